"""Shards: runs of items that are worked on together, and named after what is in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tatanan.gather import Item
from tatanan.terms.ids import content_id


@dataclass(frozen=True, slots=True)
class ShardSize:
    """How many items a shard has: about `usual`, and at most `most`, or `bytes` of content."""

    usual: int = 128
    most: int = 256
    bytes: int = 8_000_000

    @property
    def least(self) -> int:
        """How many items a shard has at least, unless it is the last."""
        return self.usual // 2


@dataclass(frozen=True, slots=True)
class Shard:
    """Some items, under a name that is the hash of their contents and of the plan.

    `reached` is how much of the sources had been gathered when it was cut, from 0 to 1; None
    where that is not known.
    """

    name: str
    items: tuple[Item, ...]
    plan: str
    reached: float | None = None

    @classmethod
    def of(cls, items: Iterable[Item], *, plan: str, reached: float | None = None) -> "Shard":
        """Return some items as a shard of a plan, given by its digest."""
        kept = tuple(items)
        return cls(content_id("shard", plan, *(i.digest for i in kept)), kept, plan, reached)

    def halves(self) -> tuple["Shard", "Shard"]:
        """Return its first and its second half, each a shard of its own."""
        middle = len(self.items) // 2
        one, other = self.items[:middle], self.items[middle:]
        return (
            Shard.of(one, plan=self.plan, reached=self.reached),
            Shard.of(other, plan=self.plan, reached=self.reached),
        )


def ends_shard(item: Item, count: int, size: int, *, limits: ShardSize) -> bool:
    """Say whether a shard ends behind an item, being its `count`-th, with `size` bytes so far.

    Where shards end is told by what is in the items. So a file that is added to a folder changes
    the shard in which it falls, and shards behind it stay as they were.
    """
    if count >= limits.most or size >= limits.bytes:
        return True
    return count >= limits.least and int(item.digest[:8], 16) % (limits.usual - limits.least) == 0


def cut_shards(
    items: Iterable[tuple[Item, float | None]], *, plan: str, limits: ShardSize
) -> Iterator[Shard]:
    """Yield items, each with how far the gathering had come, as shards."""
    held: list[Item] = []
    size, reached = 0, None
    for item, share in items:
        held.append(item)
        size += item.size
        reached = share
        if ends_shard(item, len(held), size, limits=limits):
            yield Shard.of(held, plan=plan, reached=reached)
            held, size = [], 0
    if held:
        yield Shard.of(held, plan=plan, reached=reached)
