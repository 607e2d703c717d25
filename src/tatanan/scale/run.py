"""A run: shards go to a crew, what comes back is written; dead workers are made up for."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tatanan.scale.crews import Crew, Worked
from tatanan.scale.output import Card, WorkFolder
from tatanan.scale.plan import Plan
from tatanan.scale.shards import Shard
from tatanan.scale.work import Failure, failed_outcome

_TRIES = 2  # a worker may be killed for what others do; twice is no accident
_DIED = "WorkerDied"


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is done, and what became of it; `found` says that a former run did it."""

    shard: Shard
    card: Card
    found: bool


@dataclass(frozen=True, slots=True)
class _Job:
    """A shard, and how often its workers may still die before it is split."""

    shard: Shard
    tries: int = _TRIES


class Run:
    """One run over shards."""

    def __init__(
        self, folder: WorkFolder, crew: Crew, plan: Plan, *,
        anew: Callable[[Shard], bool] = lambda _: False,
    ) -> None:
        """Take folder, crew and plan; a shard for which `anew` holds is done again."""
        self._folder = folder
        self._crew = crew
        self._plan = plan
        self._anew = anew
        self._jobs: dict[str, _Job] = {}
        self._waiting: deque[_Job] = deque()

    def over(self, shards: Iterator[Shard]) -> Iterator[Done]:
        """Yield all shards as they are done; what was done before is found and not done again.

        Shards are taken from the iterator only when somebody is free to work on them.
        """
        more = True
        while more or self._waiting or self._jobs:
            while self._crew.free and (more or self._waiting):
                job = self._waiting.popleft() if self._waiting else _next_job(shards)
                if job is None:
                    more = False
                elif job.shard.name not in self._jobs:
                    found = self._begin(job)
                    if found:
                        yield found
            if self._jobs:
                done = self._end(*self._crew.give())
                if done:
                    yield done

    def _begin(self, job: _Job) -> Done | None:
        """Give a shard to the crew; return it where there is nothing to be done."""
        card = None if self._anew(job.shard) else self._folder.find(job.shard.name)
        if card is None:
            self._jobs[job.shard.name] = job
            self._crew.take(job.shard, self._plan)
            return None
        if card.parts:
            self._waiting.extend(_Job(half, 1) for half in job.shard.halves())
            return None
        return Done(job.shard, card, found=True)

    def _end(self, shard: Shard, worked: Worked | None) -> Done | None:
        job = self._jobs.pop(shard.name)
        if worked is not None:
            outcome, seconds = worked
            card = self._folder.write(shard, outcome, seconds=seconds)
            return Done(shard, card, found=False)
        if job.tries > 1 or (len(shard.items) == 1 and job.tries > 0):
            self._waiting.appendleft(_Job(shard, job.tries - 1))
            return None
        return self._after_deaths(shard)

    def _after_deaths(self, shard: Shard) -> Done | None:
        """Split a shard over which workers die, or set its only item apart."""
        if len(shard.items) > 1:
            self._folder.write_split(shard)
            self._waiting.extendleft(_Job(half, 1) for half in shard.halves()[::-1])
            return None
        reason = "workers died over it (out of memory, or a fault in a library); see it alone"
        outcome = failed_outcome(shard, Failure(0, _DIED, reason))
        return Done(shard, self._folder.write(shard, outcome), found=False)


def _next_job(shards: Iterator[Shard]) -> _Job | None:
    shard = next(shards, None)
    return None if shard is None else _Job(shard)
