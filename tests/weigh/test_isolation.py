"""Beside claims of isolation: a profile, each yardstick with its history and with other states'."""

from datetime import date

import pytest
from worlds import drafted, events, output, ties, votes, world

from tatanan.measure.isolation import DISTANCE, FRIENDS, KAPPA, NOT_SANCTIONING
from tatanan.terms.reference import NO, YES
from tatanan.weigh import isolation
from tatanan.weigh.isolation import (
    ALONE,
    MEETINGS,
    OUTPUT_NOT_SANCTIONING,
    POPULATION,
    STATES,
    of_isolation,
)
from tatanan.weigh.known import Known

DAY = date(2022, 6, 1)


@pytest.fixture(scope="module")
def profile():
    """The profile of Russia beside China."""
    return drafted(of_isolation("RUS", ("CHN",), world(), day=DAY))


@pytest.mark.parametrize("name", [KAPPA, ALONE, DISTANCE, FRIENDS, NOT_SANCTIONING, POPULATION,
                                  OUTPUT_NOT_SANCTIONING, STATES, MEETINGS])
def test_every_yardstick_has_its_value_history_and_another_state(profile, name):
    """All data are here, so nothing is unknown."""
    found = profile[name]

    assert found.yardstick.value is not None
    assert found.yardstick.percentile is not None
    assert ["CHN"] == [each.about for each in found.beside]
    assert found.data


def test_intervals_come_from_draws_of_roll_calls(profile):
    """The mean kappa lies within its interval."""
    own = profile[KAPPA].yardstick

    assert own.low <= own.value <= own.high


def test_who_does_not_sanction_is_weighed_three_ways(profile):
    """Two of seven others sanction: the United States and the United Kingdom."""
    weighed = {name: profile[name].yardstick.value for name in (NOT_SANCTIONING, STATES)}

    assert pytest.approx(5 / 7) == weighed[STATES]
    assert weighed[NOT_SANCTIONING] < weighed[STATES]
    assert 1.0 == profile[STATES].beside[0].value


def test_output_weighs_who_does_not_sanction(profile):
    """Of 46 beside Russia's own 28 sanction: the United States' 25 and the United Kingdom's 3."""
    own = profile[OUTPUT_NOT_SANCTIONING]
    others = sum(value for state, value in zip(
        output().in_year(2022).states, output().in_year(2022).values, strict=True)
        if state != "RUS")

    assert pytest.approx(1 - 28 / others) == own.yardstick.value
    assert ("gsdb", "wdi-gdp") == own.data
    assert "the weight of 1 of 7 states is not known" == own.yardstick.note


def test_alone_against_many_counts_the_no_of_one_and_the_yes_of_many(monkeypatch):
    """With three and more for many, the share is what is counted by hand."""
    monkeypatch.setattr(isolation, "_MANY", 3)
    matrix = votes().in_year(2022)
    own = matrix.matrix[matrix.states.index("RUS")]
    by_hand = ((own == NO) & ((matrix.matrix == YES).sum(axis=0) >= 3)).sum() / (own > 0).sum()

    assert by_hand == drafted(of_isolation("RUS", (), world(), day=DAY))[ALONE].yardstick.value


def test_meetings_are_counted_once_a_meeting():
    """A reciprocal event has two rows and is one meeting; a quarrel is none."""
    found = drafted(of_isolation("RUS", ("USA",), world(), day=DAY))[MEETINGS]

    assert pytest.approx(1, abs=0.1) == found.yardstick.value
    assert [0.0] == [each.value for each in found.beside]


def test_events_that_do_not_fill_a_year_count_no_meetings():
    """What nobody told is not nothing: None, with the reason."""
    known = world(events=events(date(2022, 1, 1), months=3))
    found = drafted(of_isolation("RUS", (), known, day=DAY))[MEETINGS].yardstick

    assert found.value is None
    assert "do not fill twelve months" in found.note


def test_events_that_ended_before_the_report_are_not_taken_for_silence():
    """The twelve months are the last that the events cover."""
    known = world(events=events(date(2015, 1, 1), months=30))
    found = drafted(of_isolation("RUS", (), known, day=DAY))[MEETINGS].yardstick

    assert pytest.approx(1, abs=0.1) == found.value
    assert 2017 == found.until.year


def test_a_state_that_data_do_not_know_is_none_with_the_reason():
    """A territory without a seat casts no vote."""
    found = drafted(of_isolation("TWN", ("USA",), world(), day=DAY))

    assert found[KAPPA].yardstick.value is None
    assert "not in the data" in found[KAPPA].yardstick.note
    assert ["USA"] == [each.about for each in found[KAPPA].beside]


@pytest.mark.parametrize(
    "missing", ["votes", "points", "power", "output", "pacts", "sanctions", "events"])
def test_missing_data_leave_the_other_yardsticks(missing):
    """Each data set has its own."""
    whole = drafted(of_isolation("RUS", (), world(), day=DAY))
    found = drafted(of_isolation("RUS", (), world(**{missing: None}), day=DAY))

    assert set(found) < set(whole)


def test_without_data_there_is_no_profile():
    """Nothing is known of anybody."""
    assert [] == list(of_isolation("RUS", ("USA",), Known(), day=DAY))


def test_ties_of_years_without_capabilities_are_not_weighed():
    """A year that only one of two data sets has is no year of both."""
    known = world(pacts=ties([("KAZ", "RUS")], years=(1990, 1991)))

    assert FRIENDS not in drafted(of_isolation("RUS", (), known, day=DAY))
