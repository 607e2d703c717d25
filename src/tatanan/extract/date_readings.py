"""What the parts of a date expression mean, given when the report was published."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from tatanan.extract.date_calendar import (
    Stretch,
    a_day,
    months,
    nearest_year,
    piece_of_year,
    the_day,
)
from tatanan.extract.date_parts import UNKNOWN, DateParts, Scene, in_part, relative, stated
from tatanan.extract.date_relative import (
    read_ago,
    read_coming,
    read_from_now,
    read_named,
    read_rolling,
    read_shift,
    read_unit,
    read_weekday,
    read_weekend,
)
from tatanan.terms.coding import When

MONTHS_AHEAD: Final = 4
"""The end of something, named without a year, is the coming one if no further ahead than this."""
DAYS_AHEAD: Final = 60
"""How many days ahead a day may lie that is named without a year and without such words."""
_FAR_AHEAD: Final = 10
"""What will be further ahead than so many months is named with its year."""
_MONTH: Final = 31
"""The most days that a month can have."""
_LEAP_YEAR: Final = 2024
"""A year that has every day there is."""
_LAST_MONTH: Final = 12
_CENTURY: Final = 2000
"""The century of a year in two digits."""


def read_parts(parts: DateParts, scene: Scene) -> When | None:
    """Return the days that an expression means, without evidence.

    None: it is no date at all (the 31st of February). A When without days: it is a date, but
    nothing tells which.
    """
    try:
        return _READERS[parts.reads](parts, scene)
    except (OverflowError, ValueError):  # beyond the end of the calendar
        return None


def _read_day(parts: DateParts, scene: Scene) -> When | None:
    """Read "3 July 2024", "3 July last year", "3 July"."""
    if parts.month is None or parts.day is None:
        return None
    if parts.year_turn is not None:
        if scene.published is None:
            return UNKNOWN
        day = the_day(scene.published.year + parts.year_turn, parts.month, parts.day)
        return relative(a_day(day), scene.published) if day else None
    return _read_calendar_day(parts.day, parts.month, parts.year, scene, parts)


def _read_calendar_day(
    day: int, month: int, year: int | None, scene: Scene, parts: DateParts
) -> When | None:
    """Read a day of a month, in a year that the words around it show where none is named."""
    year = year or scene.year
    if year is not None:
        known = the_day(year, month, day)
        return stated(a_day(known)) if known else None
    if the_day(_LEAP_YEAR, month, day) is None:
        return None
    if scene.published is None:
        return UNKNOWN
    near = _day_without_year(day, month, scene.published, scene, parts)
    return relative(a_day(near), scene.published) if near else UNKNOWN


def _day_without_year(
    day: int, month: int, published: date, scene: Scene, parts: DateParts
) -> date | None:
    """Return the latest such day, or the coming one where the words point ahead."""
    turn = -1 if scene.behind else parts.turn
    if turn == 0:
        return the_day(published.year, month, day)
    latest = nearest_year(month, day, published, turn=-1)
    coming = nearest_year(month, day, published, turn=1)
    if coming is None or turn == -1:
        return latest
    days_ahead = (coming - published).days
    is_coming = turn == 1 or days_ahead <= DAYS_AHEAD
    by_weekday = _falls_on(coming, parts.weekday) and not _falls_on(latest, parts.weekday)
    is_coming = is_coming or _is_coming(days_ahead / _MONTH, scene, sure=by_weekday)
    return coming if is_coming else latest


def _falls_on(day: date | None, weekday: int | None) -> bool:
    """Say whether a day is the weekday that the words name."""
    return day is not None and day.isoweekday() == weekday


def _is_coming(months_ahead: float, scene: Scene, *, sure: bool = False) -> bool:
    """Say whether the words mean what lies so many months ahead, and not what is gone."""
    if scene.behind:
        return False
    soon = months_ahead <= MONTHS_AHEAD and (scene.until or sure)
    return soon or (scene.ahead and months_ahead <= _FAR_AHEAD)


def _read_days(parts: DateParts, scene: Scene) -> When | None:
    """Read "3-5 June 2024" as all days from the first to the last."""
    if parts.day is None or parts.day2 is None or parts.month is None or parts.day >= parts.day2:
        return None
    decides = parts.day2 if scene.ahead or scene.until else parts.day
    when = _read_calendar_day(decides, parts.month, parts.year, scene, parts)
    if when is None or when.first is None:
        return when
    first, last = (the_day(when.first.year, parts.month, day) for day in (parts.day, parts.day2))
    return When(first, last, when.basis, anchor=when.anchor) if first and last else None


def _read_numeric(parts: DateParts, scene: Scene) -> When | None:
    """Read "3/7/2024", "18/6", "2024-07-03"."""
    written = parts.numeric or ""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if numbers[0] > _MONTH:
        numbers.reverse()
    one, other, *rest = numbers
    year = rest[0] + (_CENTURY if rest[0] < 100 else 0) if rest else None
    month_first = _is_month_first(one, other, custom=scene.month_first) if "/" in written else False
    if month_first is None:
        return UNKNOWN
    day, month = (other, one) if month_first else (one, other)
    return _read_calendar_day(day, month, year, scene, parts)


def _is_month_first(one: int, other: int, *, custom: bool | None) -> bool | None:
    """Say whether the month comes first; None where both readings are open."""
    if custom is False or one > _LAST_MONTH or one == other:
        return False
    return True if other > _LAST_MONTH else custom


def _read_month(parts: DateParts, scene: Scene) -> When | None:
    """Read "March 2024", "early June", "May last year", "last May", "in May"."""
    if parts.month is None:
        return None
    known = parts.year or scene.year
    if known is not None and parts.year_turn is None:
        return stated(in_part(months(known, parts.month, 1), parts, None))
    if scene.published is None:
        return UNKNOWN
    if parts.year_turn is not None:
        year = scene.published.year + parts.year_turn
    else:
        year = _year_of_bare_month(parts, parts.month, scene, scene.published)
    stretch = in_part(months(year, parts.month, 1), parts, scene.published)
    return relative(stretch, scene.published)


def _year_of_bare_month(parts: DateParts, month: int, scene: Scene, published: date) -> int:
    """Return the year of a month that is named without one."""
    year, turn, ahead = published.year, parts.turn, (month - published.month) % 12
    coming, gone = year + (month < published.month), year - (month > published.month)
    if turn == 0:
        return year
    if turn == 1:
        return coming + (ahead == 0)
    if turn == -1 and ahead == 0:
        return year - (not _is_over(in_part(months(year, month, 1), parts, None), published))
    return coming if turn is None and _is_coming(ahead, scene) else gone


def _is_over(stretch: Stretch, published: date) -> bool:
    """Say whether all days of a stretch lie before publication."""
    return stretch.last < published


def _read_year(parts: DateParts, _: Scene) -> When | None:
    """Read "2022", "late 2023"."""
    return stated(in_part(months(parts.year, 1, 12), parts, None)) if parts.year else None


def _read_years(parts: DateParts, _: Scene) -> When | None:
    """Read "2014-2016" and "2023/24"."""
    if parts.year is None or parts.year2 is None:
        return None
    last = parts.year2 if parts.year2 >= 100 else parts.year // 100 * 100 + parts.year2
    if not parts.year < last <= parts.year + 100:
        return None
    return stated(Stretch(date(parts.year, 1, 1), date(last, 12, 31)))


def _read_decade(parts: DateParts, _: Scene) -> When | None:
    """Read "the 1990s" and "early 1990s"."""
    return stated(in_part(months(parts.decade, 1, 120), parts, None)) if parts.decade else None


def _read_piece(parts: DateParts, scene: Scene) -> When | None:
    """Read "the first quarter of 2024", "the second half of last year"."""
    if parts.piece is None:
        return None
    if parts.year is not None:
        return stated(piece_of_year(parts.year, parts.piece))
    if scene.published is None or parts.year_turn is None:
        return UNKNOWN
    year = scene.published.year + parts.year_turn
    return relative(piece_of_year(year, parts.piece), scene.published)


def _unknown(_: DateParts, __: Scene) -> When | None:
    """Read what is a date, but leaves open which: "several days before the summit"."""
    return UNKNOWN


def _nothing(_: DateParts, __: Scene) -> When | None:
    """Read what only looks like a date: "the Sunday Times"."""
    return None


_READERS: Final[Mapping[str, Callable[[DateParts, Scene], When | None]]] = {
    "day": _read_day,
    "days": _read_days,
    "numeric": _read_numeric,
    "month": _read_month,
    "year": _read_year,
    "years": _read_years,
    "decade": _read_decade,
    "piece": _read_piece,
    "weekday": read_weekday,
    "unit": read_unit,
    "weekend": read_weekend,
    "ago": read_ago,
    "from-now": read_from_now,
    "rolling": read_rolling,
    "coming": read_coming,
    "shift": read_shift,
    "relation": _unknown,
    "named": read_named,
    "vague": _unknown,
    "nothing": _nothing,
}
