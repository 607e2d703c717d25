"""Programs: the cheapest whole numbers, with proof, the same each time."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.programs import Program, solve


def program_of(costs):
    """Return a program of variables that are 0 or 1."""
    return Program(np.array(costs, float), np.ones(len(costs), bool))


def test_the_cheapest_that_is_enough():
    """One dear variable is left for two cheap ones."""
    program = program_of([5, 2, 2])
    program.at_least(2, (0, 2), (1, 1), (2, 1))
    found = solve(program)

    assert ([0, 1, 1], 4, 4) == (found.values.round().tolist(), found.cost, found.bound)


def test_bounds_of_every_kind():
    """At most, exactly, and what is kept at a value."""
    program = program_of([-3, -2, -1, -1])
    program.at_most(2, (0, 1), (1, 1), (2, 1))
    program.exactly(1, (1, 1), (3, 1))
    program.fix(0, 0)

    assert [0, 1, 1, 0] == solve(program).values.round().tolist()


def test_what_need_not_be_whole_may_be_between():
    """Half of a variable is enough where it may be halved."""
    program = Program(np.array([1.0]), np.array([False]))
    program.at_least(0.5, (0, 1.0))

    assert 0.5 == solve(program).cost


def test_a_start_may_be_given():
    """Values to begin with change nothing in the optimum."""
    program = program_of([5, 2, 2])
    program.at_least(2, (0, 2), (1, 1), (2, 1))

    assert 4 == solve(program, start=np.array([1.0, 0.0, 0.0])).cost


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-5, 5), min_size=1, max_size=5), st.data())
def test_no_values_cost_less(costs, data):
    """Trying all values finds none that is cheaper."""
    factors = data.draw(
        st.lists(st.integers(-3, 3), min_size=len(costs), max_size=len(costs)))
    least = data.draw(st.integers(-3, 0))
    program = program_of(costs)
    program.at_least(least, *enumerate(map(float, factors)))
    allowed = [
        sum(c * v for c, v in zip(costs, values, strict=True))
        for values in product((0, 1), repeat=len(costs))
        if sum(f * v for f, v in zip(factors, values, strict=True)) >= least]

    assert pytest.approx(min(allowed)) == solve(program).cost
