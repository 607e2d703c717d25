"""Reports from any sources into a store: gathered, worked on in shards, and merged."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from tatanan.gather import STANDARD_INPUT, Gathered, Gathering, Item, Meter, Missed, gather
from tatanan.scale.crews import hire
from tatanan.scale.merging import merge_shards
from tatanan.scale.output import WorkFolder
from tatanan.scale.plan import Plan
from tatanan.scale.progress import Progress, Watch, advanced
from tatanan.scale.quarantine import Asked, Quarantine
from tatanan.scale.run import Run
from tatanan.scale.shards import ShardSize, cut_shards
from tatanan.store import Written, is_postgres, open_store
from tatanan.store.leaving import open_to_write
from tatanan.terms.ids import content_id


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a run: items, those that failed, shards, and what the store took in.

    `held` is how many items are in quarantine now, those of former runs among them.
    """

    items: int
    found: int
    failed: int
    held: int
    shards: int
    seconds: float
    written: Written
    work: Path


@dataclass(frozen=True, slots=True)
class Labour:
    """How the work is done; nothing of it changes what comes out.

    `work` is the folder in which shards are kept until they are merged, and found again after a
    kill; None has it beside the store's file. `watch` is told how far the run is.
    """

    workers: int = 1
    engine: str = "local"
    work: Path | None = None
    size: ShardSize = field(default_factory=ShardSize)
    watch: Watch = lambda _: None


def add(
    sources: Iterable[str], *, to: str | Path, plan: Plan | None = None,
    wanted: Gathering | None = None, labour: Labour | None = None, retry: bool = False,
    standard_input: BinaryIO | None = None,
) -> Added:
    """Read and code all reports of the sources, and keep what stands in them in a store.

    A run that was killed is taken up where it was: shards that are done are not done again. An
    item that fails is kept in quarantine with the reason, and stops nothing; `retry` has those
    of former runs gathered and tried again. Raises StoreBusy or BadStore where the store cannot
    be written, before anything is begun.
    """
    open_store(to, create=True).close()  # better to know now than after a night's work
    labour, plan = labour or Labour(), plan or Plan()
    folder = WorkFolder(labour.work or work_beside(to))
    wanted = wanted or Gathering()
    if wanted.pages is None:
        wanted = replace(wanted, pages=folder.pages)
    with closing(Quarantine(folder.path / "quarantine.jsonl")) as quarantine:
        toil = _Toil(folder, quarantine, plan, labour)
        sources = [_absolute(source) for source in sources]
        asked = quarantine.asked() if retry else Asked()
        gathered = chain(
            (each for each in gather(asked.roots, wanted) if asked.takes(each)),
            gather(sources, wanted, standard_input=standard_input, meter=toil.meter)
            if sources else (),
        )
        names = toil.work(gathered, asked)
    with open_to_write(to, create=True, begun=toil.begun) as store:
        written = merge_shards(store, folder, names)
    p, seconds = toil.progress, monotonic() - toil.begun
    return Added(p.items, p.found, p.failed, len(quarantine), len(names), seconds, written,
                 folder.path)


def _absolute(source: str) -> str:
    """Return a source so that it is found from any folder, when it is to be tried again."""
    named = source == STANDARD_INPUT or "://" in source
    return source if named else os.path.abspath(source)  # noqa: PTH100 - leaves patterns as they are


def work_beside(place: str | Path) -> Path:
    """Return the folder of the work on a store: beside its file, or among the user's caches.

    >>> work_beside("kabar/world.duckdb").name
    'world.duckdb.work'
    """
    if not is_postgres(place):
        return Path(f"{place}.work")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "tatanan" / f"{content_id('work', place)}.work"


class _Toil:
    """A run as it goes on, and how far it is."""

    def __init__(
        self, folder: WorkFolder, quarantine: Quarantine, plan: Plan, labour: Labour
    ) -> None:
        self._folder = folder
        self._quarantine = quarantine
        self._plan = plan
        self._labour = labour
        self.meter = Meter()
        self.progress = Progress()
        self.begun = monotonic()

    def work(self, gathered: Iterable[Gathered], asked: Asked) -> list[str]:
        """Have all shards done; return their names, in order."""
        names: set[str] = set()
        shards = cut_shards(
            self._items(gathered), plan=self._plan.digest, limits=self._labour.size)
        self._labour.watch(self.progress)
        with hire(self._labour.engine, self._labour.workers) as crew:
            run = Run(self._folder, crew, self._plan, anew=asked.holds_any)
            for done in run.over(shards):
                self._quarantine.settle(done.shard, done.card)
                names.add(done.shard.name)
                self._tell(advanced(self.progress, done, seconds=monotonic() - self.begun))
        return sorted(names)

    def _items(self, gathered: Iterable[Gathered]) -> Iterator[tuple[Item, float | None]]:
        for each in gathered:
            if isinstance(each, Missed):
                self._quarantine.miss(each)
                p = self.progress
                self._tell(replace(p, items=p.items + 1, failed=p.failed + 1))
            else:
                yield each, self.meter.share

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
        self._labour.watch(progress)
