"""The grouping of a signed network whose contradicting ties weigh least, and how far that is sure.

First exchange from many starts; then proof. A network in which few have ties to one another is
given to a whole-number program as it is. In a dense one the bound is raised first (`ascent`):
whoever is decided to stand together is made one actor, until a program can do the rest.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.ascent import MOST_ACTORS, merging, raise_bound
from tatanan.measure.exchange import ROUNDING, best_exchange, contradicting
from tatanan.measure.grouping_programs import solve_grouping

Reals = NDArray[np.float64]
Labels = NDArray[np.int64]

_DENSE: Final = 0.2
"""With ties between a smaller share of all pairs, programs prove faster than bounds rise."""
_EASY: Final = 24
"""So many actors a program groups at once, however dense."""
_HARD: Final = 60
"""With more actors that are dense still, a program proves nothing in any time."""
_FOR_BOUNDS: Final = 0.8
"""In a dense network this part of the time goes to raising the bound, the rest to the program."""
_TRIANGLES_A_SECOND: Final = 15_000_000
"""So many triangles pass their costs on in a second; counted, for no measure asks the clock."""
_MOST_ROUNDS: Final = 1000
_WORTH: Final = 0.7
"""Actors are made one when no more than this part of them would be left."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Labels of the actors, the weight of what contradicts them, and what none can go below."""

    labels: Labels
    weight: float
    bound: float


@dataclass(frozen=True, slots=True)
class _Merged:
    """A network in which whoever is decided to stand together is one actor, and the way back.

    `place` is each actor's place in it; `turned` says who is on the other side than its place.
    `offset` is what every grouping costs more in the whole network.
    """

    matrix: Reals
    labels: Labels
    place: Labels
    turned: NDArray[np.bool_]
    offset: float


def find_grouping(
    matrix: Reals, *, most: int, random: np.random.Generator, seconds: float
) -> Grouping:
    """Return the grouping into at most `most` groups that contradicts least, as far as is found.

    `matrix` is n x n, symmetric, 0 where there is no tie. Where `seconds` run out, the bound
    stays below the weight; with 0 seconds nothing is proven and the bound is 0. Groups are
    numbered by their size; who has no tie contradicts nowhere and is put into the first.

    >>> foes = np.array([[0, -1, -1], [-1, 0, -1], [-1, -1, 0]])
    >>> find_grouping(foes, most=2, random=np.random.default_rng(0), seconds=1).weight
    1.0
    """
    labels = best_exchange(matrix, most, random)
    known = Grouping(labels, contradicting(matrix, labels), 0.0)
    if most == 1 or known.weight <= ROUNDING:
        found = Grouping(labels, known.weight, known.weight)
    elif seconds > 0:
        share = _FOR_BOUNDS if _is_dense(matrix) else 0.0
        left = seconds * share * _TRIANGLES_A_SECOND
        found = _proven(matrix, known, most, (left, seconds * (1 - share)))
    else:
        found = known
    bound = min(_lifted(matrix, found.bound), found.weight)
    return Grouping(_settled(matrix, found.labels), found.weight, bound)


def _proven(
    matrix: Reals, known: Grouping, most: int, budget: tuple[float, float]
) -> Grouping:
    """Return a grouping as good as the one known or better, with a bound.

    `budget` are the triangles that may pass on costs, and the seconds of a program.
    """
    count, (left, seconds) = len(matrix), budget
    if not _is_dense(matrix):
        return _programmed(matrix, known, most, seconds)
    triangles = count**3 / 6
    ascent = raise_bound(
        matrix, known.labels, most=most, rounds=int(min(left / triangles, _MOST_ROUNDS)),
        enough=int(_WORTH * count), whole=_is_whole(matrix))
    left -= ascent.rounds * triangles
    merged = _merge(matrix, known, ascent.decided, most)
    if len(merged.matrix) == count:
        found = _programmed(matrix, known, most, seconds) if count <= _HARD else known
    else:
        inner = Grouping(merged.labels, contradicting(merged.matrix, merged.labels), 0.0)
        found = _unfold(matrix, merged, _proven(merged.matrix, inner, most, (left, seconds)))
    return Grouping(found.labels, found.weight, max(found.bound, ascent.bound))


def _programmed(matrix: Reals, known: Grouping, most: int, seconds: float) -> Grouping:
    if known.weight <= ROUNDING:
        return Grouping(known.labels, known.weight, known.weight)
    labels, bound = solve_grouping(matrix, known.labels, most=most, seconds=seconds)
    return Grouping(labels, contradicting(matrix, labels), _lifted(matrix, bound))


def _merge(matrix: Reals, known: Grouping, decided: NDArray[np.bool_], most: int) -> _Merged:
    """Return the network in which whoever is decided to stand together is one actor.

    With two groups the second side is turned first: then all decided pairs stand together.
    Pairs decided to stand apart are tied so hostile that no better grouping has them together.
    """
    place = merging(decided, known.labels, most)
    member = place[:, None] == np.arange(int(place.max()) + 1)[None, :]
    turned = (known.labels == 1) if most == 2 else np.zeros(len(matrix), bool)
    side = np.where(turned, -1.0, 1.0)
    merged = member.T @ (matrix * np.outer(side, side)) @ member.astype(np.float64)
    labels = np.where(turned, 0, known.labels)[np.argmax(member, axis=0)]
    if most > 2:
        apart = (member.T.astype(np.int64) @ decided @ member) > 0
        merged[apart] = -(2 * np.ceil(known.weight) + 1)
    np.fill_diagonal(merged, 0.0)
    offset = known.weight - contradicting(merged, labels)
    return _Merged(merged, labels, place, turned, offset)


def _unfold(matrix: Reals, merged: _Merged, found: Grouping) -> Grouping:
    labels = found.labels[merged.place] ^ merged.turned
    return Grouping(labels, contradicting(matrix, labels), found.bound + merged.offset)


def _settled(matrix: Reals, labels: Labels) -> Labels:
    """Return labels by the size of their groups, with whoever has no tie in the first."""
    tied = np.any(matrix != 0, axis=1)
    sizes = np.bincount(labels[tied], minlength=int(labels.max(initial=0)) + 1)
    rank = np.argsort(np.argsort(-sizes, kind="stable"), kind="stable")
    settled: Labels = np.where(tied, rank[labels], 0)
    return settled


def _lifted(matrix: Reals, bound: float) -> float:
    """Return a bound as it is worth: where all weights are whole, so is what contradicts."""
    return max(0.0, float(np.ceil(bound - 1e-6)) if _is_whole(matrix) else bound)


def _is_whole(matrix: Reals) -> bool:
    return bool(np.array_equal(matrix, np.rint(matrix)))


def _is_dense(matrix: Reals) -> bool:
    """Say whether a bound rises faster than a program proves."""
    count = len(matrix)
    ties = float(np.count_nonzero(matrix))
    return _EASY < count <= MOST_ACTORS and ties >= _DENSE * count * (count - 1)
