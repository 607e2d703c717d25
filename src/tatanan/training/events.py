"""Train the models of events: which type a word tells, and who is on which side.

The types are a log-linear model over PLOVER's sixteen and "none", the sides two over all
codes that a sentence or its context names. How sure they are is measured on sentences
held out, fold by fold.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from tatanan.extract.event_judges import judge_by_model
from tatanan.extract.event_model import NO_EVENT, EventModel, Table, Thresholds
from tatanan.extract.event_rules import Trigger
from tatanan.extract.events import told_in
from tatanan.extract.scenes import Scene
from tatanan.extract.side_features import side_features
from tatanan.extract.type_features import type_features
from tatanan.lexicons.events import EventRule
from tatanan.training.sentences import (
    Annotated,
    GoldEvent,
    Learned,
    Parsed,
    Seen,
    lexicon_sentences,
    parse_annotated,
    place_of,
    see,
    unlisted_words,
)

# Inverse strength of the ridge; of 0.1, 0.3 and 1 these do best on sentences held out.
TYPES_C = 0.3
SIDES_C = 0.5
# A feature that fewer triggers or choices have tells nothing that would hold elsewhere.
RAREST = 2
# How much a sentence that was written to be learned from counts beside one from a newspaper.
WRITTEN_WEIGHT = 0.5
# How much a rule's example counts beside an annotated sentence: it is made to be clear.
LEXICON_WEIGHT = 0.1
FOLDS = 4
STEPS = 21
THRESHOLDS = Thresholds(
    event=0.35, word=0.03, actor=0.5, recipient=0.7, sole_recipient=0.25, listed=0.2)
_NO_RELIABILITY = tuple(float(share) for share in numpy.linspace(0, 1, STEPS))


@dataclass(frozen=True, slots=True)
class Case:
    """A set of features, the right answer, and how much it counts."""

    features: tuple[str, ...]
    answer: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Cases:
    """What the models learn from: which types words tell, and who is on which side."""

    types: tuple[Case, ...]
    sides: tuple[Case, ...]


def train_events(sentences: Sequence[Annotated], parsed: Sequence[Parsed]) -> EventModel:
    """Return the models trained on all sentences, calibrated on sentences held out.

    The rules' own examples and near misses are learned from, too, with a lesser weight.
    """
    learned = unlisted_words(sentences, parsed)
    seen = see(sentences, parsed, learned)
    cases = [cases_of(sentence) for sentence in seen]
    taught = lexicon_cases(learned)
    folds = [fold_of(sentence.gold) for sentence in seen]
    judged = [
        pair
        for fold in range(FOLDS)
        for pair in _judged(
            [s for s, other in zip(seen, folds, strict=True) if other == fold],
            fit([c for c, other in zip(cases, folds, strict=True) if other != fold] + taught,
                learned),
        )
    ]
    return fit(cases + taught, learned, reliability=_reliability(judged))


def fit(
    cases: Sequence[Cases], learned: Learned, *, reliability: tuple[float, ...] = _NO_RELIABILITY
) -> EventModel:
    """Return the models of some cases."""
    return EventModel(
        _table([case for one in cases for case in one.types], TYPES_C),
        _table([case for one in cases for case in one.sides], SIDES_C),
        learned, THRESHOLDS, reliability,
    )


def cases_of(seen: Seen) -> Cases:
    """Return what an annotated sentence teaches."""
    matched = list(matches(seen))
    sides = (case for scene, trigger, event in matched
             for case in _side_cases(scene, trigger, event, seen.gold.weight))
    return Cases(tuple(_type_cases(seen, matched)), tuple(sides))


def lexicon_cases(learned: Learned) -> list[Cases]:
    """Return what the examples and near misses of the rules teach."""
    sentences, rules = lexicon_sentences()
    seen = see(sentences, parse_annotated(sentences), learned)
    return [_taught(one, rule) for one, rule in zip(seen, rules, strict=True)]


def _taught(seen: Seen, rule: EventRule) -> Cases:
    types: list[Case] = []
    sides: list[Case] = []
    for scene in seen.scenes:
        for trigger in scene.triggers:
            if rule not in [fit.rule for fit in trigger.fits]:
                continue
            features = tuple(type_features(scene, trigger))
            if not seen.gold.events:
                types.append(Case(features, NO_EVENT, LEXICON_WEIGHT))
            elif rule in trigger.rules and not types:
                types.append(Case(features, rule.type, LEXICON_WEIGHT))
                sides.extend(_side_cases(scene, trigger, seen.gold.events[0], LEXICON_WEIGHT))
    return Cases(tuple(types), tuple(sides))


def fold_of(gold: Annotated) -> int:
    """Return the fold of a sentence; all of one source are in one."""
    return int(sha256(gold.group.encode()).hexdigest(), 16) % FOLDS


def matches(seen: Seen) -> Iterator[tuple[Scene, Trigger, GoldEvent]]:
    """Yield each annotated event with the word that tells it.

    Of a trigger's words the one stands that a rule of its type knows, else the highest in
    the tree; each word tells one event.
    """
    taken: set[tuple[int, int]] = set()
    for event in seen.gold.events:
        words = sorted(
            ((scene, trigger) for scene, trigger in words_of(seen, event)),
            key=lambda pair: _rank(pair[0], pair[1], event.type),
        )
        for scene, trigger in words[:1]:
            place = (scene.sentence.number, trigger.token.number)
            if place not in taken and not event.alternative:
                taken.add(place)
                yield scene, trigger, event


def words_of(seen: Seen, event: GoldEvent) -> Iterator[tuple[Scene, Trigger]]:
    """Yield the words of an annotated trigger that could tell its event."""
    span = place_of(event, seen.gold.record["text"])
    for scene in seen.scenes if span else ():
        for trigger in scene.triggers:
            if span is not None and trigger.token.span.overlaps(span):
                yield scene, trigger


def _rank(scene: Scene, trigger: Trigger, type_name: str) -> tuple[bool, int, int]:
    known = any(rule.type == type_name for rule in trigger.rules)
    return not known, _depth(scene, trigger.token.number), trigger.token.number


def _depth(scene: Scene, number: int) -> int:
    depth = 0
    while number and depth < len(scene.sentence.tokens):
        number, depth = scene.sentence.tokens[number - 1].head, depth + 1
    return depth


def _type_cases(
    seen: Seen, matched: Sequence[tuple[Scene, Trigger, GoldEvent]]
) -> Iterator[Case]:
    right = {(s.sentence.number, t.token.number): e.type for s, t, e in matched}
    inside = {
        (scene.sentence.number, trigger.token.number)
        for event in seen.gold.events
        for scene, trigger in words_of(seen, event)
    }
    unplaced = any(place_of(e, seen.gold.record["text"]) is None for e in seen.gold.events)
    for scene in seen.scenes:
        for trigger in scene.triggers:
            place = (scene.sentence.number, trigger.token.number)
            if place in right:
                yield Case(
                    tuple(type_features(scene, trigger)), right[place], seen.gold.weight)
            elif place not in inside and not unplaced:
                yield Case(tuple(type_features(scene, trigger)), NO_EVENT, seen.gold.weight)


def _side_cases(
    scene: Scene, trigger: Trigger, event: GoldEvent, weight: float = 1.0
) -> Iterator[Case]:
    actors = tuple(sorted(event.actors))
    for choice in scene.choices:
        for side, codes, known in (
            ("actor", event.actors, ()), ("recipient", event.recipients, actors)
        ):
            features = side_features(
                scene, trigger, event.type, choice, side=side, actors=known)
            yield Case(tuple(features), str(choice.code in codes), weight)


def _table(cases: Sequence[Case], strength: float) -> Table:
    counts = Counter(name for case in cases for name in case.features)
    rows = {name: row for row, name in enumerate(
        sorted(name for name, count in counts.items() if count >= RAREST))}
    model = LogisticRegression(C=strength, max_iter=300, solver="lbfgs")
    model.fit(
        _matrix(cases, rows), [case.answer for case in cases],
        sample_weight=[case.weight for case in cases],
    )
    weights = model.coef_.T.copy()
    weights[rows["bias"]] += model.intercept_  # every case has this feature
    return Table(tuple(map(str, model.classes_)), rows, weights)


def _matrix(cases: Sequence[Case], rows: Mapping[str, int]) -> csr_matrix:
    columns: list[int] = []
    ends = [0]
    for case in cases:
        columns.extend(row for name in case.features if (row := rows.get(name)) is not None)
        ends.append(len(columns))
    values = numpy.ones(len(columns), dtype=numpy.float64)
    return csr_matrix((values, columns, ends), shape=(len(cases), len(rows)))


def _judged(seen: Sequence[Seen], model: EventModel) -> Iterator[tuple[float, bool]]:
    """Yield the certainty of each event told, and whether type and sides are right."""
    judge = judge_by_model(model)
    for sentence in seen:
        left = list(sentence.gold.events)
        for scene in sentence.scenes:
            for told in told_in(scene, judge):
                verdict = told.verdict
                right = next((e for e in left if _same(e, verdict.type, verdict.codes)), None)
                if right is not None:
                    left.remove(right)
                yield verdict.certainty or 0.0, right is not None


def _same(
    event: GoldEvent, type_name: str, codes: tuple[frozenset[str], frozenset[str]]
) -> bool:
    if event.type != type_name:
        return False
    one_sided = not event.recipients or not codes[1]
    return codes == (event.actors, event.recipients) or (
        one_sided and event.actors | event.recipients == codes[0] | codes[1]
    )


def _reliability(judged: Sequence[tuple[float, bool]]) -> tuple[float, ...]:
    certainties, hits = zip(*judged, strict=True)
    curve = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(certainties, hits)
    steps = numpy.linspace(0, 1, STEPS)
    return tuple(round(float(value), 3) for value in curve.predict(steps))
