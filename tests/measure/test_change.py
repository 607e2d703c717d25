"""A dyad's history: where it changed, and how the present stands in it."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.change import find_runs, stand


@pytest.mark.parametrize(
    ("values", "edges"),
    [
        ([0.0, 0.1, 0.0, 0.9, 1.0, 0.9], [0, 3, 6]),
        ([0.0, 0.1, 0.0, 0.1, 0.0, 0.1], [0, 6]),
        ([0.5], [0, 1]),
        ([None, 0.0, 0.1, None, 0.9, 1.0, 0.9, None], [0, 4, 8]),  # what is not known goes along
        ([0.0, 0.1, 0.0, 0.1, -0.9, -1.0, -0.9, 0.5, 0.6, 0.5], [0, 4, 7, 10]),
    ],
)
def test_a_series_is_cut_where_it_changes(values, edges):
    """Runs follow one another, each of one mean."""
    runs = find_runs(values)

    assert edges == [run.first for run in runs] + [runs[-1].end]


def test_a_series_of_nothing_is_refused():
    """Without a known value there is nothing to cut."""
    with pytest.raises(ValueError, match="without a known value"):
        find_runs([None, None])


def test_a_dearer_change_is_made_less_often():
    """The price says what a change must gain."""
    values = [0.0, 0.1, 0.0, 0.9, 1.0, 0.9]

    assert 1 == len(find_runs(values, price=10.0))
    assert 6 == len(find_runs(values, price=0.0))


def cost_by_hand(values, cuts, price):
    """Return what a division into runs costs."""
    edges = [0, *cuts, len(values)]
    runs = [values[a:b] for a, b in pairwise(edges)]
    return sum(float(np.sum((np.array(run) - np.mean(run)) ** 2)) for run in runs) + (
        price * len(cuts))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-5, 5), min_size=1, max_size=8), st.integers(1, 30))
def test_no_other_cuts_cost_less(values, price):
    """The runs found are the cheapest of all."""
    runs = find_runs([float(v) for v in values], price=float(price))
    found = cost_by_hand(values, [run.first for run in runs[1:]], price)
    every = (cuts for count in range(len(values))
             for cuts in combinations(range(1, len(values)), count))

    assert pytest.approx(min(cost_by_hand(values, cuts, price) for cuts in every)) == found


@pytest.mark.parametrize(
    ("values", "percentile", "rank"),
    [
        ([0.1, 0.2, 0.3], 1.0, 1),
        ([0.3, 0.2, 0.1], 0.0, 3),
        ([0.2, 0.2], 0.5, 1),                  # a tie is half below
        ([0.1, None, 0.3, 0.2], 0.5, 2),
    ],
)
def test_the_present_has_a_rank_in_its_own_history(values, percentile, rank):
    """Only known values count."""
    found = stand(values)

    assert (percentile, rank) == (found.percentile, found.rank)
    assert found.count == sum(value is not None for value in values)


@pytest.mark.parametrize("values", [[], [0.5], [0.5, None], [None, 0.5]])
def test_without_a_present_or_a_past_nothing_is_told(values):
    """Not knowing is None."""
    assert stand(values) is None


def test_the_chance_to_be_the_highest_depends_on_the_errors():
    """A clear lead is sure, a narrow one is not, and without errors nothing is told."""
    values = [0.1, 0.2, 0.5]
    clear = stand(values, [0.01] * 3).is_highest
    narrow = stand([0.1, 0.49, 0.5], [0.2] * 3).is_highest

    assert (1.0, None) == (clear, stand(values).is_highest)
    assert 0.3 < narrow < 0.7
    assert None is stand(values, [0.1, None, 0.1]).is_highest
