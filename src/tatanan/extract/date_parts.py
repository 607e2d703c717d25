"""The parts that a date expression names, and what surrounds it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from tatanan.extract.date_calendar import Stretch, part_of
from tatanan.extract.date_words import DateForm, DateWords, Value
from tatanan.terms.coding import Basis, When

UNKNOWN: Final = When(None, None, Basis.UNKNOWN)
"""A date, but nothing tells which."""
_SAME_MEANING: Final = {
    "iso": "numeric",
    "single": "unit",
    "one": "unit",
    "relation": "shift",
    "next_day": "shift",
    "next_unit": "shift",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a date expression and decides how it is read.

    `earlier` is the date expression before it, None where there is none. `ahead` says that the
    words before it speak of the future, `behind` that they ask for the past, `until` that they
    make it an end, which may lie on either side. `month_first` is None where nobody knows how
    the outlet writes. `year` is the year that another end of the same range names.
    """

    published: date | None
    earlier: When | None
    ahead: bool
    behind: bool
    until: bool
    month_first: bool | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DateParts:
    """The parts that an expression names; None for what it does not name."""

    reads: str
    day: int | None = None
    day2: int | None = None
    month: int | None = None
    year: int | None = None
    year2: int | None = None
    decade: int | None = None
    weekday: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    week_turn: int | None = None
    count: int = 1
    shift: int | None = None
    named: int | None = None
    part: str | None = None
    unit: str | None = None
    piece: str | None = None
    numeric: str | None = None


def parts_of(form: DateForm, match: re.Match[str], words: DateWords) -> DateParts:
    """Return what each group of a match stands for."""
    found = {
        name.split("__")[0]: text for name, text in match.groupdict().items() if text is not None
    }
    values = {slot: _value(slot, text, words) for slot, text in found.items()}
    for slot, meaning in _SAME_MEANING.items():
        if slot in values:
            values[meaning] = values.pop(slot)
    if "next_day" in found:
        values["unit"] = "day"
    return DateParts(form.reads, **values)  # type: ignore[arg-type]


def _value(slot: str, text: str, words: DateWords) -> Value:
    """Return what the words or digits of one slot stand for."""
    if slot in ("numeric", "iso"):
        return text
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else words.value(slot, text)


def stated(stretch: Stretch) -> When:
    """Return days that the words alone give."""
    return When(stretch.first, stretch.last, Basis.STATED)


def relative(stretch: Stretch, anchor: date) -> When:
    """Return days that are counted from another day."""
    return When(stretch.first, stretch.last, Basis.RELATIVE, anchor=anchor)


def in_part(stretch: Stretch, parts: DateParts, published: date | None) -> Stretch:
    """Narrow a stretch to its early or late part; "earlier" ends with publication."""
    if parts.part in ("earlier", "later"):
        if published is None or not stretch.holds(published):
            return stretch
        before = parts.part == "earlier"
        return Stretch(stretch.first, published) if before else Stretch(published, stretch.last)
    return part_of(stretch, parts.part) if parts.part else stretch
