"""Actors, reports, events and memberships as entities of FollowTheMoney, one JSON object a line.

FollowTheMoney knows no direction in an event: all sides are `involved`, and who did what to whom
stands in its name alone. The sentence is its summary, the report its proof.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tatanan.exchange.exports.told import Row, ToldEvent, ToldParty, ToldReport, told_events
from tatanan.exchange.facts import load_mapping
from tatanan.terms.ids import content_id
from tatanan.terms.tables import Tables

Entity = dict[str, Any]


def write_ftm(
    path: Path, parts: Iterable[Tables], *, wanted: Collection[str] | None = None
) -> int:
    """Write the entities of tables, each once, and return how many; `wanted` are ids of events."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entity in ftm_entities(parts, wanted=wanted):
            file.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")
            count += 1
    return count


def ftm_entities(
    parts: Iterable[Tables], *, wanted: Collection[str] | None = None
) -> Iterator[Entity]:
    """Yield reports and what they tell, and in the end all actors in the order of their ids.

    Memberships are those of the reports that tell a wanted event.
    """
    actors: dict[str, Entity] = {}
    for tables in parts:
        known = {row["id"]: row for row in tables["actors"].to_pylist()}
        told: set[str] = set()
        for event in told_events([tables], wanted=wanted):
            if event.report.id not in told:
                told.add(event.report.id)
                yield _article(event.report)
            yield _event(event)
            for party in (*event.actors, *event.recipients):
                _note(actors, known, party.actor)
        for row in _of_reports(tables["memberships"].to_pylist(), told, everything=wanted is None):
            if _is_organisation(known.get(row["organisation"])):
                yield _membership(row)
                _note(actors, known, row["member"])
                _note(actors, known, row["organisation"])
    yield from (actors[each] for each in sorted(actors))


def _of_reports(
    rows: Sequence[Row], reports: Collection[str], *, everything: bool
) -> Iterator[Row]:
    for row in sorted(rows, key=lambda row: (row["report"], row["position"])):
        if everything or row["report"] in reports:
            yield row


def _note(actors: dict[str, Entity], known: Mapping[str, Row], actor: str | None) -> None:
    if actor is not None and actor in known and actor not in actors:
        actors[actor] = _actor(known[actor])


def _actor(row: Row) -> Entity:
    return _entity(_actor_id(row["id"]), load_mapping("ftm")["schemata"][row["kind"]], {
        "name": row["name"],
        "country": _country(row["country"]),
        "sector": json.loads(row["sectors"]),
    })


def _is_organisation(row: Row | None) -> bool:
    return row is not None and load_mapping("ftm")["schemata"][row["kind"]] == "Organization"


def _article(report: ToldReport) -> Entity:
    first = report.appearances[0]
    return _entity(_article_id(report.id), "Article", {
        "title": first.title,
        "publisher": first.outlet,
        "sourceUrl": [place.url for place in report.appearances],
        "publishedAt": first.published,
        "language": load_mapping("ftm")["languages"].get(report.language),
    })


def _event(event: ToldEvent) -> Entity:
    mode = f" ({event.mode})" if event.mode else ""
    sides = " > ".join(", ".join(map(_named, side))
                       for side in (event.actors, event.recipients) if side)
    return _entity(f"tatanan-event-{event.id}", "Event", {
        "name": f"{event.type}{mode}: {sides}" if sides else f"{event.type}{mode}",
        "summary": event.sentence.quote,
        "keywords": [event.type, event.mode, event.row["quad"], event.row["factuality"],
                     *event.listed("contexts")],
        "startDate": event.row["first"],
        "endDate": event.row["last"],
        "location": event.row["place"],
        "country": _country(event.row["country"]),
        "involved": [_actor_id(party.actor) for party in (*event.actors, *event.recipients)
                     if party.actor],
        "proof": _article_id(event.report.id),
        "recordId": event.id,
    })


def _membership(row: Row) -> Entity:
    own = content_id("membership", row["member"], row["organisation"], row["role"],
                     row["report"], row["grounds_start"])
    return _entity(f"tatanan-membership-{own}", "Membership", {
        "member": _actor_id(row["member"]),
        "organization": _actor_id(row["organisation"]),
        "role": row["role"],
        "startDate": row["first"],
        "endDate": row["last"] if row["role"] == "left" else None,
        "summary": row["grounds_quote"],
        "proof": _article_id(row["report"]),
    })


def _named(party: ToldParty) -> str:
    return party.name or party.code


def _country(code: str | None) -> str | None:
    countries: Mapping[str, str] = load_mapping("ftm")["countries"]
    return countries[code].lower() if code and code in countries else None


def _actor_id(actor: str) -> str:
    return f"tatanan-actor-{actor}"


def _article_id(report: str) -> str:
    return f"tatanan-report-{report}"


def _entity(id_: str, schema: str, properties: Mapping[str, Any]) -> Entity:
    """Return an entity with what is known of it: every property is a list of different texts."""
    listed = {name: [str(each) for each in (value if isinstance(value, list) else [value])
                     if each is not None and each != ""]
              for name, value in properties.items()}
    kept = {name: [*dict.fromkeys(values)] for name, values in listed.items() if values}
    return {"id": id_, "schema": schema, "properties": kept}
