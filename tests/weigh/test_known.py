"""What is known when claims are weighed: years, members, places in history."""

from datetime import date

import pytest
from worlds import world

from tatanan.terms.network import Yardstick
from tatanan.weigh.known import Known, is_state, moment, placed, states_of, unknown


def value(number):
    """Return a yardstick of a value."""
    return None if number is None else Yardstick("kappa of two states", "CHN–RUS", number)


@pytest.mark.parametrize(
    ("since", "day", "years"),
    [
        (None, date(2012, 3, 1), (2009, 2010, 2012)),  # the year of the report is the last
        (2010, date(2012, 3, 1), (2010, 2012)),
        (None, None, (2009, 2010, 2012, 2020)),
        (None, date(2005, 1, 1), ()),  # the data begin later
    ],
)
def test_data_are_taken_up_to_the_year_of_the_day(since, day, years):
    """What was not known yet when a claim was made is not held against it."""
    assert years == Known(since=since).years_to((2009, 2010, 2012, 2020), day)


def test_no_data_have_no_years():
    """An empty data set is no error."""
    assert () == Known().years_to((), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("code", "day", "there", "not_there"),
    [
        ("IGOSCO", date(2017, 6, 8), {"RUS", "CHN", "KAZ"}, {"IND", "PAK"}),
        ("IGOSCO", date(2017, 6, 9), {"IND", "PAK"}, {"IRN"}),
        ("IGONAT", date(2023, 4, 3), {"USA", "TUR"}, {"FIN"}),
        ("csto", date(2020, 1, 1), {"RUS", "ARM"}, {"UZB"}),
        ("RUS", date(2020, 1, 1), {"RUS"}, {"CHN"}),
    ],
)
def test_members_are_those_of_the_day(code, day, there, not_there):
    """A body is who belongs to it on a day."""
    members = states_of(code, day)

    assert there <= members
    assert not not_there & members


@pytest.mark.parametrize("code", ["WST", "UNK", "IGO", "NGO", "nonsense"])
def test_who_has_no_list_of_members_has_none(code):
    """The West is no body."""
    assert not is_state(code)
    assert frozenset() == states_of(code, date(2020, 1, 1))


def test_members_are_counted_at_the_end_of_a_year_or_on_the_day():
    """The year of the report ends with the report."""
    assert date(2016, 12, 31) == moment(2016, date(2020, 5, 5))
    assert date(2020, 5, 5) == moment(2020, date(2020, 5, 5))
    assert date(2020, 12, 31) == moment(2020, None)


def test_a_value_is_placed_among_those_before_it():
    """The percentile counts earlier values below it; a gap counts for nothing."""
    found = placed([value(0.1), None, value(0.3), value(0.2)], Known())

    assert (0.2, 0.5) == (found.value, found.percentile)


def test_a_first_value_has_no_place():
    """Where there is no history there is no percentile."""
    assert placed([value(0.2)], Known()).percentile is None


def test_there_has_to_be_a_last_value():
    """What is placed is a value."""
    with pytest.raises(ValueError, match="stands in place of none"):
        placed([value(0.2), None], Known())


def test_what_is_not_known_has_a_reason():
    """None comes with why."""
    found = unknown("S of alliances", "CHN–RUS", 2018, "no data")

    assert (None, "no data", date(2018, 12, 31)) == (found.value, found.note, found.until)


def test_what_is_worked_out_once_is_kept():
    """The kappa of a year is one table."""
    known = world()

    assert known.kappa(2020) is known.kappa(2020)


def test_votes_that_are_not_here_are_said_to_be_missing():
    """Nobody takes silence for votes."""
    with pytest.raises(KeyError, match="no votes"):
        Known().kappa(2020)
