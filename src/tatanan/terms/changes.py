"""What an event says in a reviewer's reading: the fields that differ from what was coded."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any, Final

from tatanan.terms.coding import Basis, Factuality
from tatanan.terms.text import Span

Json = dict[str, Any]


class Unchanged(Enum):
    """The value of a field that a reviewer leaves as the coder has it: other than None."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words that a reviewer points at. They are held against the report when it is there."""

    span: Span
    quote: str

    def __post_init__(self) -> None:
        """Refuse words that cannot fill their span."""
        if len(self.quote) != self.span.end - self.span.start:
            raise ValueError(f"{self.quote!r} does not fill {self.span.start} to {self.span.end}")

    def stands_in(self, text: str) -> bool:
        """Say whether these are the words that stand there in a text."""
        return text[self.span.start : self.span.end] == self.quote


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part in an event, as a reviewer reads it.

    `words` is None where the report's text does not name the party itself.
    """

    code: str
    words: MarkedWords | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of an event as a reviewer reads them, both inclusive; with the words, if any.

    A day is given by words, or it is the day of publication.
    """

    first: date
    last: date
    basis: Basis
    words: MarkedWords | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins, and days that no words give."""
        if self.first > self.last:
            raise ValueError(f"a date interval cannot run from {self.first} to {self.last}")
        if self.words is None and self.basis is not Basis.PUBLISHED:
            raise ValueError("a day is given by words, or it is the day of publication")


@dataclass(frozen=True, slots=True)
class Locating:
    """The place of an event as a reviewer reads it; `country` is None where it is in no state."""

    name: str
    country: str | None
    words: MarkedWords


@dataclass(frozen=True, slots=True)
class Changes:
    """What an event says in a reviewer's reading. A field that is UNCHANGED stays as it is.

    None says that there is none: no mode that fits, a day or a place that is not known.

    >>> Changes(type="ACCUSE").named
    ('type',)
    """

    type: str | Unchanged = UNCHANGED
    mode: str | Unchanged | None = UNCHANGED
    contexts: tuple[str, ...] | Unchanged = UNCHANGED
    actors: tuple[Party, ...] | Unchanged = UNCHANGED
    recipients: tuple[Party, ...] | Unchanged = UNCHANGED
    trigger: MarkedWords | Unchanged = UNCHANGED
    when: Dating | Unchanged | None = UNCHANGED
    place: Locating | Unchanged | None = UNCHANGED
    factuality: Factuality | Unchanged = UNCHANGED

    @property
    def named(self) -> tuple[str, ...]:
        """The names of the fields that are changed."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) is not UNCHANGED)

    @property
    def words(self) -> Iterator[MarkedWords]:
        """All words that are pointed at."""
        for side in (self.actors, self.recipients):
            parties = () if isinstance(side, Unchanged) else side
            yield from (party.words for party in parties if party.words)
        if isinstance(self.trigger, MarkedWords):
            yield self.trigger
        for found in (self.when, self.place):
            if found and not isinstance(found, Unchanged) and found.words:
                yield found.words

    def to_json(self) -> Json:
        """Return the fields that are changed as a JSON object; what is unchanged is left out."""
        return {name: _as_json(getattr(self, name)) for name in self.named}


def mark_words(words: str, text: str, *, near: Span) -> MarkedWords | None:
    """Return words where they stand in a text: in a sentence first, then anywhere; or None.

    >>> mark_words("Rusia", "Rusia pergi. Rusia datang.", near=Span(13, 26)).span
    Span(start=13, end=18)
    """
    start = text.find(words, near.start, near.end)
    start = text.find(words) if start < 0 else start
    if start < 0 or not words:
        return None
    return MarkedWords(Span(start, start + len(words)), words)


def words_to_json(words: MarkedWords | None) -> Json | None:
    """Return words as evidence is written: where they start and end, and the words."""
    if words is None:
        return None
    return {"start": words.span.start, "end": words.span.end, "quote": words.quote}


def parties_to_json(parties: tuple[Party, ...]) -> list[Json]:
    """Return parties with their words."""
    return [{"code": each.code, "words": words_to_json(each.words)} for each in parties]


def _as_json(value: object) -> object:
    """Return the value of one field."""
    if isinstance(value, MarkedWords):
        return words_to_json(value)
    if isinstance(value, Dating):
        return {"first": value.first.isoformat(), "last": value.last.isoformat(),
                "basis": value.basis.value, "words": words_to_json(value.words)}
    if isinstance(value, Locating):
        return {"name": value.name, "country": value.country, "words": words_to_json(value.words)}
    if isinstance(value, tuple):
        return [_as_json(each) for each in value]
    if isinstance(value, Party):
        return {"code": value.code, "words": words_to_json(value.words)}
    return value.value if isinstance(value, Factuality) else value
