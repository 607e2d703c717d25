"""Tables of agreement: one row with all is a row of all with all, and names tell the options."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tatanan.measure.agreement import Options, agree, tabulate, tabulate_row

LEVELS = (0.0, 1.0, 3.0)
CHOICES = arrays(float, st.tuples(st.integers(1, 4), st.integers(1, 7)),
                 elements=st.sampled_from([*LEVELS, float("nan")]))


@settings(max_examples=60, deadline=None)
@given(CHOICES, st.sampled_from(["S", "kappa", "pi", "A", "tau-b"]), st.data())
def test_one_row_with_all_is_a_row_of_the_whole(choices, measure, data):
    """Each weighting gives what the tables of all rows give with the same weights."""
    size = choices.shape[1]
    some = st.floats(0, 3).map(lambda weight: round(weight, 2))
    weights = data.draw(arrays(float, (2, size), elements=some))
    found = agree(measure, tabulate_row(
        0, choices, LEVELS, weightings=weights, options=Options("squared", "fixed", None)))
    whole = [agree(measure, tabulate(choices, LEVELS, Options("squared", "fixed", row)))[0]
             for row in weights]

    assert np.allclose(found, whole, atol=1e-9, equal_nan=True)


@pytest.mark.parametrize(
    ("measure", "options", "name"),
    [
        ("S", ("absolute", "fixed", None), "S"),
        ("S", ("squared", "observed", np.ones(2)), "S (squared, observed levels, weighted)"),
        ("kappa", ("squared", "observed", None), "kappa (squared)"),     # the range cancels out
        ("tau-b", ("squared", "observed", None), "tau-b"),               # only the order counts
        ("pi", ("nominal", "fixed", None, True), "pi (nominal, binary)"),
    ],
)
def test_a_name_tells_the_options_that_bear_on_the_number(measure, options, name):
    """Two numbers of one name are made in one way."""
    assert name == Options(*options).named(measure)
