"""Which states touch one another, by land or across how much water, and in which years."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import iso3_column, ordered_pair, year_ends
from tatanan.reference.raw import Raw
from tatanan.reference.until import data_until

_NAMES = ["one", "other", "kind", "first", "last"]


def read_years(raw: Raw) -> pa.Table:
    """Return the spells of a file with one row a directed dyad and year."""
    one, other, _ = _pair(raw)
    rows = pa.table({"one": one, "other": other, "kind": _kinds(raw),
                     "year": raw.integers("year", low=1816, high=2200)})
    end = pc.max(rows["year"]).as_py()
    distinct = rows.group_by(["one", "other", "kind", "year"]).aggregate([])
    ordered = distinct.sort_by([(name, "ascending") for name in ("one", "other", "kind", "year")])
    spells = _runs(zip(*(column.to_pylist() for column in ordered), strict=True), end)
    return data_until(_table(spells), date(end, 12, 31))


def read_spells(raw: Raw) -> pa.Table:
    """Return the spells of a file with one row a spell, each pair of states once."""
    one, other, _ = _pair(raw)
    first, last = _years(raw, "first"), _years(raw, "last")
    end = pc.max(last).as_py()
    open_last = pc.if_else(pc.equal(last, end), None, last)
    rows = pa.table([one, other, _kinds(raw), first, open_last], _NAMES)
    spells = rows.group_by(_NAMES).aggregate([])
    return data_until(
        _table(zip(*(column.to_pylist() for column in spells), strict=True)), date(end, 12, 31)
    )


def _runs(
    rows: Iterable[tuple[int, ...]], end: int
) -> Iterator[tuple[int | None, ...]]:
    """Yield one spell a run of years; a run that reaches the end of the data has no last year."""
    numbered = enumerate(rows)
    for (one, other, kind, _), run in groupby(
        numbered, key=lambda row: (*row[1][:3], row[1][3] - row[0])
    ):
        years = [year for _, (*_, year) in run]
        yield one, other, kind, years[0], None if years[-1] == end else years[-1]


def _pair(raw: Raw) -> tuple[pa.Array, pa.Array, pa.Array]:
    return ordered_pair(
        raw.integers("one", low=2, high=999), raw.integers("other", low=2, high=999)
    )


def _kinds(raw: Raw) -> pa.Array:
    return raw.integers("kind", low=0, high=5)


def _years(raw: Raw, name: str) -> pa.Array:
    """Return the years of a column that holds days, or years and months (`181601`)."""
    text = raw.texts(name)
    if pc.all(pc.match_substring_regex(text, r"^\d{6}$")).as_py():
        return pc.utf8_slice_codeunits(text, 0, 4).cast(pa.int64())
    return pc.year(raw.days(name))


def _table(spells: Iterable[tuple[int | None, ...]]) -> pa.Table:
    """Return spells as a table with codes; kind 0 says that two states do not touch."""
    touching = (spell for spell in spells if spell[2] != 0)
    columns = [*zip(*touching, strict=True)] or [()] * len(_NAMES)
    arrays = dict(zip(_NAMES, (pa.array(column, pa.int64()) for column in columns), strict=True))
    days = year_ends(arrays["first"])
    codes = {f"{side}_iso3": iso3_column(arrays[side], days) for side in ("one", "other")}
    return pa.table(arrays | codes)
