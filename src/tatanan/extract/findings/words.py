"""The words of a language by which a report shows that it does not add up, ready to be matched."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tatanan.extract.date_words import load_date_words, plain
from tatanan.lexicons.load import load_data, require_language


@dataclass(frozen=True, slots=True)
class Denial:
    """What a headline may assert, and the words by which somebody denies just that."""

    id: str
    asserts: re.Pattern[str]
    denies: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class FindingWords:
    """The words of one language, each list as one pattern.

    `all_members` and `some_members` are phrases with {n} for a number and {body} for a body's
    name. `numbers` says what number words stand for, `number` matches a number in digits or words,
    `counted` has a pattern for each kind of thing that a headline counts.
    """

    language: str
    promised: re.Pattern[str]
    announcers: re.Pattern[str]
    ordinals: re.Pattern[str]
    connectives: frozenset[str]
    not_in_office: re.Pattern[str]
    title_links: frozenset[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    approximate: re.Pattern[str]
    passed_on: re.Pattern[str]
    speech: re.Pattern[str]
    others: re.Pattern[str]
    page_notes: re.Pattern[str]
    narrows: re.Pattern[str]
    becoming: re.Pattern[str]
    all_members: tuple[str, ...]
    some_members: tuple[str, ...]
    counted: Mapping[str, re.Pattern[str]]
    denials: tuple[Denial, ...]
    numbers: Mapping[str, int]
    number: str

    def value(self, words: str) -> int:
        """Return what a number stands for: `value("2.000")`, `value("dua puluh")`.

        >>> load_finding_words("id").value("2.000"), load_finding_words("en").value("four")
        (2000, 4)
        """
        digits = re.sub(r"[.,\s]", "", words)
        return int(digits) if digits.isdigit() else self.numbers[plain(words)]


@lru_cache(maxsize=4)
def load_finding_words(language: str) -> FindingWords:
    """Return the words of a language, compiled once; raise UnknownLanguage for another."""
    data = load_data(require_language(language), "findings")
    lists: Mapping[str, list[str]] = data["lists"]
    counts = load_date_words(language).values["count"]
    return FindingWords(
        language=language,
        **{name: any_of(lists[name]) for name in _PATTERNS},  # type: ignore[arg-type]
        **{name: frozenset(lists[name]) for name in _SETS},  # type: ignore[arg-type]
        all_members=tuple(data["forms"]["all_members"]),
        some_members=tuple(data["forms"]["some_members"]),
        counted={kind: any_of(words) for kind, words in data["counted"].items()},
        denials=tuple(_denial(row) for row in data["denials"]),
        numbers={word: int(value) for word, value in counts.items()},
        number=_number(counts),
    )


_PATTERNS = (
    "promised", "announcers", "ordinals", "not_in_office", "ahead", "behind", "approximate",
    "passed_on", "speech", "others", "page_notes", "narrows", "becoming",
)
_SETS = ("connectives", "title_links")


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words, whole, in any case; the longest first.

    >>> any_of(["at least"]).search("of At  least one")[0]
    'At  least'
    """
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})(?!\w)", re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _number(counts: Iterable[str]) -> str:
    """Return the regular expression of a number: no year, clock time or decimal."""
    digits = r"\d{1,3}(?:[.,]\d{3})+|\d+"
    return rf"(?<![\w.,/:-])(?:{digits}|(?i:{_alternatives(counts)}))(?![\w%/:]|[.,]\d)"


def _denial(row: Mapping[str, Any]) -> Denial:
    return Denial(row["id"], any_of(row["asserts"]), any_of(row["denies"]))
