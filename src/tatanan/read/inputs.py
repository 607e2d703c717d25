"""Where reports come from: files, folders, standard input, and lines of JSON in any of them.

What cannot be read comes out as the error that says so, in its place among the reports, so
that one bad file or line never stops the others.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from tatanan.errors import BadRecord, TatananError, UnknownLanguage, UnreadableReport
from tatanan.read.records import read_records
from tatanan.read.report import read_report
from tatanan.terms.text import Capture, Report

STANDARD_INPUT = "-"
_REPORT_SUFFIXES = frozenset({".txt", ".html", ".htm", ".jsonl"})
_OF_ONE_REPORT = (BadRecord, UnknownLanguage, UnreadableReport)


class InputKind(StrEnum):
    """What an input holds; AUTO leaves it to its name and its first bytes."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are to be read.

    `language` and `published` are what the user says; None leaves them to the reader.
    `clean` sets furniture and repeats of records aside; pages and texts are always cleaned.
    """

    kind: InputKind = InputKind.AUTO
    language: str | None = None
    published: date | None = None
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it arrived; `record_id` is None where it came without an id of its own."""

    report: Report
    record_id: str | None = None


def read_inputs(
    names: Iterable[str], *, standard_input: BinaryIO, reading: Reading
) -> Iterator[Arrival | TatananError]:
    """Yield the reports of all inputs in order, or the errors that stand in their place.

    A folder gives all its reports, sorted by name; `-` is standard input.
    """
    for name in names:
        try:
            for path in _files(name):
                yield from _read_file(path, standard_input, reading)
        except OSError as error:
            yield _unreadable(name, error)
        except UnreadableReport as error:
            yield error


def _files(name: str) -> list[Path | None]:
    if name == STANDARD_INPUT:
        return [None]
    path = Path(name)
    if not path.is_dir():
        return [path]
    found = (file for file in path.iterdir() if file.suffix.lower() in _REPORT_SUFFIXES)
    files = sorted(file for file in found if file.is_file())
    if not files:
        endings = ", ".join(sorted(_REPORT_SUFFIXES))
        raise UnreadableReport(f"{name}: the folder holds no report; put files into it ({endings})")
    return [*files]


def _read_file(
    path: Path | None, standard_input: BinaryIO, reading: Reading
) -> Iterator[Arrival | TatananError]:
    name = str(path) if path else "standard input"
    try:
        with _opened(path, standard_input) as stream:
            first = stream.readline()
            if _is_jsonl(path, first, reading.kind):
                yield from _records(name, chain([first], stream), reading)
            else:
                yield _report(name, first + stream.read(), reading)
    except OSError as error:
        yield _unreadable(name, error)


def _opened(path: Path | None, standard_input: BinaryIO) -> AbstractContextManager[BinaryIO]:
    return path.open("rb") if path else nullcontext(standard_input)


def _is_jsonl(path: Path | None, first: bytes, kind: InputKind) -> bool:
    if kind is not InputKind.AUTO:
        return kind is InputKind.JSONL
    if path and path.suffix.lower() == ".jsonl":
        return True
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record


def _records(
    name: str, lines: Iterable[bytes], reading: Reading
) -> Iterator[Arrival | TatananError]:
    records = read_records(lines, clean=reading.clean, language=reading.language)
    while True:
        try:
            record_id, report = next(records)
        except StopIteration:
            return
        except _OF_ONE_REPORT as error:
            yield type(error)(f"{name}: {error}")
        else:
            published = report.published or reading.published
            yield Arrival(replace(report, published=published), record_id)


def _report(name: str, body: bytes, reading: Reading) -> Arrival | TatananError:
    capture = Capture(body, name=name, language=reading.language, published=reading.published)
    try:
        return Arrival(read_report(capture, input_kind=reading.kind))
    except _OF_ONE_REPORT as error:
        return error


def _unreadable(name: str, error: OSError) -> UnreadableReport:
    reason = error.strerror or str(error)
    return UnreadableReport(f"{name}: {reason}; name a file or a folder that can be read, or -")
