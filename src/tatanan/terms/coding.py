"""What is coded from one report: who is in it, what was said, done, claimed, and passed over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from tatanan.terms.text import Evidence, ReportId, Span

ActorId = NewType("ActorId", str)
StatementId = NewType("StatementId", str)
EventId = NewType("EventId", str)


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


class Factuality(StrEnum):
    """Whether an event is told as having happened."""

    ASSERTED = "asserted"
    DENIED = "denied"
    INTENDED = "intended"
    CONDITIONAL = "conditional"


class Auxiliary(StrEnum):
    """PLOVER's auxiliary modes: long past, yet to come, merely thought of, not so."""

    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part in an event: the words, and the actor they name.

    `evidence` is None where the participant does not stand in the report's text but in its
    context; `actor` is None for somebody whom we cannot identify.
    """

    evidence: Evidence | None
    actor: Actor | None

    @property
    def code(self) -> str:
        """The code that data sets join on; `UNK` for somebody unknown."""
        return self.actor.code if self.actor else "UNK"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place: the name, the words, and the state it lies in.

    `country` is an ISO 3166-1 alpha-3 code, None where the place lies in no state or we
    do not know it.
    """

    name: str
    evidence: Evidence
    country: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody did to somebody, in PLOVER's terms.

    `mode` is None where the type has none that fits. A reciprocal event has all sides
    among its actors and no recipients. `said_in` is the statement that tells it, None
    where the report speaks for itself. `intensity` is PLOVER's score of conflict and
    cooperation, from -10 to 10. `confidence` is the calibrated probability, 0 to 1, that
    the event is right; None where no model judged it. `retold` are further words of the
    report that tell the same event.
    """

    id: EventId
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    trigger: Evidence
    sentence: Span
    when: When | None
    place: Place | None
    factuality: Factuality
    auxiliary: tuple[Auxiliary, ...]
    said_in: StatementId | None
    intensity: float
    quad: str
    confidence: float | None
    found_by: tuple[str, ...]
    retold: tuple[Evidence, ...] = ()


# Of an event's confidence: below it, an event is likelier wrong than right.
DOUBTFUL = 0.4


def is_doubtful(confidence: float | None) -> bool:
    """Say whether an event of this confidence is likelier wrong than right.

    One that no model judged (None) is not.
    """
    return confidence is not None and confidence < DOUBTFUL


class MembershipRole(StrEnum):
    """What somebody is in an organisation."""

    MEMBER = "member"
    FOUNDER = "founder"
    NEW_MEMBER = "new-member"
    OBSERVER = "observer"
    PARTNER = "partner"
    CANDIDATE = "candidate"
    HOST = "host"
    CHAIR = "chair"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Membership:
    """What a report says somebody is in an organisation; `grounds` are its words."""

    member: Actor
    organisation: Actor
    role: MembershipRole
    when: When | None
    grounds: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A count or an amount: of what, how many or how much, of whom.

    `of` is one of meetings, troops, dead, wounded, detained, displaced, weapons, money,
    members, votes, other. `unit` is None for plain counts, else an ISO 4217 currency or a
    unit ("km", "tonne"). `approximate` says that the words round or bound the value.
    """

    of: str
    value: float
    unit: str | None
    approximate: bool
    actors: tuple[Actor, ...]
    evidence: Evidence


class ClaimKind(StrEnum):
    """What a claim about the international order is about."""

    POLARITY = "polarity"
    BEST_PERIOD = "best-period"
    ISOLATION = "isolation"
    COUNTERWEIGHT = "counterweight"
    MEMBERSHIP = "membership"
    ALLIANCE = "alliance"


class Stance(StrEnum):
    """Whether a claim is made or denied."""

    ASSERTED = "asserted"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about the international order that can be held against data.

    `subject` is whom it is about, `object` with or against whom; None where the sentence
    names nobody whom we know. `said_in` is the statement that makes it, None where the
    report (or its headline) does.
    """

    kind: ClaimKind
    subject: Actor | None
    object: Actor | None
    stance: Stance
    said_in: StatementId | None
    evidence: Evidence


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
    events: tuple[Event, ...] = ()
    memberships: tuple[Membership, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
