"""Votes in three levels, and the leaning behind each: yes above a width, no below minus it.

A leaning is z = m + e with e ~ N(0, 1); a vote is yes where z > d, no where z < -d, and an
abstention between. Everything here holds for whole sessions: one row a state, one column a roll
call, 0 where no vote was cast.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.normal import density, tail
from tatanan.terms.reference import ABSTAIN, NO, NOT_VOTED, YES

Reals = NDArray[np.float64]

_LEAST: Final = 1e-300
"""In place of the probability of a vote that the mean leaning all but excludes."""
_LEAST_BETWEEN: Final = 1e-14
"""The same for abstentions, whose probability is a difference of two that are near 1."""


def expect_leanings(
    votes: NDArray[np.int8], means: Reals, widths: Reals
) -> tuple[Reals, Reals]:
    """Return how far each leaning lies from its mean given the vote, and the pull on the widths.

    The first is E(z | vote) - m, in standard deviations of the leaning, above 0 for a yes; the
    second is the derivative of the log likelihood of each vote in the width. Both are 0 where
    no vote was cast.

    >>> pull, _ = expect_leanings(np.array([[1, 0]], np.int8), np.zeros((1, 2)), np.zeros(2))
    >>> pull.round(3)
    array([[0.798, 0.   ]])
    """
    above, below, upper, lower = _sides(means, widths)
    pull = np.where(votes == YES, upper / above, 0.0)
    widening = np.where(votes == YES, -pull, 0.0)
    no = np.where(votes == NO, lower / below, 0.0)
    between = np.maximum(1.0 - above - below, _LEAST_BETWEEN)
    abstains = votes == ABSTAIN
    pull = pull - no + np.where(abstains, (lower - upper) / between, 0.0)
    widening = widening - no + np.where(abstains, (lower + upper) / between, 0.0)
    return pull, widening


def inform(votes: NDArray[np.int8], means: Reals, widths: Reals) -> Reals:
    """Return the observed information of each vote on its mean leaning: 1 - Var(z | vote).

    From 0 (the vote was certain, or none was cast) to 1 (as if the leaning itself were seen).

    >>> inform(np.array([[1, 0]], np.int8), np.zeros((1, 2)), np.zeros(2)).round(3)
    array([[0.637, 0.   ]])
    """
    above, below, upper, lower = _sides(means, widths)
    yes, no = upper / above, lower / below
    between = np.maximum(1.0 - above - below, _LEAST_BETWEEN)
    high, low = widths - means, -widths - means
    middle = ((lower - upper) / between) ** 2 - (low * lower - high * upper) / between
    known: Reals = np.select(
        [votes == YES, votes == NO, votes == ABSTAIN],
        [yes * (yes - high), no * (no + low), middle], 0.0)
    limited: Reals = np.clip(known, 0.0, 1.0)
    return limited


def dividing(votes: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Return which roll calls divide the states: at least two kinds of vote were cast.

    >>> dividing(np.array([[1, 1, 0], [1, 3, 2]], np.int8)).tolist()
    [False, True, False]
    """
    cast = votes != NOT_VOTED
    highest = votes.max(axis=0, initial=NOT_VOTED)
    lowest = np.where(cast, votes, NO).min(axis=0, initial=NO)
    divided: NDArray[np.bool_] = cast.any(axis=0) & (lowest < highest)
    return divided


def _sides(means: Reals, widths: Reals) -> tuple[Reals, Reals, Reals, Reals]:
    """Return the probabilities of yes and no, and the densities at the two cutpoints."""
    high, low = widths - means, -widths - means
    above, below = np.maximum(tail(high), _LEAST), np.maximum(tail(-low), _LEAST)
    return above, below, density(high), density(low)
