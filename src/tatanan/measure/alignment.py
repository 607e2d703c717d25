"""How far states stood together in a period, as events tell it: dyad by dyad, with intervals.

An event between two actors is worth its PLOVER intensity divided by ten, from -1 (assault) to 1
(aid). The alignment of a dyad is the weighted mean of its events, drawn toward the mean of all
dyads the more, the fewer its events are (partial pooling by empirical Bayes):

    y_d = sum_e w_e x_e / sum_e w_e                the dyad's own mean
    n_d = (sum_e w_e)^2 / sum_e w_e^2              how many events its weights amount to
    k_d = tau^2 / (tau^2 + sigma^2 / n_d)          how much the dyad's own mean counts
    value = k_d y_d + (1 - k_d) mu                 sd^2 = k_d sigma^2 / n_d + (1 - k_d)^2 v

sigma^2 is the variance of events within dyads, tau^2 that of dyads' true means (by moments),
mu the mean of all dyads and v its variance.
References: Goldstein (1992), Journal of Conflict Resolution 36:
369-385, for events on one scale; Efron & Morris (1975), Journal of the American Statistical
Association 70: 311-319, for the pooling; Halterman et al. (2023), PLOVER, for the scores.
"""

from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist
from typing import Final, Literal, get_args

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tatanan.terms.network import Alignment, AlignmentNetwork, DirectedDyad, Dyad, Period

Weighting = Literal["none", "confidence", "outlets", "confidence and outlets"]
Reals = NDArray[np.float64]
Counts = NDArray[np.int64]

QUADS: Final = (
    "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict",
)
_SCALE: Final = 10.0
"""PLOVER's intensity runs from -10 to 10."""
_TINY: Final = 1e-300  # in place of a sum of weights that are all zero
_UNKNOWN_CONFIDENCE: Final = 1.0
"""What an event weighs that no model judged: imported ones, and those of the rules."""


@dataclass(frozen=True, slots=True, eq=False)
class DyadEvents:
    """The events of a period by dyad; parallel arrays, one entry a dyad, in order of its codes.

    `one` and `other` are places in `actors` (actor and recipient where `directed`); `counts` is
    n x 4, events by quad in the order of `QUADS`; `count` all of them, those of no quad too.
    `weight` is the sum of the events' weights, `amount` the number of equal events that they
    amount to, `mean` their weighted mean (-1 to 1), `scatter` the weighted sum of squared
    distances from it. `members` are the ids of each dyad's events, in order.
    """

    period: Period
    directed: bool
    actors: tuple[str, ...]
    one: Counts
    other: Counts
    count: Counts
    counts: Counts
    weight: Reals
    amount: Reals
    mean: Reals
    scatter: Reals
    members: tuple[tuple[str, ...], ...]

    def dyad(self, place: int) -> Dyad | DirectedDyad:
        """Return the dyad that an entry is about."""
        one, other = self.actors[self.one[place]], self.actors[self.other[place]]
        return DirectedDyad(one, other) if self.directed else Dyad.of(one, other)


def sum_dyads(
    events: pa.Table, period: Period, *, directed: bool = False, weighting: Weighting = "none"
) -> DyadEvents:
    """Return the events of a period by dyad.

    `events` has the columns event, day, actor, recipient, quad, intensity, confidence and
    outlets, one row a pair of an event's actor and recipient. An event counts once a dyad,
    whatever its rows; events of one actor with itself, and of actors without a code (UNK),
    are of no dyad. `weighting` says what an event weighs: 1, its confidence, one plus the
    logarithm of the number of outlets that tell it, or both multiplied.
    Raises ValueError where a column is missing.
    """
    rows = _rows(events, period, directed=directed)
    weights = _weights(rows.table, weighting)
    values = _reals(rows.table, "intensity") / _SCALE
    count = len(rows.pairs)
    index, starts = rows.index, rows.starts
    total = _summed(index, weights, count)
    mean = _summed(index, weights * values, count) / np.maximum(total, _TINY)
    scatter = _summed(index, weights * (values - mean[index]) ** 2, count)
    squares = _summed(index, weights**2, count)
    names = rows.table["event"].to_pylist()
    return DyadEvents(
        period=period, directed=directed, actors=rows.actors,
        one=rows.pairs // max(len(rows.actors), 1), other=rows.pairs % max(len(rows.actors), 1),
        count=np.bincount(index, minlength=count), counts=_quads(rows.table, index, count),
        weight=total, amount=total**2 / np.maximum(squares, _TINY), mean=mean, scatter=scatter,
        members=tuple(tuple(names[a:b]) for a, b in pairwise(starts)),
    )


def measure_alignment(
    events: pa.Table, period: Period, *, directed: bool = False, weighting: Weighting = "none",
    pooled: bool = True, level: float = 0.95,
) -> AlignmentNetwork:
    """Return the alignment of every dyad that has events in a period, -1 to 1, with an interval.

    `level` is the probability that the interval holds, given the model of this module; it is
    None for a dyad whose events tell nothing of their scatter: where no dyad has two. Without
    `pooled` every dyad stands alone: its value is its own mean, and one with a single event
    has no interval. A dyad without events has no alignment at all.

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

    Raises ValueError for a level that is no probability, or where a column is missing.
    """
    if not 0 < level < 1:
        raise ValueError(f"an interval holds with a probability between 0 and 1, not {level}")
    dyads = sum_dyads(events, period, directed=directed, weighting=weighting)
    values, errors = _pooled(dyads) if pooled else _apart(dyads)
    reach = NormalDist().inv_cdf((1 + level) / 2)
    return AlignmentNetwork(period, dyads.actors, tuple(
        Alignment(
            dyads.dyad(n), period, float(np.clip(values[n], -1, 1)),
            *_interval(values[n], errors[n] * reach), int(dyads.count[n]), dyads.members[n],
        )
        for n in range(len(dyads.count))
    ))


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The rows that count, sorted by dyad: `index` is each one's dyad, `pairs` the dyads."""

    table: pa.Table
    actors: tuple[str, ...]
    pairs: Counts
    index: Counts
    starts: Counts


def _rows(events: pa.Table, period: Period, *, directed: bool) -> _Rows:
    wanted = {"event", "day", "actor", "recipient", "quad", "intensity", "confidence", "outlets"}
    missing = sorted(wanted - set(events.column_names))
    if missing:
        raise ValueError(f"a table of events lacks the columns {', '.join(missing)}; add them")
    days = events["day"].cast(pa.date32()).to_numpy().astype("datetime64[D]")
    inside = (days >= np.datetime64(period.first)) & (days <= np.datetime64(period.last))
    actors, one = _codes(events["actor"])
    recipients, other = _codes(events["recipient"])
    known = tuple(sorted({*actors, *recipients} - {"UNK"}))
    one, other = _places(actors, known)[one], _places(recipients, known)[other]
    chosen = np.flatnonzero(inside & (one >= 0) & (other >= 0) & (one != other))
    pair = _pair(one[chosen], other[chosen], len(known), directed=directed)
    _, event = _codes(events["event"])
    order = np.lexsort((event[chosen], pair))
    pair, chosen = pair[order], chosen[order]
    first = np.ones(len(pair), bool)
    first[1:] = (pair[1:] != pair[:-1]) | (event[chosen][1:] != event[chosen][:-1])
    pairs, starts, index = np.unique(pair[first], return_index=True, return_inverse=True)
    ends = np.append(starts, first.sum())
    return _Rows(events.take(pa.array(chosen[first])), known, pairs, index, ends)


def _summed(index: Counts, values: Reals, count: int) -> Reals:
    """Return the sum of the values of each dyad."""
    return np.bincount(index, values, count).astype(np.float64)


def _codes(column: pa.ChunkedArray) -> tuple[list[str], Counts]:
    """Return the different values of a column in order, and each row's place among them."""
    coded = column.combine_chunks().dictionary_encode()
    names = coded.dictionary.to_pylist()
    order = np.argsort(np.array(names, dtype=object), kind="stable")
    place = np.empty(len(names), np.int64)
    place[order] = np.arange(len(names))
    return [names[n] for n in order], place[coded.indices.to_numpy(zero_copy_only=False)]


def _places(names: list[str], known: tuple[str, ...]) -> Counts:
    """Return the place of each name among those that are known; -1 for others."""
    place = {name: number for number, name in enumerate(known)}
    return np.array([place.get(name, -1) for name in names] or [-1], np.int64)


def _pair(one: Counts, other: Counts, base: int, *, directed: bool) -> Counts:
    if not directed:
        one, other = np.minimum(one, other), np.maximum(one, other)
    pair: Counts = one * max(base, 1) + other
    return pair


def _weights(table: pa.Table, weighting: Weighting) -> Reals:
    weights = np.ones(table.num_rows)
    known = get_args(Weighting)
    if weighting not in known:
        raise ValueError(f"{weighting!r} is no weighting; they are {', '.join(known)}")
    if "confidence" in weighting:
        told = table["confidence"].cast(pa.float64()).fill_null(_UNKNOWN_CONFIDENCE)
        weights = weights * told.to_numpy()
    if "outlets" in weighting:
        weights = weights * (1 + np.log(np.maximum(_reals(table, "outlets"), 1)))
    return weights


def _reals(table: pa.Table, name: str) -> Reals:
    column: Reals = table[name].cast(pa.float64()).to_numpy()
    return column


def _quads(table: pa.Table, index: Counts, count: int) -> Counts:
    names = np.array(table["quad"].to_pylist(), dtype=object)
    columns = [np.bincount(index[names == quad], minlength=count) for quad in QUADS]
    return np.stack(columns, axis=1) if count else np.zeros((0, len(QUADS)), np.int64)


def _within(dyads: DyadEvents) -> float:
    """Return the variance of events within dyads; NaN where no dyad has two."""
    several = dyads.count > 1
    freedom = float((dyads.amount[several] - 1).sum())
    if freedom <= 0:
        return float("nan")
    spread = dyads.scatter[several] / dyads.weight[several] * dyads.amount[several]
    return float(spread.sum() / freedom)


def _pooled(dyads: DyadEvents) -> tuple[Reals, Reals]:
    """Return the dyads' means drawn together, and their standard errors (NaN: not known)."""
    count, within = len(dyads.count), _within(dyads)
    if count < 2 or np.isnan(within):
        return dyads.mean, _apart(dyads)[1]
    noise = within / dyads.amount
    between = max(float(np.var(dyads.mean, ddof=1) - noise.mean()), 0.0)
    share = 1.0 / (between + noise) if between else dyads.amount
    centre = float(np.average(dyads.mean, weights=share)) if (between + within) else 0.0
    own = between / (between + noise) if between + within else np.ones(count)
    of_centre = 1.0 / float(share.sum()) if between else within / float(dyads.amount.sum())
    errors = np.sqrt(own * noise + (1 - own) ** 2 * of_centre)
    return own * dyads.mean + (1 - own) * centre, errors


def _apart(dyads: DyadEvents) -> tuple[Reals, Reals]:
    """Return the dyads' own means, and their standard errors; NaN for a single event."""
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = dyads.scatter / dyads.weight / (dyads.amount - 1)
    return dyads.mean, np.where(dyads.count > 1, np.sqrt(np.maximum(variance, 0)), np.nan)


def _interval(value: float, reach: float) -> tuple[float | None, float | None]:
    if np.isnan(reach):
        return None, None
    return float(np.clip(value - reach, -1, 1)), float(np.clip(value + reach, -1, 1))
