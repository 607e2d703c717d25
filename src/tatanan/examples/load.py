"""The example reports are at hand wherever the package is installed."""

from importlib.resources import files
from pathlib import Path

_ENDINGS = (".txt", ".html", ".jsonl")


def example_reports() -> dict[str, bytes]:
    """Return the example reports by name, in order, as they were captured.

    >>> next(iter(example_reports()))
    '01-brics-kazan.txt'
    """
    found = {file.name: file for file in files("tatanan.examples").iterdir()}
    return {name: found[name].read_bytes() for name in sorted(found) if name.endswith(_ENDINGS)}


def copy_examples(folder: Path) -> int:
    """Write all example reports into a folder; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = example_reports()
    for name, body in reports.items():
        (folder / name).write_bytes(body)
    return len(reports)
