"""Which texts share enough shingles: an exact join over an inverted index.

Two texts that share at least the share `a` of the smaller one's shingles cannot differ in all of
its rarest ones: among the first `size - a * size + 1` of them, rarest first, one is shared. So
only these are looked up in the index, and what stands in very many texts is hardly ever among
them. Nothing is lost by it: the pairs are those that a comparison of all with all would find.

Reference: Chaudhuri, Ganti & Kaushik (2006), A primitive operator for similarity joins in data
cleaning; Bayardo, Ma & Srikant (2007), Scaling up all pairs similarity search.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tatanan.linking.shingles import Numbers, ShingleSets, parts_of, ranges

LARGEST_STEP: Final = 1 << 22
"""How many candidates, and how many of their shingles, are held in memory at once."""

_ROUNDING: Final = 1e-9

Shares = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Alike:
    """How much of two texts must be the same: either of the two is enough.

    Both lie above 0 and are at most 1: `jaccard` is the share of the shingles of both together,
    `containment` the share of those of the smaller text.
    """

    jaccard: float = 0.5
    containment: float = 0.8

    def __post_init__(self) -> None:
        """Refuse bounds that every pair of texts, or none, would reach."""
        if not (0 < self.jaccard <= 1 and 0 < self.containment <= 1):
            raise ValueError(
                "a bound of likeness lies above 0 and is at most 1, "
                f"not {self.jaccard} and {self.containment}"
            )


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Pairs of texts by their numbers, and how much they share; `one` is the smaller text."""

    one: Numbers
    other: Numbers
    shared: Numbers
    jaccard: Shares
    containment: Shares


def no_overlaps() -> Overlaps:
    """Return no pairs."""
    none, no_share = np.empty(0, np.int64), np.empty(0, np.float64)
    return Overlaps(none, none, none, no_share, no_share)


def joined(some: Overlaps, more: Overlaps) -> Overlaps:
    """Return both, one after the other."""
    return Overlaps(
        np.concatenate([some.one, more.one]),
        np.concatenate([some.other, more.other]),
        np.concatenate([some.shared, more.shared]),
        np.concatenate([some.jaccard, more.jaccard]),
        np.concatenate([some.containment, more.containment]),
    )


def picked(pairs: Overlaps, which: Numbers | Mask) -> Overlaps:
    """Return those of the pairs that stand at these places."""
    return Overlaps(
        pairs.one[which],
        pairs.other[which],
        pairs.shared[which],
        pairs.jaccard[which],
        pairs.containment[which],
    )


@dataclass(frozen=True, slots=True)
class _Index:
    """Shingles that at least two texts have, as ranks, rarest first.

    `keys` are `text * ranks + rank`, sorted, those of text `i` from `starts[i]`; `holders` are
    the texts that have a shingle, those of rank `r` from `openings[r]`.
    """

    ranks: int
    keys: Numbers
    starts: Numbers
    holders: Numbers
    openings: Numbers


def overlapping(
    sets: ShingleSets, *, alike: Alike, left: Mask | None = None, right: Mask | None = None
) -> Iterator[Overlaps]:
    """Yield all pairs of texts that are alike, some at a time, each pair once.

    `left` are the texts that may be the smaller of a pair, `right` those that may be the larger;
    None lets every text be. Of two texts of one size, the one with the lower number is the
    smaller.
    """
    everyone = np.ones(sets.sizes.size, np.bool_)
    left, right = everyone if left is None else left, everyone if right is None else right
    index = _index_of(sets, left | right, right)
    looked_up = _looked_up(sets, index, min(alike.jaccard, alike.containment)) * left
    for texts in _steps(_candidates_of(index, looked_up)):
        pairs = _candidates(sets, index, texts=texts, looked_up=looked_up[texts])
        yield from _compared(sets, index, pairs, alike=alike)


def overlaps_of(
    sets: ShingleSets, one: Numbers, other: Numbers, *, alike: Alike
) -> Iterator[Overlaps]:
    """Yield those of the given pairs of texts that are alike, some at a time."""
    met = np.zeros(sets.sizes.size, np.bool_)
    met[one] = met[other] = True
    index = _index_of(sets, met, met)
    swap = _is_smaller(sets.sizes, other, one)
    pairs = np.where(swap, other, one), np.where(swap, one, other)
    yield from _compared(sets, index, pairs, alike=alike)


def _compared(
    sets: ShingleSets, index: _Index, pairs: tuple[Numbers, Numbers], *, alike: Alike
) -> Iterator[Overlaps]:
    """Yield those of the candidates that are alike, with what they share."""
    one, other = pairs
    lengths = np.diff(index.starts)[one]
    for step in _steps(lengths):
        small, large = one[step], other[step]
        shared = _shared(index, small, large)
        size, larger = sets.sizes[small], sets.sizes[large]
        jaccard, containment = shared / (size + larger - shared), shared / size
        fits = (jaccard >= alike.jaccard) | (containment >= alike.containment)
        yield picked(Overlaps(small, large, shared, jaccard, containment), fits)


def _index_of(sets: ShingleSets, met: Mask, held: Mask) -> _Index:
    """Return the index of the texts that are `met`; only those that are `held` are found by it."""
    texts, ranks, kinds = _ranked(sets, met)
    keys = np.sort(texts * kinds + ranks)
    by_rank = np.sort(ranks * met.size + texts)
    by_rank = by_rank[held[by_rank % met.size]] if met.size else by_rank
    return _Index(
        kinds,
        keys,
        _starts(np.bincount(texts, minlength=met.size)),
        by_rank % max(met.size, 1),
        _starts(np.bincount(by_rank // max(met.size, 1), minlength=kinds)),
    )


def _ranked(sets: ShingleSets, met: Mask) -> tuple[Numbers, Numbers, int]:
    """Return the shingles that more than one text has, as texts and ranks, and how many there are.

    The rarest has rank 0. Parts of all shingles are counted one after another, so that the many
    that one text alone has are never held twice.
    """
    owners = np.repeat(np.arange(met.size, dtype=np.int32), sets.sizes)
    texts, kinds, counts, known = [], [], [np.empty(0, np.int64)], 0
    for places in parts_of(sets.hashes):
        own = places[met[owners[places]]]
        _, which, found = np.unique(sets.hashes[own], return_inverse=True, return_counts=True)
        is_shared = found > 1
        number = np.cumsum(is_shared) - 1 + known
        kept = is_shared[which]
        texts.append(owners[own[kept]])
        kinds.append(number[which[kept]])
        counts.append(found[is_shared])
        known += int(is_shared.sum())
    rank_of = np.empty(known, np.int64)
    rank_of[np.argsort(np.concatenate(counts), kind="stable")] = np.arange(known)
    return np.concatenate(texts).astype(np.int64), rank_of[np.concatenate(kinds)], max(known, 1)


def _looked_up(sets: ShingleSets, index: _Index, least: float) -> Numbers:
    """Return how many shingles of each text, rarest first, must be looked up.

    The rarest are those that no other text has: they need no looking up and are not in the index.
    """
    sizes = sets.sizes
    first = sizes - np.ceil(least * sizes - _ROUNDING).astype(np.int64) + 1
    indexed = np.diff(index.starts)
    looked_up: Numbers = np.clip(first - (sizes - indexed), 0, indexed)
    return looked_up


def _candidates_of(index: _Index, looked_up: Numbers) -> Numbers:
    """Return how many candidates the index gives for each text, repeats counted."""
    holders = np.diff(index.openings)[index.keys % index.ranks]
    sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(holders)])
    counts: Numbers = sums[index.starts[:-1] + looked_up] - sums[index.starts[:-1]]
    return counts


def _candidates(
    sets: ShingleSets, index: _Index, *, texts: Numbers, looked_up: Numbers
) -> tuple[Numbers, Numbers]:
    """Return the pairs of these texts with larger ones that share a shingle looked up."""
    ranks = index.keys[ranges(index.starts[texts], looked_up)] % index.ranks
    opening = index.openings[ranks]
    found = index.openings[ranks + 1] - opening
    one = np.repeat(np.repeat(texts, looked_up), found)
    other = index.holders[ranges(opening, found)]
    fits = _is_smaller(sets.sizes, one, other)
    pairs = np.unique(one[fits] * sets.sizes.size + other[fits])
    return np.divmod(pairs, max(sets.sizes.size, 1))


def _is_smaller(sizes: Numbers, one: Numbers, other: Numbers) -> Mask:
    """Say which of the pairs have the smaller text first."""
    is_equal = sizes[one] == sizes[other]
    smaller: Mask = (sizes[one] < sizes[other]) | (is_equal & (one < other))
    return smaller


def _shared(index: _Index, one: Numbers, other: Numbers) -> Numbers:
    """Return how many shingles each pair shares."""
    lengths = np.diff(index.starts)[one]
    ranks = index.keys[ranges(index.starts[one], lengths)] % index.ranks
    sought = np.repeat(other, lengths) * index.ranks + ranks
    places = np.minimum(np.searchsorted(index.keys, sought), max(index.keys.size - 1, 0))
    met = index.keys[places] == sought if index.keys.size else np.zeros(0, np.bool_)
    pairs = np.repeat(np.arange(one.size), lengths)
    return np.bincount(pairs[met], minlength=one.size).astype(np.int64)


def _steps(costs: Numbers) -> Iterator[Numbers]:
    """Yield the numbers of things that cost anything, cut where a step would grow too large."""
    things = np.flatnonzero(costs)
    sums = np.cumsum(costs[things])
    begin = 0
    while begin < things.size:
        spent = sums[begin - 1] if begin else 0
        end = max(int(np.searchsorted(sums, spent + LARGEST_STEP, side="right")), begin + 1)
        yield things[begin:end]
        begin = end


def _starts(counts: Numbers) -> Numbers:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
