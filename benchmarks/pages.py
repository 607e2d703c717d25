"""How well and how fast articles are found on pages: F1 over 4-grams of words, and speed.

    python benchmarks/pages.py FOLDER [--rounds N]

FOLDER holds `ground-truth.json` (id to `articleBody`) and `html/ID.html.gz`. The score is
that of the article-extraction benchmark: precision and recall over the multiset of 4-grams
of words, averaged over pages, and F1 of the two means. The speed ratio is the processor time
of `read_report` over that of the bare extractor on the same decompressed pages.
"""

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import trafilatura

from tatanan.errors import UnknownLanguage
from tatanan.read import read_report
from tatanan.terms.text import Capture

SHINGLE = 4  # words, as in the benchmark's own script
_WORD = re.compile(r"\w+")

Scores = tuple[float, float, float]
_Given = TypeVar("_Given")


def main() -> int:
    """Print the scores and the speed ratio for the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=4, help="times each page is read")
    options = parser.parse_args()
    gold, pages = load_pages(options.folder)
    captures = {key: capture_of(page) for key, page in pages.items()}
    bodies = {key: read_body(capture) for key, capture in captures.items()}
    bare = {key: extract_bare(page) for key, page in pages.items()}
    for name, found in (("tatanan", bodies), ("trafilatura", bare)):
        f1, precision, recall = score(gold, found)
        print(f"{name:<12} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}")
    ours, theirs = measure_speed(captures.values(), rounds=options.rounds)
    print(
        f"speed        {ours * 1000:.2f} ms a page, bare {theirs * 1000:.2f} ms: "
        f"ratio {ours / theirs:.3f}"
    )
    return 0


def load_pages(folder: Path) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the gold bodies and the decompressed pages by id."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    gold = {key: row.get("articleBody", "") for key, row in truth.items()}
    packed = {key: (folder / "html" / f"{key}.html.gz").read_bytes() for key in gold}
    pages = {key: gzip.decompress(page) for key, page in packed.items()}
    return gold, pages


def capture_of(page: bytes) -> Capture:
    """Return a page as a capture; some are in other languages, but their bodies count too."""
    try:
        read_report(Capture(page), input_kind="html")
    except UnknownLanguage:
        return Capture(page, language="en")
    return Capture(page)


def read_body(capture: Capture) -> str:
    """Return the body of the report that a page holds."""
    return read_report(capture, input_kind="html").body


def extract_bare(page: bytes) -> str:
    """Return what the extractor alone finds."""
    return trafilatura.extract(page, fast=True, include_comments=False) or ""


def score(gold: Mapping[str, str], found: Mapping[str, str]) -> Scores:
    """Return F1, precision and recall of the found bodies."""
    pairs = [_match(_shingles(gold[key]), _shingles(found[key])) for key in gold]
    precision = statistics.mean(hit / (hit + extra) for hit, extra, _ in pairs if hit + extra)
    recall = statistics.mean(hit / (hit + missed) for hit, _, missed in pairs if hit + missed)
    return 2 * precision * recall / (precision + recall), precision, recall


def measure_speed(captures: Iterable[Capture], *, rounds: int) -> tuple[float, float]:
    """Return the processor seconds a page takes, read in full and extracted bare.

    The two take turns page by page, and in being first, so that other work on the machine
    burdens both.
    """
    held = list(captures)
    ours = theirs = 0.0
    for turn in range(rounds):
        for number, capture in enumerate(held):
            if (turn + number) % 2:
                theirs += _seconds(extract_bare, capture.body)
            ours += _seconds(read_body, capture)
            if not (turn + number) % 2:
                theirs += _seconds(extract_bare, capture.body)
    return ours / rounds / len(held), theirs / rounds / len(held)


def _seconds(call: Callable[[_Given], str], given: _Given) -> float:
    start = time.process_time()
    call(given)
    return time.process_time() - start


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - SHINGLE + 1))
    return Counter(tuple(words[at : at + SHINGLE]) for at in starts if words)


def _match(gold: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> Scores:
    """Return the 4-grams in common, found beyond the gold, and missed."""
    return (gold & found).total(), (found - gold).total(), (gold - found).total()


if __name__ == "__main__":
    sys.exit(main())
