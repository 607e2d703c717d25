"""What all requests share: the store, its catalogue, its search index, and the coder.

Many threads ask; one at a time codes a report, for the models are not made for more, and one at
a time makes the catalogue anew where the store has changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, RLock, Thread
from time import monotonic
from typing import Any, Final, TypeVar

from tatanan.search import Query
from tatanan.serve.asking import Row, ask
from tatanan.serve.catalogue import Catalogue
from tatanan.store import Store, Written
from tatanan.store.searching import find_texts
from tatanan.terms.record import Record

T = TypeVar("T")
_RECENT: Final = 300  # records that were read and not kept
_RESULTS: Final = 500  # answers that are dear to make
_LOOK: Final = 5.0  # seconds after which a store that others write into is looked at again
_PATIENCE: Final = 1.0  # seconds that a request waits for a catalogue, after the first


class Desk:
    """A store at work."""

    def __init__(self, store: Store, *, index: Path | None = None, read_only: bool = False) -> None:
        self.store = store
        self.read_only = read_only
        self._index_file = index
        self._lock = RLock()
        self._coding = Lock()
        self._making = Lock()
        self._searching = Lock()
        self._catalogue: Catalogue | None = None
        self._is_stale = True
        self._took = 0.0
        self._maker: Thread | None = None
        self._alone = store.info().engine == "duckdb"
        self._state: list[Row] = [] if self._alone else ask(store, "state").to_pylist()
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
            if self._catalogue is None or (self._is_stale and self._took < _PATIENCE):
                return self._make()
            if self._is_stale and (self._maker is None or not self._maker.is_alive()):
                self._maker = Thread(target=self._make, daemon=True)
                self._maker.start()
            return self._catalogue

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
        with self._lock:
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
        state = ask(self.store, "state").to_pylist()
        self._is_stale = self._is_stale or state != self._state
        self._state, self._looked = state, monotonic()

    def _make(self) -> Catalogue:
        """Make the catalogue anew; what is written meanwhile makes it stale again."""
        with self._making:
            begin, self._is_stale = monotonic(), False
            try:
                made = Catalogue.of(self.store)
            except BaseException:
                self._is_stale = True
                raise
            # The first takes longest, for everything is cold; it says nothing of the next.
            self._took = monotonic() - begin if self._catalogue is not None else 0.0
            self._catalogue = made
        return made
