"""Crews: those who work on shards, on this machine or on a cluster, all by the same function."""

import os
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from tatanan.errors import MissingExtra
from tatanan.scale.plan import Plan
from tatanan.scale.shards import Shard
from tatanan.scale.work import Outcome
from tatanan.scale.worker import begin, work_on

if TYPE_CHECKING:  # optional, and slow to load
    from ray import ObjectRef

Worked = tuple[Outcome, float]
ENGINES = ("local", "ray")


class Crew(Protocol):
    """Workers who take shards and give back outcomes, in whatever order."""

    @property
    def free(self) -> int:
        """How many more shards can be taken now."""

    def take(self, shard: Shard, plan: Plan) -> None:
        """Begin to work on a shard."""

    def give(self) -> tuple[Shard, Worked | None]:
        """Return a shard that is done, waiting for one; None stands for a worker that died."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Send the workers home."""


class LocalCrew:
    """Processes on this machine, started afresh (spawn), each with its own pool of one.

    So it is known which shard a worker died over, and the other workers do not notice.
    """

    def __init__(self, workers: int) -> None:
        """Hire so many workers; they come when there is work for them."""
        self._idle = [new_worker() for _ in range(workers)]
        self._at_work: dict[Future[Worked], tuple[Shard, ProcessPoolExecutor]] = {}

    @property
    def free(self) -> int:
        """How many more shards can be taken now."""
        return len(self._idle)

    def take(self, shard: Shard, plan: Plan) -> None:
        """Begin to work on a shard."""
        pool = self._idle.pop()
        self._at_work[pool.submit(work_on, shard, plan)] = shard, pool

    def give(self) -> tuple[Shard, Worked | None]:
        """Return a shard that is done, waiting for one; None stands for a worker that died."""
        done, _ = wait(self._at_work, return_when=FIRST_COMPLETED)
        future = done.pop()
        shard, pool = self._at_work.pop(future)
        try:
            worked = future.result()
        except BrokenProcessPool:
            pool.shutdown(wait=True)
            self._idle.append(new_worker())
            return shard, None
        self._idle.append(pool)
        return shard, worked

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Send the workers home; what they have begun they finish."""
        for pool in [*self._idle, *(pool for _, pool in self._at_work.values())]:
            pool.shutdown(wait=True, cancel_futures=True)


class RayCrew:
    """Tasks on a Ray cluster, or on one that is started here with so many processors.

    The address of a running cluster is taken from `RAY_ADDRESS`, as Ray has it.
    """

    def __init__(self, workers: int) -> None:
        """Join the cluster; raises MissingExtra where Ray is not installed."""
        try:
            import ray
        except ModuleNotFoundError as error:
            raise MissingExtra(
                "--engine ray needs Ray, which is not here; pip install 'tatanan[ray]'"
            ) from error
        self._ray: Any = ray
        self._own = not ray.is_initialized()
        if self._own:
            os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
            joins = bool(os.environ.get("RAY_ADDRESS"))  # that cluster has its own processors
            ray.init(
                num_cpus=None if joins else workers, include_dashboard=False, log_to_driver=False)
        self._work = ray.remote(max_retries=0, num_cpus=1)(work_on)
        self._workers = workers
        self._at_work: dict[ObjectRef[Worked], Shard] = {}

    @property
    def free(self) -> int:
        """How many more shards can be taken now: one waits for each worker, besides its own."""
        return 2 * self._workers - len(self._at_work)

    def take(self, shard: Shard, plan: Plan) -> None:
        """Begin to work on a shard."""
        self._at_work[self._work.remote(shard, plan)] = shard

    def give(self) -> tuple[Shard, Worked | None]:
        """Return a shard that is done, waiting for one; None stands for a worker that died."""
        (done,), _ = self._ray.wait(list(self._at_work), num_returns=1)
        shard = self._at_work.pop(done)
        lost = self._ray.exceptions
        try:
            return shard, self._ray.get(done)
        except (lost.WorkerCrashedError, lost.OutOfMemoryError, lost.NodeDiedError):
            return shard, None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the cluster, and stop it if it was started here."""
        if self._own:
            self._ray.shutdown()


def hire(engine: str, workers: int) -> Crew:
    """Return the crew of an engine, `local` or `ray`."""
    if engine not in ENGINES:
        raise ValueError(f"engine is one of {', '.join(ENGINES)}, not {engine!r}")
    if workers < 1:
        raise ValueError(f"workers are at least 1, not {workers}")
    return LocalCrew(workers) if engine == "local" else RayCrew(workers)


def new_worker() -> ProcessPoolExecutor:
    """Return a pool of one process, which comes when there is work for it."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=begin)
