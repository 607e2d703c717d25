"""Codings are kept in a store and found again: in one DuckDB file, or in PostgreSQL.

`open_store` opens it, `Store.put` writes records, `Store.query` asks by the name of a query,
and `store.asking` holds what is asked most.
"""

from pathlib import Path

from tatanan.errors import StoreBusy
from tatanan.store.base import Store, StoreInfo
from tatanan.store.engine import Engine, is_postgres
from tatanan.store.rows import records_of, tables_of
from tatanan.store.writing import Written

__all__ = ["Store", "StoreInfo", "Written", "is_postgres", "open_store", "records_of", "tables_of"]


def open_store(
    place: str | Path, *, create: bool = False, read_only: bool = False, old: bool = False,
    address: str | None = None,
) -> Store:
    """Open the store at a place: a DuckDB file, or the address of a PostgreSQL database.

    `create` makes it where there is none. Several processes may read a file at a time
    (`read_only`), but one that writes holds it alone; `address` is where it answers meanwhile.
    Where a server of this machine holds it, and its token can be read, what is given is the
    store behind that server. `old` admits a store whose tables are to be migrated.

    Raises StoreBusy where another process holds it; BadStore where it is missing, foreign,
    damaged or of another version; MissingExtra where PostgreSQL's drivers are not installed.
    """
    try:
        engine = _engine(str(place), create=create, read_only=read_only, address=address)
    except StoreBusy:
        from tatanan.store.served import find_served

        served = None if address else find_served(Path(place), read_only=read_only)
        if served is None:
            raise
        return served
    try:
        return Store(engine, old=old)
    except BaseException:
        engine.close()
        raise


def _engine(place: str, *, create: bool, read_only: bool, address: str | None) -> Engine:
    if is_postgres(place):
        from tatanan.store.on_postgres import open_postgres
        from tatanan.store.owner import this_process

        program = this_process().command
        return open_postgres(place, create=create, read_only=read_only, program=program)
    from tatanan.store.on_duckdb import open_duckdb

    return open_duckdb(Path(place), create=create, read_only=read_only, address=address)
