"""Who decides whether a word tells an event, of which type and between whom.

A judge is asked about one trigger and answers with a verdict or with None. There are two:
the rules alone, and the model, whose features hold what the rules say.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy

from tatanan.extract.event_model import NO_EVENT, EventModel, load_event_model
from tatanan.extract.event_rules import Trigger
from tatanan.extract.parties import PartyWords
from tatanan.extract.rule_sides import sides_by_rule
from tatanan.extract.scenes import Choice, Scene
from tatanan.extract.side_features import side_names
from tatanan.extract.type_scores import TypeScores
from tatanan.lexicons.plover import load_plover


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of a trigger.

    `share` ranks verdicts about one event. `certainty` is what the models make of type and
    sides together, `confidence` how often such events are right; both None where no model
    judged.
    """

    type: str
    actors: tuple[Choice, ...]
    recipients: tuple[Choice, ...]
    share: float
    certainty: float | None = None
    confidence: float | None = None
    found_by: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes on both sides."""
        return frozenset(c.code for c in self.actors), frozenset(c.code for c in self.recipients)


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides whether a word tells an event.

    `decide` answers for a trigger; `learned` are words by language that count as triggers
    although no rule knows them.
    """

    decide: Callable[[Scene, Trigger], Verdict | None]
    learned: Mapping[str, frozenset[str]]


# An event that is wrong nineteen times in twenty helps nobody; see docs/accuracy.md for the curve.
LEAST_CONFIDENCE = 0.05


@lru_cache(maxsize=8)
def default_judge(*, min_confidence: float = LEAST_CONFIDENCE) -> Judge:
    """Return the judge that asks the models of the package.

    It is silent where the calibrated probability that an event is right, from 0 to 1, is
    below `min_confidence`.
    """
    return judge_by_model(load_event_model(), min_confidence=min_confidence)


def judge_by_rules() -> Judge:
    """Return a judge that asks the rules alone."""
    return Judge(_by_rules, {})


def _by_rules(scene: Scene, trigger: Trigger) -> Verdict | None:
    """Return what the most demanding rule that holds at a word says.

    No event where a rule's actor, or a recipient that its type needs, is nobody known.
    """
    best: tuple[int, str] = (0, "")
    verdict = None
    for rule in trigger.rules:
        sides = sides_by_rule(scene, trigger, rule)
        lacking = not sides.actors or (
            load_plover()[rule.type].needs_recipient and not sides.recipients
            and not rule.reciprocal
        )
        rank = (rule.demands, rule.id)
        if not lacking and (verdict is None or rank > best):
            best = rank
            verdict = Verdict(
                rule.type, _choices(sides.actors), _choices(sides.recipients), 1.0
            )
    return verdict


def judge_by_model(model: EventModel, *, min_confidence: float = 0.0) -> Judge:
    """Return a judge that asks models; it is silent below `min_confidence`."""
    none = model.types.answers.index(NO_EVENT)
    thresholds = model.thresholds
    scores = TypeScores(model.types, thresholds.word)

    def judge(scene: Scene, trigger: Trigger) -> Verdict | None:
        shares = scores.shares(scene, trigger)
        if shares is None:
            return None
        event = 1.0 - float(shares[none])
        if event < thresholds.event:
            return None
        shares[none] = 0.0
        best = int(numpy.argmax(shares))
        name = model.types.answers[best]
        actors, sure_actors = _side(scene, trigger, name, model)
        recipients, sure_recipients = _side(scene, trigger, name, model, actors=actors)
        certainty = float(shares[best]) * sure_actors * sure_recipients
        confidence = model.calibrated(certainty)
        if confidence < min_confidence:
            return None
        return Verdict(
            name, actors, recipients, event, certainty, confidence, ("events.model",))

    return Judge(judge, model.learned)


def _side(
    scene: Scene, trigger: Trigger, name: str, model: EventModel,
    *, actors: Sequence[Choice] | None = None,
) -> tuple[tuple[Choice, ...], float]:
    """Return who is on a side, and how sure: the actors, or where those are given, the recipients.

    Where nobody reaches the threshold, the likeliest is taken: of the actors always, for
    somebody acts; of the recipients unless too little speaks for anybody.
    """
    limits = model.thresholds
    threshold, lowest = (limits.actor, 0.0) if actors is None else (
        limits.recipient, limits.sole_recipient)
    side = "actor" if actors is None else "recipient"
    acting = tuple(choice.code for choice in actors or ())
    scored = [
        (model.side_share(side, *side_names(
            scene, trigger, name, choice, side=side, actors=acting)), choice)
        for choice in scene.choices
    ]
    found = tuple(choice for share, choice in scored if share >= threshold)
    likeliest, choice = max(scored, key=lambda item: item[0])  # of equals the first named
    if not found and likeliest >= lowest:
        found = (choice,)
    shares = {choice.code: share for share, choice in scored}
    found += tuple(c for c in scene.listed_with(found) if shares[c.code] >= limits.listed)
    return found, math.prod(s if c in found else 1.0 - s for s, c in scored)


def _choices(parties: Sequence[PartyWords]) -> tuple[Choice, ...]:
    return tuple(Choice(words.code, words.actor, (words,)) for words in parties)
