"""Walks: the smoother gives what the whole normal distribution gives."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.walks import smooth_walks

ROWS = st.lists(st.tuples(st.floats(0.1, 5), st.floats(-3, 3), st.booleans()),
                min_size=1, max_size=6).filter(lambda rows: any(row[2] for row in rows))


def by_the_whole_matrix(information, observed, first, years, walk):
    """Return means and variances from the inverse of one precision matrix of all periods."""
    later = np.array(years[first:], float)
    prior = 1 + walk**2 * (np.minimum.outer(later, later) - later[0])
    covariance = np.linalg.inv(np.linalg.inv(prior) + np.diag(information[first:]))
    return covariance @ (information * observed)[first:], np.diag(covariance)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.floats(0.1, 2), st.integers(1, 3))
def test_the_smoother_is_the_normal_distribution_of_all_periods(rows, walk, gap):
    """Forward and back gives the conditional means and variances, gaps and all."""
    seen = np.array([row[2] for row in rows])
    information = np.array([row[0] for row in rows]) * seen
    observed = np.array([row[1] for row in rows])
    years = [2000 + gap * n for n in range(len(rows))]
    mean, variance = smooth_walks(
        information[:, None], (information * observed)[:, None], seen[:, None], years=years,
        walk=walk)
    first = int(np.argmax(seen))
    expected = by_the_whole_matrix(information, observed, first, years, walk)

    assert np.allclose(expected[0], mean[first:, 0], atol=1e-8)
    assert np.allclose(expected[1], variance[first:, 0], atol=1e-8)


def test_an_actor_that_was_never_seen_keeps_its_prior():
    """Nothing is known of it but the prior: mean 0, variance 1."""
    nothing = np.zeros((3, 1))
    mean, variance = smooth_walks(
        nothing, nothing, np.zeros((3, 1), bool), years=[2000, 2001, 2002], walk=0.5)

    assert ([0, 0, 0], [1, 1, 1]) == (mean.ravel().tolist(), variance.ravel().tolist())
