"""Tellings from what was coded of a report."""

from collections.abc import Iterator

from tatanan.linking.published import PublishedText
from tatanan.linking.tellings import Telling
from tatanan.terms.coding import ActorKind, Coding, Event, Participant
from tatanan.terms.text import Report

UNKNOWN = "UNK"


def published_text(report: Report) -> PublishedText:
    """Return what the linker needs of a report.

    >>> published_text(Report.of("Xi bertemu Putin.", language="id")).outlets
    frozenset()
    """
    outlets = frozenset({report.outlet} if report.outlet else ())
    return PublishedText(report.id, report.text, report.published, outlets)


def tellings_of(report: Report, coding: Coding) -> Iterator[Telling]:
    """Yield the events that a report tells, as the linker compares them."""
    for event in coding.events:
        yield _telling(report, event)


def _telling(report: Report, event: Event) -> Telling:
    sentence = event.sentence
    parties = (*event.actors, *event.recipients)
    return Telling(
        id=event.id,
        report=report.id,
        type=event.type,
        sentence=report.text[sentence.start : sentence.end],
        start=event.trigger.span.start - sentence.start,
        end=event.trigger.span.end - sentence.start,
        actors=_codes(event.actors),
        recipients=_codes(event.recipients),
        parties=frozenset(p.actor.id for p in parties if p.actor and names_a_party(p.actor.kind)),
        mode=event.mode,
        factuality=event.factuality,
        first=event.when.first if event.when else None,
        last=event.when.last if event.when else None,
        place=event.place.name if event.place else None,
        country=event.place.country if event.place else None,
    )


def names_a_party(kind: str) -> bool:
    """Say whether an actor of a kind is told by name: a state is told by its code already."""
    return kind != ActorKind.STATE


def _codes(side: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(party.code for party in side) - {UNKNOWN}
