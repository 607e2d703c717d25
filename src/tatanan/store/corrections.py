"""Reviewers correct the events of a store: entries into its log, and what the log says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tatanan.errors import BadCorrection
from tatanan.review.coded import CodedEvent, CodedReport
from tatanan.review.corrected import fault_of
from tatanan.review.log import changes_of
from tatanan.review.standing import place_log, stand, undone_by
from tatanan.store.base import Store
from tatanan.store.imported import Kept
from tatanan.store.reviewed import BETWEEN, read_coded, reports_beside
from tatanan.terms.changes import Changes, mark_words, words_to_json
from tatanan.terms.coding import EventId
from tatanan.terms.review import (
    MOMENT,
    Anchor,
    Correction,
    CorrectionId,
    CorrectionKind,
    EventReview,
    Reviewer,
    ReviewState,
    Unanchored,
)

Find = Callable[[str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer says, of events by their ids: an entry of the log before it is one.

    `undoes` is the entry that an undo takes back; None is the reviewer's own last one that holds
    on the event.
    """

    kind: CorrectionKind
    event: str
    reviewer: str
    reason: str | None = None
    changes: Changes | None = None
    others: tuple[str, ...] = ()
    parts: tuple[Changes, ...] = ()
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log, and the entry that took it back; None where it was not."""

    correction: Correction
    undone_by: CorrectionId | None


def record_correction(
    store: Store, said: Judgement, *, when: datetime | None = None
) -> Correction:
    """Add what a reviewer says to the log, and correct the events concerned; return the entry.

    `when` is the moment of the entry, now if None. Raises BadCorrection where an event or an
    entry is not there, where something needed is missing, or where words do not stand.
    """
    return record_corrections(store, [said], when=when)[0]


def record_corrections(
    store: Store, said: Iterable[Judgement], *, when: datetime | None = None
) -> list[Correction]:
    """Add several such entries, all or none, and return them."""
    moment = (when or datetime.now(UTC)).astimezone(UTC)
    entries = [
        (_undo if each.kind is CorrectionKind.UNDO else _entry)(store, each, moment)
        for each in said
    ]
    store.put_corrections(entries)
    return entries


def replay_corrections(store: Store, corrections: Iterable[Correction]) -> Kept:
    """Add entries of another log, in any order; those that are there already change nothing."""
    return store.put_corrections(corrections)


def correction_log(
    store: Store, *, event: str | None = None, reviewer: str | None = None
) -> list[Entry]:
    """Return the entries of the log, the oldest first.

    `event` asks for the entries that speak of an event as it is coded now, or of one that had
    that id when it was reviewed; `reviewer` for those of one reviewer.
    """
    near = None if event is None else reports_beside(store.rows, event)
    log = store.corrections(near)
    undone = undone_by(log)
    if event is not None:
        log = _of_event(store, log, event)
    return [Entry(each, undone.get(each.id)) for each in log if reviewer in (None, each.reviewer)]


def review_states(store: Store, events: Iterable[str]) -> dict[str, EventReview]:
    """Return what reviews have made of events; those that nobody reviewed say so."""
    names = sorted({*events})
    rows = store.query("reviews", (BETWEEN.join(names),)).to_pylist()
    found = {row["event"]: row for row in rows}
    return {name: _review(name, found.get(name)) for name in names}


def unanchored(store: Store) -> list[Unanchored]:
    """Return the entries that do not fit what is coded now, and why; the oldest first."""
    log = store.corrections()
    reports = {anchor.report for each in log for anchor in each.anchors}
    return [*stand(log, read_coded(store.rows, reports)).unanchored]


def read_changes(store: Store, event: str, told: Mapping[str, Any]) -> Changes:
    """Return changes as somebody types them, the words found where they stand.

    As in an entry of the log, but for the words, which are text: they are looked for in the
    sentence of the event first, then in all of its report. A place without words is named by
    them; days without words are those of publication. Raises BadCorrection where words or days
    do not stand.
    """
    report, coded = _coded(store, event)

    def find(words: str) -> dict[str, Any]:
        found = words_to_json(mark_words(words, report.text, near=coded.anchor.sentence))
        if found is None:
            raise BadCorrection(
                f"{words!r} does not stand in the report of event {event}; copy it as it stands"
            )
        return found

    try:
        changed = {**told, **dict(_located(told, find))}
        if told.get("when"):
            changed["when"] = _when(store, event, told["when"], find)
        return changes_of(changed)
    except KeyError as error:
        raise BadCorrection(f"event {event}: {error} is missing; see docs/review.md") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise BadCorrection(f"event {event}: {error}; see docs/review.md") from error


def _located(told: Mapping[str, Any], find: Find) -> Iterator[tuple[str, Any]]:
    """Yield the fields that point at words, with the places of these."""
    for side in ("actors", "recipients"):
        if told.get(side):
            yield side, [_found(party, find) for party in told[side]]
    if told.get("trigger"):
        yield "trigger", find(told["trigger"])
    if told.get("place"):
        yield "place", _place(told["place"], find)


def _found(told: Mapping[str, Any], find: Find) -> dict[str, Any]:
    words = told.get("words")
    return {"code": told["code"], "words": find(words) if words else None}


def _place(told: Mapping[str, Any], find: Find) -> dict[str, Any]:
    words = find(told.get("words") or told["name"])
    return {"name": told["name"], "country": told.get("country"), "words": words}


def _when(store: Store, event: str, told: Mapping[str, Any], find: Find) -> dict[str, Any]:
    first, last = told["first"], told.get("last") or told["first"]
    words = told.get("words")
    if words:
        return {"first": first, "last": last, "basis": "stated", "words": find(words)}
    (row,) = store.query("event", (event,)).to_pylist()
    if not first == last == str(row["published"]):
        raise BadCorrection(
            f"event {event}: no words give {first} to {last}, and it is not the day of"
            " publication; name the words that do"
        )
    return {"first": first, "last": last, "basis": "published", "words": None}


def _coded(store: Store, event: str) -> tuple[CodedReport, CodedEvent]:
    """Return an event that is coded now, and its report."""
    rows = store.rows("SELECT report FROM events WHERE id = $1", (event,))
    if not rows:
        made = store.rows("SELECT id FROM corrected_events WHERE id = $1", (event,))
        raise BadCorrection(
            f"{store.place}: {event} is a part that a reviewer made of an event; review that event,"
            " or undo the split" if made else
            f"{store.place}: no event goes by {event}; `tatanan events {store.place}` lists them"
        )
    (report,) = read_coded(store.rows, [rows[0][0]])
    return report, next(each for each in report.events if each.id == event)


def _entry(store: Store, said: Judgement, moment: datetime) -> Correction:
    report, event = _coded(store, said.event)
    for changes in (said.changes, *said.parts):
        fault = changes and fault_of(changes, report.text)
        if fault:
            raise BadCorrection(f"event {event.id}: {fault}; say it otherwise")
    others = tuple(_coded(store, name)[1].anchor for name in sorted(said.others))
    with _told_of(event.anchor):
        return Correction(
            said.kind, event.anchor, Reviewer(said.reviewer), moment, said.reason or None,
            changes=said.changes, others=others, parts=said.parts,
        )


def _undo(store: Store, said: Judgement, moment: datetime) -> Correction:
    """Return the entry that takes back another: the one that is named, or the reviewer's last."""
    log = correction_log(store, event=None if said.undoes else said.event)
    held = [each.correction for each in log
            if each.undone_by is None and each.correction.kind is not CorrectionKind.UNDO]
    wanted = [each for each in held
              if (each.id == said.undoes if said.undoes else each.reviewer == said.reviewer)]
    if not wanted:
        what = f"no entry {said.undoes} holds" if said.undoes else (
            f"no entry of {said.reviewer} holds on event {said.event}")
        raise BadCorrection(f"{what}; `tatanan review log {store.place}` lists what does")
    taken = wanted[-1]
    with _told_of(taken.target):
        return Correction(said.kind, taken.target, Reviewer(said.reviewer), moment,
                          said.reason or None, undoes=taken.id)


@contextmanager
def _told_of(target: Anchor) -> Iterator[None]:
    """Turn what an entry refuses into an error that names the event."""
    try:
        yield
    except ValueError as error:
        raise BadCorrection(f"event {target.event}: {error}") from error


def _of_event(store: Store, log: list[Correction], event: str) -> list[Correction]:
    """Return the entries that speak of an event."""
    reports = {anchor.report for each in log for anchor in each.anchors}
    placed = place_log(log, read_coded(store.rows, reports))
    here = {anchor for anchor, found in placed.items() if found.event.id == event}
    return [each for each in log
            if any(a.event == event or a in here for a in each.anchors)]


def _review(event: str, row: Mapping[str, Any] | None) -> EventReview:
    if row is None:
        return EventReview(EventId(event), ReviewState.UNREVIEWED)
    when = datetime.strptime(row["said_at"], MOMENT).replace(tzinfo=UTC)
    return EventReview(
        EventId(event), ReviewState(row["state"]), Reviewer(row["reviewer"]), when, row["reason"]
    )
