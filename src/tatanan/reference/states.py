"""States over time: who is a member of which list on which day, and under which code.

Two lists are in use, that of the Correlates of War (`cow`) and that of Gleditsch and Ward (`gw`).
They share most numbers, and disagree on days, on Germany, Yemen and Serbia, and on the numbers of
some islands: 970 is Nauru in the one and Kiribati in the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tatanan.reference.facts import Span, load_facts

_LAST_DAY = (12, 31)


@dataclass(frozen=True, slots=True)
class State:
    """A state in a list, for as long as one spell of its membership lasts.

    `last` is None where it was still a member when the list ended: the list ends there, the
    state does not. `iso3` is None where no ISO 3166-1 code ever meant it (Bavaria).
    """

    number: int
    abbreviation: str
    name: str
    iso3: str | None
    first: date
    last: date | None
    microstate: bool

    def is_member(self, day: date) -> bool:
        """Say whether a day lies in this spell of membership."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class StateSystem:
    """A list of the states of the world since 1816.

    `until` is the last day that the list speaks of. On later days its open spells go on, for a
    list that ends in 2016 is open, not empty; who became a state since is not in it.
    """

    id: str
    title: str
    until: date
    spells: tuple[State, ...]

    def members(self, day: date, *, microstates: bool = True) -> tuple[State, ...]:
        """Return the states that are members on a day, by number.

        >>> cow = state_system("cow")
        >>> [s.number for s in cow.members(date(1990, 10, 2)) if s.iso3 in ("DEU", "DDR")]
        [260, 265]
        >>> [s.number for s in cow.members(date(1990, 10, 3)) if s.iso3 in ("DEU", "DDR")]
        [255]
        """
        return tuple(
            spell for spell in self.spells
            if spell.is_member(day) and (microstates or not spell.microstate)
        )

    def numbers_in(self, year: int) -> tuple[int, ...]:
        """Return the numbers of all that were members on any day of a year."""
        first, last = date(year, 1, 1), date(year, *_LAST_DAY)
        return tuple(sorted({
            spell.number for spell in self.spells
            if spell.first <= last and (spell.last is None or spell.last >= first)
        }))

    def number_of(self, iso3: str, day: date) -> int | None:
        """Return the number of an ISO 3166-1 alpha-3 code on a day; None where it has none.

        >>> cow, gw = state_system("cow"), state_system("gw")
        >>> cow.number_of("DEU", date(1980, 1, 1)), cow.number_of("DEU", date(2020, 1, 1))
        (260, 255)
        >>> gw.number_of("DEU", date(2020, 1, 1)), gw.number_of("KIR", date(2020, 1, 1))
        (260, 970)
        """
        rows = _codes(self.id).by_iso3.get(current_iso3(iso3), ())
        return next((number for number, span in rows if day in span), None)

    def iso3_of(self, number: int, day: date) -> str | None:
        """Return the ISO 3166-1 alpha-3 code of a number; None where it has none.

        The day decides only where a number has gone with several codes, as 345 has.

        >>> cow = state_system("cow")
        >>> [cow.iso3_of(345, date(year, 1, 1)) for year in (1980, 2005, 2020)]
        ['YUG', 'SCG', 'SRB']
        """
        rows = _codes(self.id).by_number.get(number, ())
        if len({iso3 for iso3, _ in rows}) == 1:
            return rows[0][0]
        return next((iso3 for iso3, span in rows if day in span), None)

    def label_of(self, number: int, day: date) -> str:
        """Return the code by which a number is called in tables: ISO 3166-1 alpha-3 if it has one.

        >>> state_system("cow").label_of(300, date(1914, 7, 28))
        'COW300'
        """
        return self.iso3_of(number, day) or f"{self.id.upper()}{number}"

    def name_of(self, number: int, day: date) -> str | None:
        """Return what a number was called on a day; None for a number that is not in the list.

        >>> cow = state_system("cow")
        >>> cow.name_of(345, date(1980, 1, 1)), cow.name_of(345, date(2020, 1, 1))
        ('Yugoslavia', 'Serbia')
        """
        for span, name in _names(self.id).get(number, ()):
            if day in span:
                return name
        return next((spell.name for spell in self.spells if spell.number == number), None)


@lru_cache(maxsize=2)
def state_system(name: str) -> StateSystem:
    """Return a list of states: `cow`, that of the Correlates of War, or `gw`, Gleditsch and Ward.

    Raises KeyError for another name.
    """
    if name not in ("cow", "gw"):
        raise KeyError(f"there is no list of states {name!r}; there are cow and gw")
    data = load_facts("facts", f"{name}_states")
    codes = _codes(name)
    spells = []
    for row in data["states"]:
        first, last = date.fromisoformat(row["first"]), row["last"]
        spell_last = date.fromisoformat(last) if last else None
        iso3 = codes.at_end(row["number"], spell_last)
        spells.append(State(row["number"], row["abbreviation"], row["name"], iso3, first,
                            spell_last, row.get("microstate", False)))
    ordered = tuple(sorted(spells, key=lambda spell: (spell.number, spell.first)))
    return StateSystem(name, data["title"], date.fromisoformat(data["until"]), ordered)


def cow_of(iso3: str, day: date) -> int | None:
    """Return the Correlates of War number of an ISO 3166-1 alpha-3 code on a day, or None.

    >>> cow_of("YEM", date(1990, 5, 21)), cow_of("YEM", date(1990, 5, 22))
    (678, 679)
    >>> cow_of("PSE", date(2020, 1, 1)) is None
    True
    """
    return state_system("cow").number_of(iso3, day)


def iso3_of(cow: int, day: date) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a Correlates of War number on a day, or None.

    >>> iso3_of(713, date(2020, 1, 1)), iso3_of(347, date(2020, 1, 1))
    ('TWN', 'XKX')
    """
    return state_system("cow").iso3_of(cow, day)


def current_iso3(code: str) -> str:
    """Return the code of today for a code that ISO 3166-1 has given up; others as they are.

    >>> current_iso3("SUN"), current_iso3("ROM"), current_iso3("DDR")
    ('RUS', 'ROU', 'DDR')
    """
    return _aliases().get(code, code)


def voter_in_un(seat: str, day: date) -> int | None:
    """Return the Correlates of War number of who sat in a seat of the General Assembly on a day.

    The seat of China was held from Taipei until 1971-10-25 and is held from Beijing since; its
    present holder first sat there on 1971-11-15, and nobody voted from it between the two days.

    >>> voter_in_un("CHN", date(1971, 10, 25)), voter_in_un("CHN", date(1971, 11, 15))
    (713, 710)
    """
    holders = next((row["holders"] for row in load_facts("facts", "un_seats")["seats"]
                    if row["seat"] == seat), None)
    if holders is None:
        return cow_of(seat, day)
    sat = [row["cow"] for row in holders
           if date.fromisoformat(row.get("first_vote", row["first"])) <= day]
    return sat[-1] if sat else None


@dataclass(frozen=True, slots=True)
class _Codes:
    by_iso3: Mapping[str, tuple[tuple[int, Span], ...]]
    by_number: Mapping[int, tuple[tuple[str, Span], ...]]

    def at_end(self, number: int, last: date | None) -> str | None:
        """Return the code of a number at the end of a spell, or of the latest where it is open."""
        rows = self.by_number.get(number, ())
        day = last or date.max
        return next((iso3 for iso3, span in rows if day in span), rows[-1][0] if rows else None)


@lru_cache(maxsize=2)
def _codes(system: str) -> _Codes:
    data = load_facts("facts", "codes")["systems"][system]
    rows = [(iso3, number, Span(None, None)) for iso3, number in data["codes"].items()]
    rows += [(row["iso3"], row["number"], Span.of(row)) for row in data["dated"]]
    by_iso3, by_number = defaultdict(list), defaultdict(list)
    for iso3, number, span in rows:
        by_iso3[iso3].append((number, span))
        by_number[number].append((iso3, span))
    return _Codes(_frozen(by_iso3), _frozen(by_number))


def _frozen(lists: Mapping[Any, Iterable[Any]]) -> dict[Any, tuple[Any, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


@lru_cache(maxsize=2)
def _names(system: str) -> Mapping[int, tuple[tuple[Span, str], ...]]:
    found: dict[int, tuple[tuple[Span, str], ...]] = {}
    for row in load_facts("facts", "codes")["names"]:
        if row["system"] == system:
            named = (Span.of(row), row["name"])
            found[row["number"]] = (*found.get(row["number"], ()), named)
    return found


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, str]:
    return {row["iso3"]: row["now"] for row in load_facts("facts", "codes")["aliases"]}
