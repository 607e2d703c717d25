"""The rules that tell furniture from text, compiled once from the data of both languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tatanan.lexicons.load import LANGUAGES, load_data
from tatanan.terms.text import AsideReason

A_NAME = r"(?:[A-Z][\w.''’-]*(?: (?:[A-Z][\w.''’-]*|de|van|von|al|bin|binti)){1,5})"


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One form of furniture, why it is set aside, and where it may hold."""

    id: str
    reason: AsideReason
    scope: str
    form: re.Pattern[str]
    place_known: bool = False
    names_outlet: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of one scope; `any_form` holds where one of them may hold."""

    rules: tuple[FurnitureRule, ...]
    any_form: re.Pattern[str]

    def whole(self, line: str) -> FurnitureRule | None:
        """Return the first rule that a whole line fits, or None."""
        if not self.any_form.fullmatch(line):
            return None
        return next((rule for rule in self.rules if rule.form.fullmatch(line)), None)


@lru_cache(maxsize=1)
def load_furniture() -> Mapping[str, RuleSet]:
    """Return the rules of both languages by scope, in the order of the data files."""
    rows = [row for language in LANGUAGES for row in load_data(language, "furniture")["rules"]]
    scopes = dict.fromkeys(row["scope"] for row in rows)
    return {scope: _rule_set([r for r in rows if r["scope"] == scope]) for scope in scopes}


@lru_cache(maxsize=1)
def may_be_furniture() -> re.Pattern[str]:
    """Return the form of all whole lines that some rule may set aside, to ask only once."""
    sets = load_furniture()
    scopes = ("line", "head", "next", "block", "contents", "between")
    return re.compile("|".join(f"(?:{sets[scope].any_form.pattern})" for scope in scopes))


def rule_from(row: Mapping[str, Any]) -> FurnitureRule:
    """Return the typed form of one rule of a data file."""
    return FurnitureRule(
        row["id"],
        AsideReason(row["reason"]),
        row["scope"],
        re.compile(_form(row)),
        row.get("place_known", False),
        row.get("names_outlet", False),
    )


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Return the number of each month by its names in both languages, in lower case."""
    return _numbered("months", first=1)


@lru_cache(maxsize=1)
def weekdays() -> Mapping[str, int]:
    """Return the number of each day of the week by its names, Monday being 0."""
    return _numbered("weekdays", first=0)


def either(words: Iterable[str]) -> str:
    """Return the form that holds for each of the words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _numbered(table: str, *, first: int) -> Mapping[str, int]:
    return {
        name: number
        for language in LANGUAGES
        for number, names in enumerate(load_data(language, "furniture")[table], first)
        for name in names
    }


def _rule_set(rows: list[Mapping[str, Any]]) -> RuleSet:
    # Groups lose their names in the joint form: two rules may use the same one.
    forms = (re.sub(r"\(\?P<\w+>", "(?:", _form(row)) for row in rows)
    joint = re.compile("|".join(f"(?:{form})" for form in forms))
    return RuleSet(tuple(map(rule_from, rows)), joint)


def _form(row: Mapping[str, Any]) -> str:
    """Return the form of a rule, its `{date}`, `{name}` and `{menu}` filled in."""
    form = str(row["form"])
    for piece, filling in _pieces().items():
        form = form.replace(piece, filling)
    return f"(?i:{form})" if row.get("ignore_case") else form


@lru_cache(maxsize=1)
def _pieces() -> Mapping[str, str]:
    buttons = (load_data(language, "furniture")["menu_words"] for language in LANGUAGES)
    menu = either({word for words in buttons for word in words})
    return {"{date}": _a_date(), "{name}": A_NAME, "{menu}": rf"(?i:(?:{menu})(?: [a-z]+)?)"}


def _a_date() -> str:
    """Return the form of a day as datelines have it, with or without its year and weekday."""
    month, year = rf"(?:{either(months())})\b\.?", r"(?:,? \d{4})?"
    number, digits = r"\d{1,2}(?:st|nd|rd|th)?", r"\d{1,2}/\d{1,2}(?:/\d{4})?"
    day = rf"{month} {number}{year}|{number} {month}{year}|{digits}"
    return rf"(?i:(?:(?:{either(weekdays())})\b,? ?)?(?:{day}|\((?:{day})\)))"
