"""What the encoder learns from: sentences as it sees them, and what was annotated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatanan.extract.encoded import parties_of, words_of
from tatanan.extract.encoder import Parties, Words
from tatanan.extract.event_model import NO_EVENT
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import Scene
from tatanan.lexicons.events import EventRule
from tatanan.lexicons.plover import load_plover
from tatanan.training.events import LEXICON_WEIGHT, fold_of
from tatanan.training.held_out import Key
from tatanan.training.matching import in_triggers, is_unplaced, matches, where
from tatanan.training.sentences import GoldEvent, Seen

ANSWERS = (*sorted(load_plover()), NO_EVENT)
TAUGHT = -1
"""The fold of what every encoder learns from: the rules' examples."""


@dataclass(frozen=True, slots=True)
class Told:
    """A word that may tell an event: its place, all who could take part, and what is known.

    `answer` is the place of its type among ANSWERS, None where nothing is known of it. `rows`
    says which of the codes each of the parties is; `actors` and `recipients` say of each code
    whether it is one, None where the word tells no event.
    """

    place: int
    parties: Parties
    rows: Sequence[int]
    answer: int | None
    actors: Sequence[bool] | None
    recipients: Sequence[bool] | None


@dataclass(frozen=True, slots=True)
class EncoderLesson:
    """A sentence to learn from: its language, its fold, and how much it counts."""

    key: Key
    language: str
    fold: int
    weight: float
    words: Words
    codes: tuple[str, ...]
    told: tuple[Told, ...]


def lessons_of(seen: Sequence[Seen]) -> Iterator[EncoderLesson]:
    """Yield what annotated sentences teach."""
    for sentence in seen:
        right = {where(scene, trigger): event for scene, trigger, event in matches(sentence)}
        doubtful, unplaced = in_triggers(sentence), is_unplaced(sentence)
        for number, scene in enumerate(sentence.scenes):
            told = [
                _told(scene, trigger, right.get(place := where(scene, trigger)),
                      known=place not in doubtful and not unplaced)
                for trigger in scene.triggers
            ]
            if told:
                yield _lesson(scene, (sentence.gold.id, number), told,
                              fold_of(sentence.gold), sentence.gold.weight)


def rule_lessons(seen: Sequence[Seen], rules: Sequence[EventRule]) -> Iterator[EncoderLesson]:
    """Yield what the examples and near misses of the rules teach of the rule's own word."""
    for sentence, rule in zip(seen, rules, strict=True):
        event = next(iter(sentence.gold.events), None)
        for number, scene in enumerate(sentence.scenes):
            told = [
                _told(scene, trigger, event if rule in trigger.rules else None,
                      known=event is None and rule in [fit.rule for fit in trigger.fits])
                for trigger in scene.triggers
            ]
            if any(each.answer is not None for each in told):
                yield _lesson(scene, (sentence.gold.id, number), told, TAUGHT, LEXICON_WEIGHT)


def _lesson(
    scene: Scene, key: Key, told: Sequence[Told], fold: int, weight: float
) -> EncoderLesson:
    return EncoderLesson(key, scene.grammar.language, fold, weight, words_of(scene, ANSWERS),
                         tuple(choice.code for choice in scene.choices), tuple(told))


def _told(scene: Scene, trigger: Trigger, event: GoldEvent | None, *, known: bool) -> Told:
    """Return a word with what it tells; `known` says whether it is sure to tell nothing else."""
    parties, rows = parties_of(scene, trigger)
    place = trigger.token.number - 1
    if event is None:
        answer = ANSWERS.index(NO_EVENT) if known else None
        return Told(place, parties, rows, answer, None, None)
    return Told(
        place, parties, rows, ANSWERS.index(event.type),
        [choice.code in event.actors for choice in scene.choices],
        [choice.code in event.recipients for choice in scene.choices],
    )
