"""Who was a major power on a day, from the table of `cow-majors`."""

from datetime import date

import pyarrow as pa

from tatanan.reference.until import until_of
from tatanan.terms.reference import Roster

MAJORS = "major powers"


def majors_on(table: pa.Table, day: date) -> Roster:
    """Return the major powers on a day, by ISO 3166-1 alpha-3, or by number without a code.

    Whoever still was one when the list ended is unsure on later days, and so is not known to be
    none. Where the table does not say up to when it speaks, that day is taken as its end.

    >>> from tatanan.reference.until import data_until
    >>> spells = pa.table({"state": [2, 300], "iso3": ["USA", None],
    ...     "first": [date(1898, 8, 13), date(1816, 1, 1)], "last": [None, date(1918, 11, 3)]})
    >>> listed = data_until(spells, date(2016, 12, 31))
    >>> sorted(majors_on(listed, date(1910, 1, 1)).members), majors_on(listed, date(2022, 1, 1))
    (['COW300', 'USA'], Roster(... unsure=frozenset({'USA'}), ...))
    """
    until = until_of(table) or day
    held = frozenset(
        row["iso3"] or f"COW{row['state']}" for row in table.to_pylist()
        if row["first"] <= day and (row["last"] is None or day <= row["last"]))
    members, unsure = (held, frozenset[str]()) if day <= until else (frozenset[str](), held)
    return Roster(MAJORS, day, members, unsure, until)
