"""Templates of dates become regular expressions: slots in braces, options in brackets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

GAP: Final = r"\s[^\S\n]*"
"""White space inside a date: at most one line break, so never across paragraphs."""
_NUMBER_END: Final = r"(?!\d|[.:]\d|,\d(?!\d{3}(?!\d))|%)"
"""No thousands, decimals, clock or percentage follow; a year may, after a bare comma."""
_YEAR: Final = r"[12]\d{3}(?!\d|[.,:]\d|%)"
_SLASHED: Final = r"\d{1,2}\s?/\s?\d{1,2}"
_FIXED: Final = {
    "year": rf"(?P<year>{_YEAR})",
    "year2": rf"(?P<year2>{_YEAR}|\d\d(?!\d|[.,:/-]\d|%))",
    "decade": r"(?P<decade>[12]\d\d0)(?:-?an|['’]?s)",
    "iso": r"(?P<iso>[12]\d{3}-\d\d-\d\d)(?![\d-])",
    "numeric": rf"(?P<numeric>{_SLASHED}\s?/\s?(?:\d{{4}}|\d\d)|"
    r"\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-\d{4})(?![\d/]|[.,-]\d)",
    "short": rf"(?P<numeric>{_SLASHED})(?!\d|\s?/|[.,]\d)",
    "bracketed": rf"(?<=\()(?P<numeric>{_SLASHED})(?=\))",
    "hyphen": "[-–/]",
    "noname": rf"(?!{GAP}[A-Z][a-z])",
}
"""Slots that are made of digits, and a look ahead."""
_PIECE: Final = re.compile(r"\{(\w+)\}|(\\.)|([\[\]()|])|( )|([^\W\d_]+)|(.)")
_GROUPING: Final = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Slots:
    """What the slots of a language's templates stand for.

    `words` gives the regular expression of each slot, `first` the first words with which it
    can begin, `fragments` the templates that stand for themselves.
    """

    words: Mapping[str, str]
    first: Mapping[str, frozenset[str]]
    fragments: Mapping[str, str]

    @classmethod
    def of(
        cls,
        *,
        tables: Mapping[str, list[str]],
        lists: Mapping[str, list[str]],
        proper: Mapping[str, tuple[list[str], list[str]]],
        fragments: Mapping[str, str],
    ) -> "Slots":
        """Return the slots of tables (captured), lists (not captured) and proper names.

        Proper names come as full and short names; they are matched with their capital.
        """
        words = {slot: f"(?P<{slot}>{one_of(spelled)})" for slot, spelled in tables.items()}
        words |= {slot: one_of(spelled) for slot, spelled in lists.items()}
        words |= {slot: words for names in _proper(proper, lists) for slot, words in names}
        words |= _FIXED | _by_digits(tables["count"], lists["ordinal_suffixes"])
        words["to"] = _connector(lists["to"])
        words["through"] = rf"{GAP}{one_of(lists['through'])}{GAP}"
        words["uncounted"] = rf"(?!{GAP}{one_of(lists['counted'])}(?!\w))"
        words["noday"] = rf"(?!{GAP}\d{{1,2}}(?![\d:]){words['uncounted']})"
        first = {slot: _firsts(spelled) for slot, spelled in {**tables, **lists}.items()}
        first |= {slot: _firsts([*full, *short]) for slot, (full, short) in proper.items()}
        first |= {"digits": frozenset("0"), "clear_month": first["clear_months"]}
        first["count"] |= {"0"}
        return cls(words, first, fragments)


def compile_template(template: str, slots: Slots) -> re.Pattern[str]:
    """Return the regular expression of a template, ready to use.

    Raises KeyError for a slot that is not there.
    """
    return re.compile(expression_of(template, slots))


def expression_of(template: str, slots: Slots) -> str:
    """Return the regular expression of a template; a slot named twice is two groups.

    Raises KeyError for a slot that is not there.
    """
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        """Give a repeated group a name of its own."""
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    written = "".join(_written(template, slots))
    return re.sub(r"\(\?P<(\w+)>", numbered, written) + r"(?!\w)"


def first_words(start: str, slots: Slots) -> frozenset[str]:
    """Return the words, in lower case, with which a slot begins; a word begins with itself."""
    return slots.first.get(start, frozenset([start]))


def one_of(phrases: Iterable[str]) -> str:
    """Return a regular expression for any of the phrases, in any case, the longest first."""
    return f"(?i:{_alternatives(phrases)})"


def _alternatives(phrases: Iterable[str]) -> str:
    """Return phrases as alternatives; without any, what never matches."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(_phrase, longest_first)) or "(?!)"


def _phrase(phrase: str) -> str:
    """Return a phrase whose blanks may be any gap, or a hyphen, and whose apostrophe any."""
    escaped = (re.escape(word).replace("'", "['’]") for word in phrase.split(" "))
    return rf"(?:-|{GAP})".join(escaped)


def _proper(
    proper: Mapping[str, tuple[list[str], list[str]]], lists: Mapping[str, list[str]]
) -> Iterator[list[tuple[str, str]]]:
    """Yield the slots of months and weekdays: any name, the full names, those in any case."""
    for slot, (full, short) in proper.items():
        whole, cut = _alternatives(_with_capitals(full)), _alternatives(_with_capitals(short))
        yield [
            (slot, rf"(?P<{slot}>(?:{whole})(?!\w)|(?:{cut})(?!\w)\.?)"),
            (f"long_{slot}", f"(?P<{slot}>{whole})"),
            (f"spoken_{slot}", f"(?P<{slot}>{one_of(full)})"),
        ]
    clear = _alternatives(_with_capitals(lists["clear_months"]))
    yield [("clear_month", f"(?P<month>{clear})")]


def _with_capitals(names: Iterable[str]) -> list[str]:
    """Return names as they are and in capitals only."""
    return [spelled for name in names for spelled in (name, name.upper())]


def _by_digits(numbers: Iterable[str], suffixes: Iterable[str]) -> dict[str, str]:
    """Return the slots for days of the month and for counts."""
    digits = rf"(?:3[01]|[12]\d|0?[1-9])(?:{one_of(suffixes)}(?!\w)|{_NUMBER_END})"
    return {
        "day": f"(?P<day>{digits})",
        "day2": f"(?P<day2>{digits})",
        "count": rf"(?P<count>\d{{1,3}}(?!\d|[.,]\d)|{one_of(numbers)})",
    }


def _connector(words: Iterable[str]) -> str:
    """Return what joins two ends of a range: a sign with or without blanks, or a word."""
    marks = [word for word in words if not _WORD.match(word)]
    spoken = [word for word in words if _WORD.match(word)]
    return rf"(?:\s?{one_of(marks)}\s?|{GAP}{one_of(spoken)}{GAP})"


def _firsts(phrases: Iterable[str]) -> frozenset[str]:
    """Return the first word of each phrase, in lower case, or "0" where it is a number."""
    found = set()
    for phrase in phrases:
        word = _WORD.match(phrase)
        found.add(word[0].lower() if word else "0")
    return frozenset(found)


def _written(template: str, slots: Slots) -> Iterator[str]:
    """Yield the pieces of a template as pieces of a regular expression."""
    for piece in _PIECE.finditer(template):
        slot, escaped, grouping, blank, word, other = piece.groups()
        if slot and slot in slots.fragments:
            yield f"(?:{''.join(_written(slots.fragments[slot], slots))})"
        elif slot:
            yield slots.words[slot]
        elif escaped or other:
            yield escaped or re.escape(other)
        elif grouping:
            yield _GROUPING[grouping]
        else:
            yield GAP if blank else f"(?i:{word})"
