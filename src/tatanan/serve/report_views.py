"""A record as a page shows it: the report in pieces, and all that was found in it."""

from collections.abc import Mapping
from typing import Any

from tatanan.serve.event_views import Beside, event_views, mark_events, when_of
from tatanan.serve.labels import label_of
from tatanan.serve.pieces import Aside, Marks, Repaired, cut
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import Labels, Piece, Telling
from tatanan.serve.shapes_report import (
    ActorOf,
    Claim,
    Figure,
    Finding,
    Member,
    Published,
    ReportView,
    StatementView,
)
from tatanan.terms.record import Record
from tatanan.terms.text import Span

Item = Mapping[str, Any]
_NOBODY = Beside({}, {})


def report_view(
    record: Record, *, kept: bool, beside: Beside = _NOBODY, copies: tuple[str, ...] = (),
) -> ReportView:
    """Return what a page shows of a record."""
    report, marks = record["report"], Marks()
    parts = _marked(record, marks)
    events = event_views(record, marks, beside)
    repairs = [Repaired(Span(each["start"], each["end"]), each["was"])
               for each in report["repairs"]]
    asides = [Aside(each["at"], each["quote"], each["reason"]) for each in report["set_aside"]]
    return ReportView(
        id=report["id"], title=report["title"], outlet=report["outlet"], url=report["url"],
        published=Published(value=report["published"], words=report["published_words"]),
        dateline=report["dateline"], language=report["language"], kept=kept,
        pieces=cut(report["text"], marks.spans(), asides=asides, repairs=repairs),
        marks=marks.shown(), events=events,
        notes=[labels_of(note["message"]) for note in report["notes"]], copies=list(copies),
        tells=_tells(report["id"], beside), coder=record["coder"]["version"], **parts,
    )


def _marked(record: Record, marks: Marks) -> dict[str, Any]:
    """Mark all that a record holds; return its parts but the events, with their marks."""
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    actors = _actors(record, marks)
    for day in record["dates"]:
        marks.add("date", day, None)
    mark_events(record, marks)
    return {
        "actors": actors,
        "statements": [_statement(each, names, marks) for each in record["statements"]],
        "claims": claims_of(record, marks),
        "findings": [_finding(place, each, marks) for place, each in enumerate(record["findings"])],
        "figures": [_figure(place, each, names, marks)
                    for place, each in enumerate(record["figures"])],
        "memberships": [_membership(place, each, names, marks)
                        for place, each in enumerate(record["memberships"])],
    }


def _actors(record: Record, marks: Marks) -> list[ActorOf]:
    named: dict[str, list[str]] = {}
    for mention in record["mentions"]:
        mark = marks.add("actor", mention, mention["actor"])
        if mark and mention["actor"]:
            named.setdefault(mention["actor"], []).append(mark)
    return [
        ActorOf(id=actor["id"], name=actor["name"], code=actor["code"], country=actor["country"],
                kind=actor["kind"], sectors=actor["sectors"], mentions=named.get(actor["id"], []))
        for actor in record["actors"]
    ]


def _statement(item: Item, names: Mapping[str, str], marks: Marks) -> StatementView:
    speaker, cue = item["speaker"], item["cue"]
    if speaker:
        marks.add("actor", speaker, speaker["actor"])
    return StatementView(
        id=item["id"], speaker=names.get((speaker or {}).get("actor") or ""),
        speaker_code=speaker and speaker["code"], speaker_words=speaker and speaker["quote"],
        mark=marks.add("statement", item["content"], item["id"]), words=item["content"]["quote"],
        cue=cue and cue["quote"], cue_mark=marks.add("cue", cue, item["id"]),
        manner=item["manner"],
    )


def claims_of(record: Record, marks: Marks) -> list[Claim]:
    """Return the claims of a record."""
    actors = {actor["id"]: actor for actor in record["actors"]}
    speakers = {each["id"]: (each["speaker"] or {}).get("actor") for each in record["statements"]}
    return [
        _claim(record, place, item, actors, speakers.get(item["said_in"]), marks)
        for place, item in enumerate(record["claims"])
    ]


def _claim(
    record: Record, place: int, item: Item, actors: Mapping[str, Item], speaker: str | None,
    marks: Marks,
) -> Claim:
    report, words = record["report"], item["evidence"]
    name = f"{report['id']}-{place}"
    mark = marks.add("claim", words, name)
    subject, other = (actors.get(item[side] or "", {}) for side in ("subject", "object"))
    return Claim(
        id=name, report=report["id"], title=report["title"], outlet=report["outlet"],
        published=report["published"], kind=item["kind"], stance=item["stance"],
        claimant=actors.get(speaker or "", {}).get("name"),
        subject=subject.get("name"), subject_code=subject.get("code"),
        object=other.get("name"), object_code=other.get("code"),
        words=[Piece(text=words["quote"], marks=[mark] if mark else [])], mark=mark, yardsticks=[],
    )


def _finding(place: int, item: Item, marks: Marks) -> Finding:
    name = f"finding-{place}"
    found = [marks.add("finding", words, name) for words in item["evidence"]]
    return Finding(
        id=name, rule=item["rule"], message=_message(item),
        suggestion=labels_of(item["suggestion"]) if item["suggestion"] else None,
        marks=[mark for mark in found if mark],
        words=[words["quote"] for words in item["evidence"]],
    )


def _message(item: Item) -> Labels:
    """Return what a finding says; where only its English is known, what its rule says."""
    said = labels_of(item["message"])
    general = label_of("findings", item["rule"])
    return said if said.id != said.en else Labels(en=said.en, id=general.id)


def _figure(place: int, item: Item, names: Mapping[str, str], marks: Marks) -> Figure:
    name = f"figure-{place}"
    return Figure(
        id=name, of=item["of"], value=item["value"], unit=item["unit"],
        approximate=item["approximate"],
        actors=[names[actor] for actor in item["actors"] if actor in names],
        words=item["evidence"]["quote"], mark=marks.add("figure", item["evidence"], name),
    )


def _membership(place: int, item: Item, names: Mapping[str, str], marks: Marks) -> Member:
    name = f"membership-{place}"
    return Member(
        id=name, member=names.get(item["member"], item["member"]),
        organisation=names.get(item["organisation"], item["organisation"]), role=item["role"],
        when=when_of(item["when"], marks), words=item["grounds"]["quote"],
        mark=marks.add("membership", item["grounds"], name),
    )


def _tells(report: str, beside: Beside) -> list[Telling]:
    """Return the other reports that tell an event of this one."""
    others = {
        (each.report, each.event): each for retold in beside.retold.values()
        for each in retold.tellings if each.report != report
    }
    return [others[key] for key in sorted(others)]
