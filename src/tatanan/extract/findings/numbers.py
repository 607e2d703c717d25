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
_PARTS: Final = 40
"""Of so many numbers of the body a headline's figure may be the sum."""


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
        if len(ahead) != 1 or ahead[0].bounded:
            continue
        found = _counts(dossier.report.text[dossier.body :], kind, dossier)
        told = _contradiction(ahead[0], found, dossier) if found else None
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
    """Return the body's figure nearest to the headline's, where the body has that nowhere.

    Neither may numbers of the body add up to it.
    """
    text = dossier.report.text[dossier.body :]
    numbers = [dossier.words.value(m[0]) for m in re.finditer(dossier.words.number, text)]
    parts = {*numbers[:_PARTS], *(count.value for count in found)}
    sums = {a + b for a, b in combinations(numbers[:_PARTS], 2)}
    sums |= {sum(three) for three in combinations(parts, 3)}
    if ahead.value in {*numbers, *sums}:
        return None
    return min(found, key=lambda count: abs(count.value - ahead.value))


def _finding(ahead: Count, told: Count, dossier: Dossier) -> Finding:
    body = dossier.body
    evidence: tuple[Evidence, ...] = dossier.cite_headline(ahead.start, ahead.end)
    return Finding(
        RULE,
        f"the headline gives {ahead.value}, the body {told.value}",
        (*evidence, dossier.report.cite(body + told.start, body + told.end)),
        None,
    )
