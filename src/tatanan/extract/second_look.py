"""The second look: a first judgement weighed again beside its rivals.

The log-linear models judge each word and each code by itself, the encoder all words of the
sentence together. Here the numbers that both gave are put beside those of the other codes and
the other words of the sentence, and boosted trees judge again: who else could have acted, and
whether the event is told by another word already.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy

from tatanan.extract.encoded import Sides, encode_together, encoded
from tatanan.extract.encoder import load_encoder
from tatanan.extract.event_model import NO_EVENT, FirstLook, SideForests, Thresholds, shares_of
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import UNKNOWN, Choice, Scene
from tatanan.extract.side_features import side_names
from tatanan.extract.type_scores import TypeScores
from tatanan.lexicons.conflicts import foes_on

_FAR = 9.0  # of steps in the tree: in no role
_DISTANT = 99.0  # of tokens: named in another sentence
_NOWHERE = -9.0  # of scores: there is no rival
_LEAST = 1e-9  # of probabilities, before their logarithm is taken
_AGAINST = -1.0  # log odds: less than three in ten
_ASSAULT = "ASSAULT"
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


@dataclass(frozen=True, slots=True)
class SideScores:
    """What the first look makes of each choice of a scene for a type, and the encoder: log odds."""

    type: str
    actor: tuple[float, ...]
    recipient: tuple[float, ...]
    encoded: Sides


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is on both sides of an event, and how sure that is, from 0 to 1."""

    scores: SideScores
    actors: tuple[Choice, ...]
    recipients: tuple[Choice, ...]
    sure_actors: float
    sure_recipients: float


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


def side_scores(scene: Scene, trigger: Trigger, type_name: str, first: FirstLook) -> SideScores:
    """Return what the first look makes of each choice: as an actor, then as a recipient."""
    actor = _scores(scene, trigger, type_name, first, side="actor", acting=())
    acting = tuple(c.code for c, s in zip(scene.choices, actor, strict=True) if s >= 0)
    if not acting:
        acting = (scene.choices[actor.index(max(actor))].code,)
    recipient = _scores(scene, trigger, type_name, first, side="recipient", acting=acting)
    return SideScores(type_name, actor, recipient, encoded(scene).sides_of(trigger))


def _scores(
    scene: Scene, trigger: Trigger, type_name: str, first: FirstLook,
    *, side: str, acting: Sequence[str],
) -> tuple[float, ...]:
    return tuple(
        first.side_score(side, *side_names(
            scene, trigger, type_name, choice, side=side, actors=acting))
        for choice in scene.choices
    )


def cast_of(
    scene: Scene, trigger: Trigger, scores: SideScores,
    *, sides: SideForests, limits: Thresholds,
) -> Cast:
    """Return who is on both sides, as the second look sees it."""
    acting = side_rows(scene, trigger, scores, "actor")
    actors, sure_actors = _chosen(
        scene, sides.actor.shares(acting), scores.actor, limits.actor, 0.0)
    codes = [choice.code for choice in actors]
    receiving = side_rows(scene, trigger, scores, "recipient", acting=codes)
    recipients, sure_recipients = _chosen(
        scene, sides.recipient.shares(receiving), scores.recipient, limits.recipient,
        limits.sole_recipient)
    meant = _foe_instead(scene, trigger, scores.type, codes, recipients)
    return Cast(scores, actors, meant or recipients, sure_actors, sure_recipients)


def _foe_instead(
    scene: Scene, trigger: Trigger, type_name: str, actors: Sequence[str],
    recipients: Sequence[Choice],
) -> tuple[Choice, ...]:
    """Return who is meant where a bystander was chosen: the one foe of all who act; else nobody.

    Only for an assault whose recipients the sentence does not say to be acted on, and who fight
    nobody who acts: of several who might be meant, whom the actors fight at the time is likelier.
    """
    if type_name != _ASSAULT or not recipients or not all(
            choice.code not in actors and scene.is_bystander(trigger, choice)
            for choice in recipients):
        return ()
    foes = foes_on(scene.day)
    fought = [foes.get(code, frozenset()) for code in actors]
    if any(choice.code in each for choice in recipients for each in fought):
        return ()
    meant = tuple(choice for choice in scene.choices
                  if choice.code not in actors and all(choice.code in each for each in fought))
    return meant if len(meant) == 1 else ()


def _chosen(
    scene: Scene, shares: Sequence[float], first: Sequence[float], threshold: float,
    lowest: float,
) -> tuple[tuple[Choice, ...], float]:
    """Return who is on a side, and how sure.

    Where nobody reaches the threshold, the likeliest is taken from `lowest` on: of actors
    always, for somebody acts; of recipients unless too little speaks for anybody. Who stands
    in a list with one of them is with them, unless the first look clearly spoke against it.
    """
    likeliest = shares.index(max(shares))  # of equals the first named
    chosen = [share >= threshold for share in shares]
    if not any(chosen) and shares[likeliest] >= lowest:
        chosen[likeliest] = True
    joined = [
        on or (score > _AGAINST and any(chosen[n] for n in fellows))
        for on, score, fellows in zip(chosen, first, _fellows_in(scene), strict=True)
    ]
    # Who is there by a list adds no doubt: its members stand or fall together.
    sure = math.prod(
        share if on else 1.0 - share
        for share, on, listed in zip(shares, chosen, joined, strict=True) if on or not listed)
    return tuple(c for c, on in zip(scene.choices, joined, strict=True) if on), sure


def side_rows(
    scene: Scene, trigger: Trigger, scores: SideScores, side: str,
    *, acting: Sequence[str] = (),
) -> list[list[float]]:
    """Return what the second look weighs of each choice for a side (`actor`, `recipient`).

    Who stands in a list with a choice is a fellow, all others are its rivals. `acting` are the
    codes of the actors, where those are known.
    """
    own, other = scores.actor, scores.recipient
    seen, seen_other = scores.encoded
    if side == "recipient":
        own, other, seen, seen_other = other, own, seen_other, seen
    known = _known(scene)
    ranks, seen_ranks = _ranks(own), _ranks(seen)
    ahead, ahead_other = sum(s > 0 for s in own), sum(s > 0 for s in other)
    return [
        [
            own[place], other[place], ranks[place],
            *_beside(own, other, place, fellows),
            seen[place], seen_other[place], seen_ranks[place],
            *_beside(seen, seen_other, place, fellows), len(own), known,
            *_where(scene, trigger, choice),
            choice.code in acting, len(acting), choice.code == UNKNOWN, ahead, ahead_other,
            trigger.heads_content,
        ]
        for place, (choice, fellows) in enumerate(
            zip(scene.choices, _fellows_in(scene), strict=True))
    ]


def _fellows_in(scene: Scene) -> list[frozenset[int]]:
    return scene.once("fellows", 0, lambda: _fellows(scene))


def _fellows(scene: Scene) -> list[frozenset[int]]:
    """Return for each choice which others stand in a list with it, by their places."""
    lists = [scene.lists_of(choice) for choice in scene.choices]
    return [
        frozenset(n for n, heads in enumerate(lists) if n != place and heads & lists[place])
        for place in range(len(lists))
    ]


def _ranks(scores: Sequence[float]) -> list[int]:
    """Return how many are ahead of each; of equals the first is."""
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
    ranks = [0] * len(scores)
    for rank, place in enumerate(order):
        ranks[place] = rank
    return ranks


def _beside(
    own: Sequence[float], other: Sequence[float], place: int, fellows: frozenset[int]
) -> tuple[float, ...]:
    """Return how a choice does beside its best rival on both sides, and beside its fellows."""
    rivals = [n for n in range(len(own)) if n != place and n not in fellows]
    rival = max((own[n] for n in rivals), default=_NOWHERE)
    rival_other = max((other[n] for n in rivals), default=_NOWHERE)
    return (
        own[place] - rival, other[place] - rival_other, rival, rival_other, len(fellows),
        max((own[n] for n in fellows), default=_NOWHERE),
    )


def _where(scene: Scene, trigger: Trigger, choice: Choice) -> tuple[float, ...]:
    """Return where a choice stands: in the context, in the tree, and from the word."""
    ways = [f for words in choice.words if (f := scene.filler_of(trigger, words)) is not None]
    heads = [words.head for words in choice.words]
    number = trigger.token.number
    return (
        -1.0 if choice.rank is None else choice.rank,
        len(choice.words),
        min((len(filler.way) for filler in ways), default=_FAR),
        min((abs(head - number) for head in heads), default=_DISTANT),
        any(head < number for head in heads),
    )


def event_row(
    scene: Scene, trigger: Trigger, heard: Mapping[int, Heard], told: Cast
) -> list[float]:
    """Return what the second look weighs of a word as one that tells an event."""
    own = heard[trigger.token.number]
    return [
        _log_odds(own.event), _log_odds(own.share), own.share / max(own.event, 1e-6),
        own.next_share, _log_odds(own.encoded), told.sure_actors, told.sure_recipients,
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
        _known(scene),
    )


def _known(scene: Scene) -> int:
    """Return how many codes a sentence names."""
    return scene.once("known", 0, lambda: sum(
        1 for choice in scene.choices if choice.words and choice.code != UNKNOWN))


def _log_odds(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))
