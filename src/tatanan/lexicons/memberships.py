"""Who is or was what in an international body, and between which days: the reference data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tatanan.lexicons.load import load_data
from tatanan.terms.coding import MembershipRole

_FULL = frozenset({MembershipRole.MEMBER, MembershipRole.FOUNDER})
_WHOLE_DAY = len("2001-06-15")


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a fact stands: the page's title, its address, and the day it was last gone over."""

    title: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class DatedMembership:
    """What a state, or a body, is or was in a body, and between which days.

    `organisation` is the id of the body in `world/organisations.yaml`. `first` and `last` are
    an ISO day, or a month or a year where the day is not certain; `last` is None where the role
    still held on the day `as_of`. `contested` says that the parties describe it differently.
    """

    organisation: str
    member: str
    role: MembershipRole
    first: str
    last: str | None
    as_of: date
    reference: Reference
    contested: bool = False
    note: str | None = None

    def held_on(self, day: date) -> bool | None:
        """Say whether the role held on a day; None where that is not known.

        >>> [india] = [m for m in memberships_of("sco") if m.member == "IND" and not m.last]
        >>> india.held_on(date(2017, 6, 8)), india.held_on(date(2017, 6, 9))
        (False, True)
        """
        begun, ended = _reached(self.first, day), _passed(self.last, day)
        if begun is False or ended is True:
            return False
        if begun is None or ended is None or self.contested or self._is_unheard_of(day):
            return None
        return True

    def _is_unheard_of(self, day: date) -> bool:
        return self.last is None and day > self.as_of


def memberships_of(organisation: str) -> tuple[DatedMembership, ...]:
    """Return the dated memberships of a body; none where the table does not hold it.

    The body is named by its id (`sco`), by the entry of a mention (`organisation.sco`) or by
    its code, where only one body of the table has it (`IGOSCO`).
    """
    table, codes = _load_table()
    name = organisation.removeprefix("organisation.")
    return table.get(codes.get(name, name), ())


def was_member(state: str, organisation: str, day: date) -> bool | None:
    """Say whether a state, or a body, was a full member on a day; None where it is not known.

    >>> was_member("FIN", "nato", date(2023, 4, 3)), was_member("FIN", "nato", date(2023, 4, 4))
    (False, True)
    >>> was_member("FIN", "no-such-body", date(2023, 4, 4)) is None
    True
    """
    rows = memberships_of(organisation)
    if not rows or state not in _known_members():
        return None
    answers = [row.held_on(day) for row in rows if row.member == state and row.role in _FULL]
    if True in answers:
        return True
    is_open = None in answers or day > max(row.as_of for row in rows)
    return None if is_open else False


def first_day(state: str, organisation: str) -> str | None:
    """Return the day (or month, or year) on which a full membership last began, or None."""
    rows = memberships_of(organisation)
    return max((r.first for r in rows if r.member == state and r.role in _FULL), default=None)


def read_references(listed: Mapping[str, Any]) -> Mapping[str, Reference]:
    """Return the references that a data file lists, by the key under which its rows name them."""
    return {
        key: Reference(row["title"], row["url"], date.fromisoformat(row["checked"]))
        for key, row in listed.items()
    }


@lru_cache(maxsize=1)
def _load_table() -> tuple[Mapping[str, tuple[DatedMembership, ...]], Mapping[str, str]]:
    """Return the memberships by the id of the body, and the ids by code where one fits."""
    listed = load_data("world", "membership_dates")["organisations"]
    table = {row["id"]: tuple(_memberships(row)) for row in listed}
    of_code: dict[str, list[str]] = {}
    for entry in load_data("world", "organisations")["entries"]:
        if entry["id"] in table:
            of_code.setdefault(entry["code"], []).append(entry["id"])
    return table, {code: ids[0] for code, ids in of_code.items() if len(ids) == 1}


@lru_cache(maxsize=1)
def _known_members() -> frozenset[str]:
    """Return all whose membership can be asked for: the states, and the bodies of the table."""
    states = {entry["code"] for entry in load_data("world", "states")["entries"]}
    states |= {entry["code"] for entry in load_data("generated", "territories")["entries"]}
    table, _ = _load_table()
    return frozenset(states | {row.member for rows in table.values() for row in rows})


def _memberships(body: Mapping[str, Any]) -> Iterator[DatedMembership]:
    references = read_references(body["references"])
    for row in body["rows"]:
        yield DatedMembership(
            organisation=body["id"],
            member=row["member"],
            role=MembershipRole(row["role"]),
            first=row["first"],
            last=row["last"],
            as_of=date.fromisoformat(row.get("as_of", body["as_of"])),
            reference=references[row.get("reference", body["reference"])],
            contested=row.get("contested", False),
            note=row.get("note"),
        )


def _reached(first: str, day: date) -> bool | None:
    """Say whether a day lies at or after a date; None where it lies within a wider one."""
    same = day.isoformat()[: len(first)]
    if same == first:
        return True if len(first) == _WHOLE_DAY else None
    return same > first


def _passed(last: str | None, day: date) -> bool | None:
    """Say whether a day lies after a date; None where it lies within a wider one."""
    if last is None:
        return False
    same = day.isoformat()[: len(last)]
    if same == last:
        return False if len(last) == _WHOLE_DAY else None
    return same > last
