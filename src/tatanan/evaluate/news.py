"""A folder of news reports, read and coded: a folder a language, with an index of addresses.

    <folder>/<language>/index.csv      columns id, url, date, and what else there is
    <folder>/<language>/<id>.txt       the report, first line the title

A report is named by its address, or by its id where it has none of its own.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tatanan.errors import BadGold, UnreadableReport
from tatanan.lexicons.load import LANGUAGES
from tatanan.parse import parse_report
from tatanan.pipeline import extract_coding
from tatanan.read import read_report
from tatanan.read.page_dates import find_page_date
from tatanan.terms.coding import Coding
from tatanan.terms.text import Capture, Report, Sentence


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report of the folder by its name, its sentences, and what was coded."""

    name: str
    report: Report
    sentences: tuple[Sentence, ...]
    coding: Coding


@dataclass(frozen=True, slots=True)
class NewsFile:
    """A report of the folder as its index has it; `date` is what stands there, "" for nothing."""

    name: str
    path: Path
    language: str
    url: str | None
    title: str
    date: str


def code_news(folder: Path) -> Iterator[CodedReport]:
    """Yield the reports of a folder, coded; one that cannot be read is passed over.

    Raises BadGold where the folder has no index for any language.
    """
    for file in news_files(folder):
        try:
            report = read_report(capture_of(file))
        except UnreadableReport:
            continue
        sentences = parse_report(report)
        coding = extract_coding(report, sentences=sentences)
        yield CodedReport(file.name, report, sentences, coding)


def news_files(folder: Path) -> Iterator[NewsFile]:
    """Yield the reports that the indexes of a folder name, language by language.

    Raises BadGold where the folder has no index for any language.
    """
    places = [folder / language for language in sorted(LANGUAGES)]
    indexes = [place / "index.csv" for place in places if (place / "index.csv").is_file()]
    if not indexes:
        raise BadGold(f"{folder}: no {places[0].name}/index.csv is here; name the folder of news")
    for index in indexes:
        yield from _files_of(index)


def _files_of(index: Path) -> Iterator[NewsFile]:
    with index.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    urls = Counter(row["url"] for row in rows)
    for row in rows:
        name = row["url"] if row["url"] and urls[row["url"]] == 1 else row["id"]
        yield NewsFile(name, index.parent / f"{row['id']}.txt", index.parent.name,
                       row["url"] or None, row.get("title") or "", row["date"])


def capture_of(file: NewsFile) -> Capture:
    """Return a report of the folder as it stands in its file, with what the index says of it."""
    published = find_page_date(file.date)
    return Capture(
        file.path.read_bytes(), url=file.url, published=published[0] if published else None,
        language=file.language, name=file.path.stem,
    )
