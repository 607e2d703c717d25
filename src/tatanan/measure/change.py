"""A dyad's history: where it changed, and how its present stands beside its past.

Change points cut a series into runs of one mean each, so that the squared distances from the
runs' means, and a price for every cut, are least. The price is that of the Bayesian information
criterion by default: 2 sigma^2 log n, with sigma from the differences of neighbours, which a
change of mean hardly touches. The optimum is found exactly, by dynamic programming.

References: Jackson et al. (2005), An Algorithm for Optimal Partitioning of Data on an Interval,
IEEE Signal Processing Letters 12: 105-108; Killick, Fearnhead & Eckley (2012), Journal of the
American Statistical Association 107: 1590-1598; Yao (1988), Statistics & Probability Letters 6:
181-189, for the price.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

_OF_DIFFERENCES: Final = 1.4826 / np.sqrt(2)
"""From the median distance of neighbours to a standard deviation, were all normal."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a series, from the place `first` up to but not including `end`, and its mean."""

    first: int
    end: int
    mean: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How the last value of a series stands among all.

    `percentile` is the share of earlier values below it, ties counted half (0 to 1); `rank` 1
    is the highest of all; `is_highest` the probability that it is truly above all earlier ones,
    None where nothing is known of the values' errors.
    """

    percentile: float
    rank: int
    count: int
    is_highest: float | None


def find_runs(values: Sequence[float | None], *, price: float | None = None) -> tuple[Run, ...]:
    """Return the runs of one mean into which a series falls, in order; one where it never changes.

    A value that is not known (None) belongs to the run around it and weighs nothing. `price`
    is what a change must gain in squared distance to be one; None takes 2 sigma^2 log n.
    Raises ValueError where no value is known at all.

    >>> find_runs([0.1, 0.0, 0.1, 0.9, 1.0, 0.9])[1]
    Run(first=3, end=6, mean=0.933...)
    """
    series = np.array([np.nan if value is None else value for value in values], np.float64)
    known = np.flatnonzero(~np.isnan(series))
    if not known.size:
        raise ValueError("a series without a known value has no runs; give one that holds some")
    cost = _price(series[known]) if price is None else price
    cuts = _cuts(series[known], cost)
    edges = [0, *(int(known[cut]) for cut in cuts), len(series)]
    return tuple(
        Run(first, end, float(np.nanmean(series[first:end])))
        for first, end in itertools.pairwise(edges)
    )


def stand(
    values: Sequence[float | None], errors: Sequence[float | None] | None = None, *,
    draws: int = 2000, seed: int = 0,
) -> Standing | None:
    """Return how the last value of a series stands among the known ones before it.

    `errors` are the values' standard errors; with them `is_highest` is counted over `draws` of
    all values, normal and independent. None where the last value, or every earlier one, is
    not known.

    >>> stand([0.2, 0.5, None, 0.4]).percentile
    0.5
    """
    if not values or values[-1] is None:
        return None
    past = [n for n, value in enumerate(values[:-1]) if value is not None]
    if not past:
        return None
    now = float(values[-1])
    before = np.array([values[n] for n in past], np.float64)
    below = float((before < now).sum() + (before == now).sum() / 2)
    return Standing(
        below / len(before), int((before > now).sum()) + 1, len(before) + 1,
        _chance(np.append(before, now), errors, [*past, len(values) - 1], draws, seed))


def _chance(
    values: Reals, errors: Sequence[float | None] | None, places: list[int], draws: int, seed: int
) -> float | None:
    """Return how often the last value is the highest when all are drawn within their errors."""
    if errors is None or any(errors[place] is None for place in places):
        return None
    spread = np.array([errors[place] for place in places], np.float64)
    random = np.random.default_rng(seed)
    drawn = values + spread * random.standard_normal((draws, len(values)))
    return float((drawn[:, -1] > drawn[:, :-1].max(axis=1)).mean())


def _price(series: Reals) -> float:
    if len(series) < 2:
        return 0.0
    sigma = float(np.median(np.abs(np.diff(series)))) * float(_OF_DIFFERENCES)
    return 2 * sigma**2 * float(np.log(len(series)))


def _cuts(series: Reals, price: float) -> list[int]:
    """Return where the best runs begin, the first left out."""
    sums = np.concatenate([[0.0], np.cumsum(series)])
    squares = np.concatenate([[0.0], np.cumsum(series**2)])
    best, begin = np.zeros(len(series) + 1), np.zeros(len(series) + 1, np.int64)
    best[0] = -price
    for end in range(1, len(series) + 1):
        first = np.arange(end)
        total = sums[end] - sums[first]
        spread = squares[end] - squares[first] - total**2 / (end - first)
        costs = best[:end] + np.maximum(spread, 0.0) + price
        begin[end] = int(np.argmin(np.round(costs, 12)))
        best[end] = costs[begin[end]]
    cuts, end = [], len(series)
    while begin[end]:
        end = int(begin[end])
        cuts.append(end)
    return cuts[::-1]
