"""Between the tables of a store and what the linker compares.

Reports, appearances, events, participants and actors come in as Arrow tables, with at least the
columns named below; `tellings` and `links` go out as the store keeps them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

import pyarrow as pa

from tatanan.linking.events import EventLink, LinkedEvents
from tatanan.linking.published import PublishedText
from tatanan.linking.tellings import Telling
from tatanan.linking.texts import TextGroups
from tatanan.linking.told import UNKNOWN, names_a_party
from tatanan.terms.coding import Factuality
from tatanan.terms.tables import table_schemas

_APPEARANCE: Final = ("report", "outlet", "published")
_PARTICIPANT: Final = ("event", "side", "code", "actor", "kind")
_EVENT: Final = (
    "id", "report", "type", "mode", "factuality", "trigger_start", "trigger_end",
    "sentence_start", "sentence_end", "first", "last", "place", "country",
)  # fmt: skip


def published_texts(reports: pa.Table, appearances: pa.Table) -> list[PublishedText]:
    """Return reports (id, text) with what their appearances say (report, outlet, published)."""
    days: dict[str, list[date]] = defaultdict(list)
    outlets: dict[str, set[str]] = defaultdict(set)
    for report, outlet, published in _rows(appearances, _APPEARANCE):
        if published is not None:
            days[report].append(published)
        if outlet is not None:
            outlets[report].add(outlet)
    return [
        PublishedText(name, text, min(days[name], default=None), frozenset(outlets[name]))
        for name, text in _rows(reports, ("id", "text"))
    ]


def told_events(
    events: pa.Table, participants: pa.Table, reports: Iterable[PublishedText]
) -> Iterator[Telling]:
    """Yield the tellings of events.

    Participants have the columns event, side, code, actor and kind: what the actor is, null for
    somebody unknown.
    """
    texts = {report.id: report.text for report in reports}
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    parties: dict[str, set[str]] = defaultdict(set)
    for event, side, code, actor, kind in _rows(participants, _PARTICIPANT):
        if code != UNKNOWN:
            sides[event, side].add(code)
        if actor is not None and kind is not None and names_a_party(kind):
            parties[event].add(actor)
    for row in _rows(events, _EVENT):
        name, report, kind, mode, factuality, start, end, opens, closes, *rest = row
        first, last, place, country = rest
        yield Telling(
            id=name,
            report=report,
            type=kind,
            sentence=texts[report][opens:closes],
            start=start - opens,
            end=end - opens,
            actors=frozenset(sides[name, "actor"]),
            recipients=frozenset(sides[name, "recipient"]),
            parties=frozenset(parties[name]),
            mode=mode,
            factuality=Factuality(factuality),
            first=first,
            last=last,
            place=place,
            country=country,
        )


def text_of_reports(groups: TextGroups) -> dict[str, str]:
    """Return the text that each report prints: its group, or itself where it is alone."""
    return {
        report: group.id if len(group.reports) > 1 else report
        for group in groups.groups
        for report in group.reports
    }


def tellings_table(
    linked: LinkedEvents, tellings: Iterable[Telling], texts: Mapping[str, str]
) -> pa.Table:
    """Return the table `tellings` of a store: the events that more than one report tells."""
    reports = {telling.id: telling.report for telling in tellings}
    rows = sorted(
        (telling, event.id, reports[telling], texts[reports[telling]])
        for event in linked.events if len(event.tellings) > 1
        for telling in event.tellings
    )
    names = ("telling", "event", "report", "text")
    return _table("tellings", [dict(zip(names, row, strict=True)) for row in rows])


def links_table(linked: LinkedEvents) -> pa.Table:
    """Return the table `links` of a store, with the grounds as JSON."""
    rows = sorted((link.one, link.other, link) for link in linked.links)
    return _table("links", [_link_row(link) for *_, link in rows])


def _link_row(link: EventLink) -> dict[str, Any]:
    return {
        "one": link.one,
        "other": link.other,
        "score": link.score,
        "refusal": link.refusal and link.refusal.value,
        "grounds": json.dumps([asdict(ground) for ground in link.grounds]),
    }


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=table_schemas()[name])


def _rows(table: pa.Table, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table, some at a time, so that its columns are not copied whole."""
    for batch in table.select(list(names)).to_batches(max_chunksize=10_000):
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)
