"""The lines of a source, and which breaks between them are there only by accident."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatanan.terms.text import AsideReason

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_CLOSED = re.compile(r"[.!?:;…\"”’)\]»|—–-]$")
_GOES_ON = re.compile(r"[\"“]?[a-z]|[,.;)](?:\s|$|[^\W\d_])")
_WIDEST = 120  # characters; where a longer line stands, no width broke the lines
_FEWEST, _SHARE = 3, 0.6  # breaks that a width explains, of a text that it is to have broken
_RAGGED = 3  # characters by which a line may fall short of the width and be full all the same
_FRAGMENT = 60  # characters; a link that a page sets on a line of its own is a name or a title


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without the blanks around it; `number` counts all lines."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of the source that is no part of the text, and why."""

    start: int
    end: int
    reason: AsideReason


def split_lines(source: str) -> list[Line]:
    """Return the lines of a source that hold anything, in order."""
    return [Line(n, m.start(), m.end(), m[0]) for n, m in enumerate(_LINE.finditer(source))]


def without(lines: Sequence[Line], cuts: Sequence[Cut]) -> list[Line]:
    """Return what the cuts leave of the lines: without their ends, or none of them at all."""
    left = (_trimmed(line, cuts) for line in lines)
    return [line for line in left if line is not None]


def _trimmed(line: Line, cuts: Sequence[Cut]) -> Line | None:
    start, end = line.start, line.end
    for cut in cuts:
        if cut.start <= start < cut.end:
            start = cut.end
        if cut.start < end <= cut.end:
            end = cut.start
    if (start, end) == (line.start, line.end):
        return line
    text = line.text[max(start - line.start, 0) : max(end - line.start, 0)]
    if not text.strip():
        return None
    start += len(text) - len(text.lstrip())
    return Line(line.number, start, start + len(text.strip()), text.strip())


def accidental_breaks(lines: Sequence[Line]) -> frozenset[int]:
    """Return where the lines start that go on from the line before.

    A line goes on where it begins in lower case (a quotation, too) or with a comma and the
    line before has no closing sign; short lines between (the texts of links) go with both.
    From the first line, which may be the title, nothing goes on.
    """
    found: set[int] = set()
    for before, this in pairwise(lines[1:]):
        if _GOES_ON.match(this.text) and _open(before, this):
            found.add(this.start)
    for first, link, third in reversed(list(zip(lines[1:], lines[2:], lines[3:], strict=False))):
        if third.start in found and len(link.text) <= _FRAGMENT and _open(first, link):
            found.add(link.start)
    return frozenset(found)


def width_breaks(source: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return where the lines start that a fixed width broke off, as in a letter or a wire text.

    Such a text has no long line, and at most of its breaks the next word would have made the
    line before longer than any other. Behind a blank line nothing goes on.
    """
    pairs = [
        (before, this)
        for before, this in pairwise(lines)
        if source.count("\n", before.end, this.start) == 1
    ]
    width = max((len(before.text) for before, _ in pairs), default=0)
    found = [this.start for before, this in pairs if _is_full(before, this, width)]
    broken = width <= _WIDEST and len(found) >= max(_FEWEST, _SHARE * len(pairs))
    return frozenset(found) if broken else frozenset()


def _is_full(before: Line, this: Line, width: int) -> bool:
    return len(before.text) + 1 + len(this.text.split(maxsplit=1)[0]) > width - _RAGGED


def _open(before: Line, this: Line) -> bool:
    return this.number == before.number + 1 and not _CLOSED.search(before.text)
