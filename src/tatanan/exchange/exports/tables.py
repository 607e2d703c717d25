"""All tables of a store as Parquet, and its records as JSONL: the two forms that lose nothing."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq

from tatanan.terms.record import Record, record_line
from tatanan.terms.tables import Tables, table_schemas

_COMPRESSION = "zstd"


def write_parquet(folder: Path, parts: Iterable[Tables]) -> dict[str, int]:
    """Write tables, one file each, and return how many rows each has.

    Parts follow one another in each file, so that the same parts give the same bytes. What the
    files hold is told in `tatanan.terms.tables`; a store takes them back as a shard.
    """
    writers: dict[str, pq.ParquetWriter] = {}
    rows: dict[str, int] = {}
    try:
        for tables in parts:
            for name, table in tables.items():
                if name not in writers:
                    writers[name] = pq.ParquetWriter(
                        folder / f"{name}.parquet", table_schemas()[name],
                        compression=_COMPRESSION,
                    )
                    rows[name] = 0
                if table.num_rows:
                    writers[name].write_table(table.combine_chunks())
                    rows[name] += table.num_rows
    finally:
        for writer in writers.values():
            writer.close()
    return rows


def write_records(path: Path, records: Iterable[Record]) -> int:
    """Write records, one JSON object a line, and return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(record_line(record) + "\n")
            count += 1
    return count
