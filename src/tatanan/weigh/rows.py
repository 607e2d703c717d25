"""Weighings as objects and rows for other programs: the names that others may rely on."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from tatanan.terms.coding import Actor
from tatanan.terms.network import Yardstick
from tatanan.terms.weighing import ClaimsOfReport, Measurement, Weighing, Wording
from tatanan.weigh.names import code_of
from tatanan.weigh.wording import say_reason

Row = dict[str, Any]

_CELLS: Final = (
    "measure", "about", "value", "low", "high", "percentile", "first", "last", "until", "count",
    "note", "note_id", "beside", "behind", "data", "words_en", "words_id",
)
"""The columns of a yardstick, in order."""


def page_of(report: ClaimsOfReport, weighings: Sequence[Weighing]) -> Row:
    """Return a report and all its claims weighed, as one object."""
    return {**_report(report), "weighings": [_weighing(each) for each in weighings]}


def lines_of(report: ClaimsOfReport, weighings: Sequence[Weighing]) -> Iterator[Row]:
    """Yield an object a claim."""
    for each in weighings:
        yield {**_report(report), **_weighing(each)}


def cells_of(report: ClaimsOfReport, weighings: Sequence[Weighing]) -> Iterator[Row]:
    """Yield a row a yardstick, those beside it among them; a claim without any has one row."""
    for number, each in enumerate(weighings, start=1):
        claim = {**_report(report), "claim": number, **_claim(each)}
        rest = {"notes": " ".join(note.en for note in each.notes) or None,
                "lacking": " ".join(lack.data for lack in each.lacking) or None}
        for cells in [*_cells(each.measurements)] or [dict.fromkeys(_CELLS)]:
            yield {**claim, **cells, **rest}


def _cells(measurements: Sequence[Measurement]) -> Iterator[Row]:
    for found in measurements:
        of_all = {"behind": found.behind, "data": " ".join(found.data)}
        said = {"words_en": found.words.en, "words_id": found.words.id}
        yield {**_yardstick(found.yardstick), "beside": False, **of_all, **said}
        for other in found.beside:
            yield {**_yardstick(other), "beside": True, **of_all, **dict.fromkeys(said)}


def _report(report: ClaimsOfReport) -> Row:
    return {"record": report.record, "report": report.report, "title": report.title,
            "language": report.language,
            "day": report.day.isoformat() if report.day else None, "basis": report.basis.value}


def _weighing(each: Weighing) -> Row:
    return {
        **_claim(each),
        "measurements": [_measurement(found) for found in each.measurements],
        "notes": [_wording(note) for note in each.notes],
        "lacking": [{"data": lack.data, "title": lack.title, "remedy": lack.remedy}
                    for lack in each.lacking],
    }


def _claim(each: Weighing) -> Row:
    claim, words = each.claim, each.claim.evidence
    return {
        "kind": claim.kind.value, "stance": claim.stance.value,
        "subject": _code(claim.subject), "object": _code(claim.object),
        "said_in": claim.said_in, "start": words.span.start, "end": words.span.end,
        "quote": words.quote}


def _measurement(found: Measurement) -> Row:
    return {
        **_yardstick(found.yardstick), "behind": found.behind, "data": list(found.data),
        "beside": [_yardstick(each) for each in found.beside], "words": _wording(found.words)}


def _yardstick(each: Yardstick) -> Row:
    period = each.period
    return {
        "measure": each.measure, "about": each.about, "value": each.value, "low": each.low,
        "high": each.high, "percentile": each.percentile,
        "first": period.first.isoformat() if period else None,
        "last": period.last.isoformat() if period else None,
        "until": each.until.isoformat() if each.until else None, "count": each.count,
        "note": each.note, "note_id": say_reason(each.note, "id") if each.note else None}


def _wording(words: Wording) -> Row:
    return {"en": words.en, "id": words.id}


def _code(actor: Actor | None) -> str | None:
    return code_of(actor) if actor else None
