"""What reviewers say of events: the log, and a further entry."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from tatanan.serve.context import AnyPerson, AtDesk, Fresh, Reviewer
from tatanan.serve.correcting import entry_told
from tatanan.serve.looking import look_at_event
from tatanan.serve.problems import Problem
from tatanan.serve.sessions import LOCAL
from tatanan.serve.shapes import EventView, Shape
from tatanan.store.corrections import (
    Judgement,
    correction_log,
    read_changes,
    record_correction,
)
from tatanan.terms.review import CorrectionKind

router = APIRouter(prefix="/corrections", tags=["corrections"])
_Id = Annotated[str, Field(max_length=64)]
_Changes = dict[str, Any]


class ToCorrect(Shape):
    """What a reviewer says of an event.

    `changes` are those of an edit, `parts` what a split makes of it (two at least), `others` the
    events that a merge or an unlink joins to it, `undoes` the entry that an undo takes back
    (without it, the reviewer's last). Fields of changes that are left out stay; null says that
    there is none:
    type, mode, contexts, factuality, actors and recipients [{code, words}], when {first, last,
    words}, place {name, country}. `reviewer` is a name for the log, where whoever sits at the
    machine has none of their own.
    """

    event: _Id
    kind: Literal["accept", "reject", "edit", "merge", "split", "unlink", "undo"]
    reason: Annotated[str, Field(max_length=2000)] | None = None
    changes: _Changes | None = None
    others: Annotated[list[_Id], Field(max_length=50, default_factory=list)]
    parts: Annotated[list[_Changes], Field(max_length=10, default_factory=list)]
    undoes: _Id | None = None
    reviewer: Annotated[str, Field(min_length=1, max_length=80)] | None = None


class Corrected(Shape):
    """The entry that was added to the log, and the event as it is now."""

    id: str
    event: EventView | None


class Corrections(Shape):
    """The log, the oldest entry first; `undone_by` is the entry that took one back."""

    snapshot: str
    items: list[dict[str, Any]]


@router.get("", dependencies=[Fresh])
def corrections(
    desk: AtDesk, person: AnyPerson,
    event: Annotated[str | None, Query(max_length=64)] = None,
    reviewer: Annotated[str | None, Query(max_length=80)] = None,
) -> Corrections:
    """List what reviewers said: of an event, by a reviewer, or all."""
    del person
    log = correction_log(desk.store, event=event, reviewer=reviewer)
    return Corrections(snapshot=desk.snapshot, items=[entry_told(each) for each in log])


@router.post("", status_code=201)
def correct(wanted: ToCorrect, desk: AtDesk, person: Reviewer) -> Corrected:
    """Accept, reject, edit, join, split or unlink an event, or take an entry back."""
    if desk.read_only:
        raise Problem(403, "read-only", "This store was opened to be read only.",
                      remedy="Start the server without --read-only.")
    local = person.name == LOCAL and wanted.reviewer
    entry = record_correction(desk.store, Judgement(
        kind=CorrectionKind(wanted.kind), event=wanted.event,
        reviewer=wanted.reviewer or person.name if local else person.name,
        reason=(wanted.reason or "").strip() or None,
        changes=None if wanted.changes is None else read_changes(
            desk.store, wanted.event, wanted.changes),
        others=tuple(wanted.others),
        parts=tuple(read_changes(desk.store, wanted.event, part) for part in wanted.parts),
        undoes=wanted.undoes))
    desk.changed()
    return Corrected(id=entry.id, event=look_at_event(desk, wanted.event))
