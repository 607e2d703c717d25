"""A worker process: how it runs, and how it is told to work."""

import signal
from multiprocessing import parent_process
from os import _exit
from threading import Thread
from time import perf_counter

from threadpoolctl import threadpool_limits

from tatanan.scale.plan import Plan
from tatanan.scale.shards import Shard
from tatanan.scale.work import Outcome, code_shard


def begin() -> None:
    """Keep a worker to one thread, and let it end when its parent does, however that ended.

    There are as many workers as are wanted at once: if each let its number libraries use
    all processors, they would wait for each other most of the time.
    """
    threadpool_limits(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, too, and says what to do
    Thread(target=_end_with_parent, daemon=True).start()


def work_on(shard: Shard, plan: Plan) -> tuple[Outcome, float]:
    """Return the outcome of a shard, and the seconds that it took."""
    start = perf_counter()
    outcome = code_shard(shard, plan)
    return outcome, perf_counter() - start


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        _exit(1)
