"""Beside claims of polarity: the world, a body as one pole, the world without it, voting blocs."""

from datetime import date

import pyarrow as pa
import pytest
from worlds import STATES, drafted, output, power, world

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
    OF_OUTPUT,
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

    of_the_world = {EFFECTIVE, CONCENTRATION, LEAD}
    assert {*of_the_world, *(OF_OUTPUT[each] for each in of_the_world), BLOCS} == set(found)
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

    assert found.value > 0.1
    assert "2 blocs: 4 with CHN IND RUS KAZ; 4 with USA DEU FRA GBR" == found.note


def test_blocs_are_of_all_who_vote_without_capabilities_too():
    """Then the members that are named are the first by code."""
    found = drafted(of_polarity(None, (), world(power=None), day=DAY))[BLOCS].yardstick

    assert "2 blocs: 4 with CHN IND KAZ RUS; 4 with DEU FRA GBR USA" == found.note
    assert 8 == found.count


def test_poles_are_counted_by_output_too():
    """The same six, under names of their own, from their own data, whose end they tell."""
    found = drafted(of_polarity("IGOSCO", ("IGONAT",), world(), day=DAY))
    values = output().in_year(2022)
    sco = states_of("IGOSCO", DAY) & set(values.states)
    own = found[OF_OUTPUT[EFFECTIVE]]

    assert measure_polarity(values).effective == own.yardstick.value
    assert measure_polarity(values, as_one={"SCO": sco}).effective == (
        found[OF_OUTPUT[AS_ONE]].yardstick.value)
    assert measure_polarity(values, without=sco).effective == (
        found[OF_OUTPUT[WITHOUT]].yardstick.value)
    assert ("wdi-gdp",) == own.data
    assert "the strongest is USA" == found[OF_OUTPUT[LEAD]].yardstick.note
    assert found[EFFECTIVE].yardstick.value != own.yardstick.value


def test_whom_the_data_do_not_know_is_no_pole_of_them():
    """Kazakhstan has a capability, and no output that is told."""
    found = drafted(of_polarity("KAZ", (), world(), day=DAY))

    assert WITHOUT in found
    assert OF_OUTPUT[WITHOUT] not in found


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


@pytest.mark.parametrize(
    "known", [Known(), world(power=None), world(votes=None), world(output=None)])
def test_missing_data_leave_out_what_needs_them(known):
    """No capabilities, no poles; no output, no economies; no votes, no blocs."""
    found = drafted(of_polarity("IGOSCO", ("IGONAT",), known, day=DAY))

    assert (known.power is not None) == (EFFECTIVE in found)
    assert (known.output is not None) == (OF_OUTPUT[EFFECTIVE] in found)
    assert (known.votes is not None) == (BLOCS in found)


def test_a_day_before_the_data_gives_nothing():
    """No year of the data was over then."""
    assert [] == list(of_polarity("IGOSCO", ("IGONAT",), world(), day=date(1999, 1, 1)))
