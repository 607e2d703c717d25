"""Who fights whom, as a dated table of armed conflicts says it, at the time of a report.

The table says only that two parties fight each other, never who attacks: that the words of
the report say (docs/decisions/0011).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from tatanan.lexicons.conflicts import foes_before, foes_on


class Tie(IntEnum):
    """Whether two parties fight at the time of a report, did before, or never did."""

    NEVER = 0
    ONCE = 1
    NOW = 2


@dataclass(frozen=True, slots=True)
class Foes:
    """Whom each code fights at the time of a report, and whom it ever fought before."""

    now: Mapping[str, frozenset[str]]
    once: Mapping[str, frozenset[str]]

    def tie(self, one: str, other: str) -> Tie:
        """Return whether two codes fight; of a code and itself, whether there is war within."""
        if other in self.now.get(one, ()):
            return Tie.NOW
        return Tie.ONCE if other in self.once.get(one, ()) else Tie.NEVER

    def nearest(self, one: str, others: Iterable[str]) -> Tie:
        """Return the closest tie of a code to any of some others."""
        return max((self.tie(one, other) for other in others), default=Tie.NEVER)


@lru_cache(maxsize=64)
def foes_at(day: str | None) -> Foes:
    """Return who fights whom on an ISO day; None, an unknown day, counts all since 1990."""
    when = date.fromisoformat(day) if day else None
    return Foes(foes_on(when), foes_before(when))
