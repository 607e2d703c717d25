"""Tables of dyads turned into valued ties by year: alliances, disputes, borders, sanctions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tatanan.reference.bodies import members_of
from tatanan.reference.places import Codes, Places, known, labels, roster
from tatanan.terms.reference import Ties

_ALLIANCES = ((1, "consultation"), (2, "neutrality or non-aggression"), (3, "defence"))
_HOSTILITY = ((1, "no action"), (2, "threat"), (3, "display"), (4, "use of force"), (5, "war"))
_NEARNESS = ((1, "400 miles of water"), (2, "150 miles"), (3, "24 miles"), (4, "12 miles"),
             (5, "land or river"))
_IN_FORCE = ((1, "in force"),)
_SANCTIONS = ("trade", "arms", "military", "financial", "travel", "other")


def alliances_of(table: pa.Table, *, codes: Codes = "iso3", offense: bool = False) -> Ties:
    """Return alliances from the table of `atop`, or of a user's own `cow-alliances`.

    The level is the highest pledge: 3 defence, 2 neutrality or non-aggression, 1 consultation
    (Signorino and Ritter 1999). With `offense`, a pledge to join in attack counts as 3, too.
    """
    level = np.where(_flag(table, "consultation"), 1, 0)
    level[_flag(table, "neutrality") | _flag(table, "nonaggression")] = 2
    level[_flag(table, "defense")] = 3
    if offense and "offense" in table.column_names:
        level[_flag(table, "offense")] = 3
    rows = _dyad_years(table, level, codes)
    return _ties("alliances", rows, levels=_ALLIANCES, codes=codes)


def disputes_of(table: pa.Table, *, codes: Codes = "iso3") -> Ties:
    """Return disputes from the table of `cow-mid` or `gml-mid`, by their highest hostility.

    Rows whose hostility is not known are left out.
    """
    told = table.filter(pc.greater(table["hostility"], 0))
    rows = _dyad_years(told, _whole(told, "hostility"), codes)
    return _ties("disputes", rows, levels=_HOSTILITY, codes=codes)


def borders_of(table: pa.Table, *, until: int, codes: Codes = "iso3") -> Ties:
    """Return who touches whom, from the table of `contiguity`, up to the year `until`.

    The level is higher the nearer: 5 by land or river, 1 across up to 400 miles of water.
    """
    spread = _spread(table, until)
    rows = _dyad_years(spread, 6 - _whole(spread, "kind"), codes)
    return _ties("borders", rows, levels=_NEARNESS, codes=codes)


def sanctions_of(
    table: pa.Table,
    *,
    until: int,
    kinds: Sequence[str] = _SANCTIONS,
    spread_bodies: bool = False,
) -> Ties:
    """Return who sanctions whom, directed, from the table of `gsdb`, up to the year `until`.

    Only cases of one of the `kinds` count. Names without a code of a state are left out; with
    `spread_bodies` a body's sanctions (the European Union's, not the United Nations') are those
    of its members on the first day of the year. States are called by ISO 3166-1 alpha-3.
    """
    chosen = np.zeros(table.num_rows, bool)
    for kind in kinds:
        chosen |= _flag(table, kind)
    spread = _spread(table.filter(pa.array(chosen)), until)
    pairs = sorted({
        (year, sender, target)
        for year, body, target in zip(
            spread["year"].to_pylist(), spread["sender_code"].to_pylist(),
            spread["target_code"].to_pylist(), strict=True)
        for sender in _senders(body, year, spread_bodies=spread_bodies)
        if target is not None and len(target) == len("USA") and sender != target
    })
    columns = [*zip(*pairs, strict=True)] or [(), (), ()]
    rows = _Dyads(np.array(columns[0], np.int64), np.array(columns[1], object),
                  np.array(columns[2], object), np.ones(len(pairs), np.int64))
    return _ties("sanctions", rows, levels=_IN_FORCE, codes="iso3", directed=True)


@dataclass(frozen=True, slots=True)
class _Dyads:
    year: NDArray[np.int64]
    one: NDArray[np.object_]
    other: NDArray[np.object_]
    level: NDArray[np.int64]


def _dyad_years(table: pa.Table, level: NDArray[np.int64], codes: Codes) -> _Dyads:
    """Return the dyads of a table by label; what lies inside one label (255 and 260) is none."""
    one = labels(table, number="one", iso3="one_iso3", codes=codes)
    other = labels(table, number="other", iso3="other_iso3", codes=codes)
    rows = known(one) & known(other) & (level > 0) & (one != other)
    year = _whole(table, "year")
    return _Dyads(year[rows], one[rows], other[rows], level[rows])


def _ties(
    measure: str,
    dyads: _Dyads,
    *,
    levels: tuple[tuple[int, str], ...],
    codes: Codes,
    directed: bool = False,
) -> Ties:
    """Return ties, each dyad once a year at its highest level, with who was a state when."""
    first, last = (int(dyads.year.min()), int(dyads.year.max())) if len(dyads.year) else (0, -1)
    roster_year, roster_label = roster(range(first, last + 1), codes=codes)
    if directed:  # sanctions fall on territories, too, and those are in no list of states
        roster_year = np.concatenate([roster_year, dyads.year, dyads.year]).astype(np.int16)
        roster_label = np.concatenate([roster_label, dyads.one, dyads.other])
    count = len(dyads.year)
    placed = Places.of(np.concatenate([dyads.one, dyads.other, roster_label]))
    one, other = placed.places[:count], placed.places[count : 2 * count]
    if not directed:
        one, other = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((-dyads.level, other, one, dyads.year))
    keys = np.column_stack([dyads.year, one, other])[order]
    fresh = np.ones(count, bool)
    fresh[1:] = (np.diff(keys, axis=0) != 0).any(axis=1)
    chosen = order[fresh]
    return Ties(
        measure=measure, states=placed.states, year=dyads.year[chosen].astype(np.int16),
        one=one[chosen], other=other[chosen], level=dyads.level[chosen].astype(np.int8),
        levels=levels, roster_year=roster_year, roster_state=placed.places[2 * count :],
        first=first, last=last, directed=directed,
    )


def _spread(table: pa.Table, until: int) -> pa.Table:
    """Return one row a year of each spell; a spell that is open goes on to the year `until`."""
    first = _whole(table, "first")
    last = np.minimum(table["last"].combine_chunks().fill_null(until).to_numpy(), until)
    length = np.maximum(last.astype(np.int64) - first + 1, 0)
    rows = np.repeat(np.arange(table.num_rows), length)
    starts = np.repeat(np.cumsum(length) - length, length)
    years = first[rows] + np.arange(len(rows)) - starts
    return table.take(pa.array(rows)).append_column("year", pa.array(years, pa.int64()))


def _senders(code: str | None, year: int, *, spread_bodies: bool) -> tuple[str, ...]:
    if code is None:
        return ()
    if len(code) == len("USA") and code != "IGO":
        return (code,)
    if not spread_bodies or code == "IGOUNO":
        return ()
    found = members_of(code, date(year, 1, 1))
    return () if found is None else tuple(sorted(m for m in found.members if len(m) == len("USA")))


def _flag(table: pa.Table, name: str) -> NDArray[np.bool_]:
    flags: NDArray[np.bool_] = table[name].combine_chunks().to_numpy(zero_copy_only=False)
    return flags.astype(bool)


def _whole(table: pa.Table, name: str) -> NDArray[np.int64]:
    numbers: NDArray[np.int64] = table[name].combine_chunks().to_numpy(zero_copy_only=False)
    return numbers.astype(np.int64)
