"""One event once: what a report tells again becomes further words of the event."""

from collections.abc import Sequence
from dataclasses import replace

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
        and _agree(one.place and one.place.name, other.place and other.place.name)
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
    """Say whether both sides are known: of two unknown attackers we cannot tell that they are one."""
    return all(p.actor is not None for p in (*event.actors, *event.recipients))


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _dates_agree(one: When | None, other: When | None) -> bool:
    if not (_stated(one) and _stated(other)):
        return True
    assert one and one.first and one.last and other and other.first and other.last  # noqa: S101
    return one.first <= other.last and other.first <= one.last


def _stated(when: When | None) -> bool:
    return when is not None and when.first is not None and when.basis is not Basis.PUBLISHED


def _narrower(one: When | None, other: When | None) -> When | None:
    if not _stated(other):
        return one if one is not None else other
    if not _stated(one):
        return other
    assert one and one.first and one.last and other and other.first and other.last  # noqa: S101
    return other if other.last - other.first < one.last - one.first else one
