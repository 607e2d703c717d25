"""The landscape of two sides: which alignments are stable, and whence they are reached.

Every division X of n actors into two sides has an energy. Actors have sizes s, and every two a
propensity p to work together (above 0) or not (below); d_ij(X) is 1 where i and j are on
different sides, else 0:

    F_i(X) = sum_j s_j p_ij d_ij(X)        frustration of actor i
    E(X)   = sum_i s_i F_i(X)              energy: the lower, the better all stand

A division is stable where no actor that changes sides alone lowers the energy. Where several
changes lower it, the steepest is made (of equals, that of the first actor), until none does:
the divisions that end in a stable one so are its basin. All is exact up to `MOST_ENUMERATED`
actors. With more, the lowest division is that of least frustration in the network of the ties
s_i s_j p_ij (`measure.balance`), proven or with a bound, and other stable ones are those that
are reached from divisions drawn at random.

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
Flags = NDArray[np.bool_]

MOST_ENUMERATED: Final = 24
"""With more actors there are too many divisions to look at each; the lowest is sought instead."""
MOST_MINIMA: Final = 20_000
"""More stable divisions than these are no finding: hardly anybody is inclined to anybody."""
_SAME: Final = 1e-9
"""Energies that differ by less, relative to the largest, are one."""


@dataclass(frozen=True, slots=True)
class Division:
    """Actors on two sides, and how they stand there.

    `frustrations` are those of the actors in the landscape's order; `basin` is how many
    divisions lead to this one, None where they were not counted. `reached` is the share of
    divisions that do (0 to 1): of all, or of those that were drawn.
    """

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    energy: float
    frustrations: tuple[float, ...]
    basin: int | None = None
    reached: float | None = None

    def same_side(self, one: str, other: str) -> bool:
        """Say whether two actors stand together."""
        return any(one in side and other in side for side in self.sides)


@dataclass(frozen=True, slots=True)
class Landscape:
    """The stable divisions, the lowest first; of equal energy in the order of their sides.

    `divisions` is how many there are in all, 2^(n-1). `is_whole` says that all were looked at;
    else other stable divisions may exist than those that are listed. `bound` is the energy that
    no division goes below, as far as it is proven: that of the lowest one where it is.
    """

    actors: tuple[str, ...]
    minima: tuple[Division, ...]
    divisions: int
    is_whole: bool
    bound: float

    @property
    def is_proven(self) -> bool:
        """Whether no division is lower than the first."""
        lowest = self.minima[0].energy
        return self.bound >= lowest - _SAME * max(1.0, abs(lowest))


def find_minima(
    actors: Sequence[str], sizes: Reals, propensities: Reals, *, draws: int = 200, seed: int = 0,
    seconds: float = 60.0,
) -> Landscape:
    """Return the stable divisions of actors, each with its basin up to `MOST_ENUMERATED` actors.

    `sizes` are n numbers above 0 in any unit, `propensities` n x n, symmetric; the diagonal
    does not count. With more actors the division of lowest energy is sought by a whole-number
    program for so many `seconds`, and other stable ones from so many `draws` of divisions.

    >>> rivals = np.array([[0, -1], [-1, 0]])
    >>> find_minima(["A", "B"], np.array([2.0, 1.0]), rivals).minima[0].sides
    (('A',), ('B',))

    Raises ValueError for shapes that do not fit, sizes of zero, and propensities that are not
    symmetric or not known.
    """
    _check(actors, sizes, propensities)
    if len(actors) > MOST_ENUMERATED:
        return _sampled(actors, (sizes, propensities), _draws(len(actors), draws, seed), seconds)
    energies = energies_of(sizes, propensities)
    lowest, down = _steepest(energies, len(actors))
    basins = np.bincount(_followed(down), minlength=len(energies))
    found = np.flatnonzero(lowest)
    _require_few(len(found), actors, propensities)
    order = sorted(found.tolist(), key=lambda x: (round(float(energies[x]), 9), x))
    minima = tuple(
        _division(actors, _second(x, len(actors)), (sizes, propensities), int(basins[x]))
        for x in order
    )
    return Landscape(tuple(actors), minima, len(energies), is_whole=True, bound=minima[0].energy)


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


def frustrations_of(second: Flags, sizes: Reals, propensities: Reals) -> Reals:
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
    if not np.isfinite(propensities).all():
        i, j = np.argwhere(~np.isfinite(propensities))[0]
        raise ValueError(f"the propensity of {actors[i]} and {actors[j]} is not known; leave one"
                         " of them out, or assume a number")
    if not np.allclose(propensities, propensities.T):
        raise ValueError("propensities are mutual: give a symmetric table")


def _require_few(minima: int, actors: Sequence[str], propensities: Reals) -> None:
    if minima <= MOST_MINIMA:
        return
    bare = propensities - np.diag(np.diag(propensities))
    loose = [actor for actor, row in zip(actors, bare, strict=True) if not row.any()]
    whose = f"{', '.join(loose)} have none to anybody; leave them out" if loose else (
        "most propensities are 0; leave out who has hardly any")
    raise ValueError(f"{minima:,} divisions are stable, which tells nothing: {whose}")


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


def _steepest(energies: Reals, count: int) -> tuple[Flags, Places]:
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


def _second(division: int, count: int) -> Flags:
    bits = (division >> np.arange(count - 1)) & 1
    return np.concatenate([[False], bits.astype(bool)])


def _division(
    actors: Sequence[str], second: Flags, given: tuple[Reals, Reals], basin: int | None = None,
    reached: float | None = None,
) -> Division:
    sides = tuple(
        tuple(actor for actor, is_second in zip(actors, second, strict=True) if is_second == side)
        for side in (False, True)
    )
    frustrations = frustrations_of(second, *given)
    energy = float(given[0] @ frustrations)
    if basin is not None:
        reached = basin / 2 ** (len(actors) - 1)
    return Division((sides[0], sides[1]), energy, tuple(frustrations.tolist()), basin, reached)


def _sampled(
    actors: Sequence[str], given: tuple[Reals, Reals], drawn: Flags, seconds: float
) -> Landscape:
    """Return the lowest division, as far as it is proven, and those reached from drawn ones."""
    ties = _ties(*given)
    second, bound = _lowest(ties, seconds)
    ends = _descended(ties, np.concatenate([second[None, :], drawn]))
    ends = ends ^ ends[:, :1]  # the first actor is always on the first side
    found, places = np.unique(ends, axis=0, return_inverse=True)
    counts = np.bincount(places[1:], minlength=len(found))
    divisions = [
        _division(actors, each, given, None, count / len(drawn) if len(drawn) else None)
        for each, count in zip(found, counts.tolist(), strict=True)]
    divisions.sort(key=lambda each: (round(each.energy, 9), each.sides))
    return Landscape(tuple(actors), tuple(divisions), 2 ** (len(actors) - 1), is_whole=False,
                     bound=min(bound, divisions[0].energy))


def _lowest(ties: Reals, seconds: float) -> tuple[Flags, float]:
    """Return who is on the second side in the lowest division, and the energy none goes below.

    The energy is twice the frustration of the network of ties, less twice all hostile ties.
    """
    names = [f"{number:06d}" for number in range(len(ties))]
    pairs = zip(*(places.tolist() for places in np.nonzero(np.triu(ties))), strict=True)
    network = SignedNetwork.of(
        names, [Tie(Dyad(names[i], names[j]), float(ties[i, j])) for i, j in pairs])
    found = measure_frustration(network, signs_only=False, seconds=seconds)
    hostile = float(-ties[ties < 0].sum())  # both triangles: twice each tie
    return np.isin(names, found.sides[1]), 2 * found.bound - hostile


def _draws(count: int, draws: int, seed: int) -> Flags:
    random = np.random.default_rng(seed)
    return random.integers(0, 2, (draws, count)).astype(bool)


def _descended(ties: Reals, second: Flags) -> Flags:
    """Return where divisions end when the steepest change is made in each, until none helps."""
    side = np.where(second, -1.0, 1.0)
    slack = _SAME * float(np.abs(ties).sum())
    while True:
        gain = side * (side @ ties)  # half of what the energy rises by when an actor changes
        actor = np.argmin(np.where(gain < gain.min(axis=1, keepdims=True) + slack, 0, 1), axis=1)
        rows = np.flatnonzero(gain[np.arange(len(side)), actor] < -slack)
        if not rows.size:
            return side < 0
        side[rows, actor[rows]] *= -1.0
