"""What reports, their statements and claims look like, as they were read."""

from datetime import date

from pydantic import Field

from tatanan.serve.shapes import EventView, Labels, Mark, Piece, Shape, Telling, When


class StatementView(Shape):
    """What somebody is reported to have said."""

    id: str
    speaker: str | None
    speaker_code: str | None
    speaker_words: str | None
    mark: str | None
    words: str
    cue: str | None
    cue_mark: str | None
    manner: str


class Other(Shape):
    """Who a value is compared with."""

    who: str
    value: float | None


class Missing(Shape):
    """Which data a yardstick needs that are not here, and how to get them."""

    what: Labels
    how: Labels


class YardstickView(Shape):
    """One measured number beside a claim: what it says, never a verdict.

    `percentile` is its rank, 0 to 1, in its own history; `ends` the last day of its data.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    percentile: float | None = None
    other: Other | None = None
    others: list[Other] = Field(default_factory=list)
    ends: date | None = None
    count: int | None = None
    sentence: Labels | None = None
    missing: Missing | None = None


class Claim(Shape):
    """A claim about the international order, as a report makes or denies it."""

    id: str
    report: str
    title: str | None
    outlet: str | None
    published: date | None
    kind: str
    stance: str
    claimant: str | None
    subject: str | None
    subject_code: str | None
    object: str | None
    object_code: str | None
    words: list[Piece]
    mark: str | None
    yardsticks: list[YardstickView]


class Finding(Shape):
    """What does not add up inside a report."""

    id: str
    rule: str
    message: Labels
    suggestion: Labels | None
    marks: list[str]
    words: list[str]


class Figure(Shape):
    """A count or an amount."""

    id: str
    of: str
    value: float
    unit: str | None
    approximate: bool
    actors: list[str]
    words: str
    mark: str | None


class Member(Shape):
    """What a report says somebody is in an organisation."""

    id: str
    member: str
    organisation: str
    role: str
    when: When | None
    words: str
    mark: str | None


class ActorOf(Shape):
    """Somebody who acts in a report, and where it names them."""

    id: str
    name: str
    code: str
    country: str | None
    kind: str
    sectors: list[str]
    mentions: list[str]


class Published(Shape):
    """The day of publication, and the words of the page that give it."""

    value: date | None
    words: str | None


class ReportView(Shape):
    """A report as it was read, with all that was found in it."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: Published
    dateline: str | None
    language: str
    kept: bool
    pieces: list[Piece]
    marks: dict[str, Mark]
    actors: list[ActorOf]
    events: list[EventView]
    statements: list[StatementView]
    claims: list[Claim]
    findings: list[Finding]
    figures: list[Figure]
    memberships: list[Member]
    notes: list[Labels]
    copies: list[str]
    tells: list[Telling]
    coder: str


class ReadAnswer(Shape):
    """A report that was read, and whether it is kept in the store."""

    record_id: str
    kept: bool
    report: ReportView


class Failure(Shape):
    """Something that could not be read, and why."""

    name: str
    reason: Labels


class ReadAnswers(Shape):
    """The reports of a file, and what of it could not be read."""

    items: list[ReadAnswer]
    failures: list[Failure]
