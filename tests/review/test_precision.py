"""Precision estimated from reviews: by a random sample, with an interval that holds."""

from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.review.precision import (
    Judged,
    draw,
    estimate_precision,
    is_right,
    strata,
    wilson_interval,
)
from tatanan.terms.review import ReviewState


def events(count, *, right=(), wrong=(), kind="AID", confidence=None):
    """Return events by number, some of them reviewed."""
    said = dict.fromkeys(right, True) | dict.fromkeys(wrong, False)
    return [Judged(f"{kind}{n}", kind, confidence, said.get(n)) for n in range(count)]


@pytest.mark.parametrize(("right", "count", "low", "high"), [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
])  # Newcombe 1998, table I, method 3  # fmt: skip
def test_wilsons_interval_of_worked_examples(right, count, low, high):
    """The published values come out."""
    found = wilson_interval(right / count, count, level=0.95)

    assert (low, high) == pytest.approx(found, abs=1e-4)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9, 0.95])
def test_wilsons_interval_holds_about_as_often_as_it_says(share):
    """Summed over all samples of fifty, it covers the true share in nearly 95 of 100."""
    count = 50
    covered = 0.0
    for right in range(count + 1):
        low, high = wilson_interval(right / count, count, level=0.95)
        if low <= share <= high:
            covered += comb(count, right) * share**right * (1 - share) ** (count - right)

    assert 0.92 < covered < 0.99


def test_the_interval_of_strata_holds_about_as_often_as_it_says():
    """Two strata with few errors, drawn again and again: some 95 in 100 intervals hold."""
    dice = np.random.default_rng(5)
    sizes, shares, reviewed = (900, 100), (0.95, 0.6), (40, 40)
    truth = sum(n * p for n, p in zip(sizes, shares, strict=True)) / sum(sizes)
    held = 0
    for _ in range(300):
        drawn = []
        for kind, size, share, count in zip("AB", sizes, shares, reviewed, strict=True):
            right = int(dice.binomial(count, share))
            drawn += events(size, right=range(right), wrong=range(right, count), kind=kind)
        found = estimate_precision(drawn, seed=None, by="type")[-1]
        held += found.low <= truth <= found.high

    assert 0.93 <= held / 300 <= 0.99


def test_only_the_unbroken_beginning_of_the_draw_is_counted():
    """What was reviewed because it looked odd does not bend the estimate."""
    drawn = draw(events(100), seed=3)
    places = {each.event: place for place, each in enumerate(drawn)}
    judged = [Judged(e.event, e.type, None, places[e.event] != 4
                     if places[e.event] < 10 or places[e.event] > 80 else None) for e in drawn]
    (found,) = estimate_precision(judged, seed=3)
    (every,) = estimate_precision(judged, seed=None)

    assert (100, 10, 9, 0.9) == (found.events, found.reviewed, found.right, found.value)
    assert (29, 28) == (every.reviewed, every.right)


def test_strata_count_by_their_share_of_all_events():
    """A type with most of the events weighs most, however few of them were reviewed."""
    judged = [*events(90, right=range(8), wrong=range(8, 10), kind="AID"),
              *events(10, right=range(5), wrong=range(5, 10), kind="AGREE")]
    found = {each.stratum: each for each in estimate_precision(judged, seed=None, by="type")}

    assert pytest.approx(0.9 * 0.8 + 0.1 * 0.5) == found["all"].value
    assert found["all"].low < found["all"].value < found["all"].high
    assert (100, 20, 13) == (found["all"].events, found["all"].reviewed, found["all"].right)


def test_nothing_is_said_where_a_stratum_was_not_reviewed():
    """Silence is not rightness: the whole is not known while a part is not."""
    judged = [*events(5, right=range(5)), *events(5, kind="AGREE")]
    agree, aid, whole = estimate_precision(judged, seed=None, by="type")

    assert (None, 1.0, None, None) == (agree.value, aid.value, whole.value, whole.low)
    assert [None] == [each.value for each in estimate_precision([], seed=0)]
    assert [None] == [each.value for each in estimate_precision([], seed=0, by="type")]


def test_strata_of_confidence_are_named_by_their_bounds():
    """A bound belongs to the stratum above it; without a confidence an event is in its own."""
    judged = [Judged(str(n), "AID", share) for n, share in enumerate((None, 0, 0.5, 0.69, 0.9, 1))]

    assert {
        "confidence 0.0 to 0.5": 1, "confidence 0.5 to 0.7": 2, "confidence 0.9 to 1.0": 2,
        "no confidence": 1,
    } == {name: len(members) for name, members in strata(judged, by="confidence").items()}


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)), st.integers(0, 3))
def test_an_event_keeps_its_place_when_more_are_coded(some, more, seed):
    """The order of those that were there before is the same; input order never shows."""
    before = [Judged(str(n), "AID", None) for n in sorted(some)]
    after = [Judged(str(n), "AID", None) for n in sorted(some | more, reverse=True)]
    kept = [each for each in draw(after, seed=seed) if each in before]

    assert draw(before, seed=seed) == kept


def test_a_draw_takes_strata_in_turn():
    """Small strata are seen from the start."""
    drawn = draw([*events(50), *events(2, kind="AGREE")], seed=1, by="type")

    assert ["AGREE", "AID", "AGREE", "AID", "AID"] == [each.type for each in drawn[:5]]
    assert draw(drawn, seed=1) != draw(drawn, seed=2)


@pytest.mark.parametrize(("state", "stands"), [*product(ReviewState, (True, False))])
def test_an_event_is_right_if_it_stands_as_it_was_told(state, stands):
    """Accepted or joined to: right; edited, split, rejected, told twice: wrong."""
    right = {ReviewState.ACCEPTED, ReviewState.MERGED}
    unjudged = {ReviewState.UNREVIEWED, ReviewState.UNLINKED}
    expected = None if state in unjudged else stands and state in right

    assert expected == is_right(state, stands=stands)


def test_a_level_that_is_none_is_refused():
    """An interval that always holds says nothing."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        estimate_precision([], seed=None, level=1.0)
