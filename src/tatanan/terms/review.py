"""What reviewers say of coded events: corrections that hold on to words, not to row numbers.

A log of corrections is only ever added to. Whoever takes an entry back adds one that undoes it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

from tatanan.terms.changes import Changes, Json, MarkedWords, Party, parties_to_json, words_to_json
from tatanan.terms.coding import EventId, Factuality
from tatanan.terms.ids import content_id
from tatanan.terms.text import ReportId, Span

CorrectionId = NewType("CorrectionId", str)
Reviewer = NewType("Reviewer", str)
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"  # ISO 8601: a moment in UTC


class CorrectionKind(StrEnum):
    """What a reviewer does with an event, or with an earlier entry of the log."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"
    UNLINK = "unlink"
    UNDO = "undo"


JOINING = frozenset({CorrectionKind.MERGE, CorrectionKind.UNLINK})
"""The kinds that may speak of several events, of several reports."""


class ReviewState(StrEnum):
    """What reviews have made of an event."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    MERGED = "merged"
    SPLIT = "split"
    UNLINKED = "unlinked"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The event that a correction speaks of, by its words: what the coder had told.

    `event` is its id, a hash of report, type and places of words. `sentence` is where it is
    told. `confidence` is what the coder gave for it, None where no model judged it.
    """

    event: EventId
    report: ReportId
    coder: str
    type: str
    factuality: Factuality
    sentence: Span
    trigger: MarkedWords
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    confidence: float | None = None

    @property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of both sides, each once and sorted."""
        return sorted_codes(self.actors), sorted_codes(self.recipients)

    @property
    def reading(self) -> tuple[str, str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """What a verdict is about: the type, whether it is told as a fact, and both sides."""
        return self.type, self.factuality.value, self.sides

    def to_json(self) -> Json:
        """Return the event as a JSON object, each of its words with its place."""
        return {
            "id": self.event,
            "report": self.report,
            "coder": self.coder,
            "type": self.type,
            "factuality": self.factuality.value,
            "sentence": {"start": self.sentence.start, "end": self.sentence.end},
            "trigger": words_to_json(self.trigger),
            "actors": parties_to_json(self.actors),
            "recipients": parties_to_json(self.recipients),
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log: who said what of which event, when and why.

    `changes` are those of an edit; `parts` what a split makes of the event; `others` are the
    events that a merge, or an unlink, joins to the target. `undoes` is the entry that an undo
    takes back, whose target it shares. `reason` may be None only of an accept. `when` is in UTC.
    `id` is a hash of all that the entry says, so that an entry replayed is the same entry.
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
    id: CorrectionId = field(init=False)

    def __post_init__(self) -> None:
        """Refuse an entry that lacks what its kind needs, or that holds what no one reads."""
        fault = next(_faults(self), None)
        if fault:
            raise ValueError(fault)
        digest = content_id("correction", json.dumps(self._said(), sort_keys=True))
        object.__setattr__(self, "id", CorrectionId(digest))

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The events that it speaks of, the target first."""
        return (self.target, *self.others)

    def to_json(self) -> Json:
        """Return the entry as the log is exported: one JSON object, its id first."""
        return {"id": self.id, **self._said()}

    def _said(self) -> Json:
        return {
            "kind": self.kind.value,
            "event": self.target.to_json(),
            "reviewer": self.reviewer,
            "when": self.when.strftime(MOMENT),
            "reason": self.reason,
            "changes": self.changes and self.changes.to_json(),
            "others": [anchor.to_json() for anchor in self.others],
            "parts": [part.to_json() for part in self.parts],
            "undoes": self.undoes,
        }


@dataclass(frozen=True, slots=True)
class EventReview:
    """What reviews have made of an event, and the entry that decided it.

    Reviewer, moment and reason are None where nobody reviewed it.
    """

    event: EventId
    state: ReviewState
    reviewer: Reviewer | None = None
    when: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Unanchored:
    """An entry that does not fit what is coded now, and why: kept, listed, never dropped.

    `holds` says whether it counts all the same.
    """

    correction: Correction
    reason: str
    holds: bool


def sorted_codes(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Return the codes of parties, each once and sorted."""
    return tuple(sorted({party.code for party in parties}))


def _faults(entry: Correction) -> Iterator[str]:
    """Yield what is wrong with an entry, in words that say how to put it right."""
    kind = entry.kind
    if not entry.reviewer.strip():
        yield "an entry needs a reviewer; say who reviews"
    if entry.when.tzinfo is not UTC:
        yield "the moment of an entry is in UTC"
    if kind is not CorrectionKind.ACCEPT and not (entry.reason or "").strip():
        yield f"{kind} needs a reason; say why, for whoever reads the log"
    if (kind is CorrectionKind.EDIT) != bool(entry.changes and entry.changes.named):
        yield "an edit, and nothing else, changes fields; name at least one"
    yield from _faults_of_joining(entry)
    if kind is CorrectionKind.SPLIT and len(entry.parts) < 2:
        yield "a split makes at least two parts of an event"
    if kind is not CorrectionKind.SPLIT and entry.parts:
        yield "a split, and nothing else, makes parts of an event"
    if (kind is CorrectionKind.UNDO) != (entry.undoes is not None):
        yield "an undo, and nothing else, names the entry that it takes back"


def _faults_of_joining(entry: Correction) -> Iterator[str]:
    kind = entry.kind
    if kind is CorrectionKind.MERGE and not entry.others:
        yield "a merge joins other events; name at least one"
    if kind not in JOINING and entry.others:
        yield "a merge or an unlink, and nothing else, joins other events"
    if len({anchor.event for anchor in entry.anchors}) < len(entry.anchors):
        yield f"{kind} joins events that differ; name each once"
