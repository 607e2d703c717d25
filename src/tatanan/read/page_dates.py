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
_BRACKETED = re.compile(r"\([^()]*\)")
_DAY_IN_BRACKETS = re.compile(r"\(\s?\d{1,2}[ /.-][^()\n]{1,16}\d{4}")
_WEEKDAY = 12  # characters before a bracket within which its weekday stands
_APART = re.compile(r"(?:^|[|·•●,:/(–—-])\s*$")  # before a date that is no part of a sentence
_NAMES = 3  # words; before a date without a mark between, they are somebody's name


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


def date_line(line: str, *, names: bool = False) -> tuple[date, str] | None:
    """Return the date of a line that holds nothing but a date, or None.

    `names` says that an outlet, a place or an author may stand beside it.

    >>> date_line("Lima | Kabar Peru | 4 November 2025", names=True)
    (datetime.date(2025, 11, 4), '4 November 2025')
    """
    if len(line) > _LONGEST_LINE or not _DIGITS.search(line):
        return None
    found = find_page_date(line)
    if found is None:
        return None
    before, _, behind = line.partition(found[1])
    rest = _CLOCK.sub(" ", f"{before} {behind}")
    rest = _BRACKETED.sub(" ", rest) if names else rest
    words = _WORD.findall(rest)
    beside = _words_beside()
    named = names and _is_named(before)
    if _DIGITS.search(rest) or not all(
            w.lower() in beside or "." in w or (named and w[0].isupper()) for w in words):
        return None
    return found


def closing_date(title: str) -> tuple[date, str] | None:
    """Return the day that closes a title behind a comma or a dash, or None.

    >>> closing_date("Press briefing - March 12, 2024")
    (datetime.date(2024, 3, 12), 'March 12, 2024')
    """
    found = find_page_date(title)
    if found is None or not title.rstrip(" )").endswith(found[1].rstrip(" )")):
        return None
    before = title[: title.rindex(found[1])]
    return found if before.strip() and _APART.search(before) else None


def bracketed_day(text: str) -> tuple[date, str] | None:
    """Return the latest day that stands in brackets behind its weekday: "Kamis (22/1/2026)".

    So reports name the day of what they tell, which is the day of publication or the one
    before. A date of another weekday is a slip and is passed over.
    """
    days = _weekdays()
    matches = (
        _date_form().search(text, max(0, bracket.start() - _WEEKDAY), bracket.end())
        for bracket in _DAY_IN_BRACKETS.finditer(text))
    found = (
        (day, match[0].strip()) for match in matches
        if match and "(" in match[0] and (day := _day(match)) is not None
        and days.get(match[0].split("(")[0].strip(" ,.").lower()) == day.weekday())
    return max(found, key=lambda one: one[0], default=None)


def _is_named(before: str) -> bool:
    """Say whether what stands before a date may be names: "Lima, ", "By Ana Sosa | Updated"."""
    if _APART.search(before):
        return True
    words = _WORD.findall(before)
    return len(words) <= _NAMES or words[-1].lower() in _words_beside() - _prepositions()


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
    return frozenset(_weekdays()) | {w for table in tables for w in table["date_line_words"]}


@lru_cache(maxsize=1)
def _prepositions() -> frozenset[str]:
    return frozenset(
        w for language in LANGUAGES for w in load_data(language, "furniture")["before_dates"])


@lru_cache(maxsize=1)
def _weekdays() -> Mapping[str, int]:
    """Return the names of the days of the week, Monday being 0."""
    return {
        name: number
        for language in LANGUAGES
        for number, names in enumerate(load_data(language, "furniture")["weekdays"])
        for name in names
    }


@lru_cache(maxsize=1)
def _date_form() -> re.Pattern[str]:
    weekday = rf"(?:(?<!\w)(?:{_either(_weekdays())})\b\s?[,.]?\s*[(]?\s?)?"
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
