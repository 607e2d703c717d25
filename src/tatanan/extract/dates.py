"""Dates in a report: every expression with its evidence, as wide as its words."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from tatanan.extract.date_calendar import the_day
from tatanan.extract.date_readings import read_parts
from tatanan.extract.date_scan import Found, Source, scan_dates
from tatanan.extract.date_words import DateWords, load_date_words
from tatanan.terms.coding import Basis, When
from tatanan.terms.text import Evidence, Report

__all__ = ["DateWords", "find_dates", "load_date_words", "resolve_date", "weekday_mismatches"]

_LOOK_BACK: Final = 40
_YEARS_AROUND: Final = 100
"""How far from publication a year is sought in which a date falls on its weekday."""


def find_dates(
    report: Report, *, words: DateWords, start: int = 0, end: int | None = None
) -> tuple[When, ...]:
    """Return all date expressions of a report's text, in order and without overlap.

    Each has the width of its words: "tahun 2022" is a year, "pekan lalu" a week from Monday to
    Sunday. An expression that nothing resolves keeps its evidence and has no days. `start` and
    `end` confine the search; a date before `start` is what "two days earlier" counts from.

    >>> report = Report.of("Mereka bertemu Rabu (3/7/2024).", language="id")
    >>> when, = find_dates(report, words=load_date_words("id"))
    >>> when.evidence.quote, when.first
    ('Rabu (3/7/2024)', datetime.date(2024, 7, 3))
    """
    source = _source_of(report, words)
    whole = not start and end is None
    found = _scanned(source) if whole else scan_dates(source, start, end or len(report.text))
    found = _counted_from_before(found, source, start)
    return tuple(
        replace(one.when, evidence=report.cite(one.start, one.end))
        for one in _join_ranges(found, report.text, words)
    )


def resolve_date(phrase: str, *, published: date | None, words: DateWords) -> When:
    """Return the days that one phrase means, counted from publication; it has no evidence.

    A phrase that is no date, or that needs a day of publication nobody knows, is UNKNOWN.

    >>> resolve_date("Maret 2024", published=None, words=load_date_words("id")).last
    datetime.date(2024, 3, 31)
    """
    source = Source(phrase, published, words, False if words.day_first else None, is_phrase=True)
    found = _join_ranges(scan_dates(source, 0, len(phrase)), phrase, words)
    longest = max(found, key=lambda one: one.end - one.start, default=None)
    return longest.when if longest else When(None, None, Basis.UNKNOWN)


def weekday_mismatches(
    report: Report, words: DateWords
) -> tuple[tuple[Evidence, date | None], ...]:
    """Return dates that do not fall on the weekday they name, each with a better date.

    The better date falls on that weekday, differs in only the day, only the month or only the
    year, and lies nearest to publication. None: there is no such date.

    >>> report = Report.of("Rabu (18/6/2026)", language="id", published=date(2025, 6, 18))
    >>> weekday_mismatches(report, load_date_words("id"))[0][1]
    datetime.date(2025, 6, 18)
    """
    found = _scanned(_source_of(report, words))
    return tuple(
        (report.cite(one.start, one.end), _on_weekday(one, report.published))
        for one in found
        if _is_off_its_weekday(one)
    )


@lru_cache(maxsize=1)
def _scanned(source: Source) -> list[Found]:
    """Return the date expressions of a whole text; the last text is kept, for it is asked again."""
    return scan_dates(source, 0, len(source.text))


def _source_of(report: Report, words: DateWords) -> Source:
    """Return a report as the scanner sees it."""
    return Source(report.text, report.published, words, _writes_month_first(report, words))


def _writes_month_first(report: Report, words: DateWords) -> bool | None:
    """Say whether the outlet writes the month before the day; None where nobody knows."""
    if words.day_first:
        return False
    hosts = {report.outlet or "", urlsplit(report.url or "").hostname or ""}
    domains = {
        host.casefold().split(".", cut)[cut] for host in hosts for cut in range(host.count(".") + 1)
    }
    return True if domains & words.month_first_outlets else None


def _counted_from_before(found: list[Found], source: Source, start: int) -> list[Found]:
    """Let the first expression count from the last date before the stretch that was searched."""
    if not start or not found or found[0].parts.reads != "shift":
        return found
    before = scan_dates(source, 0, start)
    if not before:
        return found
    first = found[0]
    scene = replace(first.scene, earlier=before[-1].when)
    when = read_parts(first.parts, scene)
    return [replace(first, scene=scene, when=when), *found[1:]] if when else found


def _join_ranges(found: list[Found], text: str, words: DateWords) -> list[Found]:
    """Return expressions with "from A to B" and "between A and B" joined into one."""
    joined: list[Found] = []
    for one in found:
        range_ = _range(joined[-1], one, text, words) if joined else None
        if range_:
            joined[-1] = range_
        else:
            joined.append(one)
    return joined


def _range(first: Found, last: Found, text: str, words: DateWords) -> Found | None:
    """Return two expressions as one range, or None where they are two dates."""
    if not _are_ends(first, last, text, words):
        return None
    begin = _in_year_of(first, last)
    end = _after(begin, first, last)
    if not (begin.first and begin.last and end.first and end.last):
        return None
    if begin.first > end.first or begin.last > end.last:
        return None
    is_stated = begin.basis is end.basis is Basis.STATED
    when = When(
        begin.first,
        end.last,
        Basis.STATED if is_stated else Basis.RELATIVE,
        anchor=begin.anchor or end.anchor,
    )
    return replace(first, end=last.end, when=when)


def _are_ends(first: Found, last: Found, text: str, words: DateWords) -> bool:
    """Say whether the words between two expressions make them the ends of a range."""
    if words.to.fullmatch(text, first.end, last.start):
        return True
    if not words.between_and.fullmatch(text, first.end, last.start):
        return False
    return bool(words.between.search(text[max(0, first.start - _LOOK_BACK) : first.start]))


def _in_year_of(first: Found, last: Found) -> When:
    """Return the first end of a range, in the year that only its last end names."""
    named, begins = last.parts.year, first.parts
    if named is None or not _is_without_year(first):
        return first.when
    for year in (named, named - 1):
        when = read_parts(replace(begins, year=year), replace(first.scene, year=year))
        if when and when.first and last.when.first and when.first <= last.when.first:
            return when
    return first.when


def _after(begin: When, first: Found, last: Found) -> When:
    """Return the last end of a range: where neither end names a year, the next after the first."""
    is_open = _is_without_year(first) and _is_without_year(last) and last.parts.turn is None
    if begin.first is None or not is_open:
        return last.when
    for year in (begin.first.year, begin.first.year + 1):
        when = read_parts(last.parts, replace(last.scene, year=year))
        if when and when.first and when.first >= begin.first:
            return when
    return last.when


def _is_without_year(found: Found) -> bool:
    """Say whether an expression is a day or a month that names no year."""
    parts = found.parts
    is_open = parts.year is None and parts.year_turn is None
    return is_open and parts.reads in ("day", "month", "numeric")


def _is_off_its_weekday(found: Found) -> bool:
    """Say whether an expression names a weekday that its date does not fall on."""
    parts, day = found.parts, found.when.first
    if parts.weekday is None or parts.reads not in ("day", "numeric") or day is None:
        return False
    return day.isoweekday() != parts.weekday


def _on_weekday(found: Found, published: date | None) -> date | None:
    """Return the date nearest to publication that differs in one part and fits the weekday."""
    day = found.when.first
    if day is None:
        return None
    near = published or day
    years = range(near.year - _YEARS_AROUND, near.year + _YEARS_AROUND)
    changed = [the_day(day.year, day.month, other) for other in range(1, 32)]
    changed += [the_day(day.year, other, day.day) for other in range(1, 13)]
    changed += [the_day(other, day.month, day.day) for other in years]
    fitting = [one for one in changed if one and one.isoweekday() == found.parts.weekday]
    return min(fitting, key=lambda one: (abs(one - near), one), default=None)
