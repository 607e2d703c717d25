"""Boosted trees over a few numbers: small enough to ship, all trees asked at once.

Lucchese and others (2015), "QuickScorer: a fast algorithm to rank documents with additive
ensembles of regression trees", SIGIR: every fork that sends a row to the right rules out the
leaves on its left; the leftmost leaf that is left over is the one where the row ends.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy

# A leaf is one bit of a byte, so a tree has at most eight, and seven forks.
LEAVES = 8
FORKS = LEAVES - 1
_ALL = 2**LEAVES - 1
_LEFTMOST = numpy.array(
    [0, *((byte & -byte).bit_length() - 1 for byte in range(1, _ALL + 1))], dtype=numpy.intp)


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to the logarithm of the odds of an answer.

    `asked` is which number of a row a fork looks at, `limits` above what it sends the row to
    the right, `leaves` which leaves are then still open: each (forks, trees). `values` are
    those of the leaves from left to right, (trees, leaves); `start` is what is added to them.
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
        above = numbers[:, self.asked] > self.limits
        open_leaves = numpy.bitwise_and.reduce(
            numpy.where(above, self.leaves, numpy.uint8(_ALL)), axis=1)
        ends = self.values[numpy.arange(len(self.values)), _LEFTMOST[open_leaves]]
        odds = (math.fsum((self.start, *row)) for row in ends.tolist())
        return [1 / (1 + math.exp(-each)) for each in odds]

    def arrays(self) -> dict[str, numpy.ndarray]:
        """Return what the forest is made of, by name."""
        return {each.name: numpy.asarray(getattr(self, each.name)) for each in fields(self)}
