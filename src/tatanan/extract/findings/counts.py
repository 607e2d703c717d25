"""headline-count: more items are promised than the text numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.terms.coding import Finding
from tatanan.terms.text import Evidence

RULE: Final = "headline-count"
_MOST: Final = 50
"""A larger number in a headline is no promise of so many items."""
_ITEM: Final = re.compile(
    r"(?:^|(?<=[^\W\d])|(?<=[.!?”\"’)]\s)|(?<=[.!?”\"’)]))(\d{1,2})[.)]\s+(?=[^\W\d_a-z]|[“\"])",
    re.MULTILINE,
)
"""The number of an item at the head of a line, or glued to the words before by a lost tag."""
_BETWEEN: Final = r"(?:\s+[^\W\d_][\w-]*){0,2}?\s+"
_REACH: Final = 40
"""How many characters an announcement in the body may stand before the number."""


@dataclass(frozen=True, slots=True)
class Promise:
    """So many items of something are promised, from a place of the text on."""

    count: int
    words: str
    evidence: tuple[Evidence, ...]
    place: int


def find_headline_counts(dossier: Dossier) -> Iterator[Finding]:
    """Yield the first promise of numbered items that the text does not keep."""
    for promise in (*_of_headline(dossier), *_of_body(dossier)):
        items = numbered_items(dossier.report.text, promise.place)
        if items and not _is_kept(promise, len(items), dossier):
            told = tuple(dossier.report.cite(*item) for item in items)
            yield Finding(
                RULE,
                f"“{promise.words}” promises {promise.count}, the text numbers {len(items)}",
                (*promise.evidence, *told),
                "perhaps a page is missing",
            )
            return


def numbered_items(text: str, place: int) -> list[tuple[int, int]]:
    r"""Return where the heads of the items 1, 2, 3 … stand, from a place of the text on.

    >>> numbered_items("1. First\n2. Second\n7. Other", 0)
    [(0, 8), (9, 18)]
    """
    found: list[tuple[int, int]] = []
    for match in _ITEM.finditer(text, place):
        if int(match[1]) == len(found) + 1:
            end = text.find("\n", match.end())
            found.append((match.start(1), end if end >= 0 else len(text)))
    return found


def _of_headline(dossier: Dossier) -> Iterator[Promise]:
    words = dossier.words
    pattern = re.compile(rf"({words.number}){_BETWEEN}?(?:{words.promised.pattern})", re.IGNORECASE)
    for match in pattern.finditer(dossier.headline):
        count = words.value(match[1])
        if 1 < count <= _MOST and not words.approximate.search(dossier.headline[: match.start()]):
            yield Promise(count, match[0], dossier.cite_headline(*match.span()), dossier.body)


def _of_body(dossier: Dossier) -> Iterator[Promise]:
    words, report = dossier.words, dossier.report
    pattern = re.compile(
        rf"(?:{words.announcers.pattern})[^.\n]{{0,{_REACH}}}?({words.number}){_BETWEEN}?"
        rf"(?:{words.promised.pattern})[^.\n]*[:.]\s*\n", re.IGNORECASE,
    )
    for match in pattern.finditer(report.text, dossier.body):
        count = words.value(match[1])
        if 1 < count <= _MOST:
            said = match[0].strip()
            evidence = report.cite(match.start(), match.start() + len(said))
            yield Promise(count, said, (evidence,), match.end())


def _is_kept(promise: Promise, numbered: int, dossier: Dossier) -> bool:
    """Say whether the items are all there, in figures or told by "first", "second"."""
    if numbered >= promise.count:
        return True
    told = {
        match[0].casefold()
        for match in dossier.words.ordinals.finditer(dossier.report.text, promise.place)
        if _begins_sentence(dossier.report.text, match.start())
    }
    return len(told) >= promise.count


def _begins_sentence(text: str, place: int) -> bool:
    return not text[:place].rstrip(' “"') or text[:place].rstrip(' “"')[-1] in ".!?\n:"
