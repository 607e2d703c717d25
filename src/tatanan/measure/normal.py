"""The normal distribution on whole arrays: density, and the probability of the upper tail."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

_ROOT: Final = float(np.sqrt(2 * np.pi))
# Coefficients of the Chebyshev fit of erfc in Press et al. (1992), Numerical Recipes, section 6.2.
_CHEBYSHEV: Final = (
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
    1.48851587, -0.82215223, 0.17087277,
)


def density(x: Reals) -> Reals:
    """Return the density of the standard normal distribution."""
    values: Reals = np.exp(-0.5 * x * x) / _ROOT
    return values


def tail(x: Reals) -> Reals:
    """Return the probability that a standard normal variable is above x, right to 1.2e-7.

    >>> round(float(tail(np.array(1.959964))), 4)
    0.025
    """
    y = np.abs(x) / np.sqrt(2)
    t = 1.0 / (1.0 + 0.5 * y)
    power = np.zeros_like(t)
    for coefficient in reversed(_CHEBYSHEV):
        power = power * t + coefficient
    above = 0.5 * t * np.exp(-y * y + power)
    values: Reals = np.where(x >= 0, above, 1.0 - above)
    return values
