"""Words that lost the blank between them with a tag are parted, where no doubt is left."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tatanan.lexicons.load import LANGUAGES, load_data
from tatanan.read.known import is_word, known_names, names_alone
from tatanan.read.lines import Line

_LEAST = 3  # letters of a word that may stand glued, beside the short words of the data file
_FREQUENT = 2  # a word that stands alone twice in a text is a word of that text

_ALONE = re.compile(r"(?<![\w.@#/’'-])[A-Z][a-z]{2,}(?![\w@/’'-])")
_GLUED = re.compile(r"(?<![\w.@#/:’'-])(?=\w*[a-z][A-Z]|[A-Z][a-z]{5})[^\W\d_]{5,}(?![\w@/’'])")
_HUMPED = re.compile(r"[a-z][A-Z]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Join:
    """A glued run of the source and the offsets where it has to be parted."""

    start: int
    end: int
    points: tuple[int, ...]


def find_glued(lines: Sequence[Line], language: str) -> list[Join]:
    """Return the words of the lines that are two or more words glued together.

    They are parted before a capital where both halves are known, and after a known name
    that runs into an ordinary word. Brands with capitals inside are left alone.
    """
    candidates = [
        (line.start + match.start(), match[0])
        for line in lines
        if language != "en" or _HUMPED.search(line.text)
        for match in _GLUED.finditer(line.text)
        if language != "en" or _HUMPED.search(match[0])  # English is glued at capitals only
    ]
    alone = _names_of_the_text(lines) if candidates and language != "en" else frozenset()
    parted = ((start, word, part(word, language, alone=alone)) for start, word in candidates)
    return [
        Join(start, start + len(word), tuple(start + point for point in points))
        for start, word, points in parted
        if points
    ]


def part(word: str, language: str, *, alone: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Return where a glued word has to be parted; nothing where it is one word, or may be.

    `alone` are names that stand by themselves elsewhere in the same text.

    >>> part("seranganIsrael", "id"), part("DetikPagi", "id")
    ((8,), ())
    """
    if is_word(word.lower(), language):
        return ()
    humps = [match.start() for match in _HUMP.finditer(word)]
    bounds = [0, *humps, len(word)]
    lengths = (
        (start, _name_into_word(word[start:end], language, alone))
        for start, end in itertools.pairwise(bounds)
    )
    cut = sorted({*humps, *(start + length for start, length in lengths if length)})
    parts = [word[a:b] for a, b in itertools.pairwise([0, *cut, len(word)])]
    return tuple(cut) if cut and _beyond_doubt(parts, language, alone) else ()


def _beyond_doubt(parts: Sequence[str], language: str, alone: frozenset[str]) -> bool:
    if parts[0].lower() in _joined_names():
        return False
    names = [_is_name(p, alone) for p in parts]
    if not all(name or _is_ordinary(p, language) for p, name in zip(parts, names, strict=True)):
        return False
    if parts[0].islower():
        return True
    # Words that begin with a capital each are a brand in English (TurkStream); in Indonesian
    # they may be one too, unless one of them is a name.
    return language != "en" and any(names)


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
            if not found and _is_ordinary(rest, language) and not is_word(rest, "en"):
                found = length
    return found


def _is_name(word: str, alone: frozenset[str]) -> bool:
    return word in known_names() or word in alone


def _is_ordinary(word: str, language: str) -> bool:
    return (len(word) >= _LEAST or word in _short_words()) and is_word(word.lower(), language)


def _names_of_the_text(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words with a capital that stand alone more than once inside lines."""
    counts: dict[str, int] = {}
    for word in _capitals(lines):
        counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, count in counts.items() if count >= _FREQUENT)


def _capitals(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        for match in _ALONE.finditer(line.text):
            if match.start():
                yield match[0]


@lru_cache(maxsize=1)
def _joined_names() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(name for table in tables for name in table["joined_names"])


@lru_cache(maxsize=1)
def _short_words() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(word for table in tables for word in table["short_words"])


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(ending for table in tables for ending in table["kept_endings"])
