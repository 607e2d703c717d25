"""weekday-date: a date does not fall on the weekday it names, or its year cannot be meant."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tatanan.extract.date_calendar import the_day
from tatanan.extract.dates import load_date_words, weekday_mismatches
from tatanan.extract.findings.dossier import Dossier
from tatanan.lexicons.load import load_data
from tatanan.terms.coding import Basis, Finding, When
from tatanan.terms.text import Evidence

RULE: Final = "weekday-date"
_WEEK: Final = 7
_YEARS_AHEAD: Final = 100
"""No report names a day that is further ahead: the year is a slip."""


def find_weekday_dates(dossier: Dossier) -> Iterator[Finding]:
    """Yield the dates that do not fall on their weekday, and those of impossible years."""
    words, seen = load_date_words(dossier.words.language), set()
    for evidence, fitting in weekday_mismatches(dossier.report, words):
        seen.add(evidence.span.start)
        message = f"the weekday and the date of “{evidence.quote}” do not fit each other"
        yield Finding(RULE, message, (evidence,), _better(evidence, fitting, dossier))
    for when in dossier.coding.dates:
        if when.evidence and when.evidence.span.start not in seen and _is_impossible(when, dossier):
            better = _in_likely_year(when, dossier.report.published)
            message = f"the year of “{when.evidence.quote}” cannot be meant"
            yield Finding(RULE, message, (when.evidence,), _perhaps(better))


def _better(evidence: Evidence, fitting: date | None, dossier: Dossier) -> str | None:
    """Return the day that may be meant, or the weekday where the day is that of publication.

    `fitting` falls on the weekday; what has been told cannot lie after publication, though.
    """
    published = dossier.report.published
    written = next((w.first for w in dossier.coding.dates if w.evidence == evidence), None)
    if published is None or fitting is None or written is None:
        return _perhaps(fitting)
    if written == published:
        names = load_data("generated", "dates")["names"][dossier.words.language]
        return f"{_perhaps(fitting)}, or {names['weekdays_wide'][written.isoweekday() - 1]}"
    if fitting > published >= written:
        return _perhaps(written - timedelta((written - fitting).days % _WEEK))
    return _perhaps(fitting)


def _perhaps(day: date | None) -> str | None:
    return f"perhaps {day.isoformat()}" if day else None


def _is_impossible(when: When, dossier: Dossier) -> bool:
    """Say whether a day is stated that lies generations ahead of the report."""
    published = dossier.report.published
    if published is None or when.first is None or when.first != when.last:
        return False
    return when.basis is Basis.STATED and when.first.year > published.year + _YEARS_AHEAD


def _in_likely_year(when: When, published: date | None) -> date | None:
    """Return the same day of a year around publication: one that has been, and is spelled alike."""
    if when.first is None or published is None:
        return None
    years = range(published.year - 1, published.year + 2)
    days = (the_day(year, when.first.month, when.first.day) for year in years)
    written = str(when.first.year)
    return min(
        (day for day in days if day is not None),
        key=lambda day: (day > published, _unlike(written, str(day.year)), abs(day - published)),
        default=None,
    )


def _unlike(written: str, year: str) -> int:
    """Return in how many digits two years differ."""
    return sum(a != b for a, b in zip(written, year, strict=False))
