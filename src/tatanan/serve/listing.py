"""Events that are asked for: listed page by page, and counted over time."""

import calendar
import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from tatanan.serve.asking import Row, ask
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.columns import Places
from tatanan.serve.counting import By, Stretches, count_all, count_stretches, events_of
from tatanan.serve.desk import Desk
from tatanan.serve.filters import Filters, as_happened
from tatanan.serve.looking import reviews_of, sentence_of
from tatanan.serve.ordering import USUAL, Place, Sort, page_of, value_of
from tatanan.serve.paging import bad_cursor, cursor_of, key_of
from tatanan.serve.shapes import Review
from tatanan.serve.shapes_events import Bin, EventRow, Events, Timeline

_SURE: Final = 1.96  # standard errors on each side of a mean that hold it in 19 of 20 draws
_TOLD: Final = """
    SELECT * EXCLUDE (words) FROM told
    WHERE telling_no BETWEEN $least AND $most AND telling_no IN (SELECT unnest($numbers))
"""
_PARTIES: Final = """
    SELECT * FROM parts WHERE telling_no IN (SELECT unnest($numbers))
    ORDER BY telling_no, side, position
"""


def list_events(
    desk: Desk, filters: Filters, *, cursor: str | None, limit: int, sort: Sort = USUAL
) -> Events:
    """Return a page of events in an order, the latest first unless told, and the counts of all."""
    catalogue = desk.catalogue
    columns, chosen = catalogue.columns, catalogue.chosen(filters)
    after = _place_after(catalogue, cursor, sort) if cursor else None
    events = events_of(columns, chosen)
    page = page_of(columns, events, sort, after=after, most=limit + 1)
    rows = _told(catalogue, page[:limit])
    counts = count_all(columns, chosen)
    more = len(page) > limit
    return Events(
        snapshot=catalogue.snapshot, items=_shown(desk, catalogue, rows), total=counts.events,
        counts=counts, next=_cursor(catalogue, rows[-1], sort) if more else None,
    )


def draw_timeline(desk: Desk, filters: Filters, *, by: By) -> Timeline:
    """Return what happened in every week, month or year."""
    asked = as_happened(filters)

    def make(catalogue: Catalogue) -> Timeline:
        found = count_stretches(catalogue.columns, catalogue.chosen(asked), by=by)
        quads = catalogue.columns.words["quad"].values
        bins = [_bin(found, at, quads, by) for at in range(len(found.first))]
        return Timeline(snapshot=catalogue.snapshot, bins=bins, undated=found.undated)

    found: Timeline = desk.once(("timeline", by, repr(asked)), make)
    return found


def _cursor(catalogue: Catalogue, last: Row, sort: Sort) -> str:
    """Return a cursor that names an event, by its day and id, and by what it is sorted by."""
    event = [_iso(last["event_day"]), last["event"]]
    if sort == USUAL:
        return cursor_of(event)
    return cursor_of([*event, value_of(catalogue.columns, sort, last["telling_no"] - 1)])


def _place_after(catalogue: Catalogue, cursor: str, sort: Sort) -> Place:
    """Return the place of the last event that was shown, or of the last before it."""
    day, event, *value = key_of(cursor, 2 if sort == USUAL else 3)
    try:
        shown = date.fromisoformat(str(day)) if day is not None else None
    except ValueError:
        raise bad_cursor() from None
    before = "event_day IS NOT NULL OR event <= $event" if shown is None else (
        "event_day > $day OR (event_day = $day AND event <= $event)")
    values = {"event": str(event)} | ({} if shown is None else {"day": shown})
    found = catalogue.value(
        f"SELECT coalesce(max(event_no), 0) FROM told WHERE {before}", values)  # noqa: S608 - one of two words
    return Place(int(found), value[0] if value else None)


def _told(catalogue: Catalogue, page: Places) -> list[Row]:
    """Return what is known of the tellings of a page, in its order."""
    if not len(page):
        return []
    columns, numbers = catalogue.columns, [int(at) + 1 for at in page]
    ends = {"least": min(numbers), "most": max(numbers)}
    rows = {row["telling_no"]: row
            for row in catalogue.rows(_TOLD, {"numbers": numbers, **ends})}
    return [
        {**rows[number], "reports": columns.reports[number - 1],
         "outlets": columns.outlets[number - 1]}
        for number in numbers
    ]


def _shown(desk: Desk, catalogue: Catalogue, rows: Sequence[Row]) -> list[EventRow]:
    texts = {row["id"]: row["text"] for row in
             ask(desk.store, "texts", {row["report"] for row in rows}).to_pylist()}
    sides: dict[int, list[Row]] = {}
    for party in catalogue.rows(_PARTIES, {"numbers": [row["telling_no"] for row in rows]}):
        sides.setdefault(party["telling_no"], []).append(party)
    reviews = reviews_of(desk, [row["id"] for row in rows])
    return [
        _row(row, texts[row["report"]], sides.get(row["telling_no"], []), reviews.get(row["id"]))
        for row in rows if row["report"] in texts
    ]


def _row(row: Row, text: str, parties: Sequence[Row], review: Review | None) -> EventRow:
    known = {name: row[name] for name in EventRow.model_fields if name in row}
    sentence = text[row["sentence_start"] : row["sentence_end"]]
    return EventRow(**{
        **known, "actors": _codes(parties, "actor"), "recipients": _codes(parties, "recipient"),
        "sentence": sentence_of({**row, "sentence": sentence}, parties), "review": review,
    })


def _codes(parties: Sequence[Row], side: str) -> list[str]:
    return [each["code"] for each in parties if each["side"] == side]


def _bin(found: Stretches, at: int, quads: Sequence[str], by: By) -> Bin:
    first, events, spread = found.first[at], int(found.events[at]), float(found.spread[at])
    mean = float(found.mean[at])
    error = _SURE * spread / math.sqrt(events) if events > 1 else None
    counts = {quad: int(count) for quad, count in zip(quads, found.quads[at], strict=False)}
    verbal, material = (counts.get(f"{way}-cooperation", 0) for way in ("verbal", "material"))
    against, attacks = (counts.get(f"{way}-conflict", 0) for way in ("verbal", "material"))
    return Bin(
        first=first, last=_end(first, by), events=events, cooperation=verbal + material,
        conflict=against + attacks, verbal_cooperation=verbal, material_cooperation=material,
        verbal_conflict=against, material_conflict=attacks,
        mean=mean, low=None if error is None else max(-10.0, mean - error),
        high=None if error is None else min(10.0, mean + error),
    )


def _end(first: date, by: By) -> date:
    if by == "week":
        return first + timedelta(days=6)
    if by == "year":
        return date(first.year, 12, 31)
    return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
