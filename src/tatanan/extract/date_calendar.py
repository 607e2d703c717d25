"""Stretches of the calendar: days, weeks from Monday, months, years, and parts of them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS: Final = {"day": 1, "week": 7}
_RANK: Final = ("hour", "day", "week", "month", "quarter", "year", "decade")
_THIRDS: Final = {"early": 0, "mid": 1, "late": 2}
_WEEK_THIRDS: Final = ((0, 2), (2, 4), (4, 7))
"""Early in a week is Monday and Tuesday, its middle two days more, late from Friday on."""
_MONTH_THIRDS: Final = ((0, 10), (10, 20), (20, 31))
"""The dekads of the weather services: to the 10th, to the 20th, to the end."""
_LONGEST_MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return self.first <= day <= self.last


def the_day(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def a_day(day: date) -> Stretch:
    """Return a single day as a stretch."""
    return Stretch(day, day)


def months(year: int, first: int, count: int) -> Stretch:
    """Return so many whole months from a month on; the month may lie outside 1 to 12.

    >>> months(2024, 13, 1).last
    datetime.date(2025, 1, 31)
    """
    start, end = year * 12 + first - 1, year * 12 + first + count - 2
    last = monthrange(end // 12, end % 12 + 1)[1]
    return Stretch(date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, last))


def unit_around(day: date, unit: str, *, away: int = 0) -> Stretch:
    """Return the day, week, month, ... that lies so many units away from that of a day.

    Weeks begin on Monday, decades with a year that ends in 0. Raises OverflowError or
    ValueError where the calendar ends before.

    >>> unit_around(date(2024, 7, 5), "week", away=-1).first
    datetime.date(2024, 6, 24)
    """
    if unit in _DAYS:
        first = day - timedelta(days=day.weekday() if unit == "week" else 0)
        first += timedelta(days=_DAYS[unit] * away)
        return Stretch(first, first + timedelta(days=_DAYS[unit] - 1))
    length = _MONTHS[unit]
    begun = (day.year * 12 + day.month - 1) // length + away
    return months(begun * length // 12, begun * length % 12 + 1, length)


def is_wider(stretch: Stretch, unit: str) -> bool:
    """Say whether a stretch is too wide for units of this size to be counted from it."""
    return stretch.days > unit_around(stretch.first, _at_least_a_day(unit)).days


def _at_least_a_day(unit: str) -> str:
    """Return the unit, or the day for what is shorter."""
    return _RANK[max(_RANK.index(unit), 1)]


def moved(day: date, unit: str, away: int) -> date:
    """Return the day so many hours, days, weeks, ... away; a month's end stays in its month.

    Hours are rounded up to whole days.

    >>> moved(date(2024, 3, 31), "month", -1)
    datetime.date(2024, 2, 29)
    """
    if unit == "hour":
        return day + timedelta(days=-(-abs(away) // 24) * (1 if away > 0 else -1))
    if unit in _DAYS:
        return day + timedelta(days=_DAYS[unit] * away)
    month = months(day.year, day.month + _MONTHS[unit] * away, 1)
    return month.first.replace(day=min(day.day, month.last.day))


def part_of(stretch: Stretch, part: str) -> Stretch:
    """Return the early, middle or late third of a week, a month or whole months.

    >>> part_of(months(2023, 1, 12), "late").first
    datetime.date(2023, 9, 1)
    """
    third = _THIRDS[part]
    if stretch.days <= _LONGEST_MONTH:
        begin, end = (_WEEK_THIRDS if stretch.days <= _DAYS["week"] else _MONTH_THIRDS)[third]
        last = min(stretch.first + timedelta(days=end - 1), stretch.last)
        return Stretch(stretch.first + timedelta(days=begin), last)
    count = _month_count(stretch)
    begin, end = _year_thirds(count)[third]
    return months(stretch.first.year, stretch.first.month + begin, end - begin)


def _month_count(stretch: Stretch) -> int:
    """Return how many whole months a stretch has."""
    years = stretch.last.year - stretch.first.year
    return years * 12 + stretch.last.month - stretch.first.month + 1


def _year_thirds(count: int) -> tuple[tuple[int, int], ...]:
    """Return the thirds of so many months; those of a decade are four, three and three years."""
    if count == _MONTHS["decade"]:
        return (0, 48), (48, 84), (84, 120)
    return (0, count // 3), (count // 3, count * 2 // 3), (count * 2 // 3, count)


def piece_of_year(year: int, piece: str) -> Stretch:
    """Return a quarter (`q1` to `q4`) or a half (`h1`, `h2`) of a year."""
    length = _MONTHS["quarter"] if piece[0] == "q" else _MONTHS["year"] // 2
    return months(year, (int(piece[1]) - 1) * length + 1, length)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """Return the latest day up to and including `day` with a weekday; Monday is 1."""
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """Return the earliest day from `day` on with a weekday; Monday is 1."""
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def nearest_year(month: int, day: int, published: date, *, turn: int = 0) -> date | None:
    """Return the day of a month in the year that brings it nearest to publication.

    `turn` asks for the nearest up to publication (-1) or from publication on (1). None: the
    day is a 29 February, and no year beside that of publication has one.
    """
    near = (the_day(published.year + away, month, day) for away in (-1, 0, 1))
    found = [one for one in near if one and (one - published).days * turn >= 0]
    return min(found, key=lambda one: (abs(one - published), one), default=None)
