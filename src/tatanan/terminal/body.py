"""The report's text in colours, with raised marks where statements and words of events end."""

from collections.abc import Iterator

from rich.text import Text

from tatanan.extract.quotes import find_quotes
from tatanan.terminal.look import ACTED, CUE, KNOWN, QUOTED, STATED, TITLE, UNKNOWN, raised, shown
from tatanan.terminal.marks import event_marks
from tatanan.terms.coding import Coding
from tatanan.terms.text import Report, Span

_CLOSING_MARKS = "\"'”’»"
_Colours = list[tuple[int, int, str]]
_Ends = list[tuple[int, list[str]]]


def marked_title(report: Report, coding: Coding) -> Text:
    """Return the title, with the marks of its text where it stands in the text."""
    if report.title_span is None:
        return Text(shown(report.title or "(no title)"), style=TITLE)
    marks = _colours(report, coding), _mark_ends(report, coding)
    return _marked(report.text, report.title_span, *marks, style=TITLE)


def marked_paragraphs(report: Report, coding: Coding) -> Iterator[Text]:
    """Yield the paragraphs below the title."""
    marks = _colours(report, coding), _mark_ends(report, coding)
    start = report.title_span.end if report.title_span else 0
    for line in report.text[start:].split("\n"):
        words = line.strip()
        if words:
            at = start + line.index(words)
            yield _marked(report.text, Span(at, at + len(words)), *marks)
        start += len(line) + 1


def _marked(text: str, span: Span, colours: _Colours, ends: _Ends, *, style: str = "") -> Text:
    whole = Text(shown(text[span.start : span.end]), style=style)
    for start, end, colour in colours:
        if start < span.end and span.start < end:
            whole.stylize(colour, max(start - span.start, 0), end - span.start)
    marked, done = Text(), 0
    for at, marks_here in ends:
        if span.start < at <= span.end:
            marked.append_text(whole[done : at - span.start])
            marked.append(raised(marks_here), style=CUE)
            done = at - span.start
    return marked.append_text(whole[done : len(whole)])


def _colours(report: Report, coding: Coding) -> _Colours:
    return list(_found_colours(report, coding))


def _found_colours(report: Report, coding: Coding) -> Iterator[tuple[int, int, str]]:
    for statement in coding.statements:
        yield statement.content.span.start, statement.content.span.end, STATED
        if statement.cue:
            yield statement.cue.span.start, statement.cue.span.end, CUE
    for quote in find_quotes(report.text):
        yield quote.start, quote.end, QUOTED
    for event in coding.events:
        for words in (event.trigger, *event.retold):
            yield words.span.start, words.span.end, ACTED
    for mention in coding.mentions:
        colour = KNOWN if mention.actor else UNKNOWN
        yield mention.evidence.span.start, mention.evidence.span.end, colour


def _mark_ends(report: Report, coding: Coding) -> _Ends:
    """Return where statements end, behind the marks that close them, and words of events."""
    ends: dict[int, list[str]] = {}
    for number, statement in enumerate(coding.statements, start=1):
        at = statement.content.span.end
        while at < len(report.text) and report.text[at] in _CLOSING_MARKS:
            at += 1
        ends.setdefault(at, []).append(str(number))
    marks = event_marks(coding)
    for event in coding.events:
        for words in (event.trigger, *event.retold):
            ends.setdefault(words.span.end, []).append(marks[event.id])
    return sorted((at, list(dict.fromkeys(here))) for at, here in ends.items())
