"""Dates that are counted from the day of publication, or from another date."""

from typing import Final

from tatanan.extract.date_calendar import (
    Stretch,
    a_day,
    is_wider,
    moved,
    unit_around,
    weekday_on_or_after,
    weekday_on_or_before,
)
from tatanan.extract.date_parts import UNKNOWN, DateParts, Scene, in_part, relative
from tatanan.terms.coding import Basis, When

_WEEKEND_DAYS: Final = (6, 7)


def read_weekday(parts: DateParts, scene: Scene) -> When | None:
    """Read "Tuesday", "last Tuesday", "Thursday of last week"."""
    published, weekday = scene.published, parts.weekday
    if weekday is None or published is None:
        return UNKNOWN if weekday else None
    if parts.week_turn is not None or parts.turn == 0:
        week = unit_around(published, "week", away=parts.week_turn or 0)
        day = weekday_on_or_after(week.first, weekday)
    elif parts.turn == 1:
        day = weekday_on_or_after(moved(published, "day", 1), weekday)
    elif parts.turn == -1:
        day = weekday_on_or_before(moved(published, "day", -1), weekday)
    elif scene.ahead:
        day = weekday_on_or_after(published, weekday)
    else:
        day = weekday_on_or_before(published, weekday)
    return relative(a_day(day), published)


def read_unit(parts: DateParts, scene: Scene) -> When | None:
    """Read "last week", "early next year", "the end of the month"."""
    if scene.published is None or parts.unit is None:
        return UNKNOWN
    stretch = unit_around(scene.published, parts.unit, away=parts.turn or 0)
    return relative(in_part(stretch, parts, scene.published), scene.published)


def read_weekend(parts: DateParts, scene: Scene) -> When | None:
    """Read "the weekend", "last weekend": Saturday and Sunday."""
    published = scene.published
    if published is None:
        return UNKNOWN
    away = parts.turn
    if away is None:
        away = 0 if scene.ahead or published.isoweekday() in _WEEKEND_DAYS else -1
    week = unit_around(published, "week", away=away)
    return relative(Stretch(moved(week.last, "day", -1), week.last), published)


def read_ago(parts: DateParts, scene: Scene) -> When | None:
    """Read "three months ago" as the month that lies three before this one."""
    return _counted(parts, scene, -parts.count)


def read_from_now(parts: DateParts, scene: Scene) -> When | None:
    """Read "two weeks from now" as the week after the next."""
    return _counted(parts, scene, parts.count)


def _counted(parts: DateParts, scene: Scene, away: int) -> When | None:
    """Return the unit that lies so many away from publication; hours reach up to it."""
    if parts.unit == "hour":
        return _up_to(parts, scene, away)
    if scene.published is None or parts.unit is None:
        return UNKNOWN
    return relative(unit_around(scene.published, parts.unit, away=away), scene.published)


def read_rolling(parts: DateParts, scene: Scene) -> When | None:
    """Read "the past two months" as the days from then up to publication."""
    return _up_to(parts, scene, -parts.count)


def read_coming(parts: DateParts, scene: Scene) -> When | None:
    """Read "the next two weeks" as the days from publication on."""
    return _up_to(parts, scene, parts.count)


def _up_to(parts: DateParts, scene: Scene, away: int) -> When | None:
    """Return all days between publication and a day so many units away."""
    if scene.published is None or parts.unit is None:
        return UNKNOWN
    other = moved(scene.published, parts.unit, away)
    first, last = sorted((other, scene.published))
    return relative(Stretch(first, last), scene.published)


def read_shift(parts: DateParts, scene: Scene) -> When | None:
    """Read "three days earlier", from the date before it or else from publication."""
    anchor = scene.earlier
    if anchor is None and scene.published is not None:
        anchor = When(scene.published, scene.published, Basis.PUBLISHED)
    return shifted(parts, anchor)


def shifted(parts: DateParts, anchor: When | None) -> When:
    """Return the unit so many before or after an anchor; unknown from a wider or no anchor."""
    if anchor is None or anchor.first is None or anchor.last is None:
        return UNKNOWN
    if parts.unit in (None, "hour") or parts.shift is None:
        return UNKNOWN
    stretch, unit = Stretch(anchor.first, anchor.last), str(parts.unit)
    if is_wider(stretch, unit):
        return UNKNOWN
    day = stretch.first if parts.shift <= 0 else stretch.last
    return relative(unit_around(day, unit, away=parts.shift * parts.count), anchor.first)


def read_named(parts: DateParts, scene: Scene) -> When | None:
    """Read "yesterday", "today", "tomorrow"."""
    if scene.published is None or parts.named is None:
        return UNKNOWN
    return relative(a_day(moved(scene.published, "day", parts.named)), scene.published)
