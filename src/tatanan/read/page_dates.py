"""The day on which a page says that it was published."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from tatanan.lexicons.load import LANGUAGES, load_data

FIRST_YEAR = 1900  # a page date before newspapers had pages in print archives is a misreading
LAST_YEAR = 2100

_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[+-]\d{2}:?\d{2}|Z)?")
_WORD = re.compile(
    r"\w+\.(?:com|co\.id|id|co|net)\b|[^\W\d_]+(?:['’][^\W\d_]+)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST_LINE = 120  # a line that gives the date has an outlet, a name and a clock beside it


def find_page_date(text: str) -> tuple[date, str] | None:
    """Return the first full date in a page's date line, and the words that say it.

    Numbers alone are read day first, unless only month first makes a date.

    >>> find_page_date("Diperbarui 18 Jun 2025, 14:05 WIB")
    (datetime.date(2025, 6, 18), '18 Jun 2025')
    """
    for match in _date_form().finditer(text):
        day = _day(match)
        if day is not None:
            return day, match[0].strip()
    return None


def date_line(line: str) -> tuple[date, str] | None:
    """Return the date of a line that holds nothing but a date, or None."""
    if len(line) > _LONGEST_LINE or not _DIGITS.search(line):
        return None
    found = find_page_date(line)
    if found is None:
        return None
    rest = _CLOCK.sub(" ", line.replace(found[1], " ", 1))
    words = [word.lower() for word in _WORD.findall(rest)]
    beside = _words_beside()
    if all(word in beside or "." in word for word in words) and not _DIGITS.search(rest):
        return found
    return None


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    return {
        name: number
        for language in LANGUAGES
        for number, names in enumerate(load_data(language, "furniture")["months"], 1)
        for name in names
    }


@lru_cache(maxsize=1)
def _words_beside() -> frozenset[str]:
    tables = (load_data(language, "furniture") for language in LANGUAGES)
    return frozenset(w for table in tables for w in (*table["date_line_words"], *table["weekdays"]))


@lru_cache(maxsize=1)
def _date_form() -> re.Pattern[str]:
    weekdays = [w for language in LANGUAGES for w in load_data(language, "furniture")["weekdays"]]
    weekday = rf"(?:(?<!\w)(?:{_either(weekdays)})\b\s?[,.]?\s*[(]?\s?)?"
    month = rf"(?:{_either(_months())})\b"
    return re.compile(
        rf"{weekday}(?:"
        rf"(?<![\d/.-])(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:of )?[ -]?"
        rf"(?P<m1>{month})\.?,?[ -](?P<y1>\d{{4}})\b"
        rf"|(?<!\w)(?P<m2>{month})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>\d{{4}})\b"
        r"|(?<![\w/.-])(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?![\d/]|\.\d)"
        r"|(?<![\w/.-])(?P<d4>\d{1,2})(?P<s>[-/.])(?P<m4>\d{1,2})(?P=s)(?P<y4>\d{4})(?![\d/]|\.\d)"
        r")",
        re.IGNORECASE,
    )


def _either(words: Mapping[str, int] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _day(match: re.Match[str]) -> date | None:
    if match["y1"]:
        return _real(match["y1"], _months()[match["m1"].lower()], match["d1"])
    if match["y2"]:
        return _real(match["y2"], _months()[match["m2"].lower()], match["d2"])
    if match["y3"]:
        return _real(match["y3"], match["m3"], match["d3"])
    day_first = _real(match["y4"], match["m4"], match["d4"])
    return day_first or _real(match["y4"], match["d4"], match["m4"])


def _real(year: str, month: int | str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
