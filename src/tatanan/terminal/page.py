"""The page itself: the head, the text, the lists, and what it was made with."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from tatanan.terminal.body import marked_paragraphs, marked_title
from tatanan.terminal.lists import sections
from tatanan.terminal.look import FAINT, HEADING, in_a_line
from tatanan.terminal.marks import event_marks, events_in_order
from tatanan.terms.coding import Coding
from tatanan.terms.text import Report

NARROWEST, WIDEST = 40, 120  # columns; below, words break; above, the eye loses the line
_INDENT = 4


def print_page(report: Report, coding: Coding, console: Console) -> None:
    """Print the page of a report on a console, as wide as the console is, within reason."""
    width = max(NARROWEST, min(console.width, WIDEST))
    for line in _page(report, coding, console, width):
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _page(report: Report, coding: Coding, console: Console, width: int) -> Iterator[Text]:
    yield Text("═" * width, style=FAINT)
    yield from _wrapped(marked_title(report, coding), console, width)
    for part in (_particulars(report), _summary(report, coding), _legend(coding)):
        yield from _wrapped(part, console, width) if part else ()
    yield Text()
    for paragraph in marked_paragraphs(report, coding):
        yield from _wrapped(paragraph, console, width, indent=_INDENT)
        yield Text()
    for heading, entries in sections(report, coding):
        yield from _wrapped(Text(heading, style=HEADING), console, width)
        for entry in entries:
            yield from _entry(entry, console, width)
        yield Text()
    yield from _wrapped(_colophon(report, coding), console, width)


def _entry(entry: Text, console: Console, width: int) -> Iterator[Text]:
    """Yield the lines of an entry; all but the first are set in."""
    head, *rows = entry.split("\n")
    first, *others = head.wrap(console, width - _INDENT)
    yield from _set_in([first], 0)
    yield from _set_in(others, _INDENT)
    for row in rows:
        yield from _wrapped(row, console, width, indent=_INDENT)


def _wrapped(text: Text, console: Console, width: int, *, indent: int = 0) -> Iterator[Text]:
    return _set_in(text.wrap(console, width - indent), indent)


def _set_in(lines: Iterable[Text], columns: int) -> Iterator[Text]:
    for line in lines:
        line.rstrip()
        yield Text(" " * columns).append_text(line)


def _particulars(report: Report) -> Text:
    place = f"from {report.dateline}" if report.dateline else None
    outlet = report.outlet or "outlet not known"
    parts = (outlet, _day(report), place, f"language {report.language}", report.url)
    return Text(" · ".join(in_a_line(part) for part in parts if part))


def _day(report: Report) -> str:
    if report.published is None:
        return "day of publication not known (--published gives it)"
    day = f"published {report.published}"
    if report.published_words in (None, str(report.published)):
        return day
    return f"{day} (“{report.published_words}”)"


def _summary(report: Report, coding: Coding) -> Text:
    doubtful = len(events_in_order(coding, doubtful=True))
    counts = (
        (len(coding.events) - doubtful, "event", "events"),
        *([(doubtful, "doubtful event", "doubtful events")] if doubtful else []),
        (len(coding.statements), "statement", "statements"),
        (len(coding.actors), "actor", "actors"),
        (len(coding.dates), "date", "dates"),
        (len(report.findings) + len(coding.findings), "doubt", "doubts"),
        (len(report.set_aside), "piece set aside", "pieces set aside"),
    )
    words = (f"{n} {one if n == 1 else many}" for n, one, many in counts)
    return Text(" · ".join(words), style=FAINT)


def _legend(coding: Coding) -> Text:
    """Say what the raised marks in the text are, of those that stand there."""
    marks = event_marks(coding).values()
    kinds = (
        ("¹ ends statement 1", bool(coding.statements)),
        ("ᴱ¹ follows the words of event E1", "E1" in marks),
        ("ᴰ¹ those of doubtful event D1", "D1" in marks),
    )
    told = ", ".join(words for words, is_there in kinds if is_there)
    return Text(f"In the text {told}." if told else "", style=FAINT)


def _colophon(report: Report, coding: Coding) -> Text:
    coder = coding.coder
    read = f"read by {report.reader}" if report.reader else "text as given"
    coded = f"coded by tatanan {coder.version}, lexicon {coder.lexicon}, model {coder.models}"
    return Text(f"report {report.id} · {read} · {coded}", style=FAINT)
