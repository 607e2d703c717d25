"""What an importer hands on, some rows at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tatanan.exchange.imports.table import Rejected
from tatanan.terms.columns import Table


@dataclass(frozen=True, slots=True)
class Imported:
    """Rows of one of the tables of `terms.imported`, with what could not be taken over.

    `mended` counts lines whose columns had been shifted and were put back without doubt, `twice`
    rows that the file holds more than once.
    """

    table: str
    rows: pa.Table
    rejected: tuple[Rejected, ...] = ()
    mended: int = 0
    twice: int = 0


Batches = Iterator[Imported]


def table_of(table: Table, columns: Mapping[str, pa.Array]) -> pa.Table:
    """Return columns as a table of `terms.imported`, in its order and of its types.

    Raises KeyError where one of its columns is missing.
    """
    arrays = [columns[field.name].cast(field.type) for field in table.schema]
    return pa.Table.from_arrays(arrays, schema=table.schema)


def suffix_of(path: Path) -> str:
    """Return how the name of a file ends, whatever it is packed with: `events.csv.gz` is .csv.

    >>> suffix_of(Path("20240703.export.CSV.zip")), suffix_of(Path("events.parquet"))
    ('.csv', '.parquet')
    """
    name = Path(path.stem) if path.suffix.lower() in (".gz", ".zip") else path
    return name.suffix.lower()
