"""How far a run is, how fast it goes, and how long the rest will take."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tatanan.scale.run import Done


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: items that are done, those of them that failed, and in what time.

    `found` are items that a former run had done. `share` is how much of everything is done, from
    0 to 1; `left` how many seconds the rest will take. Both are None where that is not known.
    `before` is the share that former runs had done.
    """

    items: int = 0
    found: int = 0
    failed: int = 0
    seconds: float = 0.0
    share: float | None = None
    left: float | None = None
    before: float = 0.0

    @property
    def rate(self) -> float | None:
        """Items a second, those that were found not counted; None before any was done."""
        worked = self.items - self.found
        return worked / self.seconds if worked and self.seconds else None


Watch = Callable[[Progress], None]


def advanced(progress: Progress, done: Done, *, seconds: float) -> Progress:
    """Return how far a run is when one more shard is done."""
    items, share = len(done.shard.items), done.shard.reached
    if share is not None:
        share = max(share, progress.share or 0.0)
    now = replace(
        progress, items=progress.items + items, failed=progress.failed + len(done.card.failures),
        seconds=seconds, share=share,
    )
    if done.found:
        return replace(now, found=now.found + items, before=max(now.before, share or 0.0))
    return replace(now, left=_left(now))


def _left(now: Progress) -> float | None:
    """Return the seconds that the rest will take, if it goes on as it went."""
    if now.share is None or now.share <= now.before:
        return None
    return now.seconds * (1.0 - now.share) / (now.share - now.before)
