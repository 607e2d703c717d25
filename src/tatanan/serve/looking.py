"""Looking at a report: its record with what the store knows beside it."""

from collections.abc import Iterable, Sequence

from tatanan.serve.asking import Row, ask
from tatanan.serve.correcting import as_corrected
from tatanan.serve.desk import Desk
from tatanan.serve.event_views import Beside, Retold
from tatanan.serve.pieces import cut
from tatanan.serve.report_views import report_view
from tatanan.serve.shapes import EventView, Piece, Review, Telling
from tatanan.serve.shapes_report import ReportView
from tatanan.serve.weighing import weighed
from tatanan.store.corrections import review_states
from tatanan.terms.record import Record
from tatanan.terms.review import ReviewState
from tatanan.terms.text import Span

_TELLINGS = """
    SELECT one.id AS telling, one.event, other.id, other.report
    FROM told one JOIN told other ON other.event_no = one.event_no
    WHERE list_contains($ids, one.id) AND (other.stands OR other.id = one.id)
    ORDER BY one.id, other.telling_no
"""


def look_at(desk: Desk, record: Record) -> ReportView:
    """Return what a page shows of a record."""
    report = record["report"]["id"]
    kept = bool(desk.store.read("SELECT id FROM reports WHERE id = $1", (report,)).num_rows)
    if not kept:
        return weighed(desk, report_view(record, kept=False), record)
    record = as_corrected(desk.store, record)
    events = [event["id"] for event in record["events"]]
    view = report_view(
        record, kept=True, beside=beside(desk, events), copies=_copies(desk, report))
    return weighed(desk, view, record)


def look_at_event(desk: Desk, event: str) -> EventView | None:
    """Return an event by its id, None where there is none."""
    query = "SELECT report FROM reviewed_events WHERE id = $1"
    found = desk.store.read(query, (event,)).to_pylist()
    record = desk.record(found[0]["report"]) if found else desk.recent_of(event)
    if record is None:
        return None
    view = look_at(desk, record)
    return next((each for each in view.events if each.id == event), None)


def beside(desk: Desk, events: Sequence[str]) -> Beside:
    """Return who else tells some events, and what was made of them."""
    rows = desk.catalogue.rows(_TELLINGS, {"ids": list(events)})
    told = _told(desk, {row["id"] for row in rows})
    retold = {
        event: Retold(
            next(row["event"] for row in rows if row["telling"] == event),
            tuple(told[row["id"]] for row in rows if row["telling"] == event and row["id"] in told),
        )
        for event in {row["telling"] for row in rows}
    }
    return Beside(retold, reviews_of(desk, events))


def reviews_of(desk: Desk, events: Iterable[str]) -> dict[str, Review]:
    """Return what was made of events that somebody reviewed."""
    return {
        event: Review(state=found.state.value, by=found.reviewer,
                      when=found.when.isoformat() if found.when else None,
                      reason=found.reason)
        for event, found in review_states(desk.store, events).items()
        if found.state is not ReviewState.UNREVIEWED
    }


def _told(desk: Desk, events: Iterable[str]) -> dict[str, Telling]:
    ids = sorted(events)
    sentences = {row["id"]: row for row in ask(desk.store, "sentences", ids).to_pylist()}
    return {
        row["id"]: Telling(
            report=row["report"], event=row["id"], title=row["title"], outlet=row["outlet"],
            published=row["published"], url=row["url"], sentence=sentence_of(sentences[row["id"]]),
        )
        for row in ask(desk.store, "tellings", ids).to_pylist()
    }


def sentence_of(row: Row, parties: Iterable[Row] = ()) -> list[Piece]:
    """Return the sentence of an event in pieces: marks `trigger`, `actor-0`, `recipient-0`, ..."""
    begin, sentence = row["sentence_start"], row["sentence"]
    places = [("trigger", row["trigger_start"], row["trigger_end"])]
    places += [(name, row[f"{name}_start"], row[f"{name}_end"]) for name in ("place", "when")]
    places += [(f"{each['side']}-{each['position']}", each["start"], each["end"])
               for each in parties]
    marks = [
        (Span(start - begin, end - begin), name) for name, start, end in places
        if start is not None and begin <= start < end <= begin + len(sentence)
    ]
    return cut(sentence, sorted(marks, key=lambda each: (each[0].start, -each[0].end, each[1])))


def _copies(desk: Desk, report: str) -> tuple[str, ...]:
    """Return the other reports whose texts are nearly the same."""
    query = """
        SELECT DISTINCT other.report FROM tellings one
        JOIN tellings other ON other."text" = one."text" AND other.report <> one.report
        WHERE one.report = $1 ORDER BY other.report
    """
    return tuple(desk.store.read(query, (report,)).column(0).to_pylist())
