"""Groupings: the least contradiction, by every way to it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import camps, groupings, matrices

from tatanan.measure import grouping
from tatanan.measure.exchange import contradicting, exchanged
from tatanan.measure.grouping import find_grouping


def found_in(matrix, most, seconds=30.0, seed=0):
    """Return the grouping that is found."""
    return find_grouping(
        matrix, most=most, random=np.random.default_rng(seed), seconds=seconds)


@settings(max_examples=60, deadline=None)
@given(matrices(least=1), st.integers(1, 4), st.booleans())
def test_the_least_contradiction_is_found_and_proven(matrix, most, is_raised):
    """Programs alone, and programs after the bound was raised, find what trying all finds."""
    with pytest.MonkeyPatch.context() as patch:
        if is_raised:
            patch.setattr(grouping, "_EASY", 2)
            patch.setattr(grouping, "_DENSE", 0.0)
        found = found_in(matrix, most)
    least = min(contradicting(matrix, labels) for labels in groupings(len(matrix), most))

    assert pytest.approx(least, abs=1e-6) == found.weight == contradicting(matrix, found.labels)
    assert pytest.approx(found.weight, abs=1e-6) == found.bound
    assert found.bound <= found.weight
    assert found.labels.max(initial=0) < most


@pytest.mark.parametrize(("sizes", "most"), [((16, 14), 2), ((14, 10, 8), 3), ((9, 8, 7, 6), 4)])
def test_a_dense_network_is_proven(sizes, most):
    """Camps with many ties the wrong way: whoever is decided to stand together becomes one."""
    matrix, labels = camps(*sizes, wrong=40)
    found = found_in(matrix, most)

    assert 40 == found.weight == found.bound
    assert np.array_equal(labels, found.labels)


def test_weights_that_are_no_whole_numbers():
    """A dense network of weights is proven as far as numbers go."""
    matrix, _ = camps(14, 13, wrong=30)
    weights = np.random.default_rng(2).uniform(0.2, 1.0, matrix.shape)
    matrix *= weights + weights.T
    found = found_in(matrix, 2)

    assert pytest.approx(found.weight) == found.bound


def test_little_time_leaves_a_gap():
    """What is not proven is said: the bound stays below, the grouping is still a good one."""
    random = np.random.default_rng(5)
    table = np.triu(random.choice([-1.0, 1.0], (70, 70)), 1)
    matrix = table + table.T
    found = found_in(matrix, 2, seconds=0.2)

    assert 0 < found.bound < found.weight
    assert found.weight < contradicting(matrix, np.zeros(70, int))


def test_the_same_seed_and_seconds_give_the_same_grouping():
    """Nothing hangs on the speed of the machine as long as no program is cut short."""
    matrix, _ = camps(20, 15, wrong=90)
    one, same = found_in(matrix, 3, seed=4), found_in(matrix, 3, seed=4)

    assert np.array_equal(one.labels, same.labels)
    assert (one.weight, one.bound) == (same.weight, same.bound)


def test_groups_are_numbered_by_size():
    """The largest is the first; who has no tie is in it."""
    matrix = np.zeros((6, 6))
    for i, j in ((1, 2), (3, 4), (3, 5), (4, 5)):
        matrix[i, j] = matrix[j, i] = 1.0
    for i, j in ((1, 3), (2, 4)):
        matrix[i, j] = matrix[j, i] = -1.0

    assert [0, 1, 1, 0, 0, 0] == found_in(matrix, 2).labels.tolist()


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_and_one_alone(count):
    """There is nothing to contradict."""
    found = found_in(np.zeros((count, count)), 2)

    assert ([0] * count, 0, 0) == (found.labels.tolist(), found.weight, found.bound)


@settings(deadline=None)
@given(matrices(), st.integers(1, 3))
def test_exchange_stops_where_no_single_move_helps(matrix, most):
    """Moving any one actor to any group contradicts no less."""
    labels = exchanged(matrix, np.zeros(len(matrix), np.int64), most)
    here = contradicting(matrix, labels)

    for actor in range(len(matrix)):
        for group in range(most):
            moved = labels.copy()
            moved[actor] = group
            assert contradicting(matrix, moved) >= here - 1e-9
