"""Alignment: what events tell of two states, with its count and its interval."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.measure.alignment import QUADS, measure_alignment, sum_dyads
from tatanan.terms.network import Period

YEAR = Period.year(2024)
DAY = date(2024, 5, 1)
COLUMNS = ("event", "day", "actor", "recipient", "quad", "intensity", "confidence", "outlets")


def table(*rows):
    """Return a table of events from rows: event, actor, recipient, intensity, and what differs."""
    known = [
        {"event": row[0], "day": DAY, "actor": row[1], "recipient": row[2], "intensity": row[3],
         "quad": QUADS[0 if row[3] > 0 else 3], "confidence": 1.0, "outlets": 1,
         **(row[4] if len(row) > 4 else {})}
        for row in rows
    ]
    columns = {name: [row[name] for row in known] for name in COLUMNS}
    return pa.table({**columns, "day": pa.array(columns["day"], pa.date32()),
                     "intensity": pa.array(columns["intensity"], pa.float64()),
                     "confidence": pa.array(columns["confidence"], pa.float64())})


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


def test_a_missing_column_is_named():
    """The error says what to add."""
    with pytest.raises(ValueError, match="lacks the columns confidence, outlets"):
        measure_alignment(table().drop_columns(["confidence", "outlets"]), YEAR)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_is_a_probability(level):
    """Percent are refused."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        measure_alignment(table(), YEAR, level=level)


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
