"""One report and its coding as one JSON object: the names that others may rely on.

The shape is published as `record.schema.json`; names are added to it, never renamed. Every
`start` and `end` is half-open, in code points of `report.text`, and
`report.text[start:end] == quote`. What is not known is null.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tatanan.errors import EvidenceMismatch
from tatanan.terms.coding import (
    Actor,
    Claim,
    Coding,
    Event,
    Figure,
    Finding,
    Membership,
    Mention,
    Participant,
    Place,
    Skipped,
    Speaker,
    Statement,
    When,
)
from tatanan.terms.text import Aside, Evidence, Repair, Report

Record = dict[str, Any]


def record_of(report: Report, coding: Coding, *, record_id: str | None = None) -> Record:
    """Return the JSON object of a report and what was coded from it.

    `record_id` is the id under which the report came in; None gives the report's own.
    Raises EvidenceMismatch where the coding is another report's, or where a quote does
    not stand in the report.
    """
    if coding.report != report.id:
        raise EvidenceMismatch(
            f"the coding is of report {coding.report}, not of {report.id}; code the report again"
        )
    return {
        "id": record_id or report.id,
        "report": _report(report),
        "actors": [_actor(actor) for actor in coding.actors],
        "mentions": [_mention(report, mention) for mention in coding.mentions],
        "dates": [_when(report, when) for when in coding.dates],
        "statements": [_statement(report, statement) for statement in coding.statements],
        "events": [_event(report, event) for event in coding.events],
        "memberships": [_membership(report, each) for each in coding.memberships],
        "figures": [_figure(report, figure) for figure in coding.figures],
        "claims": [_claim(report, claim) for claim in coding.claims],
        "findings": [_finding(report, finding) for finding in coding.findings],
        "skipped": [_skipped(report, skipped) for skipped in coding.skipped],
        "coder": {
            "version": coding.coder.version,
            "lexicon": coding.coder.lexicon,
            "models": coding.coder.models,
        },
    }


def record_line(record: Record) -> str:
    """Return a record as JSON on one line, whatever may break lines escaped.

    >>> record_line({"text": "Menlu: “Ya”"})
    '{"text": "Menlu: “Ya”"}'
    """
    return _unbroken(json.dumps(record, ensure_ascii=False))


def record_page(record: Record) -> str:
    """Return a record as JSON that is set out for reading."""
    return _unbroken(json.dumps(record, ensure_ascii=False, indent=2))


@lru_cache(maxsize=1)
def load_record_schema() -> Record:
    """Return the JSON Schema (2020-12) that every record satisfies.

    >>> load_record_schema()["required"][:2]
    ['id', 'report']
    """
    schema: Record = json.loads(record_schema_text())
    return schema


def record_schema_text() -> str:
    """Return that schema as it stands in the package."""
    return (files("tatanan.terms") / "record.schema.json").read_text(encoding="utf-8")


def _report(report: Report) -> Record:
    return {
        "id": report.id,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": _day(report.published),
        "published_words": report.published_words,
        "dateline": report.dateline,
        "language": report.language,
        "text": report.text,
        "set_aside": [_aside(aside) for aside in report.set_aside],
        "repairs": [_repair(report, repair) for repair in report.repairs],
        "notes": [{"rule": note.rule, "message": note.message} for note in report.findings],
        "reader": report.reader,
    }


def _aside(aside: Aside) -> Record:
    return {
        "reason": aside.reason.value,
        "quote": aside.quote,
        "offset": aside.offset,
        "at": aside.at,
    }


def _repair(report: Report, repair: Repair) -> Record:
    evidence = report.cite(repair.span.start, repair.span.end)
    return {**_quote(report, evidence), "was": repair.was}


def _actor(actor: Actor) -> Record:
    return {
        "id": actor.id,
        "kind": actor.kind.value,
        "name": actor.name,
        "country": actor.country,
        "code": actor.code,
        "sectors": list(actor.sectors),
    }


def _mention(report: Report, mention: Mention) -> Record:
    return {
        "actor": mention.actor.id if mention.actor else None,
        **_quote(report, mention.evidence),
        "entry": mention.entry,
    }


def _when(report: Report, when: When) -> Record:
    words = _quote_or_nulls(report, when.evidence)
    return {
        "first": _day(when.first),
        "last": _day(when.last),
        "basis": when.basis.value,
        "quote": words["quote"],
        "start": words["start"],
        "end": words["end"],
        "anchor": _day(when.anchor),
    }


def _statement(report: Report, statement: Statement) -> Record:
    return {
        "id": statement.id,
        "speaker": _speaker(report, statement.speaker) if statement.speaker else None,
        "cue": _quote(report, statement.cue) if statement.cue else None,
        "content": _quote(report, statement.content),
        "manner": statement.manner.value,
        "when": _when(report, statement.when) if statement.when else None,
        "found_by": list(statement.found_by),
    }


def _speaker(report: Report, speaker: Speaker) -> Record:
    return {
        "actor": speaker.actor.id if speaker.actor else None,
        "code": speaker.actor.code if speaker.actor else "UNK",
        **_quote_or_nulls(report, speaker.evidence),
    }


def _event(report: Report, event: Event) -> Record:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": [_participant(report, party) for party in event.actors],
        "recipients": [_participant(report, party) for party in event.recipients],
        "trigger": _quote(report, event.trigger),
        "when": _when(report, event.when) if event.when else None,
        "place": _place(report, event.place) if event.place else None,
        "factuality": event.factuality.value,
        "auxiliary": [mode.value for mode in event.auxiliary],
        "said_in": event.said_in,
        "intensity": event.intensity,
        "quad": event.quad,
        "confidence": event.confidence,
        "found_by": list(event.found_by),
        "sentence": {"start": event.sentence.start, "end": event.sentence.end},
        "retold": _quotes(report, event.retold),
    }


def _participant(report: Report, party: Participant) -> Record:
    return {
        "actor": party.actor.id if party.actor else None,
        "code": party.code,
        "evidence": _quote(report, party.evidence) if party.evidence else None,
    }


def _place(report: Report, place: Place) -> Record:
    return {"name": place.name, "country": place.country, **_quote(report, place.evidence)}


def _membership(report: Report, membership: Membership) -> Record:
    return {
        "member": membership.member.id,
        "organisation": membership.organisation.id,
        "role": membership.role.value,
        "when": _when(report, membership.when) if membership.when else None,
        "grounds": _quote(report, membership.grounds),
    }


def _figure(report: Report, figure: Figure) -> Record:
    return {
        "of": figure.of,
        "value": figure.value,
        "unit": figure.unit,
        "approximate": figure.approximate,
        "actors": [actor.id for actor in figure.actors],
        "evidence": _quote(report, figure.evidence),
    }


def _claim(report: Report, claim: Claim) -> Record:
    return {
        "kind": claim.kind.value,
        "subject": claim.subject.id if claim.subject else None,
        "object": claim.object.id if claim.object else None,
        "stance": claim.stance.value,
        "said_in": claim.said_in,
        "evidence": _quote(report, claim.evidence),
    }


def _finding(report: Report, finding: Finding) -> Record:
    return {
        "rule": finding.rule,
        "message": finding.message,
        "evidence": _quotes(report, finding.evidence),
        "suggestion": finding.suggestion,
    }


def _skipped(report: Report, skipped: Skipped) -> Record:
    return {
        **_quote(report, skipped.evidence),
        "reason": skipped.reason,
        "rule": skipped.rule,
    }


def _quotes(report: Report, evidence: Iterable[Evidence]) -> list[Record]:
    return [_quote(report, words) for words in evidence]


def _quote_or_nulls(report: Report, evidence: Evidence | None) -> Record:
    return _quote(report, evidence) if evidence else {"start": None, "end": None, "quote": None}


def _quote(report: Report, evidence: Evidence) -> Record:
    evidence.check(report)
    return {"start": evidence.span.start, "end": evidence.span.end, "quote": evidence.quote}


def _unbroken(written: str) -> str:
    """Escape the characters that JSON allows and that some readers of lines break at."""
    for character in "\x85\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
