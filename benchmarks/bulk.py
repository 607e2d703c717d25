"""How fast reports are added in bulk, against parsing alone.

    python benchmarks/bulk.py [FOLDER] [--sizes 1000 10000 100000] [--seed 1] [--workers 2]

The corpus is made by recombination: sentences of the texts in FOLDER (of the example reports,
where no folder is named) are drawn with a seed and put together to reports of about 60 words,
each in one language. In one run are measured: `add` with one worker at each size, parsing alone
on reports of the same corpus, and `add` with several workers at the smallest size. Ratios are
what counts: times hang on the machine and on what else it does. Seconds of processors are taken
of this process and of its children together.
"""

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import numpy as np

from tatanan.errors import UnknownLanguage, UnreadableReport
from tatanan.examples.load import copy_examples
from tatanan.parse import parse_report
from tatanan.parse.words import load_cut, split_sentences
from tatanan.read import read_records, read_report
from tatanan.scale import Labour, add
from tatanan.terms.text import Capture

WORDS = 60  # of a report, about
_SHORTEST, _LONGEST = 5, 45  # words of a sentence that is taken
_FIRST_DAY = date(2024, 1, 1)
_DAYS = 366
_PARSED = 500  # reports that parsing alone is timed on, spread over the corpus
_WARMING = 8
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds on the clock and of the processors, for so many reports."""

    reports: int
    clock: float
    processor: float

    @property
    def each(self) -> float:
        """Milliseconds on the clock a report."""
        return 1000 * self.clock / self.reports


def main() -> int:
    """Print the times and ratios for what the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    _keep_to_one_thread()
    with tempfile.TemporaryDirectory(prefix="tatanan-bulk-") as folder:
        place = Path(folder)
        sentences = load_sentences(options.folder or _examples(place / "examples"))
        corpora = [
            write_corpus(place / f"{size}.jsonl", sentences, size, seed=options.seed)
            for size in sorted(options.sizes)
        ]
        for line in measured(corpora, sorted(options.sizes), options.workers):
            print(line, flush=True)
    return 0


def measured(corpora: Sequence[Path], sizes: Sequence[int], workers: int) -> Iterator[str]:
    """Yield the lines of the result, as they come."""
    parsing = time_parsing(corpora[0])
    yield _line("parse alone", parsing)
    alone = {}
    for corpus, size in zip(corpora, sizes, strict=True):
        alone[size] = time_adding(corpus, size, workers=1)
        yield _line(f"add, {size:,}, 1 worker", alone[size])
    several = time_adding(corpora[0], sizes[0], workers=workers)
    yield _line(f"add, {sizes[0]:,}, {workers} workers", several)
    last, first = alone[sizes[-1]], alone[sizes[0]]
    ratio = (last.processor / last.reports) / (parsing.processor / parsing.reports)
    yield f"add against parse alone, processors     {ratio:.3f}"
    yield f"add against parse alone, clock          {last.each / parsing.each:.3f}"
    yield f"a report at {sizes[-1]:,} against {sizes[0]:,}  {last.each / first.each:.3f}"
    faster = first.clock / several.clock
    yield f"{workers} workers against one            {faster:.3f} times as fast"


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
    path: Path, sentences: Mapping[str, Sequence[str]], size: int, *, seed: int
) -> Path:
    """Write so many records of drawn sentences as JSONL; the same seed gives the same bytes."""
    draw = np.random.default_rng(seed)
    languages = sorted(sentences)
    weights = np.array([len(sentences[language]) for language in languages], dtype=float)
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            language = str(draw.choice(languages, p=weights / weights.sum()))
            day = _FIRST_DAY + timedelta(days=int(draw.integers(_DAYS)))
            record = {
                "id": f"r{number:07}", "language": language, "published": day.isoformat(),
                "text": _text(sentences[language], draw),
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def time_parsing(corpus: Path) -> Timing:
    """Return how long it takes to parse some reports of a corpus, spread over it."""
    lines = corpus.read_bytes().splitlines()
    reports = [report for _, report in read_records(lines[:: max(1, len(lines) // _PARSED)])]
    for report in reports[:_WARMING]:
        parse_report(report)
    clock, processor = perf_counter(), _processor()
    for report in reports:
        parse_report(report)
    return Timing(len(reports), perf_counter() - clock, _processor() - processor)


def time_adding(corpus: Path, size: int, *, workers: int) -> Timing:
    """Return how long it takes to add a corpus to a new store."""
    folder = corpus.with_suffix(f".{workers}")
    folder.mkdir()
    clock, processor = perf_counter(), _processor()
    added = add([str(corpus)], to=folder / "bulk.duckdb", labour=Labour(workers=workers))
    timing = Timing(size, perf_counter() - clock, _processor() - processor)
    if (added.items, added.failed) != (size, 0):
        raise SystemExit(f"{added.failed} of {added.items} reports failed; see {added.work}")
    shutil.rmtree(folder)
    return timing


def _text(sentences: Sequence[str], draw: np.random.Generator) -> str:
    chosen: list[str] = []
    words = 0
    while words < WORDS:
        sentence = sentences[int(draw.integers(len(sentences)))]
        chosen.append(sentence)
        words += len(sentence.split())
    return " ".join(chosen)


def _examples(folder: Path) -> Path:
    copy_examples(folder)
    return folder


def _line(name: str, timing: Timing) -> str:
    return (
        f"{name:<28} {timing.reports:>8,} reports {timing.clock:>9.2f} s"
        f" {timing.each:>7.2f} ms each   processors {timing.processor:.2f} s"
    )


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _keep_to_one_thread() -> None:
    """Start again with one thread: number libraries ask only once, when they are loaded."""
    if any(os.environ.get(name) != "1" for name in _THREADS):
        os.environ.update(dict.fromkeys(_THREADS, "1"))
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - ourselves


if __name__ == "__main__":
    sys.exit(main())
