"""What reviewers say of coded events: corrections that hold on to words, not to row numbers.

A log of corrections is only ever added to. Whoever takes an entry back adds one that undoes it.
"""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Final, NewType

from tatanan.terms.coding import Basis, Factuality
from tatanan.terms.ids import content_id
from tatanan.terms.text import ReportId, Span

CorrectionId = NewType("CorrectionId", str)
Reviewer = NewType("Reviewer", str)


class CorrectionKind(StrEnum):
    """What a reviewer does with an event, or with an earlier entry of the log."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


class Unchanged(Enum):
    """The value of a field that a reviewer leaves as the coder has it: other than None."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words that a reviewer points at. They become evidence when the report is there to cite."""

    span: Span
    quote: str

    def __post_init__(self) -> None:
        """Refuse words that cannot fill their span."""
        if len(self.quote) != self.span.end - self.span.start:
            raise ValueError(f"{self.quote!r} does not fill {self.span.start} to {self.span.end}")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part in an event, as a reviewer reads it.

    `words` is None where the report's text does not name the party itself.
    """

    code: str
    words: MarkedWords | None


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of an event as a reviewer reads them, both inclusive; with the words, if any.

    A day is stated by words, or relative to the day of publication, or that day itself.
    """

    first: date
    last: date
    basis: Basis
    words: MarkedWords | None

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


@dataclass(frozen=True, slots=True)
class Anchor:
    """The event that a correction speaks of, by its words: what the reviewer had before them.

    `confidence` is what the coder gave for it, None where no model judged it. `coder` is the
    id of the coder, None where it is not known.
    """

    report: ReportId
    type: str
    factuality: Factuality
    trigger: MarkedWords
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    confidence: float | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log: who said what of which event, when and why.

    `changes` are those of an edit; `parts` what a split makes of the event. `others` are the
    events that a merge joins to the target, or, of other reports, that a split keeps apart
    from it. `undoes` is the entry that an undo takes back, whose target it shares. `reason`
    may be None only of an accept.
    """

    kind: CorrectionKind
    target: Anchor
    reviewer: Reviewer
    when: datetime
    reason: str | None = None
    changes: Changes | None = None
    others: tuple[Anchor, ...] = ()
    parts: tuple[Changes, ...] = ()
    undoes: CorrectionId | None = None

    def __post_init__(self) -> None:
        """Refuse an entry that lacks what its kind needs, or that holds what no one reads."""
        fault = next(_faults(self), None)
        if fault:
            raise ValueError(fault)

    @property
    def id(self) -> CorrectionId:
        """A hash of all that the entry says, so that an entry replayed is the same entry."""
        said = (getattr(self, field.name) for field in fields(self))
        return CorrectionId(content_id("correction", *said))


def _faults(entry: Correction):  # type: ignore[no-untyped-def]
    pass


def utc_seconds(moment: datetime) -> datetime:
    """Return a moment in UTC, to the second, as the log keeps it."""
    return moment.astimezone(UTC).replace(microsecond=0)
