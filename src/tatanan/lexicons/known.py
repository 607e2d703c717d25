"""The words that no one doubts: names of the lexicons, and ordinary words of a language."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

import simplemma

from tatanan.lexicons.load import LANGUAGES, data_files, file_name, load_data

_SURE_KEYS = ("names", "people", "capitals", "places", "surnames")
_NAME_KEYS = (
    "names",
    "acronyms",
    "people",
    "seats",
    "capitals",
    "places",
    "short",
    "aliases",
    "surnames",
)
_PLACE_KEYS = ("capitals", "places")
_SHORTEST_NAME = 4  # shorter names (Mali apart) are also beginnings of ordinary words


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """Return the words with a capital first in the names of states, bodies and leaders."""
    return _capital_words(name for row in _world() for name in _names(row, _NAME_KEYS))


@lru_cache(maxsize=1)
def names_alone() -> frozenset[str]:
    """Return the names that are one word, and the last words of the states' names.

    States, peoples, cities and surnames; of *Korea Utara* it is *Utara*.
    """
    names = (name for row in _world() for name in _names(row, _SURE_KEYS))
    ends = (name.rpartition(" ")[2] for row in load_data("world", "states")["entries"]
            for name in _names(row, ("names",)) if " " in name)
    return _capital_words(chain((name for name in names if " " not in name), ends))


@lru_cache(maxsize=1)
def known_acronyms() -> frozenset[str]:
    """Return the names in capitals only, of states, bodies and outlets."""
    names = (name for row in _world() for name in _names(row, _NAME_KEYS))
    outlets = (str(name) for row in _outlets() for name in row["names"])
    return frozenset(n for n in (*names, *outlets) if n.isalpha() and n.isupper() and len(n) > 1)


@lru_cache(maxsize=1)
def outlet_words() -> frozenset[str]:
    """Return the outlets' names that are one word and nothing else."""
    return _capital_words(
        name
        for row in _outlets()
        for name in row["names"]
        if " " not in name and name not in row.get("ambiguous", ())
    )


def _outlets() -> list[Mapping[str, Any]]:
    return list(load_data("world", "outlets")["entries"])


def _capital_words(names: Iterator[str]) -> frozenset[str]:
    words = (word for name in names for word in name.split())
    capital = (word for word in words if word.isalpha() and word[0].isupper())
    return frozenset(word for word in capital if len(word) >= _SHORTEST_NAME)


@lru_cache(maxsize=1)
def known_places() -> frozenset[str]:
    """Return the capitals and cities of the lexicon of states, without regard to case."""
    rows = load_data("world", "states")["entries"]
    return frozenset(name.casefold() for row in rows for name in _names(row, _PLACE_KEYS))


@lru_cache(maxsize=1)
def known_bodies() -> frozenset[str]:
    """Return the names and acronyms of states and organisations, without regard to case."""
    names = (n for row in _world() for n in _names(row, ("names", "acronyms", "short", "people")))
    return frozenset(name.casefold() for name in names) - known_places()


@lru_cache(maxsize=65_536)
def is_word(word: str, language: str) -> bool:
    """Say whether a word in lower case is an ordinary word of the language."""
    return bool(simplemma.is_known(word, language))


@lru_cache(maxsize=65_536)
def languages_of(word: str) -> tuple[bool, ...]:
    """Say for each language in turn whether a word in lower case is one of its words."""
    return tuple(is_word(word, language) for language in LANGUAGES)


def _world() -> Iterator[Mapping[str, Any]]:
    for file in data_files():
        folder, name = file_name(file).removesuffix(".yaml").split("/", 1)
        if folder == "world" and name != "outlets":
            entries = load_data(folder, name).get("entries", ())
            yield from (row for row in entries if isinstance(row, dict))


def _names(row: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of an entry under the keys, whichever language they are in."""
    if "name" in row and "aliases" in keys:
        yield str(row["name"])
    for key in keys:
        held = row.get(key, ())
        for group in held.values() if isinstance(held, dict) else (held,):
            yield from map(str, group)
