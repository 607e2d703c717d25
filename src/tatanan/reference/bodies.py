"""Who belongs to an international body on a day, from the dated memberships of the lexicons."""

from collections.abc import Iterable
from datetime import date

from tatanan.lexicons.load import load_data
from tatanan.lexicons.memberships import memberships_of, was_member
from tatanan.reference.states import StateSystem, state_system
from tatanan.terms.reference import Roster


def bodies() -> tuple[str, ...]:
    """Return the bodies whose memberships are known, by id.

    >>> {"nato", "sco", "brics", "eu", "asean", "g7", "g20", "csto"} <= set(bodies())
    True
    """
    listed = load_data("world", "membership_dates")["organisations"]
    return tuple(sorted(row["id"] for row in listed))


def members_of(body: str, day: date) -> Roster | None:
    """Return the members of a body on a day, by ISO 3166-1 alpha-3; None for an unknown body.

    The body is named by its id (`sco`) or its code (`IGOSCO`). Who became a member on a day that
    is not certain, whose status the parties describe differently, and everybody on days after
    the list was last gone over, is unsure: in neither case is it known to be no member.

    >>> sco = members_of("sco", date(2017, 6, 9))
    >>> sorted(sco.members)
    ['CHN', 'IND', 'KAZ', 'KGZ', 'PAK', 'RUS', 'TJK', 'UZB']
    """
    rows = memberships_of(body)
    if not rows:
        return None
    told = {member: was_member(member, body, day) for member in {row.member for row in rows}}
    return Roster(
        body=body,
        day=day,
        members=frozenset(member for member, is_member in told.items() if is_member),
        unsure=frozenset(member for member, is_member in told.items() if is_member is None),
        until=max(row.as_of for row in rows),
    )


def numbers_of(
    members: Iterable[str], day: date, *, system: StateSystem | None = None
) -> frozenset[int]:
    """Return the numbers of members on a day, those without a number left out.

    >>> sorted(numbers_of(["DEU", "FRA", "eu"], date(1980, 1, 1)))
    [220, 260]
    """
    states = system or state_system("cow")
    numbers = (states.number_of(member, day) for member in members)
    return frozenset(number for number in numbers if number is not None)
