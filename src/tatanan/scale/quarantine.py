"""The quarantine: items that failed, each with the reason and where it stands."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tatanan.gather import STANDARD_INPUT, Gathered, Missed
from tatanan.gather.journal import Journal
from tatanan.scale.output import Card
from tatanan.scale.shards import Shard

Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Held:
    """Something that failed: what to gather to find it again, where it stands in it, and why.

    `offset` is None where a source could not be read, or not from some place on; `digest` is
    the item's, None where it never came so far; `shard` is the one in which it failed.
    """

    root: str
    source: str
    offset: int | None
    error: str
    reason: str
    digest: str | None = None
    shard: str | None = None

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.source, self.offset


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be tried again: what to gather for it, and which of that to take.

    `broken` are those of the roots that could not be read to their end.
    """

    roots: tuple[str, ...] = ()
    keys: frozenset[Key] = frozenset()
    broken: frozenset[str] = frozenset()

    def takes(self, each: Gathered) -> bool:
        """Say whether something failed before, or stands where reading broke off."""
        return (each.source, each.offset) in self.keys or each.root in self.broken

    def holds_any(self, shard: Shard) -> bool:
        """Say whether any item of a shard failed before."""
        return any((item.source, item.offset) in self.keys for item in shard.items)


class Quarantine:
    """What failed in this and former runs, kept as lines of JSON."""

    def __init__(self, path: Path) -> None:
        """Take up what is in the file."""
        self._path = path
        self._journal = Journal(path, durable=True)
        self._held: dict[Key, Held] = {}
        self._reached: set[str] = set()
        self._missed: set[Key] = set()
        for entry in self._journal.entries():
            released = dict(entry)
            if released.pop("released", False):
                self._held.pop((released["source"], released["offset"]), None)
            else:
                held = Held(**entry)
                self._held[held.key] = held

    def __len__(self) -> int:
        """Return how many are held."""
        return len(self._held)

    def __iter__(self) -> Iterator[Held]:
        """Yield what is held, in the order of sources and offsets."""
        return iter(sorted(self._held.values(), key=lambda h: (h.source, h.offset or 0)))

    def asked(self) -> "Asked":
        """Return what has to be gathered, and what of it taken, to try all of it again."""
        held = [held for held in self._held.values() if held.root != STANDARD_INPUT]
        return Asked(
            tuple(sorted({each.root for each in held})),
            frozenset(each.key for each in held),
            frozenset(each.root for each in held if each.offset is None),
        )

    def miss(self, missed: Missed) -> None:
        """Take in something that could not be had."""
        held = Held(missed.root, missed.source, missed.offset, type(missed.error).__name__,
                    str(missed.error))
        self._missed.add(held.key)
        self._take(held)

    def settle(self, shard: Shard, card: Card) -> None:
        """Take in the items of a shard that failed, and let those go that are sound now."""
        failed = {failure.position: failure for failure in card.failures}
        for position, item in enumerate(shard.items):
            self._reached.add(item.root)
            if position in failed:
                f = failed[position]
                self._take(Held(item.root, item.source, item.offset, f.error, f.reason,
                                item.digest, shard.name))
            else:
                self._release((item.source, item.offset))

    def close(self) -> None:
        """Let sources go that could be read to their end now, and write the file anew."""
        for held in list(self._held.values()):
            read = held.root in self._reached and held.key not in self._missed
            if held.offset is None and read:
                self._release(held.key)
        lines = [json.dumps(asdict(held), ensure_ascii=False) + "\n" for held in self]
        made = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        with made.open("w", encoding="utf-8", errors="replace") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        made.replace(self._path)

    def _take(self, held: Held) -> None:
        if self._held.get(held.key) != held:
            self._held[held.key] = held
            self._journal.add(asdict(held))

    def _release(self, key: Key) -> None:
        if self._held.pop(key, None):
            self._journal.add({"source": key[0], "offset": key[1], "released": True})
