"""Paragraphs that a page prints twice: the first is kept, the later ones are set aside."""

import re
from collections.abc import Sequence
from functools import partial

from tatanan.read.lines import Cut, Line
from tatanan.terms.text import AsideReason

SHORTEST_REPEAT = 40  # characters; shorter lines (a cry, a subhead) may recur on purpose
SHORTEST_TITLE = 15  # a title that stands again is no paragraph, and shorter than one

_HEAD, _KEY = 60, 24  # of so many characters the first letters are compared before the whole line
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
        if len(line.text) < SHORTEST_TITLE:
            continue
        head = _said(line.text[:_HEAD])[:_KEY]
        if head in seen and _said(line.text) in map(_said, seen[head]):
            found.append(Cut(line.start, line.end, AsideReason.REPEAT))
        elif len(line.text) >= least:
            seen.setdefault(head, []).append(line.text)
    return found


def with_repeats(cuts: Sequence[Cut], repeats: Sequence[Cut]) -> tuple[Cut, ...]:
    """Return both, without the cuts that lie inside a repeat and go with it."""
    return (*(cut for cut in cuts if not any(map(partial(_holds, cut), repeats))), *repeats)


def _holds(cut: Cut, repeat: Cut) -> bool:
    return repeat.start <= cut.start and cut.end <= repeat.end


def _said(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return _SIGNS.sub("", text).casefold()
