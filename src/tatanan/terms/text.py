"""Text as it came, as it is read, and as it is parsed; and evidence that points into it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from tatanan.errors import EvidenceMismatch
from tatanan.terms.ids import content_id

ReportId = NewType("ReportId", str)


class AsideReason(StrEnum):
    """Why a piece of a capture is no part of the report's text."""

    FURNITURE = "page-furniture"
    PHOTO = "photo-credit"
    READ_ALSO = "read-also"
    ADVERTISEMENT = "advertisement"
    PAGINATION = "pagination"
    SIGNATURE = "signature"
    DATELINE = "dateline"
    DATE_LINE = "date-line"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters: half-open, in code points of the text that it points into.

    >>> Span(3, 2)
    Traceback (most recent call last):
    ...
    ValueError: a span needs 0 <= start < end, not 3 and 2
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that could not stand in any text."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start} and {self.end}")

    def holds(self, other: "Span") -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The very words of a report that say so. Made only by `Report.cite`."""

    report: ReportId
    span: Span
    quote: str

    def check(self, report: "Report") -> None:
        """Raise EvidenceMismatch unless the quote stands in the report where it says."""
        if report.id != self.report or report.text[self.span.start : self.span.end] != self.quote:
            raise EvidenceMismatch(
                f"report {report.id}: {self.quote!r} does not stand at "
                f"{self.span.start} to {self.span.end}; read and code the report again"
            )


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes as they came, with what is known of where they came from.

    `declared` is the encoding that the server or the file claims; it may be wrong.
    `published` and `language` are what the user says; None leaves them to the reader.
    """

    body: bytes
    url: str | None = None
    media_type: str | None = None
    declared: str | None = None
    retrieved: datetime | None = None
    published: date | None = None
    language: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A piece that was taken out of the text, and why.

    `offset` is where it stood in the text as it was decoded (or, from a page,
    as it was extracted); `at` is the place in the report's text where it is missing.
    """

    reason: AsideReason
    quote: str
    offset: int
    at: int


@dataclass(frozen=True, slots=True)
class Repair:
    """Words that had been glued together and were parted: what stood there before."""

    span: Span
    was: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the report's text and where that run stood in the decoded capture."""

    span: Span
    offset: int


@dataclass(frozen=True, slots=True)
class PageFinding:
    """Something doubtful that the reader noticed about a page, in plain words."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published news text, as it was read and never changed since.

    `title_span` is None where the title does not stand in `text`. `dateline` is the place
    that the dateline names. `before` is context that may resolve a pronoun but yields no
    record. `reader` is the name and version of what cleaned the text; `findings` are what
    it found doubtful about the page.

    >>> Report.of("Jokowi bertemu Xi.", language="id").cite(0, 6).quote
    'Jokowi'
    """

    id: ReportId
    text: str
    language: str
    title: str | None = None
    title_span: Span | None = None
    published: date | None = None
    published_words: str | None = None
    outlet: str | None = None
    url: str | None = None
    dateline: str | None = None
    retrieved: datetime | None = None
    before: str = ""
    set_aside: tuple[Aside, ...] = ()
    repairs: tuple[Repair, ...] = ()
    pieces: tuple[Piece, ...] = ()
    findings: tuple[PageFinding, ...] = ()
    capture_digest: str | None = None
    reader: str | None = None

    @classmethod
    def of(cls, text: str, *, language: str, published: date | None = None) -> "Report":
        """Return a report of a bare text, its id made from the text."""
        return cls(ReportId(content_id("report", text)), text, language, published=published)

    def cite(self, start: int, end: int) -> Evidence:
        """Return the words from `start` up to `end` as evidence.

        Raises ValueError where the span is empty, and EvidenceMismatch where it
        reaches beyond the text.
        """
        span = Span(start, end)
        if end > len(self.text):
            raise EvidenceMismatch(
                f"report {self.id}: {start} to {end} reaches beyond its "
                f"{len(self.text)} characters; cite offsets of the report's own text"
            )
        return Evidence(self.id, span, self.text[start:end])

    @property
    def body(self) -> str:
        """The text without the title that stands at its head."""
        return self.text[self.title_span.end :].lstrip() if self.title_span else self.text


@dataclass(frozen=True, slots=True)
class Token:
    """One word in Universal Dependencies' own columns.

    `number` and `head` count from 1 inside the sentence; the root's head is 0.
    """

    number: int
    span: Span
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence of a report. `entities` are names that the tagger suggests."""

    report: ReportId
    number: int
    span: Span
    tokens: tuple[Token, ...]
    entities: tuple["Entity", ...] = ()
    children: tuple[tuple[Token, ...], ...] = field(default=(), compare=False, repr=False)

    def under(self, number: int) -> tuple[Token, ...]:
        """Return the tokens that hang directly on a token; 0 gives the root."""
        return self.children[number]

    def head_of(self, token: Token) -> Token | None:
        """Return the governing token, or None for the root."""
        return self.tokens[token.head - 1] if token.head else None

    def subtree(self, number: int) -> list[Token]:
        """Return a token and all that hangs on it, in the order of the text."""
        found, waiting = {number}, [number]
        while waiting:
            for child in self.children[waiting.pop()]:
                if child.number not in found:
                    found.add(child.number)
                    waiting.append(child.number)
        return [self.tokens[n - 1] for n in sorted(found)]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that a statistical tagger suggests: a hint, not a finding. Kinds: PER, ORG, LOC."""

    kind: str
    span: Span


def with_children(
    report: ReportId,
    number: int,
    span: Span,
    tokens: tuple[Token, ...],
    entities: tuple[Entity, ...] = (),
) -> Sentence:
    """Return a sentence whose tokens know what hangs on them."""
    children: list[list[Token]] = [[] for _ in range(len(tokens) + 1)]
    for token in tokens:
        children[token.head].append(token)
    return Sentence(report, number, span, tokens, entities, tuple(map(tuple, children)))
