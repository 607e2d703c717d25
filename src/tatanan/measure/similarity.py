"""How alike the choices of two states are: their votes, or their alliances.

All measures come from one table a dyad, of how often the one chose level a where the other
chose level b; the tables of all dyads are made at once, by matrix products. With d_ab the
distance of two levels, from 0 to 1, and o_ab the share of the choices compared:

    S      1 - 2 D_o,  D_o = sum_ab d_ab o_ab          Signorino & Ritter 1999
    kappa  1 - D_o / D_e,  D_e = sum_ab d_ab r_a c_b   Cohen 1960; Häge 2011
    pi     the same with r and c replaced by their mean  Scott 1955; Häge 2011
    A      S less the S of independence = 2 (D_e - D_o)  Benati & Capurri 2026
    tau-b  (n_c - n_d) / sqrt((n0 - n1) (n0 - n2))       Kendall 1938; Bueno de Mesquita 1975

where r and c are how often either chose each level, in the choices that are compared.
References: Signorino & Ritter (1999), International Studies Quarterly 43: 115-144; Häge (2011),
Political Analysis 19: 287-305; Benati & Capurri (2026), Quality & Quantity,
doi:10.1007/s11135-026-02814-x; Bueno de Mesquita (1975), Journal of Conflict Resolution 19:
187-216.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from tatanan.terms.network import DyadMatrix, Period
from tatanan.terms.reference import ABSTAIN, NO, YES, TieMatrix, VoteMatrix

Measure = Literal["S", "kappa", "pi", "A", "tau-b"]
Distance = Literal["absolute", "squared"]
Reals = NDArray[np.float64]

_VOTES: Final = (YES, ABSTAIN, NO)


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of all dyads: `joint` is m x m x n x n, shares; NaN where nothing is compared."""

    joint: Reals
    distances: Reals
    compared: NDArray[np.int64]

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


def compare_votes(
    votes: VoteMatrix, *, measure: Measure = "kappa", distance: Distance = "absolute",
    weights: Sequence[float] | None = None,
) -> DyadMatrix:
    """Return how alike every two states voted, over the roll calls on which both did.

    `distance` is that of the levels yes, abstain, no: |a - b| / 2, or its square. `weights`
    say how much each roll call counts, in the order of the matrix; None counts all alike.
    Values: S, A and tau-b from -1 to 1 (A at most), kappa and pi at most 1; NaN where
    two states voted on no common roll call, or where the measure is undefined (kappa of
    two states that always vote the same one way). A state agrees wholly with itself: S is 1.

    >>> votes = VoteMatrix(Period.year(2019), ("RUS", "CHN"), (1, 2), np.array([[1, 3], [1, 2]]))
    >>> compare_votes(votes, measure="S").between("RUS", "CHN")
    0.5

    Raises ValueError for weights of another number than the roll calls, or below zero.
    """
    found, = compare_votes_by([measure], votes, distance=distance, weights=weights)
    return found


def compare_votes_by(
    measures: Sequence[Measure], votes: VoteMatrix, *, distance: Distance = "absolute",
    weights: Sequence[float] | None = None,
) -> tuple[DyadMatrix, ...]:
    """Return `compare_votes` by several measures, for hardly more work than by one."""
    checked = _checked(weights, votes.matrix)
    tables = _tables(votes.matrix.astype(np.float64), _VOTES, checked, distance, missing=0.0)
    return tuple(
        _matrix(f"{measure} of votes", measure, votes.period, votes.states, tables)
        for measure in measures
    )


def compare_votes_of(
    state: str, votes: VoteMatrix, weightings: Reals, *, measure: Measure = "kappa",
    distance: Distance = "absolute",
) -> Reals:
    """Return how alike a state and every state voted, once for each weighting of the roll calls.

    `weightings` has a row a weighting and a column a roll call; so has what comes back, with a
    column a state in the order of the matrix (its own is among them). Draws of roll calls are
    weightings: how often each was drawn. Values are those of `compare_votes`.

    Raises KeyError for a state that cast no vote, ValueError for weightings that do not fit.
    """
    if state not in votes.states:
        raise KeyError(f"{state} cast no vote in {votes.period.first} to {votes.period.last};"
                       f" those who did are {', '.join(votes.states)}")
    if weightings.shape[1:] != (len(votes.rollcalls),) or not (weightings >= 0).all():
        raise ValueError(f"{len(votes.rollcalls)} roll calls need weightings of as many columns,"
                         f" of zero and more, not a table of {weightings.shape}")
    own = votes.matrix[votes.states.index(state)]
    chosen = [(votes.matrix == level).astype(np.float64) for level in _VOTES]
    joint = np.array([
        [(weightings * (own == level)) @ other.T for other in chosen] for level in _VOTES])
    total = joint.sum(axis=(0, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(total > 0, joint / total, np.nan)
    tables = _Tables(shares, _distances(_VOTES, distance), np.rint(total).astype(np.int64))
    return _by(measure)(tables)


def compare_ties(
    ties: TieMatrix, *, measure: Measure = "S", distance: Distance = "absolute",
    binary: bool = False, levels: Literal["fixed", "observed"] = "fixed",
    weights: Sequence[float] | None = None,
) -> DyadMatrix:
    """Return how alike the ties of every two states are, to all states and to themselves.

    `binary` asks only whether there is a tie. `levels` says over which levels the distance
    is taken: from 0 to the tie that a state has with itself, or over those that occur.
    `weights` say how much each state counts as a partner, in the order of the matrix (its
    capability, say); None counts all alike. Values are as those of `compare_votes`.

    >>> pact = np.array([[3, 3, 0], [3, 3, 0], [0, 0, 3]])
    >>> ties = TieMatrix("alliances", 2000, ("USA", "GBR", "IRN"), pact, 3)
    >>> compare_ties(ties).between("USA", "GBR")
    1.0
    """
    found, = compare_ties_by(
        [measure], ties, distance=distance, binary=binary, levels=levels, weights=weights)
    return found


def compare_ties_by(
    measures: Sequence[Measure], ties: TieMatrix, *, distance: Distance = "absolute",
    binary: bool = False, levels: Literal["fixed", "observed"] = "fixed",
    weights: Sequence[float] | None = None,
) -> tuple[DyadMatrix, ...]:
    """Return `compare_ties` by several measures, for hardly more work than by one."""
    matrix = (ties.matrix > 0).astype(np.float64) if binary else ties.matrix
    top = 1 if binary else int(ties.own)
    named = np.unique(matrix) if levels == "observed" else np.arange(top + 1)
    tables = _tables(matrix, [float(level) for level in named], _checked(weights, matrix), distance)
    year = Period.year(ties.year)
    return tuple(
        _matrix(f"{measure} of {ties.measure}", measure, year, ties.states, tables)
        for measure in measures
    )


def _checked(weights: Sequence[float] | None, matrix: NDArray[np.generic]) -> Reals | None:
    if weights is None:
        return None
    columns = matrix.shape[1]
    found = np.asarray(weights, dtype=np.float64)
    if found.shape != (columns,) or not (found >= 0).all():
        raise ValueError(
            f"{columns} columns need {columns} weights of zero and more, not {found.size};"
            " give them in the order of the matrix"
        )
    return found


def _tables(
    matrix: Reals, levels: Sequence[float], weights: Reals | None, distance: Distance,
    *, missing: float | None = None,
) -> _Tables:
    """Return the tables of all dyads; counts below 2^24 are exact in numbers of four bytes."""
    kind = np.float32 if weights is None else np.float64
    chosen = [(matrix == level).astype(kind) for level in levels]
    count, states = len(levels), matrix.shape[0]
    joint = np.zeros((count, count, states, states))
    for a, b in combinations_with_replacement(range(count), 2):
        left = chosen[a] if weights is None else chosen[a] * weights
        joint[a, b] = left @ chosen[b].T
        joint[b, a] = joint[a, b].T
    total = joint.sum(axis=(0, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(total > 0, joint / total, np.nan)
    compared = total if weights is None else _compared(matrix, missing)
    return _Tables(shares, _distances(levels, distance), np.rint(compared).astype(np.int64))


def _compared(matrix: Reals, missing: float | None) -> Reals:
    """Return of how many columns both rows know something."""
    known = (np.ones_like(matrix) if missing is None else (matrix != missing)).astype(np.float64)
    both: Reals = known @ known.T
    return both


def _distances(levels: Sequence[float], distance: Distance) -> Reals:
    """Return the distances of all levels, 0 to 1; 0 where there is only one level."""
    marks = np.asarray(levels, dtype=np.float64)
    reach = float(np.ptp(marks)) if marks.size else 0.0
    apart = np.abs(marks[:, None] - marks[None, :]) / (reach or 1.0)
    return apart**2 if distance == "squared" else apart


def _s(tables: _Tables) -> Reals:
    return 1.0 - 2.0 * _observed(tables)


def _kappa(tables: _Tables) -> Reals:
    return _chance_corrected(tables, _expected(tables, tables.rows, tables.columns))


def _pi(tables: _Tables) -> Reals:
    mean = (tables.rows + tables.columns) / 2
    return _chance_corrected(tables, _expected(tables, mean, mean))


def _a(tables: _Tables) -> Reals:
    return 2.0 * (_expected(tables, tables.rows, tables.columns) - _observed(tables))


def _tau_b(tables: _Tables) -> Reals:
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


def _observed(tables: _Tables) -> Reals:
    observed: Reals = np.einsum("ab,abij->ij", tables.distances, tables.joint)
    return observed


def _expected(tables: _Tables, one: Reals, other: Reals) -> Reals:
    expected: Reals = np.einsum("ab,aij,bij->ij", tables.distances, one, other, optimize=True)
    return expected


def _chance_corrected(tables: _Tables, expected: Reals) -> Reals:
    with np.errstate(invalid="ignore", divide="ignore"):
        corrected: Reals = np.where(
            expected > _TINY, 1.0 - _observed(tables) / np.maximum(expected, _TINY), np.nan)
    return corrected


_MEASURES: Final[Mapping[str, Callable[[_Tables], Reals]]] = {
    "S": _s, "kappa": _kappa, "pi": _pi, "A": _a, "tau-b": _tau_b,
}


def _by(measure: Measure) -> Callable[[_Tables], Reals]:
    if measure not in _MEASURES:
        known = ", ".join(_MEASURES)
        raise ValueError(f"{measure!r} is no measure of similarity; they are {known}")
    return _MEASURES[measure]


def _matrix(
    name: str, measure: Measure, period: Period, states: tuple[str, ...], tables: _Tables
) -> DyadMatrix:
    values = _by(measure)(tables)
    even: Reals = (values + values.T) / 2  # exactly symmetric, whatever the rounding
    return DyadMatrix(name, period, states, even, tables.compared)
