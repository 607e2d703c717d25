"""Whether a signed network falls into groups at all, beyond what its degrees alone would give.

With friendly ties A+ and hostile ties A-, their degrees k+ and k-, their numbers m+ and m-, and
g_i the group of actor i:

    Q+- = 1/(2 m+-) sum_ij (A+-_ij - k+-_i k+-_j / (2 m+-)) [g_i = g_j]
    Q   = (m+ Q+ - m- Q-) / (m+ + m-)

References: Gómez, Jensen & Arenas (2009), Analysis of Community Structure in Networks of Correlated
Data, Physical Review E 80: 016114; Traag & Bruggeman (2009), Community Detection in Networks with
Positive and Negative Links, same journal 80: 036115, for the resolution; Salloum, Chen & Kivelä
(2022), Separating Polarization from Noise, Proceedings of the ACM on Human-Computer Interaction 6,
CSCW1, for the null; Strona et al. (2014), Nature Communications 5: 4114, for the trades.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.exchange import exchanged
from tatanan.terms.network import SignedNetwork

Reals = NDArray[np.float64]
Labels = NDArray[np.int64]

_FIRST_ROUNDS: Final = 20
"""Rounds of trades before the first random network; each actor trades once a round."""
_ROUNDS: Final = 8
"""Rounds between one random network and the next; five times as many hardly move the null."""
_MOST_GROUPS: Final = 8
"""So many groups a search begins with; those that are not needed empty themselves."""
_STARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Modularity:
    """The signed modularity of a network, and of networks with the same degrees.

    `value` is at most 1; `null` the mean of the drawn networks, `spread` their standard
    deviation, `above` the network's percentile among them (0 to 1, ties counted half); None
    without draws.
    """

    value: float
    null: float | None
    spread: float | None
    above: float | None
    blocs: tuple[tuple[str, ...], ...]
    draws: int
    seed: int

    @property
    def z(self) -> float | None:
        """How many standard deviations the network lies above the null; None without spread."""
        if self.null is None or not self.spread:
            return None
        return (self.value - self.null) / self.spread


def measure_modularity(
    network: SignedNetwork, *, draws: int = 100, seed: int = 0, signs_only: bool = True,
    resolution: float = 1.0,
) -> Modularity | None:
    """Return the signed modularity of a network beside that of random ones; None without ties.

    Friendly ties inside groups beyond what degrees alone would give, and hostile ones short of
    it, at the best grouping found. The null keeps every actor's number of friendly and of
    hostile ties and forgets with whom (where weights count, a tie keeps its weight); both are
    searched alike. A network is split only where it lies above the null, for random networks
    have a modularity, too. A `resolution` above 1 asks for smaller groups.

    >>> from tatanan.terms.network import Dyad, Tie
    >>> camps = [Tie(Dyad.of(*pair), 1) for pair in ("AB", "CD")]
    >>> measure_modularity(SignedNetwork.of("ABCD", camps), draws=0).value
    0.5

    Raises ValueError for a resolution that is not above 0.

    Reference: Gómez, Jensen & Arenas (2009); Salloum, Chen & Kivelä (2022) for the null.
    """
    if not resolution > 0:
        raise ValueError(f"a resolution is above 0, not {resolution}; 1 is the usual one")
    if not network.ties:
        return None
    matrix = network.matrix()
    matrix = np.sign(matrix) if signs_only else matrix
    random = np.random.default_rng(seed)
    value, labels = _best(matrix, resolution, random)
    found = [_best(each, resolution, random)[0] for each in rewired(matrix, draws, random)]
    return _beside(value, found, _groups(network.actors, labels), seed)


def modularity_of(
    network: SignedNetwork, groups: Sequence[Sequence[str]], *, signs_only: bool = True,
    resolution: float = 1.0,
) -> float | None:
    """Return the signed modularity of given groups; None without ties.

    Actors in no group stand alone. Raises ValueError for an actor in two groups or in none of
    the network's.
    """
    members = [actor for group in groups for actor in group]
    if len(set(members)) != len(members) or not set(members) <= set(network.actors):
        raise ValueError("groups hold each actor of the network once, and nobody else")
    if not network.ties:
        return None
    label = {actor: -1 - place for place, actor in enumerate(network.actors)}
    label |= {actor: place for place, group in enumerate(groups) for actor in group}
    matrix = network.matrix()
    table = _table(np.sign(matrix) if signs_only else matrix, resolution)
    return _within(table, np.array([label[actor] for actor in network.actors]))


def rewired(matrix: Reals, draws: int, random: np.random.Generator) -> Iterator[Reals]:
    """Yield networks in which every actor has as many ties of each sign, with others.

    A chain of trades between two actors (Strona et al. 2014), here with three kinds of third
    ones: friends, foes and those without a tie. A tie keeps its weight.
    """
    current, rounds = matrix.copy(), _FIRST_ROUNDS
    for _ in range(draws):
        for _ in range(rounds):
            order = random.permutation(len(matrix))
            for i, j in zip(order[::2].tolist(), order[1::2].tolist(), strict=False):
                _trade(current, i, j, random)
        rounds = _ROUNDS
        yield current.copy()


def _beside(
    value: float, nulls: Sequence[float], groups: tuple[tuple[str, ...], ...], seed: int
) -> Modularity:
    if not nulls:
        return Modularity(value, None, None, None, groups, 0, seed)
    drawn = np.round(nulls, 12)
    below = (drawn < round(value, 12)).sum() + (drawn == round(value, 12)).sum() / 2
    return Modularity(value, float(np.mean(nulls)), float(np.std(drawn)),
                      float(below / len(nulls)), groups, len(nulls), seed)


def _groups(actors: Sequence[str], labels: Labels) -> tuple[tuple[str, ...], ...]:
    """Return the groups, the largest first."""
    groups = [
        tuple(actor for actor, own in zip(actors, labels, strict=True) if own == label)
        for label in dict.fromkeys(labels.tolist())]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _best(matrix: Reals, resolution: float, random: np.random.Generator) -> tuple[float, Labels]:
    """Return the highest signed modularity found, and its grouping."""
    table = _table(matrix, resolution)
    gains = table - np.diag(np.diag(table))  # with itself an actor stands in every grouping
    count = len(matrix)
    most = min(count, _MOST_GROUPS)
    starts = [np.arange(count) % most]
    starts += [random.integers(0, most, count) for _ in range(_STARTS - 1)]
    tried = [exchanged(gains, labels, most) for labels in starts]
    scored = [(_within(table, labels), labels) for labels in tried]
    return max(scored, key=lambda pair: round(pair[0], 12))


def _table(matrix: Reals, resolution: float) -> Reals:
    """Return what each pair adds to the modularity when it stands together."""
    table = np.zeros_like(matrix)
    for sign in (1, -1):
        part = np.where(sign * matrix > 0, np.abs(matrix), 0.0)
        degrees = part.sum(axis=1)
        if degrees.sum():
            table += sign * (part - resolution * np.outer(degrees, degrees) / degrees.sum())
    return table / float(np.abs(matrix).sum())


def _within(table: Reals, labels: Labels) -> float:
    same = labels[:, None] == labels[None, :]
    return float((table * same).sum())


def _trade(matrix: Reals, i: int, j: int, random: np.random.Generator) -> None:
    """Let two actors deal out anew the third ones to whom they are not the same.

    Where i has a friend whom j has not, and j one whom i has not, they may exchange them; so
    for every kind of tie. Each keeps its numbers, and each third actor its own.
    """
    one, other = np.sign(matrix[i]), np.sign(matrix[j])
    differ = one != other
    differ[[i, j]] = False
    places = differ.nonzero()[0]
    # Friend and foe sum up to 0, friend and stranger to 1, foe and stranger to -1: three kinds.
    kind, mine = (one + other)[places], (one > other)[places]
    dealt = np.empty_like(mine)
    dealt[np.argsort(kind, kind="stable")] = mine[np.argsort(kind + random.random(len(kind)) / 2)]
    moved = places[mine != dealt]
    matrix[i, moved], matrix[j, moved] = matrix[j, moved], matrix[i, moved]
    matrix[moved, i], matrix[moved, j] = matrix[i, moved], matrix[j, moved]
