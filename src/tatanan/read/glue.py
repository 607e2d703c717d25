"""Words that lost the blank between them with a tag are parted, where no doubt is left.

The blank may be lost inside a run of letters, or behind a full stop, a comma or a bracket.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatanan.lexicons.glued import meet, part
from tatanan.read.lines import Line

_FREQUENT = 2  # a word that stands alone twice in a text is a word of that text

_ALONE = re.compile(r"(?<![\w.@#/’'-])[A-Z][a-z]{2,}(?![\w@/’'-])")
_GLUED = re.compile(
    r"(?<![\w.@#/:’'])(?:(?<!-)|(?=[a-z]{4}))"
    r"(?=\w*[a-z][A-Z]|[A-Z][a-z]{5}|[A-Z]{3}\w*[a-z]{3})[^\W\d_]{5,}(?![\w@/’'])"
)
_HUMPED = re.compile(r"[A-Z](?<=[a-z].)")  # looks back: capitals are fewer
_SEAM = re.compile(r"[.,()](?:(?<!\()(?=[A-Z][a-z])|(?<=\()(?=[A-Z]{2,}\)))")
_BEFORE = re.compile(r"(?<![\w.@#/:’'-])[^\W\d_]{2,}$")
_AFTER = re.compile(r"[^\W\d_]+(?![\w@/]|\.\w)")
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Join:
    """A glued run of the source and the offsets where it has to be parted."""

    start: int
    end: int
    points: tuple[int, ...]


def find_glued(lines: Sequence[Line], language: str) -> list[Join]:
    """Return the words of the lines that are two or more words glued together.

    They are parted before a capital where both halves are known, after a known name that
    runs into an ordinary word, and behind a sign that lost its blank where the words on both
    sides are known. Brands with capitals inside are left alone.
    """
    candidates = [
        (line.start + match.start(), match[0])
        for line in lines
        if language != "en" or _HUMPED.search(line.text)
        for match in _GLUED.finditer(line.text)
        if language != "en" or _HUMPED.search(match[0])  # English is glued at capitals only
    ]
    seamed = (line for line in lines if _SEAM.search(line.text))
    seams = [(line, match) for line in seamed for match in _SEAM.finditer(line.text)]
    sought = seams or (candidates and language != "en")
    names = _names_of_the_text(lines) if sought else frozenset()
    alone = names if language != "en" else frozenset()
    parted = ((start, word, part(word, language, alone=alone)) for start, word in candidates)
    found = [
        Join(start, start + len(word), tuple(start + point for point in points))
        for start, word, points in parted
        if points
    ]
    found.extend(join for seam in seams if (join := _seam(*seam, language, names)))
    return _merged(found)


def _seam(line: Line, sign: re.Match[str], language: str, names: frozenset[str]) -> Join | None:
    """Return the words around a sign as glued, where no doubt is left; None elsewhere."""
    at = sign.start()
    before = _BEFORE.search(line.text[max(0, at - _LONGEST_WORD) : at])
    after = _AFTER.match(line.text, sign.end())
    if after is None or (before is None and sign[0] != ")"):
        return None
    left, right = before[0] if before else "", after[0]
    if not meet(left, sign[0], right, language, alone=names):
        return None
    first, point = at - len(left), at if sign[0] == "(" else sign.end()
    points = {
        *(first + cut for cut in part(left, language, alone=names)),
        point,
        *(after.start() + cut for cut in part(right, language, alone=names)),
    }
    return Join(
        line.start + first, line.start + after.end(), tuple(line.start + p for p in sorted(points))
    )


def _merged(joins: Sequence[Join]) -> list[Join]:
    """Return joins in order, those that overlap as one."""
    merged: list[Join] = []
    for join in sorted(joins, key=lambda join: (join.start, join.end)):
        last = merged[-1] if merged else None
        if last and join.start < last.end:
            points = tuple(sorted({*last.points, *join.points}))
            merged[-1] = Join(last.start, max(last.end, join.end), points)
        else:
            merged.append(join)
    return merged


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
