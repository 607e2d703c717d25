"""One event once: what a report tells again becomes further words of the event."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tatanan.extract.retellings import Retellings
from tatanan.lexicons.plover import VERBAL, load_plover
from tatanan.terms.coding import ActorKind, Basis, Event, Participant, When
from tatanan.terms.text import Report, Sentence

Codes = frozenset[str]

_NEWS = 31  # days; what lies further back is not what a headline tells


def link_events(
    report: Report, sentences: Sequence[Sentence], events: Sequence[Event]
) -> tuple[Event, ...]:
    """Return the events of a report, each once, in the order in which it tells them first.

    Two tell the same event where type, factuality and the codes of both sides agree,
    neither persons nor dates nor modes nor places contradict each other, and the second takes
    up the first: by a word of the same root, by a noun with its article ("the attack",
    "serangan itu"), or as what the headline tells. Of what they say the most
    specific stands; the first told keeps its id and its trigger, the others' triggers are
    kept in `retold`.
    """
    tellings = Retellings(report, sentences)
    latest = _latest(report, events)
    kept: list[Event] = []
    for event in events:
        same = next((n for n, other in enumerate(kept)
                     if _is_same(other, event) and tellings.takes_up(other, event)
                     and not _at_home_apart(other, event, tellings)
                     and not _is_past_news(other, event, latest=latest,
                                           headline=tellings.is_headline(other))), None)
        if same is None:
            kept.append(event)
        else:
            kept[same] = _joined(kept[same], event)
    return tuple(kept)


def _is_same(one: Event, other: Event) -> bool:
    return (
        one.type == other.type
        and one.factuality is other.factuality
        and _codes(one) == _codes(other)
        and _known(one)
        and _agree(one.mode, other.mode)
        and _dates_agree(one.when, other.when)
        and _agree(_place_name(one), _place_name(other))
        and (one.said_in is None) == (other.said_in is None)
        and _people_agree(one, other)
    )


def _people_agree(one: Event, other: Event) -> bool:
    """Say whether no named person contradicts another one of the same state.

    Whoever blames speaks for himself; deeds are told apart by whom they are done to.
    """
    sides = [(one.recipients, other.recipients)]
    if one.quad in VERBAL and not load_plover()[one.type].takes_two:
        sides.append((one.actors, other.actors))
    return not any(_differ(_ids(a, ActorKind.PERSON), _ids(b, ActorKind.PERSON)) for a, b in sides)


def _ids(side: Sequence[Participant], *kinds: ActorKind) -> frozenset[str]:
    return frozenset(p.actor.id for p in side if p.actor is not None and p.actor.kind in kinds)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _at_home_apart(one: Event, other: Event, tellings: Retellings) -> bool:
    """Say whether two deeds inside one state are two: its code says nothing of who did what.

    An armed group and its state have one code: they are told apart by who they are. Where no
    more than the state is known, two verbs tell of two deeds, unless one is the headline's.
    """
    actors, recipients = _codes(one)
    if not actors & recipients:
        return False
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    groups = [(_ids(a, ActorKind.GROUP), _ids(b, ActorKind.GROUP)) for a, b in sides]
    if tellings.is_lead(one, other):
        return any(_differ(a, b) for a, b in groups)
    named = any(a for a, _ in groups)
    return any(a != b for a, b in groups) or not (
        named or tellings.is_named(one) or tellings.is_named(other))


def _is_past_news(one: Event, other: Event, *, latest: date | None, headline: bool) -> bool:
    """Say whether one is the headline's and the other of long before: news are of these days."""
    days = _days(other.when)
    if not headline or days is None or latest is None or _days(one.when) is not None:
        return False
    return (latest - days[1]).days > _NEWS


def _latest(report: Report, events: Sequence[Event]) -> date | None:
    """Return the day of publication; where it is not known, the last day that a report tells of."""
    days = (days[1] for event in events if (days := _days(event.when)))
    return report.published or max(days, default=None)


def _joined(first: Event, again: Event) -> Event:
    return replace(
        first,
        mode=first.mode or again.mode,
        intensity=again.intensity if first.mode is None else first.intensity,
        contexts=tuple(dict.fromkeys((*first.contexts, *again.contexts))),
        when=_narrower(first.when, again.when),
        place=first.place or again.place,
        confidence=max(filter(None, (first.confidence, again.confidence)), default=None),
        found_by=tuple(dict.fromkeys((*first.found_by, *again.found_by))),
        retold=(*first.retold, again.trigger, *again.retold),
    )


def _codes(event: Event) -> tuple[Codes, Codes]:
    return frozenset(p.code for p in event.actors), frozenset(p.code for p in event.recipients)


def _known(event: Event) -> bool:
    """Say whether both sides are known: two unknown attackers need not be the same."""
    return all(p.actor is not None for p in (*event.actors, *event.recipients))


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _place_name(event: Event) -> str | None:
    return event.place.name if event.place else None


def _dates_agree(one: When | None, other: When | None) -> bool:
    days, others = _days(one), _days(other)
    if days is None or others is None:
        return True
    return days[0] <= others[1] and others[0] <= days[1]


def _days(when: When | None) -> tuple[date, date] | None:
    """Return the days that words state; None where nothing but the page's own day is known."""
    if when is None or when.basis is Basis.PUBLISHED or not when.first or not when.last:
        return None
    return when.first, when.last


def _narrower(one: When | None, other: When | None) -> When | None:
    days, others = _days(one), _days(other)
    if others is None:
        return one if one is not None else other
    if days is None:
        return other
    return other if others[1] - others[0] < days[1] - days[0] else one
