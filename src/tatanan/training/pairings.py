"""Train the trees that judge both sides of an event together."""

from collections.abc import Iterable, Mapping, Sequence

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

from tatanan.extract.casts import cast_of, side_scores, those_of
from tatanan.extract.elsewhere import drafts_of, elsewhere, lay_out
from tatanan.extract.event_model import FirstLook, PairForest, SideForests, Thresholds
from tatanan.extract.pairings import pair_rows, pairs_of
from tatanan.extract.scenes import Choice
from tatanan.extract.type_scores import TypeScores
from tatanan.lexicons.plover import load_plover
from tatanan.training.matching import matches
from tatanan.training.second_look import Grown, Lesson, forest_of, without_trees
from tatanan.training.sentences import GoldEvent, Seen
from tatanan.training.whole import IN_REPORT

# With more leaves and trees sentences held out get better still, by less than they cost.
_TREES, _LEAVES, _STEP = 150, 32, 0.08
# Fewer pairs than these say nothing that would hold elsewhere.
_FEWEST = 60
_RIDGE = 1.0

Codes = tuple[frozenset[str], frozenset[str]]
"""The codes of who acts, and of who is acted upon."""


def same_sides(event: GoldEvent, codes: Codes) -> bool:
    """Say whether sides are those of an annotated event; of what two do together, all are one."""
    one_sided = not event.recipients or not codes[1]
    return codes == (event.actors, event.recipients) or (
        one_sided and event.actors | event.recipients == codes[0] | codes[1])


def habits_of(events: Iterable[GoldEvent]) -> dict[str, tuple[float, ...]]:
    """Return what is usual of the sides of each type, as `PairForest` keeps it."""
    found: dict[str, list[tuple[bool, bool, bool]]] = {name: [] for name in sorted(load_plover())}
    for event in events:
        nobody = not event.recipients
        found[event.type].append(
            (nobody, event.actors == event.recipients, nobody and len(event.actors) > 1))
    return {
        name: tuple(round(sum(each) / len(rows), 3) for each in zip(*rows, strict=True))
        for name, rows in found.items() if rows
    }


def lay_out_reports(
    seen: Sequence[Seen], first: FirstLook, sides: SideForests, limits: Thresholds
) -> None:
    """Tell the scenes of sentences what all sentences of their reports tell.

    Those that are seen in their whole reports know one another; others stand for themselves.
    """
    scores = TypeScores(first.types, limits)
    reports: dict[str, list[Seen]] = {}
    for one in seen:
        whole = one.gold.place is not None and one.gold.id.endswith(IN_REPORT)
        reports.setdefault(one.gold.group if whole else one.gold.id, []).append(one)
    for own in reports.values():
        scenes = [scene for one in sorted(own, key=_place) for scene in one.scenes]
        lay_out(scenes, [drafts_of(scene, scores, first, sides) for scene in scenes])


def _place(one: Seen) -> tuple[int, int]:
    return one.gold.place or (0, 0)


def pair_lessons(
    seen: Seen, first: FirstLook, sides: SideForests, limits: Thresholds,
    habits: Mapping[str, tuple[float, ...]],
) -> list[Lesson]:
    """Return what the events of a sentence teach of pairs; nothing was trained on it.

    An event none of whose pairs is right teaches nothing. What the report tells elsewhere is
    known where it was laid out.
    """
    lessons: list[Lesson] = []
    scores = TypeScores(first.types, limits)
    for scene, trigger, event in matches(seen):
        told = elsewhere(scene, trigger, drafts_of(scene, scores, first, sides))
        cast = cast_of(scene, trigger, side_scores(scene, trigger, event.type, first),
                       sides=sides, limits=limits)
        pairs = pairs_of(scene, cast, told)
        right = [_is_told(event, *those_of(scene, pair)) for pair in pairs]
        if any(right):
            rows = pair_rows(scene, trigger, cast, told, pairs, habits)
            lessons.extend(Lesson(row, holds, seen.gold.weight)
                           for row, holds in zip(rows, right, strict=True))
    return lessons


def _is_told(event: GoldEvent, *sides: Iterable[Choice]) -> bool:
    """Say whether sides are just those that are annotated."""
    actors, recipients = (frozenset(choice.code for choice in side) for side in sides)
    return (actors, recipients) == (event.actors, event.recipients)


def fit_pairs(
    lessons: Iterable[Sequence[Lesson]], habits: Mapping[str, tuple[float, ...]]
) -> PairForest:
    """Return the trees that judge both sides together; none where there are few lessons."""
    each = [lesson for some in lessons for lesson in some]
    holds = numpy.array([lesson.holds for lesson in each])
    if len(each) < 2 * _FEWEST or holds.all() or not holds.any():
        return PairForest(without_trees(holds), habits)
    model = HistGradientBoostingClassifier(
        max_iter=_TREES, learning_rate=_STEP, max_leaf_nodes=_LEAVES, min_samples_leaf=_FEWEST,
        l2_regularization=_RIDGE, early_stopping=False, random_state=0)
    model.fit(numpy.array([lesson.row for lesson in each], dtype=numpy.float32), holds,
              sample_weight=[lesson.weight for lesson in each])
    # scikit-learn gives these trees under no public name.
    trees = [_grown(one.nodes) for (one,) in model._predictors]  # noqa: SLF001
    return PairForest(forest_of(trees, float(model._baseline_prediction.item())), habits)  # noqa: SLF001


def _grown(nodes: numpy.ndarray) -> Grown:
    leaf = nodes["is_leaf"].astype(bool)
    left, right = (numpy.where(leaf, -1, nodes[side].astype(numpy.int64)).tolist()
                   for side in ("left", "right"))
    return Grown(left, right, nodes["feature_idx"].tolist(), nodes["num_threshold"].tolist(),
                 nodes["value"].tolist())
