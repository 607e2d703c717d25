"""What shards hold is merged into a store: some at a time, and as often as one likes."""

from collections.abc import Iterable, Iterator

from tatanan.scale.output import WorkFolder, leaves
from tatanan.scale.work import joined
from tatanan.store import Store, Written
from tatanan.store.shards import read_shard
from tatanan.terms.tables import Tables

_AT_ONCE = 2_000  # reports that are written together


def merge_shards(store: Store, folder: WorkFolder, names: Iterable[str]) -> Written:
    """Write the tables of shards into a store; what it holds already changes nothing."""
    written = Written()
    for batch in _batches(_tables(folder, names)):
        written += store.put_tables(joined(batch))
    return written


def _tables(folder: WorkFolder, names: Iterable[str]) -> Iterator[Tables]:
    for name in names:
        card = folder.find(name)
        for leaf in leaves(folder, card) if card else ():
            if leaf.reports:
                yield read_shard(folder.place_of(leaf.shard))


def _batches(shards: Iterable[Tables]) -> Iterator[list[Tables]]:
    """Yield shards in batches in which no report is there twice."""
    batch: list[Tables] = []
    seen: set[str] = set()
    for tables in shards:
        reports = set(tables["reports"].column("id").to_pylist())
        if batch and (len(seen) + len(reports) > _AT_ONCE or seen & reports):
            yield batch
            batch, seen = [], set()
        batch.append(tables)
        seen |= reports
    if batch:
        yield batch
