"""Paragraphs that a page prints twice: the first is kept, the later ones are set aside."""

import re
from collections.abc import Sequence

from tatanan.read.lines import Cut, Line
from tatanan.terms.text import AsideReason

SHORTEST_REPEAT = 40  # letters and digits; shorter lines (a cry, a subhead) may recur on purpose
SHORTEST_TITLE = 15  # a title that stands again is no paragraph, and shorter than one

_HEAD = 100  # characters that are compared first; few paragraphs that differ begin alike
_SIGNS = re.compile(r"[\W_]+")


def find_repeats(lines: Sequence[Line]) -> list[Cut]:
    """Return the lines that say again, letter by letter, what an earlier line said.

    Case, blanks, quotation marks and other signs do not count. The first line is taken for
    the title, which may be short.
    """
    seen: dict[str, list[str]] = {}
    found: list[Cut] = []
    for number, line in enumerate(lines):
        least = SHORTEST_REPEAT if number else SHORTEST_TITLE
        head = _said(line.text[:_HEAD])
        if head in seen and _said(line.text) in map(_said, seen[head]):
            found.append(Cut(line.start, line.end, AsideReason.REPEAT))
        elif len(head) >= least:
            seen.setdefault(head, []).append(line.text)
    return found


def _said(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return _SIGNS.sub("", text).casefold()
