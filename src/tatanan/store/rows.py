"""Records become the rows of tables, and rows become records again; nothing is lost on the way."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import pyarrow as pa

from tatanan.terms.ids import content_id
from tatanan.terms.record import Record
from tatanan.terms.tables import SCHEMAS, Tables

Row = dict[str, Any]
_NOWHERE: Final[Record] = {"start": None, "end": None, "quote": None}
_PAGE: Final = ("set_aside", "repairs", "notes")
_DETAILS: Final = ("mentions", "dates", "skipped")


def tables_of(records: Iterable[Record]) -> dict[str, pa.Table]:
    """Return records as tables, row after row in their order.

    A record of a text that stands among them already gives a second appearance of that
    report, and a second coding, which the store chooses from.
    """
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for record in records:
        for name, row in _rows(record):
            rows[name].append(row)
    return {
        name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in SCHEMAS.items()
    }


def records_of(tables: Tables) -> Iterator[Record]:
    """Yield the records that tables hold, in the order of their codings."""
    texts = {row["id"]: row for row in tables["reports"].to_pylist()}
    appearances = {row["id"]: row for row in tables["appearances"].to_pylist()}
    parts = {name: _by_report(tables[name]) for name in SCHEMAS if name not in _WHOLE}
    for coding in tables["codings"].to_pylist():
        appearance = appearances[coding["appearance"]]
        here = {name: rows.get(coding["report"], []) for name, rows in parts.items()}
        yield _record(texts[coding["report"]], appearance, coding, here)


_WHOLE: Final = frozenset({"reports", "appearances", "codings"})


def _by_report(table: pa.Table) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        found[row["report"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row["position"])
    return found


def _rows(record: Record) -> Iterator[tuple[str, Row]]:
    report, coder = record["report"], record["coder"]
    digest = content_id("coder", coder["version"], coder["lexicon"], coder["models"])
    appearance = _appearance(record)
    yield "reports", {key: report[key] for key in ("id", "language", "text")}
    yield "appearances", appearance
    yield "codings", {
        "report": report["id"], "appearance": appearance["id"], "coder": digest, **coder,
        "details": _json({key: record[key] for key in _DETAILS}),
    }
    for name, make in _PARTS.items():
        for position, part in enumerate(record[name]):
            yield name, {"report": report["id"], "position": position, **make(part)}
    for event in record["events"]:
        for side, parties in (("actor", event["actors"]), ("recipient", event["recipients"])):
            for position, party in enumerate(parties):
                yield "participants", {
                    "report": report["id"], "event": event["id"], "side": side,
                    "position": position, "actor": party["actor"], "code": party["code"],
                    **(party["evidence"] or _NOWHERE),
                }


def _appearance(record: Record) -> Row:
    report = record["report"]
    keys = ("outlet", "url", "title", "published", "published_words", "dateline", "reader")
    row: Row = {
        "report": report["id"], "record_id": record["id"],
        **{key: report[key] for key in keys},
        "page": _json({key: report[key] for key in _PAGE}),
    }
    ident = content_id("appearance", _json(row))
    return {**row, "id": ident, "published": _day(report["published"])}


def _actor(part: Record) -> Row:
    return {**part, "sectors": _json(part["sectors"])}


def _statement(part: Record) -> Row:
    speaker = part["speaker"]
    return {
        "id": part["id"],
        "has_speaker": speaker is not None,
        "speaker": speaker and speaker["actor"],
        "speaker_code": speaker and speaker["code"],
        **_named("speaker", speaker),
        **_named("cue", part["cue"]),
        **_named("content", part["content"]),
        "manner": part["manner"],
        **_when(part["when"]),
        "found_by": _json(part["found_by"]),
    }


def _event(part: Record) -> Row:
    when, place = part["when"], part["place"]
    kept = ("id", "type", "mode", "factuality", "said_in", "intensity", "quad", "confidence")
    return {
        **{key: part[key] for key in kept},
        **{key: _json(part[key]) for key in ("contexts", "auxiliary", "found_by", "retold")},
        **_named("trigger", part["trigger"]),
        "sentence_start": part["sentence"]["start"],
        "sentence_end": part["sentence"]["end"],
        **_when(when),
        "when_quote": when and when["quote"],
        "place": place and place["name"],
        "country": place and place["country"],
        **_named("place", place),
    }


def _membership(part: Record) -> Row:
    when = _when(part["when"])
    del when["when_basis"]
    kept = {key: part[key] for key in ("member", "organisation", "role")}
    return {**kept, **when, **part["grounds"]}


def _figure(part: Record) -> Row:
    kept = {key: part[key] for key in ("of", "value", "unit", "approximate")}
    return {**kept, "actors": _json(part["actors"]), **part["evidence"]}


def _claim(part: Record) -> Row:
    kept = {key: part[key] for key in ("kind", "subject", "object", "stance", "said_in")}
    return {**kept, **part["evidence"]}


def _finding(part: Record) -> Row:
    return {**part, "evidence": _json(part["evidence"])}


_PARTS: Final = {
    "actors": _actor,
    "statements": _statement,
    "events": _event,
    "memberships": _membership,
    "figures": _figure,
    "claims": _claim,
    "findings": _finding,
}


def _record(text: Row, appearance: Row, coding: Row, parts: Mapping[str, list[Row]]) -> Record:
    details = json.loads(coding["details"])
    sides = {
        side: [row for row in parts["participants"] if row["side"] == side]
        for side in ("actor", "recipient")
    }
    return {
        "id": appearance["record_id"],
        "report": _report_of(text, appearance),
        "actors": [_actor_of(row) for row in parts["actors"]],
        "mentions": details["mentions"],
        "dates": details["dates"],
        "statements": [_statement_of(row) for row in parts["statements"]],
        "events": [_event_of(row, sides) for row in parts["events"]],
        "memberships": [_membership_of(row) for row in parts["memberships"]],
        "figures": [_figure_of(row) for row in parts["figures"]],
        "claims": [_claim_of(row) for row in parts["claims"]],
        "findings": [_finding_of(row) for row in parts["findings"]],
        "skipped": details["skipped"],
        "coder": {key: coding[key] for key in ("version", "lexicon", "models")},
    }


def _report_of(text: Row, appearance: Row) -> Record:
    page = json.loads(appearance["page"])
    published = appearance["published"]
    return {
        "id": text["id"],
        "outlet": appearance["outlet"],
        "url": appearance["url"],
        "title": appearance["title"],
        "published": published and published.isoformat(),
        "published_words": appearance["published_words"],
        "dateline": appearance["dateline"],
        "language": text["language"],
        "text": text["text"],
        **page,
        "reader": appearance["reader"],
    }


def _actor_of(row: Row) -> Record:
    kept = {key: row[key] for key in ("id", "kind", "name", "country", "code")}
    return {**kept, "sectors": json.loads(row["sectors"])}


def _statement_of(row: Row) -> Record:
    speaker = {"actor": row["speaker"], "code": row["speaker_code"], **_words(row, "speaker_")}
    return {
        "id": row["id"],
        "speaker": speaker if row["has_speaker"] else None,
        "cue": _words_or_none(row, "cue_"),
        "content": _words(row, "content_"),
        "manner": row["manner"],
        "when": _when_of(row),
        "found_by": json.loads(row["found_by"]),
    }


def _event_of(row: Row, sides: Mapping[str, list[Row]]) -> Record:
    place = {"name": row["place"], "country": row["country"], **_words(row, "place_")}
    parties = {
        side: [_party_of(party) for party in rows if party["event"] == row["id"]]
        for side, rows in sides.items()
    }
    return {
        "id": row["id"], "type": row["type"], "mode": row["mode"],
        "contexts": json.loads(row["contexts"]),
        "actors": parties["actor"], "recipients": parties["recipient"],
        "trigger": _words(row, "trigger_"),
        "when": _when_of(row),
        "place": place if row["place"] is not None else None,
        "factuality": row["factuality"], "auxiliary": json.loads(row["auxiliary"]),
        "said_in": row["said_in"], "intensity": row["intensity"], "quad": row["quad"],
        "confidence": row["confidence"], "found_by": json.loads(row["found_by"]),
        "sentence": {"start": row["sentence_start"], "end": row["sentence_end"]},
        "retold": json.loads(row["retold"]),
    }


def _party_of(row: Row) -> Record:
    return {"actor": row["actor"], "code": row["code"], "evidence": _words_or_none(row, "")}


def _membership_of(row: Row) -> Record:
    kept = {key: row[key] for key in ("member", "organisation", "role")}
    return {**kept, "when": _when_of(row), "grounds": _words(row, "")}


def _figure_of(row: Row) -> Record:
    kept = {key: row[key] for key in ("of", "value", "unit", "approximate")}
    return {**kept, "actors": json.loads(row["actors"]), "evidence": _words(row, "")}


def _claim_of(row: Row) -> Record:
    kept = {key: row[key] for key in ("kind", "subject", "object", "stance", "said_in")}
    return {**kept, "evidence": _words(row, "")}


def _finding_of(row: Row) -> Record:
    kept = {key: row[key] for key in ("rule", "message", "suggestion")}
    return {**kept, "evidence": json.loads(row["evidence"])}


def _named(name: str, words: Record | None) -> Row:
    words = words or _NOWHERE
    return {f"{name}_{key}": words[key] for key in _NOWHERE}


def _words(row: Row, stem: str) -> Record:
    return {key: row[f"{stem}{key}"] for key in _NOWHERE}


def _words_or_none(row: Row, stem: str) -> Record | None:
    return _words(row, stem) if row[f"{stem}quote"] is not None else None


def _when(when: Record | None) -> Row:
    known = when or {"first": None, "last": None, "basis": None}
    return {
        "first": _day(known["first"]), "last": _day(known["last"]), "when_basis": known["basis"],
        "when_words": _json(when) if when else None,
    }


def _when_of(row: Row) -> Record | None:
    words: Record | None = json.loads(row["when_words"]) if row["when_words"] else None
    return words


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
