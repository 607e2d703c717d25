"""Who fights, or fought, whom, and between which days: the reference data on armed conflicts.

The table says that two sides fight each other. It does not say who began it, who attacks, or who
is right: the sides have no order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, product
from types import MappingProxyType
from typing import Any

from tatanan.lexicons.load import load_data
from tatanan.lexicons.memberships import Reference, read_references
from tatanan.terms.network import Period

STILL_TOLD_OF = timedelta(days=365)  # reports tell of a war's acts for about a year after its end
FIRST_DAY_OF_OUR_TIME = date(1990, 1, 1)  # a report without a day is not of a time before it
_YEAR, _MONTH = len("2001"), len("2001-06")

FoesByCode = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An armed conflict: two sides that fight each other, and between which days.

    `sides` are two sets of codes without an order; each of the one fights each of the other. For
    a war within a state both hold its code alone. `first` and `last` are days; where only a month
    or a year is certain, `first` is its first day and `last` its last. `last` is None where the
    fighting still went on on the day `as_of`. Where many stand on a side the days are those of
    the whole side. `contested` says that a party denies that it takes part, or describes its
    part differently.
    """

    id: str
    name: str
    sides: tuple[frozenset[str], frozenset[str]]
    first: date
    last: date | None
    as_of: date
    reference: Reference
    contested: bool = False
    note: str | None = None

    @property
    def is_within(self) -> bool:
        """Whether it is a war within one state."""
        return self.sides[0] == self.sides[1]

    def is_told_of(self, day: date) -> bool:
        """Say whether reports of a day tell of its acts: from its first day to a year after it.

        One that has no last day counts on all later days, those after `as_of` among them.

        >>> [war] = [each for each in load_conflicts() if each.id == "falklands-1982"]
        >>> [war.is_told_of(date(year, 5, 1)) for year in (1981, 1982, 1983, 1984)]
        [False, True, True, False]
        """
        return self.first <= day and (self.last is None or day <= self.last + STILL_TOLD_OF)


@lru_cache(maxsize=1)
def load_conflicts() -> tuple[Conflict, ...]:
    """Return all conflicts of `world/conflicts.yaml`, in the order of the file.

    >>> syria = next(each for each in load_conflicts() if each.id == "syria-2011")
    >>> syria.sides, syria.first, syria.last
    ((frozenset({'SYR'}), frozenset({'SYR'})), datetime.date(2011, 3, 15), None)
    """
    data = load_data("world", "conflicts")
    return tuple(_conflicts(data))


@lru_cache(maxsize=512)
def foes_on(day: date | None) -> FoesByCode:
    """Return whom each code fights on a day; who fights nobody has no entry.

    A code stands among its own foes where there is a war within the state. A conflict counts
    from its first day to `STILL_TOLD_OF` after its last. Where the day is None, it is not known,
    and every conflict since `FIRST_DAY_OF_OUR_TIME` counts. Source: `world/conflicts.yaml`.

    >>> sorted(foes_on(date(2023, 1, 1))["UKR"])
    ['RUS']
    >>> "GBR" in foes_on(date(2023, 1, 1)).get("ARG", ())
    False
    """
    if day is None:
        return _foes(each for each in load_conflicts()
                     if each.last is None or each.last >= FIRST_DAY_OF_OUR_TIME)
    return _foes(each for each in load_conflicts() if each.is_told_of(day))


def _foes(conflicts: Iterator[Conflict]) -> FoesByCode:
    found: dict[str, set[str]] = {}
    for one, other in chain.from_iterable(product(*each.sides) for each in conflicts):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return MappingProxyType({code: frozenset(foes) for code, foes in found.items()})


def _conflicts(data: Mapping[str, Any]) -> Iterator[Conflict]:
    references = read_references(data["references"])
    for row in data["conflicts"]:
        one, other = row["sides"] if "sides" in row else ([row["within"]], [row["within"]])
        yield Conflict(
            id=row["id"],
            name=row["name"],
            sides=(frozenset(one), frozenset(other)),
            first=_period(row["first"]).first,
            last=None if row["last"] is None else _period(row["last"]).last,
            as_of=date.fromisoformat(row.get("as_of", data["as_of"])),
            reference=references[row.get("reference", data["reference"])],
            contested=row.get("contested", False),
            note=row.get("note"),
        )


def _period(stated: str) -> Period:
    """Return the days of a day, a month or a year as the table writes it."""
    if len(stated) == _YEAR:
        return Period.year(int(stated))
    if len(stated) == _MONTH:
        return Period.month(int(stated[:_YEAR]), int(stated[_YEAR + 1:]))
    day = date.fromisoformat(stated)
    return Period(day, day)
