"""The last day that a list of spells speaks of, kept with its table.

In such a table what still holds has no last day, so the rows do not tell where the data end.
"""

from datetime import date

import pyarrow as pa

_UNTIL = b"until"


def data_until(table: pa.Table, day: date) -> pa.Table:
    """Return a table that says of itself up to which day it speaks."""
    return table.replace_schema_metadata({_UNTIL: day.isoformat().encode()})


def until_of(table: pa.Table) -> date | None:
    """Return the last day that a table says it speaks of; None where it does not say.

    >>> until_of(data_until(pa.table({"state": [2]}), date(2016, 12, 31)))
    datetime.date(2016, 12, 31)
    """
    told = (table.schema.metadata or {}).get(_UNTIL)
    return date.fromisoformat(told.decode()) if told else None
