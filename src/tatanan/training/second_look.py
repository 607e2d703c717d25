"""Train the second look: boosted trees over what the first look said in sentences held out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from sklearn.ensemble import GradientBoostingClassifier

from tatanan.extract.casts import cast_of, side_rows, side_scores
from tatanan.extract.event_model import FirstLook, SideForests, Thresholds
from tatanan.extract.event_rules import Trigger
from tatanan.extract.forest import MOST_LEAVES, Forest
from tatanan.extract.scenes import Scene
from tatanan.extract.second_look import event_row, hear
from tatanan.extract.type_scores import TypeScores
from tatanan.training.matching import in_triggers, is_unplaced, matches
from tatanan.training.sentences import Seen

# Of 60, 100 and 150 trees (with steps to match) none does better on sentences held out.
_TREES = 60
_STEP = 0.12
# With more leaves than these they learn by heart.
_LEAVES = 8
# Fewer choices than these say nothing that would hold elsewhere.
_FEWEST = 30
# Each tree sees so much of the sentences; which, the seed says.
_SEEN = 0.7
_SEED = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the second look weighs, whether it holds, and how much the sentence counts."""

    row: Sequence[float]
    holds: bool
    weight: float


@dataclass(frozen=True, slots=True)
class SideLessons:
    """What sentences teach about who is on which side."""

    actor: tuple[Lesson, ...]
    recipient: tuple[Lesson, ...]


def side_lessons(seen: Seen, first: FirstLook) -> SideLessons:
    """Return what the events of a sentence teach; `first` must not have learned from it."""
    actor: list[Lesson] = []
    recipient: list[Lesson] = []
    for scene, trigger, event in matches(seen):
        scores = side_scores(scene, trigger, event.type, first)
        acting = sorted(event.actors)
        for lessons, rows, codes in (
            (actor, side_rows(scene, trigger, scores, "actor"), event.actors),
            (recipient, side_rows(scene, trigger, scores, "recipient", acting=acting),
             event.recipients),
        ):
            lessons.extend(
                Lesson(row, choice.code in codes, seen.gold.weight)
                for row, choice in zip(rows, scene.choices, strict=True))
    return SideLessons(tuple(actor), tuple(recipient))


def event_lessons(
    seen: Seen, first: FirstLook, sides: SideForests, limits: Thresholds
) -> list[Lesson]:
    """Return what the words of a sentence teach; nothing was trained on it.

    Other words of an annotated trigger teach nothing: they are neither right nor wrong.
    """
    if is_unplaced(seen):
        return []
    right = {_place(scene, trigger): event.type for scene, trigger, event in matches(seen)}
    doubtful = in_triggers(seen) - right.keys()
    scores = TypeScores(first.types, limits)
    lessons = []
    for scene, trigger in _words(seen):
        heard = hear(scene, scores)
        own = heard.get(trigger.token.number)
        place = _place(scene, trigger)
        if own is None or own.event < limits.heard or place in doubtful:
            continue
        cast = cast_of(
            scene, trigger, side_scores(scene, trigger, own.type, first),
            sides=sides, limits=limits)
        lessons.append(Lesson(
            event_row(scene, trigger, heard, cast), right.get(place) == own.type,
            seen.gold.weight))
    return lessons


def fit_sides(lessons: Sequence[SideLessons]) -> SideForests:
    """Return the trees that judge who is on which side."""
    return SideForests(
        fit_forest([lesson for one in lessons for lesson in one.actor]),
        fit_forest([lesson for one in lessons for lesson in one.recipient]),
    )


def fit_forest(lessons: Sequence[Lesson]) -> Forest:
    """Return trees boosted on lessons; none where all say the same, or where there are few."""
    rows = numpy.array([lesson.row for lesson in lessons], dtype=numpy.float32)
    holds = numpy.array([lesson.holds for lesson in lessons])
    weights = numpy.array([lesson.weight for lesson in lessons])
    if len(lessons) < 2 * _FEWEST or holds.all() or not holds.any():
        return without_trees(holds)
    model = GradientBoostingClassifier(
        n_estimators=_TREES, learning_rate=_STEP, max_depth=None, max_leaf_nodes=_LEAVES,
        min_samples_leaf=_FEWEST, subsample=_SEEN, random_state=_SEED)
    model.fit(rows, holds, sample_weight=weights)
    share = float(model.init_.class_prior_[1])
    trees = [Grown.of(tree.tree_) for tree in model.estimators_[:, 0]]
    return forest_of(trees, math.log(share / (1 - share)), step=_STEP)


def without_trees(holds: numpy.ndarray) -> Forest:
    """Return a forest that gives every row the share of what holds, one more of each counted."""
    share = (holds.sum() + 1) / (len(holds) + 2)
    return forest_of([], math.log(share / (1 - share)))


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree as it was grown: by node what is below it on both sides, -1 for a leaf.

    A row goes to the left where its number `asked` is not above the `limits`.
    """

    left: Sequence[int]
    right: Sequence[int]
    asked: Sequence[int]
    limits: Sequence[float]
    values: Sequence[float]

    @classmethod
    def of(cls, tree: Any) -> "Grown":  # noqa: ANN401 - scikit-learn has no types
        """Return a tree of scikit-learn's."""
        return cls(tree.children_left.tolist(), tree.children_right.tolist(),
                   tree.feature.tolist(), tree.threshold.tolist(), tree.value[:, 0, 0].tolist())


def forest_of(trees: Sequence[Grown], start: float, *, step: float = 1.0) -> Forest:
    """Return trees laid out to be asked at once; `step` is how much each counts."""
    leaves = max(((len(tree.left) + 1) // 2 for tree in trees), default=2)
    if leaves > MOST_LEAVES:
        raise ValueError(f"a tree has {leaves} leaves; grow trees of {MOST_LEAVES} at most")
    bits = numpy.uint8 if leaves <= numpy.iinfo(numpy.uint8).bits else numpy.uint32
    laid = [_laid_out(tree, leaves) for tree in trees]
    asked, limits, opened, values = zip(*laid, strict=True) if laid else ((), (), (), ())
    return Forest(
        numpy.array(asked, dtype=numpy.int16).reshape(-1, leaves - 1).T.copy(),
        numpy.array(limits, dtype=numpy.float32).reshape(-1, leaves - 1).T.copy(),
        numpy.array(opened, dtype=bits).reshape(-1, leaves - 1).T.copy(),
        numpy.array(values, dtype=numpy.float64).reshape(-1, leaves) * step,
        start,
    )


def _laid_out(
    tree: Grown, most: int
) -> tuple[list[int], list[float], list[int], list[float]]:
    """Return a tree's forks and leaves from left to right; what it lacks decides nothing."""
    asked: list[int] = []
    limits: list[float] = []
    leaves: list[int] = []
    values: list[float] = []

    def walk(node: int) -> int:
        """Lay out what is below a node and return its leaves, a bit each."""
        if tree.left[node] < 0:
            values.append(tree.values[node])
            return 1 << (len(values) - 1)
        left = walk(tree.left[node])
        asked.append(tree.asked[node])
        limits.append(_float_below(tree.limits[node]))
        leaves.append(2**most - 1 - left)
        return left | walk(tree.right[node])

    walk(0)
    short = most - 1 - len(asked)
    return (
        asked + [0] * short, limits + [float("inf")] * short,
        leaves + [2**most - 1] * short, values + [0.0] * (most - len(values)),
    )


def _float_below(limit: float) -> float:
    """Return the largest short number that is not above a limit: the same rows go the same way."""
    short = numpy.float32(limit)
    return float(short if short <= limit else numpy.nextafter(short, numpy.float32(-numpy.inf)))


def _words(seen: Seen) -> Iterator[tuple[Scene, Trigger]]:
    return ((scene, trigger) for scene in seen.scenes for trigger in scene.triggers)


def _place(scene: Scene, trigger: Trigger) -> tuple[int, int]:
    return scene.sentence.number, trigger.token.number
