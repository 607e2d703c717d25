"""Words that lost the blank between them are told apart, where no doubt is left."""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from tatanan.lexicons.known import (
    is_word,
    known_acronyms,
    known_names,
    languages_of,
    names_alone,
    outlet_words,
)
from tatanan.lexicons.load import LANGUAGES, load_data

_LEAST = 3  # letters of a word that may stand glued, beside the short words of the data file

_LONGEST_ACRONYM = 5  # letters of an acronym that no lexicon has

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CAPITALS = re.compile(r"[A-Z]{2,}")


@lru_cache(maxsize=65_536)
def part(word: str, language: str, *, alone: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Return where a glued word has to be parted; nothing where it is one word, or may be.

    `alone` are names that stand by themselves elsewhere in the same text.

    >>> part("seranganIsrael", "id"), part("DetikPagi", "id")
    ((8,), ())
    """
    if len(word) < _LEAST or is_word(word.lower(), language):
        return ()
    humps = [match.start() for match in _HUMP.finditer(word)]
    bounds = [0, *humps, len(word)]
    inside = (
        start + point
        for start, end in itertools.pairwise(bounds)
        for point in _points_inside(word[start:end], language, alone)
    )
    cut = sorted({*humps, *inside})
    parts = [word[a:b] for a, b in itertools.pairwise([0, *cut, len(word)])]
    return tuple(cut) if cut and _beyond_doubt(parts, language, alone) else ()


def meet(left: str, sign: str, right: str, language: str, *, alone: frozenset[str]) -> bool:
    """Say whether a word surely ends before a sign, and another surely begins behind it.

    >>> meet("tersebut", ".", "Iran", "id", alone=frozenset())
    True
    >>> meet("contoh", ".", "Com", "id", alone=frozenset())
    False
    """
    if sign == "(":
        return any(languages_of(left.lower())) or _is_name(left, alone)
    if right.lower() in _host_endings():
        return False
    first = right[: (*part(right, language, alone=alone), len(right))[0]]
    begins = _is_name(first, alone) or is_word(first.lower(), language) or _is_common(first)
    if sign == ")" or not begins:
        return begins
    last = left[(0, *part(left, language, alone=alone))[-1] :]
    if last.islower() or sign == ",":
        return _is_ordinary(last, language) or _is_name(last, alone) or last in known_acronyms()
    return _is_name(last, alone) or last in known_acronyms()


def _beyond_doubt(parts: Sequence[str], language: str, alone: frozenset[str]) -> bool:
    if parts[0].lower() in _joined_names():
        return False
    names = [_is_name(p, alone) or _is_acronym(p, language) for p in parts]
    behind_word = parts[0].islower() and len(parts[0]) >= _LEAST
    for piece, name in zip(parts, names, strict=True):
        acronym = behind_word and _may_be_acronym(piece, language)
        if not (name or acronym or _is_ordinary(piece, language)):
            return False
    if parts[0].islower():
        return True
    # Words that begin with a capital each are a brand in English (TurkStream); in Indonesian
    # they may be one too, unless one of them is a name.
    return language != "en" and any(names)


def _points_inside(piece: str, language: str, alone: frozenset[str]) -> list[int]:
    """Return where an acronym or a name runs into a word in a piece without a hump."""
    length = _acronym_into_word(piece, language, alone)
    rest = _name_into_word(piece[length:], language, alone)
    return [point for point in (length, length + rest if rest else 0) if point]


def _acronym_into_word(piece: str, language: str, alone: frozenset[str]) -> int:
    """Return the length of the acronym that runs into a word or a name, or 0."""
    capitals = _CAPITALS.match(piece) if language != "en" else None
    if capitals is None or capitals.end() == len(piece):
        return 0
    end = capitals.end()
    if _is_ordinary(piece[end:], language) and piece[end:] not in _endings():
        return end
    name = piece[end - 1 :]
    is_name = _is_name(name, alone) or _name_into_word(name, language, alone) > 0
    return end - 1 if is_name and piece[: end - 1] in known_acronyms() else 0


def _name_into_word(piece: str, language: str, alone: frozenset[str]) -> int:
    """Return the length of the name that runs into an ordinary word, or 0.

    English is left out: names grow there (Obamacare, Londongrad), and hardly ever stand glued.
    """
    if language == "en" or not piece[0].isupper() or is_word(piece.lower(), language):
        return 0
    if _is_name(piece, alone):
        return 0
    found = 0
    for length in range(len(piece) - 1, _LEAST, -1):
        if piece[:length] in names_alone() or piece[:length] in alone:
            rest = piece[length:]
            if rest in _endings():
                return 0
            if not found and _is_ordinary(rest, language) and (
                _is_common(rest) or not is_word(rest, "en")
            ):
                found = length
    return found


def _is_name(word: str, alone: frozenset[str]) -> bool:
    return word in known_names() or word in alone or word in outlet_words()


def _is_acronym(word: str, language: str) -> bool:
    return language != "en" and word in known_acronyms()


def _may_be_acronym(word: str, language: str) -> bool:
    """Say whether capitals behind a word in lower case can only be an acronym."""
    fits = _LEAST <= len(word) <= _LONGEST_ACRONYM and word.isupper()
    return language != "en" and fits and not is_word(word.lower(), language)


def _is_ordinary(word: str, language: str) -> bool:
    if language != "en" and _is_common(word):
        return True
    return (len(word) >= _LEAST or word in _short_words()) and is_word(word.lower(), language)


def _is_common(word: str) -> bool:
    return word.lower() in _common_words()


@lru_cache(maxsize=1)
def _joined_names() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(name for table in tables for name in table["joined_names"])


@lru_cache(maxsize=1)
def _short_words() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(word for table in tables for word in table["short_words"])


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(word for table in tables for word in table["common_words"])


@lru_cache(maxsize=1)
def _host_endings() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(word for table in tables for word in table["host_endings"])


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(ending for table in tables for ending in table["kept_endings"])
