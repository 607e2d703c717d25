"""What a table of a store is made of: columns, and where each stands in a record's object."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

Path = tuple[str, ...]


class ColumnKind(StrEnum):
    """What a column holds; JSON is text that SQL need not look into."""

    TEXT = "text"
    OFFSET = "offset"
    COUNT = "count"
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"
    JSON = "json"


_ARROW = {
    ColumnKind.TEXT: pa.string(),
    ColumnKind.OFFSET: pa.int32(),
    ColumnKind.COUNT: pa.int32(),
    ColumnKind.DAY: pa.date32(),
    ColumnKind.NUMBER: pa.float64(),
    ColumnKind.FLAG: pa.bool_(),
    ColumnKind.JSON: pa.string(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it says, and the names that lead to it in a record's object.

    `path` is empty for what does not stand in the object itself, such as its report.
    """

    name: str
    kind: ColumnKind
    doc: str
    path: Path = ()
    nullable: bool = False

    @property
    def field(self) -> pa.Field:
        """The column as Arrow knows it, what it says among its metadata."""
        return pa.field(
            self.name, _ARROW[self.kind], nullable=self.nullable, metadata={"doc": self.doc}
        )


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, and the columns that tell one row from all others (`key`).

    `part` names the list of a record whose objects are its rows; None where other objects are.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    key: Path
    part: str | None = None

    @property
    def schema(self) -> pa.Schema:
        """The table as Arrow knows it."""
        return pa.schema([column.field for column in self.columns], metadata={"doc": self.doc})

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def quotes(self) -> Iterator[tuple[str, str, str]]:
        """Yield the columns that are evidence: where words start, where they end, the words."""
        for name in self.names:
            if name.endswith("quote"):
                prefix = name.removesuffix("quote")
                yield f"{prefix}start", f"{prefix}end", name


def column_of(
    kind: ColumnKind, name: str, doc: str, path: str | None = None, *, null: bool = False
) -> Column:
    """Return a column of an object; `path` leads to it with dots, None is its own name."""
    return Column(name, kind, doc, tuple((path or name).split(".")), null)


def text(name: str, doc: str, path: str | None = None, *, null: bool = False) -> Column:
    """Return a column of text."""
    return column_of(ColumnKind.TEXT, name, doc, path, null=null)


def json_text(name: str, doc: str, path: str | None = None) -> Column:
    """Return a column of JSON text."""
    return column_of(ColumnKind.JSON, name, f"{doc} (JSON)", path)


def offset(name: str, doc: str, path: str | None = None, *, null: bool = False) -> Column:
    """Return a column of offsets."""
    return column_of(ColumnKind.OFFSET, name, doc, path, null=null)


def day(name: str, doc: str, path: str | None = None) -> Column:
    """Return a column of days, which may be unknown."""
    return column_of(ColumnKind.DAY, name, doc, path, null=True)


def made(kind: ColumnKind, name: str, doc: str, *, null: bool = False) -> Column:
    """Return a column of what does not stand in the object itself."""
    return Column(name, kind, doc, (), null)


def words(prefix: str, whose: str, path: str = "", *, null: bool = False) -> Iterator[Column]:
    """Yield the columns of evidence: `text[start:end] == quote` of the report."""
    of_them = f"words {whose}"
    yield offset(f"{prefix}start", f"{of_them}: where they start", f"{path}start", null=null)
    yield offset(f"{prefix}end", f"{of_them}: where they end, exclusive", f"{path}end", null=null)
    yield text(f"{prefix}quote", f"{of_them}: as they stand", f"{path}quote", null=null)


def interval(prefix: str, path: str, *, null: bool = True) -> Iterator[Column]:
    """Yield the columns of an interval of days."""
    yield day("first", "first day of its date", f"{path}first")
    yield day("last", "last day of its date, inclusive", f"{path}last")
    yield text(f"{prefix}basis", "how the date is known", f"{path}basis", null=null)
    start, end, quote = words(prefix, "that give the date", path, null=True)
    yield from (quote, start, end)
    yield day(f"{prefix}anchor", "day that a relative date is counted from", f"{path}anchor")
