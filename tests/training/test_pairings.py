"""The trees that judge both sides together learn from which pairs are right."""

import numpy
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from tatanan.training.pairings import fit_pairs, habits_of, same_sides
from tatanan.training.second_look import Grown, Lesson, forest_of
from tatanan.training.sentences import GoldEvent

_RANDOM = numpy.random.default_rng(3)
_ROWS = _RANDOM.normal(size=(2000, 4)).astype(numpy.float32)
_HOLDS = _ROWS[:, 0] * _ROWS[:, 1] > 0


def event(actors, recipients, type_name="CONSULT"):
    """Return an annotated event of some codes."""
    return GoldEvent(type_name, "met", frozenset(actors), frozenset(recipients))


def lessons():
    """Return lessons that no sum of single numbers could learn."""
    return [Lesson(row.tolist(), bool(holds), 1.0)
            for row, holds in zip(_ROWS, _HOLDS, strict=True)]


@pytest.mark.parametrize(("told", "right"), [
    ((["PER"], ["CHL"]), True),
    ((["PER", "CHL"], []), True),  # they met each other
    ((["CHL"], ["PER"]), False),
    ((["PER"], []), False),
    ((["PER"], ["CHL", "BOL"]), False),
])
def test_sides_are_right_where_all_codes_are(told, right):
    """What two do together may be told as one side."""
    codes = tuple(map(frozenset, told))

    assert right is same_sides(event(["PER"], ["CHL"]), codes)


def test_habits_say_what_is_usual_of_a_type():
    """Nobody acted upon, oneself acted upon, several together: the share of each."""
    habits = habits_of([
        event(["PER"], ["CHL"]), event(["PER", "CHL"], []), event(["PER"], ["PER"]),
        event(["PER"], [], "MOBILIZE"),
    ])

    assert {"CONSULT": (0.333, 0.333, 0.333), "MOBILIZE": (1.0, 0.0, 0.0)} == habits


def test_the_forest_judges_as_the_model_that_it_was_made_of():
    """Laid out flat, trees of many leaves give the probabilities that scikit-learn gives."""
    grown = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.08, max_leaf_nodes=32, min_samples_leaf=60,
        l2_regularization=1.0, early_stopping=False, random_state=0).fit(_ROWS, _HOLDS)
    expected = grown.predict_proba(_ROWS)[:, 1]
    own = fit_pairs([lessons()], {}).forest.shares(_ROWS)

    assert pytest.approx(expected, abs=1e-6) == own


def test_trees_learn_what_depends_on_two_numbers_together():
    """Nearly all of what they were shown they judge rightly."""
    told = numpy.array(fit_pairs([lessons()], {}).forest.shares(_ROWS)) > 0.5

    assert (told == _HOLDS).mean() > 0.95


def test_few_lessons_grow_no_trees():
    """What hardly anybody taught gets the share of what holds."""
    few = fit_pairs([lessons()[:9]], {})

    assert (_HOLDS[:9].sum() + 1) / 11 == pytest.approx(few.forest.shares(_ROWS[:1])[0])


def test_a_tree_of_too_many_leaves_is_refused():
    """A leaf is a bit of a number of 32."""
    chain = Grown(
        left=[1, -1] * 33 + [-1], right=[n + 2 if n % 2 == 0 else -1 for n in range(66)] + [-1],
        asked=[0] * 67, limits=[0.0] * 67, values=[0.0] * 67)

    with pytest.raises(ValueError, match="34 leaves; grow trees of 32"):
        forest_of([chain], 0.0)
