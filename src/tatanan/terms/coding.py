"""What is coded from one report: actors, dates, statements, and what was passed over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from tatanan.terms.text import Evidence, ReportId

ActorId = NewType("ActorId", str)
StatementId = NewType("StatementId", str)


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    BLOC = "bloc"
    GROUP = "group"


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


class Manner(StrEnum):
    """Whether a statement's words are the speaker's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts in a report.

    `code` is what data sets join on (ISO 3166-1 alpha-3, `IGO` and three letters,
    `WST`, `NGO`, `UNK`); `country` is None for actors that belong to no state.
    """

    id: ActorId
    name: str
    kind: ActorKind
    code: str
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name an actor, or that take one up again.

    `actor` is None for a name that we do not know. `entry` is the lexicon entry or the
    rule that decided.
    """

    evidence: Evidence
    actor: Actor | None
    entry: str


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, as wide as the words that give it.

    `first` and `last` are inclusive and None together, where nothing is known.
    `anchor` is the day from which a relative date was counted; `evidence` is None
    where no words of the text give the date.
    """

    first: date | None
    last: date | None
    basis: Basis
    evidence: Evidence | None = None
    anchor: date | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins, or that is half known."""
        if (self.first is None) != (self.last is None):
            raise ValueError("a date interval is known at both ends or at neither")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a date interval cannot run from {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have spoken: the words, and the actor they name.

    `evidence` is None where the speaker does not stand in the report's text but in its context;
    `actor` is None for a speaker whom we cannot identify.
    """

    evidence: Evidence | None
    actor: Actor | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Speech or thought that a report attributes to somebody.

    `speaker` is None where the report leaves it open, `cue` where nothing but quotation
    marks tells the statement. `found_by` names the rules that found it.
    """

    id: StatementId
    speaker: Speaker | None
    cue: Evidence | None
    content: Evidence
    manner: Manner
    when: When | None
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something seen and not coded, and why."""

    evidence: Evidence
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up inside one report. `suggestion` is None where we know no better."""

    rule: str
    message: str
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """What coded a report: the package's version, the lexicon's digest, the models' digests."""

    version: str
    lexicon: str
    models: str


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder found in one report; written and replaced as a whole."""

    report: ReportId
    coder: Coder
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[When, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
