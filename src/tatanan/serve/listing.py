"""Events that are asked for: listed page by page, and counted over time."""

import calendar
import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from tatanan.serve.asking import Row, ask
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.desk import Desk
from tatanan.serve.filters import Filters, as_happened
from tatanan.serve.looking import reviews_of, sentence_of
from tatanan.serve.paging import cursor_of, key_of
from tatanan.serve.problems import Problem
from tatanan.serve.shapes import Review
from tatanan.serve.shapes_events import Bin, Counts, EventRow, Events, Timeline

By = Literal["week", "month", "year"]
_SURE: Final = 1.96  # standard errors on each side of a mean that hold it in 19 of 20 draws
_BINS: Final = """
    WITH standing AS (
        SELECT event_no, arg_min(quad, telling_no) AS quad,
            arg_min(intensity, telling_no) AS intensity, arg_min(from_day, telling_no) AS day
        FROM told WHERE {where} GROUP BY event_no
    )
    SELECT date_trunc($by, day)::DATE AS first, count(*) AS events,
        count(*) FILTER (quad = 'verbal-cooperation') AS verbal_cooperation,
        count(*) FILTER (quad = 'material-cooperation') AS material_cooperation,
        count(*) FILTER (quad = 'verbal-conflict') AS verbal_conflict,
        count(*) FILTER (quad = 'material-conflict') AS material_conflict,
        sum(CAST(round(intensity * 1000) AS BIGINT))::DOUBLE / 1000 / count(*) AS mean,
        stddev_samp(intensity) AS spread
    FROM standing GROUP BY 1 ORDER BY 1 NULLS LAST
"""


_TOLD: Final = """
    SELECT t.* EXCLUDE (words), s.reports, s.outlets FROM told t JOIN spread s USING (event_no)
    WHERE t.telling_no BETWEEN $least AND $most
        AND t.telling_no IN (SELECT unnest($numbers)) ORDER BY t.event_no
"""
_COUNTS: Final = """
    SELECT (SELECT count(*) FROM told WHERE alone AND {where})
        + (SELECT count(DISTINCT event_no) FROM told WHERE NOT alone AND {where}) AS events,
        count(DISTINCT report_no) AS reports, count(DISTINCT outlet) AS outlets
    FROM told WHERE {where}
"""
_PARTIES: Final = """
    SELECT * FROM parts WHERE telling_no IN (SELECT unnest($numbers))
    ORDER BY telling_no, side, position
"""


def list_events(desk: Desk, filters: Filters, *, cursor: str | None, limit: int) -> Events:
    """Return a page of events, the latest first, and the counts of all."""
    catalogue = desk.catalogue
    where, values = filters.where()
    after = _place_after(catalogue, cursor) if cursor else 0
    places = catalogue.rows(
        f"SELECT event_no, min(telling_no) AS telling_no FROM told"  # noqa: S608 - conditions of our own
        f" WHERE {where} AND event_no > $after GROUP BY event_no ORDER BY event_no LIMIT $most",
        {**values, "after": after, "most": limit + 1})
    rows = _told(catalogue, [row["telling_no"] for row in places[:limit]])
    counts = desk.once(("counts", where, repr(values)), lambda c: _counts(c, where, values),
                       of=catalogue)
    more = len(places) > limit
    last = rows[-1] if rows else None
    return Events(
        snapshot=catalogue.snapshot, items=_shown(desk, catalogue, rows), total=counts.events,
        counts=counts,
        next=cursor_of([_iso(last["event_day"]), last["event"]]) if more and last else None,
    )


def draw_timeline(desk: Desk, filters: Filters, *, by: By) -> Timeline:
    """Return what happened in every week, month or year."""
    asked = as_happened(filters)
    where, values = asked.where()

    def make(catalogue: Catalogue) -> Timeline:
        rows = catalogue.rows(_BINS.format(where=where), {**values, "by": by})
        undated = sum(row["events"] for row in rows if row["first"] is None)
        bins = [_bin(row, by) for row in rows if row["first"] is not None]
        return Timeline(snapshot=catalogue.snapshot, bins=bins, undated=undated)

    found: Timeline = desk.once(("timeline", by, where, repr(values)), make)
    return found


def _place_after(catalogue: Catalogue, cursor: str) -> int:
    """Return the number of the last event that was shown, or of the last before it."""
    day, event = key_of(cursor, 2)
    try:
        shown = date.fromisoformat(str(day)) if day is not None else None
    except ValueError:
        raise Problem(422, "bad-cursor", "This cursor does not lead on in this list.",
                      remedy="Leave it out, and begin with the first page.") from None
    before = "event_day IS NOT NULL OR event <= $event" if shown is None else (
        "event_day > $day OR (event_day = $day AND event <= $event)")
    values = {"event": str(event)} | ({} if shown is None else {"day": shown})
    found = catalogue.value(
        f"SELECT coalesce(max(event_no), 0) FROM told WHERE {before}", values)  # noqa: S608 - one of two words
    return int(found)


def _told(catalogue: Catalogue, numbers: Sequence[int]) -> list[Row]:
    if not numbers:
        return []
    ends = {"least": min(numbers), "most": max(numbers)}
    return catalogue.rows(_TOLD, {"numbers": numbers, **ends})


def _counts(catalogue: Catalogue, where: str, values: dict[str, object]) -> Counts:
    (row,) = catalogue.rows(_COUNTS.format(where=where), values)
    return Counts(**row)


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


def _bin(row: Row, by: By) -> Bin:
    first, events, spread = row["first"], row["events"], row["spread"]
    error = _SURE * spread / math.sqrt(events) if events > 1 and spread is not None else None
    verbal, material = row["verbal_cooperation"], row["material_cooperation"]
    return Bin(
        first=first, last=_end(first, by), events=events, cooperation=verbal + material,
        conflict=row["verbal_conflict"] + row["material_conflict"],
        verbal_cooperation=verbal, material_cooperation=material,
        verbal_conflict=row["verbal_conflict"], material_conflict=row["material_conflict"],
        mean=row["mean"], low=None if error is None else max(-10.0, row["mean"] - error),
        high=None if error is None else min(10.0, row["mean"] + error),
    )


def _end(first: date, by: By) -> date:
    if by == "week":
        return first + timedelta(days=6)
    if by == "year":
        return date(first.year, 12, 31)
    return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
