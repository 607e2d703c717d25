"""Candidates among very many texts: locality-sensitive hashing of MinHash signatures.

What is found is compared exactly, so a pair's scores are never estimates; only that a pair is
found at all is a matter of chance: P = 1 - (1 - J^rows)^bands for two texts of Jaccard J. With 42
bands of 3 rows that is 0.996 at J = 0.5, and 0.29 at J = 0.2, where it costs a comparison. A short
text that a much longer one contains has a small J and is mostly missed here.

Reference: Broder (1997); Leskovec, Rajaraman & Ullman, Mining of massive datasets, chapter 3.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from tatanan.errors import MissingExtra
from tatanan.linking.boilerplate import own_text
from tatanan.linking.overlaps import Alike, Overlaps, overlaps_of
from tatanan.linking.shingles import Numbers, ShingleSets, ranges

BANDS: Final = 42
ROWS: Final = 3
LARGEST_BUCKET: Final = 64
"""In a bucket with more texts than this, texts are paired with so many of its first only."""

_TEXTS_AT_ONCE: Final = 10_000


def alike_by_minhash(
    sets: ShingleSets, *, alike: Alike, after: int, seed: int
) -> Iterator[Overlaps]:
    """Yield pairs of texts that are alike, boilerplate apart, among those that hashing brings up.

    Raises MissingExtra where `rensa` is not installed.
    """
    own = own_text(sets, after=after)
    for basis, chosen in ((own.sets, own.is_own), (sets, ~own.is_own)):
        texts = np.flatnonzero(chosen & (basis.sizes > 0))
        if texts.size > 1:
            one, other = _candidates(basis, texts, seed)
            yield from overlaps_of(basis, one, other, alike=alike)


def _candidates(sets: ShingleSets, texts: Numbers, seed: int) -> tuple[Numbers, Numbers]:
    """Return the pairs of texts that agree on a band of their signatures."""
    signatures = _signatures(sets, texts, seed)
    keys = [np.empty(0, np.int64)]
    for band in range(BANDS):
        columns = signatures[:, band * ROWS : (band + 1) * ROWS]
        keys.append(np.unique(_pairs_of_band(columns, texts, sets.sizes.size)))
    one, other = np.divmod(np.unique(np.concatenate(keys)), sets.sizes.size)
    return one, other


def _pairs_of_band(columns: npt.NDArray[np.uint32], texts: Numbers, size: int) -> Numbers:
    """Return pairs of texts with the same values in these columns, as `one * size + other`.

    A bucket of `n` texts has n(n - 1)/2 pairs. In a large one each text is paired with the first
    few only: copies of one story are joined through these, and the cost stays linear.
    """
    order = np.lexsort((texts, *columns.T))
    rows, texts = columns[order], texts[order]
    opens = np.concatenate([[True], (rows[1:] != rows[:-1]).any(axis=1)])
    opening = np.flatnonzero(opens)[np.cumsum(opens) - 1]
    place = np.arange(texts.size) - opening
    pairs = [np.empty(0, np.int64)]
    for first in range(LARGEST_BUCKET):
        later = np.flatnonzero(place > first)
        if not later.size:
            break
        pairs.append(texts[opening[later] + first] * size + texts[later])
    return np.concatenate(pairs)


def _signatures(sets: ShingleSets, texts: Numbers, seed: int) -> npt.NDArray[np.uint32]:
    """Return the MinHash signatures of texts, one a row."""
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise MissingExtra(
            f"{sets.sizes.size} reports are too many to be compared without MinHash: "
            "pip install 'tatanan[minhash]', or raise exact_up_to (--exact-up-to) and give it time"
        ) from error
    rows = np.empty((texts.size, BANDS * ROWS), np.uint32)
    for begin in range(0, texts.size, _TEXTS_AT_ONCE):
        some = texts[begin : begin + _TEXTS_AT_ONCE]
        sizes = sets.sizes[some]
        flat = sets.hashes[ranges(sets.starts[some], sizes)]
        offsets = np.concatenate([np.zeros(1, np.uint64), np.cumsum(sizes, dtype=np.uint64)])
        digests = RMinHash.digest_matrix_from_flat_token_hashes(
            flat, offsets, num_perm=BANDS * ROWS, seed=seed
        )
        rows[begin : begin + some.size] = digests.to_rows()
    return rows
