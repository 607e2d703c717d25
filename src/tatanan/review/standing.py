"""What the log of corrections makes of every event that is coded now.

Entries count in the order of their moments (then of their ids), so that the order in which they
came never shows. An entry that was undone does not count. The last entry that speaks of an event
decides whether it stands; edits add up, field by field. A verdict (accept, reject) is about a
reading: it holds while type, factuality and the codes of both sides are what the reviewer saw.
Edits, merges and splits say how the words are to be read, and hold while the words are found.
An unlink parts an event, and those that it joins to it, from all that it was linked with; it
passes no verdict, and holds until the event is joined to another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tatanan.review.anchoring import Placed, place_anchors
from tatanan.review.coded import CodedEvent, CodedReport
from tatanan.review.corrected import CorrectedEvent, correct, fault_of, join, renamed
from tatanan.terms.coding import EventId
from tatanan.terms.ids import content_id
from tatanan.terms.review import (
    Anchor,
    Correction,
    CorrectionId,
    CorrectionKind,
    ReviewState,
    Unanchored,
)
from tatanan.terms.text import ReportId

_VERDICTS = (CorrectionKind.ACCEPT, CorrectionKind.REJECT)
_GONE = (ReviewState.REJECTED, ReviewState.SPLIT)


@dataclass(frozen=True, slots=True)
class ReviewedEvent:
    """What became of one event, or of one part of an event: whether it counts, and as what.

    `corrected` holds its rows where they differ from the coder's. `told_as` is the event of
    another report that it was joined to, or itself where it was parted from those that it was
    linked with. `decided` is the last entry that speaks of it.
    """

    event: EventId
    report: str
    state: ReviewState
    stands: bool
    decided: Correction
    corrected: CorrectedEvent | None = None
    told_as: EventId | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All events that were reviewed, in the order of their ids, and the entries that do not fit."""

    reviewed: tuple[ReviewedEvent, ...]
    unanchored: tuple[Unanchored, ...]


@dataclass(slots=True)
class _Touched:
    """The entries that speak of one event, oldest first, and the event it was joined to last.

    `verdict` is the last entry on the event itself; None if it was joined, or parted, since.
    """

    event: CodedEvent
    entries: list[Correction] = field(default_factory=list)
    edits: list[Correction] = field(default_factory=list)
    verdict: Correction | None = None
    into: EventId | None = None
    apart: bool = False


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Return entries in the order in which they count, each once."""
    return sorted({each.id: each for each in corrections}.values(),
                  key=lambda each: (each.when, each.id))


def undone_by(corrections: Iterable[Correction]) -> Mapping[CorrectionId, CorrectionId]:
    """Return the entries that were taken back, each with the first entry that does so.

    An undo takes back an entry of the same report; one that undoes cannot itself be taken back.
    """
    log = in_order(corrections)
    target = {each.id: each.target.report for each in log if each.undoes is None}
    found: dict[CorrectionId, CorrectionId] = {}
    for each in log:
        if each.undoes is not None and target.get(each.undoes) == each.target.report:
            found.setdefault(each.undoes, each.id)
    return found


def place_log(
    corrections: Iterable[Correction], reports: Iterable[CodedReport]
) -> Mapping[Anchor, Placed]:
    """Return the events that the anchors of a log hold on to."""
    anchors = (anchor for each in corrections for anchor in each.anchors)
    return place_anchors(anchors, (event for report in reports for event in report.events))


def stand(corrections: Iterable[Correction], reports: Iterable[CodedReport]) -> Standing:
    """Return what a log makes of the events of reports."""
    log, known = in_order(corrections), {report.id: report for report in reports}
    undone = undone_by(log)
    placed = place_log(log, known.values())
    unfit: list[Unanchored] = []
    touched: dict[EventId, _Touched] = {}
    for entry in log:
        if entry.kind is CorrectionKind.UNDO and entry.undoes not in undone:
            reason = f"it takes back entry {entry.undoes}, which the log does not hold"
            unfit.append(Unanchored(entry, reason, holds=False))
        if entry.kind is CorrectionKind.UNDO or entry.id in undone:
            continue
        fault = _unfit(entry, placed, known)
        if fault:
            unfit.append(fault)
        if fault is None or fault.holds:
            _touch(touched, entry, placed)
    joined = _joined(touched)
    reviewed = (each for one in touched.values() for each in _decide(one, joined, known))
    return Standing(tuple(sorted(reviewed, key=lambda each: each.event)), tuple(unfit))


def _unfit(
    entry: Correction, placed: Mapping[Anchor, Placed], reports: Mapping[ReportId, CodedReport]
) -> Unanchored | None:
    """Return in what an entry does not fit what is coded now; None where it does."""
    report, found = reports.get(entry.target.report), placed.get(entry.target)
    if report is None:
        return Unanchored(entry, f"report {entry.target.report} is not there", holds=False)
    if found is None:
        quote = entry.target.trigger.quote
        return Unanchored(entry, f"no such event is coded at {quote!r} now", holds=False)
    for changes in ([entry.changes] if entry.changes else entry.parts):
        fault = fault_of(changes, report.text)
        if fault:
            return Unanchored(entry, fault, holds=False)
    lost = [anchor.event for anchor in entry.others if _apart(anchor, entry, placed)]
    if lost:
        reason = f"no event that could be joined is coded now for {', '.join(lost)}"
        parts = entry.kind is CorrectionKind.UNLINK
        return Unanchored(entry, reason, holds=parts or len(lost) < len(entry.others))
    if not found.as_it_was:
        holds = entry.kind not in _VERDICTS
        return Unanchored(entry, f"it is read otherwise now: {_told(found)}", holds=holds)
    return None


def _apart(anchor: Anchor, entry: Correction, placed: Mapping[Anchor, Placed]) -> bool:
    """Say whether an event cannot be joined: it is not there, or it is the target itself."""
    found = placed.get(anchor)
    return found is None or found.event.id == placed[entry.target].event.id


def _told(found: Placed) -> str:
    anchor = found.event.anchor
    by, to = (" ".join(codes) or "nobody" for codes in anchor.sides)
    return f"{anchor.type}, {anchor.factuality}, by {by} to {to}"


def _touch(
    touched: dict[EventId, _Touched], entry: Correction, placed: Mapping[Anchor, Placed]
) -> None:
    """Note an entry with every event that it speaks of."""
    target = placed[entry.target].event
    own = touched.setdefault(target.id, _Touched(target))
    own.entries.append(entry)
    own.into = None
    if entry.kind is CorrectionKind.UNLINK:
        own.apart = True
    else:
        own.verdict = entry
    if entry.kind is CorrectionKind.EDIT:
        own.edits.append(entry)
    for anchor in entry.others:
        if not _apart(anchor, entry, placed):
            other = placed[anchor].event
            joined = touched.setdefault(other.id, _Touched(other))
            joined.entries.append(entry)
            joined.into, joined.apart, joined.verdict = target.id, False, None


@dataclass(frozen=True, slots=True)
class _Joined:
    """Which event stands for each that was joined to another, and all that were joined to one."""

    root: Mapping[EventId, CodedEvent]
    others: Mapping[EventId, Sequence[CodedEvent]]


def _joined(touched: Mapping[EventId, _Touched]) -> _Joined:
    """Follow all merges to their ends; each leads to an event with a later entry, so they end."""
    root: dict[EventId, CodedEvent] = {}
    others: dict[EventId, list[CodedEvent]] = defaultdict(list)
    for name in sorted(touched):
        one = touched[name]
        while one.into is not None:
            one = touched[one.into]
        if one.event.id != name:
            root[name] = one.event
            others[one.event.id].append(touched[name].event)
    return _Joined(root, others)


def _decide(
    one: _Touched, joined: _Joined, reports: Mapping[ReportId, CodedReport]
) -> Iterator[ReviewedEvent]:
    """Yield what became of an event, and of the parts that a reviewer made of it."""
    event, last = one.event, one.entries[-1]
    report = reports[event.anchor.report]
    state = _state(one, joined)
    root = joined.root.get(event.id)
    told_as = event.id if one.apart else None
    if root and root.anchor.report != report.id:
        told_as = root.id
    stands = state not in _GONE and (root is None or told_as is not None)
    edits = [each.changes for each in one.edits if each.changes]
    own = [each for each in joined.others.get(event.id, ()) if each.anchor.report == report.id]
    rows = join(correct(event, edits, report), own) if stands and (edits or own) else None
    yield ReviewedEvent(event.id, report.id, state, stands, last, rows, told_as)
    if one.verdict and state is ReviewState.SPLIT:
        for number, part in enumerate(one.verdict.parts):
            name = part_id(one.verdict, number)
            made = renamed(correct(event, [*edits, part], report), name)
            yield ReviewedEvent(name, report.id, state, stands=True, decided=last, corrected=made)


def _state(one: _Touched, joined: _Joined) -> ReviewState:
    if one.into is not None:
        return ReviewState.MERGED
    kind = one.verdict and one.verdict.kind
    if kind is CorrectionKind.REJECT:
        return ReviewState.REJECTED
    if kind is CorrectionKind.SPLIT:
        return ReviewState.SPLIT
    if one.edits:
        return ReviewState.EDITED
    if kind is None:
        return ReviewState.UNLINKED
    joins = kind is CorrectionKind.MERGE or one.event.id in joined.others
    return ReviewState.MERGED if joins else ReviewState.ACCEPTED


def part_id(entry: Correction, number: int) -> EventId:
    """Return the id of a part that a split makes of an event."""
    return EventId(content_id("part", entry.id, number))


def effective(corrections: Iterable[Correction]) -> list[Correction]:
    """Return the entries that were not undone, without those that undo, in order."""
    log = in_order(corrections)
    undone = undone_by(log)
    return [each for each in log
            if each.kind is not CorrectionKind.UNDO and each.id not in undone]
