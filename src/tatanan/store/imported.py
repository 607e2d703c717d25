"""Events that other coders found are kept beside a store's own, and never among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.store.engine import Engine, Writer, named
from tatanan.terms.imported import IMPORTED
from tatanan.terms.tables import conform

_ROWS_AT_ONCE: Final = 200_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of imported rows: how many are new, and how many were there before."""

    added: int = 0
    known: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        """Return both together."""
        return Kept(self.added + other.added, self.known + other.known)


def write_imported(writer: Writer, name: str, rows: pa.Table) -> Kept:
    """Add rows to a table of `terms.imported`, those that are there already left as they are."""
    table = IMPORTED[name]
    each = _each_once(conform(name, rows), table.key)
    if not each.num_rows:
        return Kept(0, rows.num_rows)
    columns = ", ".join(named(column) for column in table.names)
    same = " AND ".join(f"k.{named(column)} = s.{named(column)}" for column in table.key)
    missing = f"NOT EXISTS (SELECT 1 FROM {name} k WHERE {same})"  # noqa: S608 - names of our own tables
    writer.stage(name, each)
    ((new,),) = writer.rows(f"SELECT count(*) FROM staged_{name} s WHERE {missing}")  # noqa: S608 - the same
    if new:
        rest = "" if new == each.num_rows else f" WHERE {missing}"
        writer.run(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM staged_{name} s{rest}")  # noqa: S608 - the same
    return Kept(new, rows.num_rows - new)


def read_imported(engine: Engine, name: str) -> Iterator[pa.Table]:
    """Yield the rows of a table of `terms.imported`, some at a time, in the order of their keys."""
    table = IMPORTED[name]
    columns = ", ".join(named(column) for column in table.names)
    key = ", ".join(named(column) for column in table.key)
    after = ", ".join(f"${place}" for place in range(1, len(table.key) + 1))
    last: list[str | int] = []
    while True:
        where = f" WHERE ({key}) > ({after})" if last else ""
        found = conform(name, engine.read(
            f"SELECT {columns} FROM {name}{where} ORDER BY {key} LIMIT {_ROWS_AT_ONCE}",  # noqa: S608 - names of our own columns
            last,
        ))
        if found.num_rows:
            yield found
        if found.num_rows < _ROWS_AT_ONCE:
            return
        last = [found[column][-1].as_py() for column in table.key]


def _each_once(rows: pa.Table, key: tuple[str, ...]) -> pa.Table:
    """Return rows whose keys differ; of those that share one, the first."""
    if pc.count_distinct(rows[key[0]]).as_py() == rows.num_rows:
        return rows
    numbered = rows.select(key).append_column("row", pa.array(range(rows.num_rows), pa.int64()))
    firsts = numbered.group_by(list(key)).aggregate([("row", "min")])["row_min"]
    return rows.take(firsts.take(pc.sort_indices(firsts)))
