"""How many and how much: meetings, soldiers, dead, money, votes, each with its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tatanan.extract.date_templates import GAP, one_of
from tatanan.extract.form_words import words_in
from tatanan.extract.forms import FormRule, Forms, group_of, load_forms
from tatanan.extract.numerals import Numerals, load_numerals
from tatanan.extract.passages import Passage, before, read_passages
from tatanan.lexicons.load import load_data
from tatanan.terms.coding import Actor, ActorKind, Coding, Figure, Mention
from tatanan.terms.text import Report, Sentence, Span

_SLOTS: Final = {
    "few": r"(?:\s(?!{stops}(?!\w))[^\W\d_][\w'’-]*){0,3}?",
    "some": r"(?:\s(?!\d)[\w'’-]+){0,5}?",
    "after_killed": r"(?=\s*[,.;)]|\s+{killed_ends}(?!\w)|\s*$)",
    "s": "['’]s?",
    "folk": r"(?:{people}|[A-Z][a-z]+s)",
    "peoples": r"(?:\s[A-Z][\w’'-]*(?:\s{and}\s[A-Z][\w’'-]*)?)",
    "aside": r"\s?,\s[^,.;:()]{1,60},",
    "where": r"\s{places}(?:\s(?!{clauses}(?!\w))[\w'’-]+){1,4}?",
}
# "The two leaders" are named at most so many sentences before.
_PAIR_REACH: Final = 8
# No word before which a number counts nothing is longer.
_LONGEST_NAME: Final = 16
_MEETINGS: Final = "meetings"
_MONEY: Final = "money"
_DIGIT: Final = re.compile(r"\d")
_RANGE: Final = re.compile(r"\d\s?(?:-|–|to|hingga|sampai)\s?$")


@dataclass(frozen=True, slots=True, eq=False)
class _FigureWords:
    """The forms of a language, its numerals, its ordinals and its currencies.

    `numbers` are all words that may stand in a number.
    """

    forms: Forms
    numerals: Numerals
    ordinals: Mapping[str, float]
    currencies: Mapping[str, str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A form of words that tells a figure, and where its number stands in the passage."""

    passage: Passage
    rule: FormRule
    match: re.Match[str]
    number: tuple[int, int]


def find_figures(
    report: Report, sentences: Sequence[Sentence], coding: Coding
) -> tuple[Figure, ...]:
    """Return the counts and amounts of a report, in the order of the text.

    A number tells one figure: that of the first rule that fits ("500 soldiers were killed" are
    dead). Numbers that are part of a date tell none, nor do mere orders of magnitude (dozens).
    """
    words = _words(report.language)
    named = read_passages(report, sentences, coding)
    figures: list[tuple[Span, Figure]] = []
    for sentence, passage in zip(sentences, named, strict=True):
        plain = _plain(report, sentence)
        for found in _found_in(plain, words):
            place = plain.span(*found.number)
            taken = any(place.overlaps(other) for other, _ in figures)
            if taken or _is_date(place, coding):
                continue
            figure = _figure(found, words, _actors(found, passage, named, words))
            if figure is not None:
                figures.append((place, figure))
    return tuple(figure for _, figure in sorted(figures, key=lambda item: item[0].start))


def figure_forms(language: str) -> Forms:
    """Return the forms in which a language counts."""
    return _words(language).forms


@lru_cache(maxsize=4)
def _words(language: str) -> _FigureWords:
    data = load_data(language, "figures")
    tables, lists = data["tables"], data["lists"]
    numerals = load_numerals(tables, lists["decimals"])
    forms = load_forms(language, "figures", {
        **_SLOTS, **_number_slots(numerals, tables, lists),
    })
    currencies = {**tables["currencies"], **tables["signs"]}
    ordinals = {word: float(value) for word, value in tables["ordinals"].items()}
    numbers = words_in(" ".join([*numerals.ones, *numerals.tens, *numerals.parts, *ordinals]))
    return _FigureWords(forms, numerals, ordinals, currencies, numbers)


def _number_slots(
    numerals: Numerals, tables: Mapping[str, Mapping[str, str]], lists: Mapping[str, list[str]]
) -> dict[str, str]:
    about = rf"(?P<about>{one_of(lists['about'])}{GAP})?"
    openers = "|".join(rf"(?<=\b{word}\s)" for word in lists["openers"])
    or_so = rf"(?P<more>(?:{GAP}|-){one_of(lists['or_so'])}(?!\w))?"
    signs = "|".join(re.escape(sign) for sign in sorted(tables["signs"], key=len, reverse=True))
    worded = one_of(tables["currencies"])
    plain = numerals.pattern
    amount = (
        rf"(?:(?P<sign>{signs})\s?(?P<n>{numerals.digits}){or_so}"
        rf"|(?P<n>{plain}){or_so}[\s-](?P<currency>{worded}))"
    )
    return {
        "n": rf"{about}(?P<n>{plain}){or_so}",
        "another": rf"(?:{one_of(lists['about'])}{GAP})?{plain}",
        "clause": rf"(?:^[\"“]?|(?<=[,;:]\s)|(?<=[\"“])|{openers})",
        "ordinal": f"(?P<ordinal>{one_of(tables['ordinals'])})",
        "money": rf"{about}{amount}",
    }


def _plain(report: Report, sentence: Sentence) -> Passage:
    """Return a sentence as it stands, names included."""
    span = sentence.span
    places = tuple(range(span.start, span.end + 1))
    return Passage(report, sentence, report.text[span.start : span.end], places, (), ())


def _found_in(passage: Passage, words: _FigureWords) -> Iterator[_Found]:
    """Yield what the rules find: rule after rule, the nearest words first."""
    if not _DIGIT.search(passage.text) and words.numbers.isdisjoint(words_in(passage.text)):
        return
    for rule, match in words.forms.find(passage.text):
        number = group_of(match, "ordinal") or group_of(match, "n")
        if number is not None and not _counts_nothing(passage.text[: number[0]], words):
            yield _Found(passage, rule, match, number)


def _counts_nothing(ahead: str, words: _FigureWords) -> bool:
    """Say whether the words before a number make it a name or a part: "Leopard 2", "one of"."""
    last = ahead.rstrip()[-_LONGEST_NAME:]
    return any(m.end() == len(last) for m in words.forms.lists["no_counts"].finditer(last))


def _is_year(number: str, rounded: object) -> bool:
    """Say whether digits are likelier a year than a count: 2022, but not 2,022 or 2000."""
    is_bare = len(number) == 4 and number.isdigit() and rounded is None
    return is_bare and 1900 < int(number) < 2100 and int(number) % 100 != 0


def _is_date(place: Span, coding: Coding) -> bool:
    return any(d.evidence is not None and d.evidence.span.overlaps(place) for d in coding.dates)


def _figure(
    found: _Found, words: _FigureWords, actors: tuple[Actor, ...]
) -> Figure | None:
    text = found.passage.text
    number = text[found.number[0] : found.number[1]]
    is_money = found.rule.gives == _MONEY
    value = words.ordinals.get(number.lower()) or words.numerals.value(
        number, counts=not is_money)
    rounded = group_of(found.match, "about") or group_of(found.match, "more")
    if value is None or (not is_money and _is_year(number, rounded)):
        return None
    ranged = _RANGE.search(text[: found.number[0]])
    return Figure(
        of=found.rule.gives,
        value=value,
        unit=_currency(found, words) if is_money else None,
        approximate=rounded is not None or ranged is not None,
        actors=actors,
        evidence=found.passage.cite(found.match.start(), found.match.end()),
    )


def _currency(found: _Found, words: _FigureWords) -> str | None:
    place = group_of(found.match, "sign") or group_of(found.match, "currency")
    if place is None:
        return None
    spelled = {word.lower(): code for word, code in words.currencies.items()}
    return spelled.get(" ".join(found.passage.text[slice(*place)].lower().split()))


def _actors(
    found: _Found, passage: Passage, passages: Sequence[Passage], words: _FigureWords
) -> tuple[Actor, ...]:
    """Return whom a figure is about: those in its words; who met may stand before them."""
    span = found.passage.span(found.match.start(), found.match.end())
    inside = [m for m in passage.named if span.overlaps(m.evidence.span)]
    if found.rule.gives != _MEETINGS:
        return _once(inside)
    ahead = [m for m in passage.named if m.evidence.span.start < span.end]
    persons = [m for m in ahead if _is_person(m)]
    if persons or ahead:
        return _once(persons or ahead)
    start = found.match.start()
    if not words.forms.has("pairs", found.passage.text[: start + 40]):
        return ()
    earlier = [m for m in before(passages, passage, 0, reach=_PAIR_REACH) if _is_person(m)]
    two = _once(earlier)[:2]
    return tuple(reversed(two)) if len(two) == 2 else ()


def _is_person(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.PERSON


def _once(mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    return tuple({m.actor.id: m.actor for m in mentions if m.actor is not None}.values())
