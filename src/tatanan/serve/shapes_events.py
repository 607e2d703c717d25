"""What lists and counts of events look like."""

from datetime import date

from tatanan.serve.shapes import Count, Piece, Review, Shape


class EventRow(Shape):
    """One event in a list: the likeliest of its tellings that are asked for.

    The marks of its sentence are named `trigger`, `actor-0`, `recipient-0`, `place` and `when`.
    """

    id: str
    event: str
    report: str
    first: date | None
    last: date | None
    type: str
    mode: str | None
    quad: str
    intensity: float
    actors: list[str]
    recipients: list[str]
    trigger: str
    sentence: list[Piece]
    outlet: str | None
    language: str
    country: str | None
    confidence: float | None
    factuality: str
    reports: int
    outlets: int
    review: Review | None


class Counts(Shape):
    """Three numbers that are not one another."""

    events: int
    reports: int
    outlets: int


class Events(Shape):
    """A part of the list of events, and how many there are in all."""

    snapshot: str
    items: list[EventRow]
    next: str | None
    total: int
    counts: Counts


class Facets(Shape):
    """How many events have each value; what is asked about one is left out of its own counts."""

    snapshot: str
    type: list[Count]
    actor: list[Count]
    recipient: list[Count]
    quad: list[Count]
    outlet: list[Count]
    language: list[Count]
    factuality: list[Count]
    year: list[Count]
    country: list[Count]
    review: list[Count]


class Bin(Shape):
    """What happened in a stretch of time.

    `mean` is the mean intensity, -10 to 10, and `low` to `high` hold it in 19 of 20 draws; None
    where fewer than two events say.
    """

    first: date
    last: date
    events: int
    cooperation: int
    conflict: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    mean: float | None
    low: float | None
    high: float | None


class Timeline(Shape):
    """Events by time: those that are told as having happened, unless others are asked for."""

    snapshot: str
    bins: list[Bin]
    undated: int
