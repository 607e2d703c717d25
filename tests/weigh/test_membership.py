"""Beside claims of membership: the body's dated list."""

from datetime import date

import pytest
from worlds import drafted

from tatanan.weigh.membership import DAYS, LISTED, of_membership


@pytest.mark.parametrize(
    ("member", "body", "day", "value"),
    [
        ("BLR", "IGOSCO", date(2024, 7, 3), 0.0),  # one day early
        ("BLR", "IGOSCO", date(2024, 7, 4), 1.0),
        ("FIN", "IGONAT", date(2023, 4, 3), 0.0),
        ("RUS", "csto", date(2020, 1, 1), 1.0),
        ("IND", "IGOSCO", date(2090, 1, 1), None),  # the list ends long before
        ("UNK", "IGOSCO", date(2024, 7, 3), None),
    ],
)
def test_the_list_speaks_of_the_day(member, body, day, value):
    """1 is a full member, 0 not, None not known."""
    found = drafted(of_membership(member, body, day=day))

    assert value == found[LISTED].yardstick.value
    assert (DAYS in found) == (value == 1.0)


def test_a_member_is_one_since_a_day():
    """India has been one since 9 June 2017, and was an observer before."""
    found = drafted(of_membership("IND", "IGOSCO", day=date(2017, 6, 19)))

    assert (10.0, date(2017, 6, 9)) == (
        found[DAYS].yardstick.value, found[DAYS].yardstick.period.first)
    assert "observer 2005-07-05 to 2017-06-08" in found[LISTED].yardstick.note


def test_a_body_without_a_list_says_nothing():
    """There is no yardstick where there is no list."""
    assert [] == list(of_membership("IND", "IGO", day=date(2020, 1, 1)))


def test_without_a_day_the_end_of_the_list_is_taken():
    """It is the latest that is known."""
    own = drafted(of_membership("IND", "IGOSCO", day=None))[LISTED].yardstick

    assert own.until == own.period.last
