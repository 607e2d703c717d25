"""Boosted trees over a few numbers: small enough to ship, all trees asked at once.

Lucchese and others (2015), "QuickScorer: a fast algorithm to rank documents with additive
ensembles of regression trees", SIGIR: every fork that sends a row to the right rules out the
leaves on its left; the leftmost leaf that is left over is the one where the row ends.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy

# A leaf is one bit of a number, so a tree has at most so many.
MOST_LEAVES = 32


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to the logarithm of the odds of an answer.

    `asked` is which number of a row a fork looks at, `limits` above what it sends the row to
    the right, `leaves` which leaves are then still open, a bit each: each (forks, trees).
    `values` are those of the leaves from left to right, (trees, leaves), one leaf more than
    forks; `start` is what is added to them.
    """

    asked: numpy.ndarray
    limits: numpy.ndarray
    leaves: numpy.ndarray
    values: numpy.ndarray
    start: float

    def shares(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the probability of the answer for each row.

        The values are added up exactly, so that it is the same in any order and company.
        """
        numbers = numpy.array(rows, dtype=numpy.float32)
        above = numbers.take(self.asked, axis=1) > self.limits
        open_still = above.astype(self.leaves.dtype)
        open_still -= 1  # all leaves where a fork sends the row to the left, none elsewhere
        open_still |= self.leaves
        left = numpy.bitwise_and.reduce(open_still, axis=1)
        lowest = numpy.frexp((left & (~left + 1)).astype(numpy.float64))[1] - 1
        ends = self.values[numpy.arange(len(self.values)), lowest]
        odds = (math.fsum((self.start, *row)) for row in ends.tolist())
        return [1 / (1 + math.exp(-each)) for each in odds]

    def arrays(self) -> dict[str, numpy.ndarray]:
        """Return what the forest is made of, by name."""
        return {each.name: numpy.asarray(getattr(self, each.name)) for each in fields(self)}
