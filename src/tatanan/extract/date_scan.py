"""Walk through a text and find the expressions in it that are dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tatanan.extract.date_parts import UNKNOWN, DateParts, Scene, parts_of
from tatanan.extract.date_readings import read_parts
from tatanan.extract.date_relative import shifted
from tatanan.extract.date_words import DateForm, DateWords
from tatanan.terms.coding import Basis, When

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:\n])[\s\"“”'(]*$")
_NUMBER_BEFORE: Final = re.compile(r"\d[./,:-]$")
_LOOK_BACK: Final = 80
"""How many characters before an expression can decide how it is read."""
_FOLLOWED_BY_NOTHING: Final = re.compile(r"\s*(?:[.,;:!?)\"”]|$)")
_TENSED: Final = frozenset({"day", "days", "numeric", "weekday", "month", "weekend"})
"""What is read by the tense of the words before it, where it says nothing itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text in which dates are sought, and what is known about it.

    `is_phrase` says that the text is a date phrase by itself: nothing need stand before it.
    """

    text: str
    published: date | None
    words: DateWords
    month_first: bool | None
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One date expression: where it stands, what it names, which days it means."""

    start: int
    end: int
    parts: DateParts
    scene: Scene
    when: When


def scan_dates(source: Source, start: int, end: int) -> list[Found]:
    """Return the date expressions from `start` to `end`, in order, each read by itself."""
    found: list[Found] = []
    for form, match in _matches(source, start, end):
        parts = parts_of(form, match, source.words)
        scene = _scene(source, parts, match.span(), found)
        when = read_parts(parts, scene)
        if when is not None:
            _add(Found(match.start(), match.end(), parts, scene, when), found, source)
    return found


def _matches(source: Source, start: int, end: int) -> Iterator[tuple[DateForm, re.Match[str]]]:
    """Yield the longest form at each place where one can begin, none inside another."""
    text, forms, reached = source.text, source.words.forms, start
    before: tuple[str, int] = ("", -1)
    for token in _TOKEN.finditer(text, start, end):
        word = token[0]
        key = word.lower() if word > "9" else "0"
        if key not in forms or token.start() < reached:
            continue
        best = _best(source, forms[key], token, before, end)
        if best:
            reached = best[1].end()
            before = (best[0].reads, reached)
            yield best


def _best(
    source: Source,
    forms: tuple[DateForm, ...],
    token: re.Match[str],
    before: tuple[str, int],
    end: int,
) -> tuple[DateForm, re.Match[str]] | None:
    """Return the form that reaches furthest from a token; the first of equals."""
    text, at = source.text, token.start()
    if at and (text[at - 1].isalnum() or _NUMBER_BEFORE.search(text, max(0, at - 2), at)):
        return None
    tried = ((form, form.pattern.match(text, at, end)) for form in forms)
    matched = [(form, match) for form, match in tried if match]
    fitting = [pair for pair in matched if _fits(source, pair[0], at, before)]
    if token[0].lower() in source.words.homonyms and token[0][0].isupper():
        fitting = _of_homonym(text, fitting)
    return max(fitting, key=lambda pair: pair[1].end(), default=None)


def _fits(source: Source, form: DateForm, at: int, before: tuple[str, int]) -> bool:
    """Say whether the words before an expression let the form stand."""
    if form.after is None and form.not_after is None:
        return True
    text, back = source.text, max(0, at - _LOOK_BACK)
    if form.not_after is not None:
        return not form.not_after.search(text[back:at])
    if source.is_phrase and not text[:at].strip():
        return True
    reads, reached = before
    if reads == form.reads and reached >= 0 and source.words.also.fullmatch(text, reached, at):
        return True
    return form.after is None or bool(form.after.search(text[back:at]))


def _of_homonym(
    text: str, fitting: list[tuple[DateForm, re.Match[str]]]
) -> list[tuple[DateForm, re.Match[str]]]:
    """Tell a weekday from a unit of the same name by its capital, unless a sentence begins."""
    weekdays = [pair for pair in fitting if "weekday" in pair[1].re.groupindex]
    units = [pair for pair in fitting if pair not in weekdays]
    if not fitting:
        return []
    at = fitting[0][1].start()
    begins = _SENTENCE_START.search(text[max(0, at - _LOOK_BACK) : at])
    return [*units, *weekdays] if begins else weekdays


def _scene(source: Source, parts: DateParts, at: tuple[int, int], found: list[Found]) -> Scene:
    """Return what surrounds an expression that stands at a place."""
    words, (start, end) = source.words, at
    before = source.text[max(0, start - _LOOK_BACK) : start] if parts.reads in _TENSED else ""
    ends = words.until.search(before) or words.deadline.match(source.text, end)
    return Scene(
        published=source.published,
        earlier=found[-1].when if found else None,
        ahead=bool(before and words.future.search(before)),
        behind=bool(before and words.since.search(before)),
        until=bool(before and ends),
        month_first=source.month_first,
    )


def _add(new: Found, found: list[Found], source: Source) -> None:
    """Add an expression; a date right after "two days before" is the day to count from."""
    text, last = source.text, found[-1] if found else None
    if new.parts.reads == "relation" and _FOLLOWED_BY_NOTHING.match(text, new.end):
        new = replace(new, when=_from_earlier(new))
    if last and last.parts.reads == "relation" and text[last.end : new.start].isspace():
        found[-1] = replace(last, end=new.end, when=shifted(last.parts, new.when))
    else:
        found.append(new)


def _from_earlier(found: Found) -> When:
    """Return "two days after", where nothing follows, as counted from the date before it."""
    anchor, published = found.scene.earlier, found.scene.published
    if anchor is None and published is not None:
        anchor = When(published, published, Basis.PUBLISHED)
    return shifted(found.parts, anchor) if anchor else UNKNOWN
