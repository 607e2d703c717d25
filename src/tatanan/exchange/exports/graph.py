"""Who did what toward whom, as a graph whose ties have dates: GEXF and GraphML.

A tie runs from an actor to a recipient and holds what was told of one period. Its weight is the
number of its events, for programs that draw graphs take no negative weight; the sign is in
`intensity`, the mean of PLOVER's scores, -10 (conflict) to 10 (cooperation). Events, reports and
outlets are three numbers.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations, product
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from tatanan.exchange.exports.told import ToldEvent, ToldParty
from tatanan.lexicons.names import load_states
from tatanan.terms.network import Period

Span = Literal["day", "month", "year"]
_CREATOR: Final = "Tatanan"
_UNKNOWN: Final = "UNK"


@dataclass(slots=True)
class _Tie:
    """What was told of one period from one actor to another; scores by event."""

    scores: dict[str, tuple[float, str]] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)


def dyadic_graph(events: Iterable[ToldEvent], *, by: Span = "month") -> "nx.MultiDiGraph[str]":
    """Return the dyadic ties of events that are told as having happened, a tie for each period.

    Actors go by their codes; those that nobody knows are left out, and so is what an actor does
    to itself. An event with no day is left out, too.
    """
    ties: dict[tuple[str, str, Period], _Tie] = defaultdict(_Tie)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        if event.row["factuality"] == "asserted" and event.day:
            for actor, recipient in _sides(event):
                _name(names, actor, recipient)
                _add(ties[actor.code, recipient.code, _PERIODS[by](event.day)], event)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(mode="dynamic", name="who did what to whom")
    for code in sorted(names):
        graph.add_node(code, label=_label(code, names[code]))
    for (actor_code, recipient_code, period), tie in sorted(ties.items(), key=_order):
        graph.add_edge(actor_code, recipient_code, **_attributes(actor_code, recipient_code,
                                                                 period, tie))
    return graph


def write_gexf(path: Path, graph: "nx.MultiDiGraph[str]") -> None:
    """Write a graph as dynamic GEXF 1.2, the same bytes whenever it is written."""
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph.copy())  # the writer takes dates out of what it is given
    meta = writer.xml.find("meta")
    if meta is not None:
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter("creator"):
            creator.text = _CREATOR
    with path.open("wb") as file:
        writer.write(file)


def write_graphml(path: Path, graph: "nx.MultiDiGraph[str]") -> None:
    """Write a graph as GraphML, the dates of its ties as attributes, the same bytes always."""
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(graph)
    with path.open("wb") as file:
        writer.dump(file)


def _sides(event: ToldEvent) -> Iterator[tuple[ToldParty, ToldParty]]:
    """Yield who acts toward whom; of a reciprocal event each side toward each other."""
    if event.recipients:
        pairs: Iterator[Any] = product(event.actors, event.recipients)
    else:
        pairs = permutations(event.actors, 2)
    for actor, recipient in pairs:
        if actor.code != recipient.code and _UNKNOWN not in (actor.code, recipient.code):
            yield actor, recipient


def _name(names: Mapping[str, Counter[str]], *parties: ToldParty) -> None:
    for party in parties:
        names[party.code][party.name or party.code] += 1


def _add(tie: _Tie, event: ToldEvent) -> None:
    """Count an event once, by the telling whose id comes first."""
    told = tie.scores.get(event.linked)
    if told is None or event.id < told[1]:
        tie.scores[event.linked] = (event.row["intensity"], event.id)
    tie.reports.add(event.report.id)
    tie.outlets.update(place.outlet for place in event.report.appearances if place.outlet)


def _attributes(actor: str, recipient: str, period: Period, tie: _Tie) -> dict[str, Any]:
    scores = [score for score, _ in sorted(tie.scores.values(), key=lambda told: told[1])]
    return {
        "id": f"{actor}-{recipient}-{period.first}",
        "start": period.first.isoformat(),
        "end": period.last.isoformat(),
        "weight": float(len(scores)),
        "intensity": sum(scores) / len(scores),
        "cooperation": sum(score > 0 for score in scores),
        "conflict": sum(score < 0 for score in scores),
        "events": len(scores),
        "reports": len(tie.reports),
        "outlets": len(tie.outlets),
    }


def _label(code: str, names: Counter[str]) -> str:
    """Return the name of a state, or the one by which an actor is mostly called."""
    state = load_states("en").get(code)
    if state:
        return state.name
    return min(names, key=lambda name: (-names[name], name))


def _order(tie: tuple[tuple[str, str, Period], _Tie]) -> tuple[str, str, date]:
    (actor, recipient, period), _ = tie
    return actor, recipient, period.first


_PERIODS: Final[Mapping[Span, Callable[[date], Period]]] = MappingProxyType({
    "day": lambda day: Period(day, day),
    "month": lambda day: Period.month(day.year, day.month),
    "year": lambda day: Period.year(day.year),
})
