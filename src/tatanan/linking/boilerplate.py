"""What outlets print under everything, and what is a report's own text.

Shingles that stand in very many texts are boilerplate: they say who prints, not what is told. They
are left out where two texts have enough besides. A story that hundreds of outlets print is in
very many texts, too, and is no boilerplate: a text that would lose most of itself is compared as
it stands, so that no syndicated story is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from tatanan.linking.overlaps import Alike, Mask, Overlaps, overlapping
from tatanan.linking.shingles import ShingleSets, frequencies

LEAST_OWN: Final = 0.5
"""The share of a text that must be its own for the rest to be left out: not less than half of
it, or a story that is printed everywhere would be taken for the boilerplate of what an outlet
adds to it."""

LEAST_READERSHIP: Final = 50
"""In how many texts a shingle must stand, however few texts there are, to be boilerplate."""

READERSHIP: Final = 0.001
"""In which share of many texts a shingle must stand to be boilerplate."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """Texts without boilerplate; `is_own` says which of them have enough left."""

    sets: ShingleSets
    is_own: Mask


def boilerplate_after(texts: int) -> int:
    """Return in how many of so many texts a shingle may stand and be no boilerplate.

    >>> boilerplate_after(900), boilerplate_after(100_000)
    (50, 100)
    """
    return max(LEAST_READERSHIP, int(texts * READERSHIP))


def own_text(sets: ShingleSets, *, after: int) -> OwnText:
    """Return texts without the shingles that stand in more than `after` of them."""
    own = frequencies(sets.hashes) <= after
    if own.all():
        return OwnText(sets, sets.sizes > 0)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(own)])[sets.starts]
    left = ShingleSets(sets.hashes[own], starts)
    return OwnText(left, (left.sizes >= LEAST_OWN * sets.sizes) & (left.sizes > 0))


def alike_texts(sets: ShingleSets, *, alike: Alike, after: int) -> Iterator[Overlaps]:
    """Yield all pairs of texts that are alike, each pair once, boilerplate apart.

    Two texts that both have enough of their own are compared by that; all others as they stand.
    """
    own = own_text(sets, after=after)
    yield from overlapping(own.sets, alike=alike, left=own.is_own, right=own.is_own)
    rest = ~own.is_own
    if rest.any():
        yield from overlapping(sets, alike=alike, left=rest)
        yield from overlapping(sets, alike=alike, left=own.is_own, right=rest)
