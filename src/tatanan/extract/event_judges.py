"""Who decides whether a word tells an event, of which type and between whom.

A judge is asked about one trigger and answers with a verdict or with None. There are two:
the rules alone, and the model, whose features hold what the rules say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tatanan.extract.casts import those_of
from tatanan.extract.elsewhere import Draft, drafts_of, elsewhere, lay_out
from tatanan.extract.event_model import EventModel, load_event_model
from tatanan.extract.event_rules import Trigger
from tatanan.extract.pairings import likeliest_pair
from tatanan.extract.parties import PartyWords
from tatanan.extract.rule_sides import sides_by_rule
from tatanan.extract.scenes import Choice, Scene
from tatanan.extract.second_look import event_row, hear, listen
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
    although no rule knows them. `listen` is told all scenes of a report before, in their order:
    who is meant in one, others may tell.
    """

    decide: Callable[[Scene, Trigger], Verdict | None]
    learned: Mapping[str, frozenset[str]]
    listen: Callable[[Sequence[Scene]], object] = len  # nothing is to be done before


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
    limits = model.thresholds
    scores = TypeScores(model.first.types, limits)

    def drafts(scene: Scene) -> Mapping[int, Draft]:
        """Return what the words of a scene tell by themselves."""
        return drafts_of(scene, scores, model.first, model.sides)

    def hear_all(scenes: Sequence[Scene]) -> None:
        """Have the encoder read all scenes, and tell each what all of them tell."""
        listen(scenes, scores)
        lay_out(scenes, [drafts(scene) for scene in scenes])

    def judge(scene: Scene, trigger: Trigger) -> Verdict | None:
        told = drafts(scene)
        draft = told.get(trigger.token.number)
        if draft is None:
            return None
        heard = hear(scene, scores)
        (share,) = model.events.shares([event_row(scene, trigger, heard, draft.cast)])
        if share < limits.event:
            return None
        pair, sure = likeliest_pair(
            scene, trigger, draft.cast, elsewhere(scene, trigger, told), model.pairs)
        confidence = model.calibrated(share * sure)
        if confidence < min_confidence:
            return None
        return Verdict(draft.heard.type, *those_of(scene, pair), share, share * sure, confidence,
                       ("events.model",))

    return Judge(judge, model.learned, hear_all)


def _choices(parties: Sequence[PartyWords]) -> tuple[Choice, ...]:
    return tuple(Choice(words.code, words.actor, (words,)) for words in parties)
