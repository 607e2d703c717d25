"""Which word of a sentence tells an annotated event."""

from collections.abc import Iterator

from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import Scene
from tatanan.training.sentences import GoldEvent, Seen, place_of

Place = tuple[int, int]
"""A word: the number of its sentence, and its own in there."""


def matches(seen: Seen) -> Iterator[tuple[Scene, Trigger, GoldEvent]]:
    """Yield each annotated event with the word that tells it.

    Of a trigger's words the one stands that a rule of its type knows, else the highest in
    the tree; each word tells one event.
    """
    taken: set[Place] = set()
    for event in seen.gold.events:
        words = sorted(
            ((scene, trigger) for scene, trigger in _words_of(seen, event)),
            key=lambda pair: _rank(pair[0], pair[1], event.type),
        )
        for scene, trigger in words[:1]:
            place = where(scene, trigger)
            if place not in taken and not event.alternative:
                taken.add(place)
                yield scene, trigger, event


def in_triggers(seen: Seen) -> set[Place]:
    """Return the words of all annotated triggers that could tell their events."""
    return {where(*pair) for event in seen.gold.events for pair in _words_of(seen, event)}


def is_unplaced(seen: Seen) -> bool:
    """Say whether an event's trigger does not stand in the text: any word may be meant."""
    return any(place_of(event, seen.gold.record["text"]) is None for event in seen.gold.events)


def where(scene: Scene, trigger: Trigger) -> Place:
    """Return the place of a word."""
    return scene.sentence.number, trigger.token.number


def _words_of(seen: Seen, event: GoldEvent) -> Iterator[tuple[Scene, Trigger]]:
    """Yield the words of an annotated trigger that could tell its event."""
    span = place_of(event, seen.gold.record["text"])
    for scene in seen.scenes if span else ():
        for trigger in scene.triggers:
            words = trigger.token.span
            start, end = words.start - seen.offset, words.end - seen.offset
            if span is not None and start < span.end and span.start < end:
                yield scene, trigger


def _rank(scene: Scene, trigger: Trigger, type_name: str) -> tuple[bool, int, int]:
    known = any(rule.type == type_name for rule in trigger.rules)
    return not known, _depth(scene, trigger.token.number), trigger.token.number


def _depth(scene: Scene, number: int) -> int:
    depth = 0
    while number and depth < len(scene.sentence.tokens):
        number, depth = scene.sentence.tokens[number - 1].head, depth + 1
    return depth
