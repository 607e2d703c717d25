"""How fast articles are read and coded, against parsing alone.

    python benchmarks/speed.py FOLDER [--limit N] [--profile]

FOLDER holds articles as text files, in folders of their own if you like. Each article is run
twice, on one thread: through the whole pipeline (read, parse, extract) and through the parser
alone on the text that was read. Which of the two comes first changes from article to article, so
that a warm cache or a busy machine favours neither. Times are of the processor, not of the clock.
"""

import argparse
import cProfile
import gc
import os
import pstats
import resource
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from tatanan.errors import UnknownLanguage, UnreadableReport
from tatanan.parse import parse_report
from tatanan.pipeline import extract_coding
from tatanan.read import read_report
from tatanan.terms.text import Capture, Report

TOP = 10  # functions that a profile shows
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
_BYTES_IN_MAXRSS = 1 if sys.platform == "darwin" else 1024
_WARMING = 8  # articles of each language that are run before any is timed, to load what it needs


@dataclass(frozen=True, slots=True)
class Timing:
    """One article's words, and the seconds that the pipeline and the parser alone take."""

    words: int
    whole: float
    parsing: float


def main() -> int:
    """Print the ratio, the speed and the memory for the folder that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="run only so many articles, spread evenly")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    _keep_to_one_thread()
    captures = load_captures(options.folder, limit=options.limit)
    if not captures:
        parser.exit(2, f"{options.folder}: no article could be read; name a folder of .txt files\n")
    for capture in _first_of_each_language(captures):
        time_article(capture, parser_first=True)
    gc.freeze()  # as the commands do: what was loaded is not searched for garbage again
    timings = [time_article(c, parser_first=bool(n % 2)) for n, c in enumerate(captures)]
    print("\n".join(summary(timings)))
    if options.profile:
        print_profile(captures)
    return 0


def load_captures(folder: Path, *, limit: int | None = None) -> list[Capture]:
    """Return the articles of a folder that can be read, in the order of their names."""
    paths = sorted(folder.rglob("*.txt"))
    if limit:
        paths = paths[:: max(1, len(paths) // limit)][:limit]
    captures = (Capture(path.read_bytes(), name=str(path)) for path in paths)
    return [capture for capture in captures if _is_readable(capture)]


def time_article(capture: Capture, *, parser_first: bool) -> Timing:
    """Return how long an article takes, in the pipeline and in the parser alone."""
    report = read_report(capture)
    if parser_first:
        words, parsing = _time_parser(report)
        return Timing(words, _time_pipeline(capture), parsing)
    whole = _time_pipeline(capture)
    words, parsing = _time_parser(report)
    return Timing(words, whole, parsing)


def summary(timings: Sequence[Timing]) -> list[str]:
    """Return the lines that sum the timings up."""
    whole, parsing = sum(t.whole for t in timings), sum(t.parsing for t in timings)
    words = sum(timing.words for timing in timings)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_IN_MAXRSS / 2**20
    return [
        f"articles       {len(timings):,} ({words:,} words)",
        _speed("pipeline", whole, articles=len(timings), words=words),
        _speed("parser alone", parsing, articles=len(timings), words=words),
        f"ratio          {whole / parsing:.3f}",
        f"peak memory    {memory:,.0f} MiB",
    ]


def print_profile(captures: Iterable[Capture]) -> None:
    """Print the functions of the pipeline in which most time is spent, calls not counted."""
    profile = cProfile.Profile()
    profile.enable()
    for capture in captures:
        extract_coding(read_report(capture))
    profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(TOP)


def _speed(name: str, seconds: float, *, articles: int, words: int) -> str:
    per_second = f"{articles / seconds:.1f} articles/s   {words / seconds:,.0f} words/s"
    return f"{name:<14} {seconds:.2f} s   {per_second}"


def _keep_to_one_thread() -> None:
    """Start again with one thread: number libraries ask only once, when they are loaded."""
    if any(os.environ.get(name) != value for name, value in _ONE_THREAD.items()):
        os.environ.update(_ONE_THREAD)
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - ourselves


def _is_readable(capture: Capture) -> bool:
    try:
        read_report(capture)
    except (UnreadableReport, UnknownLanguage) as refusal:
        print(f"left out: {refusal}", file=sys.stderr)
        return False
    return True


def _first_of_each_language(captures: Iterable[Capture]) -> Iterator[Capture]:
    seen = Counter[str]()
    for capture in captures:
        language = read_report(capture).language
        seen[language] += 1
        if seen[language] <= _WARMING:
            yield capture


def _time_pipeline(capture: Capture) -> float:
    start = process_time()
    extract_coding(read_report(capture))
    return process_time() - start


def _time_parser(report: Report) -> tuple[int, float]:
    start = process_time()
    sentences = parse_report(report)
    seconds = process_time() - start
    return sum(len(sentence.tokens) for sentence in sentences), seconds


if __name__ == "__main__":
    sys.exit(main())
