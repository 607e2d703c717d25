"""Acronyms in brackets behind the words that they stand for, and the other way round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tatanan.extract.findings.bodies import plain_words
from tatanan.extract.findings.dossier import Dossier
from tatanan.terms.text import Evidence

_ACRONYM: Final = r"[A-Z][A-Za-z]{0,7}[A-Z]"
_BEHIND: Final = re.compile(rf"(?<=[^\W_])[”\"’']?\s?\(({_ACRONYM})\)")
_AHEAD: Final = re.compile(rf"(?<![\w(])({_ACRONYM})\s?\(([^()\n]{{8,90}})\)")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_GAP: Final = re.compile(r",?[ \u00a0]|\s?&\s?")
_BACK: Final = 130
"""How many characters before its acronym an expansion may begin."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """An acronym and the words that it is said to stand for.

    `before` are the words of the sentence up to the acronym, spelled plainly; `long` is their
    last part, from the first word with a capital on.
    """

    acronym: str
    long: str
    before: str
    evidence: Evidence


def find_expansions(dossier: Dossier) -> Iterator[Expansion]:
    """Yield the acronyms that a report writes out, in order."""
    text = dossier.report.text
    for match in _BEHIND.finditer(text):
        place = match.start()
        start = _start_of_name(text, place, dossier)
        if start is not None:
            before = plain_words(text[max(0, place - _BACK) : place])
            long = text[start:place]
            yield Expansion(match[1], long, before, dossier.report.cite(start, match.end()))
    for match in _AHEAD.finditer(text):
        if _is_name(match[2], dossier):
            evidence = dossier.report.cite(match.start(2), match.end(2))
            yield Expansion(match[1], match[2], plain_words(match[2]), evidence)


def _start_of_name(text: str, end: int, dossier: Dossier) -> int | None:
    """Return where the run of capitalised words begins that ends at a place, or None."""
    words = list(_WORD.finditer(text, max(0, end - _BACK), end))
    start, reached, small = None, end, dossier.words.connectives
    for word in reversed(words):
        if reached != end and not _GAP.fullmatch(text, word.end(), reached):
            break
        if word[0][0].isupper() and word[0].casefold() not in small:
            start = word.start()
        elif word[0] not in small or start is None:
            break
        reached = word.start()
    return start


def _is_name(words: str, dossier: Dossier) -> bool:
    """Say whether all words have a capital or are the small words of a name."""
    found = _WORD.findall(words)
    return len(found) > 1 and all(
        word[0].isupper() or word in dossier.words.connectives for word in found
    )
