"""The lines of a source, and which breaks between them a page only put there by accident."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tatanan.terms.text import AsideReason

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_CLOSED = re.compile(r"[.!?:;…\"”’)\]»|—–-]$")
_GOES_ON = re.compile(r"[a-z]|[,.;)](?:\s|$|[^\W\d_])")
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
    """Return the lines that no single cut covers whole."""
    covered = {
        line.number for cut in cuts for line in lines if cut.start <= line.start < line.end <= cut.end
    }
    return [line for line in lines if line.number not in covered]


def accidental_breaks(lines: Sequence[Line]) -> frozenset[int]:
    """Return where the lines start that go on from the line before.

    A line goes on where it begins in lower case or with a comma and the line before has no
    closing sign; a short line between (the text of a link) goes with both. From the first
    line, which may be the title, nothing goes on.
    """
    found: set[int] = set()
    for before, this in zip(lines[1:], lines[2:], strict=False):
        if _GOES_ON.match(this.text) and _open(before, this):
            found.add(this.start)
    for first, link, third in zip(lines[1:], lines[2:], lines[3:], strict=False):
        if third.start in found and len(link.text) <= _FRAGMENT and _open(first, link):
            found.add(link.start)
    return frozenset(found)


def _open(before: Line, this: Line) -> bool:
    return this.number == before.number + 1 and not _CLOSED.search(before.text)
