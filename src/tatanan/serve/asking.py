"""What the server asks of a store: the queries of this package, by the name of their file."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import pyarrow as pa

from tatanan.store import Store

_BETWEEN = "\x1f"  # ASCII's unit separator; it stands in no id
Row = dict[str, Any]


def ask(store: Store, name: str, *values: Iterable[str] | int | None) -> pa.Table:
    """Return the rows of a query; a value is a list of ids or codes, a number, or None."""
    return store.read(query_text(name), [
        each if each is None or isinstance(each, int) else _BETWEEN.join(each) for each in values
    ])


@lru_cache(maxsize=32)
def query_text(name: str) -> str:
    """Return the SQL of a query, by the name of its file."""
    file = files("tatanan.serve") / "queries" / f"{name}.sql"
    return file.read_text(encoding="utf-8")
