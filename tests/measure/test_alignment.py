"""Alignment: what events tell of two states, with its count and its interval."""

from datetime import date

import numpy as np
import pytest
from dyadic import YEAR, table
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.alignment import (
    align_dyads,
    measure_alignment,
    pool_dyads,
    sum_dyads,
    table_alignments,
    trace_alignment,
)
from tatanan.terms.network import Period


def test_a_mean_has_its_count_its_events_and_its_quads():
    """Two events of a dyad, whoever acts in them."""
    events = table(("a", "RUS", "UKR", -10.0), ("b", "UKR", "RUS", -8.0), ("c", "USA", "UKR", 7.0))
    found = measure_alignment(events, YEAR, pooled=False)
    dyads = sum_dyads(events, YEAR)

    assert pytest.approx(-0.9) == found.between("UKR", "RUS").value
    assert (2, ("a", "b")) == (found.between("RUS", "UKR").count,
                               found.between("RUS", "UKR").events)
    assert [[0, 0, 0, 2], [1, 0, 0, 0]] == dyads.counts.tolist()
    assert found.between("RUS", "USA") is None


def test_direction_is_kept_where_it_is_asked_for():
    """Who acts toward whom are two alignments."""
    events = table(("a", "RUS", "UKR", -10.0), ("b", "UKR", "RUS", 2.0))
    found = measure_alignment(events, YEAR, directed=True, pooled=False)

    assert (-1.0, pytest.approx(0.2)) == (
        found.between("RUS", "UKR").value, found.between("UKR", "RUS").value)


def test_weights_favour_the_sure_and_the_widely_told():
    """What is surer, or told by more outlets, counts more; without weights all count alike."""
    events = table(("a", "RUS", "UKR", -10.0, {"confidence": 0.9, "outlets": 8}),
                   ("b", "RUS", "UKR", 10.0, {"confidence": 0.1}))
    value = {
        weighting: measure_alignment(events, YEAR, weighting=weighting, pooled=False)
        .between("RUS", "UKR").value
        for weighting in ("none", "confidence", "outlets", "confidence and outlets")
    }

    assert (0, pytest.approx(-0.8)) == (value["none"], value["confidence"])
    assert value["confidence and outlets"] < value["confidence"] < value["none"]
    assert value["outlets"] < value["none"]


def test_a_sparse_dyad_is_drawn_toward_the_others():
    """One event says less than many: its dyad moves toward the mean of all, and is less sure."""
    many = [(f"m{n}", "USA", "GBR", 6.0 + (-1) ** n) for n in range(40)]
    others = [(f"o{n}", "FRA", "DEU", 2.0 + (-1) ** n) for n in range(40)]
    lone = ("l", "RUS", "UKR", -9.0)
    found = measure_alignment(table(*many, *others, lone), YEAR)
    sure, sparse = found.between("USA", "GBR"), found.between("RUS", "UKR")

    assert abs(sure.value - 0.6) < 0.01
    assert -0.9 < sparse.value < -0.5
    assert sparse.high - sparse.low > 2 * (sure.high - sure.low)


def test_a_lone_event_has_no_interval_of_its_own():
    """Without pooling nothing is known of how it might have been otherwise."""
    alone = measure_alignment(table(("a", "RUS", "UKR", -9.0)), YEAR).between("RUS", "UKR")

    assert (-0.9, None, None, 1) == (alone.value, alone.low, alone.high, alone.count)


def test_no_events_are_no_alignments():
    """Silence is not neutrality."""
    assert () == measure_alignment(table(), YEAR).alignments


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_is_a_probability(level):
    """Percent are refused."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        measure_alignment(table(), YEAR, level=level)


def test_an_unknown_weighting_and_interval_are_refused_by_name():
    """The errors list those that are there."""
    dyads = sum_dyads(table(("a", "RUS", "UKR", 1.0)), YEAR)

    with pytest.raises(ValueError, match="'fame' is no weighting; they are none, confidence"):
        sum_dyads(table(), YEAR, weighting="fame")
    with pytest.raises(ValueError, match="'guess' is no interval; they are model, bootstrap"):
        align_dyads(dyads, pool_dyads(dyads), interval="guess")


def test_pooling_shows_how_far_each_dyad_was_drawn():
    """The mean of all, and the share of a dyad's own mean, give the value back."""
    many = [(f"m{n}", "USA", "GBR", 6.0 + (-1) ** n) for n in range(40)]
    others = [(f"o{n}", "FRA", "DEU", 2.0 + (-1) ** n) for n in range(8)]
    dyads = sum_dyads(table(*many, *others, ("l", "RUS", "UKR", -9.0)), YEAR)
    pooling = pool_dyads(dyads)
    rows = table_alignments(dyads, pooling).to_pylist()

    assert [8, 40, 1] == [row["count"] for row in rows]
    assert sorted(row["own"] for row in rows) == [rows[2]["own"], rows[0]["own"], rows[1]["own"]]
    assert all(0 < row["own"] < 1 for row in rows)
    for row in rows:
        pulled = row["own"] * row["mean"] + (1 - row["own"]) * row["centre"]
        assert pytest.approx(pulled) == row["value"]
        assert row["low"] <= row["value"] <= row["high"]
    assert {"verbal_cooperation", "material_cooperation", "verbal_conflict",
            "material_conflict"} <= set(rows[0])
    assert pytest.approx(0.01, rel=0.2) == pooling.within


def test_a_dyad_that_stands_alone_is_not_drawn():
    """Without pooling, and where there is one dyad, the mean is the value."""
    dyads = sum_dyads(table(("a", "RUS", "UKR", -9.0), ("b", "RUS", "UKR", -7.0)), YEAR)
    for pooled in (True, False):
        pooling = pool_dyads(dyads, pooled=pooled)

        assert ([1.0], None) == (pooling.own.tolist(), pooling.centre)
        assert [-0.8] == pytest.approx(pooling.values.tolist())


def test_bootstrap_and_model_agree_on_a_dyad_of_many_events():
    """With a hundred events the two intervals are nearly one; the seed gives the same again."""
    random = np.random.default_rng(3)
    rows = [(f"e{n:03d}", "USA", "GBR", float(x)) for n, x in enumerate(random.normal(2, 3, 100))]
    rows = [(name, a, b, float(np.clip(x, -10, 10))) for name, a, b, x in rows]
    dyads = sum_dyads(table(*rows, ("l", "RUS", "UKR", -9.0)), YEAR)
    pooling = pool_dyads(dyads, pooled=False)
    model = align_dyads(dyads, pooling).between("USA", "GBR")
    drawn, again, other = (
        align_dyads(dyads, pooling, interval="bootstrap", seed=seed) for seed in (1, 1, 2))
    found = drawn.between("USA", "GBR")

    assert (model.low, model.high) == pytest.approx((found.low, found.high), abs=0.015)
    assert drawn.alignments == again.alignments
    assert drawn.alignments != other.alignments
    assert (None, None) == (drawn.between("RUS", "UKR").low, drawn.between("RUS", "UKR").high)


def test_a_higher_level_makes_a_wider_interval():
    """Surer is wider, whichever interval is asked for."""
    rows = [(f"e{n}", "USA", "GBR", float(n % 5)) for n in range(30)]
    dyads = sum_dyads(table(*rows), YEAR)
    for interval in ("model", "bootstrap"):
        narrow, wide = (
            align_dyads(dyads, pool_dyads(dyads), interval=interval, level=level)
            .between("USA", "GBR") for level in (0.5, 0.99))

        assert wide.low < narrow.low < narrow.high < wide.high


def test_a_dyad_is_traced_through_periods():
    """A quarter without events is a gap, not a zero."""
    events = table(("a", "RUS", "CHN", 3.0, {"day": date(2024, 2, 1)}),
                   ("b", "CHN", "RUS", 7.0, {"day": date(2024, 8, 1)}))
    quarters = [Period.quarter(2024, number) for number in (1, 2, 3)]
    found = trace_alignment(events, ("RUS", "CHN"), quarters)

    assert [0.3, None, 0.7] == [None if each is None else each.value for each in found]
    assert (None, None, None) == trace_alignment(events, ("RUS", "USA"), quarters)


def test_intervals_hold_as_often_as_they_say():
    """Of many dyads whose truth is known about 95 in a hundred lie in their intervals."""
    random = np.random.default_rng(12)
    truth = random.normal(0.1, 0.25, 400).clip(-0.8, 0.8)
    rows = [
        (f"e{n:03d}-{k}", "AAA", f"B{n:03d}", float(np.clip(10 * random.normal(x, 0.2), -10, 10)))
        for n, x in enumerate(truth) for k in range(1 + n % 6)]
    dyads = sum_dyads(table(*rows), YEAR)
    pooling = pool_dyads(dyads)
    inside = [each.low <= x <= each.high for each, x in zip(
        align_dyads(dyads, pooling).alignments, truth, strict=True)]
    wrong, alone = (np.mean((values - truth) ** 2) for values in (pooling.values, dyads.mean))

    assert 0.92 < np.mean(inside) < 0.98
    assert wrong < alone  # what is drawn together is nearer to the truth


ROWS = st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD"),
                          st.integers(-10, 10)), max_size=25)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.randoms(use_true_random=False), st.booleans())
def test_order_does_not_matter_and_nothing_leaves_its_range(rows, random, pooled):
    """Values and intervals lie between -1 and 1, whatever the order of the events."""
    events = [(f"e{n:02d}", a, b, float(x)) for n, (a, b, x) in enumerate(rows)]
    mixed = random.sample(events, len(events))
    one, other = (measure_alignment(table(*each), YEAR, pooled=pooled)
                  for each in (events, mixed))

    assert one.alignments == other.alignments
    for each in one.alignments:
        assert each.count == len(each.events) > 0
        if each.low is not None:
            assert -1 <= each.low <= each.value <= each.high <= 1


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_means_are_those_counted_by_hand(rows):
    """The sums by array are the sums event by event."""
    events = [(f"e{n:02d}", a, b, float(x)) for n, (a, b, x) in enumerate(rows)]
    found = measure_alignment(table(*events), YEAR, pooled=False)
    for each in found.alignments:
        own = [x / 10 for _, a, b, x in events if {a, b} == set(each.dyad)]
        assert pytest.approx(np.mean(own), abs=1e-9) == each.value
        assert len(own) == each.count
