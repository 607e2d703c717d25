"""How far states stood together in a period, as events tell it: dyad by dyad, with intervals.

An event between two actors is worth its PLOVER intensity divided by ten, from -1 (assault) to 1
(aid). The alignment of a dyad is the weighted mean of its events, drawn toward the mean of all
dyads the more, the fewer its events are (partial pooling by empirical Bayes):

    y_d = sum_e w_e x_e / sum_e w_e                the dyad's own mean
    n_d = (sum_e w_e)^2 / sum_e w_e^2              how many events its weights amount to
    k_d = tau^2 / (tau^2 + sigma^2 / n_d)          how much the dyad's own mean counts
    value = k_d y_d + (1 - k_d) mu                 sd^2 = k_d sigma^2 / n_d + (1 - k_d)^2 v

sigma^2 is the variance of events within dyads, tau^2 that of dyads' true means (by moments),
mu the mean of all dyads and v its variance. An interval is that of the model (normal, with the
sd above), or of a Bayesian bootstrap: each draw weighs the events of a dyad anew, by
exponential numbers, and its value is k_d y_d* + (1 - k_d) mu.
References: Goldstein (1992), Journal of Conflict Resolution 36: 369-385, for events on one
scale; Efron & Morris (1975), Journal of the American Statistical Association 70: 311-319, for
the pooling; Rubin (1981), Annals of Statistics 9: 130-134, for the bootstrap; Halterman et al.
(2023), PLOVER, for the scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tatanan.measure.dyads import QUADS, DyadEvents, Weighting, sum_dyads
from tatanan.terms.network import Alignment, AlignmentNetwork, Period

__all__ = [
    "QUADS", "DyadEvents", "Interval", "Pooling", "Weighting", "align_dyads", "measure_alignment",
    "pool_dyads", "sum_dyads", "table_alignments", "trace_alignment",
]

Interval = Literal["model", "bootstrap"]
Reals = NDArray[np.float64]

_FEWEST: Final = 2
"""Of one event nothing is known of how it might have been otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Pooling:
    """How dyads were drawn together: parallel arrays, an entry a dyad.

    `own` is how much the dyad's own mean counts (k, 0 to 1; 1: it stands alone), `centre` the
    mean of all dyads that the rest is of (-1 to 1), `within` and `between` the variances of
    events within dyads and of dyads' true means. None where there is nothing to pool. `errors`
    are standard errors, NaN where nothing is known of a dyad's scatter.
    """

    values: Reals
    errors: Reals
    own: Reals
    centre: float | None = None
    within: float | None = None
    between: float | None = None


def measure_alignment(
    events: pa.Table, period: Period, *, directed: bool = False, weighting: Weighting = "none",
    pooled: bool = True, level: float = 0.95,
) -> AlignmentNetwork:
    """Return the alignment of every dyad that has events in a period, -1 to 1, with an interval.

    `level` is the probability that the interval holds, given the model of this module; it is
    None for a dyad whose events tell nothing of their scatter: where no dyad has two. Without
    `pooled` every dyad stands alone: its value is its own mean, and one with a single event
    has no interval. A dyad without events has no alignment at all. `align_dyads` has other
    intervals, `pool_dyads` and `table_alignments` show how far each dyad was drawn.

    >>> from datetime import date
    >>> day = [date(2024, 3, 1)] * 3
    >>> events = pa.table({
    ...     "event": ["a", "b", "c"], "day": day, "actor": ["RUS", "RUS", "CHN"],
    ...     "recipient": ["UKR", "UKR", "RUS"], "quad": ["material-conflict"] * 2 +
    ...     ["verbal-cooperation"], "intensity": [-10.0, -8.0, 3.0],
    ...     "confidence": [None, None, None], "outlets": [1, 2, 1]})
    >>> network = measure_alignment(events, Period.quarter(2024, 1), pooled=False)
    >>> network.between("RUS", "UKR").value, network.between("UKR", "CHN")
    (-0.9, None)

    Raises ValueError for a level that is no probability, and as `sum_dyads` does.
    """
    _require_probability(level)
    dyads = sum_dyads(events, period, directed=directed, weighting=weighting)
    return align_dyads(dyads, pool_dyads(dyads, pooled=pooled), level=level)


def align_dyads(
    dyads: DyadEvents, pooling: Pooling, *, interval: Interval = "model", level: float = 0.95,
    draws: int = 1000, seed: int = 0,
) -> AlignmentNetwork:
    """Return the alignments of dyads that were pooled, with the interval of one's choice.

    The `bootstrap` takes `draws` of the events of each dyad; a dyad of a single event has no
    such interval, however it was pooled.

    Raises ValueError for a level that is no probability, and for an unknown interval.
    """
    _require_probability(level)
    if interval == "model":
        reach = NormalDist().inv_cdf((1 + level) / 2) * pooling.errors
        low, high = pooling.values - reach, pooling.values + reach
    elif interval == "bootstrap":
        low, high = _bootstrapped(dyads, pooling, level, np.random.default_rng(seed), draws=draws)
    else:
        raise ValueError(f"{interval!r} is no interval; they are model, bootstrap")
    values = np.clip(pooling.values, -1, 1).tolist()
    rows = zip(values, _known(low), _known(high), dyads.count.tolist(), dyads.members, strict=True)
    return AlignmentNetwork(dyads.period, dyads.actors, tuple(
        Alignment(dyads.dyad(n), dyads.period, *row) for n, row in enumerate(rows)))


def trace_alignment(
    events: pa.Table, dyad: tuple[str, str], periods: Sequence[Period], *,
    directed: bool = False, weighting: Weighting = "none", pooled: bool = True,
    level: float = 0.95,
) -> tuple[Alignment | None, ...]:
    """Return a dyad's alignment in each period, None where it has no event.

    Other dyads matter where they are pooled: each period draws the dyad toward its own mean
    of all. The options are those of `measure_alignment`.
    """
    return tuple(
        measure_alignment(events, period, directed=directed, weighting=weighting, pooled=pooled,
                          level=level).between(*dyad)
        for period in periods)


def table_alignments(dyads: DyadEvents, pooling: Pooling, *, level: float = 0.95) -> pa.Table:
    """Return alignments as a table, with all that made them: one row a dyad.

    Columns: one, other (codes; actor and recipient where directed), value, low, high (-1 to 1,
    the interval of the model), count, the counts by quad, `mean` (the dyad's own), `own` (how
    much that counts, 0 to 1) and `centre` (what the rest is of; null where nothing is pooled).
    """
    network = align_dyads(dyads, pooling, level=level)
    quads = {
        quad.replace("-", "_"): dyads.counts[:, place] for place, quad in enumerate(QUADS)}
    names = np.array(dyads.actors, dtype=object)
    return pa.table({
        "one": pa.array(names[dyads.one].tolist(), pa.string()),
        "other": pa.array(names[dyads.other].tolist(), pa.string()),
        "value": pa.array([each.value for each in network.alignments], pa.float64()),
        "low": pa.array([each.low for each in network.alignments], pa.float64()),
        "high": pa.array([each.high for each in network.alignments], pa.float64()),
        "count": dyads.count, **quads, "mean": dyads.mean, "own": pooling.own,
        "centre": pa.array([pooling.centre] * len(dyads.count), pa.float64()),
    })


def pool_dyads(dyads: DyadEvents, *, pooled: bool = True) -> Pooling:
    """Return the dyads' means drawn together, or each alone, with their standard errors.

    Nothing is pooled where there is only one dyad, or none that has two events.
    """
    count, within = len(dyads.count), _within(dyads)
    if not pooled or count < _FEWEST or within is None:
        return Pooling(dyads.mean, _errors_apart(dyads), np.ones(count))
    noise = within / dyads.amount
    between = max(float(np.var(dyads.mean, ddof=1) - noise.mean()), 0.0)
    share = 1.0 / (between + noise) if between else dyads.amount
    centre = float(np.average(dyads.mean, weights=share)) if between + within else 0.0
    own = between / (between + noise) if between + within else np.ones(count)
    of_centre = 1.0 / float(share.sum()) if between else within / float(dyads.amount.sum())
    errors = np.sqrt(own * noise + (1 - own) ** 2 * of_centre)
    values = own * dyads.mean + (1 - own) * centre
    return Pooling(values, errors, own, centre, within, between)


def _within(dyads: DyadEvents) -> float | None:
    """Return the variance of events within dyads; None where no dyad has two."""
    several = dyads.count >= _FEWEST
    freedom = float((dyads.amount[several] - 1).sum())
    if freedom <= 0:
        return None
    spread = dyads.scatter[several] / dyads.weight[several] * dyads.amount[several]
    return float(spread.sum() / freedom)


def _errors_apart(dyads: DyadEvents) -> Reals:
    """Return the standard errors of the dyads' own means; NaN for a single event."""
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = dyads.scatter / dyads.weight / (dyads.amount - 1)
    return np.where(dyads.count >= _FEWEST, np.sqrt(np.maximum(variance, 0)), np.nan)


def _bootstrapped(
    dyads: DyadEvents, pooling: Pooling, level: float, random: np.random.Generator, *, draws: int
) -> tuple[Reals, Reals]:
    """Return the ends of the interval of each dyad over draws of its events' weights."""
    means = np.empty((draws, len(dyads.count)))
    for draw in means:
        weights = random.standard_exponential(len(dyads.weights)) * dyads.weights
        draw[:] = dyads.sums(weights * dyads.values) / dyads.sums(weights)
    rest = (1 - pooling.own) * (pooling.centre or 0.0)
    ends = np.quantile(pooling.own * means + rest, [(1 - level) / 2, (1 + level) / 2], axis=0)
    low, high = np.where(dyads.count >= _FEWEST, ends, np.nan)
    return low, high


def _known(ends: Reals) -> list[float | None]:
    """Return the ends of intervals within -1 to 1, None where there is none."""
    limited = np.clip(ends, -1, 1)
    return [None if unknown else end
            for unknown, end in zip(np.isnan(ends).tolist(), limited.tolist(), strict=True)]


def _require_probability(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"an interval holds with a probability between 0 and 1, not {level}")
