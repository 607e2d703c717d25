"""A worker process: what it does first, and how it is told to work.

Nothing heavy is loaded here, so that a worker can settle how it runs before number libraries
and the parser are there.
"""

import os
import signal
from multiprocessing import parent_process
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tatanan.scale.plan import Plan
    from tatanan.scale.shards import Shard
    from tatanan.scale.work import Outcome

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def begin() -> None:
    """Keep a worker to one thread, and let it end when its parent does, however that ended."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, too, and says what to do
    Thread(target=_end_with_parent, daemon=True).start()


def work_on(shard: "Shard", plan: "Plan") -> "tuple[Outcome, float]":
    """Return the outcome of a shard, and the seconds that it took."""
    from tatanan.scale.work import code_shard

    start = perf_counter()
    outcome = code_shard(shard, plan)
    return outcome, perf_counter() - start


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
