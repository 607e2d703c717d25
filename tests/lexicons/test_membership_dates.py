"""The reference table knows who was a member of what, and when."""

import json
from datetime import date

import pytest

from tatanan.lexicons.load import load_data
from tatanan.lexicons.memberships import first_day, memberships_of, was_member
from tatanan.terms.coding import MembershipRole

BODIES = [row["id"] for row in load_data("world", "membership_dates")["organisations"]]
ASKED = {
    "un", "nato", "eu", "sco", "brics", "asean", "csto", "opec", "quad", "aukus", "g7", "g20",
    "african-union", "arab-league", "gcc", "oic", "commonwealth",
}


@pytest.mark.parametrize(
    ("state", "body", "first"),
    [
        ("IND", "sco", "2017-06-09"),
        ("PAK", "sco", "2017-06-09"),
        ("IRN", "sco", "2023-07-04"),
        ("BLR", "sco", "2024-07-04"),
        ("FIN", "nato", "2023-04-04"),
        ("SWE", "nato", "2024-03-07"),
        ("HRV", "eu", "2013-07-01"),
        ("IDN", "brics", "2025-01-06"),
        ("ETH", "brics", "2024-01-01"),
        ("TLS", "asean", "2025-10-26"),
        ("VNM", "asean", "1995-07-28"),
        ("SSD", "un", "2011-07-14"),
        ("african-union", "g20", "2023-09-09"),
    ],
)
def test_a_member_enters_on_its_day(state, body, first):
    """A state is no member the day before it enters, and is one on the day."""
    day = date.fromisoformat(first)

    assert first_day(state, body) == first
    assert was_member(state, body, day) is True
    assert was_member(state, body, date.fromordinal(day.toordinal() - 1)) is False


@pytest.mark.parametrize(
    ("state", "body", "last"),
    [
        ("GBR", "eu", "2020-01-31"),
        ("QAT", "opec", "2018-12-31"),
        ("AGO", "opec", "2023-12-31"),
        ("UZB", "csto", "2012-12-19"),
        ("ZWE", "commonwealth", "2003-12-07"),
    ],
)
def test_a_member_leaves_after_its_last_day(state, body, last):
    """A state is a member up to its last day, and no longer on the next."""
    day = date.fromisoformat(last)

    assert was_member(state, body, day) is True
    assert was_member(state, body, date.fromordinal(day.toordinal() + 1)) is False


@pytest.mark.parametrize(
    ("state", "body", "day"),
    [
        ("SAU", "brics", date(2024, 7, 1)),    # the parties describe it differently
        ("IDN", "opec", date(1962, 5, 1)),     # only the year of entry is certain
        ("TUR", "nato", date(2031, 1, 1)),     # later than the table knows
        ("TUR", "visegrad-group", date(2020, 1, 1)),    # a body that the table does not hold
        ("UNK", "nato", date(2020, 1, 1)),     # nobody whom we know
    ],
)
def test_what_is_not_known_is_none(state, body, day):
    """Not knowing is no denial."""
    assert was_member(state, body, day) is None


@pytest.mark.parametrize("name", ["sco", "IGOSCO", "organisation.sco"])
def test_a_body_is_found_by_its_id_its_code_or_its_entry(name):
    """Whoever asks may name the body as the lexicon or as the coding does."""
    assert was_member("CHN", name, date(2020, 1, 1)) is True


def test_a_code_that_many_bodies_share_finds_none():
    """The code of all other bodies does not stand for one of them."""
    assert memberships_of("IGO") == ()


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [
        ("un", date(2025, 1, 1), 193),
        ("nato", date(2025, 1, 1), 32),
        ("nato", date(2022, 1, 1), 30),
        ("eu", date(2025, 1, 1), 27),
        ("eu", date(2015, 1, 1), 28),
        ("sco", date(2025, 1, 1), 10),
        ("asean", date(2025, 12, 1), 11),
        ("g7", date(2025, 1, 1), 7),
        ("g20", date(2025, 1, 1), 21),
        ("csto", date(2025, 1, 1), 6),
        ("opec", date(2025, 1, 1), 12),
        ("african-union", date(2025, 1, 1), 55),
        ("arab-league", date(2025, 1, 1), 22),
        ("gcc", date(2025, 1, 1), 6),
        ("oic", date(2025, 1, 1), 57),
        ("commonwealth", date(2025, 1, 1), 56),
    ],
)
def test_the_members_of_a_day_are_as_many_as_the_body_says(body, day, count):
    """The table is complete: on a given day it has as many members as there were."""
    members = {row.member for row in memberships_of(body) if was_member(row.member, body, day)}

    assert count == len(members)


def test_the_table_holds_the_bodies_that_reports_are_about():
    """No body that was asked for is missing."""
    assert set(BODIES) == ASKED


@pytest.mark.parametrize("body", BODIES)
def test_every_row_has_a_reference_and_a_known_body(body):
    """A fact says where it stands, and each period begins before it ends."""
    known = {row["id"] for row in load_data("world", "organisations")["entries"]}
    for row in memberships_of(body):
        assert body in known
        assert row.reference.url.startswith("http")
        assert row.last is None or row.first <= row.last
        assert row.role in (
            MembershipRole.FOUNDER, MembershipRole.MEMBER, MembershipRole.OBSERVER,
            MembershipRole.PARTNER, MembershipRole.CANDIDATE,
        )


@pytest.mark.parametrize("body", BODIES)
def test_no_two_periods_of_a_role_overlap(body):
    """A state enters again only after it has left."""
    last = {}
    for row in sorted(memberships_of(body), key=lambda row: row.first):
        key = json.dumps([row.member, row.role in ("founder", "member")])
        assert row.role not in ("founder", "member") or last.get(key, "0") < row.first
        last[key] = row.last or "9999"
