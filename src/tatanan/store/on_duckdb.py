"""A store in one DuckDB file: one process owns it at a time, and no extension is downloaded."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any, Final

import duckdb
import pyarrow as pa

from tatanan.errors import BadStore, StoreBusy
from tatanan.store.engine import Values, plain, require_writable
from tatanan.store.migrate import VERSIONS, lay_out
from tatanan.store.owner import Owner, holder_of, sign, this_process, unsign

STORAGE_VERSION: Final = "v1.4.0"  # a file that DuckDB 1.4 and all later ones open
# A checkpoint writes the last rows of every table anew, up to 122,880 of them: at DuckDB's own
# 16 MB that happens every few thousand reports, and costs the more the fuller a store is.
_LOGGED: Final = "256MB"  # what is written between two; after a kill so much is read again
_SETTINGS: Final[Mapping[str, str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "checkpoint_threshold": _LOGGED,
    "enable_external_access": "false",  # no query reads or writes another file
    "storage_compatibility_version": STORAGE_VERSION,
}
_PID: Final = re.compile(r"\(PID (\d+)\)")
_LOCKED: Final = ("Could not set lock", "being used by another process")
_SHARED: Final = "different configuration"
_FOREIGN: Final = ("not a valid DuckDB database file", "Extension ", "external extensions")
_NEWER: Final = re.compile(r"version number|newer (DuckDB )?version|storage version", re.IGNORECASE)
_DAMAGED: Final = re.compile(
    r"corrupt|checksum|could not read enough|deserializ|serialization|INTERNAL", re.IGNORECASE
)


class OnDuckDb:
    """A store's file, held open."""

    name: Final = "duckdb"
    version: Final = duckdb.__version__

    def __init__(
        self, path: Path, database: duckdb.DuckDBPyConnection, owner: Owner | None
    ) -> None:
        self.place = str(path)
        self.file = path
        self._database = database
        self._owner = owner
        self._lock = RLock()
        self._staged: list[str] = []

    def read(self, query: str, values: Values = ()) -> pa.Table:
        """Return the rows of a query, which cannot write; threads may ask at the same time."""
        with _told(self.file), self._database.cursor() as cursor:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            found = cursor.sql(query, params=list(values)) if values else cursor.sql(query)
            return plain(found.to_arrow_table())

    @contextmanager
    def writing(self) -> Iterator["OnDuckDb"]:
        """Begin a transaction; other threads that write wait."""
        require_writable(self.place, read_only=self._owner is None)
        with self._lock, _told(self.file):
            self._database.begin()
            try:
                yield self
            except BaseException:
                with suppress(duckdb.Error):  # a broken transaction is over already
                    self._database.rollback()
                raise
            else:
                self._database.commit()
            finally:
                for view in self._staged:
                    self._database.unregister(view)
                self._staged.clear()

    def stage(self, name: str, data: pa.Table) -> None:
        """Show the statements of this transaction a table as `staged_<name>`."""
        self._database.register(f"staged_{name}", data)
        self._staged.append(f"staged_{name}")

    def run(self, statement: str, values: Values = ()) -> None:
        """Run one statement."""
        self._database.execute(statement, list(values))

    def rows(self, query: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self._database.execute(query, list(values)).fetchall()

    def close(self) -> None:
        """Write all to the file and let it go."""
        self._database.close()
        if self._owner:
            unsign(self.file, self._owner)


def open_duckdb(
    path: Path, *, create: bool = False, read_only: bool = False, address: str | None = None
) -> OnDuckDb:
    """Open a store's file, or make it where `create` allows.

    `address` is where this process answers for the others while it holds the file. Raises
    StoreBusy where another process holds it, and BadStore where it cannot be opened.
    """
    _require_file(path, create=create)
    with _told(path):
        database = duckdb.connect(path, read_only=read_only, config=dict(_SETTINGS))
    engine = OnDuckDb(path, database, None if read_only else this_process(address))
    try:
        _require_store(engine, create=create and not read_only)
    except BaseException:
        database.close()
        raise
    if engine._owner:  # noqa: SLF001 - it signs once it holds the file
        sign(path, engine._owner)  # noqa: SLF001 - the same
    return engine


def _require_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise BadStore(f"{path} is a folder; name a file, such as {path / 'world.duckdb'}")
    if not path.exists() and not create:
        raise BadStore(
            f"{path}: there is no such store; make it with `tatanan add SOURCE --to {path}`"
        )
    if not path.parent.is_dir():
        raise BadStore(f"{path}: there is no folder {path.parent}; make it first")


def _require_store(engine: OnDuckDb, *, create: bool) -> None:
    """Make the tables of an empty file; raise BadStore where others' tables are in it."""
    query = "SELECT table_name FROM information_schema.tables ORDER BY table_name"
    tables = engine.read(query).column(0).to_pylist()
    if VERSIONS in tables:
        return
    if tables or not create:
        held = f"it holds other tables ({tables[0]}, ...)" if tables else "it holds no table"
        raise BadStore(f"{engine.place} is no store of Tatanan: {held}; name another file")
    with engine.writing() as writer:
        lay_out(writer, engine)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what DuckDB says of a file into what a user can act on."""
    try:
        yield
    except duckdb.Error as error:
        told = _as_told(path, error)
        if told is None:
            raise
        raise told from error


def _as_told(path: Path, error: duckdb.Error) -> BadStore | StoreBusy | None:
    """Return the error of the file that DuckDB's error stands for; None for any other."""
    words = str(error)
    reason = words.partition("\n")[0]
    if any(sign in words for sign in _LOCKED) or _SHARED in words:
        return StoreBusy(f"{path} is {_held(path, words)}")
    if any(sign in words for sign in _FOREIGN):
        return BadStore(f"{path} is no store of Tatanan: it is no DuckDB file; name another file")
    if _NEWER.search(words):
        return BadStore(
            f"{path} was written by a newer DuckDB than {duckdb.__version__} ({reason});"
            " pip install --upgrade duckdb"
        )
    if _DAMAGED.search(words):
        return BadStore(
            f"{path} is damaged ({reason}); put a copy in its place, or add its reports anew"
        )
    if isinstance(error, duckdb.IOException):
        return BadStore(f"{path}: {reason}; name a file that can be read and written")
    return None


def _held(path: Path, words: str) -> str:
    if _SHARED in words:
        return "open in this process already; close it there, or use that one"
    pid = _PID.search(words)
    holder = holder_of(path, int(pid[1]) if pid else None)
    return f"held by {holder}; wait until it has ended, or end it"
