"""Beside claims of polarity: the world, a body as one pole, the world without it, voting blocs."""

from datetime import date

import pyarrow as pa
import pytest
from worlds import STATES, drafted, power, world

from tatanan.measure.polarity import measure_polarity
from tatanan.reference.until import data_until
from tatanan.weigh.known import Known, states_of
from tatanan.weigh.polarity import (
    AMONG_MAJORS,
    AS_ONE,
    BLOCS,
    CONCENTRATION,
    EFFECTIVE,
    LEAD,
    WITHOUT,
    of_polarity,
)

DAY = date(2022, 6, 1)


def test_a_body_changes_the_number_of_poles():
    """As one pole it makes them fewer; all three numbers are those of the measure."""
    found = drafted(of_polarity("IGOSCO", ("IGONAT",), world(), day=DAY))
    values = power().in_year(2022)
    sco, nato = (states_of(code, DAY) & set(STATES) for code in ("IGOSCO", "IGONAT"))

    assert measure_polarity(values).effective == found[EFFECTIVE].yardstick.value
    assert measure_polarity(values, as_one={"SCO": sco}).effective == found[AS_ONE].yardstick.value
    assert measure_polarity(values, without=sco).effective == found[WITHOUT].yardstick.value
    assert [
        ("IGONAT", measure_polarity(values, as_one={"NATO": nato}).effective),
        ("IGOSCO+IGONAT", measure_polarity(values, as_one={"S": sco, "N": nato}).effective),
    ] == [(each.about, each.value) for each in found[AS_ONE].beside]


def test_a_world_in_which_one_grows_is_more_concentrated_than_before():
    """The percentile is that among the same world's earlier years."""
    found = drafted(of_polarity(None, (), world(), day=DAY))

    assert {EFFECTIVE, CONCENTRATION, LEAD, BLOCS} == set(found)
    assert (1.0, 0.0) == tuple(
        found[name].yardstick.percentile for name in (CONCENTRATION, EFFECTIVE))
    assert "the strongest is CHN" == found[LEAD].yardstick.note


def test_major_powers_are_told_apart_and_a_list_that_ended_is_open():
    """Who still was one when the list ended is one of those compared."""
    spells = pa.table({"state": [2, 710, 365], "iso3": ["USA", "CHN", "RUS"],
                       "first": [date(1900, 1, 1)] * 3, "last": [None, None, date(2015, 1, 1)]})
    known = world(majors=data_until(spells, date(2016, 12, 31)))
    found = drafted(of_polarity(None, (), known, day=DAY))[AMONG_MAJORS].yardstick

    assert measure_polarity(power().in_year(2022), among=("USA", "CHN")).concentration == (
        found.value)
    assert "CHN, USA; the list ends on 2016-12-31" == found.note


def test_two_camps_of_voters_are_far_above_chance():
    """The blocs are told beside the number."""
    found = drafted(of_polarity(None, (), world(), day=DAY))[BLOCS].yardstick

    assert found.value > 1
    assert "2 blocs: CHN IND KAZ RUS; DEU FRA GBR USA" == found.note


def test_a_state_is_no_bloc_and_can_be_left_out():
    """One state as one pole is what it is anyway."""
    found = drafted(of_polarity("CHN", ("USA",), world(), day=DAY))

    assert AS_ONE not in found
    assert measure_polarity(power().in_year(2022), without={"CHN"}).effective == (
        found[WITHOUT].yardstick.value)
    assert ["USA"] == [each.about for each in found[WITHOUT].beside]


def test_a_body_has_no_history_before_it_had_members():
    """India came to the organisation in 2017, and the body itself in 2001."""
    found = drafted(of_polarity("IGOBRI", (), world(), day=date(2010, 1, 1)))

    assert found[AS_ONE].yardstick.percentile is None


@pytest.mark.parametrize("known", [Known(), world(power=None), world(votes=None)])
def test_missing_data_leave_out_what_needs_them(known):
    """No capabilities, no poles; no votes, no blocs."""
    found = drafted(of_polarity("IGOSCO", ("IGONAT",), known, day=DAY))

    assert (known.power is not None) == (EFFECTIVE in found)
    assert (BLOCS in found) == (known.votes is not None and known.power is not None)


def test_a_day_before_the_data_gives_nothing():
    """No year of the data was over then."""
    assert [] == list(of_polarity("IGOSCO", ("IGONAT",), world(), day=date(1999, 1, 1)))
