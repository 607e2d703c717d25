"""What a command that wrote much leaves beside a store: its catalogue, for the next server.

A server's first view of a large store would else wait until that server has laid it out.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Final

import duckdb

from tatanan.store import Store, open_store
from tatanan.store.shelf import Shelf

LARGE: Final = 50_000
"""Tellings of which a catalogue takes a second and more; one of fewer a server makes at once."""
_A_TELLING: Final = 8e-6  # seconds that it takes to lay one out, on two cores
_MOST: Final = 0.25  # of the time of a command that its catalogue may take on top


@contextmanager
def open_to_write(
    place: str | Path, *, create: bool = False, begun: float | None = None
) -> Iterator[Store]:
    """Open a store, and leave its catalogue beside it when the work on it has ended well.

    `begun` is when that work began, on the clock of `time.monotonic`, if before now. Raises as
    `open_store` does.
    """
    begun = monotonic() if begun is None else begun
    with open_store(place, create=create) as store:
        yield store
        leave_catalogue(store, worked=monotonic() - begun)


def leave_catalogue(store: Store, *, worked: float) -> bool:
    """Lay out the catalogue of a large store beside its file; say whether that was done.

    It is not where one lies there that fits; where it would take more than a quarter of the
    seconds that were `worked`, so that adding one report to a million events stays quick; and
    where it cannot be written, which is no failure: the next server lays it out then. A store in
    PostgreSQL has none, and one that a server holds is laid out by that server.
    """
    if store.file is None:
        return False
    tellings = store.read("SELECT count(*) FROM events").column(0)[0].as_py()
    if tellings < LARGE or tellings * _A_TELLING > worked * _MOST:
        return False
    shelf = Shelf(store, store.file.parent, beside=store.file)
    with suppress(OSError, duckdb.Error):
        if shelf.kept() is None:
            shelf.make(step=lambda: None)
            return True
    return False
