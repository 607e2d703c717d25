"""Lists of states and of major powers, with the days between which each was a member."""

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import iso3_column
from tatanan.reference.raw import Raw
from tatanan.reference.until import data_until

_LISTS_END_FROM = date(2010, 12, 31)  # no version that is in use ends earlier
_FAR_OFF = date(2900, 1, 1)  # some lists write 9999-12-31 for an open end
_FIRST = ("first_year", "first_month", "first_day")
_LAST = ("last_year", "last_month", "last_day")


def read_cow_parts(raw: Raw) -> pa.Table:
    """Return the spells of a COW list that gives years, months and days apart."""
    first = raw.days_of_parts(_FIRST, ends=False)
    return _spells(raw, (first, raw.days_of_parts(_LAST, ends=True)), system="cow")


def read_cow_days(raw: Raw) -> pa.Table:
    """Return the spells of a COW list that gives whole days."""
    return _spells(raw, (raw.days("first"), raw.days("last")), system="cow")


def read_gw_days(raw: Raw) -> pa.Table:
    """Return the spells of a Gleditsch-Ward list, which gives whole days."""
    return _spells(raw, (raw.days("first"), raw.days("last")), system="gw")


def read_cow_majors(raw: Raw) -> pa.Table:
    """Return the spells of a list of major powers."""
    return read_cow_parts(raw).select(["state", "iso3", "first", "last"])


def _spells(raw: Raw, days: tuple[pa.Array, pa.Array], *, system: str) -> pa.Table:
    first, last = days
    end = pc.max(last).as_py()
    state = raw.integers("state", low=2, high=999)
    nothing = pa.nulls(raw.rows, pa.bool_())
    spells = pa.table({
        "state": state,
        "abbreviation": _texts(raw, "abbreviation"),
        "name": _texts(raw, "name"),
        "iso3": iso3_column(state, last, system=system),
        "first": first,
        "last": _opened(last),
        "microstate": raw.flags("microstate") if raw.has("microstate") else nothing,
    })
    return spells if end is None or end > _FAR_OFF else data_until(spells, end)


def _opened(last: pa.Array) -> pa.Array:
    """Return last days without those on which the list ends: such a spell goes on."""
    end = max(pc.max(last).as_py() or _LISTS_END_FROM, _LISTS_END_FROM)
    return pc.if_else(pc.greater_equal(last, pa.scalar(end, pa.date32())), None, last)


def _texts(raw: Raw, name: str) -> pa.Array:
    return pc.fill_null(raw.texts(name), "") if raw.has(name) else pa.array([""] * raw.rows)
