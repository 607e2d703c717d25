"""The words and forms of dates in one language, ready to be matched."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tatanan.errors import BadLexicon
from tatanan.extract.date_templates import Slots, compile_template, first_words, one_of
from tatanan.lexicons.load import load_data, require_language

Value = int | str

_TABLES: Final = {
    "turn": "turns",
    "year_turn": "turns",
    "week_turn": "turns",
    "part": "parts",
    "unit": "units",
    "single": "singles",
    "one": "one",
    "named": "named_days",
    "shift": "shifts",
    "relation": "relations",
    "next_day": "next_days",
    "next_unit": "next_units",
    "piece": "pieces",
}
"""Which table gives the words of a slot."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """One form of a date: what it looks like and what it means.

    `after` says what must stand before it and `not_after` what must not; None asks for nothing.
    """

    id: str
    reads: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """The grammar of dates in one language.

    `forms` lists under each first word, in lower case, the forms that can begin with it; the
    forms that begin with a digit stand under "0". `values` tells for each slot what its words
    stand for. `homonyms` are names of weekdays that are also units of time.
    """

    language: str
    forms: Mapping[str, tuple[DateForm, ...]]
    values: Mapping[str, Mapping[str, Value]]
    homonyms: frozenset[str]
    to: re.Pattern[str]
    between: re.Pattern[str]
    between_and: re.Pattern[str]
    also: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    deadline: re.Pattern[str]
    future: re.Pattern[str]
    day_first: bool
    month_first_outlets: frozenset[str]

    def value(self, slot: str, words: str) -> Value:
        """Return what the words of a slot stand for."""
        return self.values[slot][plain(words)]


def plain(words: str) -> str:
    """Return words in the one spelling in which the tables keep them.

    >>> plain("Jum’at"), plain("last  Night"), plain("Sept.")
    ("jum'at", 'last night', 'sept')
    """
    return " ".join(words.casefold().replace("’", "'").replace("-", " ").split()).removesuffix(".")


@lru_cache(maxsize=4)
def load_date_words(language: str) -> DateWords:
    """Return the grammar of dates in a language, compiled once.

    Raises UnknownLanguage for a language that Tatanan does not read, and BadLexicon where a
    form names a slot that no table fills.
    """
    data = load_data(require_language(language), "dates")
    names = load_data("generated", "dates")["names"][language]
    values = _values(data["tables"], names)
    slots = _slots(data, names, values)
    lists: Mapping[str, list[str]] = data["lists"]
    return DateWords(
        language=language,
        forms=_index(data, slots),
        values={**values, "single": values["unit"]},
        homonyms=frozenset(values["weekday"].keys() & values["unit"].keys()),
        to=re.compile(rf"{slots.words['to']}(?:\b(?i:the)\s+)?"),
        between=_before(lists["between"]),
        between_and=re.compile(rf"\s+{one_of(lists['and'])}\s+"),
        also=re.compile(rf",?\s+(?:{one_of(lists['also'])}\s+)?"),
        since=_before(lists["since"]),
        until=_before(lists["until"]),
        deadline=re.compile(rf"[\s-]{one_of(lists['deadlines'])}(?!\w)"),
        future=_in_clause(lists["future"], lists["clause_starts"]),
        day_first=data["numeric_order"] == "day-first",
        month_first_outlets=frozenset(data["month_first_outlets"]),
    )


def _values(
    tables: Mapping[str, Mapping[str, Value]], names: Mapping[str, list[str]]
) -> dict[str, dict[str, Value]]:
    """Return for each slot what its words stand for, spelled plainly."""
    values = {slot: _plainly(tables[table]) for slot, table in _TABLES.items()}
    for slot, plural in (("month", "months"), ("weekday", "weekdays")):
        values[slot] = {
            **_numbered(names[f"{plural}_abbreviated"]),
            **_numbered(names[f"{plural}_wide"]),
            **_plainly(tables[f"short_{plural}"]),
            **_plainly(tables[plural]),
        }
    values["count"] = _counts(tables["numbers"], tables["tens"])
    return values


def _plainly(table: Mapping[str, Value]) -> dict[str, Value]:
    """Return a table with its words spelled plainly."""
    return {plain(words): value for words, value in table.items()}


def _numbered(names: Iterable[str]) -> dict[str, Value]:
    """Return names with their places, the first being 1."""
    return {plain(name): place for place, name in enumerate(names, start=1)}


def _counts(numbers: Mapping[str, Value], tens: Mapping[str, Value]) -> dict[str, Value]:
    """Return the words for all numbers, with those made of tens and ones."""
    ones = {word: value for word, value in numbers.items() if int(value) < 10}
    made: dict[str, Value] = {
        plain(f"{ten} {one}"): int(tens[ten]) + int(ones[one]) for ten in tens for one in ones
    }
    return {**_plainly(numbers), **_plainly(tens), **made}


def _slots(
    data: Mapping[str, Any],
    names: Mapping[str, list[str]],
    values: Mapping[str, Mapping[str, Value]],
) -> Slots:
    """Return the slots that the forms of a language can name."""
    tables, lists = data["tables"], data["lists"]
    spelled = {slot: list(tables[table]) for slot, table in _TABLES.items()}
    spelled["count"] = list(values["count"])
    return Slots.of(
        tables=spelled,
        lists=lists,
        proper={
            "month": _spellings(names, tables, "months"),
            "weekday": _spellings(names, tables, "weekdays"),
        },
        fragments=data["fragments"],
    )


def _spellings(
    names: Mapping[str, list[str]], tables: Mapping[str, Mapping[str, Value]], plural: str
) -> tuple[list[str], list[str]]:
    """Return the full names of months or weekdays, and the short ones."""
    full = [*names[f"{plural}_wide"], *tables[plural]]
    short = [*names[f"{plural}_abbreviated"], *tables[f"short_{plural}"]]
    return full, [name for name in short if name not in full]


def _index(data: Mapping[str, Any], slots: Slots) -> dict[str, tuple[DateForm, ...]]:
    """Return the forms under each of the words that they can begin with."""
    index: dict[str, list[DateForm]] = {}
    for entry in data["forms"]:
        form = _form(entry, data["lists"], slots)
        for word in {word for start in entry["starts"] for word in first_words(start, slots)}:
            index.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in index.items()}


def _form(entry: Mapping[str, Any], lists: Mapping[str, list[str]], slots: Slots) -> DateForm:
    """Return one form, compiled."""
    try:
        pattern = compile_template(entry["form"], slots)
        after = _before(lists[entry["after"]]) if "after" in entry else None
        not_after = _before(lists[entry["not_after"]]) if "not_after" in entry else None
    except KeyError as error:
        raise BadLexicon(
            f"dates.yaml: form {entry['id']} names {error}, which no table, list or fragment "
            "holds; correct the name or add the words"
        ) from error
    return DateForm(entry["id"], entry["reads"], pattern, after, not_after)


def _in_clause(words: Iterable[str], starts: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for text with one of the words in its last clause."""
    other = rf"(?<!\w){one_of(starts)}(?!\w)|\s[-–—]{{1,2}}\s"
    return re.compile(rf"(?<!\w){one_of(words)}(?!\w)(?:(?!{other})[^.,;:?!\"“”\n])*$")


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for text that ends in one of the words."""
    return re.compile(rf"(?<!\w){one_of(words)}\s+(?:the\s+)?[\"“(]?$")
