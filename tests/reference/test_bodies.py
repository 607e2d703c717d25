"""Members of a body on a day, and who may be one."""

from datetime import date

import pytest

from tatanan.reference.bodies import bodies, members_of, numbers_of


@pytest.mark.parametrize(
    ("body", "day", "count", "joined"),
    [
        ("nato", date(2023, 4, 3), 30, "TUR"),
        ("nato", date(2023, 4, 4), 31, "FIN"),
        ("nato", date(2024, 3, 7), 32, "SWE"),
        ("sco", date(2001, 6, 15), 6, "UZB"),
        ("sco", date(2024, 7, 4), 10, "BLR"),
        ("eu", date(2020, 1, 31), 28, "GBR"),
        ("eu", date(2020, 2, 1), 27, "HRV"),
        ("g7", date(1980, 1, 1), 7, "CAN"),
        ("asean", date(2020, 1, 1), 10, "IDN"),
        ("brics", date(2012, 1, 1), 5, "ZAF"),
        ("csto", date(2022, 1, 1), 6, "ARM"),
    ],
)
def test_members_are_those_of_the_day(body, day, count, joined):
    """Who joins or leaves does so on its day."""
    states = {member for member in members_of(body, day).members if len(member) == 3}

    assert (count, True) == (len(states), joined in states)


def test_a_body_can_be_named_by_its_code():
    """The code of events and the id of the table mean the same body."""
    day = date(2020, 1, 1)

    assert members_of("nato", day).members == members_of("IGONAT", day).members


def test_an_unknown_body_has_no_roster():
    """Who belongs to a body that nobody knows is not known: None, not empty."""
    assert members_of("moon-club", date(2020, 1, 1)) is None


def test_after_the_list_was_gone_over_everybody_is_unsure():
    """A list says nothing of days after it; nobody is made a member or thrown out."""
    before = members_of("sco", date(2024, 7, 4))
    after = members_of("sco", date(2100, 1, 1))

    assert frozenset() == after.members
    assert before.members <= after.unsure
    assert after.until < after.day


def test_contested_membership_is_unsure():
    """Where the parties differ (Saudi Arabia and BRICS), neither side is taken."""
    roster = members_of("brics", date(2024, 6, 1))

    assert "SAU" in roster.unsure
    assert "SAU" not in roster.members


def test_members_have_numbers():
    """Codes become numbers of the list that is asked for, on the day."""
    day = date(1980, 1, 1)
    members = members_of("nato", day).members

    assert {2, 200, 260} <= numbers_of(members, day)
    assert 255 not in numbers_of(members, day)


def test_every_body_has_members_on_some_day():
    """No body of the list is empty."""
    day = date(2021, 12, 1)

    assert [] == [body for body in bodies() if not members_of(body, day).members]
