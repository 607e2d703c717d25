"""A dyad's history: where it changed, and how the present stands in it."""

from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.change import find_changes, find_runs, stand, stand_alignment
from tatanan.terms.network import Alignment, Dyad, Period


@pytest.mark.parametrize(
    ("values", "edges"),
    [
        ([0.0, 0.1, 0.0, 0.9, 1.0, 0.9], [0, 3, 6]),
        ([0.0, 0.1, 0.0, 0.1, 0.0, 0.1], [0, 6]),
        ([0.5], [0, 1]),
        ([None, 0.0, 0.1, None, 0.9, 1.0, 0.9, None], [0, 4, 8]),  # what is not known goes along
        ([0.0, 0.1, 0.0, 0.1, -0.9, -1.0, -0.9, 0.5, 0.6, 0.5], [0, 4, 7, 10]),
        ([0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0], [0, 7]),            # one stray value is no change
        ([0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0], [0, 4, 8]),    # steps of nothing but one
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


def test_a_value_of_little_weight_makes_no_change():
    """What rests on few events moves a run less than what rests on many."""
    values = [0.0, 0.1, 0.0, 0.1, 0.9, 0.0, 0.1, 0.0]
    counts = [50.0] * 4 + [1.0] + [50.0] * 3

    assert 3 == len(find_runs(values, price=0.2))
    assert 1 == len(find_runs(values, price=0.2, weights=counts))
    assert find_runs(values, price=0.2, weights=counts)[0].mean < 0.05


@pytest.mark.parametrize("weights", [[1.0], [1.0, 0.0], [1.0, -1.0], [1.0, float("nan")]])
def test_weights_that_do_not_fit_are_refused(weights):
    """Each known value has a weight above zero."""
    with pytest.raises(ValueError, match="2 values need 2 weights above zero"):
        find_runs([0.1, 0.2], weights=weights)


def test_a_change_has_its_means_and_a_p_value():
    """A clear break is not one that random orders have, too."""
    values = [0.1, 0.0, 0.1, 0.0, 0.1, None, 0.9, 1.0, 0.9, 1.0, 0.9]
    change, = find_changes(values)

    assert (6, pytest.approx(0.06), pytest.approx(0.94)) == (
        change.at, change.before, change.after)
    assert 0.001 <= change.p < 0.02
    assert (change,) == find_changes(values) != find_changes(values, draws=99, seed=1)


def test_a_cut_that_chance_would_make_has_a_high_p_value():
    """Forced cuts of pure noise are told apart from changes."""
    found = [
        find_changes(np.random.default_rng(seed).normal(size=30).tolist(), price=4.0, seed=seed)
        for seed in range(40)]
    p = [change.p for changes in found for change in changes if len(changes) == 1]

    assert len(p) > 5
    assert np.mean(np.array(p) < 0.05) < 0.5
    assert max(p) > 0.3


def test_no_change_is_no_error():
    """A series of one run has no changes."""
    assert () == find_changes([0.5]) == find_changes([0.1, 0.1, None, 0.1])


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


@pytest.mark.parametrize("errors", [[0.1], [0.1, -0.1], [0.1, 0.1, 0.1]])
def test_errors_that_do_not_fit_are_refused(errors):
    """Each value has an error of zero and more."""
    with pytest.raises(ValueError, match="2 values need 2 errors of zero and more"):
        stand([0.1, 0.2], errors)


@pytest.mark.parametrize(
    "values", [[], [0.5], [0.5, None], [None, 0.5], [float("nan"), 0.5], [0.5, float("nan")]])
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


def alignments(*rows):
    """Return yearly alignments of a dyad from values and half widths; None is a gap."""
    return [
        None if row is None else Alignment(
            Dyad("CHN", "RUS"), Period(date(2000 + n, 1, 1), date(2000 + n, 12, 31)), row[0],
            *((None, None) if row[1] is None else (row[0] - row[1], row[0] + row[1])), 10)
        for n, row in enumerate(rows)]


def test_an_alignment_stands_in_its_history_by_its_interval():
    """The half width of a 95 % interval is 1.96 standard errors."""
    history = alignments((0.1, 0.1), None, (0.3, 0.196), (0.4, 0.196))
    found = stand_alignment(history)

    assert (1.0, 1, 3) == (found.percentile, found.rank, found.count)
    assert found == stand([0.1, None, 0.3, 0.4], [0.1 / 1.959964, None, 0.1, 0.1])
    assert pytest.approx(0.76, abs=0.03) == found.is_highest  # P(N(0.1, 0.02) > 0)


def test_without_an_interval_the_chance_is_not_known():
    """A value without an error could be anywhere."""
    found = stand_alignment(alignments((0.1, None), (0.4, 0.1)))

    assert (1.0, None) == (found.percentile, found.is_highest)
    assert None is stand_alignment(alignments((0.1, 0.1), None))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-1, 1), min_size=2, max_size=10), st.floats(0.1, 3), st.floats(-2, 2))
def test_scale_and_place_do_not_move_the_cuts(values, scale, shift):
    """A series in other units changes where it changed before."""
    values = [round(value, 3) for value in values]
    moved = [value * scale + shift for value in values]
    one = find_runs(values, price=0.05)
    other = find_runs(moved, price=0.05 * scale**2)
    costs = [cost_by_hand(values, [run.first for run in runs[1:]], 0.05) for runs in (one, other)]

    assert pytest.approx(costs[0], abs=1e-9) == costs[1]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-9, 9), min_size=2, max_size=9), st.integers(-9, 9), st.integers(1, 5))
def test_a_higher_present_never_stands_lower(past, now, more):
    """Percentile, rank and chance follow the value."""
    values = [float(value) for value in past]
    lower, higher = (
        stand([*values, float(end)], [1.0] * (len(past) + 1)) for end in (now, now + more))

    assert lower.percentile <= higher.percentile
    assert lower.rank >= higher.rank
    assert lower.is_highest <= higher.is_highest
