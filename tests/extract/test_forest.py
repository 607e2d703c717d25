"""Boosted trees: every row ends in one leaf of each, and their values add up."""

import numpy
import pytest
from sklearn.ensemble import GradientBoostingClassifier

from tatanan.extract.forest import Forest
from tatanan.training.second_look import Lesson, fit_forest

_RANDOM = numpy.random.default_rng(7)
_ROWS = _RANDOM.normal(size=(400, 5)).astype(numpy.float32)
_HOLDS = _ROWS[:, 0] * _ROWS[:, 1] + 0.3 * _RANDOM.normal(size=400) > 0


def lessons():
    """Return lessons that no sum of single numbers could learn."""
    return [Lesson(row.tolist(), bool(holds), 1.0)
            for row, holds in zip(_ROWS, _HOLDS, strict=True)]


def tree(limit):
    """Return a tree of one fork on the first number: -1 on the left, 2 on the right."""
    return Forest(
        asked=numpy.zeros((1, 1), dtype=numpy.int16),
        limits=numpy.array([[limit]], dtype=numpy.float32),
        leaves=numpy.array([[0b10]], dtype=numpy.uint8),
        values=numpy.array([[-1.0, 2.0]]),
        start=0.0,
    )


@pytest.mark.parametrize(("number", "odds"), [(0.4, -1.0), (0.5, -1.0), (0.6, 2.0)])
def test_what_is_above_a_limit_goes_to_the_right(number, odds):
    """A number at the limit stays on the left, as where the tree was grown."""
    expected = 1 / (1 + numpy.exp(-odds))

    assert pytest.approx(expected) == tree(0.5).shares([[number]])[0]


def test_a_forest_judges_as_the_model_that_it_was_made_of():
    """Laid out flat, the trees give the probabilities that scikit-learn gives."""
    grown = GradientBoostingClassifier(
        n_estimators=60, learning_rate=0.12, max_depth=None, max_leaf_nodes=8,
        min_samples_leaf=30, subsample=0.7, random_state=0).fit(_ROWS, _HOLDS)
    expected = grown.predict_proba(_ROWS)[:, 1]

    assert pytest.approx(expected, abs=1e-9) == fit_forest(lessons()).shares(_ROWS)


def test_trees_learn_what_depends_on_two_numbers_together():
    """Most of what they were shown they judge rightly."""
    told = numpy.array(fit_forest(lessons()).shares(_ROWS)) > 0.5

    assert (told == _HOLDS).mean() > 0.85


def test_one_row_is_judged_as_among_many():
    """A row's probability does not depend on the others."""
    forest = fit_forest(lessons())

    assert forest.shares(_ROWS)[3] == forest.shares(_ROWS[3:4])[0]


@pytest.mark.parametrize(("holds", "share"), [([True] * 98, 0.99), ([False] * 98, 0.01), ([], 0.5)])
def test_where_all_lessons_say_the_same_there_are_no_trees(holds, share):
    """The answer is their share, however a row looks."""
    forest = fit_forest([Lesson((1.0, 2.0), each, 1.0) for each in holds])

    assert pytest.approx(share) == forest.shares([(5.0, 5.0)])[0]
