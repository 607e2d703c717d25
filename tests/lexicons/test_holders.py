"""The table of persons in office says who held an office, and who else cannot have held it."""

import pytest

from tatanan.lexicons.holders import holder_of, is_open


@pytest.mark.parametrize(("office", "country", "day", "name"), [
    ("president", "FRA", "2019-05-01", "Emmanuel Macron"),
    ("prime minister", "GBR", "2021-05-01", "Boris Johnson"),
    ("president", "GBR", "2021-05-01", None),
    ("president", None, "2021-05-01", None),
])
def test_who_held_an_office(office, country, day, name):
    """Is it the one person who held it on that day, or nobody?"""
    holder = holder_of(office, country, day)

    assert name == (holder and holder.name)


@pytest.mark.parametrize(("office", "country", "day", "expected"), [
    ("president", "FRA", "2019-05-01", False),  # it is somebody known
    ("prime minister", "USA", "2019-05-01", False),  # there is none
    ("president", "GBR", "2019-05-01", False),
    ("fisheries minister", "FRA", "2019-05-01", True),
    ("prime minister", "PER", "2019-05-01", True),  # there is one, though a president as well
    ("president", "IGO", "2019-05-01", True),  # of a body nothing is known
])
def test_whether_somebody_unknown_may_hold_an_office(office, country, day, expected):
    """Is an office closed to unknown names where its holder, or that there is none, is known?"""
    assert expected == is_open(office, country, day)
