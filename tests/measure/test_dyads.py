"""Events by dyad: what counts, how often, and what it weighs."""

from datetime import date
from time import process_time

import numpy as np
import pyarrow as pa
import pytest
from dyadic import DAY, YEAR, table
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.alignment import measure_alignment
from tatanan.measure.dyads import QUADS, sum_dyads


@pytest.mark.parametrize(
    "row",
    [
        ("z", "RUS", "RUS", -10.0),
        ("z", "UNK", "UKR", -10.0),
        ("z", "RUS", "UKR", -10.0, {"day": date(2023, 12, 31)}),
    ],
)
def test_what_is_of_no_dyad_and_of_no_period_does_not_count(row):
    """Events within one state, of nobody known, and of other days are left out."""
    found = measure_alignment(table(row, ("a", "USA", "UKR", 7.0)), YEAR)

    assert [("USA", "UKR")[::-1]] == [tuple(each.dyad) for each in found.alignments]


def test_a_reciprocal_event_counts_once_a_dyad():
    """Both ordered pairs of one meeting are one event."""
    events = table(("a", "RUS", "CHN", 3.0), ("a", "CHN", "RUS", 3.0))

    assert 1 == measure_alignment(events, YEAR).between("RUS", "CHN").count


def test_a_missing_column_is_named():
    """The error says what to add."""
    with pytest.raises(ValueError, match="lacks the columns confidence, outlets"):
        measure_alignment(table().drop_columns(["confidence", "outlets"]), YEAR)


@pytest.mark.parametrize(
    "unknown", [{"intensity": None}, {"day": None}, {"confidence": 0.0}])
def test_an_event_that_says_nothing_does_not_count(unknown):
    """Without intensity, day or weight an event is neither friendly nor neutral."""
    events = table(("a", "RUS", "UKR", -10.0), ("b", "RUS", "UKR", 5.0, unknown),
                   ("c", "USA", "CHN", 5.0, unknown))
    found = measure_alignment(events, YEAR, weighting="confidence", pooled=False)

    assert [(-1.0, 1)] == [(each.value, each.count) for each in found.alignments]


@pytest.mark.parametrize("blank", [{"actor": None}, {"recipient": None}])
def test_an_event_without_a_side_is_of_no_dyad(blank):
    """Who is not known is not an actor."""
    events = table(("a", "RUS", "UKR", -10.0, blank), ("b", "USA", "UKR", 5.0))

    assert 1 == len(measure_alignment(events, YEAR).alignments)


def test_what_is_not_known_of_an_event_weighs_as_one_told_once_and_sure():
    """Neither a missing confidence nor a missing count of outlets removes an event."""
    events = table(("a", "RUS", "UKR", -10.0, {"confidence": None, "outlets": None}),
                   ("b", "RUS", "UKR", 10.0))
    found = measure_alignment(events, YEAR, weighting="confidence and outlets", pooled=False)

    assert (0.0, 2) == (found.between("RUS", "UKR").value, found.between("RUS", "UKR").count)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"intensity": -11.0}, "the event a has the intensity -11; PLOVER's run from -10 to 10"),
        ({"confidence": 1.5}, "a confidence is a probability, 0 to 1"),
    ],
)
def test_numbers_beyond_their_range_are_refused(wrong, message):
    """A scale that was mistaken for another one does not pass."""
    with pytest.raises(ValueError, match=message):
        measure_alignment(table(("a", "RUS", "UKR", 1.0, wrong)), YEAR, weighting="confidence")


def test_an_undirected_dyad_has_the_events_of_both_directions():
    """Counts of the two directions add up."""
    events = table(*((f"e{n}", *("AB" if n % 3 else "BA"), float(n % 7)) for n in range(20)))
    both, apart = (measure_alignment(events, YEAR, directed=d, pooled=False)
                   for d in (False, True))
    one, other = apart.between("A", "B"), apart.between("B", "A")

    assert both.between("A", "B").count == one.count + other.count
    assert pytest.approx(both.between("A", "B").value) == (
        (one.value * one.count + other.value * other.count) / 20)


def test_rows_of_one_event_that_differ_do_not_choose_by_their_order():
    """The same table in another order gives the same value."""
    rows = ("a", "RUS", "CHN", 3.0), ("a", "CHN", "RUS", 5.0)
    one, other = (measure_alignment(table(*each), YEAR) for each in (rows, rows[::-1]))

    assert one.alignments == other.alignments


@pytest.mark.slow
def test_a_million_events_take_seconds():
    """Summing is by array: nothing is done event by event."""
    random = np.random.default_rng(0)
    count = 10**6
    codes = np.array([f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"])
    events = pa.table({
        "event": np.arange(count).astype(str), "day": pa.array([DAY] * count, pa.date32()),
        "actor": codes[random.integers(0, 100, count)],
        "recipient": codes[random.integers(0, 100, count)],
        "quad": np.array(QUADS)[random.integers(0, 4, count)],
        "intensity": random.integers(-10, 11, count).astype(float),
        "confidence": random.random(count), "outlets": random.integers(1, 20, count)})
    begun = process_time()
    found = measure_alignment(events, YEAR, weighting="confidence and outlets")

    assert 100 * 99 / 2 == len(found.alignments)
    assert process_time() - begun < 20  # about one second on an idle machine


ROWS = st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD"),
                          st.integers(-10, 10)), max_size=25)


@settings(max_examples=50, deadline=None)
@given(ROWS, st.booleans(), st.sampled_from(["none", "confidence", "outlets"]))
def test_dyads_lie_one_after_the_other_and_their_sums_are_their_own(rows, directed, weighting):
    """Event by event and dyad by dyad say the same."""
    events = [(f"e{n:02d}", a, b, float(x), {"confidence": (n % 4) / 4 + 0.1, "outlets": n + 1})
              for n, (a, b, x) in enumerate(rows)]
    dyads = sum_dyads(table(*events), YEAR, directed=directed, weighting=weighting)

    assert len({dyads.dyad(n) for n in range(len(dyads.count))}) == len(dyads.count)
    assert np.allclose(dyads.weight, dyads.sums(dyads.weights))
    assert np.allclose(dyads.mean, dyads.sums(dyads.weights * dyads.values) / dyads.weight)
    assert dyads.count.tolist() == [len(each) for each in dyads.members]
    assert (dyads.counts.sum(axis=1) == dyads.count).all()
    assert (dyads.amount <= dyads.count + 1e-9).all()
    assert sum(dyads.count) == sum(a != b for _, a, b, *_ in events)
