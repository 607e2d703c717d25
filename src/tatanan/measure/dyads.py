"""The events of a period, dyad by dyad: counts by quad, weighted means, and who they are."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tatanan.terms.network import DirectedDyad, Dyad, Period

Weighting = Literal["none", "confidence", "outlets", "confidence and outlets"]
Reals = NDArray[np.float64]
Counts = NDArray[np.int64]

QUADS: Final = (
    "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict",
)
COLUMNS: Final = (
    "event", "day", "actor", "recipient", "quad", "intensity", "confidence", "outlets",
)
_SCALE: Final = 10.0
"""PLOVER's intensity runs from -10 to 10."""
_UNKNOWN_CONFIDENCE, _UNKNOWN_OUTLETS = 1.0, 1
"""What an event weighs that no model judged (imported ones, those of the rules), or whose outlets
nobody counted: as one that is sure, and as one told once."""


@dataclass(frozen=True, slots=True, eq=False)
class DyadEvents:
    """The events of a period by dyad; parallel arrays, one entry a dyad, in order of its codes.

    `one` and `other` are places in `actors` (actor and recipient where `directed`); `counts` is
    n x 4, events by quad in the order of `QUADS`; `count` all of them, those of no quad too.
    `weight` is the sum of the events' weights, `amount` the number of equal events that they
    amount to, `mean` their weighted mean (-1 to 1), `scatter` the weighted sum of squared
    distances from it. Event by event, the dyads one after the other: `values` (-1 to 1),
    `weights`, `names` (ids, in order within a dyad); dyad n has those from `starts[n]` up to
    but not including `starts[n + 1]`.
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
    starts: Counts
    values: Reals
    weights: Reals
    names: tuple[str, ...]

    @property
    def members(self) -> tuple[tuple[str, ...], ...]:
        """The ids of each dyad's events, in order."""
        return tuple(self.names[a:b] for a, b in pairwise(self.starts.tolist()))

    def dyad(self, place: int) -> Dyad | DirectedDyad:
        """Return the dyad that an entry is about."""
        one, other = self.actors[self.one[place]], self.actors[self.other[place]]
        return DirectedDyad(one, other) if self.directed else Dyad.of(one, other)

    def sums(self, values: Reals) -> Reals:
        """Return the sum over each dyad's events of a number an event."""
        if not len(self.count):
            return np.zeros(0)
        sums: Reals = np.add.reduceat(values, self.starts[:-1])
        return sums


def sum_dyads(
    events: pa.Table, period: Period, *, directed: bool = False, weighting: Weighting = "none"
) -> DyadEvents:
    """Return the events of a period by dyad.

    `events` has the columns event, day, actor, recipient, quad, intensity, confidence and
    outlets, one row a pair of an event's actor and recipient. An event counts once a dyad,
    whatever its rows; events of one actor with itself, of actors without a code (UNK), of no
    known day or intensity, and those that weigh nothing, are of no dyad. `weighting` says what
    an event weighs: 1, its confidence, one plus the logarithm of the number of outlets that
    tell it, or both multiplied.

    Raises ValueError where a column is missing, for an unknown weighting, for an intensity
    beyond -10 to 10, and for a confidence beyond 0 to 1.
    """
    rows = _rows(events, period, directed=directed, weighting=weighting)
    values, weights = rows.values, rows.weights
    index = np.repeat(np.arange(len(rows.pairs)), np.diff(rows.starts))
    total = _summed(index, weights, len(rows.pairs))
    mean = _summed(index, weights * values, len(rows.pairs)) / total
    base = max(len(rows.actors), 1)
    return DyadEvents(
        period=period, directed=directed, actors=rows.actors, one=rows.pairs // base,
        other=rows.pairs % base, count=np.diff(rows.starts),
        counts=_by_quad(rows.table["quad"], index, len(rows.pairs)), weight=total,
        amount=total**2 / _summed(index, weights**2, len(rows.pairs)), mean=mean,
        scatter=_summed(index, weights * (values - mean[index]) ** 2, len(rows.pairs)),
        starts=rows.starts, values=values, weights=weights,
        names=tuple(rows.table["event"].to_pylist()),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The rows that count, sorted by dyad: `pairs` are the dyads, `starts` where each begins."""

    table: pa.Table
    values: Reals
    weights: Reals
    actors: tuple[str, ...]
    pairs: Counts
    starts: Counts


def _rows(
    events: pa.Table, period: Period, *, directed: bool, weighting: Weighting
) -> _Rows:
    missing = [name for name in COLUMNS if name not in events.column_names]
    if missing:
        raise ValueError(f"a table of events lacks the columns {', '.join(missing)}; add them")
    values, weights = _values(events), _weights(events, weighting)
    actors, one = _codes(events["actor"])
    recipients, other = _codes(events["recipient"])
    known = tuple(sorted({*actors, *recipients} - {"UNK"}))
    one, other = _places(actors, known)[one], _places(recipients, known)[other]
    said = _inside(events["day"], period) & ~np.isnan(values) & (weights > 0)
    chosen = np.flatnonzero(said & (one >= 0) & (other >= 0) & (one != other))
    pair = _pair(one[chosen], other[chosen], len(known), directed=directed)
    _, event = _codes(events["event"])
    # Where the rows of an event differ the order must not choose: the lowest value stands.
    order = np.lexsort((weights[chosen], values[chosen], event[chosen], pair))
    pair, chosen = pair[order], chosen[order]
    first = np.ones(len(pair), bool)
    first[1:] = (pair[1:] != pair[:-1]) | (event[chosen][1:] != event[chosen][:-1])
    chosen = chosen[first]
    pairs, starts = np.unique(pair[first], return_index=True)
    table = events.select(["event", "quad"]).take(pa.array(chosen))
    ends = np.append(starts, len(chosen))
    return _Rows(table, values[chosen], weights[chosen], known, pairs, ends)


def _inside(days: pa.ChunkedArray, period: Period) -> NDArray[np.bool_]:
    told = days.cast(pa.date32())
    within = pc.and_(
        pc.greater_equal(told, pa.scalar(period.first, pa.date32())),
        pc.less_equal(told, pa.scalar(period.last, pa.date32())))
    inside: NDArray[np.bool_] = pc.fill_null(within, fill_value=False).to_numpy()
    return inside


def _values(events: pa.Table) -> Reals:
    """Return what the events are worth, -1 to 1; NaN where nobody knows."""
    values = events["intensity"].cast(pa.float64()).to_numpy() / _SCALE
    beyond = np.flatnonzero(np.abs(values) > 1)
    if beyond.size:
        name = events["event"][int(beyond[0])].as_py()
        raise ValueError(f"the event {name} has the intensity {values[beyond[0]] * _SCALE:g};"
                         " PLOVER's run from -10 to 10")
    return np.asarray(values, np.float64)


def _weights(events: pa.Table, weighting: Weighting) -> Reals:
    if weighting not in get_args(Weighting):
        known = ", ".join(get_args(Weighting))
        raise ValueError(f"{weighting!r} is no weighting; they are {known}")
    weights = np.ones(events.num_rows)
    if "confidence" in weighting:
        told = events["confidence"].cast(pa.float64()).fill_null(_UNKNOWN_CONFIDENCE).to_numpy()
        if ((told < 0) | (told > 1)).any():
            raise ValueError("a confidence is a probability, 0 to 1; some lie beyond")
        weights = weights * told
    if "outlets" in weighting:
        told = events["outlets"].cast(pa.float64()).fill_null(_UNKNOWN_OUTLETS).to_numpy()
        weights = weights * (1 + np.log(np.maximum(told, 1)))
    return weights


def _codes(column: pa.ChunkedArray) -> tuple[list[str], Counts]:
    """Return the different values of a column in order, and each row's place among them.

    Where a value is missing the place is that of `UNK`, which stands after all others.
    """
    coded = column.combine_chunks().dictionary_encode()
    names = coded.dictionary.to_pylist()
    order = np.argsort(np.array(names, dtype=object), kind="stable")
    place = np.empty(len(names) + 1, np.int64)
    place[order], place[-1] = np.arange(len(names)), len(names)
    rows = coded.indices.fill_null(len(names)).to_numpy(zero_copy_only=False)
    return [*(names[n] for n in order), "UNK"], place[rows]


def _places(names: list[str], known: tuple[str, ...]) -> Counts:
    """Return the place of each name among those that are known; -1 for others."""
    place = {name: number for number, name in enumerate(known)}
    return np.array([place.get(name, -1) for name in names], np.int64)


def _pair(one: Counts, other: Counts, base: int, *, directed: bool) -> Counts:
    if not directed:
        one, other = np.minimum(one, other), np.maximum(one, other)
    pair: Counts = one * max(base, 1) + other
    return pair


def _summed(index: Counts, values: Reals, count: int) -> Reals:
    """Return the sum of the values of each dyad."""
    return np.bincount(index, values, count).astype(np.float64)


def _by_quad(quads: pa.ChunkedArray, index: Counts, count: int) -> Counts:
    names, places = _codes(quads)
    table = np.bincount(index * len(names) + places, minlength=count * len(names))
    table = table.reshape(count, len(names))
    columns = [
        table[:, names.index(quad)] if quad in names else np.zeros(count, np.int64)
        for quad in QUADS]
    return np.stack(columns, axis=1)
