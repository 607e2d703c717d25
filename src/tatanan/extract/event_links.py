"""One event once: what a report tells again becomes further words of the event."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tatanan.terms.coding import Basis, Event, When

Codes = frozenset[str]


def link_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events of a report, each once, in the order in which it tells them first.

    Two tell the same event where type, factuality and the codes of both sides agree and
    neither dates nor modes nor places contradict each other. Of what they say the most
    specific stands; the first told keeps its id and its trigger, the others' triggers are
    kept in `retold`.
    """
    kept: list[Event] = []
    for event in events:
        same = next((n for n, other in enumerate(kept) if _is_same(other, event)), None)
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
    )


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
