"""An event as a reviewer reads it: the rows that a store holds of it in place of the coder's."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from tatanan.lexicons.plover import load_plover
from tatanan.review.coded import CodedEvent, CodedReport, Row
from tatanan.terms.changes import Changes, MarkedWords, Party, Unchanged

_SIDES: Final = {"actor": "actors", "recipient": "recipients"}


@dataclass(frozen=True, slots=True)
class CorrectedEvent:
    """The rows of an event that was corrected: of its own, and of its participants."""

    row: Row
    parties: tuple[Row, ...]


def fault_of(changes: Changes, text: str) -> str | None:
    """Return why changes cannot hold, in words; None where they can.

    >>> fault_of(Changes(type="HUG"), "")
    "'HUG' is no type of PLOVER"
    """
    types = load_plover()
    if not isinstance(changes.type, Unchanged) and changes.type not in types:
        return f"{changes.type!r} is no type of PLOVER"
    kinds = [types[changes.type]] if isinstance(changes.type, str) else types.values()
    if isinstance(changes.mode, str) and not any(changes.mode in kind.modes for kind in kinds):
        return f"{changes.mode!r} is no mode of such an event"
    if changes.actors == ():
        return "an event needs an actor; UNK is somebody unknown"
    lost = next((each for each in changes.words if not each.stands_in(text)), None)
    return f"{lost.quote!r} does not stand at {lost.span.start} in the report" if lost else None


def correct(event: CodedEvent, changes: Iterable[Changes], report: CodedReport) -> CorrectedEvent:
    """Return an event with changes made to it, one after the other.

    Quad category and intensity follow the type and the mode; a mode that the new type does not
    have is dropped, unless the reviewer names one. The coder's confidence stays what it was.
    """
    row, parties = dict(event.row), event.parties
    for change in changes:
        row |= _changed(change, str(row["type"]), row["mode"])
        parties = _sides(change, parties, row, report)
    return CorrectedEvent(row, parties)


def join(event: CorrectedEvent, others: Iterable[CodedEvent]) -> CorrectedEvent:
    """Return an event with the parties of others of its report that it lacks, by code."""
    parties = list(event.parties)
    for other in others:
        known = {(each["side"], each["code"]) for each in parties}
        for party in other.parties:
            if (party["side"], party["code"]) not in known:
                place = sum(each["side"] == party["side"] for each in parties)
                parties.append({**party, "event": event.row["id"], "position": place})
    return replace(event, parties=tuple(parties))


def renamed(event: CorrectedEvent, name: str) -> CorrectedEvent:
    """Return a corrected event under another id."""
    parties = tuple({**party, "event": name} for party in event.parties)
    return CorrectedEvent({**event.row, "id": name}, parties)


def _changed(change: Changes, type_name: str, mode: str | None) -> dict[str, Any]:
    """Return the columns of an event that change."""
    columns: dict[str, Any] = {}
    if not (isinstance(change.type, Unchanged) and isinstance(change.mode, Unchanged)):
        columns |= _kind(change, type_name, mode)
    if not isinstance(change.contexts, Unchanged):
        columns["contexts"] = json.dumps([*change.contexts], separators=(",", ":"))
    if not isinstance(change.trigger, Unchanged):
        columns |= _words("trigger_", change.trigger)
    if not isinstance(change.when, Unchanged):
        when = change.when
        columns |= {"first": when and when.first, "last": when and when.last,
                    "when_basis": when and when.basis.value, "when_anchor": None,
                    **_words("when_", when.words if when else None)}
    if not isinstance(change.place, Unchanged):
        place = change.place
        columns |= {"place": place and place.name, "country": place and place.country,
                    **_words("place_", place.words if place else None)}
    if not isinstance(change.factuality, Unchanged):
        columns["factuality"] = change.factuality.value
    return columns


def _kind(change: Changes, type_name: str, mode: str | None) -> dict[str, Any]:
    """Return type and mode, with the quad category and the intensity that PLOVER gives them."""
    kind = load_plover()[type_name if isinstance(change.type, Unchanged) else change.type]
    wanted = mode if isinstance(change.mode, Unchanged) else change.mode
    known = wanted if wanted in kind.modes else None
    return {"type": kind.name, "mode": known, "quad": kind.quad, "intensity": kind.intensity(known)}


def _sides(
    change: Changes, parties: Sequence[Row], event: Row, report: CodedReport
) -> tuple[Row, ...]:
    """Return the participants, those of a side that changes made anew."""
    kept: list[Row] = []
    for side, name in _SIDES.items():
        now: tuple[Party, ...] | Unchanged = getattr(change, name)
        of_side = [party for party in parties if party["side"] == side]
        if isinstance(now, Unchanged):
            kept += of_side
            continue
        actors = {party["code"]: party["actor"] for party in of_side}
        kept += [
            {"event": event["id"], "report": report.id, "side": side, "position": place,
             "actor": actors.get(party.code, report.actors.get(party.code)), "code": party.code,
             **_words("", party.words)}
            for place, party in enumerate(now)
        ]
    return tuple(kept)


def _words(prefix: str, words: MarkedWords | None) -> dict[str, Any]:
    return {
        f"{prefix}start": words and words.span.start,
        f"{prefix}end": words and words.span.end,
        f"{prefix}quote": words and words.quote,
    }
