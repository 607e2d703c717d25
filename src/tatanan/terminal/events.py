"""The events of a report as a list: each with its mark, both sides, and the words around it."""

from collections.abc import Iterator

from rich.text import Text

from tatanan.terminal.around import around
from tatanan.terminal.look import CUE, FAINT, in_a_line, interval
from tatanan.terminal.marks import event_marks, events_in_order, statement_numbers
from tatanan.terminal.sides import parties
from tatanan.terms.coding import Coding, Event, Factuality, StatementId
from tatanan.terms.text import Report


def event_entries(report: Report, coding: Coding, *, doubtful: bool) -> Iterator[Text]:
    """Yield the events that are doubtful, or the others, in the order of the text."""
    marks = event_marks(coding)
    for event in events_in_order(coding, doubtful=doubtful):
        entry = Text(f"{marks[event.id]:>3} {_share(event)}")
        entry.append(event.type, style=CUE).append(f" {event.mode}" if event.mode else "", CUE)
        entry.append("  ").append_text(_sides(coding, event)).append(_told(coding, event), FAINT)
        entry.append("\n").append_text(around(report, event.trigger, event.sentence))
        for again in event.retold:
            entry.append("\nagain: ").append_text(around(report, again))
        yield entry


def said_in(coding: Coding, statement: StatementId) -> str:
    """Say whose words something stands in, and give the statement's number."""
    number = statement_numbers(coding)[statement]
    speaker = coding.statements[number - 1].speaker
    if speaker is None:
        return f"said in {number}"
    quote = speaker.evidence.quote if speaker.evidence else "somebody"
    return f"said by {in_a_line(speaker.actor.name if speaker.actor else quote)} in {number}"


def _share(event: Event) -> str:
    return f"{event.confidence:>4.0%}  " if event.confidence is not None else " " * 6


def _sides(coding: Coding, event: Event) -> Text:
    at = event.trigger.span.start
    sides = parties(coding, event.actors, at=at)
    if not event.recipients:
        return sides
    return sides.append(" → ").append_text(parties(coding, event.recipients, at=at))


def _told(coding: Coding, event: Event) -> str:
    parts = [event.factuality.value] if event.factuality is not Factuality.ASSERTED else []
    if event.said_in is not None:
        parts.append(said_in(coding, event.said_in))
    if event.when is not None:
        parts.append(interval(event.when))
    if event.place is not None:
        parts.append(f"in {in_a_line(event.place.name)}")
    return "".join(f" · {part}" for part in parts)
