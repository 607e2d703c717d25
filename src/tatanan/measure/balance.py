"""Structural balance of a signed network: triads, closed walks, and the least frustration.

A network is balanced where it falls into two sides with friends inside and foes between. How
far it is from that:

    T      share of triangles with an even number of foes          Cartwright & Harary 1956
    weak   the same, triangles of three foes counted in, too       Davis 1967
    walk   tr exp(A) / tr exp(|A|)                                 Estrada 2019
    L      least weight of ties that contradict two sides          Harary 1959; Aref & Wilson 2019
    F      1 - 2 L / m, m the weight of all ties                   Aref & Wilson 2018

References: Cartwright & Harary (1956), Psychological Review 63: 277-293; Davis (1967), Human
Relations 20: 181-187; Estrada (2019), Discrete Applied Mathematics 268: 70-90; Aref & Wilson
(2018), Journal of Complex Networks 6: 566-595; Aref & Wilson (2019), same journal 7: 163-189.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.exchange import ROUNDING
from tatanan.measure.grouping import Grouping, find_grouping
from tatanan.terms.network import Bloc, BlocStructure, SignedNetwork

Reals = NDArray[np.float64]

_NO_LIMIT: Final = float("inf")


@dataclass(frozen=True, slots=True)
class TriadCensus:
    """How many triangles of each kind a network has, by their friendly and hostile ties."""

    friends: int
    one_foe: int
    two_foes: int
    foes: int

    @property
    def count(self) -> int:
        """All triangles."""
        return self.friends + self.one_foe + self.two_foes + self.foes

    @property
    def balanced(self) -> float | None:
        """The share of triangles with no foe or two, 0 to 1; None without a triangle."""
        return (self.friends + self.two_foes) / self.count if self.count else None

    @property
    def weakly_balanced(self) -> float | None:
        """The share of triangles that have not just one foe, 0 to 1; None without a triangle."""
        return (self.count - self.one_foe) / self.count if self.count else None


@dataclass(frozen=True, slots=True)
class Frustration:
    """The least weight of ties that contradict two sides, and such sides.

    `count` is that weight (the number of ties, where all weigh 1), `bound` what it is proven
    not to go below: equal where the search was completed. `share` is count by all ties (0 to
    1), `balance` is 1 - 2 share (0 to 1 at the optimum); None without a tie.
    """

    count: float
    bound: float
    share: float | None
    balance: float | None
    sides: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def is_proven(self) -> bool:
        """Whether no two sides contradict less."""
        return self.bound >= self.count - ROUNDING * max(1.0, self.count)


def count_triads(network: SignedNetwork) -> TriadCensus:
    """Return how many triangles of each kind a network has; weights count by their signs alone.

    >>> from tatanan.terms.network import Dyad, Tie
    >>> ties = [Tie(Dyad.of("A", "B"), 1), Tie(Dyad.of("A", "C"), -1), Tie(Dyad.of("B", "C"), -1)]
    >>> count_triads(SignedNetwork.of("ABC", ties))
    TriadCensus(friends=0, one_foe=0, two_foes=1, foes=0)
    """
    matrix = network.matrix()
    friend, foe = (matrix > 0).astype(np.float64), (matrix < 0).astype(np.float64)
    return TriadCensus(
        friends=round(_closed(friend, friend, friend) / 6),
        one_foe=round(_closed(friend, friend, foe) / 2),
        two_foes=round(_closed(friend, foe, foe) / 2),
        foes=round(_closed(foe, foe, foe) / 6),
    )


def measure_walk_balance(network: SignedNetwork, *, signs_only: bool = True) -> float | None:
    """Return how much of all closed walks is balanced, 0 to 1; None without a tie.

    tr exp(A) / tr exp(|A|), with A of signs, or of weights where `signs_only` is false: walks
    of every length count, by one over the factorial of their length.

    >>> from tatanan.terms.network import Dyad, Tie
    >>> foes = [Tie(Dyad.of(*pair), -1) for pair in ("AB", "AC", "BC")]
    >>> round(measure_walk_balance(SignedNetwork.of("ABC", foes)), 3)
    0.686
    >>> round(measure_walk_balance(SignedNetwork.of("ABC", foes[:2])), 3)
    1.0

    Reference: Estrada (2019).
    """
    if not network.ties:
        return None
    matrix = network.matrix()
    matrix = np.sign(matrix) if signs_only else matrix
    signed, plain = (np.linalg.eigvalsh(part) for part in (matrix, np.abs(matrix)))
    highest = max(float(plain.max()), float(signed.max()))
    return float(np.exp(signed - highest).sum() / np.exp(plain - highest).sum())


def measure_frustration(
    network: SignedNetwork, *, signs_only: bool = True, seconds: float = _NO_LIMIT
) -> Frustration:
    """Return the least frustration of a network, exact unless `seconds` run out before.

    The weight of ties that contradict two sides: hostile ones inside a side, friendly ones
    between the sides. `signs_only` counts ties, else their weights. A network without ties has
    the frustration 0 and no share. In a dense network of hundreds of actors the proof can take
    longer than anybody waits: give `seconds` there, and read the `bound`.

    The model (`grouping_programs`): x_i in {0, 1}; f_ij >= |x_i - x_j| for friends,
    f_ij >= 1 - |x_i - x_j| for foes; f_1 + f_2 + f_3 >= 1 for every unbalanced triangle; the
    sum of w f is minimised.

    >>> from tatanan.terms.network import Dyad, Tie
    >>> foes = [Tie(Dyad.of(*pair), -1) for pair in ("AB", "AC", "BC")]
    >>> measure_frustration(SignedNetwork.of("ABC", foes)).count
    1.0

    Reference: Aref & Wilson (2019).
    """
    matrix = network.matrix()
    matrix = np.sign(matrix) if signs_only else matrix
    total = float(np.abs(matrix).sum() / 2)
    if not total:
        return Frustration(0.0, 0.0, None, None, (network.actors, ()))
    found = find_grouping(matrix, most=2, random=np.random.default_rng(0), seconds=seconds)
    return _frustration(network, found, total)


def as_structure(network: SignedNetwork, frustration: Frustration) -> BlocStructure:
    """Return the two sides of least frustration as blocs; a side without members is left out."""
    blocs = tuple(
        Bloc(side, cohesion_of(network, side)) for side in frustration.sides if side)
    return BlocStructure(
        blocs, frustration.count, frustration.bound, frustration.share,
        "two sides of least frustration")


def cohesion_of(network: SignedNetwork, members: tuple[str, ...]) -> float | None:
    """Return the mean of the ties among members; None where there are none."""
    inside = set(members)
    ties = [tie.weight for tie in network.ties if set(tie.dyad) <= inside]
    return float(np.mean(ties)) if ties else None


def _closed(a: Reals, b: Reals, c: Reals) -> float:
    """Return the number of closed walks of three steps over three kinds of ties."""
    return float(np.einsum("ij,ij->", a @ b, c.T))


def _frustration(network: SignedNetwork, found: Grouping, total: float) -> Frustration:
    share = found.weight / total
    first, second = (
        tuple(a for a, own in zip(network.actors, found.labels, strict=True) if own == side)
        for side in (0, 1))
    return Frustration(found.weight, found.bound, share, 1 - 2 * share, (first, second))
