"""What was coded from a report and what was not, as lists under headings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from tatanan.terminal.events import event_entries, said_in
from tatanan.terminal.look import (
    CUE,
    FAINT,
    KNOWN,
    QUOTED,
    UNKNOWN,
    in_a_line,
    in_figures,
    interval,
    opening,
)
from tatanan.terminal.sides import who
from tatanan.terms.coding import (
    Actor,
    Claim,
    Coding,
    Figure,
    Finding,
    Membership,
    Statement,
    When,
)
from tatanan.terms.text import Evidence, PageFinding, Repair, Report

_OPENING_MARKS = "\"'“‘„«"

Section = tuple[str, list[Text]]


def sections(report: Report, coding: Coding) -> list[Section]:
    """Return the lists that hold anything, each under its heading."""
    asides = [(aside.reason.value, aside.quote) for aside in report.set_aside]
    skipped = [(item.reason, item.evidence.quote) for item in coding.skipped]
    lists: list[Section] = [
        ("WHAT DOES NOT ADD UP", [_finding(finding) for finding in coding.findings]),
        ("DOUBTFUL ABOUT THE PAGE", [_note(note) for note in report.findings]),
        ("STATEMENTS, numbered in the text where they end", list(_statements(report, coding))),
        ("EVENTS, in PLOVER's terms, with how sure each is",
         list(event_entries(report, coding, doubtful=False))),
        ("DOUBTFUL EVENTS, likelier wrong than right",
         list(event_entries(report, coding, doubtful=True))),
        ("MEMBERSHIPS", [_membership(each) for each in coding.memberships]),
        ("CLAIMS about the international order", [_claim(coding, c) for c in coding.claims]),
        ("FIGURES", [_figure(figure) for figure in coding.figures]),
        ("ACTORS, and the words that name them", list(_actors(coding))),
        (_dates_heading(report, coding), [_date(when) for when in coding.dates]),
        (f"SET ASIDE, not read ({len(asides)})", list(_by_reason(asides))),
        ("PARTED, had been glued together", [_repair(report, each) for each in report.repairs]),
        (f"SEEN AND NOT CODED ({len(skipped)})", list(_by_reason(skipped))),
    ]
    return [section for section in lists if section[1]]


def _statements(report: Report, coding: Coding) -> Iterator[Text]:
    for number, statement in enumerate(coding.statements, start=1):
        at, speaker = statement.content.span.start, statement.speaker
        entry = Text(f"{number:>3} ")
        entry.append_text(who(coding, speaker, at=at) if speaker else Text("speaker left open"))
        entry.append(_how(statement), style=FAINT)
        yield entry.append("\n").append(_with_marks(report, statement.content), style=QUOTED)


def _how(statement: Statement) -> str:
    cue = f"cue “{in_a_line(statement.cue.quote)}”" if statement.cue else "no cue"
    day = f" · {interval(statement.when)}" if statement.when else ""
    state = " · state inferred" if "affiliation.model" in statement.found_by else ""
    return f" · {statement.manner} · {cue}{day}{state}"


def _with_marks(report: Report, content: Evidence) -> str:
    """Return the words of a statement, in the quotation marks that stand around them."""
    before = report.text[max(content.span.start - 1, 0) : content.span.start]
    marked = before != "" and before in _OPENING_MARKS and not content.quote.startswith(before)
    return f"“{in_a_line(content.quote)}”" if marked else in_a_line(content.quote)


def _membership(each: Membership) -> Text:
    entry = Text("  ").append(f"{in_a_line(each.member.name)} ({each.member.code})", style=KNOWN)
    entry.append(f" {each.role.value} ", style=CUE)
    entry.append(f"{in_a_line(each.organisation.name)} ({each.organisation.code})", style=KNOWN)
    entry.append(f" · {interval(each.when)}" if each.when else "", style=FAINT)
    return entry.append(f"\n“{in_a_line(each.grounds.quote)}”", style=QUOTED)


def _claim(coding: Coding, claim: Claim) -> Text:
    entry = Text("  ").append(claim.kind.value, style=CUE)
    entry.append(f" {claim.stance.value}")
    for word, actor in (("of", claim.subject), ("against or with", claim.object)):
        if actor is not None:
            entry.append(f" {word} ").append(in_a_line(actor.name), style=KNOWN)
    entry.append(f" · {said_in(coding, claim.said_in)}" if claim.said_in else "", style=FAINT)
    return entry.append(f"\n“{in_a_line(claim.evidence.quote)}”", style=QUOTED)


def _figure(figure: Figure) -> Text:
    about = "about " if figure.approximate else ""
    unit = f" {figure.unit}" if figure.unit else ""
    whose = ", ".join(in_a_line(actor.name) for actor in figure.actors)
    much = f" {about}{in_figures(figure.value)}{unit}"
    entry = Text("  ").append(figure.of, style=CUE).append(much)
    entry.append(f" · {whose}" if whose else "", style=FAINT)
    return entry.append(f" “{in_a_line(figure.evidence.quote)}”", style=QUOTED)


def _actors(coding: Coding) -> Iterator[Text]:
    words: dict[str | None, list[str]] = {}
    for mention in coding.mentions:
        known = mention.actor.id if mention.actor else None
        words.setdefault(known, []).append(mention.evidence.quote)
    numbers = _numbers_by_speaker(coding)
    for actor in coding.actors:
        entry = Text("  ").append(f"{actor.code:<6} {in_a_line(actor.name)}", style=KNOWN)
        entry.append(_what(actor) + _speaks(numbers.get(actor.id, ())), style=FAINT)
        yield entry.append(_named(actor, words.get(actor.id, ())))
    if None in words:
        entry = Text("  ").append("not known", style=UNKNOWN)
        yield entry.append(f" · {_counted(words[None])}")


def _numbers_by_speaker(coding: Coding) -> Mapping[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, statement in enumerate(coding.statements, start=1):
        if statement.speaker and statement.speaker.actor:
            numbers.setdefault(statement.speaker.actor.id, []).append(number)
    return numbers


def _what(actor: Actor) -> str:
    country = actor.country if actor.country not in (None, actor.code) else None
    return " · " + " ".join(filter(None, (actor.kind, country, *actor.sectors)))


def _speaks(numbers: Sequence[int]) -> str:
    return f" · speaks in {', '.join(map(str, numbers))}" if numbers else ""


def _named(actor: Actor, quotes: Sequence[str]) -> str:
    if set(quotes) <= {actor.name}:
        return _times(len(quotes))
    return f" · {_counted(quotes)}"


def _counted(quotes: Iterable[str]) -> str:
    counts = Counter(map(in_a_line, quotes))
    return ", ".join(f"“{quote}”{_times(number)}" for quote, number in counts.items())


def _times(number: int) -> str:
    return f" ×{number}" if number > 1 else ""


def _dates_heading(report: Report, coding: Coding) -> str:
    """Return the heading, which says how days that are left open could be known."""
    open_days = any(when.first is None for when in coding.dates)
    if report.published is not None or not open_days:
        return "DATES"
    return "DATES, open as long as the day of publication is (--published gives it)"


def _date(when: When) -> Text:
    words = f" “{in_a_line(when.evidence.quote)}”" if when.evidence else ""
    anchor = f", counted from {when.anchor}" if when.anchor else ""
    return Text(f"  {interval(when)}{words}").append(f" · {when.basis}{anchor}", style=FAINT)


def _finding(finding: Finding) -> Text:
    entry = _rule(finding.rule, finding.message)
    for evidence in finding.evidence:
        entry.append(f"\n“{in_a_line(evidence.quote)}”", style=QUOTED)
    return entry.append(f"\n→ {in_a_line(finding.suggestion)}") if finding.suggestion else entry


def _note(note: PageFinding) -> Text:
    return _rule(note.rule, note.message)


def _rule(rule: str, message: str) -> Text:
    return Text("  ").append(in_a_line(rule), style=CUE).append(f": {in_a_line(message)}")


def _repair(report: Report, repair: Repair) -> Text:
    now = report.text[repair.span.start : repair.span.end]
    return Text(f"  “{in_a_line(repair.was)}” → “{in_a_line(now)}”")


def _by_reason(items: Iterable[tuple[str, str]]) -> Iterator[Text]:
    """Yield one entry a reason, in the order in which the reasons first come up."""
    reasons: dict[str, list[str]] = {}
    for reason, quote in items:
        reasons.setdefault(reason, []).append(in_a_line(quote))
    for reason, quotes in reasons.items():
        entry = Text("  ").append(f"{in_a_line(reason)} ({len(quotes)})", style=CUE)
        for quote, number in Counter(quotes).items():
            entry.append(f"\n{opening(quote)}{_times(number)}")
        yield entry

