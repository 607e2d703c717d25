"""A log of corrections as JSONL: one entry a line, checked against a schema as it is read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from jsonschema import Draft202012Validator

from tatanan.errors import BadCorrection
from tatanan.terms.changes import Changes, Dating, Locating, MarkedWords, Party
from tatanan.terms.coding import Basis, EventId, Factuality
from tatanan.terms.review import (
    MOMENT,
    Anchor,
    Correction,
    CorrectionId,
    CorrectionKind,
    Reviewer,
)
from tatanan.terms.text import ReportId, Span

Told = Mapping[str, Any]
_LONGEST: Final = 200  # characters of a message, which may repeat all that is wrong


def correction_line(correction: Correction) -> str:
    """Return an entry as JSON on one line."""
    return json.dumps(correction.to_json(), ensure_ascii=True)


def read_corrections(lines: Iterable[str], place: str) -> Iterator[Correction]:
    """Yield the entries of lines of JSONL; `place` names them in errors. Blank lines are none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield read_correction(line, f"{place}, line {number}")


def read_correction(line: str, place: str) -> Correction:
    """Return the entry that a line holds.

    Raises BadCorrection where it is no entry, or says something else than its id.
    """
    try:
        told = json.loads(line)
    except ValueError as error:
        raise BadCorrection(f"{place} is no JSON ({error}); export the log again") from error
    fault = _fault(told, "entry")
    if fault:
        raise BadCorrection(f"{place}: {fault}; export the log again")
    try:
        correction = correction_of(told)
    except ValueError as error:
        raise BadCorrection(f"{place}: {error}") from error
    if correction.id != told["id"]:
        raise BadCorrection(
            f"{place} says something else than what its id {told['id']} was made from; take the"
            " line as it was exported"
        )
    return correction


def correction_of(told: Told) -> Correction:
    """Return the entry that a JSON object of the right form holds.

    Raises ValueError where it says what cannot be.
    """
    return Correction(
        kind=CorrectionKind(told["kind"]),
        target=_anchor(told["event"]),
        reviewer=Reviewer(told["reviewer"]),
        when=datetime.strptime(told["when"], MOMENT).replace(tzinfo=UTC),
        reason=told["reason"],
        changes=None if told["changes"] is None else _changes(told["changes"]),
        others=tuple(map(_anchor, told["others"])),
        parts=tuple(map(_changes, told["parts"])),
        undoes=told["undoes"] and CorrectionId(told["undoes"]),
    )


def changes_of(told: Told) -> Changes:
    """Return changes from their JSON object; what is left out is unchanged.

    Raises ValueError where they say what cannot be.
    """
    fault = _fault(told, "changes")
    if fault:
        raise ValueError(fault)
    return _changes(told)


def _changes(told: Told) -> Changes:
    found: dict[str, Any] = {n: told[n] for n in ("type", "mode") if n in told}
    if "contexts" in told:
        found["contexts"] = tuple(told["contexts"])
    for side in ("actors", "recipients"):
        if side in told:
            found[side] = _parties(told[side])
    if "trigger" in told:
        found["trigger"] = _words(told["trigger"])
    if "when" in told:
        found["when"] = told["when"] and _dating(told["when"])
    if "place" in told:
        found["place"] = told["place"] and _locating(told["place"])
    if "factuality" in told:
        found["factuality"] = Factuality(told["factuality"])
    return Changes(**found)


def _fault(told: object, what: str) -> str | None:
    """Return in what a value differs from the form of an entry, or of changes; None if it fits."""
    found = sorted(_validator(what).iter_errors(told), key=lambda each: [*map(str, each.path)])
    if not found:
        return None
    where = ".".join(map(str, found[0].path)) or f"the {what}"
    return f"{where}: {found[0].message[:_LONGEST]}"


@lru_cache(maxsize=2)
def _validator(what: str) -> Draft202012Validator:
    file = files("tatanan.review") / "correction.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    if what == "changes":
        schema = {"$ref": "#/$defs/changes", "$defs": schema["$defs"]}
    return Draft202012Validator(schema)


def _anchor(told: Told) -> Anchor:
    return Anchor(
        event=EventId(told["id"]), report=ReportId(told["report"]), coder=told["coder"],
        type=told["type"], factuality=Factuality(told["factuality"]),
        sentence=Span(told["sentence"]["start"], told["sentence"]["end"]),
        trigger=_words(told["trigger"]), actors=_parties(told["actors"]),
        recipients=_parties(told["recipients"]), confidence=told["confidence"],
    )


def _words(told: Told) -> MarkedWords:
    return MarkedWords(Span(told["start"], told["end"]), told["quote"])


def _words_if_any(told: Told | None) -> MarkedWords | None:
    return None if told is None else _words(told)


def _parties(told: Iterable[Told]) -> tuple[Party, ...]:
    return tuple(Party(each["code"], _words_if_any(each["words"])) for each in told)


def _dating(told: Told) -> Dating:
    first, last = (date.fromisoformat(told[name]) for name in ("first", "last"))
    return Dating(first, last, Basis(told["basis"]), _words_if_any(told["words"]))


def _locating(told: Told) -> Locating:
    return Locating(told["name"], told["country"], _words(told["words"]))
