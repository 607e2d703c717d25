"""Votes in three levels: what each tells of the leaning behind it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.ordinal import dividing, expect_leanings, inform

STEP = 1e-4


def log_likelihood(vote, mean, width):
    """Return the log probability of a vote by the error function of the standard library."""
    def below(x):
        return 0.5 * math.erfc(-x / math.sqrt(2))

    yes, no = 1 - below(width - mean), below(-width - mean)
    return math.log({1: yes, 2: 1 - yes - no, 3: no}[vote])


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([1, 2, 3]), st.floats(-3, 3), st.floats(0.1, 2))
def test_pulls_and_information_are_derivatives_of_the_likelihood(vote, mean, width):
    """The pull is the first derivative in the mean, the information minus the second."""
    def at(m, d):
        return log_likelihood(vote, m, d)

    arguments = np.array([[vote]], np.int8), np.array([[mean]]), np.array([width])
    pull, widening = expect_leanings(*arguments)
    in_mean = (at(mean + STEP, width) - at(mean - STEP, width)) / (2 * STEP)
    in_width = (at(mean, width + STEP) - at(mean, width - STEP)) / (2 * STEP)
    second = (at(mean + STEP, width) - 2 * at(mean, width) + at(mean - STEP, width)) / STEP**2

    assert pytest.approx(in_mean, abs=1e-5, rel=1e-4) == pull[0, 0]
    assert pytest.approx(in_width, abs=1e-5, rel=1e-4) == widening[0, 0]
    # The tail is right to 1e-7, and a second difference divides that by the step squared.
    assert pytest.approx(-second, abs=0.1) == inform(*arguments)[0, 0]


def test_no_vote_tells_nothing():
    """Who casts none is neither pulled nor known."""
    arguments = np.array([[0]], np.int8), np.array([[1.0]]), np.array([0.5])

    assert [0, 0, 0] == [float(x[0, 0]) for x in (*expect_leanings(*arguments),
                                                  inform(*arguments))]


@pytest.mark.parametrize("vote", [1, 2, 3])
@pytest.mark.parametrize("mean", [-30.0, -9.0, 9.0, 30.0])
def test_a_vote_far_against_its_leaning_breaks_nothing(vote, mean):
    """Pulls stay finite and point back, however unlikely the vote."""
    arguments = np.array([[vote]], np.int8), np.array([[mean]]), np.array([0.5])
    pull, widening = expect_leanings(*arguments)

    assert np.isfinite([pull[0, 0], widening[0, 0], inform(*arguments)[0, 0]]).all()
    assert pull[0, 0] * (1 if vote == 1 else -1 if vote == 3 else -np.sign(mean)) >= 0


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([[1], [1]], [False]), ([[1], [3]], [True]), ([[1], [0]], [False]), ([[0], [0]], [False]),
        ([[2], [1]], [True]), ([[0], [2]], [False]), (np.zeros((0, 2)), [False, False]),
    ],
)
def test_a_roll_call_divides_where_two_kinds_of_vote_are_cast(votes, expected):
    """Absence is no kind of vote."""
    assert expected == dividing(np.array(votes, np.int8)).tolist()
