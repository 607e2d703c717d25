"""A page for reading in a terminal: the report, and what was coded from it, with its words.

Colour only repeats what also stands there in characters: a raised number in the text closes
a statement and leads to the list of statements, and the list of actors gives all their words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from rich.console import Console
from rich.text import Text

from tatanan.extract.quotes import find_quotes
from tatanan.terms.coding import Actor, Coding, Skipped, Speaker, Statement, When
from tatanan.terms.text import Aside, Report, Span

NARROWEST, WIDEST = 40, 120  # below, words break; above, the eye loses the line
_INDENT = 4
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CLOSING_MARKS = "\"'”’»"
# A report may not move the cursor, change colours or turn the direction of writing.
_CONTROLS = dict.fromkeys(
    (
        *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
        *range(0x202A, 0x202F), *range(0x2066, 0x206A),
    ),
    0xFFFD,
) | {0x09: 0x20}

_TITLE, _HEADING, _FAINT = "bold", "bold", "dim"
_KNOWN, _UNKNOWN, _QUOTED, _STATED, _CUE = "bold cyan", "cyan", "green", "italic", "yellow"

Section = tuple[str, list[Text]]


def print_page(report: Report, coding: Coding, console: Console) -> None:
    """Print the page of a report on a console, as wide as the console is, within reason."""
    width = max(NARROWEST, min(console.width, WIDEST))
    for line in _page(report, coding, console, width):
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _page(report: Report, coding: Coding, console: Console, width: int) -> Iterator[Text]:
    yield Text("═" * width, style=_FAINT)
    yield from _wrapped(_title(report, coding), console, width)
    yield from _wrapped(_particulars(report), console, width)
    yield from _wrapped(_summary(report, coding), console, width)
    yield Text()
    for paragraph in _paragraphs(report, coding):
        yield from _wrapped(paragraph, console, width, indent=_INDENT)
        yield Text()
    for heading, entries in _sections(report, coding):
        yield Text(heading, style=_HEADING)
        for entry in entries:
            yield from _wrapped(entry, console, width, hanging=_INDENT)
        yield Text()
    yield from _wrapped(_colophon(report, coding), console, width)


def _wrapped(
    text: Text, console: Console, width: int, *, indent: int = 0, hanging: int = 0
) -> Iterator[Text]:
    """Yield the lines of a text; `hanging` are columns by which all lines but the first go in."""
    rows = text.split("\n")
    for number, row in enumerate(rows):
        margin = indent + (hanging if number else 0)
        first, *others = row.wrap(console, width - margin - (0 if number else hanging)) or [Text()]
        yield from _set_in([first], margin)
        deeper = margin if number else indent + hanging
        yield from _set_in(others, deeper)


def _set_in(lines: Iterable[Text], columns: int) -> Iterator[Text]:
    for line in lines:
        line.rstrip()
        yield Text(" " * columns).append_text(line) if line else line


def _title(report: Report, coding: Coding) -> Text:
    if report.title_span:
        return _marked(report, coding, report.title_span, style=_TITLE)
    return Text(_shown(report.title or "(no title)"), style=_TITLE)


def _particulars(report: Report) -> Text:
    day = f"published {report.published}" if report.published else "day of publication not known"
    if report.published and report.published_words:
        day += f" (“{_line(report.published_words)}”)"
    parts = (report.outlet, day, report.dateline, f"language {report.language}", report.url)
    return Text(" · ".join(_line(part) for part in parts if part))


def _summary(report: Report, coding: Coding) -> Text:
    doubts = len(report.findings) + len(coding.findings)
    counts = (
        (len(coding.statements), "statement"),
        (len(coding.actors), "actor"),
        (len(coding.dates), "date"),
        (doubts, "doubt"),
        (len(report.set_aside), "piece set aside"),
    )
    words = (_count(number, noun) for number, noun in counts)
    return Text(" · ".join(words), style=_FAINT)


def _paragraphs(report: Report, coding: Coding) -> Iterator[Text]:
    start = report.title_span.end if report.title_span else 0
    for line in report.text[start:].splitlines(keepends=True):
        words = line.strip()
        if words:
            at = start + line.index(words)
            yield _marked(report, coding, Span(at, at + len(words)))
        start += len(line)


def _marked(report: Report, coding: Coding, span: Span, *, style: str = "") -> Text:
    """Return a run of the text in its colours, raised numbers after its statements."""
    whole = Text(_shown(report.text[span.start : span.end]), style=style)
    for start, end, colour in _colours(report, coding):
        if start < span.end and span.start < end:
            whole.stylize(colour, max(start - span.start, 0), end - span.start)
    marked, done = Text(), 0
    for at, numbers in _statement_ends(report, coding):
        if span.start < at <= span.end:
            marked.append_text(whole[done : at - span.start])
            marked.append(_raised(numbers), style=_FAINT)
            done = at - span.start
    return marked.append_text(whole[done : len(whole)])


def _colours(report: Report, coding: Coding) -> Iterator[tuple[int, int, str]]:
    for statement in coding.statements:
        yield statement.content.span.start, statement.content.span.end, _STATED
        if statement.cue:
            yield statement.cue.span.start, statement.cue.span.end, _CUE
    for quote in find_quotes(report.text):
        yield quote.start, quote.end, _QUOTED
    for mention in coding.mentions:
        colour = _KNOWN if mention.actor else _UNKNOWN
        yield mention.evidence.span.start, mention.evidence.span.end, colour


def _statement_ends(report: Report, coding: Coding) -> list[tuple[int, list[int]]]:
    ends: dict[int, list[int]] = {}
    for number, statement in enumerate(coding.statements, start=1):
        at = statement.content.span.end
        while report.text[at : at + 1] and report.text[at] in _CLOSING_MARKS:
            at += 1
        ends.setdefault(at, []).append(number)
    return sorted(ends.items())


def _raised(numbers: Iterable[int]) -> str:
    return "⁺".join(str(number).translate(_SUPERSCRIPTS) for number in numbers)


def _sections(report: Report, coding: Coding) -> Iterator[Section]:
    sections: tuple[Section, ...] = (
        ("STATEMENTS", list(_statements(coding))),
        ("ACTORS", list(_actors(coding))),
        ("DATES", list(_dates(coding.dates))),
        ("WHAT DOES NOT ADD UP", list(_findings(coding))),
        ("DOUBTFUL ABOUT THE PAGE", [_note(n.rule, n.message) for n in report.findings]),
        ("SET ASIDE (not read)", list(_set_aside(report.set_aside))),
        ("REPAIRED", [_repair(report, r.span, r.was) for r in report.repairs]),
        ("SEEN AND NOT CODED", list(_skipped(coding.skipped))),
    )
    return (section for section in sections if section[1])


def _statements(coding: Coding) -> Iterator[Text]:
    for number, statement in enumerate(coding.statements, start=1):
        entry = Text(f"{number:>3} ").append_text(_who(statement.speaker))
        entry.append(_how(statement), style=_FAINT)
        yield entry.append("\n").append(_line(statement.content.quote), style=_QUOTED)


def _who(speaker: Speaker | None) -> Text:
    if speaker is None:
        return Text("speaker left open")
    words = f"“{_line(speaker.evidence.quote)}”" if speaker.evidence else "named before the text"
    if speaker.actor is None:
        return Text(f"{words} (UNK)", style=_UNKNOWN)
    name = Text(f"{_line(speaker.actor.name)} ({speaker.actor.code})", style=_KNOWN)
    if speaker.evidence and speaker.evidence.quote == speaker.actor.name:
        return name
    return name.append(f", {words}", style="not bold")


def _how(statement: Statement) -> str:
    cue = f"cue “{_line(statement.cue.quote)}”" if statement.cue else "no cue"
    day = f" · {_interval(statement.when)}" if statement.when else ""
    return f" · {statement.manner} · {cue}{day}"


def _actors(coding: Coding) -> Iterator[Text]:
    for actor in coding.actors:
        words = [m.evidence.quote for m in coding.mentions if m.actor and m.actor.id == actor.id]
        entry = Text("  ").append(f"{actor.code:<6} {_line(actor.name)}", style=_KNOWN)
        entry.append(f" · {_kind(actor)}", style=_FAINT)
        yield entry.append("\n" + _counted(words)) if words else entry
    unknown = [m.evidence.quote for m in coding.mentions if m.actor is None]
    if unknown:
        yield Text("  ").append("names not known", style=_UNKNOWN).append("\n" + _counted(unknown))


def _kind(actor: Actor) -> str:
    return " ".join((actor.kind, *actor.sectors))


def _counted(quotes: Sequence[str]) -> str:
    counts = Counter(map(_line, quotes))
    return ", ".join(f"“{quote}”" + (f" ×{n}" if n > 1 else "") for quote, n in counts.items())


def _dates(dates: Sequence[When]) -> Iterator[Text]:
    for when in dates:
        words = f" “{_line(when.evidence.quote)}”" if when.evidence else ""
        anchor = f", counted from {when.anchor}" if when.anchor else ""
        yield Text(f"  {_interval(when)}{words}").append(f" · {when.basis}{anchor}", style=_FAINT)


def _interval(when: When) -> str:
    if when.first is None or when.last is None:
        return "day not known"
    return _days(when.first, when.last)


def _days(first: date, last: date) -> str:
    """Return an interval of days as short as it can be said.

    >>> _days(date(2022, 1, 1), date(2022, 12, 31)), _days(date(2024, 7, 3), date(2024, 7, 3))
    ('2022-01-01 to 2022-12-31', '2024-07-03')
    """
    return f"{first}" if first == last else f"{first} to {last}"


def _findings(coding: Coding) -> Iterator[Text]:
    for finding in coding.findings:
        entry = _note(finding.rule, finding.message)
        for evidence in finding.evidence:
            entry.append(f"\n“{_line(evidence.quote)}”", style=_QUOTED)
        yield entry.append(f"\n→ {_line(finding.suggestion)}") if finding.suggestion else entry


def _note(rule: str, message: str) -> Text:
    return Text("  ").append(rule, style=_CUE).append(f": {_line(message)}")


def _repair(report: Report, span: Span, was: str) -> Text:
    return Text(f"  “{_line(was)}” → “{_line(report.text[span.start : span.end])}”")


def _set_aside(asides: Sequence[Aside]) -> Iterator[Text]:
    yield from _by_reason((aside.reason.value, aside.quote) for aside in asides)


def _skipped(skipped: Sequence[Skipped]) -> Iterator[Text]:
    yield from _by_reason((item.reason, item.evidence.quote) for item in skipped)


def _by_reason(items: Iterable[tuple[str, str]]) -> Iterator[Text]:
    for reason, group in groupby(sorted(items, key=lambda item: item[0]), lambda item: item[0]):
        quotes = [quote for _, quote in group]
        entry = Text("  ").append(f"{_line(reason)} ({len(quotes)})", style=_CUE)
        for quote, times in Counter(map(_line, quotes)).items():
            entry.append("\n" + _opening(quote) + (f" ×{times}" if times > 1 else ""))
        yield entry


def _opening(quote: str, *, longest: int = 60) -> str:
    """Return the quote, or its opening words and its length."""
    if len(quote) <= longest + 20:
        return f"“{quote}”"
    return f"“{quote[:longest].rsplit(' ', 1)[0]} …” ({len(quote)} characters)"


def _colophon(report: Report, coding: Coding) -> Text:
    coder = coding.coder
    words = f"report {report.id} · {report.reader or 'read as given'} · tatanan {coder.version}"
    return Text(f"{words} · lexicon {coder.lexicon} · model {coder.models}", style=_FAINT)


def _count(number: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    plural = first if number == 1 else f"{first}s"
    return f"{number} {plural} {rest}".rstrip()


def _line(words: str) -> str:
    return " ".join(_shown(words).split())


def _shown(words: str) -> str:
    return words.translate(_CONTROLS)
