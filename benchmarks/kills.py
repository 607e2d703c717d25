"""Whether a run of bulk work that is killed again and again ends as one that nobody disturbed.

    python benchmarks/kills.py FOLDER [--reports 1500] [--kills 5] [--seed 1] [--workers 2]

Reports of three sentences are made by recombination: the sentences of the texts in FOLDER are
drawn with a seed, each report in one language. `tatanan add` puts them into a store once
undisturbed; then into another, where the whole program gets SIGKILL at seeded random moments:
three kills of four while reports are coded, the others while what was coded is written into the
store. In the end all rows of all tables are held against each other.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path

import bulk
import pyarrow as pa

from tatanan.scale import work_beside
from tatanan.store import open_store
from tatanan.store.owner import note_of

SENTENCES = 3  # of a report
CHECK_FAILED = 4
_LOOK = 0.005  # seconds between two looks at how far a run is
_MOST = 3  # tries for each kill: a run may end before


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """How a run goes that nobody kills: its shards and its seconds.

    `each` are the seconds from one shard to the next, `writing` those from the last to the end.
    """

    shards: int
    seconds: float
    each: float
    writing: float


@dataclass(frozen=True, slots=True)
class Killed:
    """How many times a run was killed, how many of these while it wrote, and in what time."""

    coding: int
    writing: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Adding:
    """What is added, where to, and by how many workers."""

    corpus: Path
    place: Path
    workers: int

    def begin(self) -> subprocess.Popen[bytes]:
        """Begin a run, or take up the last."""
        command = [sys.executable, "-m", "tatanan", "add", str(self.corpus), "--to",
                   str(self.place), "--workers", str(self.workers)]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program

    @property
    def shards(self) -> int:
        """How many shards have been done."""
        manifest = work_beside(self.place) / "manifest.jsonl"
        return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def main() -> int:
    """Print what came of both runs; return 4 where their stores differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=1_500)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tatanan-kills-") as folder:
        place = Path(folder)
        corpus = bulk.write_corpus(
            place / "reports.jsonl", bulk.load_sentences(options.folder), options.reports,
            seed=options.seed, of=SENTENCES)
        one, other = (Adding(corpus, place / name, options.workers)
                      for name in ("undisturbed.duckdb", "killed.duckdb"))
        calm = run_undisturbed(one)
        print(f"undisturbed  {options.reports:,} reports, {calm.shards} shards,"
              f" {calm.seconds:.0f} s (writing {calm.writing:.1f} s)", flush=True)
        killed = run_killed(other, options.kills, calm, dice=random.Random(options.seed))
        print(f"killed       {killed.coding} times while coding, {killed.writing} times while"
              f" writing, {killed.seconds:.0f} s", flush=True)
        return report_rows(one.place, other.place)


def run_undisturbed(adding: Adding) -> Undisturbed:
    """Have a run go to its end."""
    begun = time.perf_counter()
    run = adding.begin()
    done = [0.0] * adding.shards
    while run.poll() is None:
        done += [time.perf_counter()] * (adding.shards - len(done))
        time.sleep(_LOOK)
    ended = time.perf_counter()
    if run.returncode or not done:
        sys.exit(f"the undisturbed run ended with {run.returncode}")
    each = (done[-1] - done[0]) / len(done)
    return Undisturbed(len(done), ended - begun, each, ended - done[-1])


def run_killed(
    adding: Adding, kills: int, calm: Undisturbed, *, dice: random.Random
) -> Killed:
    """Kill a run so many times at random moments, and have it go to its end then."""
    begun = time.perf_counter()
    coding = writing = 0
    while coding < kills - kills // 4 and adding.shards < calm.shards:
        # Some shards further on than the last time, so that the run ends one day.
        left = (calm.shards - adding.shards) / (kills - kills // 4 - coding)
        wanted = adding.shards + dice.uniform(0, 2 * left)
        due = partial(_has_done, adding, min(wanted, calm.shards - 2))
        coding += _kill(adding, due, dice.uniform(0, calm.each))
    for _ in range(_MOST * kills):
        if coding + writing < kills:
            writes = _Writes(adding, calm.shards)
            writing += _kill(adding, writes, dice.uniform(0, calm.writing / 2))
    run = adding.begin()
    if run.wait():
        sys.exit(f"the run that was killed ended with {run.returncode}")
    return Killed(coding, writing, time.perf_counter() - begun)


def _kill(adding: Adding, due: Callable[[], bool], delay: float) -> bool:
    """Take a run up, and kill it some time after it is due; say whether that came in time."""
    run = adding.begin()
    while run.poll() is None and not due():
        time.sleep(_LOOK)
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    return run.wait() == -signal.SIGKILL


def _has_done(adding: Adding, wanted: float) -> bool:
    return adding.shards >= wanted


class _Writes:
    """Whether a run writes what was coded: it holds the store a second time then."""

    def __init__(self, adding: Adding, whole: int) -> None:
        self._adding = adding
        self._whole = whole
        self._seen = [False]

    def __call__(self) -> bool:
        """Look once more."""
        held = note_of(self._adding.place).exists()
        if held != self._seen[-1]:
            self._seen.append(held)
        return self._adding.shards >= self._whole and self._seen[1:] == [True, False, True]


def report_rows(one: Path, other: Path) -> int:
    """Print how many rows are the same in two stores; return 4 where any is not."""
    same = differ = 0
    nothing: dict[str, pa.Table] = {}
    with open_store(one, read_only=True) as calm, open_store(other, read_only=True) as killed:
        for mine, theirs in zip_longest(calm.parts(), killed.parts(), fillvalue=nothing):
            for name in sorted({*mine, *theirs}):
                if name in mine and name in theirs and mine[name].equals(theirs[name]):
                    same += mine[name].num_rows
                else:
                    differ += 1
                    print(f"table {name} differs")
        equal = not differ and calm.snapshot() == killed.snapshot()
    print(f"{same:,} rows row by row: {'equal' if equal else 'NOT EQUAL'}")
    return 0 if equal else CHECK_FAILED


if __name__ == "__main__":
    sys.exit(main())
