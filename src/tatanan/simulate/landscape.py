"""The landscape of two sides: which alignments are stable, and whence they are reached.

Every division X of n actors into two sides has an energy. Actors have sizes s, and every two a
propensity p to work together (above 0) or not (below); d_ij(X) is 1 where i and j are on
different sides, else 0:

    F_i(X) = sum_j s_j p_ij d_ij(X)        frustration of actor i
    E(X)   = sum_i s_i F_i(X)              energy: the lower, the better all stand

A division is stable where no actor that changes sides alone lowers the energy. Where several
changes lower it, the steepest is made (of equals, that of the first actor), until none does:
the divisions that end in a stable one so are its basin.

References: Axelrod & Bennett (1993), A Landscape Theory of Aggregation, British Journal of
Political Science 23: 211-233; Galam (1998), same journal 28: 411-412, for a critique.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.balance import measure_frustration
from tatanan.terms.network import Dyad, SignedNetwork, Tie

Reals = NDArray[np.float64]
Places = NDArray[np.int64]

MOST_ENUMERATED: Final = 24
"""With more actors there are too many divisions to look at each; the lowest is sought instead."""
_SAME: Final = 1e-9
"""Energies that differ by less, relative to the largest, are one."""


@dataclass(frozen=True, slots=True)
class Division:
    """Actors on two sides, and how they stand there.

    `frustrations` are those of the actors in the landscape's order; `basin` is how many
    divisions lead to this one, None where they were not counted.
    """

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    energy: float
    frustrations: tuple[float, ...]
    basin: int | None = None

    def same_side(self, one: str, other: str) -> bool:
        """Say whether two actors stand together."""
        return any(one in side and other in side for side in self.sides)


@dataclass(frozen=True, slots=True)
class Landscape:
    """The stable divisions, the lowest first; of equal energy in the order of their sides.

    `divisions` is how many there are in all, 2^(n-1). `is_whole` says that all were looked at;
    else there is one stable division, the lowest, proven so.
    """

    actors: tuple[str, ...]
    minima: tuple[Division, ...]
    divisions: int
    is_whole: bool


def find_minima(actors: Sequence[str], sizes: Reals, propensities: Reals) -> Landscape:
    """Return the stable divisions of actors, each with its basin up to `MOST_ENUMERATED` actors.

    `sizes` are n numbers above 0 in any unit, `propensities` n x n, symmetric; the diagonal
    does not count. With more actors the division of lowest energy is found by a whole-number
    program, proven to be the lowest, and no basins are told.

    >>> rivals = np.array([[0, -1], [-1, 0]])
    >>> find_minima(["A", "B"], np.array([2.0, 1.0]), rivals).minima[0].sides
    (('A',), ('B',))

    Raises ValueError for shapes that do not fit, sizes of zero, and propensities that are not
    symmetric.
    """
    _check(actors, sizes, propensities)
    ties = _ties(sizes, propensities)
    if len(actors) > MOST_ENUMERATED:
        return _lowest(actors, sizes, propensities, ties)
    energies = energies_of(sizes, propensities)
    lowest, down = _steepest(energies, len(actors))
    ends = _followed(down)
    basins = np.bincount(ends, minlength=len(energies))
    found = np.flatnonzero(lowest)
    order = sorted(found.tolist(), key=lambda x: (round(float(energies[x]), 9), x))
    minima = tuple(
        _division(actors, _second(x, len(actors)), (sizes, propensities), float(energies[x]),
                  int(basins[x]))
        for x in order
    )
    return Landscape(tuple(actors), minima, len(energies), is_whole=True)


def energies_of(sizes: Reals, propensities: Reals) -> Reals:
    """Return the energy of every division, 2^(n-1) of them.

    Division x has actor i + 1 on the second side where bit i of x is set; the first actor is
    always on the first side, for sides can be swapped.
    """
    ties = _ties(sizes, propensities)
    energies = np.zeros(1)
    for new in range(1, len(sizes)):
        with_second = np.zeros(1)
        for old in range(1, new):
            with_second = np.concatenate([with_second, with_second + ties[new, old]])
        apart = ties[new, :new].sum() - with_second
        energies = np.concatenate([energies + 2 * with_second, energies + 2 * apart])
    return energies


def frustrations_of(second: NDArray[np.bool_], sizes: Reals, propensities: Reals) -> Reals:
    """Return the frustration of every actor in a division, given who is on the second side."""
    apart = second[:, None] != second[None, :]
    bare = propensities - np.diag(np.diag(propensities))
    frustrations: Reals = (bare * apart) @ sizes
    return frustrations


def _check(actors: Sequence[str], sizes: Reals, propensities: Reals) -> None:
    count = len(actors)
    if len(set(actors)) != count or not count:
        raise ValueError("a landscape needs actors, each named once")
    if sizes.shape != (count,) or propensities.shape != (count, count):
        raise ValueError(
            f"{count} actors need {count} sizes and {count} x {count} propensities, not"
            f" {sizes.shape} and {propensities.shape}")
    if not (sizes > 0).all():
        small = actors[int(np.flatnonzero(~(sizes > 0))[0])]
        raise ValueError(f"the size of {small} is not above 0; leave the actor out, or size it")
    if not np.allclose(propensities, propensities.T):
        raise ValueError("propensities are mutual: give a symmetric table")


def _ties(sizes: Reals, propensities: Reals) -> Reals:
    ties: Reals = propensities * np.outer(sizes, sizes)
    np.fill_diagonal(ties, 0.0)
    return ties


def _neighbours(count: int) -> Iterator[Places]:
    """Yield for every actor where each division leads when that actor changes sides."""
    here = np.arange(2 ** (count - 1))
    yield here ^ (len(here) - 1)  # the first actor's change is that of all others
    for actor in range(count - 1):
        yield here ^ (1 << actor)


def _steepest(energies: Reals, count: int) -> tuple[NDArray[np.bool_], Places]:
    """Return which divisions are stable, and where the steepest change leads from each."""
    slack = _SAME * float(np.abs(energies).max(initial=1.0))
    best, down = energies.copy(), np.arange(len(energies))
    for places in _neighbours(count):
        there = energies[places]
        lower = there < best - slack
        best[lower], down[lower] = there[lower], places[lower]
    return down == np.arange(len(energies)), down


def _followed(down: Places) -> Places:
    """Return where every division ends, change after change."""
    while True:
        further = down[down]
        if np.array_equal(further, down):
            return down
        down = further


def _second(division: int, count: int) -> NDArray[np.bool_]:
    bits = (division >> np.arange(count - 1)) & 1
    return np.concatenate([[False], bits.astype(bool)])


def _division(
    actors: Sequence[str], second: NDArray[np.bool_], given: tuple[Reals, Reals], energy: float,
    basin: int | None,
) -> Division:
    sides = tuple(
        tuple(actor for actor, is_second in zip(actors, second, strict=True) if is_second == side)
        for side in (False, True)
    )
    frustrations = frustrations_of(second, *given)
    return Division((sides[0], sides[1]), energy, tuple(frustrations.tolist()), basin)


def _lowest(
    actors: Sequence[str], sizes: Reals, propensities: Reals, ties: Reals
) -> Landscape:
    """Return the division of lowest energy: that of least frustration, weights counted."""
    names = [f"{number:04d}" for number in range(len(actors))]
    pairs = zip(*np.nonzero(np.triu(ties)), strict=True)
    network = SignedNetwork.of(
        names, [Tie(Dyad(names[i], names[j]), float(ties[i, j])) for i, j in pairs])
    found = measure_frustration(network, signs_only=False)
    second = np.array([name in found.sides[1] for name in names])
    if second[0]:
        second = ~second
    energy = float(sizes @ frustrations_of(second, sizes, propensities))
    division = _division(actors, second, (sizes, propensities), energy, None)
    return Landscape(tuple(actors), (division,), 2 ** (len(actors) - 1), is_whole=False)
