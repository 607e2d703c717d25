"""Pledges between two states in a year: ATOP, and a user's own copy of the COW alliances."""

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import iso3_column, ordered_pair, year_ends
from tatanan.reference.raw import Raw

_PLEDGES = ("defense", "offense", "neutrality", "nonaggression", "consultation")


def read_pledges(raw: Raw) -> pa.Table:
    """Return what two states pledge in a year, each pair once, over all their treaties.

    A file that gives both directions of a dyad, or one row a treaty, is joined: what one row
    pledges, the dyad does.
    """
    pledges = [name for name in _PLEDGES if raw.has(name)]
    one, other, _ = ordered_pair(
        raw.integers("one", low=2, high=999), raw.integers("other", low=2, high=999)
    )
    year = raw.integers("year", low=1815, high=2200)
    rows = pa.table({"one": one, "other": other, "year": year}
                    | {name: raw.flags(name) for name in pledges})
    rows = rows.filter(pc.not_equal(rows["one"], rows["other"]))
    joined = rows.group_by(["one", "other", "year"]).aggregate([(name, "max") for name in pledges])
    days = year_ends(joined["year"].combine_chunks())
    columns = {name: joined[name].combine_chunks() for name in ("one", "other", "year")}
    codes = {f"{side}_iso3": iso3_column(columns[side], days) for side in ("one", "other")}
    return pa.table(columns | codes | {name: joined[f"{name}_max"] for name in pledges})
