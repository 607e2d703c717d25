"""A capture becomes a report: decoded, cleaned, and never changed after."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from tatanan.errors import UnreadableReport
from tatanan.lexicons.load import require_language
from tatanan.read.assemble import assemble
from tatanan.read.clean import Cleaning, find_furniture, looks_like_headline
from tatanan.read.decode import Kind, decode_capture, place_of, tidy
from tatanan.read.glue import find_glued
from tatanan.read.html import read_page
from tatanan.read.language import find_language
from tatanan.read.lines import accidental_breaks, split_lines, width_breaks, without
from tatanan.read.outlets import outlet_named, outlet_of
from tatanan.read.repeats import find_repeats, with_repeats
from tatanan.read.source import Source
from tatanan.terms.ids import content_id
from tatanan.terms.text import Capture, PageFinding, Report, ReportId, Span

LONGEST_TITLE = 200  # characters; a longer first line is a paragraph
_TITLE_GAP = "\n\n"


def read_report(
    capture: Capture, *, input_kind: str = "auto", second_opinion: bool = False
) -> Report:
    """Return the report that a capture holds, its furniture and repeats set aside.

    `input_kind` is auto, text or html. Raises UnreadableReport where there is no text, and
    UnknownLanguage where it is in no language that Tatanan reads.
    """
    if capture.language:
        require_language(capture.language)
    decoded = decode_capture(capture, input_kind=input_kind)
    place = place_of(capture)
    if decoded.kind is Kind.HTML:
        source = _with_title(
            read_page(decoded.text, place=place, second_opinion=second_opinion)
        )
    else:
        source = Source(decoded.text)
    source = replace(source, findings=(*decoded.findings, *source.findings))
    report = clean_source(
        source, language=capture.language, published=capture.published, place=place
    )
    return replace(
        report,
        url=capture.url or source.url,
        outlet=report.outlet or outlet_of(capture.url or source.url),
        retrieved=capture.retrieved,
        capture_digest=sha256(capture.body).hexdigest(),
        reader=_reader(decoded.kind),
    )


def clean_source(
    source: Source, *, language: str | None, published: date | None, place: str
) -> Report:
    """Return the report of a source: without furniture and repeats, glued words parted."""
    lines = split_lines(source.text)
    cleaning = find_furniture(source.text, lines, titled=source.title is not None)
    kept = without(lines, cleaning.cuts)
    cuts = with_repeats(cleaning.cuts, find_repeats(kept))
    kept = without(kept, cuts)
    if not kept:
        raise UnreadableReport(f"{place} holds nothing but page furniture; give the report's text")
    language = language or find_language("\n".join(line.text for line in kept), place=place)
    made = assemble(
        source.text,
        lines,
        cuts=cuts,
        joins=find_glued(kept, language),
        goes_on=accidental_breaks(kept) | width_breaks(source.text, lines),
    )
    text, opening = made.text, cleaning.dateline
    opened = opening is not None and opening.start < kept[0].start
    title_span = None if opened else _title_span(text, source)
    return Report(
        id=ReportId(content_id("report", text)),
        text=text,
        language=language,
        title=text[: title_span.end] if title_span else source.title,
        title_span=title_span,
        published=published or source.published or cleaning.published,
        published_words=None if published else _words_of_date(source, cleaning),
        outlet=outlet_named(source.outlet or cleaning.outlet),
        dateline=cleaning.place,
        set_aside=tuple(made.asides),
        repairs=tuple(made.repairs),
        pieces=made.pieces,
        findings=(*source.findings, *_date_doubt(source, cleaning)),
    )


def _with_title(page: Source) -> Source:
    """Return a page's source with its title at the head of the text."""
    title = tidy(page.title) if page.title else None
    body = tidy(page.text)
    if title and body.lstrip().startswith(title):
        text = body.lstrip()
    else:
        text = title + _TITLE_GAP + body if title else body
    return replace(page, text=text, title=title)


def _title_span(text: str, source: Source) -> Span | None:
    """Return where the title stands: the first line, if it is one and something follows."""
    first, _, rest = text.partition("\n")
    if rest.strip() and (source.title or is_title(first)):
        return Span(0, len(first))
    return None


def is_title(line: str) -> bool:
    """Say whether a first line looks like a title: short, and not closed like a sentence.

    >>> is_title("Dua Presiden Bertemu di Astana"), is_title("Dua presiden bertemu.")
    (True, False)
    """
    return len(line) < LONGEST_TITLE and (looks_like_headline(line) or line.endswith(("?", "!")))


def _words_of_date(source: Source, cleaning: Cleaning) -> str | None:
    return source.published_words if source.published else cleaning.published_words


def _date_doubt(source: Source, cleaning: Cleaning) -> tuple[PageFinding, ...]:
    if not source.published or not cleaning.published or source.published == cleaning.published:
        return ()
    message = (
        f"the head of the page says {source.published}, its text {cleaning.published_words!r}; "
        "give the date with --published if it matters"
    )
    return (PageFinding("date-doubt", message),)


@lru_cache(maxsize=2)
def _reader(kind: Kind) -> str:
    """Return the name and version of what cleaned the text."""
    parts = ["tatanan", *(("trafilatura", "lxml") if kind is Kind.HTML else ())]
    return ", ".join(f"{part} {_version(part)}" for part in parts)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "of a checkout"
