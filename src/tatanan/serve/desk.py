"""What all requests share: the store, its catalogue, its search index, and the coder.

Many threads ask; one at a time codes a report, for the models are not made for more, and one at
a time makes the catalogue anew where the store has changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, RLock, Thread
from time import monotonic
from typing import Any, Final, TypeVar

import duckdb

from tatanan.search import Query
from tatanan.serve.asking import Row
from tatanan.serve.catalogue import Catalogue
from tatanan.store import Store, Written
from tatanan.store.catalogue import STEPS
from tatanan.store.leaving import LARGE
from tatanan.store.searching import find_texts
from tatanan.store.shelf import Shelf
from tatanan.terms.record import Record

T = TypeVar("T")
_RECENT: Final = 300  # records that were read and not kept
_RESULTS: Final = 500  # answers that are dear to make
_LOOK: Final = 5.0  # seconds after which a store that others write into is looked at again
_SOON: Final = 0.5  # seconds that the first view waits for a large store's catalogue to be found


class Desk:
    """A store at work."""

    def __init__(
        self, store: Store, folder: Path, *, beside: Path | None = None, read_only: bool = False
    ) -> None:
        """Take a store; what is made of it lies `beside` its file, or in a folder until the end."""
        self.store = store
        self.read_only = read_only
        self._index_file = Path(f"{beside}.fts.db") if beside else folder / "texts.fts.db"
        self._shelf = Shelf(store, folder, beside=beside, read_only=read_only)
        self._steps = 0
        self._lock = RLock()
        self._coding = Lock()
        self._making = Lock()
        self._searching = Lock()
        self._catalogue: Catalogue | None = None
        self._is_stale = True
        self._is_there = Event()
        self._is_sought = Event()
        self._is_small = store.info().rows["events"] < LARGE
        self._maker: Thread | None = None
        self._alone = store.info().engine == "duckdb"
        self._state: list[Row] = [] if self._alone else store.query("state").to_pylist()
        self._looked = monotonic()
        self._recent: OrderedDict[str, Record] = OrderedDict()
        self._results: OrderedDict[object, Any] = OrderedDict()

    @property
    def catalogue(self) -> Catalogue:
        """The events as they are now; of a large store, as they were some seconds ago at most.

        A large store's catalogue takes a while to make: until it is there, the one before is
        given, which says by its snapshot what it is of.
        """
        with self._lock:
            self._look()
            held = self._catalogue
            if held and self._is_stale and not self._is_small and not self._is_at_work:
                self._maker = Thread(target=self._make, daemon=True)
                self._maker.start()
        return held if held and not (self._is_stale and self._is_small) else self._make()

    @property
    def ready(self) -> Catalogue | None:
        """The catalogue, or None while the first one of a large store is being made."""
        if not self._is_small and not self._is_sought.wait(_SOON):
            return None
        return self.catalogue if self._is_small or self._is_there.is_set() else None

    @property
    def prepared(self) -> float:
        """How much of the first catalogue is made, from 0 to 1."""
        return 1.0 if self._is_there.is_set() else min(self._steps / STEPS, 0.99)

    def close(self) -> None:
        """Wait for what is still made from the store; afterwards it may be closed."""
        with self._lock:
            maker = self._maker
        if maker is not None:
            maker.join()

    @property
    def place(self) -> str:
        """What the store is called: its file without its folder, or where its server is."""
        place = self.store.place
        return place if "://" in place else Path(place).name

    @property
    def snapshot(self) -> str:
        """The digest of what the store holds now."""
        return self.catalogue.snapshot

    def keep(self, records: Sequence[Record]) -> Written:
        """Write records into the store."""
        written = self.store.put(records)
        if written.added or written.replaced:
            self.changed()
        return written

    def changed(self) -> None:
        """Note that the store holds something else than before."""
        with self._lock:
            self._is_stale = True

    def code(self, make: Callable[[], Record]) -> Record:
        """Have a record made, one at a time, and remember it."""
        with self._coding:
            record = make()
        self.remember(record)
        return record

    def remember(self, record: Record) -> None:
        """Remember a record that is not kept, so that it can be looked at again."""
        with self._lock:
            self._recent[record["report"]["id"]] = record
            while len(self._recent) > _RECENT:
                self._recent.popitem(last=False)

    def record(self, report: str) -> Record | None:
        """Return the record of a report that is kept, or that was read a while ago."""
        kept = next(iter(self.store.records([report])), None)
        if kept is not None:
            return kept
        with self._lock:
            return self._recent.get(report)

    def recent_of(self, event: str) -> Record | None:
        """Return the record of an event that was read a while ago and is not kept."""
        with self._lock:
            found = (record for record in reversed(self._recent.values())
                     if any(each["id"] == event for each in record["events"]))
            return next(found, None)

    def find_texts(self, query: Query) -> list[str]:
        """Return the ids of the reports in which a query holds, the likeliest first."""
        with self._searching:
            return find_texts(self.store, query, index=self._index_file)

    def once(
        self, key: object, make: Callable[[Catalogue], T], *, of: Catalogue | None = None
    ) -> T:
        """Return what was made for a key in a snapshot (None: that of now), or make it."""
        catalogue = of or self.catalogue
        key = (catalogue.snapshot, key)
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                kept: T = self._results[key]
                return kept
        made = make(catalogue)
        with self._lock:
            self._results[key] = made
            while len(self._results) > _RESULTS:
                self._results.popitem(last=False)
        return made

    def _look(self) -> None:
        """Look from time to time whether others have written into a store that is not ours."""
        if self._alone or self._catalogue is None or monotonic() - self._looked < _LOOK:
            return
        state = self.store.query("state").to_pylist()
        self._is_stale = self._is_stale or state != self._state
        self._state, self._looked = state, monotonic()

    @property
    def _is_at_work(self) -> bool:
        return self._maker is not None and self._maker.is_alive()

    def _make(self) -> Catalogue:
        """Make the catalogue anew; what is written meanwhile makes it stale again."""
        with self._making:
            if self._catalogue and not self._is_stale:  # somebody else has made it meanwhile
                return self._catalogue
            self._is_stale, self._steps = False, 0
            try:
                made = self._kept() or Catalogue(self._shelf.make(step=self._step))
            except BaseException:
                self._is_stale = True
                raise
            self._catalogue = made
            self._is_small = made.value("SELECT count(*) FROM told") < LARGE
            self._is_there.set()
            self._is_sought.set()
        return made

    def _kept(self) -> Catalogue | None:
        """Return the catalogue that was left beside the store, when a server begins."""
        file = None if self._catalogue else self._shelf.kept()
        with suppress(duckdb.Error):  # one that was taken away just now
            if file is not None:
                return Catalogue(file)
        self._is_sought.set()  # there is none: nobody need wait for it
        return None

    def _step(self) -> None:
        self._steps += 1
