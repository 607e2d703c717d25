"""future-date: something is told as past and dated after the report's publication."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from tatanan.extract.dates import load_date_words, weekday_mismatches
from tatanan.extract.findings.dossier import Dossier
from tatanan.terms.coding import Basis, Finding, When
from tatanan.terms.text import Evidence

RULE: Final = "future-date"
_GRACE: Final = timedelta(days=1)
"""Where the reporter is, it may be tomorrow already."""


def find_future_dates(dossier: Dossier) -> Iterator[Finding]:
    """Yield the days after publication on which something is told to have happened.

    Days that do not fall on their weekday are told as such, and not once more.
    """
    slips = weekday_mismatches(dossier.report, load_date_words(dossier.words.language))
    told = {evidence.span for evidence, _ in slips}
    for when in dossier.coding.dates:
        if when.evidence is None or when.evidence.span in told:
            continue
        if _is_ahead(when, dossier) and _is_told_as_past(when.evidence, dossier):
            yield Finding(
                RULE,
                f"“{when.evidence.quote}” lies after the report's publication "
                f"on {dossier.report.published}, and is told as past",
                (when.evidence,),
                _suggestion(when, dossier),
            )


def _is_ahead(when: When, dossier: Dossier) -> bool:
    published = dossier.report.published
    if published is None or when.first is None or when.first != when.last:
        return False
    return when.basis is Basis.STATED and when.first > published + _GRACE


def _is_told_as_past(date: Evidence, dossier: Dossier) -> bool:
    """Say whether the report itself tells in the date's sentence what has happened."""
    sentence = dossier.sentence_at(date.span.start)
    if sentence is None or dossier.is_told(date.span.start):
        return False
    text = dossier.text_of(sentence.span)
    words = dossier.words
    is_open = words.ahead.search(text) or words.page_notes.search(text)
    return bool(words.behind.search(text)) and not is_open


def _suggestion(when: When, dossier: Dossier) -> str | None:
    """Return the same day of the year of publication, where that lies before it."""
    published = dossier.report.published
    if when.first is None or published is None:
        return None
    try:
        same_year = when.first.replace(year=published.year)
    except ValueError:  # 29 February
        return None
    return f"perhaps {same_year}" if same_year <= published + _GRACE else None
