"""The ascent: its bound is never above the truth, and what it decides is true."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import camps, groupings, matrices

from tatanan.measure.ascent import merging, raise_bound
from tatanan.measure.exchange import best_exchange, contradicting


@settings(max_examples=80, deadline=None)
@given(matrices(), st.integers(2, 4), st.data())
def test_no_grouping_is_below_the_bound(matrix, most, data):
    """Every pair that is decided stands so in all better groupings than the one known."""
    every = groupings(len(matrix), most)
    known = data.draw(st.sampled_from(every))
    ascent = raise_bound(matrix, known, most=most, rounds=data.draw(st.integers(1, 25)))
    least = min(contradicting(matrix, labels) for labels in every)

    assert ascent.bound <= least + 1e-9
    for labels in every:
        if contradicting(matrix, labels) < contradicting(matrix, known) - 1e-6:
            as_known = (labels[:, None] == labels) == (known[:, None] == known)
            assert as_known[ascent.decided].all()


@settings(max_examples=60, deadline=None)
@given(matrices(whole=True), st.integers(2, 3))
def test_where_weights_are_whole_a_bound_is_worth_the_next(matrix, most):
    """What is decided is decided against all groupings that contradict fewer ties."""
    every = groupings(len(matrix), most)
    known = best_exchange(matrix, most, np.random.default_rng(0))
    ascent = raise_bound(matrix, known, most=most, rounds=20, whole=True)

    for labels in every:
        if contradicting(matrix, labels) < contradicting(matrix, known):
            as_known = (labels[:, None] == labels) == (known[:, None] == known)
            assert as_known[ascent.decided].all()


@pytest.mark.parametrize(("sizes", "most"), [((12, 10), 2), ((10, 8, 6), 3)])
def test_clear_camps_are_proven(sizes, most):
    """With a few ties the wrong way, the bound reaches their number and all pairs are decided."""
    matrix, labels = camps(*sizes, wrong=15)
    ascent = raise_bound(matrix, labels, most=most, rounds=100, whole=True)

    assert 14 < ascent.bound <= 15 + 1e-9
    assert ascent.decided[~np.eye(len(labels), dtype=bool)].all()
    assert not ascent.decided.diagonal().any()
    assert ascent.rounds < 100


def test_more_rounds_never_lower_the_bound():
    """The ascent only rises."""
    random = np.random.default_rng(3)
    table = np.triu(random.normal(size=(18, 18)), 1)
    matrix = table + table.T
    labels = best_exchange(matrix, 2, random)
    bounds = [raise_bound(matrix, labels, most=2, rounds=rounds).bound for rounds in (1, 5, 20, 60)]

    assert bounds == sorted(bounds)
    assert bounds[-1] <= contradicting(matrix, labels) + 1e-9


def test_four_camps_in_three_blocs_cost():
    """That among four actors two stand together is what tells three blocs from any number."""
    matrix, _ = camps(5, 5, 5, 5)
    three = best_exchange(matrix, 3, np.random.default_rng(0))
    bound = raise_bound(matrix, three, most=3, rounds=200).bound

    assert 25 == contradicting(matrix, three)
    assert 20 < bound <= 25 + 1e-9


@pytest.mark.parametrize(
    ("most", "groups"), [(2, [0, 0, 0, 1]), (3, [0, 1, 0, 2])])
def test_who_may_be_made_one(most, groups):
    """With two groups, standing apart for sure is as good as standing together."""
    decided = np.zeros((4, 4), bool)
    decided[0, 1] = decided[1, 0] = decided[0, 2] = decided[2, 0] = True

    assert groups == merging(decided, np.array([0, 1, 0, 1]), most).tolist()
