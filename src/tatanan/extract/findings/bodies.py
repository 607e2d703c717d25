"""The organisations of the lexicon by their acronyms, and how each may be written out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tatanan.lexicons.load import LANGUAGES, load_data

_WORD = re.compile(r"[^\W_]+")
_PARTS = ("names", "short", "spelled_out")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: its acronyms, its accepted expansions, and all words of those.

    `expansions` are spelled plainly; `shown` is the expansion to suggest in each language.
    """

    id: str
    code: str
    acronyms: frozenset[str]
    expansions: frozenset[str]
    vocabulary: frozenset[str]
    shown: Mapping[str, str]
    ambiguous: bool


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """All organisations, by acronym and by expansion; `others` are acronyms of somebody else."""

    by_acronym: Mapping[str, tuple[Body, ...]]
    by_expansion: Mapping[str, Body]
    homonyms: Mapping[str, frozenset[str]]
    others: frozenset[str]


def plain_words(words: str) -> str:
    """Return words without case, hyphens, possessives and other signs.

    >>> plain_words("the World Health-Organisation's")
    'the world health organisation'
    """
    return " ".join(_WORD.findall(re.sub(r"['’]s\b", "", words.casefold())))


@lru_cache(maxsize=1)
def load_bodies() -> Bodies:
    """Return the organisations of the lexicon; English names hold in every language."""
    by_acronym: dict[str, list[Body]] = {}
    by_expansion: dict[str, Body] = {}
    homonyms: dict[str, set[str]] = {}
    for row in load_data("world", "organisations")["entries"]:
        body = _body(row)
        for acronym in body.acronyms:
            by_acronym.setdefault(acronym, []).append(body)
        for name in _words(row, ("names",)):
            by_expansion.setdefault(plain_words(name), body)
        for stand_ins in row.get("homonyms", {}).values():
            for acronym, expansions in stand_ins.items():
                homonyms.setdefault(acronym, set()).update(map(plain_words, expansions))
    return Bodies(
        {acronym: tuple(bodies) for acronym, bodies in by_acronym.items()},
        by_expansion,
        {acronym: frozenset(expansions) for acronym, expansions in homonyms.items()},
        frozenset(_other_acronyms()),
    )


def _body(row: Mapping[str, Any]) -> Body:
    expansions = frozenset(map(plain_words, _words(row, _PARTS)))
    return Body(
        row["id"],
        row["code"],
        frozenset(_words(row, ("acronyms",))),
        expansions,
        frozenset(word for expansion in expansions for word in expansion.split()),
        {language: _shown(row, language) for language in LANGUAGES},
        bool(row.get("ambiguous")),
    )


def _shown(row: Mapping[str, Any], language: str) -> str:
    """Return the expansion to suggest; some bodies have no name but their members' initials."""
    spelled = row.get("spelled_out", {}).get(language, ())
    return str((*spelled, *row["names"].get(language, ()), row["id"])[0])


def _words(row: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        for language in LANGUAGES:
            yield from row.get(key, {}).get(language, ())


def _other_acronyms() -> Iterator[str]:
    """Yield the acronyms of states, groups and outlets: "(AFP)" expands nothing."""
    for name in ("states", "groups", "collectives"):
        for row in load_data("world", name)["entries"]:
            yield from _words(row, ("acronyms",))
    for row in load_data("world", "outlets")["entries"]:
        yield from (name for name in row["names"] if name.isupper())
