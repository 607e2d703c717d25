"""Who held which office of a state on a day, as far as the lexicon knows."""

from collections.abc import Mapping
from functools import lru_cache

from tatanan.lexicons.names import Category, NameEntry, Office, load_names
from tatanan.lexicons.offices import offices_that_are


@lru_cache(maxsize=1)
def load_leaders() -> Mapping[str, NameEntry]:
    """Return the leaders of the lexicon by name."""
    return {
        entry.name: entry
        for group in load_names("en").proper.values()
        for _, entries in group
        for entry in entries
        if entry.category is Category.LEADER
    }


@lru_cache(maxsize=1)
def _of_country() -> Mapping[str | None, tuple[NameEntry, ...]]:
    """Return the leaders by the state that they serve."""
    found: dict[str | None, tuple[NameEntry, ...]] = {}
    for entry in load_leaders().values():
        found[entry.country] = (*found.get(entry.country, ()), entry)
    return found


@lru_cache(maxsize=1024)
def holder_of(office: str, country: str | None, day: str) -> NameEntry | None:
    """Return the one person who surely held an office of a state on a day, or None."""
    holders = [
        entry
        for entry in _of_country().get(country, ())
        if any(_holds(each, office, day) for each in entry.offices)
    ]
    return holders[0] if len(holders) == 1 else None


@lru_cache(maxsize=1024)
def is_open(office: str, country: str | None, day: str) -> bool:
    """Say whether somebody whom the lexicon does not know may hold an office of a state on a day.

    Whose president is known has no other, and a state of which a head is known and never a prime
    minister has none.

    >>> is_open("prime minister", "USA", "2025-06-01"), is_open("president", "USA", "2025-06-01")
    (False, False)
    """
    if holder_of(office, country, day) is not None:
        return False
    held, heads = _offices_of(country), offices_that_are("head")
    return office not in heads or office in held or heads.isdisjoint(held)


@lru_cache(maxsize=256)
def _offices_of(country: str | None) -> frozenset[str]:
    """Return the offices of a state of which the lexicon knows a holder on some day."""
    return frozenset(
        office.office for entry in _of_country().get(country, ()) for office in entry.offices)


def _holds(held: Office, office: str, day: str) -> bool:
    return held.office == office and held.held_on(day)
