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

from tatanan.measure.exchange import ROUNDING, best_exchange, contradicting
from tatanan.measure.programs import Program, solve
from tatanan.terms.network import Bloc, BlocStructure, SignedNetwork

Reals = NDArray[np.float64]
_NO_LIMIT: Final = float("inf")
MOST_CUTS: Final = 60_000
"""Triangles that a program is told of; a dense network has more than it could bear."""


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
        return 1 - self.one_foe / self.count if self.count else None


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
        return self.bound >= self.count - _ROUNDING


_ROUNDING: Final = 1e-6


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
    between the sides. `signs_only` counts ties, else their weights. One vertex in every
    component is kept on the first side, for sides can be swapped. A network without ties has
    the frustration 0 and no share.

    The model: x_i in {0, 1}; f_ij >= |x_i - x_j| for friends, f_ij >= 1 - |x_i - x_j| for foes;
    f_1 + f_2 + f_3 >= 1 for every unbalanced triangle; the sum of w f is minimised.

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
    labels = best_exchange(matrix, 2, np.random.default_rng(0))
    if contradicting(matrix, labels) <= ROUNDING:
        return _frustration(network, matrix, labels > 0, 0.0)
    solution = solve(_program(matrix), seconds=seconds, start=_start(matrix, labels))
    second = solution.values[: len(matrix)] > 0.5
    if contradicting(matrix, second.astype(np.int64)) > contradicting(matrix, labels):
        second = labels > 0
    return _frustration(network, matrix, second, solution.bound)


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


def _program(matrix: Reals) -> Program:
    one, other = np.nonzero(np.triu(matrix))
    signs = matrix[one, other]
    states, ties = len(matrix), len(one)
    place = np.full(matrix.shape, -1)
    place[one, other] = place[other, one] = np.arange(ties)
    program = Program(
        costs=np.concatenate([np.zeros(states), np.abs(signs)]),
        whole=np.concatenate([np.ones(states, bool), np.zeros(ties, bool)]),
    )
    pairs = zip(one.tolist(), other.tolist(), signs.tolist(), strict=True)
    for number, (i, j, sign) in enumerate(pairs):
        f = states + number
        if sign > 0:
            program.at_least(0.0, (f, 1.0), (i, -1.0), (j, 1.0))
            program.at_least(0.0, (f, 1.0), (i, 1.0), (j, -1.0))
        else:
            program.at_least(-1.0, (f, 1.0), (i, -1.0), (j, -1.0))
            program.at_least(1.0, (f, 1.0), (i, 1.0), (j, 1.0))
    for a, b, c in _unbalanced(matrix)[:MOST_CUTS].tolist():
        edges = (states + int(place[pair]) for pair in ((a, b), (a, c), (b, c)))
        program.at_least(1.0, *((edge, 1.0) for edge in edges))
    for component in _components(matrix):
        program.fix(_root(matrix, component), 0.0)
    return program


def _unbalanced(matrix: Reals) -> NDArray[np.int64]:
    """Return the triangles with one or three hostile ties, each in order."""
    signs = np.sign(matrix)
    found = []
    for a in range(len(matrix)):
        near = np.flatnonzero(signs[a, a + 1 :]) + a + 1
        products = signs[a, near][:, None] * signs[np.ix_(near, near)] * signs[a, near][None, :]
        b, c = np.nonzero(np.triu(products) < 0)
        found.append(np.stack([np.full(len(b), a), near[b], near[c]], axis=1))
    return np.concatenate(found) if found else np.zeros((0, 3), np.int64)


def _components(matrix: Reals) -> list[list[int]]:
    """Return the vertices of every component, in order."""
    unseen, found = set(range(len(matrix))), []
    while unseen:
        component, waiting = set[int](), [min(unseen)]
        while waiting:
            vertex = waiting.pop()
            if vertex not in component:
                component.add(vertex)
                waiting.extend(np.flatnonzero(matrix[vertex]).tolist())
        found.append(sorted(component))
        unseen -= component
    return found


def _root(matrix: Reals, component: list[int]) -> int:
    """Return the best connected vertex of a component."""
    degrees = (matrix != 0).sum(axis=1)
    return max(component, key=lambda vertex: (int(degrees[vertex]), -vertex))


def _start(matrix: Reals, labels: NDArray[np.int64]) -> Reals:
    """Return two sides as values of the program, every component's root on the first."""
    second = labels > 0
    for component in _components(matrix):
        if second[_root(matrix, component)]:
            second[component] = ~second[component]
    one, other = np.nonzero(np.triu(matrix))
    apart = second[one] != second[other]
    wrong = np.where(apart, matrix[one, other] > 0, matrix[one, other] < 0)
    return np.concatenate([second.astype(np.float64), wrong.astype(np.float64)])


def _frustration(
    network: SignedNetwork, matrix: Reals, second: NDArray[np.bool_], bound: float
) -> Frustration:
    count, total = contradicting(matrix, second.astype(np.int64)), float(np.abs(matrix).sum() / 2)
    if np.array_equal(matrix, np.rint(matrix)):
        bound = float(np.ceil(bound - 1e-6))  # ties of weight 1 are contradicted whole
    sides = (
        tuple(a for a, s in zip(network.actors, second, strict=True) if not s),
        tuple(a for a, s in zip(network.actors, second, strict=True) if s),
    )
    share = count / total
    return Frustration(count, min(max(bound, 0.0), count), share, 1 - 2 * share, sides)
