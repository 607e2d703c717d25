"""How alike the choices of two states are: their votes, or their alliances.

All measures come from one table a dyad, of how often the one chose level a where the other
chose level b; the tables of all dyads are made at once, by matrix products. With d_ab the
distance of two levels, from 0 to 1, and o_ab the share of the choices compared:

    S      1 - 2 D_o,  D_o = sum_ab d_ab o_ab          Signorino & Ritter 1999
    kappa  1 - D_o / D_e,  D_e = sum_ab d_ab r_a c_b   Cohen 1960, 1968; Häge 2011
    pi     the same with r and c replaced by their mean  Scott 1955; Häge 2011
    A      S less the S of independence = 2 (D_e - D_o)  Benati & Capurri 2026
    tau-b  (n_c - n_d) / sqrt((n0 - n1) (n0 - n2))       Kendall 1938; Bueno de Mesquita 1975

where r and c are how often either chose each level, in the choices that are compared. Four
options change the number, and the literature differs in them (S is usually absolute, kappa
squared; Häge 2011 advises binary ties):

    distance  absolute |a - b| / R, squared (a - b)^2 / R^2, or nominal: 1 unless a = b
    levels    R is the range of all levels there are (fixed), or of those that the two states
              use between them (observed); kappa, pi and tau-b are the same either way
    binary    of ties: only whether there is one
    weights   how much each roll call, or each partner, counts

References: Signorino & Ritter (1999), International Studies Quarterly 43: 115-144; Cohen (1960),
Educational and Psychological Measurement 20: 37-46, (1968), Psychological Bulletin 70: 213-220;
Scott (1955), Public Opinion Quarterly 19: 321-325; Häge (2011), Political Analysis 19: 287-305;
Benati & Capurri (2026), Quality & Quantity, doi:10.1007/s11135-026-02814-x; Kendall (1938),
Biometrika 30: 81-93; Bueno de Mesquita (1975), Journal of Conflict Resolution 19: 187-216.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.agreement import (
    Distance,
    Levels,
    Measure,
    Options,
    Tables,
    agree,
    tabulate,
    tabulate_row,
)
from tatanan.terms.network import DyadMatrix, Period
from tatanan.terms.reference import (
    ABSTAIN,
    NO,
    NOT_VOTED,
    YES,
    Capabilities,
    StateValues,
    TieMatrix,
    Ties,
    VoteMatrix,
    Votes,
)

__all__ = [
    "Distance", "Levels", "Measure", "compare_ties", "compare_ties_by", "compare_ties_yearly",
    "compare_votes", "compare_votes_by", "compare_votes_of", "compare_votes_yearly",
]

Reals = NDArray[np.float64]

_VOTES: Final = (YES, ABSTAIN, NO)
_MOST_LEVELS: Final = 40
"""Every two levels are a matrix product; a tie of more is a quantity, not an order."""


def compare_votes(
    votes: VoteMatrix, *, measure: Measure = "kappa", distance: Distance = "absolute",
    levels: Levels = "fixed", weights: Sequence[float] | None = None,
) -> DyadMatrix:
    """Return how alike every two states voted, over the roll calls on which both did.

    The levels are yes, abstain, no, in that order. `weights` say how much each roll call
    counts, in the order of the matrix; None counts all alike, and a NaN leaves one out.
    Values: S, A and tau-b from -1 to 1 (A to 4/3, with the nominal distance), kappa and pi at
    most 1; None (NaN inside) where two states voted on no common roll call, or where the
    measure is undefined (kappa of two states that always vote the same one way). A state
    agrees wholly with itself: S is 1. Counts are of the roll calls compared that weigh
    something.

    >>> votes = VoteMatrix(Period.year(2019), ("RUS", "CHN"), (1, 2), np.array([[1, 3], [1, 2]]))
    >>> compare_votes(votes, measure="S").between("RUS", "CHN")
    0.5

    Raises ValueError for an unknown option, and for weights of another number than the roll
    calls or below zero.
    """
    found, = compare_votes_by([measure], votes, distance=distance, levels=levels, weights=weights)
    return found


def compare_votes_by(
    measures: Sequence[Measure], votes: VoteMatrix, *, distance: Distance = "absolute",
    levels: Levels = "fixed", weights: Sequence[float] | None = None,
) -> tuple[DyadMatrix, ...]:
    """Return `compare_votes` by several measures, for hardly more work than by one."""
    choices = _choices(votes)
    tables = tabulate(choices, _VOTES, Options(distance, levels, _checked(weights, choices)))
    return tuple(
        _matrix(measure, "votes", (votes.period, votes.states), tables) for measure in measures)


def compare_votes_yearly(
    measures: Sequence[Measure], votes: Votes, *, span: tuple[int, int] | None = None,
    distance: Distance = "absolute", levels: Levels = "fixed",
) -> Iterator[tuple[DyadMatrix, ...]]:
    """Yield `compare_votes_by` for every year that has votes, in order.

    `span` is the first and the last year to take. A year without votes (1964) is passed over;
    each matrix names its own year.
    Raises ValueError for reversed years, KeyError where none of them has votes.
    """
    for year in _years(votes.years, span, "votes"):
        yield compare_votes_by(measures, votes.in_year(year), distance=distance, levels=levels)


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
    return agree(measure, tabulate_row(
        votes.states.index(state), _choices(votes), _VOTES, weightings=weightings,
        options=Options(distance, "fixed", None)))


def compare_ties(
    ties: TieMatrix, *, measure: Measure = "S", distance: Distance = "absolute",
    binary: bool = False, levels: Levels = "fixed",
    weights: Sequence[float] | StateValues | None = None,
) -> DyadMatrix:
    """Return how alike the ties of every two states are, to all states and to themselves.

    `binary` asks only whether there is a tie. The levels run from 0 (none) to that of a state
    with itself, or to the highest tie. `weights` say how much each state counts as a partner
    (its capability, say): in the order of the matrix, or by code; None counts all alike. A
    partner whose weight is not known is left out. Values and counts are as those of
    `compare_votes`; a tie that is NaN is not known, and not compared.

    >>> pact = np.array([[3, 3, 0], [3, 3, 0], [0, 0, 3]])
    >>> ties = TieMatrix("alliances", 2000, ("USA", "GBR", "IRN"), pact, 3)
    >>> compare_ties(ties).between("USA", "GBR")
    1.0

    Raises ValueError for an unknown option, for weights that do not fit, and for ties of so
    many levels that they are a quantity.
    """
    found, = compare_ties_by(
        [measure], ties, distance=distance, binary=binary, levels=levels, weights=weights)
    return found


def compare_ties_by(
    measures: Sequence[Measure], ties: TieMatrix, *, distance: Distance = "absolute",
    binary: bool = False, levels: Levels = "fixed",
    weights: Sequence[float] | StateValues | None = None,
) -> tuple[DyadMatrix, ...]:
    """Return `compare_ties` by several measures, for hardly more work than by one."""
    choices = np.asarray(ties.matrix, np.float64)
    if binary:
        choices = np.where(np.isnan(choices), np.nan, choices > 0)
    if isinstance(weights, StateValues):
        weights = _by_code(weights, ties.states)
    options = Options(distance, levels, _checked(weights, choices), binary=binary)
    tables = tabulate(choices, _levels_of(choices, 1.0 if binary else ties.own), options)
    where = Period.year(ties.year), ties.states
    return tuple(_matrix(measure, ties.measure, where, tables) for measure in measures)


def compare_ties_yearly(
    measures: Sequence[Measure], ties: Ties, *, span: tuple[int, int] | None = None,
    distance: Distance = "absolute", binary: bool = False, levels: Levels = "fixed",
    weights: Capabilities | None = None,
) -> Iterator[tuple[DyadMatrix, ...]]:
    """Yield `compare_ties_by` for every year that the data cover, in order.

    `span` is the first and the last year to take, `weights` the capabilities of each year
    (their index). Raises ValueError for reversed years, KeyError where the ties cover none of
    them, or the capabilities not all.
    """
    for year in _years(ties.years, span, ties.measure):
        yield compare_ties_by(
            measures, ties.in_year(year), distance=distance, binary=binary, levels=levels,
            weights=None if weights is None else weights.in_year(year))


def _choices(votes: VoteMatrix) -> Reals:
    matrix = votes.matrix.astype(np.float64)
    return np.where(matrix == NOT_VOTED, np.nan, matrix)


def _years(
    covered: tuple[int, ...], span: tuple[int, int] | None, what: str
) -> tuple[int, ...]:
    if not covered:
        raise KeyError(f"there are no {what} at all; add data that hold some")
    first, last = span or (covered[0], covered[-1])
    if first > last:
        raise ValueError(f"years cannot run from {first} to {last}; give the earlier one first")
    asked = tuple(year for year in covered if first <= year <= last)
    if not asked:
        raise KeyError(f"there are no {what} of {first} to {last}; the data run from"
                       f" {covered[0]} to {covered[-1]}")
    return asked


def _by_code(weights: StateValues, states: tuple[str, ...]) -> list[float]:
    known = dict(zip(weights.states, weights.values.tolist(), strict=True))
    return [known.get(state, float("nan")) for state in states]


def _checked(weights: Sequence[float] | None, matrix: Reals) -> Reals | None:
    if weights is None:
        return None
    columns = matrix.shape[1]
    found = np.asarray(weights, dtype=np.float64)
    if found.shape != (columns,) or (found < 0).any() or np.isinf(found).any():
        raise ValueError(
            f"{columns} columns need {columns} weights of zero and more, not {found.size};"
            " give them in the order of the matrix, NaN for what is not known"
        )
    return found


def _levels_of(choices: Reals, own: float) -> list[float]:
    named = np.union1d(choices[~np.isnan(choices)], [0.0, own])
    if named.size > _MOST_LEVELS:
        raise ValueError(f"ties of {named.size} levels are a quantity; put them into at most"
                         f" {_MOST_LEVELS} ordered levels first")
    return [float(level) for level in named]


def _matrix(
    measure: Measure, what: str, where: tuple[Period, tuple[str, ...]], tables: Tables
) -> DyadMatrix:
    values = agree(measure, tables)
    even: Reals = (values + values.T) / 2  # exactly symmetric, whatever the rounding
    name = f"{tables.options.named(measure)} of {what}"
    return DyadMatrix(name, *where, even, tables.compared)
