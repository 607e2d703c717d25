"""A similarity as signed ties: above the mean friends, below it foes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.measure.signs import signed_by_mean
from tatanan.terms.network import DyadMatrix, Period


def matrix(*values):
    """Return a similarity of three actors: of AB, AC and BC."""
    table = np.eye(3)
    for (i, j), value in zip(((0, 1), (0, 2), (1, 2)), values, strict=True):
        table[i, j] = table[j, i] = np.nan if value is None else value
    return DyadMatrix("kappa", Period.year(2022), ("A", "B", "C"), table, np.full((3, 3), 9))


@pytest.mark.parametrize(
    ("values", "ties"),
    [
        ((0.8, 0.2, 0.2), {"AB": 0.4, "AC": -0.2, "BC": -0.2}),
        ((0.8, 0.2, None), {"AB": 0.3, "AC": -0.3}),  # who was not compared has no tie
        ((0.5, 0.5, 0.5), {}),  # nobody is more alike than others
        ((None, None, None), {}),
    ],
)
def test_a_tie_is_how_far_a_dyad_is_from_the_mean(values, ties):
    """Silence is no tie."""
    network = signed_by_mean(matrix(*values))

    assert ("A", "B", "C") == network.actors
    assert ties == {"".join(tie.dyad): pytest.approx(tie.weight) for tie in network.ties}


@given(st.lists(st.floats(-1, 1), min_size=3, max_size=3), st.floats(-0.5, 0.5))
def test_a_shift_of_all_changes_nothing(values, shift):
    """Only the distance from the mean counts."""
    one, other = (signed_by_mean(matrix(*(value + by for value in values))).matrix()
                  for by in (0, shift))

    assert np.allclose(one, other, atol=1e-9)
