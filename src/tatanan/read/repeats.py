"""Paragraphs that a page prints twice: the first is kept, the later ones are set aside."""

import re
from collections.abc import Sequence

from tatanan.read.lines import Cut, Line
from tatanan.terms.text import AsideReason

SHORTEST_REPEAT = 40  # letters and digits; shorter lines (a cry, a subhead) may recur on purpose
SHORTEST_TITLE = 15  # a title that stands again is no paragraph, and shorter than one

_SIGNS = re.compile(r"[\W_]+")


def find_repeats(lines: Sequence[Line]) -> list[Cut]:
    """Return the lines that say again, letter by letter, what an earlier line said.

    Case, blanks, quotation marks and other signs do not count. The first line is taken for
    the title, which may be short.
    """
    seen: set[str] = set()
    found: list[Cut] = []
    for number, line in enumerate(lines):
        said = _SIGNS.sub("", line.text).casefold()
        if said in seen:
            found.append(Cut(line.start, line.end, AsideReason.REPEAT))
        elif len(said) >= SHORTEST_REPEAT or (number == 0 and len(said) >= SHORTEST_TITLE):
            seen.add(said)
    return found
