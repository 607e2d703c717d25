"""The day on which a page says that it was published."""

import re
from datetime import date
from functools import lru_cache

from tatanan.lexicons.load import LANGUAGES, load_data
from tatanan.read.furniture import either, load_furniture, months, weekdays
from tatanan.terms.text import AsideReason

FIRST_YEAR = 1900  # a page date before newspapers had pages in print archives is a misreading
LAST_YEAR = 2100

_CLOCK = re.compile(
    r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[+-]\d{2}:?\d{2}|Z)?"
    r"|(?<=[A-Z]{3})\s?[+-]\s?\d{1,2}(?::\d{2})?(?!\w)"  # "GMT+1"
)
_WORD = re.compile(
    r"\w+\.(?:com|co\.id|id|co|net)\b|[ap]\.m\b|[^\W\d_]+(?:['’][^\W\d_]+)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?<!\w)\d")  # "Liputan6" is a name
_CUT = "|"  # where a date or a clock stood, what stands beside it is parted
_PARTS = re.compile(r"[|·•●;\t]|\s{2,}|\s[-–—/]\s")
_LONGEST_LINE = 120  # a line that gives the date has an outlet, a name and a clock beside it
_BRACKETED = re.compile(r"\([^()]*\)")
_DAY_IN_BRACKETS = re.compile(r"\(\s?\d{1,2}[ /.-][^()\n]{1,16}\d{4}")
_WEEKDAY = 12  # characters before a bracket within which its weekday stands
_APART = re.compile(r"(?:^|[|·•●,:/(–—-])\s*$")  # before a date that is no part of a sentence
_BESIDE = (AsideReason.SIGNATURE, AsideReason.FURNITURE)
_NAMES = 3  # words; before a date without a mark between, they are somebody's name


def find_page_date(text: str) -> tuple[date, str] | None:
    """Return the first full date in a page's date line, and the words that say it.

    Numbers alone are read day first, unless only month first makes a date, or the date that
    stands beside them in words.

    >>> find_page_date("Diperbarui 18 Jun 2025, 14:05 WIB")
    (datetime.date(2025, 6, 18), '18 Jun 2025')
    """
    return next(iter(_dates(text)), None)


def date_line(line: str, *, names: bool = False) -> tuple[date, str] | None:
    """Return the date of a line that holds nothing but dates, or None.

    `names` says that an outlet, a place or an author may stand beside it. Of several dates
    the earliest is the day of publication: a page is brought up to date later. Where no word
    tells two dates apart, they are none.

    >>> date_line("Lima | Kabar Peru | 4 November 2025, updated 2 hours ago", names=True)
    (datetime.date(2025, 11, 4), '4 November 2025')
    """
    if len(line) > _LONGEST_LINE or not _DIGITS.search(line):
        return None
    found = _dates(line)
    if not found or (len(dict(found)) > 1 and not _WORD.search(_date_form().sub("", line))):
        return None
    named = names and _is_named(line.partition(found[0][1])[0])
    rest = _CLOCK.sub(_CUT, _date_form().sub(_CUT, line))
    rest = _counted().sub(_CUT, _BRACKETED.sub(_CUT, rest) if names else rest)
    beside = all(_is_beside(part, named=named) for part in _PARTS.split(rest))
    return min(found, key=lambda one: one[0]) if beside else None


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
    days = weekdays()
    matches = (
        _date_form().search(text, max(0, bracket.start() - _WEEKDAY), bracket.end())
        for bracket in _DAY_IN_BRACKETS.finditer(text))
    found = (
        (day, match[0].strip()) for match in matches
        if match and "(" in match[0] and (day := next(iter(_days(match)), None)) is not None
        and days.get(match[0].split("(")[0].strip(" ,.").lower()) == day.weekday())
    return max(found, key=lambda one: one[0], default=None)


def _is_beside(part: str, *, named: bool) -> bool:
    """Say whether a part of a line may stand beside its date: words for it, names, furniture."""
    words = _WORD.findall(part)
    if not _NUMBER.search(part) and (
            all(map(_tells_of_date, words)) or (named and _are_names(words))):
        return True
    rule = load_furniture()["line"].whole(part.strip(" ,:–—-"))
    return rule is not None and rule.reason in _BESIDE


def _tells_of_date(word: str) -> bool:
    return "." in word or word.lower() in _words_beside()


def _are_names(words: list[str]) -> bool:
    """Say whether words are names, or tell of a date: none begins or ends in "of" or "and"."""
    inner = _within_names()
    return words[0] not in inner and words[-1] not in inner and all(
        not word.islower() or word in inner or _tells_of_date(word) for word in words)


def _is_named(before: str) -> bool:
    """Say whether what stands before a date may be names: "Lima, ", "By Ana Sosa | Updated"."""
    if _APART.search(before):
        return True
    words = _WORD.findall(_PARTS.split(before)[-1])
    return len(words) <= _NAMES or words[-1].lower() in _words_beside() - _prepositions()


@lru_cache(maxsize=1)
def _words_beside() -> frozenset[str]:
    return frozenset(weekdays()) | _words("date_line_words") | _words("counted_words")


@lru_cache(maxsize=1)
def _within_names() -> frozenset[str]:
    return _words("within_names")


@lru_cache(maxsize=1)
def _prepositions() -> frozenset[str]:
    return _words("before_dates")


def _words(table: str) -> frozenset[str]:
    return frozenset(w for lang in LANGUAGES for w in load_data(lang, "furniture")[table])


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    """Return the form of what a page counts beside its date: "4 comments", "2 jam"."""
    return re.compile(
        rf"(?<![\w.,])\d[\d.,]*[ -]?(?:{either(_words('counted_words'))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _date_form() -> re.Pattern[str]:
    weekday = rf"(?:(?<!\w)(?:{either(weekdays())})\b\s?[,.]?\s*[(]?\s?)?"
    month = rf"(?:{either(months())})\b"
    begin = r"(?:(?<![\d/.-])|(?<=(?:19|20)\d\d))"  # a date may be glued to the one before it
    end = rf"(?:(?!\d)|(?=\d{{1,2}}(?:[.:]\d{{2}}|\s{month})))"  # or to a clock
    return re.compile(
        rf"{weekday}(?:"
        rf"{begin}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:of )?[ -]?"
        rf"(?P<m1>{month})\.?,?[ -](?P<y1>\d{{4}}){end}"
        rf"|(?<![^\W\d_])(?P<m2>{month})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?"
        rf"\s(?P<y2>\d{{4}}){end}"
        r"|(?<![\w/.-])(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?![\d/]|\.\d)"
        r"|(?<![\w/.-])(?P<d4>\d{1,2})(?P<s>[-/.])(?P<m4>\d{1,2})(?P=s)(?P<y4>\d{4})(?![\d/]|\.\d)"
        r")",
        re.IGNORECASE,
    )


def _dates(text: str) -> list[tuple[date, str]]:
    """Return the full dates of a text with their words, in order.

    One that can be read in two ways is read as the other that can be read in only one.
    """
    matches = _date_form().finditer(text)
    read = [(days, match[0].strip()) for match in matches if (days := _days(match))]
    sure = {days[0] for days, _ in read if len(days) == 1}
    return [(next((day for day in days if day in sure), days[0]), words) for days, words in read]


def _days(match: re.Match[str]) -> list[date]:
    """Return the days that a date may mean, the likeliest first."""
    written: list[tuple[str, int | str, str]]
    if match["y1"]:
        written = [(match["y1"], months()[match["m1"].lower()], match["d1"])]
    elif match["y2"]:
        written = [(match["y2"], months()[match["m2"].lower()], match["d2"])]
    elif match["y3"]:
        written = [(match["y3"], match["m3"], match["d3"])]
    else:
        one, other = match["d4"], match["m4"]
        written = [(match["y4"], other, one), (match["y4"], one, other)]
    days = (_real(*one) for one in written)
    return list(dict.fromkeys(day for day in days if day))


def _real(year: str, month: int | str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
