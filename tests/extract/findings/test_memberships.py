"""Memberships that the reference data contradict."""

import pytest
from dossiers import found_in

from tatanan.terms.coding import Actor, ActorId, ActorKind, Membership, MembershipRole

RULE = "membership-date"
SCO = Actor(ActorId("o"), "Organisasi Kerja Sama Shanghai", ActorKind.ORGANISATION, "IGOSCO")
NATO = Actor(ActorId("n"), "NATO", ActorKind.ORGANISATION, "IGONAT")
CLUB = Actor(ActorId("c"), "Klub Catur Hanoi", ActorKind.ORGANISATION, "NGO")


def state(code):
    """Return a state."""
    return Actor(ActorId(code), code, ActorKind.STATE, code, code)


def coded(code, body, role):
    """Return a maker of one membership, grounded in the report's first word."""
    def make(report):
        words = report.cite(0, report.text.index(" "))
        return (Membership(state(code), body, role, None, words),)
    return make


NEW, MEMBER = MembershipRole.NEW_MEMBER, MembershipRole.MEMBER


@pytest.mark.parametrize(
    ("code", "body", "role", "published", "suggestion"),
    [
        ("IND", SCO, NEW, "2024-07-04", "a member since 2017-06-09"),
        ("SWE", NATO, MEMBER, "2022-07-04", "a member from 2024-03-07"),  # not yet
        ("UKR", NATO, MEMBER, "2025-03-20", None),  # never
    ],
)
def test_a_membership_that_the_table_contradicts_is_told(code, body, role, published, suggestion):
    """What the table knows instead is suggested."""
    text = "Negara itu disebut anggota."
    found = found_in(text, RULE, published=published, memberships=coded(code, body, role))

    assert [(["Negara"], suggestion)] == found


@pytest.mark.parametrize(
    ("code", "body", "role", "published"),
    [
        ("BLR", SCO, NEW, "2024-07-03"),  # the day before
        ("IRN", SCO, NEW, "2024-07-04"),  # a year after
        ("IND", SCO, MEMBER, "2024-07-04"),
        ("SWE", NATO, MEMBER, "2024-03-06"),  # a report of the eve
        ("IND", CLUB, MEMBER, "2024-07-04"),  # the table does not hold it
        ("IND", SCO, MembershipRole.OBSERVER, "2010-07-04"),
    ],
)
def test_a_membership_that_may_hold_is_not_told(code, body, role, published):
    """New members of two years, days around an accession, and unknown bodies are let be."""
    text = "Negara itu disebut anggota."

    assert [] == found_in(text, RULE, published=published, memberships=coded(code, body, role))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Belum ada rencana menjadikan Swedia anggota."),
        ("en", "There was no move to make Sweden a member."),
    ],
)
def test_a_membership_that_is_wished_or_denied_is_not_told(language, text):
    """Words before it say that nobody calls the state a member."""
    def make(report):
        start = report.text.index("Swe" if language == "en" else "Swedia")
        return (Membership(state("SWE"), NATO, MEMBER, None, report.cite(start, start + 3)),)

    assert [] == found_in(text, RULE, language=language, published="2022-07-04", memberships=make)


def test_a_neighbour_of_a_member_is_not_told():
    """The same words may name a member, and somebody beside it."""
    def make(report):
        words = report.cite(0, 10)
        return tuple(
            Membership(state(code), NATO, MEMBER, None, words) for code in ("POL", "UKR")
        )

    text = "Polandia, anggota NATO, dan Ukraina berbatasan."
    assert [] == found_in(text, RULE, memberships=make)


def test_a_report_without_a_day_is_judged_by_the_latest_that_it_tells():
    """A report is no older than what it tells."""
    text = "India ikut dalam pertemuan Rabu (3/7/2024) di Astana."
    found = found_in(text, RULE, published=None, memberships=coded("IND", SCO, NEW))

    assert [(["India"], "a member since 2017-06-09")] == found
