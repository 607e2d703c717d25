"""What answers look like: the shapes that the OpenAPI documents. None is unknown."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

MarkKind = Literal[
    "actor", "date", "place", "event", "statement", "claim", "finding", "figure", "membership",
    "quote", "cue",
]


class Shape(BaseModel):
    """An answer, or a part of one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Piece(Shape):
    """A run of text. The pieces of a report, in order, are the report as it was read.

    `marks` are ids of all marks that cover it. `aside` says why it was set aside; None where it
    is text. `repair` is what stood there before glued words were parted.
    """

    text: str
    marks: list[str] = []
    aside: str | None = None
    repair: str | None = None


class Mark(Shape):
    """What a run of text is: `ref` is the id of the item that it is evidence of."""

    id: str
    kind: MarkKind
    ref: str | None


class Labels(Shape):
    """One thing in both languages of the page."""

    en: str
    id: str


class Told(Shape):
    """Words of a report, and the mark that covers them."""

    words: str
    mark: str | None


class Party(Shape):
    """Somebody on one side of an event; no words where only the context names them."""

    code: str
    name: str | None
    words: str | None
    mark: str | None


class When(Shape):
    """An interval of days, as wide as the words that give it."""

    first: date | None
    last: date | None
    basis: str
    words: str | None
    mark: str | None


class Where(Shape):
    """Where something happened, and the state it lies in."""

    name: str
    country: str | None
    words: str
    mark: str | None


class SaidIn(Shape):
    """The statement that tells an event."""

    id: str
    speaker: str | None


class FoundBy(Shape):
    """What found an event: a rule of the lexicon, a model, or a language model."""

    kind: Literal["rule", "model", "llm"]
    name: str
    note: Labels | None


class Telling(Shape):
    """A report that tells an event, and the event as it tells it."""

    report: str
    event: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None = None
    sentence: list[Piece] = []


class Review(Shape):
    """What a reviewer made of an event."""

    state: str
    by: str | None
    when: str | None
    reason: str | None


class EventView(Shape):
    """One event as one report tells it, with all its words.

    `reports` and `outlets` count who tells it; `marks` are those of its sentence.
    """

    id: str
    event: str
    report: str
    type: str
    type_label: Labels
    mode: str | None
    contexts: list[str]
    quad: str
    intensity: float
    actors: list[Party]
    recipients: list[Party]
    trigger: Told
    sentence: list[Piece]
    when: When | None
    place: Where | None
    factuality: str
    auxiliary: list[str]
    said_in: SaidIn | None
    confidence: float | None
    doubtful: bool
    found_by: list[FoundBy]
    reports: int
    outlets: int
    tellings: list[Telling]
    review: Review | None
    marks: dict[str, Mark] = {}


class Count(Shape):
    """A value, and how many have it."""

    value: str
    count: int
