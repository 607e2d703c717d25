"""What a store holds as one digest: equal contents, equal digest, however stored and chunked.

Of a report its id is told, which is a hash of its text, and of a coding its digest, which is one
of all that was coded: so the long tables need not be read. That rows are what their digests say
is what `store.checking` checks.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Final, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tatanan.store.engine import named
from tatanan.terms.tables import DERIVED, LOG, TABLES, table_schemas

_ROWS_AT_ONCE: Final = 1 << 16
_LONG: Final = ("reports", "text")
_TOLD: Final = {
    name: {**TABLES, **DERIVED, **LOG}[name] for name in (
        "reports", "appearances", "codings", "past_events", "tellings", "links", "corrections")
}


class Digest(Protocol):
    """What bytes are added to, such as `hashlib.sha256()`."""

    def update(self, data: bytes, /) -> None:
        """Take bytes in."""


def snapshot_of(read: Callable[[str], pa.Table], imported: Iterable[pa.Table]) -> str:
    """Return the digest of all that a store holds.

    `read` gives the rows of a query; `imported` are the events of other coders, in order.
    """
    digest = sha256()
    for name, table in _TOLD.items():
        columns = [column for column in table.names if (name, column) != _LONG]
        listed = ", ".join(map(named, columns))
        key = ", ".join(map(named, table.key))
        rows = read(f"SELECT {listed} FROM {name} ORDER BY {key}")  # noqa: S608 - names of our own
        schema = pa.schema([table_schemas()[name].field(column) for column in columns])
        add_table(digest, name, rows.cast(schema))
    for rows in imported:
        add_table(digest, "imported", rows)
    return digest.hexdigest()


def add_table(digest: Digest, name: str, data: pa.Table) -> None:
    """Add a table's name, its columns and its rows."""
    digest.update(f"{name} {data.num_rows} {' '.join(data.column_names)}\n".encode())
    for start in range(0, data.num_rows, _ROWS_AT_ONCE):
        rows = data.slice(start, _ROWS_AT_ONCE)
        for column in rows.columns:
            _add_column(digest, column)


def _add_column(digest: Digest, column: pa.ChunkedArray) -> None:
    """Add which values are known, how long each is, and the values themselves."""
    digest.update(np.packbits(pc.is_valid(column).to_numpy().astype(np.bool_)).tobytes())
    known = column.drop_null()
    if pa.types.is_string(column.type):
        digest.update(pc.binary_length(known).to_numpy().astype("<i4").tobytes())
        digest.update("".join(known.to_pylist()).encode())
    elif pa.types.is_date(column.type):
        digest.update(known.cast(pa.int32()).to_numpy().astype("<i4").tobytes())
    elif pa.types.is_boolean(column.type):
        digest.update(known.to_numpy().astype(np.uint8).tobytes())
    else:
        kind = "<f8" if pa.types.is_floating(column.type) else "<i8"
        digest.update(known.to_numpy().astype(kind).tobytes())
