"""Tables as Parquet: one folder a shard, one file a table."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tatanan.errors import BadRecord
from tatanan.terms.tables import TABLES, Tables, conform, empty_tables


def write_shard(folder: Path, tables: Tables) -> None:
    """Write tables into a folder, one file each; the same tables give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        data = conform(name, tables[name]).combine_chunks()
        pq.write_table(data, folder / f"{name}.parquet", compression="zstd")


def read_shards(folder: Path) -> Iterator[dict[str, pa.Table]]:
    """Yield the tables of each shard under a folder, in the order of their names.

    The folder may be a shard itself. A table that has no file has no rows; a folder whose name
    begins with a dot is still being written, and passed over. Raises BadRecord where a file is
    no table of a store, or where no shard is found.
    """
    found = {file.parent for file in folder.rglob("reports.parquet")}
    shards = sorted(path for path in found if not _is_hidden(path.relative_to(folder)))
    if not shards:
        raise BadRecord(
            f"{folder} holds no shard; name a folder with reports.parquet, or one of such folders"
        )
    for shard in shards:
        yield read_shard(shard)


def read_shard(folder: Path) -> dict[str, pa.Table]:
    """Return the tables of one shard; raises BadRecord where a file is no table of a store."""
    tables = empty_tables()
    for name in TABLES:
        file = folder / f"{name}.parquet"
        if file.is_file():
            try:
                tables[name] = conform(name, pq.read_table(file))
            except (pa.ArrowException, KeyError, OSError) as error:
                raise BadRecord(f"{file}: {error}; make the shard anew") from error
    return tables


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
