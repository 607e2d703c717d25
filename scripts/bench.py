"""How long it takes to read, parse and code a report, on this machine, with one process.

Run ``make bench``. Loading the models and lexicons is timed apart; each report is then read
and coded three times, and the best time counts.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tatanan import Capture, extract_coding, read_report
from tatanan.errors import TatananError

ROUNDS: Final = 3
SUFFIXES: Final = {".txt", ".html"}


def captures_of(folder: Path) -> Iterator[Capture]:
    """Yield the reports of a folder as captures."""
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES:
            yield Capture(path.read_bytes(), name=path.name)


def seconds(action: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def best_times(capture: Capture) -> tuple[float, float]:
    """Return the best times for reading a capture and for coding it."""
    report = read_report(capture)
    reading = min(seconds(lambda: read_report(capture)) for _ in range(ROUNDS))
    return reading, min(seconds(lambda: extract_coding(report)) for _ in range(ROUNDS))


def main(folder: Path) -> None:
    """Print a line for each report and the sum."""
    captures = list(captures_of(folder))
    print(f"{seconds(lambda: extract_coding(read_report(captures[0]))):8.2f} s  first report, with loading")
    total = count = 0.0
    for capture in captures:
        try:
            reading, coding = best_times(capture)
        except TatananError as error:
            print(f"       -    {capture.name}: {error}")
            continue
        total, count = total + reading + coding, count + 1
        print(f"{reading * 1000:8.0f} ms reading {coding * 1000:6.0f} ms coding  {capture.name}")
    print(f"{count / total:8.1f} reports a second")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
