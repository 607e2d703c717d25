"""States over time: numbers, codes and names change on the right day, and lists do not run out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.reference.states import (
    cow_of,
    current_iso3,
    iso3_of,
    state_system,
    voter_in_un,
)

COW, GW = state_system("cow"), state_system("gw")


@pytest.mark.parametrize(
    ("system", "iso3", "day", "expected"),
    [
        ("cow", "DEU", date(1914, 7, 28), 255),
        ("cow", "DEU", date(1947, 1, 1), None),  # there was no German state
        ("cow", "DEU", date(1990, 10, 2), 260),
        ("cow", "DEU", date(1990, 10, 3), 255),
        ("cow", "DDR", date(1980, 1, 1), 265),
        ("gw", "DEU", date(1914, 7, 28), 255),
        ("gw", "DEU", date(2020, 1, 1), 260),  # Gleditsch and Ward go on with 260
        ("cow", "YEM", date(1990, 5, 21), 678),
        ("cow", "YEM", date(1990, 5, 22), 679),
        ("cow", "YMD", date(1980, 1, 1), 680),
        ("gw", "YEM", date(2020, 1, 1), 678),
        ("cow", "VNM", date(1970, 1, 1), 816),
        ("cow", "VNM", date(2020, 1, 1), 816),
        ("cow", "PRK", date(2020, 1, 1), 731),
        ("cow", "KOR", date(2020, 1, 1), 732),
        ("cow", "RUS", date(1980, 1, 1), 365),
        ("cow", "SUN", date(1980, 1, 1), 365),  # a code that ISO gave up
        ("cow", "YUG", date(1980, 1, 1), 345),
        ("cow", "SCG", date(2005, 1, 1), 345),
        ("cow", "SRB", date(2020, 1, 1), 345),
        ("gw", "SRB", date(2020, 1, 1), 340),
        ("gw", "YUG", date(1980, 1, 1), 345),
        ("cow", "CSK", date(1980, 1, 1), 315),
        ("cow", "CZE", date(2020, 1, 1), 316),
        ("cow", "SVK", date(2020, 1, 1), 317),
        ("cow", "SDN", date(2020, 1, 1), 625),
        ("cow", "SSD", date(2020, 1, 1), 626),
        ("cow", "ETH", date(2020, 1, 1), 530),
        ("cow", "ERI", date(2020, 1, 1), 531),
        ("cow", "NAM", date(2020, 1, 1), 565),  # ISO "NA" is Namibia, and is there
        ("cow", "TWN", date(2020, 1, 1), 713),
        ("cow", "XKX", date(2020, 1, 1), 347),
        ("cow", "PSE", date(2020, 1, 1), None),  # in neither list
        ("cow", "KIR", date(2020, 1, 1), 946),
        ("gw", "KIR", date(2020, 1, 1), 970),  # 970 is Nauru in the other list
        ("cow", "NRU", date(2020, 1, 1), 970),
        ("cow", "XYZ", date(2020, 1, 1), None),
    ],
)
def test_a_code_has_the_number_of_the_day(system, iso3, day, expected):
    """Codes find their numbers on every day, in both lists."""
    assert expected == state_system(system).number_of(iso3, day)


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        (345, date(1914, 7, 28), "SRB"),
        (345, date(1918, 12, 1), "YUG"),
        (345, date(2003, 2, 4), "SCG"),
        (345, date(2006, 6, 3), "SRB"),
        (365, date(1980, 1, 1), "RUS"),
        (817, date(1970, 1, 1), None),  # the Republic of Vietnam
        (730, date(1900, 1, 1), None),  # Korea before 1905
        (300, date(1914, 7, 28), None),
        (255, date(1960, 1, 1), "DEU"),  # it had no other code, so the day does not matter
        (999, date(2020, 1, 1), None),
    ],
)
def test_a_number_has_the_code_of_the_day(number, day, expected):
    """The day decides where a number has had several codes, and only there."""
    assert expected == iso3_of(number, day)


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        (345, date(1980, 1, 1), "Yugoslavia"),
        (345, date(2005, 1, 1), "Serbia and Montenegro"),
        (345, date(2020, 1, 1), "Serbia"),
        (365, date(1980, 1, 1), "Soviet Union"),
        (365, date(2020, 1, 1), "Russia"),
        (343, date(2018, 1, 1), "Macedonia"),
        (343, date(2020, 1, 1), "North Macedonia"),
        (565, date(2020, 1, 1), "Namibia"),
        (999, date(2020, 1, 1), None),
    ],
)
def test_a_number_is_called_as_it_was_on_the_day(number, day, expected):
    """A state is named as in its time."""
    assert expected == COW.name_of(number, day)


@pytest.mark.parametrize("system", [COW, GW])
def test_a_list_that_has_ended_is_open_not_empty(system):
    """On days after a list ends, who was a member goes on to be one."""
    last = {state.number for state in system.members(system.until)}
    later = {state.number for state in system.members(system.until + timedelta(days=4000))}

    assert last == later
    assert len(later) > 190


def test_germany_is_two_states_and_then_one():
    """On the day of unification two members become one, under the old number."""
    before = {state.number for state in COW.members(date(1990, 10, 2))}
    after = {state.number for state in COW.members(date(1990, 10, 3))}

    assert {260, 265} == before - after
    assert {255} == after - before


def test_both_numbers_of_a_year_of_change_are_in_it():
    """A year counts who was a member on any day of it."""
    assert {255, 260, 265, 678, 679, 680} <= set(COW.numbers_in(1990))
    assert not {260, 265, 678, 680} & set(COW.numbers_in(1991))


def test_microstates_can_be_left_out():
    """The smallest states are marked, and are members unless they are not wanted."""
    day = date(2016, 1, 1)
    small = {state.iso3 for state in COW.members(day)} - {
        state.iso3 for state in COW.members(day, microstates=False)
    }

    assert {"LIE", "MCO", "SMR", "AND", "NRU", "TUV"} <= small
    assert "LUX" not in small


def test_a_state_without_a_code_is_called_by_its_number():
    """Labels name every state, also those that ISO never coded."""
    assert ["COW300", "USA"] == [COW.label_of(n, date(1914, 7, 28)) for n in (300, 2)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1946, 1, 1), 710),
        (date(1950, 9, 1), 713),
        (date(1971, 10, 25), 713),  # the vote on resolution 2758 itself
        (date(1971, 11, 14), 713),  # nobody voted from the seat in between
        (date(1971, 11, 15), 710),
        (date(2020, 1, 1), 710),
    ],
)
def test_the_seat_of_china_changes_hands_once(day, expected):
    """Who votes for China is who sat there on the day."""
    assert expected == voter_in_un("CHN", day)


def test_before_the_charter_nobody_sat_in_the_seat_of_china():
    """There is no holder of a seat on a day before there were seats."""
    assert voter_in_un("CHN", date(1940, 1, 1)) is None


def test_other_seats_are_those_of_the_state():
    """Who holds a seat that never changed hands is the state of its code."""
    assert 679 == voter_in_un("YEM", date(2020, 1, 1))


def test_an_unknown_list_is_refused_by_name():
    """There are two lists, and whoever asks for a third is told which."""
    with pytest.raises(KeyError, match="no list of states 'un'; there are cow and gw"):
        state_system("un")


@given(day=st.dates(date(1816, 1, 1), date(2030, 12, 31)))
def test_every_member_with_a_code_is_found_by_it(day):
    """On every day, code and number of a member lead to one another."""
    wrong = [
        (state.number, iso3) for state in COW.members(day)
        if (iso3 := iso3_of(state.number, day)) is not None and cow_of(iso3, day) != state.number
    ]

    assert [] == wrong


@given(day=st.dates(date(1816, 1, 1), date(2030, 12, 31)))
def test_no_two_members_share_a_code(day):
    """On every day, a code means one member of the list of Gleditsch and Ward."""
    codes = [code for state in GW.members(day)
             if (code := GW.iso3_of(state.number, day)) is not None]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("old", "new"), [("ZAR", "COD"), ("BUR", "MMR"), ("NAM", "NAM")])
def test_a_code_that_was_given_up_becomes_that_of_today(old, new):
    """Old codes are read, and codes of today stay."""
    assert new == current_iso3(old)
