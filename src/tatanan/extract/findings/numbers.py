"""number-mismatch: headline and body give different figures for the same thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.terms.coding import Finding
from tatanan.terms.text import Evidence

RULE: Final = "number-mismatch"
_GAP: Final = r"(?:\s+[^\W\d_][\w'’-]*){0,4}?\s+"
_BEFORE: Final = 25
"""How many characters before a figure can make it a bound."""
_PARTS: Final = 4
"""Of so many figures of the body a headline's figure may be the sum."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure and the words that say of what."""

    value: int
    start: int
    end: int
    bounded: bool


def find_number_mismatches(dossier: Dossier) -> Iterator[Finding]:
    """Yield the figures of the headline that the body contradicts and nowhere repeats."""
    for kind in dossier.words.counted:
        ahead = _counts(dossier.headline, kind, dossier)
        found = _counts(dossier.report.text[dossier.body :], kind, dossier)
        if len(ahead) == 1 and found and not ahead[0].bounded:
            told = _contradiction(ahead[0], found, dossier)
            if told is not None:
                yield _finding(ahead[0], told, dossier)


def _counts(text: str, kind: str, dossier: Dossier) -> list[Count]:
    """Return the figures of one kind of thing in a text: before its word or right behind."""
    words = dossier.words
    of = words.counted[kind].pattern
    forms = rf"({words.number}){_GAP}(?:{of})|(?:{of})\s+({words.number})"
    return [
        Count(
            words.value(match[1] or match[2]), *match.span(),
            _is_open(text[max(0, match.start() - _BEFORE) : match.end()], dossier),
        )
        for match in re.finditer(forms, text, re.IGNORECASE)
    ]


def _is_open(words: str, dossier: Dossier) -> bool:
    """Say whether words make a figure a bound, an estimate, or a part of another."""
    return bool(dossier.words.approximate.search(words) or dossier.words.others.search(words))


def _contradiction(ahead: Count, found: list[Count], dossier: Dossier) -> Count | None:
    """Return the body's only figure where it is not the headline's."""
    values = {count.value for count in found}
    if len(values) > 1 or found[0].bounded or _is_repeated(ahead.value, dossier):
        return None
    return found[0] if ahead.value not in _sums(values, dossier) else None


def _is_repeated(value: int, dossier: Dossier) -> bool:
    """Say whether the body has a number anywhere, in digits or in words."""
    text = dossier.report.text[dossier.body :]
    return any(
        dossier.words.value(match[0]) == value
        for match in re.finditer(dossier.words.number, text)
    )


def _sums(values: set[int], dossier: Dossier) -> set[int]:
    """Return the figures and what some of the body's numbers add up to."""
    text = dossier.report.text[dossier.body :]
    numbers = [dossier.words.value(m[0]) for m in re.finditer(dossier.words.number, text)][:40]
    return values | {sum(pair) for pair in combinations(numbers, 2)}


def _finding(ahead: Count, told: Count, dossier: Dossier) -> Finding:
    body = dossier.body
    evidence: tuple[Evidence, ...] = dossier.cite_headline(ahead.start, ahead.end)
    return Finding(
        RULE,
        f"the headline gives {ahead.value}, the body {told.value}",
        (*evidence, dossier.report.cite(body + told.start, body + told.end)),
        None,
    )
