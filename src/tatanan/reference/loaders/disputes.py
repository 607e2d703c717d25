"""Militarized interstate disputes of two states by year (COW MID, GML)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import iso3_column, ordered_pair, year_ends
from tatanan.reference.raw import Raw

_UNKNOWN = (-9,)
_KEY = ["dispute", "one", "other", "year"]
_LEVELS = ["hostility", "hostility_one", "hostility_other"]


def read_dyad_years(raw: Raw) -> pa.Table:
    """Return the disputes of a file with one row a dispute, directed dyad and year."""
    one, other, swapped = _pair(raw)
    own, theirs = _hostility(raw, "hostility_one"), _hostility(raw, "hostility_other")
    return _joined(pa.table({
        "dispute": raw.integers("dispute", low=1, high=10**7),
        "one": one,
        "other": other,
        "year": raw.integers("year", low=1816, high=2200),
        "hostility": pc.max_element_wise(own, theirs),
        "hostility_one": pc.if_else(swapped, theirs, own),
        "hostility_other": pc.if_else(swapped, own, theirs),
    }))


def read_dyadic(raw: Raw) -> pa.Table:
    """Return the disputes of the dyadic file, which gives the highest level of both sides."""
    one, other, _ = _pair(raw)
    return _joined(pa.table({
        "dispute": raw.integers("dispute", low=1, high=10**7),
        "one": one,
        "other": other,
        "year": raw.integers("year", low=1816, high=2200),
        "hostility": _hostility(raw, "hostility"),
        "hostility_one": pa.nulls(raw.rows, pa.int64()),
        "hostility_other": pa.nulls(raw.rows, pa.int64()),
    }))


def read_participants(raw: Raw) -> pa.Table:
    """Return the disputes of the file of participants, each pair of opponents while both took part.

    Who joined late or left early is an opponent only in the years that both were in it.
    """
    by_dispute: dict[int, list[_Participant]] = defaultdict(list)
    for dispute, participant in _participants(raw):
        by_dispute[dispute].append(participant)
    rows = [row for dispute in sorted(by_dispute) for row in _clashes(dispute, by_dispute[dispute])]
    columns = zip(*rows, strict=True) if rows else [[]] * 7
    return _joined(pa.table([pa.array(c, pa.int64()) for c in columns], [*_KEY, *_LEVELS]))


@dataclass(frozen=True, slots=True)
class _Participant:
    state: int
    side_a: bool
    first: date
    last: date
    hostility: int | None


def _participants(raw: Raw) -> Iterator[tuple[int, _Participant]]:
    first = _days(raw, "first", ends=False)
    last = _days(raw, "last", ends=True)
    yield from (
        (dispute, _Participant(*values))
        for dispute, *values in zip(
            raw.integers("dispute", low=1, high=10**7).to_pylist(),
            raw.integers("state", low=2, high=999).to_pylist(),
            raw.flags("side").to_pylist(),
            first.to_pylist(),
            last.to_pylist(),
            _hostility(raw, "hostility").to_pylist(),
            strict=True,
        )
    )


def _clashes(dispute: int, participants: list[_Participant]) -> Iterator[tuple[int | None, ...]]:
    """Yield a row a pair of opponents and year; the lower number stands first."""
    for own in (p for p in participants if p.side_a):
        for their in (p for p in participants if not p.side_a):
            low, high = sorted((own, their), key=lambda p: p.state)
            levels = [level for level in (low.hostility, high.hostility) if level is not None]
            start, end = max(own.first, their.first), min(own.last, their.last)
            for year in range(start.year, end.year + 1) if start <= end else ():
                yield (dispute, low.state, high.state, year, max(levels, default=None),
                       low.hostility, high.hostility)


def _pair(raw: Raw) -> tuple[pa.Array, pa.Array, pa.Array]:
    return ordered_pair(
        raw.integers("one", low=2, high=999), raw.integers("other", low=2, high=999)
    )


def _hostility(raw: Raw, name: str) -> pa.Array:
    return raw.integers(name, low=0, high=5, missing=_UNKNOWN, empty=True)


def _days(raw: Raw, end: str, *, ends: bool) -> pa.Array:
    """Return days from parts; where a file has years only, the first or the last of the year."""
    names = (f"{end}_year", f"{end}_month", f"{end}_day")
    if all(raw.has(name) for name in names):
        return raw.days_of_parts(names, ends=ends)
    years = raw.integers(names[0], low=1600, high=2200)
    return year_ends(years) if ends else pc.add(
        year_ends(pc.subtract(years, 1)).cast(pa.int32()), 1
    ).cast(pa.date32())


def _joined(rows: pa.Table) -> pa.Table:
    """Return one row a dispute, dyad and year, with the highest levels of its rows, and codes."""
    joined = rows.group_by(_KEY).aggregate([(name, "max") for name in _LEVELS])
    columns = {name: joined[name].combine_chunks() for name in _KEY}
    days = year_ends(columns["year"])
    codes = {f"{side}_iso3": iso3_column(columns[side], days) for side in ("one", "other")}
    return pa.table(columns | codes | {name: joined[f"{name}_max"] for name in _LEVELS})
