"""A dyad's history: where it changed, and how its present stands beside its past.

Change points cut a series into runs of one mean each, so that the (weighted) squared distances
from the runs' means, and a price for every cut, are least. The price is that of the Bayesian
information criterion by default: 2 sigma^2 log n, with sigma from the differences of
neighbours, which a change of mean hardly touches. The optimum is found exactly, by dynamic
programming.

A change has a p-value by permutation: how often the values of the two runs beside it, in random
order, have a best cut that gains as much. That takes the values of a run for exchangeable;
where each leans on the one before it, p is too small.

References: Jackson et al. (2005), An Algorithm for Optimal Partitioning of Data on an Interval,
IEEE Signal Processing Letters 12: 105-108; Killick, Fearnhead & Eckley (2012), Journal of the
American Statistical Association 107: 1590-1598; Yao (1988), Statistics & Probability Letters 6:
181-189, for the price; Phipson & Smyth (2010), Statistical Applications in Genetics and
Molecular Biology 9: 39, for the p-value.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.terms.network import Alignment

Reals = NDArray[np.float64]

_OF_DISTANCES: Final = 1.4826
"""From the median distance to a standard deviation, were all normal."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a series, from the place `first` up to but not including `end`, and its mean."""

    first: int
    end: int
    mean: float


@dataclass(frozen=True, slots=True)
class Change:
    """A change of mean: the place `at` where the later run begins, and the means beside it.

    `p` is the share of random orders (0 to 1) in which a cut gains as much.
    """

    at: int
    before: float
    after: float
    p: float


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


def find_runs(
    values: Sequence[float | None], *, price: float | None = None,
    weights: Sequence[float] | None = None,
) -> tuple[Run, ...]:
    """Return the runs of one mean into which a series falls, in order; one where it never changes.

    A value that is not known (None) belongs to the run around it and weighs nothing. `price`
    is what a change must gain in squared distance to be one; None takes 2 sigma^2 log n.
    `weights` say how much each value counts (its number of events, say), relative to their
    mean; means are weighted, too.

    Raises ValueError where no value is known at all, and for weights that do not fit.

    >>> find_runs([0.1, 0.0, 0.1, 0.9, 1.0, 0.9])[1]
    Run(first=3, end=6, mean=0.933...)
    """
    series = _series(values, weights)
    cost = _price(series) if price is None else price
    cuts = _cuts(series, cost)
    bounds = [0, *cuts, len(series.known)]
    edges = [0, *(int(series.places[cut]) for cut in cuts), len(values)]
    return tuple(
        Run(first, end, series.mean(a, b))
        for (first, end), (a, b) in zip(
            itertools.pairwise(edges), itertools.pairwise(bounds), strict=True)
    )


def find_changes(
    values: Sequence[float | None], *, price: float | None = None,
    weights: Sequence[float] | None = None, draws: int = 999, seed: int = 0,
) -> tuple[Change, ...]:
    """Return the changes between the runs of a series, each with its p-value, in order.

    `draws` random orders are compared, so that no p is below 1 / (draws + 1). The other
    arguments, and what is raised, are those of `find_runs`.

    >>> change, = find_changes([0.1, 0.0, 0.1, 0.0, 0.1, 0.9, 1.0, 0.9, 1.0, 0.9])
    >>> change.at, change.p < 0.05
    (5, True)
    """
    series = _series(values, weights)
    runs = find_runs(values, price=price, weights=weights)
    random = np.random.default_rng(seed)
    return tuple(
        Change(after.first, before.mean, after.mean,
               _p_value(series.between(before.first, after.end), random, draws))
        for before, after in itertools.pairwise(runs))


def stand(
    values: Sequence[float | None], errors: Sequence[float | None] | None = None, *,
    draws: int = 2000, seed: int = 0,
) -> Standing | None:
    """Return how the last value of a series stands among the known ones before it.

    `errors` are the values' standard errors; with them `is_highest` is counted over `draws` of
    all values, normal and independent. None where the last value, or every earlier one, is
    not known. Raises ValueError for errors of another number than the values, or below zero.

    >>> stand([0.2, 0.5, None, 0.4]).percentile
    0.5
    """
    series, spread = _reals(values), None if errors is None else _reals(errors)
    if spread is not None and (spread.shape != series.shape or (spread < 0).any()):
        raise ValueError(f"{len(series)} values need {len(series)} errors of zero and more,"
                         " None for what is not known")
    known = np.flatnonzero(~np.isnan(series))
    if len(known) < 2 or known[-1] != len(series) - 1:
        return None
    *before, now = series[known]
    past = np.array(before)
    below = float((past < now).sum() + (past == now).sum() / 2)
    return Standing(
        below / len(past), int((past > now).sum()) + 1, len(known),
        None if spread is None else _chance(
            series[known], spread[known], np.random.default_rng(seed), draws=draws))


def _reals(values: Sequence[float | None]) -> Reals:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _chance(
    values: Reals, spread: Reals, random: np.random.Generator, *, draws: int
) -> float | None:
    """Return how often the last value is the highest when all are drawn within their errors."""
    if np.isnan(spread).any():
        return None
    drawn = values + spread * random.standard_normal((draws, len(values)))
    return float((drawn[:, -1] > drawn[:, :-1].max(axis=1)).mean())


def stand_alignment(
    history: Sequence[Alignment | None], *, level: float = 0.95, draws: int = 2000, seed: int = 0
) -> Standing | None:
    """Return how the last alignment of a dyad stands among those before it, as `stand` does.

    The errors are those of the intervals, which hold with the probability `level`; where an
    alignment has none, the probability to be the highest is not known.
    """
    reach = 2 * NormalDist().inv_cdf((1 + level) / 2)
    errors = [
        None if each is None or each.low is None or each.high is None
        else (each.high - each.low) / reach for each in history]
    values = [None if each is None else each.value for each in history]
    return stand(values, errors, draws=draws, seed=seed)


@dataclass(frozen=True, slots=True, eq=False)
class _Series:
    """The known values of a series, their places in it, and their weights, of mean 1."""

    known: Reals
    weights: Reals
    places: NDArray[np.int64]

    def mean(self, first: int, end: int) -> float:
        """Return the weighted mean of the values from one count to another."""
        return float(np.average(self.known[first:end], weights=self.weights[first:end]))

    def between(self, first: int, end: int) -> "_Series":
        """Return the values that stand from a place up to another."""
        inside = (self.places >= first) & (self.places < end)
        return _Series(self.known[inside], self.weights[inside], self.places[inside])


def _series(values: Sequence[float | None], weights: Sequence[float] | None) -> _Series:
    series = _reals(values)
    places = np.flatnonzero(~np.isnan(series))
    if not places.size:
        raise ValueError("a series without a known value has no runs; give one that holds some")
    given = np.ones(len(series)) if weights is None else np.asarray(weights, np.float64)
    if given.shape != series.shape or not (given[places] > 0).all():
        raise ValueError(f"{len(series)} values need {len(series)} weights above zero;"
                         " give them in the same order")
    return _Series(series[places], given[places] / given[places].mean(), places)


def _price(series: _Series) -> float:
    if len(series.known) < 2:
        return 0.0
    apart = np.diff(series.known)
    # The variance of a difference is sigma^2 (1 / w + 1 / w'), which weighs each to one scale.
    steps = apart / np.sqrt(1 / series.weights[1:] + 1 / series.weights[:-1])
    sigma = float(np.median(np.abs(steps))) * _OF_DISTANCES
    if not sigma:  # more than half of the steps are none: the others must tell
        sigma = float(np.sqrt(np.mean(steps**2)))
    return 2 * sigma**2 * float(np.log(len(series.known)))


def _cuts(series: _Series, price: float) -> list[int]:
    """Return where the best runs begin, the first left out."""
    weights, sums, squares = (
        np.concatenate([[0.0], np.cumsum(series.weights * series.known**power)])
        for power in (0, 1, 2))
    count = len(series.known)
    best, begin = np.zeros(count + 1), np.zeros(count + 1, np.int64)
    best[0] = -price
    for end in range(1, count + 1):
        total = sums[end] - sums[:end]
        spread = squares[end] - squares[:end] - total**2 / (weights[end] - weights[:end])
        costs = best[:end] + np.maximum(spread, 0.0) + price
        begin[end] = int(np.argmin(np.round(costs, 12)))
        best[end] = costs[begin[end]]
    cuts, end = [], count
    while begin[end]:
        end = int(begin[end])
        cuts.append(end)
    return cuts[::-1]


def _p_value(series: _Series, random: np.random.Generator, draws: int) -> float:
    """Return how often the best cut gains as much when the values stand in random order."""
    orders = np.argsort(random.random((draws, len(series.known))), axis=1)
    gains = _best_gains(series.known[orders], series.weights[orders])
    own = _best_gains(series.known[None, :], series.weights[None, :])[0]
    return float((1 + (gains >= own - 1e-12).sum()) / (1 + draws))


def _best_gains(values: Reals, weights: Reals) -> Reals:
    """Return by how much the best single cut of each row lowers its squared distances."""
    before, sums = weights.cumsum(axis=1), (weights * values).cumsum(axis=1)
    whole, total = before[:, -1:], sums[:, -1:]
    one, own = before[:, :-1], sums[:, :-1]
    gains: Reals = (own - one * total / whole) ** 2 * whole / (one * (whole - one))
    best: Reals = gains.max(axis=1)
    return best
