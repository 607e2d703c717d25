"""All names and common nouns that can denote an actor, as one index by first word."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tatanan.lexicons.load import load_data, require_language

Words = tuple[str, ...]

# A capital inside a word begins a new one, for tags stripped by scrapers glue names together.
_WORD = re.compile(r"[^\W\d_A-Z]?[A-Z]?[a-z]+(?=[A-Z][a-z])|[^\W_]+")


class Category(StrEnum):
    """What a name is a name of."""

    STATE = "state"
    PEOPLE = "people"
    SEAT = "seat"
    CAPITAL = "capital"
    PLACE = "place"
    HOST = "host"
    COLLECTIVE = "collective"
    ORGANISATION = "organisation"
    GROUP = "group"
    OUTLET = "outlet"
    LEADER = "leader"
    ROLE = "role"
    AGENT = "agent"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person held, its days as ISO prefixes (a year, a month or a day)."""

    office: str
    sectors: tuple[str, ...]
    first: str
    last: str | None
    known: str | None
    organisation: str | None = None

    def held_on(self, day: str) -> bool:
        """Say whether the office was held on an ISO day, as far as the record tells.

        After the day at which an office is last known to have been held, it is taken
        to be held still: that is what a reader of today's news would do.
        """
        return self.first <= day and (self.last is None or day <= self.last + "~")


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One thing that a name can mean.

    `short` marks names that mean this only after the full name has been seen (ambiguous
    surnames, "the North") or where nothing beside them makes another name of them ("the Security
    Council"), `surname` those that are only part of the full one, `ambiguous`
    those that are also other words, `plural` those that mean several. `country` is None for what
    belongs to no state; `acts_in` are states of which it belongs to the one in which the report
    is set.
    """

    id: str
    category: Category
    name: str
    code: str
    country: str | None
    sectors: tuple[str, ...] = ()
    ambiguous: bool = False
    short: bool = False
    surname: bool = False
    plural: bool = False
    gender: str | None = None
    office: str | None = None
    offices: tuple[Office, ...] = ()
    acts_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of one language: `proper` by exact words, `common` by lower-case words.

    Each maps a first word to (all words, what they can mean), longest first.
    """

    language: str
    proper: Mapping[str, tuple[tuple[Words, tuple[NameEntry, ...]], ...]]
    common: Mapping[str, tuple[tuple[Words, tuple[NameEntry, ...]], ...]]


def words_of(name: str) -> Words:
    """Return the words of a name: hyphens, full stops and apostrophes do not count.

    >>> words_of("Jong-un"), words_of("U.S.")
    (('Jong', 'un'), ('U', 'S'))
    """
    return tuple(_WORD.findall(name))


def find_words(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the words of a stretch of text as names are cut, with their places."""
    return [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=4)
def lone_names(language: str) -> frozenset[str]:
    """Return the proper names of one word, in small letters.

    >>> "peru" in lone_names("en")
    True
    """
    found = (
        words for rows in load_names(language).proper.values() for words, meanings in rows
        if not all(e.short and e.category is Category.STATE for e in meanings))
    return frozenset(words[0].lower() for words in found if len(words) == 1)


@lru_cache(maxsize=4)
def load_names(language: str) -> NameIndex:
    """Return the index of all names and actor nouns of a language."""
    require_language(language)
    proper: dict[Words, dict[str, NameEntry]] = {}
    common: dict[Words, dict[str, NameEntry]] = {}
    for name, entry in _proper_names(language):
        words = words_of(name)
        if words:
            proper.setdefault(words, {}).setdefault(entry.id, entry)
    for name, entry in _common_nouns(language):
        words = words_of(name if name.isupper() else name.lower())
        if words and name.isupper():
            proper.setdefault(words, {}).setdefault(entry.id, entry)
        elif words:
            common.setdefault(words, {}).setdefault(entry.id, entry)
    return NameIndex(language, _by_first_word(proper), _by_first_word(common))


@lru_cache(maxsize=4)
def load_states(language: str) -> Mapping[str, NameEntry]:
    """Return the entry of each state and territory by its code.

    >>> load_states("id")["CHN"].name
    'China'
    """
    found: dict[str, NameEntry] = {}
    for _, entry in (*_states(require_language(language)), *_territories(language)):
        if entry.category is Category.STATE:
            found.setdefault(entry.code, entry)
    return found


def _by_first_word(
    names: Mapping[Words, Mapping[str, NameEntry]],
) -> dict[str, tuple[tuple[Words, tuple[NameEntry, ...]], ...]]:
    grouped: dict[str, list[tuple[Words, tuple[NameEntry, ...]]]] = {}
    for words, entries in names.items():
        grouped.setdefault(words[0], []).append((words, tuple(entries.values())))
    return {
        first: tuple(sorted(group, key=lambda item: (-len(item[0]), item[0])))
        for first, group in grouped.items()
    }


def _proper_names(language: str) -> Iterator[tuple[str, NameEntry]]:
    yield from _states(language)  # before the CLDR's: only here is said which names are unsure
    yield from _territories(language)
    yield from _no_actors(language)
    yield from _collectives(language)
    yield from _organisations(language)
    yield from _groups(language)
    yield from _outlets()
    for part in ("leaders_west", "leaders_east"):
        yield from _leaders(load_data("world", part)["entries"])


def _territories(language: str) -> Iterator[tuple[str, NameEntry]]:
    for row in load_data("generated", "territories")["entries"]:
        for name in row["names"].get(language, ()):
            yield name, _state(row["code"], Category.STATE, name)


def _states(language: str) -> Iterator[tuple[str, NameEntry]]:
    sources = (
        ("names", Category.STATE),
        ("acronyms", Category.STATE),
        ("short", Category.STATE),
        ("people", Category.PEOPLE),
        ("seats", Category.SEAT),
        ("capitals", Category.CAPITAL),
        ("places", Category.PLACE),
    )
    for row in load_data("world", "states")["entries"]:
        unsure, hosts = set(row.get("ambiguous", ())), set(row.get("hosts", ()))
        shown = row["names"][language][0]
        for key, category in sources:
            for name in row.get(key, {}).get(language, ()):
                meant = Category.HOST if name in hosts else category
                entry = _state(row["code"], meant, shown, unsure=name in unsure)
                yield name, replace(entry, short=key == "short")


def _state(code: str, category: Category, name: str, *, unsure: bool = False) -> NameEntry:
    sectors = ("GOV",) if category in (Category.SEAT, Category.CAPITAL) else ()
    return NameEntry(f"{category}.{code}", category, name, code, code, sectors, unsure)


def _no_actors(language: str) -> Iterator[tuple[str, NameEntry]]:
    for row in load_data("world", "no_actors")["entries"]:
        for name in row[language]:
            yield name, NameEntry(f"none.{name}", Category.NONE, name, "UNK", None)


def _collectives(language: str) -> Iterator[tuple[str, NameEntry]]:
    for row in load_data("world", "collectives")["entries"]:
        names = row["names"].get(language, ())
        for name in (*names, *row.get("acronyms", {}).get(language, ())):
            ident = f"collective.{row.get('id', names[0])}"
            unsure = name in row.get("ambiguous", ())
            yield name, NameEntry(
                ident, Category.COLLECTIVE, names[0], row["code"], None, (), unsure
            )
        for name in row.get("people", {}).get(language, ()):
            yield name, NameEntry(
                f"people.{row['code']}", Category.PEOPLE, names[0], row["code"], None)


def _organisations(language: str) -> Iterator[tuple[str, NameEntry]]:
    peoples = {name for name, entry in (*_states(language), *_collectives(language))
               if " " not in name}
    for row in load_data("world", "organisations")["entries"]:
        names = row["names"].get(language, ())
        shown = names[0] if names else row["id"]
        entry = NameEntry(
            f"organisation.{row['id']}", Category.ORGANISATION, shown, row["code"], None,
            tuple(row.get("sectors", ("IGO",))), bool(row.get("ambiguous")),
        )
        for key in ("names", "acronyms", "short"):
            for name in row.get(key, {}).get(language, ()):
                yield name, replace(entry, short=key == "short")
                yield _in_small_letters(name, peoples), replace(entry, short=key == "short")
        for name in row["names"]["en"]:  # of bodies, their English names are used everywhere
            yield name, entry


def _in_small_letters(name: str, peoples: Collection[str]) -> str:
    """Return a body's name as some papers write it: "European parliament", "UN command"."""
    first, *others = name.split()
    if first not in peoples and not first.replace(".", "").isupper():
        return name
    return " ".join([first, *(word if word.isupper() else word.lower() for word in others)])


def _groups(language: str) -> Iterator[tuple[str, NameEntry]]:
    for row in load_data("world", "groups")["entries"]:
        country = row["country"] if row["country"] != "UNK" else None
        names = row["names"].get(language, ())
        entry = NameEntry(
            f"group.{row['id']}", Category.GROUP, names[0] if names else row["id"],
            row["country"], country, tuple(row.get("sectors", ())),
            acts_in=frozenset(row.get("acts_in", ())),
        )
        for name in (*names, *row.get("acronyms", {}).get(language, ())):
            yield name, replace(entry, ambiguous=name in row.get("ambiguous", ()))


def _outlets() -> Iterator[tuple[str, NameEntry]]:
    for row in load_data("world", "outlets")["entries"]:
        country = row.get("country")
        for name in row["names"]:
            yield name, NameEntry(
                f"outlet.{row['id']}", Category.OUTLET, row["names"][0], country or "UNK",
                country, ("JRN",), name in row.get("ambiguous", ()),
            )


def _leaders(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, NameEntry]]:
    for row in rows:
        offices = tuple(
            Office(
                o["office"], tuple(o["sectors"]), o["first"], o.get("last"), o.get("known"),
                o.get("organisation"),
            )
            for o in row["offices"]
        )
        for key, short in (
            ("name", False), ("aliases", False), ("surnames", False), ("ambiguous_surnames", True)
        ):
            names = [row["name"]] if key == "name" else row.get(key, ())
            for name in names:
                yield name, NameEntry(
                    f"leader.{row['name']}", Category.LEADER, row["name"], row["country"],
                    row["country"], offices[-1].sectors if offices else (),
                    short=short, surname=key in ("surnames", "ambiguous_surnames"),
                    gender=row["gender"], offices=offices,
                    acts_in=frozenset(row.get("acts_in", ())),
                )


def _common_nouns(language: str) -> Iterator[tuple[str, NameEntry]]:
    data = load_data(language, "actors")
    for key, category in (("roles", Category.ROLE), ("agents", Category.AGENT)):
        for row in data[key]:
            entry = NameEntry(
                f"{category}.{row['words']}", category, row["words"], row.get("code", "UNK"),
                None, tuple(row.get("sectors", ())), office=row.get("office"),
            )
            for words in (row["words"], *row.get("variants", ())):
                yield words, replace(
                    entry,
                    ambiguous=words in row.get("ambiguous", ()),
                    plural=words in row.get("plural", ()),
                )
