"""Memberships in intergovernmental organisations, by organisation or counted."""

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import iso3_column, ordered_pair, year_ends
from tatanan.reference.raw import Raw, rest_name

_ROLES = (1, 2, 3)
_NO_ROLE = (-9, -1)  # not known; no member of the system
_ABOUT_THE_ROW = frozenset({"state", "statename", "version", "orgname"})


def read_state_years(raw: Raw) -> pa.Table:
    """Return one row a state, year and organisation that the state has a part in."""
    state = raw.integers("state", low=2, high=999)
    year = raw.integers("year", low=1815, high=2200)
    iso3 = iso3_column(state, year_ends(year))
    names = {raw.spelled["first_organisation"]: "first_organisation"}
    names |= {name: rest_name(name) for name in raw.rest if name.lower() not in _ABOUT_THE_ROW}
    tables = []
    for organisation, column in names.items():
        role = raw.integers(column, low=0, high=3, missing=_NO_ROLE, empty=True)
        chosen = pc.fill_null(pc.is_in(role, pa.array(_ROLES, pa.int64())), fill_value=False)
        rows = pa.table({"state": state, "iso3": iso3, "year": year, "role": role}).filter(chosen)
        label = pa.array([organisation] * rows.num_rows, pa.string())
        tables.append(rows.append_column("organisation", label))
    return pa.concat_tables(tables)


def read_counts(raw: Raw) -> pa.Table:
    """Return how many organisations a state is in, by role and year."""
    state = raw.integers("state", low=2, high=999)
    year = raw.integers("year", low=1815, high=2200)
    counts = {name: raw.integers(name, low=0, high=2000)
              for name in ("member", "associate", "observer")}
    return pa.table({"state": state, "iso3": iso3_column(state, year_ends(year)), "year": year}
                    | counts)


def read_joint(raw: Raw) -> pa.Table:
    """Return how many organisations two states share, each pair once."""
    one, other, _ = ordered_pair(
        raw.integers("one", low=2, high=999), raw.integers("other", low=2, high=999)
    )
    year = raw.integers("year", low=1815, high=2200)
    days = year_ends(year)
    return pa.table({
        "one": one,
        "other": other,
        "one_iso3": iso3_column(one, days),
        "other_iso3": iso3_column(other, days),
        "year": year,
        "shared": raw.integers("shared", low=0, high=2000),
    })
