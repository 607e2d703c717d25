"""What a database must be able to do so that a store can stand on it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from tatanan.errors import BadStore

_SCHEMES = ("postgresql://", "postgres://")
Value = str | int | float | date | None
Values = Sequence[Value]


class Writer(Protocol):
    """One transaction: all of it is kept, or nothing."""

    def stage(self, name: str, data: pa.Table) -> None:
        """Show the statements of this transaction a table as `staged_<name>`."""

    def run(self, statement: str, values: Values = ()) -> None:
        """Run one statement, its `$1`, `$2`, ... filled in."""

    def rows(self, query: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query that are few."""


class Engine(Protocol):
    """A database that holds a store.

    `name` is `duckdb` or `postgres`; `place` says where it is, without a password; `file` is the
    file that this process holds, if any; `version` is the database's own.
    """

    @property
    def name(self) -> str:
        """The kind of database."""

    @property
    def place(self) -> str:
        """Where it is."""

    @property
    def file(self) -> Path | None:
        """The file that this process holds; None where a server holds the store."""

    @property
    def version(self) -> str:
        """The version of the database."""

    def read(self, query: str, values: Values = ()) -> pa.Table:
        """Return the rows of a query, its `$1`, `$2`, ... filled in."""

    def writing(self) -> AbstractContextManager[Writer]:
        """Begin a transaction; the others that write wait."""

    def close(self) -> None:
        """Let the database go."""


def is_postgres(place: str | Path) -> bool:
    """Say whether a place is the address of a PostgreSQL database.

    >>> is_postgres("postgresql://localhost/dunia"), is_postgres("world.duckdb")
    (True, False)
    """
    return str(place).startswith(_SCHEMES)


@lru_cache(maxsize=64)
def load_query(name: str) -> str:
    """Return the SQL of a query, by the name of its file.

    Raises KeyError where there is no such query.
    """
    file = files("tatanan.store") / "queries" / f"{name}.sql"
    if not file.is_file():
        raise KeyError(f"there is no query {name!r}; those that are lie in tatanan/store/queries")
    return file.read_text(encoding="utf-8")


def plain(data: pa.Table) -> pa.Table:
    """Return a table without what one database says of its columns and another does not."""
    fields = [pa.field(f.name, _plain_type(f.type)) for f in data.schema]
    return data.cast(pa.schema(fields))


def _plain_type(kind: pa.DataType) -> pa.DataType:
    is_text = pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    return pa.string() if is_text else kind


def require_writable(place: str, *, read_only: bool) -> None:
    """Raise BadStore where a store was opened only to be read."""
    if read_only:
        raise BadStore(f"{place} was opened to be read; open it without read_only to write")


def named(column: str) -> str:
    """Return a column's name as SQL takes it, whatever SQL means by the word.

    >>> named("end")
    '"end"'
    """
    return '"' + column.replace('"', '""') + '"'
