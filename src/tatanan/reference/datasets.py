"""The data sets that are known: what each is, where it comes from, and how its files are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tatanan.errors import MissingReference
from tatanan.reference.facts import fact_names, load_facts

if TYPE_CHECKING:  # Arrow takes a moment to load, and a list of data sets does without
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Licence:
    """On what terms a data set is given.

    `certainty` is `stated` where its publisher says so, `likely` where others say that he does,
    and `unclear` where nobody was seen to.
    """

    name: str
    url: str | None
    certainty: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table as it is kept; `unknown` says what an empty cell means.

    `unknown` is None where no cell may be empty.
    """

    name: str
    type: str
    meaning: str
    unknown: str | None


@dataclass(frozen=True, slots=True)
class RowCount:
    """About how many rows a whole file gives, and by what share that may be off."""

    about: int
    within: float

    def fits(self, rows: int) -> bool:
        """Say whether a number of rows is near what was expected.

        >>> RowCount(1000, 0.2).fits(850), RowCount(1000, 0.2).fits(20)
        (True, False)
        """
        return self.about * (1 - self.within) <= rows <= self.about * (1 + self.within)


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a data set is published.

    `columns` and `optional` say how files spell what is read: names in order of preference, or
    the place of a column where a file has no header (then `headless` is how many there are).
    `refuse` says why a file of this form is no use. `rest` asks for all other columns, too.
    """

    name: str
    files: tuple[str, ...]
    loader: str | None
    refuse: str | None
    columns: Mapping[str, tuple[str, ...] | int]
    optional: Mapping[str, tuple[str, ...] | int]
    headless: int | None
    rest: bool
    rows: RowCount | None


@dataclass(frozen=True, slots=True)
class Download:
    """Where a publisher keeps a data set: an address, or a file in a Dataverse.

    `how` says how to get it by hand where it is not fetched; then all else is None.
    """

    how: str | None = None
    url: str | None = None
    dataverse: str | None = None
    doi: str | None = None
    file: str | None = None
    most_mib: int = 0


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set of the field: source, version, terms, columns, use, and where its data end.

    `last` is None where the publisher goes on adding to it. `key` names the columns that tell
    one row from another, `coverage` the column that dates a row.
    """

    id: str
    title: str
    publisher: str
    version: str
    citation: str
    page: str
    licence: Licence
    bundled: bool
    uses: tuple[str, ...]
    first: date
    last: date | None
    notes: tuple[str, ...]
    key: tuple[str, ...]
    coverage: str
    columns: tuple[Column, ...]
    formats: tuple[Format, ...]
    download: Download

    def schema(self) -> "pa.Schema":
        """Return the Arrow schema of its table."""
        import pyarrow as pa

        kinds = {"int8": pa.int8(), "int16": pa.int16(), "int32": pa.int32(), "int64": pa.int64(),
                 "float64": pa.float64(), "text": pa.string(), "day": pa.date32(),
                 "flag": pa.bool_()}
        return pa.schema([
            pa.field(column.name, kinds[column.type], nullable=column.unknown is not None)
            for column in self.columns
        ])


@lru_cache(maxsize=1)
def known_data_sets() -> tuple[DataSet, ...]:
    """Return all data sets that are known, by id."""
    return tuple(_data_set(load_facts("sets", name)) for name in fact_names("sets"))


def data_set(name: str) -> DataSet:
    """Return a data set by its id; raise MissingReference where none is called so.

    >>> data_set("atop").title
    'Alliance Treaty Obligations and Provisions (ATOP), dyad-years'
    """
    found = next((each for each in known_data_sets() if each.id == name), None)
    if found is None:
        known = ", ".join(each.id for each in known_data_sets())
        raise MissingReference(f"there is no data set {name!r}; `tatanan data list` knows {known}")
    return found


def _data_set(row: Mapping[str, Any]) -> DataSet:
    licence = row["licence"]
    return DataSet(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        version=row["version"],
        citation=row["citation"],
        page=row["page"],
        licence=Licence(licence["name"], licence.get("url"), licence["certainty"],
                        licence.get("note")),
        bundled=row["bundled"],
        uses=tuple(row["uses"]),
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]) if row["last"] else None,
        notes=tuple(row.get("notes", ())),
        key=tuple(row["key"]),
        coverage=row["coverage"],
        columns=tuple(
            Column(each["name"], each["type"], each["meaning"], each.get("unknown"))
            for each in row["columns"]
        ),
        formats=tuple(_format(each) for each in row["formats"]),
        download=Download(**row["fetch"]),
    )


def _format(row: Mapping[str, Any]) -> Format:
    rows = row.get("rows")
    return Format(
        name=row["name"],
        files=tuple(row["files"]),
        loader=row.get("loader"),
        refuse=row.get("refuse"),
        columns=_names(row["columns"]),
        optional=_names(row.get("optional", {})),
        headless=row.get("headless"),
        rest=row.get("rest", False),
        rows=RowCount(rows["about"], rows["within"]) if rows else None,
    )


def _names(reads: Mapping[str, Any]) -> dict[str, tuple[str, ...] | int]:
    return {key: names if isinstance(names, int) else tuple(names) for key, names in reads.items()}
