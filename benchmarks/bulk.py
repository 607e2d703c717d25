"""How fast reports are added in bulk: against parsing alone, with more workers, in large stores.

    python benchmarks/bulk.py [FOLDER] [--reports 2000] [--seed 1] [--workers 2] [--filled 100000]

The corpus is made by recombination: sentences of the texts in FOLDER (of the example reports,
where no folder is named) are drawn with a seed and put together to reports of about 60 words,
each in one language. A quarter of it is added, and all of it, so that the time of a report
and the time of the start can be told apart; how fast several workers are is told from the moment
on when each of them has begun. Then invented reports are put into a store until it
is full, and what a report takes is told at a tenth of the size and at all of it.

Ratios are what counts: times hang on the machine and on what else it does. Seconds of
processors are those of this process and of its children together; a machine that does other
things, too, spoils them less than those of the clock.
"""

import argparse
import json
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import store as made
from threadpoolctl import threadpool_limits

from tatanan.errors import UnknownLanguage, UnreadableReport
from tatanan.examples.load import copy_examples
from tatanan.parse import parse_report
from tatanan.parse.words import load_cut, split_sentences
from tatanan.pipeline import extract_coding
from tatanan.read import read_records, read_report
from tatanan.scale import Labour, add
from tatanan.store import open_store
from tatanan.terms.text import Capture, Report

WORDS = 60  # of a report, about
_SHORTEST, _LONGEST = 5, 45  # words of a sentence that is taken
_FIRST_DAY = date(2024, 1, 1)
_DAYS = 366
_PARSED = 500  # reports that parsing alone is timed on, spread over the corpus
_WARMING = 8
_WRITTEN = 2_000  # reports that are put into a store at once, as in bulk work


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds on the clock and of the processors, for so many reports."""

    reports: int
    clock: float
    processor: float

    def __sub__(self, other: "Timing") -> "Timing":
        """Return what the reports take by which this is more: the start is in both."""
        return Timing(
            self.reports - other.reports, self.clock - other.clock,
            self.processor - other.processor,
        )

    def __str__(self) -> str:
        """Tell all of it."""
        clock, processor = (1000 * each / self.reports for each in (self.clock, self.processor))
        return (f"{self.reports:>7,} reports {self.clock:>8.2f} s {clock:>7.2f} ms each,"
                f" processors {processor:.2f} ms each")


def main() -> int:
    """Print the times and ratios for what the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--filled", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    threadpool_limits(1)  # of this process; workers see to theirs
    with tempfile.TemporaryDirectory(prefix="tatanan-bulk-") as folder:
        place = Path(folder)
        sentences = load_sentences(options.folder or _examples(place / "examples"))
        few, many = (
            write_corpus(place / f"{size}.jsonl", sentences, size, seed=options.seed)
            for size in (options.reports // 4, options.reports)
        )
        for line in measured(few, many, workers=options.workers):
            print(line, flush=True)
        for line in filling(place, options.filled, seed=options.seed):
            print(line, flush=True)
    return 0


def measured(few: Path, many: Path, *, workers: int) -> Iterator[str]:
    """Yield the lines on parsing, coding and adding a corpus, as they come."""
    parsing, coding = time_coding(many)
    yield f"parse alone         {parsing}"
    yield f"parse and code      {coding}"
    start, _ = time_adding(few, workers=1)
    whole, pace = time_adding(many, workers=1)
    several, pace_of_several = time_adding(many, workers=workers)
    alone = whole - start
    yield f"add, start left out {alone}"
    yield f"add, 1 worker       {whole}, {pace:.1f} a second once begun"
    yield f"add, {workers} workers      {several}, {pace_of_several:.1f} a second once begun"
    for name, other in (("parsing alone", parsing), ("parse and code", coding)):
        yield f"add against {name:<15} {_ratio(alone, other):6.3f} of the processors' time"
    faster = pace_of_several / pace
    yield f"{workers} workers against one      {faster:6.3f} times as fast on the clock"


def filling(place: Path, reports: int, *, seed: int) -> Iterator[str]:
    """Yield the lines on what a report takes while a store is filled."""
    made.REPORTS_A_SHARD = _WRITTEN
    dice = np.random.default_rng(seed)
    times: list[float] = []
    with open_store(place / "filled.duckdb", create=True) as store:
        for shard in made.invent_shards(reports * made.PER_REPORT, dice):
            begun = time.perf_counter()
            store.put_tables(shard)
            times.append(time.perf_counter() - begun)
        begun = time.perf_counter()
    end = time.perf_counter() - begun
    tenth = max(1, len(times) // 10)
    first, last = times[:tenth], times[-tenth:]
    yield (f"put, 1st and last tenth of {reports:,}: {_each(first):.4f} and {_each(last):.4f} ms"
           f" each (median), {max(times):.2f} s at most, {end:.2f} s to close")
    yield f"put in a full store against one that is a tenth full {_each(last) / _each(first):6.3f}"
    yield f"put, all of it      {1000 * (sum(times) + end) / reports:.4f} ms each"


def load_sentences(folder: Path) -> Mapping[str, list[str]]:
    """Return the sentences of a folder's texts by their language, in order, each once."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted(folder.rglob("*.txt")):
        try:
            report = read_report(Capture(path.read_bytes(), name=str(path)))
        except (UnreadableReport, UnknownLanguage):
            continue
        own = found.setdefault(report.language, {})
        for start, end in split_sentences(report.text, load_cut(report.language)):
            sentence = " ".join(report.text[start:end].split())
            if _SHORTEST <= len(sentence.split()) <= _LONGEST:
                own[sentence] = None
    return {language: list(own) for language, own in sorted(found.items())}


def write_corpus(
    path: Path, sentences: Mapping[str, Sequence[str]], size: int, *, seed: int,
    of: int | None = None,
) -> Path:
    """Write so many records of drawn sentences as JSONL; the same seed gives the same bytes.

    `of` is how many sentences a report has; None has each have about 60 words.
    """
    draw = np.random.default_rng(seed)
    languages = sorted(sentences)
    weights = np.array([len(sentences[language]) for language in languages], dtype=float)
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            language = str(draw.choice(languages, p=weights / weights.sum()))
            day = _FIRST_DAY + timedelta(days=int(draw.integers(_DAYS)))
            record = {
                "id": f"r{number:07}", "language": language, "published": day.isoformat(),
                "text": _text(sentences[language], draw, of=of),
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def time_coding(corpus: Path) -> tuple[Timing, Timing]:
    """Return how long it takes to parse some reports of a corpus, and to parse and code them."""
    lines = corpus.read_bytes().splitlines()
    reports = [report for _, report in read_records(lines[:: max(1, len(lines) // _PARSED)])]
    for report in reports[:_WARMING]:
        extract_coding(report)
    taken = [(_time_parsing(report), _time_extracting(report)) for report in reports]
    parsing, coding = (
        Timing(len(reports), sum(c for c, _ in each), sum(p for _, p in each))
        for each in zip(*taken, strict=True)
    )
    return parsing, coding


def time_adding(corpus: Path, *, workers: int) -> tuple[Timing, float]:
    """Return how long it takes to add a corpus to a new store, and the pace once it has begun.

    The pace is in reports a second, from the moment on when each worker has done a shard.
    """
    told: list[tuple[float, int]] = []
    labour = Labour(workers, watch=lambda now: told.append((time.perf_counter(), now.items)))
    folder = corpus.with_suffix(f".{workers}")
    folder.mkdir()
    clock, processor = time.perf_counter(), _processor()
    added = add([str(corpus)], to=folder / "bulk.duckdb", labour=labour)
    timing = Timing(added.items, time.perf_counter() - clock, _processor() - processor)
    if added.failed:
        raise SystemExit(f"{added.failed} of {added.items} reports failed; see {added.work}")
    shutil.rmtree(folder)
    (begun, first), (ended, last) = told[workers], told[-1]  # the very first tells of nothing
    return timing, (last - first) / (ended - begun)


def _time_parsing(report: Report) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    parse_report(report)
    return time.perf_counter() - clock, time.process_time() - processor


def _time_extracting(report: Report) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    extract_coding(report)
    return time.perf_counter() - clock, time.process_time() - processor


def _ratio(one: Timing, other: Timing) -> float:
    """Return how much more of the processors a report takes."""
    return (one.processor / one.reports) / (other.processor / other.reports)


def _each(times: Sequence[float]) -> float:
    """Return the milliseconds that a report takes, in the median of some writings."""
    return 1000 * statistics.median(times) / _WRITTEN


def _text(sentences: Sequence[str], draw: np.random.Generator, *, of: int | None) -> str:
    chosen: list[str] = []
    words = 0
    while words < WORDS if of is None else len(chosen) < of:
        sentence = sentences[int(draw.integers(len(sentences)))]
        chosen.append(sentence)
        words += len(sentence.split())
    return " ".join(chosen)


def _examples(folder: Path) -> Path:
    copy_examples(folder)
    return folder


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    sys.exit(main())
