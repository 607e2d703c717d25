"""How little any grouping can contradict: a bound that rises, and the pairs that it decides.

Every pair of actors is together (0) or apart (1) in a grouping, at a cost. The costs are split
among the pairs and small sets of actors, so that their sums stay what they were: triangles, whose
three pairs no grouping can set at will (with two blocs not all apart, never one alone apart), and
sets of one actor more than there may be blocs, of whom two must stand together. The sum of the
cheapest state of each pair and each set, taken alone, is what no grouping can go below (weak
duality). Costs are passed on, from pairs to sets and back, so that this bound never falls.

A pair is decided when the bound, with the pair set the other way than in the best grouping known,
reaches that grouping's cost: then every better one has the pair as it is. In a dense network this
proves what a whole-number program cannot.

References: Grötschel & Wakabayashi (1989), A Cutting Plane Algorithm for a Clustering Problem,
Mathematical Programming 45: 59-96, for the inequalities; Swoboda & Andres (2017), A Message Passing
Algorithm for the Minimum Cost Multicut Problem, CVPR, and Abbas & Swoboda (2022), RAMA: A Rapid
Multicut Algorithm on GPU, CVPR, for the passing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.components import components_of
from tatanan.measure.exchange import ROUNDING, contradicting

Reals = NDArray[np.float64]
Labels = NDArray[np.int64]
Flags = NDArray[np.bool_]

MOST_ACTORS: Final = 260
"""With more, their triangles do not fit into a laptop's memory."""
_LOOK: Final = 10
"""Rounds between one look at the bound and the next."""
_SLOW: Final = 0.02
"""A bound that rises by less of what is missing, from look to look, has what triangles can give."""
_SEARCHED: Final = 1_000_000
_MOST_SETS: Final = 120_000
_SEARCHES: Final = 3
_MOST_BLOCS: Final = 4
"""With more blocs than these, sets of one more have too many states, and hardly ever bind."""


@dataclass(frozen=True, slots=True)
class Ascent:
    """What no grouping can cost less than, and which pairs are decided (n x n, symmetric)."""

    bound: float
    decided: Flags
    rounds: int


@dataclass(slots=True)
class _Sets:
    """Sets of one size: their pairs, the costs lent to these, and the cost of every state.

    `pairs` is p x N, places of the sets' pairs; `states` s x p, which pairs are apart in each;
    `lent` p x N and `costs` s x N.
    """

    pairs: NDArray[np.int32]
    states: Flags
    lent: Reals = field(init=False)
    costs: Reals = field(init=False)

    def __post_init__(self) -> None:
        self.lent = np.zeros(self.pairs.shape)
        self.costs = np.zeros((len(self.states), self.pairs.shape[1]))

    def lend(self, pair: int, amounts: Reals) -> None:
        """Add to the cost of a pair's being apart, in every set."""
        self.lent[pair] += amounts
        for state in np.flatnonzero(self.states[:, pair]):
            self.costs[state] += amounts

    def cheapest(self, pair: int, *, apart: bool) -> Reals:
        """Return the cost of the cheapest state of every set in which a pair is apart, or not."""
        least: Reals = self.costs[self.states[:, pair] == apart].min(axis=0)
        return least

    def give_back(self, costs: Reals) -> None:
        """Give back to the pairs, one after the other, what each makes a difference."""
        count = len(self.pairs)
        turns = [(pair, 1 / (count - pair)) for pair in range(count)]
        # A second turn backward, for the last pair took all that was left of the first.
        turns += [(pair, 1 / (pair + 1)) for pair in range(count - 2, -1, -1)]
        for pair, part in turns:
            difference = self.cheapest(pair, apart=True) - self.cheapest(pair, apart=False)
            self.lend(pair, -part * difference)
            costs += np.bincount(self.pairs[pair], part * difference, len(costs))

    def returned(self, count: int) -> Reals:
        """Return what is lent, by pair."""
        total = np.zeros(count)
        for pairs, lent in zip(self.pairs, self.lent, strict=True):
            total += np.bincount(pairs, lent, count)
        return total

    def surcharge(self, count: int, *, apart: bool) -> Reals:
        """Return by how much the bound rises where a pair is set apart, or together; by pair."""
        least, total = self.costs.min(axis=0), np.zeros(count)
        for pair, places in enumerate(self.pairs):
            total += np.bincount(places, self.cheapest(pair, apart=apart) - least, count)
        return total


def raise_bound(
    matrix: Reals, labels: Labels, *, most: int, rounds: int, enough: int = 1, whole: bool = False
) -> Ascent:
    """Return what no grouping into at most `most` groups can contradict less than.

    `labels` is the best grouping known; pairs are decided with regard to it. More `rounds`
    raise the bound; the ascent ends early where all pairs are decided, or so many that the
    actors hang together in `enough` groups. `whole` says that all weights are whole numbers:
    then a bound just above one is worth the next.

    >>> foes = np.array([[0, -1, -1], [-1, 0, -1], [-1, -1, 0]])
    >>> round(raise_bound(foes, np.array([0, 0, 1]), most=2, rounds=10).bound, 6)
    1.0
    """
    work = _Work(matrix, labels, most, whole=whole)
    searches = 0 if 2 < most <= _MOST_BLOCS else _SEARCHES
    before, number = -np.inf, 0
    for number in range(1, rounds + 1):
        work.pass_on()
        if number % _LOOK and number != rounds:
            continue
        work.look()
        groups = merging(work.square_of_decided(), labels, most)
        if work.decided.all() or groups.max(initial=0) < enough:
            break
        missing = work.known - work.bound
        if searches < _SEARCHES and work.bound - before < _SLOW * missing:
            work.add_sets(most, np.random.default_rng(searches))
            searches += 1
        before = work.bound
    return Ascent(work.bound, work.square_of_decided(), number)


def merging(decided: Flags, labels: Labels, most: int) -> Labels:
    """Return who may be made one actor: the number of the group of each.

    Those decided to stand together; with two groups also those decided to stand apart, for
    where the one stands tells where the other does.
    """
    same = labels[:, None] == labels[None, :]
    return components_of(decided if most == 2 else decided & same)


class _Work:
    """The costs of an ascent as they are passed about."""

    def __init__(self, matrix: Reals, labels: Labels, most: int, *, whole: bool) -> None:
        count = len(matrix)
        self.one, self.other = np.triu_indices(count, 1)
        self.weights = matrix[self.one, self.other].astype(np.float64)
        self.constant = float(-self.weights[self.weights < 0].sum())
        self.known = contradicting(matrix, labels)
        self.apart = labels[self.one] != labels[self.other]
        self.slack = 1 - 1e-6 if whole else ROUNDING * max(1.0, self.constant)
        self.places = np.zeros((count, count), np.int32)
        self.places[self.one, self.other] = np.arange(len(self.one))
        self.places += self.places.T
        self.sets = [_Sets(self._pairs_of(_triples(count)), _states(3, most))]
        self.costs = self.weights.copy()
        self.degrees = self._degrees()
        self.bound, self.decided = 0.0, np.zeros(len(self.one), bool)
        self.together_costs = np.zeros(len(self.one))

    def pass_on(self) -> None:
        """Lend the costs of the pairs to the sets in equal parts, and take back what matters."""
        share = self.costs / np.maximum(self.degrees, 1)
        self.costs = np.where(self.degrees > 0, 0.0, self.costs)
        for sets in self.sets:
            for pair, places in enumerate(sets.pairs):
                sets.lend(pair, share[places])
        for sets in reversed(self.sets):
            sets.give_back(self.costs)

    def look(self) -> None:
        """Tell the bound, from what is lent and not from what was passed, and the pairs decided."""
        count = len(self.weights)
        kept = self.weights - sum((sets.returned(count) for sets in self.sets), np.zeros(count))
        least = sum(float(sets.costs.min(axis=0).sum()) for sets in self.sets)
        self.bound = self.constant + float(np.minimum(kept, 0).sum()) + least
        together, apart = np.maximum(-kept, 0), np.maximum(kept, 0)
        for sets in self.sets:
            together += sets.surcharge(count, apart=False)
            apart += sets.surcharge(count, apart=True)
        otherwise = self.bound + np.where(self.apart, together, apart)
        self.decided |= otherwise >= self.known - self.slack
        self.together_costs = together

    def add_sets(self, most: int, random: np.random.Generator) -> None:
        """Add sets of one actor more than there may be blocs, all of whom now stand apart."""
        size = most + 1
        dear = self.square(self.together_costs)
        drawn = random.integers(0, len(dear), (_SEARCHED, size))
        gain = np.full(_SEARCHED, np.inf)
        for a, b in combinations(range(size), 2):
            np.minimum(gain, dear[drawn[:, a], drawn[:, b]], out=gain)
        found = np.unique(np.sort(drawn[gain > ROUNDING], axis=1), axis=0)
        if len(found) > _MOST_SETS:
            found = found[random.choice(len(found), _MOST_SETS, replace=False)]
        if len(found):
            columns = [column.astype(np.int32) for column in found.T]
            self.sets.append(_Sets(self._pairs_of(columns), _states(size, most)))
            self.degrees = self._degrees()

    def square(self, values: Reals) -> Reals:
        """Return values by pair as a symmetric table; 0 on the diagonal."""
        table = np.zeros(self.places.shape)
        table[self.one, self.other] = table[self.other, self.one] = values
        return table

    def square_of_decided(self) -> Flags:
        """Return which pairs are decided, as a symmetric table."""
        return self.square(self.decided.astype(np.float64)) > 0

    def _pairs_of(self, columns: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
        pairs = [self.places[a, b] for a, b in combinations(columns, 2)]
        return np.stack(pairs)

    def _degrees(self) -> NDArray[np.int64]:
        count = len(self.weights)
        return sum((np.bincount(sets.pairs.ravel(), minlength=count) for sets in self.sets),
                   np.zeros(count, np.int64))


def _triples(count: int) -> tuple[NDArray[np.int32], ...]:
    """Return the actors of all triangles: the first, the second and the third of each."""
    near = np.arange(count, dtype=np.int32)
    a, b, c = np.meshgrid(near, near, near, indexing="ij", sparse=True)
    return tuple(places.astype(np.int32) for places in np.nonzero((a < b) & (b < c)))


def _states(size: int, most: int) -> Flags:
    """Return which pairs of so many actors are apart, in every grouping into at most `most`."""
    groupings = product(range(min(most, size)), repeat=size)
    return np.array(sorted({
        tuple(one != other for one, other in combinations(labels, 2)) for labels in groupings}))
