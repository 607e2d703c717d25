"""Sets of words, codes or names of many things, and how far two of them agree.

Everything is held in a few rows of numbers, so that a million pairs are compared at once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from tatanan.linking.shingles import Numbers, ranges

Values = npt.NDArray[np.float64]

Kind = TypeVar("Kind", str, tuple[str, bool])


@dataclass(frozen=True, slots=True)
class Bags:
    """What each thing has, by the numbers of the things.

    `keys` are `thing * kinds + kind`, sorted; those of thing `i` begin at `starts[i]`. `weights`
    say how much each kind counts.
    """

    kinds: int
    keys: Numbers
    starts: Numbers
    weights: Values

    @property
    def sizes(self) -> Numbers:
        """How many each thing has."""
        return np.diff(self.starts)

    def cosine(self, one: Numbers, other: Numbers) -> Values:
        """Return the cosine of the weights of two things, 0 to 1; NaN where one has nothing.

        >>> bags = bags_of([{"a", "b"}, {"b", "c"}, set()])
        >>> bags.cosine(np.array([0, 0]), np.array([1, 2])).round(2).tolist()
        [0.5, nan]
        """
        squares = np.zeros(self.sizes.size)
        owners = np.repeat(np.arange(self.sizes.size), self.sizes)
        np.add.at(squares, owners, self.weights[self.keys % self.kinds] ** 2)
        lengths = np.sqrt(squares)
        with np.errstate(invalid="ignore", divide="ignore"):
            values: Values = self._met(one, other, self.weights**2) / lengths[one] / lengths[other]
        return np.minimum(values, 1.0)

    def overlap(self, one: Numbers, other: Numbers) -> Values:
        """Return the share of the smaller of two sets that both have; NaN where one is empty.

        >>> bags = bags_of([{"a", "b"}, {"b", "c", "d"}, set()])
        >>> bags.overlap(np.array([0, 0]), np.array([1, 2])).tolist()
        [0.5, nan]
        """
        least = np.minimum(self.sizes[one], self.sizes[other])
        with np.errstate(invalid="ignore", divide="ignore"):
            shares: Values = self._met(one, other, np.ones(self.kinds)) / least
        return shares

    def _met(self, one: Numbers, other: Numbers, worth: Values) -> Values:
        """Return the worth of what both things of each pair have."""
        swap = self.sizes[one] > self.sizes[other]
        small, large = np.where(swap, other, one), np.where(swap, one, other)
        lengths = self.sizes[small]
        kinds = self.keys[ranges(self.starts[small], lengths)] % self.kinds
        if not kinds.size:
            return np.zeros(one.size)
        sought = np.repeat(large, lengths) * self.kinds + kinds
        places = np.minimum(np.searchsorted(self.keys, sought), self.keys.size - 1)
        met = np.where(self.keys[places] == sought, worth[kinds], 0.0)
        pairs = np.repeat(np.arange(one.size), lengths)
        return np.bincount(pairs, weights=met, minlength=one.size).astype(np.float64)


def bags_of(
    things: Sequence[Iterable[Kind]],
    *,
    weigh: Callable[[Sequence[Kind], Values, int], Values] | None = None,
) -> Bags:
    """Return the bags of things.

    `weigh` gives the weights from the names of the kinds, how many things have each, and how
    many things there are. Kinds are numbered in the order of their names, so that sums come out
    the same in any order of things.
    """
    sets = [frozenset(thing) for thing in things]
    names = sorted(frozenset().union(*sets))
    numbers = {name: number for number, name in enumerate(names)}
    kinds = max(len(names), 1)
    sizes = np.fromiter((len(one) for one in sets), np.int64, len(sets))
    total = int(sizes.sum())
    found = np.fromiter((numbers[name] for one in sets for name in one), np.int64, total)
    keys = np.sort(np.repeat(np.arange(len(sets)), sizes) * kinds + found)
    counts = np.bincount(found, minlength=kinds).astype(np.float64)
    weights = weigh(names, counts, len(sets)) if weigh and names else np.ones(kinds)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    return Bags(kinds, keys, starts, weights)
