"""A store: codings are kept in it and found again, whichever database it stands on."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pyarrow as pa

from tatanan.store.engine import Engine, Values, Writer, load_query, named
from tatanan.store.evidence import verify_evidence
from tatanan.store.fingerprint import snapshot_of
from tatanan.store.imported import Kept, read_imported, write_imported
from tatanan.store.migrate import migrate, require_current, version_of
from tatanan.store.reviewed import add_corrections, correct_reports, read_log
from tatanan.store.rows import records_of, report_column, tables_of
from tatanan.store.searching import add_words
from tatanan.store.shards import read_shards
from tatanan.store.writing import Written, insert, require_whole, runs_of_one_coder, write_tables
from tatanan.terms.columns import Table
from tatanan.terms.imported import IMPORTED
from tatanan.terms.record import Record
from tatanan.terms.review import Correction
from tatanan.terms.tables import DERIVED, LOG, TABLES, Tables, conform

_REPORTS_AT_ONCE: Final = 5_000  # with all that hangs on them, some 100 MB


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store is: its place, its database, the version of its tables, and their rows."""

    place: str
    engine: str
    engine_version: str
    tables_version: int
    rows: Mapping[str, int]


class Store:
    """Reports and codings, kept in a database.

    Every quote is held against its report before it is written. Writing the same again changes
    nothing; a coding is replaced as a whole; the order of writing never shows, unless two
    coders coded one report: then the last holds, and the other's events are kept as past.
    """

    def __init__(self, engine: Engine, *, old: bool = False) -> None:
        """Stand on an open database; `old` admits one whose tables are to be migrated."""
        self._engine = engine
        if not old:
            require_current(engine, version_of(engine))

    @property
    def place(self) -> str:
        """Where the store is, without a password."""
        return self._engine.place

    @property
    def file(self) -> Path | None:
        """The file that this process holds; None where a server holds the store."""
        return self._engine.file

    def put(self, records: Iterable[Record]) -> Written:
        """Write records, all or none.

        Raises EvidenceMismatch where a quote does not stand in its report.
        """
        return self.put_batches(tables_of(run) for run in runs_of_one_coder([*records]))

    def put_tables(self, tables: Tables) -> Written:
        """Write the tables of some reports, all or none.

        Raises EvidenceMismatch where a quote does not stand in its report, and BadRecord where
        rows are missing or there twice.
        """
        return self.put_batches([tables])

    def put_batches(self, batches: Iterable[Tables]) -> Written:
        """Write the tables of several batches in their order, all or none.

        Raises as `put_tables` does.
        """
        checked = [{name: conform(name, tables[name]) for name in TABLES} for tables in batches]
        for tables in checked:
            require_whole(tables)
            verify_evidence(tables)
        return self._put_checked(checked)

    def load_parquet(self, folder: Path) -> Written:
        """Write all shards under a folder, each as a whole: `<folder>/<shard>/<table>.parquet`."""
        return sum((self.put_tables(shard) for shard in read_shards(folder)), Written())

    def replace_links(self, tellings: pa.Table, links: pa.Table) -> None:
        """Keep which events of reports are one event; what was kept before is dropped."""
        with self._engine.writing() as writer:
            for name, data in (("tellings", tellings), ("links", links)):
                writer.run(f"DELETE FROM {name}")  # noqa: S608 - one of two words
                insert(writer, name, conform(name, data))

    def put_imported(self, name: str, rows: pa.Table) -> Kept:
        """Add events that other coders found to one of the tables of `terms.imported`.

        Rows whose keys are there already are left as they are.
        """
        with self._engine.writing() as writer:
            return write_imported(writer, name, rows)

    def imported(self, name: str) -> Iterator[pa.Table]:
        """Yield the rows of one of the tables of `terms.imported`, in the order of their keys."""
        return read_imported(self._engine, name)

    def put_corrections(self, corrections: Iterable[Correction]) -> Kept:
        """Add entries to the log of corrections; those that are there are left as they are."""
        entries = [*corrections]
        with self._engine.writing() as writer:
            new = add_corrections(writer, entries)
        return Kept(new, len(entries) - new)

    def corrections(self, reports: Collection[str] | None = None) -> list[Correction]:
        """Return the log of corrections, the oldest entry first.

        `reports` asks for the entries whose targets are in some reports; None gives all.
        """
        return read_log(self.rows, reports)

    def query(self, name: str, values: Values = ()) -> pa.Table:
        """Return the rows of a query, by the name of its file in `queries/`.

        The order of the rows is the query's own, and the same on every database.
        """
        return self._engine.read(load_query(name), values)

    def records(self, reports: Iterable[str] | None = None) -> Iterator[Record]:
        """Yield records as they were written, in the order of their ids; None gives all."""
        if reports is None:
            for tables in self.parts():
                yield from records_of(tables)
            return
        for report in sorted(set(reports)):
            yield from records_of(self.tables_between(report, report))

    def parts(self) -> Iterator[dict[str, pa.Table]]:
        """Yield all tables but the links, some reports at a time, in the order of their keys."""
        bounds = self.query("bounds", (_REPORTS_AT_ONCE,)).to_pylist()
        for bound in bounds:
            yield self.tables_between(bound["first"], bound["last"])

    def tables_between(self, first: str, last: str) -> dict[str, pa.Table]:
        """Return the rows of the reports from `first` to `last`, in the order of their keys."""
        tables = {**TABLES, **DERIVED}
        return {
            name: conform(name, self._engine.read(_select(table), (first, last)))
            for name, table in tables.items() if name != "links"
        }

    def snapshot(self) -> str:
        """Return a digest of all that the store holds: equal contents, equal digest."""
        imported = (rows for name in IMPORTED for rows in self.imported(name))
        return snapshot_of(self._engine.read, imported)

    def info(self) -> StoreInfo:
        """Return what the store is and how much it holds."""
        engine, names = self._engine, (*TABLES, *DERIVED, *LOG, *IMPORTED)
        rows = {
            name: int(engine.read(f"SELECT count(*) FROM {name}").column(0)[0].as_py())  # noqa: S608 - names of our own tables
            for name in names
        }
        return StoreInfo(engine.place, engine.name, engine.version, version_of(engine), rows)

    def migrate(self) -> list[str]:
        """Bring the tables up to date; return the names of the migrations that were run."""
        with self._engine.writing() as writer:
            due = migrate(writer, self._engine)
            keeps_words = bool(due) and self._engine.name == "postgres"
            bounds = self.query("bounds", (_REPORTS_AT_ONCE,)).to_pylist() if keeps_words else ()
            for bound in bounds:
                texts = self.query("report_texts", (bound["first"], bound["last"]))
                self._know_words(writer, texts)
        return [f"{each.number:04} {each.name}" for each in due]

    def close(self) -> None:
        """Let the database go."""
        self._engine.close()

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the database go."""
        self.close()

    def read(self, query: str, values: Values = ()) -> pa.Table:
        """Return the rows of a query given as SQL: for checks, which name tables and columns."""
        return self._engine.read(query, values)

    def rows(self, query: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return those rows as tuples."""
        columns = [column.to_pylist() for column in self._engine.read(query, values).columns]
        return [*zip(*columns, strict=True)]

    def log(self) -> pa.Table:
        """Return the table of corrections in the order of its key."""
        return conform("corrections", self._engine.read("SELECT * FROM corrections ORDER BY id"))

    def _put_checked(self, batches: Sequence[Tables]) -> Written:
        with self._engine.writing() as writer:
            written = sum((write_tables(writer, tables) for tables in batches), Written())
            for tables in batches:
                correct_reports(writer, tables["reports"]["id"].to_pylist())
                self._know_words(writer, tables["reports"])
            return written

    def _know_words(self, writer: Writer, reports: pa.Table) -> None:
        """Keep the words of reports for search, where the database itself searches."""
        if self._engine.name == "postgres":
            add_words(writer, reports)

def _select(table: Table) -> str:
    columns = ", ".join(named(column) for column in table.names)
    report = report_column(table.name)
    return (
        f"SELECT {columns} FROM {table.name}"  # noqa: S608 - names of our own columns
        f" WHERE {report} BETWEEN $1 AND $2 ORDER BY {report}, {_key(table)}"
    )


def _key(table: Table) -> str:
    return ", ".join(named(column) for column in table.key)
