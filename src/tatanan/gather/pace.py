"""The pace at which a host is asked: one request at a time, and a pause between two."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import RLock

from protego import Protego

_SECONDS = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and how it passes; tests bring their own."""

    sleep: Callable[[float], None] = time.sleep
    seconds: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(slots=True)
class Host:
    """One host: when it may be asked again, and what its robots.txt says, once that is known.

    `refusal` says why nothing of it may be fetched; None where robots.txt decides.
    """

    lock: RLock = field(default_factory=RLock)
    free_at: float = 0.0
    asked_robots: bool = False
    robots: Protego | None = None
    refusal: str | None = None

    def take_turn(self, clock: Clock, interval: float) -> None:
        """Wait until the host may be asked, and take the turn."""
        wait = self.free_at - clock.seconds()
        if wait > 0:
            clock.sleep(wait)
        self.free_at = clock.seconds() + interval


def retry_after(value: str | None, *, now: datetime) -> float | None:
    """Return for how many seconds a server wants to be left alone; None where it does not say.

    >>> retry_after("120", now=datetime(2024, 7, 3, tzinfo=UTC))
    120.0
    """
    words = (value or "").strip()
    if _SECONDS.fullmatch(words):
        return float(words)
    try:
        then = parsedate_to_datetime(words)
    except ValueError:
        return None
    return max(0.0, (then.astimezone(UTC) - now).total_seconds())
