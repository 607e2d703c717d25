"""Names and actor nouns of the lexicon are found in a sentence, longest first."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tatanan.lexicons.names import NameEntry, NameIndex, Words, find_words
from tatanan.terms.text import Sentence

_GAP = re.compile(r"[ \u00a0]?[-–.'’/]?[ \u00a0]?")
_DOT = re.compile(r"\.[ \u00a0]?")
_Rows = tuple[tuple[Words, tuple[NameEntry, ...]], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a sentence: its token numbers (inclusive), its characters, its readings."""

    first: int
    last: int
    start: int
    end: int
    entries: tuple[NameEntry, ...]


def find_names(text: str, sentence: Sentence, index: NameIndex) -> tuple[Found, ...]:
    """Return the lexicon's names in a sentence of a text; none overlaps another."""
    start, end = sentence.span.start, sentence.span.end
    words = _cut_at_tokens(find_words(text, start, end), sentence)
    starts = [token.span.start for token in sentence.tokens]
    found, position = [], 0
    while position < len(words):
        length, entries = _longest(text, words, position, index)
        if length:
            first, last = words[position], words[position + length - 1]
            found.append(
                Found(
                    max(1, bisect_right(starts, first[1])), max(1, bisect_right(starts, last[1])),
                    first[1], last[2], entries,
                )
            )
        position += length or 1
    return tuple(found)


def _cut_at_tokens(
    words: Sequence[tuple[str, int, int]], sentence: Sentence
) -> list[tuple[str, int, int]]:
    """Return the words, cut where the parser's words begin inside them ("Israelmengatakan")."""
    places = {first for _, first, _ in words}
    inner = [
        token.span.start
        for token in sentence.tokens
        if token.span.start not in places and token.form[:1].isalpha()
    ]
    if not inner:
        return list(words)
    cut: list[tuple[str, int, int]] = []
    for form, first, last in words:
        edges = [first, *(place for place in inner if first < place < last), last]
        cut.extend(
            (form[a - first : b - first], a, b) for a, b in itertools.pairwise(edges)
        )
    return cut


def _longest(
    text: str, words: Sequence[tuple[str, int, int]], position: int, index: NameIndex
) -> tuple[int, tuple[NameEntry, ...]]:
    best: tuple[int, tuple[NameEntry, ...]] = (0, ())
    follows = words[position + 1][0].lower() if position + 1 < len(words) else ""
    for rows, common in _readings(words[position][0], index):
        for name, entries in rows:
            if len(name) <= best[0]:
                break
            if len(name) > 1 and name[1].lower() != follows:
                continue
            if _stands(text, words, position, name, common):
                best = (len(name), entries)
                break
    return best


def _readings(word: str, index: NameIndex) -> list[tuple[_Rows, bool]]:
    """Return the names that begin with a word, and whether they are common nouns."""
    found: list[tuple[_Rows, bool]] = []
    if word in index.proper:
        found.append((index.proper[word], False))
    if len(word) > 3 and word.isupper() and word.capitalize() in index.proper:
        found.append((index.proper[word.capitalize()], False))
    if word.lower() in index.common:
        found.append((index.common[word.lower()], True))
    return found


def _stands(
    text: str, words: Sequence[tuple[str, int, int]], position: int, name: Words, common: bool
) -> bool:
    if position + len(name) > len(words):
        return False
    gap = _DOT if all(len(word) == 1 for word in name) else _GAP  # no "A.U." in "A U.S. ship"
    for offset in range(1, len(name)):
        word, start, _ = words[position + offset]
        repeated = common or name[offset] == name[offset - 1]  # "Negara-negara"
        if not _same(word, name[offset], repeated):
            return False
        if not gap.fullmatch(text, words[position + offset - 1][2], start):
            return False
    return True


def _same(word: str, wanted: str, common: bool) -> bool:
    if word == wanted:
        return True
    if common:
        return word.lower() == wanted.lower()
    return len(word) > 3 and word.isupper() and word.capitalize() == wanted
