"""How often a client may ask: a bucket of tokens for each, filled at a steady rate."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final

from tatanan.serve.settings import Pace

_MOST: Final = 10_000  # clients that are remembered; the one longest silent is forgotten first


class Meter:
    """Counts what each client asks, and says how long it has to wait."""

    def __init__(self, pace: Pace, *, clock: Callable[[], float] = monotonic) -> None:
        self._pace = pace
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, client: str) -> float:
        """Take a token for a client and return 0, or return how many seconds there is none."""
        now, pace = self._clock(), self._pace
        with self._lock:
            left, then = self._left.pop(client, (float(pace.burst), now))
            left = min(float(pace.burst), left + (now - then) * pace.rate)
            wait = 0.0 if left >= 1 else (1 - left) / pace.rate
            self._left[client] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > _MOST:
                self._left.popitem(last=False)
        return wait
