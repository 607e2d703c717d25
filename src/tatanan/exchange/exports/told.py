"""Events as reports tell them, put together from the tables of a store to be written."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.terms.tables import Tables

Row = Mapping[str, Any]
_BLANK = re.compile(r"\s")
_WORDS_AROUND = 32  # code points of the text that tell one place of a quote from another


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report, and where they stand: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class ToldParty:
    """Somebody on one side of an event; `words` is None where only the context names them."""

    code: str
    actor: str | None
    name: str | None
    kind: str | None
    country: str | None
    sectors: tuple[str, ...]
    words: Words | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place in which a report appeared."""

    outlet: str | None
    url: str | None
    title: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report that was coded: its text, where it appeared, and who coded it.

    The appearance that was coded comes first among `appearances`.
    """

    id: str
    language: str
    text: str
    appearances: tuple[Appearance, ...]
    coder: str
    version: str

    @property
    def urn(self) -> str:
        """The name of its text, which never changes."""
        return f"urn:tatanan:report:{self.id}"

    @property
    def address(self) -> str:
        """Where it can be read: its URL, blanks escaped, or the name of its text without one."""
        url = self.appearances[0].url
        return _BLANK.sub(lambda blank: quote(blank[0]), url.strip()) if url else self.urn

    def around(self, words: Words) -> tuple[str, str]:
        """Return some text before words and after them."""
        before = self.text[max(0, words.start - _WORDS_AROUND) : words.start]
        return before, self.text[words.end : words.end + _WORDS_AROUND]


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One event as one report tells it; `linked` is the event that many reports may tell."""

    id: str
    linked: str
    report: ToldReport
    row: Row
    actors: tuple[ToldParty, ...]
    recipients: tuple[ToldParty, ...]

    @property
    def type(self) -> str:
        """Its PLOVER type."""
        return str(self.row["type"])

    @property
    def mode(self) -> str | None:
        """Its PLOVER mode."""
        return None if self.row["mode"] is None else str(self.row["mode"])

    @property
    def trigger(self) -> Words:
        """The words that tell it."""
        return _words(self.row, "trigger_") or Words(0, 0, "")

    @property
    def sentence(self) -> Words:
        """The sentence in which they stand."""
        start, end = self.row["sentence_start"], self.row["sentence_end"]
        return Words(start, end, self.report.text[start:end])

    @property
    def when(self) -> Words | None:
        """The words that give its date."""
        return _words(self.row, "when_")

    @property
    def where(self) -> Words | None:
        """The words that name its place."""
        return _words(self.row, "place_")

    @property
    def day(self) -> date | None:
        """The first day of its date, else the day of publication."""
        first: date | None = self.row["first"]
        return first or self.report.appearances[0].published

    def listed(self, column: str) -> tuple[str, ...]:
        """Return what a column of JSON holds: contexts, auxiliary, found_by."""
        return tuple(json.loads(self.row[column]))


def told_events(
    parts: Iterable[Tables], *, wanted: Collection[str] | None = None
) -> Iterator[ToldEvent]:
    """Yield the events of tables in the order of reports and places; None wants all.

    Only the current coding of a report counts, as reviewers corrected it; what does not stand is
    left out, unless it is wanted by its id.
    """
    for coded in parts:
        tables = _as_corrected(coded, wanted or ())
        reports = {report.id: report for report in told_reports(tables)}
        sides = _sides(tables)
        linked = _linked(tables)
        for row in _in_order(tables["events"]):
            if wanted is None or row["id"] in wanted:
                yield ToldEvent(
                    row["id"], linked.get(row["id"], row["id"]), reports[row["report"]], row,
                    sides[row["id"], "actor"], sides[row["id"], "recipient"],
                )


def told_reports(tables: Tables) -> Iterator[ToldReport]:
    """Yield the reports of tables in the order of their ids."""
    appearances = _grouped(tables["appearances"], "report")
    coded = tables["codings"].filter(tables["codings"]["current"])
    codings = {row["report"]: row for row in coded.to_pylist()}
    for row in sorted(tables["reports"].to_pylist(), key=lambda row: row["id"]):
        coding = codings[row["id"]]
        placed = sorted(appearances[row["id"]],
                        key=lambda each: (each["id"] != coding["appearance"], each["id"]))
        places = tuple(
            Appearance(each["outlet"], each["url"], each["title"], each["published"])
            for each in placed
        )
        yield ToldReport(
            row["id"], row["language"], row["text"], places, coding["coder"], coding["version"]
        )


def _as_corrected(tables: Tables, wanted: Collection[str]) -> Tables:
    """Return tables with events and participants as reviewers corrected them."""
    if "reviews" not in tables or not tables["reviews"].num_rows:
        return tables
    gone = [row["event"] for row in tables["reviews"].to_pylist()
            if row["corrected"] or not (row["stands"] or row["event"] in wanted)]
    corrected = {}
    for name, key in (("events", "id"), ("participants", "event")):
        lost = pc.is_in(tables[name][key], value_set=pa.array(gone, pa.string()))
        rows = [tables[name].filter(pc.invert(lost)), tables[f"corrected_{name}"]]
        corrected[name] = pa.concat_tables(rows)
    return {**tables, **corrected}


def _in_order(events: pa.Table) -> Sequence[Row]:
    return sorted(events.to_pylist(), key=lambda row: (row["report"], row["position"], row["id"]))


def _linked(tables: Tables) -> Mapping[str, str]:
    """Return the event that each telling is counted as: as linked, or as reviewers joined it."""
    if "tellings" not in tables:
        return {}
    columns = (tables["tellings"][name].to_pylist() for name in ("telling", "event"))
    linked = dict(zip(*columns, strict=True))
    reviews = tables["reviews"].to_pylist() if "reviews" in tables else []
    joined = {row["event"]: row["told_as"] for row in reviews if row["told_as"] is not None}
    apart = {event for event, root in joined.items() if event == root}
    return linked | {event: root if root in apart else linked.get(root, root)
                     for event, root in joined.items()}


def _sides(tables: Tables) -> Mapping[tuple[str, str], tuple[ToldParty, ...]]:
    actors = {(row["report"], row["id"]): row for row in tables["actors"].to_pylist()}
    sides: dict[tuple[str, str], tuple[ToldParty, ...]] = defaultdict(tuple)
    rows = sorted(tables["participants"].to_pylist(), key=lambda row: row["position"])
    for row in rows:
        actor = actors.get((row["report"], row["actor"]))
        key = row["event"], row["side"]
        sides[key] = (*sides[key], _party(row, actor))
    return sides


def _party(row: Row, actor: Row | None) -> ToldParty:
    known: Row = actor or {}
    return ToldParty(
        row["code"], row["actor"], known.get("name"), known.get("kind"), known.get("country"),
        tuple(json.loads(known.get("sectors", "[]"))), _words(row, ""),
    )


def _words(row: Row, prefix: str) -> Words | None:
    quote = row[f"{prefix}quote"]
    return None if quote is None else Words(row[f"{prefix}start"], row[f"{prefix}end"], quote)


def _grouped(table: pa.Table, column: str) -> Mapping[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        grouped[row[column]].append(row)
    return grouped
