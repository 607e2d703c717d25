"""Rules whose forms of words are templates: what a sentence looks like that says so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from tatanan.errors import BadLexicon
from tatanan.extract.date_templates import GAP, Slots, expression_of, one_of
from tatanan.extract.form_words import Needs, needs_of, words_in
from tatanan.lexicons.load import load_data, require_language

_WORD: Final = r"[^\W_](?:[^\W_]|[-'’.](?=[^\W_]))*"
_NAME: Final = r"[\ue000-\ue00f]"
_FREE: Final = {
    "few": rf"(?:{GAP}{_WORD}){{0,3}}?",
    "some": rf"(?:{GAP}(?:{_WORD}|{_NAME}(?:['’]s?)?)){{0,6}}?",
    "far": r"[^\n.;:!?“”\"]{0,60}?",
}
"""Slots for words that do not matter: up to three without a name, up to six, the clause's rest."""


_EMPTY: Final = re.compile(r"\(\?P<\w+>\)")
_SPACED: Final = frozenset({"few", "some"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form of words: its expression, and the words without which it cannot be found.

    `place` is the rule that it is of, for who has to mend it.
    """

    place: str
    expression: str
    needs: Needs

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression ready for use: most forms are never asked for in a report.

        Raises BadLexicon where it is none.
        """
        try:
            return _whole_word(self.expression)
        except re.error as fault:
            raise BadLexicon(
                f"{self.place} has a form whose words make no expression ({fault}); "
                "mend the form or the lists that it names"
            ) from fault

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Say whether a text that holds these words may hold the form."""
        return not any(words.isdisjoint(need) for need in self.needs)


@dataclass(frozen=True, slots=True)
class FormRule:
    """A rule: what it gives, and the forms that say so.

    `denies` says that the form itself denies ("directed against nobody").
    """

    id: str
    gives: str
    denies: bool
    forms: tuple["Form", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The rules of one data file, and a pattern for any word of each of its lists."""

    language: str
    rules: tuple[FormRule, ...]
    lists: Mapping[str, re.Pattern[str]]
    _numbered: list[tuple[FormRule, Form]] = field(init=False, repr=False, default_factory=list)
    _by_word: dict[str, list[int]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the forms out by the words of which they need one; "" has those that need none."""
        for rule in self.rules:
            for form in rule.forms:
                for word in min(form.needs, key=len, default=("",)):
                    self._by_word.setdefault(word, []).append(len(self._numbered))
                self._numbered.append((rule, form))

    def has(self, name: str, text: str) -> bool:
        """Say whether a word of a list stands in a text."""
        return self.lists[name].search(text) is not None

    def find(self, text: str) -> Iterator[tuple[FormRule, re.Match[str]]]:
        """Yield what the rules find in a text, rule after rule."""
        words = words_in(text)
        near = {number for word in (*words, "") for number in self._by_word.get(word, ())}
        for rule, form in (self._numbered[number] for number in sorted(near)):
            if form.may_stand_among(words):
                for match in form.pattern.finditer(text):
                    yield rule, match


def load_forms(language: str, name: str, slots: Mapping[str, str]) -> Forms:
    """Return the rules of a data file; `slots` are those that the finder fills itself.

    A list `kinds` of the file gives three slots: `{kinds}` is one of its words, `{any_kinds}`
    any number of them, `{no_kinds}` that none follows. A slot of the finder may use those of
    the lists.
    Raises BadLexicon where a form names a slot that is not there.
    """
    data = load_data(require_language(language), name)
    words = _slots_of(data, slots)
    fragments = Slots(words, {}, data["fragments"])
    rules = tuple(_rule(row, fragments, data["lists"], f"{language}/{name}.yaml")
                  for row in data["rules"])
    lists = {key: _whole_word(one_of(listed)) for key, listed in data["lists"].items()}
    return Forms(language, rules, lists)


def group_of(match: re.Match[str], name: str) -> tuple[int, int] | None:
    """Return where a slot of a form was filled, whichever of its places it was, or None."""
    for group in match.re.groupindex:
        if group.split("__")[0] == name and match.start(group) >= 0:
            return match.span(group)
    return None


def _slots_of(data: Mapping[str, Any], slots: Mapping[str, str]) -> dict[str, str]:
    """Return what each slot stands for; a finder's slot may itself name slots of lists."""
    words = dict(_FREE)
    for name, listed in data["lists"].items():
        words[name] = one_of(listed)
        words[f"any_{name}"] = rf"(?:{one_of(listed)}{GAP})*"
        words[f"no_{name}"] = rf"(?!{GAP}{one_of(listed)}(?!\w))"
    for name, pattern in slots.items():
        words[name] = re.sub(r"\{([a-z_]+)\}", lambda slot: words[slot[1]], pattern)
    return words


def _rule(
    row: Mapping[str, Any], slots: Slots, lists: Mapping[str, list[str]], file: str
) -> FormRule:
    forms = tuple(_forms(f"{file}: rule {row['id']}", row["forms"], slots, lists))
    return FormRule(row["id"], row["gives"], row.get("denies", False), forms)


def _forms(
    place: str, forms: Sequence[str], slots: Slots, lists: Mapping[str, list[str]]
) -> Iterator[Form]:
    for form in forms:
        try:
            expression = expression_of(form, slots)
        except KeyError as fault:
            raise BadLexicon(
                f"{place} has a form {form!r} that cannot be read ({fault}); "
                "name only slots, lists and fragments that are there"
            ) from fault
        empty = [name for name, written in slots.words.items() if _EMPTY.fullmatch(written)]
        yield Form(place, expression, needs_of(form, lists, empty=empty, spaced=_SPACED))


@lru_cache(maxsize=4096)
def _whole_word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
