"""How often two rows of choices agree, for all pairs of rows at once, and what follows from it.

The measures of `tatanan.measure.similarity`, on the tables that they have in common.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

Measure = Literal["S", "kappa", "pi", "A", "tau-b"]
Distance = Literal["absolute", "squared", "nominal"]
Levels = Literal["fixed", "observed"]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the number; of the wrong kind, it cannot be built."""

    distance: Distance
    levels: Levels
    weights: Reals | None
    binary: bool = False

    def __post_init__(self) -> None:
        """Refuse an unknown option, and name those that are known."""
        for what, value, known in (("distance", self.distance, get_args(Distance)),
                                   ("choice of levels", self.levels, get_args(Levels))):
            if value not in known:
                raise ValueError(f"{value!r} is no {what}; they are {', '.join(known)}")

    def named(self, measure: Measure) -> str:
        """Return a measure's name with the options that bear on it and are not the default."""
        bears = measure != "tau-b"
        told = [
            self.distance if bears and self.distance != "absolute" else "",
            "observed levels" if measure in ("S", "A") and self.levels == "observed" else "",
            "binary" if self.binary else "", "weighted" if self.weights is not None else ""]
        told = [each for each in told if each]
        return f"{measure} ({', '.join(told)})" if told else measure


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of all dyads: `joint` is m x m x n x n, shares; NaN where nothing is compared.

    `reach` is what a distance on the whole range is on the range that the two states use.
    """

    joint: Reals
    distances: Reals
    reach: Reals
    compared: NDArray[np.int64]
    options: Options

    @property
    def rows(self) -> Reals:
        """How often the row's state chose each level: m x n x n."""
        rows: Reals = self.joint.sum(axis=1)
        return rows

    @property
    def columns(self) -> Reals:
        """How often the column's state chose each level: m x n x n."""
        columns: Reals = self.joint.sum(axis=0)
        return columns


def tabulate(choices: Reals, levels: Sequence[float], options: Options) -> Tables:
    """Return the tables of all pairs of rows; NaN is no choice, each other value one of `levels`.

    Counts below 2^24 are exact in numbers of four bytes.
    """
    weights = None if options.weights is None else np.nan_to_num(options.weights)
    kind = np.float32 if weights is None else np.float64
    chosen = [(choices == level).astype(kind) for level in levels]
    count, states = len(levels), choices.shape[0]
    joint = np.zeros((count, count, states, states))
    for a, b in combinations_with_replacement(range(count), 2):
        left = chosen[a] if weights is None else chosen[a] * weights
        joint[a, b] = left @ chosen[b].T
        joint[b, a] = joint[a, b].T
    if weights is None:
        return _shared(joint, levels, options, joint.sum(axis=(0, 1)))
    known = (~np.isnan(choices)).astype(np.float64)
    return _shared(joint, levels, options, (known * (weights > 0)) @ known.T)


def tabulate_row(
    place: int, choices: Reals, levels: Sequence[float], *, weightings: Reals, options: Options
) -> Tables:
    """Return the tables of one row with all, m x m x w x n: once for each weighting of columns."""
    own = choices[place]
    chosen = [(choices == level).astype(np.float64) for level in levels]
    joint = np.array([
        [(weightings * (own == level)) @ other.T for other in chosen] for level in levels])
    known = (~np.isnan(choices)).astype(np.float64)
    return _shared(joint, levels, options, ((weightings > 0) * known[place]) @ known.T)


def agree(measure: Measure, tables: Tables) -> Reals:
    """Return a measure of all pairs of rows, NaN where it is undefined.

    Raises ValueError for an unknown measure, and names those that are known.
    """
    if measure not in _MEASURES:
        known = ", ".join(_MEASURES)
        raise ValueError(f"{measure!r} is no measure of similarity; they are {known}")
    return _MEASURES[measure](tables)


def _shared(joint: Reals, levels: Sequence[float], options: Options, compared: Reals) -> Tables:
    total = joint.sum(axis=(0, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(total > 0, joint / total, np.nan)
    return Tables(shares, _distances(levels, options.distance), _reach(shares, levels, options),
                  np.rint(compared).astype(np.int64), options)


def _distances(levels: Sequence[float], distance: Distance) -> Reals:
    """Return the distances of all levels, 0 to 1."""
    marks = np.asarray(levels, dtype=np.float64)
    apart = np.abs(marks[:, None] - marks[None, :])
    if distance == "nominal":
        return (apart > 0).astype(np.float64)
    share: Reals = apart / np.ptp(marks)
    return share**2 if distance == "squared" else share


def _reach(shares: Reals, levels: Sequence[float], options: Options) -> Reals:
    """Return how many times the range of all levels is that of the levels two states use."""
    whole = np.ones(shares.shape[2:])
    if options.levels == "fixed" or options.distance == "nominal":
        return whole
    marks = np.asarray(levels, dtype=np.float64)[:, None, None]
    used = (shares.sum(axis=0) > 0) | (shares.sum(axis=1) > 0)
    highest = np.where(used, marks, -np.inf).max(axis=0)
    lowest = np.where(used, marks, np.inf).min(axis=0)
    own = highest - lowest
    with np.errstate(invalid="ignore", divide="ignore"):
        times = np.where(own > 0, np.ptp(marks) / own, 1.0)
    return times**2 if options.distance == "squared" else times


def _s(tables: Tables) -> Reals:
    return 1.0 - 2.0 * _observed(tables)


def _kappa(tables: Tables) -> Reals:
    return _chance_corrected(tables, _expected(tables, tables.rows, tables.columns))


def _pi(tables: Tables) -> Reals:
    mean = (tables.rows + tables.columns) / 2
    return _chance_corrected(tables, _expected(tables, mean, mean))


def _a(tables: Tables) -> Reals:
    return 2.0 * (_expected(tables, tables.rows, tables.columns) - _observed(tables))


def _tau_b(tables: Tables) -> Reals:
    joint, rows, columns = tables.joint, tables.rows, tables.columns
    more = _behind(_behind(joint, 0), 1)                    # higher in both
    less = _behind(_before(joint, 0), 1)                    # lower in one, higher in the other
    pairs = 2.0 * ((joint * more).sum(axis=(0, 1)) - (joint * less).sum(axis=(0, 1)))
    untied = (1.0 - (rows**2).sum(axis=0)) * (1.0 - (columns**2).sum(axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        tau: Reals = np.where(untied > _TINY, pairs / np.sqrt(np.maximum(untied, _TINY)), np.nan)
    return tau


_TINY: Final = 1e-12


def _behind(joint: Reals, axis: int) -> Reals:
    """Return the sums over all higher levels of an axis."""
    total: Reals = joint.sum(axis=axis, keepdims=True) - joint.cumsum(axis=axis)
    return total


def _before(joint: Reals, axis: int) -> Reals:
    """Return the sums over all lower levels of an axis."""
    total: Reals = joint.cumsum(axis=axis) - joint
    return total


def _observed(tables: Tables) -> Reals:
    apart = np.einsum("ab,abij->ij", tables.distances, tables.joint)
    observed: Reals = apart * tables.reach
    return observed


def _expected(tables: Tables, one: Reals, other: Reals) -> Reals:
    apart = np.einsum("ab,aij,bij->ij", tables.distances, one, other, optimize=True)
    expected: Reals = apart * tables.reach
    return expected


def _chance_corrected(tables: Tables, expected: Reals) -> Reals:
    with np.errstate(invalid="ignore", divide="ignore"):
        corrected: Reals = np.where(
            expected > _TINY, 1.0 - _observed(tables) / np.maximum(expected, _TINY), np.nan)
    return corrected


_MEASURES: Final[Mapping[str, Callable[[Tables], Reals]]] = {
    "S": _s, "kappa": _kappa, "pi": _pi, "A": _a, "tau-b": _tau_b,
}
