"""The dateline that opens a report: its place and the outlet that wrote it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tatanan.lexicons.known import known_bodies, known_places
from tatanan.read.furniture import FurnitureRule, load_furniture
from tatanan.read.lines import Line

_LINES = 4  # a dateline opens one of the first lines below the title
_HEAD = 12  # lines; above the first paragraph there may be a summary, whose points are short
_PARAGRAPH = 160  # characters; a shorter line may be a point of a summary
_SHORT_PLACE = 5  # letters; shorter words in capitals are mostly acronyms, unless known as a place
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands in the source, and what it names."""

    start: int
    end: int
    place: str | None
    outlet: str | None


def find_dateline(source: str, lines: Sequence[Line]) -> Dateline | None:
    """Return the dateline that opens one of the first paragraphs, or None."""
    rules = load_furniture()["dateline"]
    for line in lines[: _first_lines(lines)]:
        if rules.any_form.match(source, line.start):
            found = (_dateline_at(source, line.start, rule) for rule in rules.rules)
            return next((dateline for dateline in found if dateline), None)
    return None


def _first_lines(lines: Sequence[Line]) -> int:
    """Return how many lines may hold the dateline: up to the first paragraph at the least."""
    paragraph = next((n for n, line in enumerate(lines[:_HEAD]) if len(line.text) > _PARAGRAPH), 0)
    return max(_LINES, paragraph) + 1


def _dateline_at(source: str, start: int, rule: FurnitureRule) -> Dateline | None:
    match = rule.form.match(source, start)
    if match is None or not source[match.end() :].strip():
        return None
    groups = match.groupdict()
    place = groups.get("place")
    outlet = groups.get("outlet") or groups.get("outlet2")
    if place and (rule.place_known or not outlet) and not _is_place(place, rule):
        return None
    if rule.place_known and not outlet and _goes_on_with_a_place(source, match.end()):
        return None
    end = match.start() + len(match[0].rstrip())
    return Dateline(start, end, place and place.strip(" ,"), outlet)


def _is_place(place: str, rule: FurnitureRule) -> bool:
    folded = place.strip(" ,").casefold()
    known = folded in known_places() or folded.replace(".", "") in known_places()
    if known or rule.place_known:
        return known
    return len(folded) >= _SHORT_PLACE and folded not in known_bodies()


def _goes_on_with_a_place(source: str, end: int) -> bool:
    """Say whether a second place follows the dash: then both are what the sentence is about."""
    word = _NEXT_WORD.match(source, end)
    return word is not None and word[1].casefold() in known_places()
