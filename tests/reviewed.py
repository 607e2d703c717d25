"""Events to be reviewed: short reports whose words are evidence, and entries of a log on them."""

from datetime import UTC, datetime, timedelta

import invented

from tatanan.review.coded import coded_reports
from tatanan.store.rows import tables_of
from tatanan.terms.review import Correction, CorrectionKind, Reviewer

TEXT = (
    "Indonesia menjatuhkan sanksi kepada Mali dan Turki. "
    "Turki mengecam sanksi Indonesia itu. "
    "Mali menyambut bantuan dari Turki."
)
SENTENCES = [s + "." for s in TEXT.rstrip(".").split(". ")]
START = datetime(2026, 3, 1, 8, 0, 0, tzinfo=UTC)


def quoted(words, nth=0):
    """Return the nth occurrence of words in the text, as evidence is written."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "quote": words}


def event(name, kind, trigger, actors, recipients, **more):
    """Return an event of that text: its sides are codes with their words."""
    words = trigger if isinstance(trigger, dict) else quoted(trigger)
    sentence = next(s for s in map(quoted, SENTENCES) if s["start"] <= words["start"] < s["end"])
    sides = {
        side: [{"actor": None, "code": code, "evidence": quoted(told) if told else None}
               for code, told in parties.items()]
        for side, parties in (("actors", actors), ("recipients", recipients))
    }
    made = invented.event(0, kind if kind in {t[0] for t in invented.TYPES} else "AGREE", [], [])
    return made | {
        "id": name, "type": kind, "trigger": words, **sides,
        "sentence": {"start": sentence["start"], "end": sentence["end"]}, **more,
    }


def sanction(name="e-sanction", **more):
    """Return the event of the first sentence."""
    both = {"MLI": "Mali", "TUR": "Turki"}
    return event(name, "SANCTION", "sanksi", {"IDN": "Indonesia"}, both, **more)


def record(*events, text=TEXT, coder=None, **appearance):
    """Return the record of that text, or of one that begins with it, and just these events."""
    made = invented.record(7, text=text, coder=coder, published="2026-02-03", **appearance)
    empty = {name: [] for name in ("mentions", "dates", "statements", "memberships", "figures",
                                   "claims", "findings", "skipped")}
    report = made["report"] | {"repairs": []}
    return made | empty | {"report": report, "events": list(events)}


def coded(*records):
    """Return the reports of records, as corrections are held against them."""
    tables = tables_of(records)
    names = ("reports", "events", "participants", "actors")
    return [*coded_reports({name: tables[name].to_pylist() for name in names})]


def anchor_of(reports, name):
    """Return what a correction of an event holds on to."""
    return next(e.anchor for report in reports for e in report.events if e.id == name)


def entry(kind, anchor, *, by="ana", hour=0, reason="as the words say", **more):
    """Return an entry of the log, so many hours after the first."""
    when = START + timedelta(hours=hour)
    return Correction(CorrectionKind(kind), anchor, Reviewer(by), when, reason, **more)
