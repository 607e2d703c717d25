"""membership-date: called a new member years after joining, or a member without being one."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tatanan.extract.findings.bodies import load_bodies, plain_words
from tatanan.extract.findings.dossier import Dossier
from tatanan.lexicons.memberships import first_day, memberships_of, was_member
from tatanan.terms.coding import Actor, ActorKind, Basis, Finding, Membership, MembershipRole

RULE: Final = "membership-date"
_NEW_FOR: Final = timedelta(days=2 * 366)
"""For two years a member may be called new."""
_SIGHT: Final = 60
"""Characters before a membership in which words can make it unreal."""
_AROUND: Final = timedelta(days=31)
"""A report of the days around an accession may call the state a member, or not yet."""


def find_membership_dates(dossier: Dossier) -> Iterator[Finding]:
    """Yield the memberships that the reference data contradict, each pair and role once."""
    told: set[tuple[str, str, str]] = set()
    for membership in dossier.coding.memberships:
        key = (membership.member.code, membership.organisation.code, membership.role.value)
        finding = _contradiction(membership, dossier)
        if finding is not None and key not in told:
            told.add(key)
            yield finding


def _contradiction(membership: Membership, dossier: Dossier) -> Finding | None:
    body, day = table_name(membership.organisation), _day(membership, dossier)
    if body is None or day is None or membership.member.kind is not ActorKind.STATE:
        return None
    if membership.role is MembershipRole.NEW_MEMBER:
        return _not_new(membership, body, day)
    if membership.role is MembershipRole.MEMBER:
        return _not_member(membership, body, day, dossier)
    return None


def table_name(organisation: Actor) -> str | None:
    """Return the name under which the table of memberships holds a body, or None."""
    bodies = load_bodies()
    body = bodies.by_expansion.get(plain_words(organisation.name))
    known = (body,) if body else bodies.by_acronym.get(organisation.name, ())
    for name in (*(each.id for each in known), organisation.code):
        if memberships_of(name):
            return name
    return None


def _day(membership: Membership, dossier: Dossier) -> date | None:
    """Return the day for which the membership is told: a stated one, else the report's."""
    when = membership.when
    if when is not None and when.basis is Basis.STATED and when.last is not None:
        return min(when.last, dossier.day) if dossier.day else when.last
    return dossier.day


def _not_new(membership: Membership, body: str, day: date) -> Finding | None:
    """Return that a new member joined years ago."""
    joined = first_day(membership.member.code, body)
    early = (day - _NEW_FOR).isoformat()
    if joined is None or joined > early[: len(joined)]:
        return None
    if was_member(membership.member.code, body, day - _NEW_FOR) is not True:
        return None
    message = f"{membership.member.name} is called a new member, and joined {_year(joined)}"
    return Finding(RULE, message, (membership.grounds,), f"a member since {joined}")


def _not_member(
    membership: Membership, body: str, day: date, dossier: Dossier
) -> Finding | None:
    """Return that somebody called a member is none, neither on the day nor around it."""
    code, around = membership.member.code, (day - _AROUND, day, day + _AROUND)
    if any(was_member(code, body, each) is not False for each in around):
        return None
    if _is_unreal(membership, dossier) or _is_beside_member(membership, body, day, dossier):
        return None
    message = f"{membership.member.name} is called a member, and is none on {day}"
    return Finding(RULE, message, (membership.grounds,), _other_role(code, body, day))


def _is_unreal(membership: Membership, dossier: Dossier) -> bool:
    """Say whether words before a membership make it wished, planned or denied."""
    start = membership.grounds.span.start
    sentence = dossier.sentence_at(start)
    first = max(sentence.span.start if sentence else 0, start - _SIGHT)
    return bool(dossier.words.becoming.search(dossier.report.text[first:start]))


def _is_beside_member(
    membership: Membership, body: str, day: date, dossier: Dossier
) -> bool:
    """Say whether the same words name a member, too: "between NATO member Norway and Russia"."""
    return any(
        other.grounds == membership.grounds and was_member(other.member.code, body, day) is True
        for other in dossier.coding.memberships
    )


def _other_role(code: str, body: str, day: date) -> str | None:
    """Return what a state is instead, or when it became a member, or when it ceased to be one."""
    rows = [row for row in memberships_of(body) if row.member == code]
    for row in rows:
        if row.held_on(day):
            return f"{row.role} since {row.first}"
    full = [row for row in rows if row.role in (MembershipRole.MEMBER, MembershipRole.FOUNDER)]
    for row in full:
        return f"a member from {row.first}" + (f" to {row.last}" if row.last else "")
    return None


def _year(day: str) -> str:
    return f"in {day[:4]}"
