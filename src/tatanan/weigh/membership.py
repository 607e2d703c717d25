"""Beside a claim that somebody is a member: what the dated list of the body says of that day.

    membership by the dated list   1 a full member on that day, 0 not, None not known
    days of membership             from the first day as a full member to the report's day

The list is the body's own, with its reference; it ships with the package, and says up to which day
it was gone over.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from tatanan.lexicons.memberships import first_day, memberships_of, was_member
from tatanan.terms.network import Period, Yardstick
from tatanan.terms.note import Note
from tatanan.weigh.known import Draft

LISTED: Final = "membership by the dated list"
DAYS: Final = "days of membership"
LIST: Final = "membership-dates"

_WHOLE_DAY: Final = len("2001-06-15")


def of_membership(member: str, body: str, *, day: date | None) -> Iterator[Draft]:
    """Yield whether the list of a body has a state as a full member on a day, and how long."""
    rows = memberships_of(body)
    if not rows:
        return
    until = max(row.as_of for row in rows)
    moment = day or until
    told = was_member(member, body, moment)
    about = f"{member}–{body}"
    yield Draft(
        Yardstick(LISTED, about, None if told is None else float(told),
                  period=Period(moment, moment), until=until,
                  count=sum(row.member == member for row in rows), note=_roles(member, body)),
        (), (LIST,))
    first = first_day(member, body)
    if told and first is not None and len(first) == _WHOLE_DAY:
        since = date.fromisoformat(first)
        yield Draft(
            Yardstick(DAYS, about, float((moment - since).days), period=Period(since, moment),
                      until=until, note=Note("since {day}", day=first)), (), (LIST,))


def _roles(member: str, body: str) -> Note | None:
    """Return what the list has of a member, with the days and the reference."""
    told: Note | None = None
    for row in memberships_of(body):
        if row.member == member:
            spell = Note("{role} {first} to {last} ({url})", role=Note(row.role.value),
                         first=row.first, last=row.last or Note("now"), url=row.reference.url)
            told = told.then(spell) if told else spell
    return told
