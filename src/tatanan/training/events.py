"""Train the models of events: which type a word tells, and who is on which side.

At first look the types are a log-linear model over PLOVER's sixteen and "none", the sides two
over all codes that a sentence or its context names; the second look (second_look.py) weighs
what that says. How sure both are is measured on sentences of newspapers held out, fold by fold.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import numpy
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from tatanan.extract.event_judges import judge_by_model
from tatanan.extract.event_model import NO_EVENT, EventModel, FirstLook, Table, Thresholds
from tatanan.extract.event_rules import Trigger
from tatanan.extract.events import told_in
from tatanan.extract.forest import Forest
from tatanan.extract.scenes import Scene
from tatanan.extract.side_features import side_features
from tatanan.extract.type_features import type_features
from tatanan.lexicons.events import EventRule
from tatanan.training.held_out import Key, Said, held_out
from tatanan.training.matching import in_triggers, is_unplaced, matches, where
from tatanan.training.pairings import (
    fit_pairs,
    habits_of,
    lay_out_reports,
    pair_lessons,
    same_sides,
)
from tatanan.training.second_look import (
    Lesson,
    event_lessons,
    fit_forest,
    fit_sides,
    side_lessons,
)
from tatanan.training.sentences import (
    Annotated,
    GoldEvent,
    Learned,
    Parsed,
    Seen,
    lexicon_sentences,
    parse_annotated,
    see,
    unlisted_words,
)
from tatanan.training.whole import with_reports

_Each = TypeVar("_Each")

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
    word=0.03, promising=0.2, heard=0.3, event=0.35, actor=0.5, recipient=0.5, sole_recipient=0.3)
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


def train_events(
    sentences: Sequence[Annotated], parsed: Sequence[Parsed], said: Mapping[Key, Said],
    news: Path | None = None,
) -> EventModel:
    """Return the models trained on all sentences, calibrated on sentences held out.

    The rules' own examples and near misses are learned from, too, with a lesser weight. `said`
    is what encoders say of the sentences that had not learned from them (held_out.py). Those
    that were annotated by place are learned from in their reports, too, which `news` holds.
    """
    learned = unlisted_words(sentences, parsed)
    seen = see(sentences, parsed, learned)
    seen = with_reports(seen, news, learned) if news is not None else seen
    cases = [cases_of(sentence) for sentence in seen]
    return train(seen, cases, said, taught=lexicon_cases(learned), learned=learned)


def train(
    seen: Sequence[Seen], cases: Sequence[Cases], said: Mapping[Key, Said],
    *, taught: Sequence[Cases], learned: Learned,
) -> EventModel:
    """Return the models of sentences and their cases; what was `taught` is in no fold.

    What the second look learns from, the first must not have learned from: it is trained on
    what the models and the encoders of the other folds say. A sentence of which no encoder said
    anything teaches the first look only. Pairs of sides are learned from newspapers alone: how
    often both sides are the same, or nobody is on one, is otherwise in sentences made up.
    """
    folds = _Folds.of_sentences(seen)
    firsts = [fit_first([*folds.others(cases, fold), *taught]) for fold in range(FOLDS)]
    seen = held_out(seen, said)
    folds = _Folds.of_sentences(seen)
    of_sides = [
        side_lessons(one, firsts[fold]) for one, fold in zip(seen, folds.of, strict=True)]
    sides = [fit_sides(folds.others(of_sides, fold)) for fold in range(FOLDS)]
    of_events = [
        event_lessons(one, firsts[fold], sides[fold], THRESHOLDS)
        for one, fold in zip(seen, folds.of, strict=True)
    ]
    news = _from_news(seen, alone=True)
    habits = habits_of(event for one in news for event in one.gold.events)
    own = _Folds.of_sentences(news)
    for fold in range(FOLDS):
        lay_out_reports(own.own(news, fold), firsts[fold], sides[fold], THRESHOLDS)
    of_pairs = [
        pair_lessons(one, firsts[fold], sides[fold], THRESHOLDS, habits)
        for one, fold in zip(news, own.of, strict=True)
    ]
    judged = [
        pair
        for fold in range(FOLDS)
        for pair in _judged(_from_news(own.own(news, fold)), EventModel(
            firsts[fold], sides[fold], _fit_events(folds.others(of_events, fold)),
            fit_pairs(own.others(of_pairs, fold), habits), learned,
            THRESHOLDS, _NO_RELIABILITY))
    ]
    return EventModel(
        fit_first([*cases, *taught]), fit_sides(of_sides), _fit_events(of_events),
        fit_pairs(of_pairs, habits), learned, THRESHOLDS, _reliability(judged),
    )


@dataclass(frozen=True, slots=True)
class _Folds:
    """The folds of sentences, by their order."""

    of: tuple[int, ...]

    @classmethod
    def of_sentences(cls, seen: Sequence[Seen]) -> "_Folds":
        """Return the folds in which sentences are."""
        return cls(tuple(fold_of(sentence.gold) for sentence in seen))

    def own(self, each: Sequence[_Each], fold: int) -> list[_Each]:
        """Return what belongs to the sentences of a fold."""
        return [one for one, other in zip(each, self.of, strict=True) if other == fold]

    def others(self, each: Sequence[_Each], fold: int) -> list[_Each]:
        """Return what belongs to the sentences of all other folds."""
        return [one for one, other in zip(each, self.of, strict=True) if other != fold]


def fit_first(cases: Sequence[Cases]) -> FirstLook:
    """Return the log-linear models of some cases."""
    return FirstLook(
        _table([case for one in cases for case in one.types], TYPES_C),
        _table([case for one in cases for case in one.sides], SIDES_C),
    )


def _fit_events(lessons: Sequence[Sequence[Lesson]]) -> Forest:
    return fit_forest([lesson for some in lessons for lesson in some])


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


def _type_cases(
    seen: Seen, matched: Sequence[tuple[Scene, Trigger, GoldEvent]]
) -> Iterator[Case]:
    right = {where(scene, trigger): event.type for scene, trigger, event in matched}
    inside, unplaced = in_triggers(seen), is_unplaced(seen)
    for scene in seen.scenes:
        for trigger in scene.triggers:
            place = where(scene, trigger)
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


def _from_news(seen: Sequence[Seen], *, alone: bool = False) -> list[Seen]:
    """Return the sentences of news; if there are none, all.

    A sentence that was written to be learned from is easier or harder than a newspaper's. What
    is seen in its whole report is there once, unless it is wanted `alone`, too.
    """
    return [one for one in seen if one.gold.weight >= 1 or (
        alone and one.gold.place is not None)] or list(seen)


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
    return event.type == type_name and same_sides(event, codes)


def _reliability(judged: Sequence[tuple[float, bool]]) -> tuple[float, ...]:
    # One more miss, among the surest: nothing is ever certain.
    certainties, hits = zip(*judged, (1.0, False), strict=True)
    curve = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(certainties, hits)
    steps = numpy.linspace(0, 1, STEPS)
    return tuple(round(float(value), 3) for value in curve.predict(steps))
