"""The join over an inverted index finds what comparing all with all finds, and nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.linking import overlaps
from tatanan.linking.overlaps import Alike, overlapping, overlaps_of
from tatanan.linking.shingles import ShingleSets

# Few numbers, so that sets often overlap: some wholly, some in part, some not at all.
SETS = st.lists(st.frozensets(st.integers(0, 25), max_size=12), max_size=12)
BOUNDS = st.builds(Alike, st.sampled_from([0.2, 0.5, 0.7, 1.0]), st.sampled_from([0.3, 0.8, 1.0]))


def shingles(sets):
    """Return sets of numbers as the shingles of texts."""
    sizes = [len(one) for one in sets]
    hashes = [number for one in sets for number in sorted(one)]
    return ShingleSets(
        np.array(hashes, np.uint64), np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    )


def found(steps):
    """Return the pairs that were found, with their scores."""
    return sorted(
        (*sorted((one, other)), shared, jaccard, containment)
        for some in steps
        for one, other, shared, jaccard, containment in zip(
            some.one.tolist(), some.other.tolist(), some.shared.tolist(),
            some.jaccard.tolist(), some.containment.tolist(), strict=True,
        )
    )  # fmt: skip


def compared(sets, alike, *, left=None, right=None):
    """Return the pairs that comparing all with all finds."""
    pairs = []
    for one, other in ((i, j) for j in range(len(sets)) for i in range(j)):
        small, large = sorted((one, other), key=lambda text: (len(sets[text]), text))
        shared = len(sets[one] & sets[other])
        allowed = (left is None or left[small]) and (right is None or right[large])
        if not (shared and allowed):
            continue
        jaccard = shared / len(sets[one] | sets[other])
        containment = shared / len(sets[small])
        if jaccard >= alike.jaccard or containment >= alike.containment:
            pairs.append((one, other, shared, jaccard, containment))
    return sorted(pairs)


@given(SETS, BOUNDS)
def test_the_index_finds_what_comparing_all_finds(sets, alike):
    """No pair is lost, none is invented, and all scores are the same."""
    assert compared(sets, alike) == found(overlapping(shingles(sets), alike=alike))


@given(SETS, BOUNDS, st.data())
def test_only_the_chosen_texts_are_paired(sets, alike, data):
    """Who may be the smaller and who the larger text of a pair can be confined."""
    mask = st.lists(st.booleans(), min_size=len(sets), max_size=len(sets))
    left, right = data.draw(mask), data.draw(mask)
    masks = {"left": np.array(left, np.bool_), "right": np.array(right, np.bool_)}

    expected = compared(sets, alike, left=left, right=right)

    assert expected == found(overlapping(shingles(sets), alike=alike, **masks))


@given(SETS, BOUNDS)
def test_pairs_can_be_given(sets, alike):
    """Given all pairs, in whatever direction, the comparison finds the same."""
    pairs = [(i, j) if (i + j) % 2 else (j, i) for j in range(len(sets)) for i in range(j)]
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T

    expected = compared(sets, alike)

    assert expected == found(overlaps_of(shingles(sets), one, other, alike=alike))


def test_small_steps_find_the_same(monkeypatch):
    """How much is held in memory at once changes nothing."""
    chance = np.random.default_rng(7)
    sets = [frozenset(chance.integers(0, 60, 20).tolist()) for _ in range(60)]
    at_once = found(overlapping(shingles(sets), alike=Alike(0.3, 0.5)))
    monkeypatch.setattr(overlaps, "LARGEST_STEP", 5)

    assert len(at_once) > 50
    assert at_once == found(overlapping(shingles(sets), alike=Alike(0.3, 0.5)))


def test_what_stands_in_every_text_is_hardly_looked_up():
    """Two hundred texts that share only their footer give no candidates at all."""
    sets = [frozenset({*range(5), *range(100 * n, 100 * n + 30)}) for n in range(1, 201)]

    assert [] == found(overlapping(shingles(sets), alike=Alike()))


@pytest.mark.parametrize("bounds", [(0, 0.8), (0.5, 0), (1.1, 0.8), (0.5, -1)])
def test_a_bound_that_says_nothing_is_refused(bounds):
    """Likeness lies above 0 and is at most 1."""
    with pytest.raises(ValueError, match="lies above 0 and is at most 1"):
        Alike(*bounds)
