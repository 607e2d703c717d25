"""A digest of tables that is the same for the same rows in the same order, however chunked."""

from typing import Final, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_ROWS_AT_ONCE: Final = 1 << 16


class Digest(Protocol):
    """What bytes are added to, such as `hashlib.sha256()`."""

    def update(self, data: bytes, /) -> None:
        """Take bytes in."""


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
