"""Walks: a quantity of each actor that moves from period to period by small random steps.

The state-space model of a local level: x_t = x_(t-1) + step, step ~ N(0, walk^2) for each year
between two periods, x ~ N(0, 1) where an actor first appears. What is observed of x_t enters as
an information (the precision of what is seen) and as the information times what is seen.

References: Kalman (1960), Journal of Basic Engineering 82: 35-45; Rauch, Tung & Striebel (1965),
AIAA Journal 3: 1445-1450, for the smoother.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


def smooth_walks(
    information: Reals, weighted: Reals, seen: NDArray[np.bool_], *, years: Sequence[int],
    walk: float,
) -> tuple[Reals, Reals]:
    """Return the means and variances of all walks, given all that is observed of them.

    `information`, `weighted` and `seen` are periods x actors; `years` are the periods' years,
    ascending. Before an actor is first seen its walk is its prior, N(0, 1).

    >>> mean, variance = smooth_walks(
    ...     np.array([[3.0], [0.0]]), np.array([[3.0], [0.0]]), np.array([[True], [False]]),
    ...     years=[2000, 2001], walk=0.5)
    >>> mean.ravel().tolist(), variance.ravel().tolist()
    ([0.75, 0.75], [0.25, 0.5])
    """
    steps = walk**2 * np.diff(np.asarray(years, np.float64), prepend=float(years[0]))
    begun = np.logical_or.accumulate(seen, axis=0)
    mean, variance, before = _filtered(information, weighted, begun, steps)
    for t in range(len(years) - 2, -1, -1):
        gain = np.where(begun[t], variance[t] / before[t + 1], 0.0)
        mean[t] += gain * (mean[t + 1] - mean[t])
        variance[t] += gain**2 * (variance[t + 1] - before[t + 1])
    return mean, variance


def _filtered(
    information: Reals, weighted: Reals, begun: NDArray[np.bool_], steps: Reals
) -> tuple[Reals, Reals, Reals]:
    """Return means and variances given the past, and the variances before each observation."""
    mean, variance = np.zeros_like(weighted), np.ones_like(weighted)
    before = np.ones_like(weighted)
    for t in range(len(weighted)):
        expected = np.zeros_like(weighted[t])
        if t:
            expected = np.where(begun[t - 1], mean[t - 1], 0.0)
            before[t] = np.where(begun[t - 1], variance[t - 1] + steps[t], 1.0)
        variance[t] = 1.0 / (1.0 / before[t] + information[t])
        mean[t] = variance[t] * (expected / before[t] + weighted[t])
    return mean, variance, before
