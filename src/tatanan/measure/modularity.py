"""Whether a signed network falls into groups at all, beyond what its degrees alone would give.

References: Gómez, Jensen & Arenas (2009), Physical Review E 80: 016114; Traag & Bruggeman
(2009), same journal 80: 036115; Salloum, Chen & Kivelä (2022), Separating Polarization from
Noise, Proceedings of the ACM on Human-Computer Interaction 6, CSCW1.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.exchange import exchanged
from tatanan.terms.network import SignedNetwork

Reals = NDArray[np.float64]
Labels = NDArray[np.int64]

_SWAPS: Final = 10
"""Exchanges of ends per tie that make a network forget who was tied to whom."""
_MOST_GROUPS: Final = 8
"""So many groups a search begins with; those that are not needed empty themselves."""


@dataclass(frozen=True, slots=True)
class Modularity:
    """The signed modularity of a network, and of networks with the same degrees.

    `value` is at most 1; `null` the mean of the drawn networks, `spread` their standard
    deviation, `above` the share of them that the network exceeds (0 to 1).
    """

    value: float
    null: float
    spread: float
    above: float
    blocs: tuple[tuple[str, ...], ...]
    draws: int
    seed: int

    @property
    def z(self) -> float | None:
        """How many standard deviations the network lies above the null; None without spread."""
        return (self.value - self.null) / self.spread if self.spread else None


def measure_modularity(
    network: SignedNetwork, *, draws: int = 100, seed: int = 0, signs_only: bool = True,
) -> Modularity | None:
    """Return the signed modularity of a network beside that of random ones; None without ties.

    Q = [m+ Q+ - m- Q-] / (m+ + m-): friendly ties inside groups beyond what degrees alone
    would give, and hostile ones short of it, at the best grouping found. The null keeps every
    actor's number of friendly and of hostile ties and forgets with whom; a network is split
    only where it lies above the null, for random networks have a modularity, too.

    Reference: Gómez, Jensen & Arenas (2009); Salloum, Chen & Kivelä (2022) for the null.
    """
    if not network.ties:
        return None
    matrix = network.matrix()
    matrix = np.sign(matrix) if signs_only else matrix
    random = np.random.default_rng(seed)
    value, labels = _best_modularity(matrix, random)
    nulls = np.array([
        _best_modularity(_rewired(matrix, random), random)[0] for _ in range(draws)])
    groups = tuple(
        tuple(actor for actor, own in zip(network.actors, labels, strict=True) if own == label)
        for label in dict.fromkeys(labels.tolist()))
    return Modularity(value, float(nulls.mean()), float(nulls.std()),
                      float((nulls < value).mean()), groups, draws, seed)


def _best_modularity(matrix: Reals, random: np.random.Generator) -> tuple[float, Labels]:
    """Return the highest signed modularity found, and its grouping."""
    gains = _modularity_table(matrix)
    count = len(matrix)
    most = min(count, _MOST_GROUPS)
    starts = [np.arange(count) % most, *(random.integers(0, most, count) for _ in range(3))]
    tried = [exchanged(gains, labels, most) for labels in starts]
    scored = [(_within(gains, labels), labels) for labels in tried]
    return max(scored, key=lambda pair: round(pair[0], 12))


def _modularity_table(matrix: Reals) -> Reals:
    """Return what each pair adds to the modularity when it stands together; diagonal 0."""
    table = np.zeros_like(matrix)
    total = float(np.abs(matrix).sum())
    for sign in (1, -1):
        part = np.where(sign * matrix > 0, np.abs(matrix), 0.0)
        degrees = part.sum(axis=1)
        if degrees.sum():
            table += sign * (part - np.outer(degrees, degrees) / degrees.sum())
    table /= total or 1.0
    np.fill_diagonal(table, 0.0)
    return table


def _within(table: Reals, labels: Labels) -> float:
    same = labels[:, None] == labels[None, :]
    return float((table * same).sum())


def _rewired(matrix: Reals, random: np.random.Generator) -> Reals:
    """Return a network in which every actor has as many ties of each sign, with others."""
    signs = np.sign(matrix).astype(np.int64)
    for sign in (1, -1):
        one, other = np.nonzero(np.triu(signs) == sign)
        ends = np.stack([one, other], axis=1)
        for _ in range(_SWAPS * len(ends)):
            _swap(signs, ends, sign, random)
    rewired: Reals = signs.astype(np.float64)
    return rewired


def _swap(signs: Labels, ends: Labels, sign: int, random: np.random.Generator) -> None:
    """Exchange the ends of two ties where that makes no loop and no second tie of a pair."""
    if len(ends) < 2:
        return
    e, f = random.integers(0, len(ends), 2)
    (a, b), (c, d) = ends[e], ends[f]
    if random.integers(2):
        c, d = d, c
    if len({int(a), int(b), int(c), int(d)}) < 4 or signs[a, d] or signs[c, b]:
        return
    signs[a, b] = signs[b, a] = signs[c, d] = signs[d, c] = 0
    signs[a, d] = signs[d, a] = signs[c, b] = signs[b, c] = sign
    ends[e], ends[f] = (a, d), (c, b)
