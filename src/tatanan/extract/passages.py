"""A sentence in which each name stands as one sign, so that a form of words can be asked for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tatanan.extract.readings import make_actor
from tatanan.lexicons.load import load_data
from tatanan.terms.coding import (
    Actor,
    ActorKind,
    Coding,
    Mention,
    Statement,
    StatementId,
    When,
)
from tatanan.terms.text import Evidence, Report, Sentence, Span

STATE: Final = "\ue000"
PEOPLE: Final = "\ue001"
BODY: Final = "\ue002"
BLOC: Final = "\ue003"
PERSON: Final = "\ue004"
GROUP: Final = "\ue005"
OTHER: Final = "\ue006"
_SIGNS: Final = {
    ActorKind.STATE: STATE,
    ActorKind.ORGANISATION: BODY,
    ActorKind.BLOC: BLOC,
    ActorKind.GROUP: GROUP,
    ActorKind.PERSON: PERSON,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with signs for names.

    `places` tells for each character of `text`, and for its end, where it stands in the
    report; `named` are the mentions, one a sign, and `at` the places of the signs.
    """

    report: Report
    sentence: Sentence
    text: str
    places: tuple[int, ...]
    named: tuple[Mention, ...]
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where a run of the passage's characters stands in the report."""
        return Span(self.places[start], self.places[end])

    def cite(self, start: int, end: int) -> Evidence:
        """Return the words behind a run of the passage's characters."""
        span = self.span(start, end)
        return self.report.cite(span.start, span.end)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions whose signs stand in a run of the passage's characters."""
        return self.named[bisect_left(self.at, start) : bisect_left(self.at, end)]


def read_passages(
    report: Report, sentences: Sequence[Sentence], coding: Coding
) -> tuple[Passage, ...]:
    """Return the sentences of a report with signs for the names that its coding holds."""
    mentions = sorted(coding.mentions, key=lambda m: (m.evidence.span.start, m.evidence.span.end))
    starts = [mention.evidence.span.start for mention in mentions]
    return tuple(
        _passage(report, sentence, mentions[
            bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)
        ])
        for sentence in sentences
    )


def states_of(
    mentions: Sequence[Mention], coding: Coding, language: str
) -> tuple[Actor, ...]:
    """Return the states that mentions name or come from, each once, in order."""
    found: dict[str, Actor] = {}
    for mention in mentions:
        state = state_of(mention.actor, coding, language)
        if state is not None:
            found.setdefault(state.code, state)
    return tuple(found.values())


def state_of(actor: Actor | None, coding: Coding, language: str) -> Actor | None:
    """Return the state that an actor is, or that a person belongs to; None for all others."""
    if actor is None or actor.kind is ActorKind.STATE:
        return actor
    if actor.kind is not ActorKind.PERSON or actor.country is None:
        return None
    country = actor.country
    named = (a for a in coding.actors if a.kind is ActorKind.STATE and a.code == country)
    return next(named, None) or make_actor(
        ActorKind.STATE, state_name(country, language), country, country
    )


def statement_at(span: Span, coding: Coding) -> StatementId | None:
    """Return the innermost statement whose content holds a span, or None."""
    holding = [s for s in coding.statements if s.content.span.holds(span)]
    return min(holding, key=_length).id if holding else None


def date_beside(passage: Passage, span: Span, coding: Coding, *, reach: int) -> When | None:
    """Return the date of a sentence that stands in a span or nearest to it, within reach."""
    near: list[tuple[int, When]] = []
    for when in coding.dates:
        if when.evidence is None or when.first is None:
            continue
        words = when.evidence.span
        gap = max(words.start - span.end, span.start - words.end, 0)
        if passage.sentence.span.holds(words) and gap <= reach:
            near.append((gap, when))
    return min(near, key=lambda item: item[0])[1] if near else None


def before(
    passages: Sequence[Passage], passage: Passage, end: int, *, reach: int = 3
) -> Iterator[Mention]:
    """Yield the mentions before a place in a passage, the latest first, so many sentences back."""
    yield from reversed(passage.within(0, end))
    number = passages.index(passage)
    for earlier in reversed(passages[max(0, number - reach) : number]):
        yield from reversed(earlier.named)


def _passage(report: Report, sentence: Sentence, mentions: Sequence[Mention]) -> Passage:
    text: list[str] = []
    places: list[int] = []
    named: list[Mention] = []
    at: list[int] = []
    position = sentence.span.start
    for mention in mentions:
        span = mention.evidence.span
        if span.start < position or span.end > sentence.span.end:
            continue
        text.append(report.text[position : span.start])
        places.extend(range(position, span.start))
        at.append(len(places))
        text.append(_sign(mention))
        places.append(span.start)
        named.append(mention)
        position = span.end
    text.append(report.text[position : sentence.span.end])
    places.extend(range(position, sentence.span.end + 1))
    return Passage(report, sentence, "".join(text), tuple(places), tuple(named), tuple(at))


def _sign(mention: Mention) -> str:
    if mention.actor is None or mention.entry.startswith("outlet."):
        return OTHER
    if mention.entry.startswith("people."):
        return PEOPLE
    return _SIGNS[mention.actor.kind]


@lru_cache(maxsize=512)
def state_name(code: str, language: str) -> str:
    """Return a state's name as the lexicon shows it."""
    names = (e["names"] for e in load_data("world", "states")["entries"] if e["code"] == code)
    shown = next(names, None)
    return str(shown[language][0]) if shown else code


def _length(statement: Statement) -> int:
    span = statement.content.span
    return span.end - span.start
