"""The event that a correction speaks of is found again by its words, whoever codes the report.

A report's text never changes, so words keep their place; but another version of the coder may
take other words for the trigger, read them otherwise, or find nothing there. An event is the one
that was reviewed, in this order, if

1. all its words and its type are the same;
2. the same words trigger it, and it is of the same type;
3. the same words trigger it, though it is of another type;
4. in the same sentence the same words elsewhere trigger it, or words that overlap, and type and
   a party are the same;
5. in the same sentence other words trigger it, and type and both sides are the same.

Of several, the one is taken that shares most parties, then the nearest, then the first by id. An
event that another correction of the same coder's events speaks of in the sense of 1 stood beside
the one that was reviewed, and so cannot be it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tatanan.review.coded import CodedEvent
from tatanan.terms.review import Anchor

_UNKNOWN: Final = "UNK"  # the code of somebody unknown: two of them need not be one


@dataclass(frozen=True, slots=True)
class Placed:
    """The event that an anchor holds on to, and whether it is still read as it was."""

    event: CodedEvent
    as_it_was: bool


def place_anchors(
    anchors: Iterable[Anchor], events: Iterable[CodedEvent]
) -> Mapping[Anchor, Placed]:
    """Return the event that each anchor holds on to; those that hold on to none are left out."""
    every = frozenset(anchors)
    by_report: dict[str, list[CodedEvent]] = defaultdict(list)
    for event in events:
        by_report[event.anchor.report].append(event)
    beside: dict[tuple[str, str], set[str]] = defaultdict(set)
    for anchor in every:
        beside[anchor.report, anchor.coder].add(anchor.event)
    placed = {}
    for anchor in every:
        others = beside[anchor.report, anchor.coder] - {anchor.event}
        found = _nearest(anchor, [e for e in by_report[anchor.report] if e.id not in others])
        if found:
            placed[anchor] = Placed(found, anchor.reading == found.anchor.reading)
    return placed


def _nearest(anchor: Anchor, events: Iterable[CodedEvent]) -> CodedEvent | None:
    ranked = [
        (likeness, -_shared(anchor, event.anchor), _distance(anchor, event.anchor), event.id, event)
        for event in events if (likeness := _likeness(anchor, event.anchor)) is not None
    ]
    return min(ranked, key=lambda each: each[:4])[4] if ranked else None


def _likeness(old: Anchor, new: Anchor) -> int | None:
    """Return the number of the rule by which an event is the one that was reviewed, or None."""
    same_type = old.type == new.type
    if old.event == new.event:
        return 1
    if old.trigger == new.trigger:
        return 2 if same_type else 3
    if not same_type or not old.sentence.overlaps(new.sentence):
        return None
    alike = old.trigger.quote == new.trigger.quote or old.trigger.span.overlaps(new.trigger.span)
    if alike and _shared(old, new):
        return 4
    return 5 if old.sides == new.sides and _shared(old, new) else None


def _shared(one: Anchor, other: Anchor) -> int:
    """Return how many parties both have on the same side."""
    pairs = zip(one.sides, other.sides, strict=True)
    return sum(len((set(ours) & set(theirs)) - {_UNKNOWN}) for ours, theirs in pairs)


def _distance(one: Anchor, other: Anchor) -> int:
    return abs(one.trigger.span.start - other.trigger.span.start)
