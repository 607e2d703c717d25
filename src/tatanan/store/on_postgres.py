"""A store in PostgreSQL: psycopg for transactions, ADBC for whole tables of rows."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

import pyarrow as pa

from tatanan.errors import BadRecord, BadStore, MissingExtra, StoreBusy
from tatanan.store.engine import Values, named, plain, require_writable
from tatanan.store.migrate import VERSIONS, lay_out

if TYPE_CHECKING:
    import psycopg
    from adbc_driver_postgresql import dbapi

SCHEMES: Final = ("postgresql://", "postgres://")
OLDEST: Final = 15
_SCHEMA, _STAGING = "tatanan", "tatanan_staging_"
_LOCK: Final = 7_238_094_172  # any number that no other program takes for its advisory lock
_PATIENCE: Final = "60s"  # a batch of another writer takes less
_TYPES: Final = {
    pa.string(): "text",
    pa.int32(): "integer",
    pa.date32(): "date",
    pa.float64(): "double precision",
    pa.bool_(): "boolean",
}


class OnPostgres:
    """A store's database, with a connection for transactions and one for whole tables."""

    name: Final = "postgres"
    file: Final = None

    def __init__(
        self, url: str, connection: "psycopg.Connection[Any]", bulk: "dbapi.Connection", *,
        read_only: bool = False,
    ) -> None:
        self._read_only = read_only
        self.place = without_password(url)
        self.version = _version(connection)
        self._connection = connection
        self._bulk = bulk
        self._lock = RLock()
        self._staged: set[str] = set()
        self._stagings = 0

    def read(self, query: str, values: Values = ()) -> pa.Table:
        """Return the rows of a query; threads that ask at the same time wait."""
        with self._lock, self._told(), self._bulk.cursor() as cursor:
            cursor.execute(query, parameters=list(values) or None)
            return plain(cursor.fetch_arrow_table())

    @contextmanager
    def writing(self) -> Iterator["OnPostgres"]:
        """Begin a transaction; whoever else writes into this store waits."""
        require_writable(self.place, read_only=self._read_only)
        with self._lock, self._told():
            self._take_lock()
            try:
                self._drop_stagings()  # of one that was killed
                with self._connection.transaction():
                    yield self
            finally:
                with suppress(Exception):  # the connection may be gone, and the lock with it
                    self._drop_stagings()
                    self.run("SELECT pg_advisory_unlock($1)", (_LOCK,))

    def stage(self, name: str, data: pa.Table) -> None:
        """Show the statements of this transaction a table as `staged_<name>`."""
        if name in self._staged or not self._stagings:
            self._begin_staging()
        self._staged.add(name)
        schema = f"{_STAGING}{self._stagings}"
        columns = ", ".join(f"{named(f.name)} {_TYPES[f.type]}" for f in data.schema)
        self._on_bulk(f"CREATE UNLOGGED TABLE {schema}.staged_{name} ({columns})")
        if data.num_rows:
            with self._bulk.cursor() as cursor:
                cursor.adbc_ingest(f"staged_{name}", data, mode="append", db_schema_name=schema)

    def run(self, statement: str, values: Values = ()) -> None:
        """Run one statement."""
        self._connection.execute(statement.encode(), list(values) or None)

    def rows(self, query: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self._connection.execute(query.encode(), list(values) or None).fetchall()

    def close(self) -> None:
        """Let both connections go."""
        self._bulk.close()
        self._connection.close()

    def _on_bulk(self, statement: str) -> None:
        with self._bulk.cursor() as cursor:
            cursor.execute(statement)

    def _begin_staging(self) -> None:
        """Make room for staged tables.

        Those that were staged before stay: this transaction has read them, and so holds them.
        """
        self._stagings += 1
        self._staged.clear()
        self._on_bulk(f"CREATE SCHEMA {_STAGING}{self._stagings}")
        self.run(f"SET LOCAL search_path = {_SCHEMA}, {_STAGING}{self._stagings}")

    def _drop_stagings(self) -> None:
        found = self.rows(
            "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)", (_STAGING,)
        )
        for (schema,) in found:
            self._on_bulk(f"DROP SCHEMA {schema} CASCADE")
        self._stagings = 0

    def _take_lock(self) -> None:
        import psycopg

        try:
            with self._connection.transaction():
                self.run(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
                self.run("SELECT pg_advisory_lock($1)", (_LOCK,))
        except psycopg.errors.LockNotAvailable as error:
            holder = self._holder()
            raise StoreBusy(
                f"{self.place} is held by {holder}; wait until it has ended, or end it"
            ) from error

    def _holder(self) -> str:
        """Return who writes into the store, in words."""
        found = self.rows(
            "SELECT a.pid, a.application_name, a.backend_start FROM pg_locks l"
            " JOIN pg_stat_activity a ON a.pid = l.pid"
            " WHERE l.locktype = 'advisory' AND l.granted AND l.objid = CAST($1 AS bigint)"
            " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            (_LOCK & 0xFFFFFFFF,),
        )
        for pid, program, since in found:
            return f"backend {pid} ({program or 'another program'}) since {since:%Y-%m-%d %H:%M:%S}"
        return "another program"

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the database says into what a user can act on."""
        import adbc_driver_manager as bulk
        import psycopg

        try:
            yield
        except psycopg.errors.FeatureNotSupported as error:
            raise BadStore(
                f"{self.place}: {_first_line(error)}; a store needs PostgreSQL's own extension"
                " pg_trgm: install postgresql-contrib"
            ) from error
        except psycopg.errors.InsufficientPrivilege as error:
            raise BadStore(
                f"{self.place}: {_first_line(error)}; log in as a user who may do it, or have the"
                " owner of the database grant it"
            ) from error
        except (
            psycopg.OperationalError, psycopg.DataError, bulk.OperationalError, bulk.DataError,
            bulk.InternalError,
        ) as error:
            reason = _first_line(error)
            if "0x00" in str(error):
                raise BadRecord(
                    f"{self.place}: a text holds the character U+0000, which PostgreSQL cannot"
                    " keep; take it out of the report"
                ) from error
            raise BadStore(
                f"{self.place}: {reason}; see whether the server runs and has room"
            ) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def open_postgres(
    url: str, *, create: bool = False, read_only: bool = False, program: str = "tatanan"
) -> OnPostgres:
    """Open the store in a database, or make it where `create` allows.

    `program` is what the server calls this process. Raises BadStore where the database cannot
    be reached, holds no store, or is older than PostgreSQL 15; MissingExtra where the drivers
    are not installed.
    """
    psycopg, dbapi = _drivers()
    shown = without_password(url)
    try:
        connection = psycopg.connect(
            url, autocommit=True, cursor_factory=psycopg.RawCursor, application_name=program,
            connect_timeout=10,
        )
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise BadStore(
            f"{shown} cannot be reached ({reason}); start PostgreSQL, or correct the address"
        ) from error
    bulk = dbapi.connect(url, autocommit=True)
    engine = OnPostgres(url, connection, bulk, read_only=read_only)
    try:
        _require_store(engine, create=create and not read_only)
        _settle(engine, read_only=read_only)
    except BaseException:
        engine.close()
        raise
    return engine


def without_password(url: str) -> str:
    """Return an address as it may be shown.

    >>> without_password("postgresql://ani:rahasia@db.example.org:5432/dunia?password=x")
    'postgresql://ani@db.example.org:5432/dunia'
    """
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit((parts.scheme, user.partition(":")[0] + at + host, parts.path, "", ""))


def _drivers() -> tuple[ModuleType, ModuleType]:
    try:
        import psycopg
        from adbc_driver_postgresql import dbapi
    except ImportError as error:
        raise MissingExtra(
            f"a store in PostgreSQL needs {error.name}, which is not here;"
            " pip install 'tatanan[postgres]'"
        ) from error
    return psycopg, dbapi


def _version(connection: "psycopg.Connection[Any]") -> str:
    number = connection.info.server_version
    return f"{number // 10000}.{number % 10000}"


def _settle(engine: OnPostgres, *, read_only: bool) -> None:
    """Have both connections look for tables where they are, and read only where that is all."""
    settings = [f"SET search_path = {_SCHEMA}"]
    if read_only:
        settings.append("SET default_transaction_read_only = on")
    for setting in settings:
        engine.run(setting)
        engine._on_bulk(setting)  # noqa: SLF001 - one module


def _require_store(engine: OnPostgres, *, create: bool) -> None:
    """Make the tables where there are none; raise BadStore where that is not wanted."""
    if int(engine.version.partition(".")[0]) < OLDEST:
        raise BadStore(
            f"{engine.place} is PostgreSQL {engine.version}; Tatanan needs {OLDEST} or later"
        )
    if _has_store(engine):
        return
    if not create:
        raise BadStore(
            f"{engine.place} holds no store of Tatanan; make it with"
            f" `tatanan add SOURCE --to {engine.place}`"
        )
    with engine.writing() as writer:
        if not _has_store(engine):  # another may have made it while this one waited
            writer.run(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}")
            writer.run(f"SET LOCAL search_path = {_SCHEMA}")
            lay_out(writer, engine)


def _has_store(engine: OnPostgres) -> bool:
    query = (
        "SELECT count(*) FROM information_schema.tables"
        " WHERE table_schema = $1 AND table_name = $2"
    )
    ((count,),) = engine.rows(query, (_SCHEMA, VERSIONS))
    return bool(count)
