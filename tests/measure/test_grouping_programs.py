"""Programs of groupings: both forms find what trying all finds, and keep a good start."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import groupings, matrices

from tatanan.measure.exchange import contradicting
from tatanan.measure.grouping_programs import solve_grouping


@settings(max_examples=60, deadline=None)
@given(matrices(most=5), st.integers(2, 3), st.data())
def test_no_grouping_contradicts_less(matrix, most, data):
    """From whatever grouping it begins, the program ends at the least, and proves it."""
    every = groupings(len(matrix), most)
    start = data.draw(st.sampled_from(every))
    labels, bound = solve_grouping(matrix, start, most=most, seconds=30)
    least = min(contradicting(matrix, each) for each in every)

    assert pytest.approx(least, abs=1e-6) == contradicting(matrix, labels)
    assert pytest.approx(least, abs=1e-5) == bound


@pytest.mark.parametrize("most", [2, 3])
def test_without_time_the_start_comes_back(most):
    """A grouping that is known is not lost where nothing better is found in time."""
    random = np.random.default_rng(1)
    table = np.triu(random.normal(size=(40, 40)), 1)
    start = random.integers(0, most, 40)
    labels, bound = solve_grouping(table + table.T, start, most=most, seconds=1e-6)

    assert contradicting(table + table.T, labels) <= contradicting(table + table.T, start)
    assert bound <= contradicting(table + table.T, labels)
