"""Reports that come one a line as JSON, their text taken as it stands."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tatanan.errors import BadRecord, UnreadableReport
from tatanan.lexicons.load import require_language
from tatanan.read.language import find_language
from tatanan.read.outlets import outlet_of
from tatanan.read.page_dates import find_page_date
from tatanan.read.report import clean_source
from tatanan.read.source import Source
from tatanan.terms.ids import content_id
from tatanan.terms.text import PageFinding, Piece, Report, ReportId, Span

_WORDS = ("title", "published", "language", "url", "outlet", "before")


class Records(Iterator[tuple[str, Report]]):
    """The reports of lines of JSON, each with its record's id.

    A bad line raises BadRecord, which names it; the next call goes on with the line after.
    """

    def __init__(
        self, lines: Iterable[str | bytes], *, clean: bool, language: str | None, first: int = 1
    ) -> None:
        """Take the lines, of which the first has the number `first`; nothing is read yet."""
        self._lines = enumerate(lines, first)
        self._clean = clean
        self._language = language and require_language(language)

    def __iter__(self) -> "Records":
        """Return the records themselves."""
        return self

    def __next__(self) -> tuple[str, Report]:
        """Return the next record; blank lines are passed over."""
        for number, line in self._lines:
            if line.strip():
                return self._read(number, line)
        raise StopIteration

    def _read(self, number: int, line: str | bytes) -> tuple[str, Report]:
        record = _parse(number, line)
        language = record.get("language") or self._language
        place = f"line {number} (record {record['id']})"
        if language:
            require_language(language)
        try:
            make = _cleaned if self._clean else _as_it_stands
            return str(record["id"]), make(record, language, place)
        except UnreadableReport as error:
            raise BadRecord(str(error)) from error


def read_records(
    lines: Iterable[str | bytes], *, clean: bool = False, language: str | None = None,
    first: int = 1,
) -> Records:
    """Return the reports of lines of JSON: `id`, `text`, and what else is known.

    The text is taken as it stands, so that offsets are those of the given text; with
    `clean`, furniture and repeats are set aside. `language` holds where a record names none.
    `first` is the number of the first line in its file, as errors tell it.
    """
    return Records(lines, clean=clean, language=language, first=first)


def _parse(number: int, line: str | bytes) -> Mapping[str, Any]:
    try:
        decoded = line.decode("utf-8") if isinstance(line, bytes) else line
        record = json.loads(decoded.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"line {number} is no JSON ({error}); write one object a line") from error
    if not isinstance(record, dict):
        raise BadRecord(f"line {number} is no object; write {{'id': ..., 'text': ...}}")
    _check(number, record)
    return record


def _check(number: int, record: Mapping[str, Any]) -> None:
    ident, text = record.get("id"), record.get("text")
    if isinstance(ident, bool) or not isinstance(ident, str | int) or ident == "":
        raise BadRecord(f"line {number} has no id; give each record a text or a number as `id`")
    if not isinstance(text, str) or not text.strip():
        raise BadRecord(f"line {number} (record {ident}) has no text; give the report as `text`")
    for key in _WORDS:
        if not isinstance(record.get(key), str | None):
            raise BadRecord(f"line {number} (record {ident}): `{key}` is no text; quote it")
    for key in ("id", "text", *_WORDS):
        if any("\ud800" <= c <= "\udfff" for c in str(record.get(key) or "")):
            raise BadRecord(
                f"line {number} (record {ident}): `{key}` holds half a character; "
                "write it as UTF-8, or as both halves of the pair"
            )


def _as_it_stands(record: Mapping[str, Any], language: str | None, place: str) -> Report:
    text, title = record["text"], record.get("title") or None
    published, words, findings = _published(record)
    return Report(
        id=ReportId(content_id("report", text)),
        text=text,
        language=language or find_language(text, place=place),
        title=title,
        title_span=_title_span(text, title),
        published=published,
        published_words=words,
        outlet=record.get("outlet") or outlet_of(record.get("url")),
        url=record.get("url"),
        before=record.get("before") or "",
        pieces=(Piece(Span(0, len(text)), 0),),
        findings=findings,
    )


def _cleaned(record: Mapping[str, Any], language: str | None, place: str) -> Report:
    text, title = record["text"], record.get("title") or None
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    published, words, findings = _published(record)
    source = Source(text, title, outlet=record.get("outlet"), findings=findings)
    report = clean_source(source, language=language, published=published, place=place)
    return replace(
        report,
        published_words=words or report.published_words,
        outlet=report.outlet or outlet_of(record.get("url")),
        url=record.get("url"),
        before=record.get("before") or "",
    )


def _published(
    record: Mapping[str, Any],
) -> tuple[date | None, str | None, tuple[PageFinding, ...]]:
    words = record.get("published")
    if not words:
        return None, None, ()
    found = find_page_date(words)
    if found:
        return found[0], words, ()
    message = f"`published` is {words!r}, which gives no day; write it as YYYY-MM-DD"
    return None, words, (PageFinding("published-unread", message),)


def _title_span(text: str, title: str | None) -> Span | None:
    """Return where the title stands at the head of the text, or None where it does not."""
    start = len(text) - len(text.lstrip())
    return Span(start, start + len(title)) if title and text.startswith(title, start) else None
