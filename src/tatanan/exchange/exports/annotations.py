"""The words behind events and statements as W3C Web Annotations (JSON-LD).

Each piece of evidence is an annotation: what the words are, and where they stand. The target is
the address of the report, or the name of its text where it has none. Positions count code points
of the text that was read, which `state` names, and the quote with some text around it finds the
words on the page itself.

Reference: Web Annotation Data Model, W3C Recommendation 23 February 2017,
https://www.w3.org/TR/annotation-model/
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from tatanan.exchange.exports.told import Row, ToldEvent, ToldReport, Words, told_reports
from tatanan.terms.ids import content_id
from tatanan.terms.tables import Tables

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_SPEECH: Final = ("speaker", "cue", "content")

Annotation = dict[str, Any]


def write_annotations(path: Path, annotations: Iterable[Annotation], *, name: str) -> int:
    """Write annotations as one page of JSON-LD, one a line, and return how many.

    `name` tells the page from others, such as the snapshot that it is made of.
    """
    head = f'{{"@context": {json.dumps(CONTEXT)}, "id": {json.dumps(name)}, "items": ['
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        for annotation in annotations:
            between = ",\n" if count else "\n"
            file.write(between + json.dumps(annotation, ensure_ascii=True, sort_keys=True))
            count += 1
        file.write('\n], "type": "AnnotationPage"}\n')
    return count


def event_annotations(event: ToldEvent) -> Iterator[Annotation]:
    """Yield an annotation for each piece of evidence of an event."""
    classes = [event.type, *([event.mode] if event.mode else []), event.row["factuality"]]
    subject = f"urn:tatanan:event:{event.id}"
    yield _annotation(event.report, event.trigger, subject, "event", classes)
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            if party.words:
                yield _annotation(event.report, party.words, subject, role, [party.code])
    if event.when:
        days = [str(event.row[name]) for name in ("first", "last") if event.row[name]]
        yield _annotation(event.report, event.when, subject, "date",
                          ["/".join(days)] if days else [])
    if event.where:
        yield _annotation(event.report, event.where, subject, "place",
                          [event.row["country"]] if event.row["country"] else [])


def statement_annotations(tables: Tables) -> Iterator[Annotation]:
    """Yield an annotation for each piece of evidence of the statements of tables."""
    reports = {report.id: report for report in told_reports(tables)}
    rows = tables["statements"].to_pylist()
    for row in sorted(rows, key=lambda row: (row["report"], row["position"])):
        subject = f"urn:tatanan:statement:{row['id']}"
        for role in _SPEECH:
            words = _words(row, role)
            if words:
                yield _annotation(reports[row["report"]], words, subject, role, _said(row, role))


def _said(row: Row, role: str) -> list[str]:
    if role == "content":
        return [row["manner"]]
    return [row["speaker_code"]] if role == "speaker" and row["speaker_code"] else []


def _words(row: Row, role: str) -> Words | None:
    quote = row[f"{role}_quote"]
    return Words(row[f"{role}_start"], row[f"{role}_end"], quote) if quote else None


def _annotation(
    report: ToldReport, words: Words, subject: str, role: str, classes: list[str]
) -> Annotation:
    return {
        "id": f"urn:tatanan:annotation:{content_id('annotation', subject, role, words.start)}",
        "type": "Annotation",
        "motivation": "classifying" if role in ("event", "content") else "identifying",
        "creator": {
            "id": f"urn:tatanan:coder:{report.coder}",
            "type": "Software",
            "name": f"Tatanan {report.version}",
        },
        "body": [
            {"type": "SpecificResource", "purpose": "identifying", "source": subject},
            _text("tagging", role),
            *(_text("classifying", each) for each in classes),
        ],
        "target": _target(report, words),
    }


def _text(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(report: ToldReport, words: Words) -> dict[str, Any]:
    before, after = report.around(words)
    return {
        "type": "SpecificResource",
        "source": report.address,
        "state": {"type": "TimeState", "cached": report.urn},
        "selector": [
            {"type": "TextPositionSelector", "start": words.start, "end": words.end},
            {"type": "TextQuoteSelector", "exact": words.quote, "prefix": before,
             "suffix": after},
        ],
    }
