"""The second look: a first judgement weighed again beside its rivals.

The log-linear models judge each word by itself, the encoder all words of the sentence together.
Here the numbers that both gave are put beside those of the other words of the sentence and of
who is on both sides (casts.py), and boosted trees judge again: whether the event is told by
another word already.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy

from tatanan.extract.casts import Cast, known_codes, log_odds
from tatanan.extract.encoded import encode_together, encoded
from tatanan.extract.encoder import load_encoder
from tatanan.extract.event_model import NO_EVENT, shares_of
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import UNKNOWN, Scene
from tatanan.extract.type_scores import TypeScores

_LEAST = 1e-9  # of probabilities, before their logarithm is taken
_LIKELY = 0.35  # of events: from here on another word is counted as telling one



@dataclass(frozen=True, slots=True)
class Heard:
    """What the model of types and the encoder make of a word together, from 0 to 1.

    `event` is the probability of any type, `share` that of the likeliest, `next_share` that of
    the one after it; `encoded` is the probability of any type by the encoder alone.
    """

    type: str
    event: float
    share: float
    next_share: float
    encoded: float


def hear(scene: Scene, scores: TypeScores) -> Mapping[int, Heard]:
    """Return what the words of a scene tell at first sight, by token; others tell nothing."""
    return scene.once("heard", 0, lambda: dict(_heard(scene, scores)))


def listen(scenes: Sequence[Scene], scores: TypeScores) -> None:
    """Have the encoder read those scenes of a report of which it will be asked."""
    encode_together([scene for scene in scenes if _at_first(scene, scores)])


def _at_first(scene: Scene, scores: TypeScores) -> Mapping[int, numpy.ndarray]:
    """Return what the model of types makes of each word; nothing where none is promising."""
    return scene.once("at-first", 0, lambda: dict(_promising(scene, scores)))


def _promising(scene: Scene, scores: TypeScores) -> Iterator[tuple[int, numpy.ndarray]]:
    none = scores.types.answers.index(NO_EVENT)
    known = [(trigger.token.number, shares) for trigger in scene.triggers
             if (shares := scores.shares(scene, trigger)) is not None]
    if any(1 - shares[none] >= scores.limits.promising for _, shares in known):
        yield from known


def _heard(scene: Scene, scores: TypeScores) -> Iterator[tuple[int, Heard]]:
    answers = scores.types.answers
    none = answers.index(NO_EVENT)
    for number, first in _at_first(scene, scores).items():
        by_encoder = encoded(scene).types[number][_columns(answers)]
        # Both are right about equally often, and in different places: the mean of both.
        shares = shares_of((numpy.log(numpy.maximum(first, _LEAST)) + by_encoder) / 2)
        event, shares[none] = 1.0 - float(shares[none]), 0.0
        best = int(numpy.argmax(shares))
        share, shares[best] = float(shares[best]), 0.0
        yield number, Heard(answers[best], event, share, float(shares.max()),
                            1.0 - math.exp(float(by_encoder[none])))


@lru_cache(maxsize=8)
def _columns(answers: tuple[str, ...]) -> list[int]:
    """Return where the encoder has some answers."""
    return [load_encoder().answers.index(answer) for answer in answers]


def event_row(
    scene: Scene, trigger: Trigger, heard: Mapping[int, Heard], told: Cast
) -> list[float]:
    """Return what the second look weighs of a word as one that tells an event."""
    own = heard[trigger.token.number]
    return [
        log_odds(own.event), log_odds(own.share), own.share / max(own.event, 1e-6),
        own.next_share, log_odds(own.encoded), told.sure_actors, told.sure_recipients,
        told.sure_actors * told.sure_recipients,
        *_of_sides(told), *_of_company(scene, trigger, heard), *_of_word(scene, trigger),
    ]


def _of_sides(told: Cast) -> tuple[float, ...]:
    sides = (told.actors, told.recipients)
    return (
        *(len(side) for side in sides),
        *(sum(choice.code == UNKNOWN for choice in side) for side in sides),
        *(any(choice.rank is not None for choice in side) for side in sides),
        max(told.scores.actor), max(told.scores.recipient),
        *(max(scores) for scores in told.scores.encoded),
    )


def _of_company(
    scene: Scene, trigger: Trigger, heard: Mapping[int, Heard]
) -> tuple[float, ...]:
    """Return what the other words tell: the one above, those below, and all of them."""
    number, tokens = trigger.token.number, scene.sentence.tokens
    own = heard[number]
    above = heard.get(trigger.token.head)
    below = [h for n, h in heard.items() if tokens[n - 1].head == number]
    others = [h for n, h in heard.items() if n != number]
    events = sorted((h.event for h in others), reverse=True)
    return (
        above.event if above else -1.0,
        above.type == own.type if above else -1.0,
        max((h.event for h in below), default=-1.0),
        max((h.event for h in below if h.type == own.type), default=-1.0),
        max((h.event for h in others if h.type == own.type), default=0.0),
        *(*events, 0.0, 0.0)[:2],
        sum(event > _LIKELY for event in events),
        sum(event > own.event for event in events),
    )


def _of_word(scene: Scene, trigger: Trigger) -> tuple[float, ...]:
    token, length = trigger.token, len(scene.sentence.tokens)
    return (
        length, token.number / length, trigger.heads_content,
        token.upos == "VERB", token.upos == "NOUN",
        scene.teller(token) is not None,
        known_codes(scene),
    )
