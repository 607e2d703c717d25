"""Events as a coder told them, put together from the rows of a store to be corrected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tatanan.terms.changes import MarkedWords, Party
from tatanan.terms.coding import EventId, Factuality
from tatanan.terms.review import Anchor
from tatanan.terms.text import ReportId, Span

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event of one report: what a correction holds on to, and its rows in the store."""

    anchor: Anchor
    row: Row
    parties: tuple[Row, ...]

    @property
    def id(self) -> EventId:
        """Its id."""
        return self.anchor.event


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report with its events. `actors` gives the actor of a code, where only one has it."""

    id: ReportId
    text: str
    actors: Mapping[str, str]
    events: tuple[CodedEvent, ...]


def coded_reports(rows: Mapping[str, Iterable[Row]]) -> Iterator[CodedReport]:
    """Yield reports from the rows of tables, in the order of their ids.

    Needed are reports (id, text), events and participants (all columns), and actors (report, id,
    code).
    """
    parties: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows["participants"], key=lambda row: (row["side"], row["position"])):
        parties[row["event"]].append(row)
    told: dict[str, list[CodedEvent]] = defaultdict(list)
    for row in sorted(rows["events"], key=lambda row: (row["position"], row["id"])):
        of_event = tuple(parties[row["id"]])
        told[row["report"]].append(CodedEvent(_anchor(row, of_event), row, of_event))
    known = _only_actors(rows["actors"])
    for row in sorted(rows["reports"], key=lambda row: str(row["id"])):
        name = row["id"]
        yield CodedReport(ReportId(name), row["text"], known[name], tuple(told[name]))


def _anchor(row: Row, parties: Iterable[Row]) -> Anchor:
    sides = {
        side: tuple(Party(each["code"], _words(each, "")) for each in parties
                    if each["side"] == side)
        for side in ("actor", "recipient")
    }
    trigger = _words(row, "trigger_")
    assert trigger, "every event has a trigger"  # noqa: S101 - the column is never null
    return Anchor(
        event=EventId(row["id"]), report=ReportId(row["report"]), coder=row["coder"],
        type=row["type"], factuality=Factuality(row["factuality"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]), trigger=trigger,
        actors=sides["actor"], recipients=sides["recipient"], confidence=row["confidence"],
    )


def _words(row: Row, prefix: str) -> MarkedWords | None:
    quote = row[f"{prefix}quote"]
    span = quote and Span(row[f"{prefix}start"], row[f"{prefix}end"])
    return MarkedWords(span, quote) if span else None


def _only_actors(rows: Iterable[Row]) -> Mapping[str, Mapping[str, str]]:
    """Return the actor of each code of each report, where only one has the code."""
    having: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        having[row["report"]][row["code"]].append(row["id"])
    only = {report: {code: ids[0] for code, ids in codes.items() if len(ids) == 1}
            for report, codes in having.items()}
    return defaultdict(dict, only)
