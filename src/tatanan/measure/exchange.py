"""Groupings of a signed network by moving one actor at a time, from many starts."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Labels = NDArray[np.int64]

ROUNDING: Final = 1e-9
"""Weights that differ by less are one."""
_STARTS: Final = 24
"""Exchange from so many random groupings; on the networks of the tests fewer found the same."""


def contradicting(matrix: Reals, labels: Labels) -> float:
    """Return the weight of ties that contradict a grouping."""
    same = labels[:, None] == labels[None, :]
    wrong = np.where(same, matrix < 0, matrix > 0)
    return float((np.abs(matrix) * wrong).sum() / 2)


def exchanged(matrix: Reals, labels: Labels, most: int) -> Labels:
    """Return a grouping after moves of single actors, the best one first, until none helps."""
    labels = labels.copy()
    if not labels.size:
        return labels
    inside = matrix @ (labels[:, None] == np.arange(most)[None, :])  # an actor's tie to every bloc
    every = np.arange(len(labels))
    while True:
        gain = inside - inside[every, labels][:, None]
        actor, bloc = divmod(int(np.argmax(gain)), most)
        if gain[actor, bloc] <= ROUNDING:
            return labels
        inside[:, labels[actor]] -= matrix[:, actor]
        inside[:, bloc] += matrix[:, actor]
        labels[actor] = bloc


def best_exchange(matrix: Reals, most: int, random: np.random.Generator) -> Labels:
    """Return the best grouping into at most `most` groups that exchange finds."""
    count = len(matrix)
    starts = [random.integers(0, most, count) for _ in range(_STARTS - 1)]
    tried = [exchanged(matrix, labels, most) for labels in (np.zeros(count, np.int64), *starts)]
    return min(tried, key=lambda labels: round(contradicting(matrix, labels), 9))
