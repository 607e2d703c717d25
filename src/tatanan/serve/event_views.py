"""An event of a record, with all its words marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tatanan.serve.labels import label_of
from tatanan.serve.pieces import Marks, cut
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes import (
    EventView,
    FoundBy,
    Party,
    Review,
    SaidIn,
    Telling,
    Told,
    When,
    Where,
)
from tatanan.terms.coding import is_doubtful
from tatanan.terms.record import Record
from tatanan.terms.text import Span

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Retold:
    """Who tells an event: the id that all tellings share, and the tellings."""

    event: str
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a store knows of events by id: who tells them, and what was made of them."""

    retold: Mapping[str, Retold]
    reviews: Mapping[str, Review]


def event_views(record: Record, marks: Marks, beside: Beside) -> list[EventView]:
    """Return the events of a record."""
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    speakers = {each["id"]: _speaker(each, names) for each in record["statements"]}
    return [_event(record, each, names, speakers, marks, beside) for each in record["events"]]


def mark_events(record: Record, marks: Marks) -> None:
    """Mark the words that tell events, name their sides, date and place them."""
    for event in record["events"]:
        marks.add("event", event["trigger"], event["id"])
        for again in event["retold"]:
            marks.add("event", again, event["id"])
        for party in (*event["actors"], *event["recipients"]):
            marks.add("actor", party["evidence"], party["actor"])
        marks.add("date", event["when"], None)
        marks.add("place", event["place"], event["id"])


def found_by(name: str) -> FoundBy:
    """Return what a name in `found_by` stands for.

    >>> found_by("id.support.back").kind, found_by("events.model").kind
    ('rule', 'model')
    """
    if name.startswith("llm"):
        return FoundBy(kind="llm", name=name, note=labels_of("a language model, its words checked"))
    if name.endswith(".model"):
        return FoundBy(kind="model", name=name,
                       note=labels_of("a small model that ships with the program"))
    return FoundBy(kind="rule", name=name, note=None)


def when_of(item: Item | None, marks: Marks) -> When | None:
    """Return an interval of days with its words."""
    if item is None:
        return None
    return When(first=item["first"], last=item["last"], basis=item["basis"], words=item["quote"],
                mark=marks.add("date", item, None))


def _event(
    record: Record, event: Item, names: Mapping[str, str], speakers: Mapping[str, str | None],
    marks: Marks, beside: Beside,
) -> EventView:
    span = Span(event["sentence"]["start"], event["sentence"]["end"])
    sentence = cut(record["report"]["text"], marks.spans(), within=span)
    retold = beside.retold.get(event["id"], Retold(event["id"]))
    others = [each for each in retold.tellings if each.event != event["id"]]
    outlets = {each.outlet for each in retold.tellings if each.outlet}
    if record["report"]["outlet"]:
        outlets.add(record["report"]["outlet"])
    return EventView(
        id=event["id"], event=retold.event, report=record["report"]["id"], type=event["type"],
        type_label=label_of("types", event["type"]), mode=event["mode"],
        contexts=event["contexts"], quad=event["quad"], intensity=event["intensity"],
        actors=_parties(event["actors"], names, marks),
        recipients=_parties(event["recipients"], names, marks),
        trigger=Told(words=event["trigger"]["quote"],
                     mark=marks.find("event", event["trigger"], event["id"])),
        sentence=sentence, when=when_of(event["when"], marks),
        place=_place(event, marks), factuality=event["factuality"],
        auxiliary=event["auxiliary"], said_in=_said_in(event["said_in"], speakers),
        confidence=event["confidence"], doubtful=is_doubtful(event["confidence"]),
        found_by=[found_by(name) for name in event["found_by"]],
        reports=len({record["report"]["id"], *(each.report for each in others)}),
        outlets=len(outlets), tellings=others, review=beside.reviews.get(event["id"]),
        marks=marks.shown(among={name for piece in sentence for name in piece.marks}),
    )


def _parties(side: Iterable[Item], names: Mapping[str, str], marks: Marks) -> list[Party]:
    return [
        Party(code=party["code"], name=names.get(party["actor"] or ""),
              words=party["evidence"] and party["evidence"]["quote"],
              mark=marks.find("actor", party["evidence"], party["actor"]))
        for party in side
    ]


def _place(event: Item, marks: Marks) -> Where | None:
    place = event["place"]
    if place is None:
        return None
    return Where(name=place["name"], country=place["country"], words=place["quote"],
                 mark=marks.find("place", place, event["id"]))


def _said_in(statement: str | None, speakers: Mapping[str, str | None]) -> SaidIn | None:
    return SaidIn(id=statement, speaker=speakers.get(statement)) if statement else None


def _speaker(statement: Item, names: Mapping[str, str]) -> str | None:
    speaker = statement["speaker"]
    if speaker is None:
        return None
    return names.get(speaker["actor"] or "") or speaker["quote"]
