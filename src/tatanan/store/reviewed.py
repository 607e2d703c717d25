"""The log of corrections in a store, and events as corrected, which are made of it.

Whenever the log grows or reports are written, the tables of `terms.tables.REVIEWED` are made
anew for the reports concerned, in the same transaction: they are never behind.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa

from tatanan.review.coded import CodedReport, coded_reports
from tatanan.review.log import correction_of
from tatanan.review.standing import ReviewedEvent, stand
from tatanan.store.engine import Values, Writer, named
from tatanan.store.writing import insert
from tatanan.terms.review import MOMENT, Correction
from tatanan.terms.tables import LOG, REVIEWED, TABLES, table_schemas

Ask = Callable[[str, Values], Sequence[tuple[Any, ...]]]
"""What gives the rows of a query, with its `$1`, ... filled in."""

BETWEEN: Final = "\x1f"  # ASCII's unit separator; it stands in no id
_LISTED: Final = "(SELECT unnest(string_to_array(CAST($1 AS text), chr(31))))"
_JOINING: Final = "SELECT entry FROM corrections WHERE kind IN ('merge', 'unlink')"
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "reports": ("id", "text"),
    "events": TABLES["events"].names,
    "participants": TABLES["participants"].names,
    "actors": ("report", "id", "code"),
}


def add_corrections(writer: Writer, corrections: Iterable[Correction]) -> int:
    """Add entries to the log; those that are there are left as they are. Return how many are new.

    The events of their reports are corrected anew.
    """
    new = {each.id: each for each in corrections}
    for (known,) in writer.rows("SELECT id FROM corrections"):
        new.pop(known, None)
    if new:
        rows = [_row(new[name]) for name in sorted(new)]
        insert(writer, "corrections", pa.Table.from_pylist(rows, table_schemas()["corrections"]))
        correct_reports(writer, {a.report for each in new.values() for a in each.anchors})
    return len(new)


def correct_reports(writer: Writer, reports: Iterable[str]) -> None:
    """Make the corrected events of reports anew, and of those that merges connect with them."""
    groups = [*_reports_of_entries(writer.rows)]
    begun = {report for group in groups for report in group} & {*reports}
    if not begun:  # as with nearly all that is added
        return
    concerned = _connected(begun, groups)
    listed = BETWEEN.join(sorted(concerned))
    for name in REVIEWED:
        writer.run(f"DELETE FROM {name} WHERE report IN {_LISTED}", (listed,))  # noqa: S608 - names of our own tables
    for name, data in corrected_tables(writer.rows, concerned).items():
        if data.num_rows:
            insert(writer, name, data)


def corrected_tables(ask: Ask, reports: Collection[str] | None = None) -> dict[str, pa.Table]:
    """Return the tables of `REVIEWED` as the log makes them; None is of all reports.

    Reports that a merge connects must come together.
    """
    log = read_log(ask, reports)
    named_in = {anchor.report for each in log for anchor in each.anchors}
    reviewed = stand(log, read_coded(ask, named_in)).reviewed
    return {name: pa.Table.from_pylist(rows, table_schemas()[name])
            for name, rows in _rows(reviewed).items()}


def read_log(ask: Ask, reports: Collection[str] | None = None) -> list[Correction]:
    """Return the entries of the log whose targets are in reports, oldest first; None gives all."""
    listed = None if reports is None else BETWEEN.join(sorted(reports))
    rows = ask(
        "SELECT entry FROM corrections"  # noqa: S608 - a constant
        f" WHERE CAST($1 AS text) IS NULL OR report IN {_LISTED} ORDER BY said_at, id", (listed,)
    )
    return [correction_of(json.loads(entry)) for (entry,) in rows]


def reports_beside(ask: Ask, event: str) -> set[str]:
    """Return the reports of an event, as coded or as reviewed, and those that merges connect."""
    found = {report for table, column in (("events", "id"), ("corrections", "event"))
             for (report,) in ask(f"SELECT report FROM {table} WHERE {column} = $1", (event,))}  # noqa: S608 - names of our own
    groups = [*_reports_of_entries(ask)]
    for (entry,) in ask(_JOINING, ()):
        told = json.loads(entry)
        found |= {each["report"] for each in told["others"] if each["id"] == event}
    return _connected(found, groups)


def read_coded(ask: Ask, reports: Iterable[str]) -> list[CodedReport]:
    """Return reports with the events that are coded in them; those that are not there lack."""
    listed = BETWEEN.join(sorted(reports))
    found = {}
    for name, columns in _NEEDED.items():
        key = "id" if name == "reports" else "report"
        selected = ", ".join(map(named, columns))
        rows = ask(f"SELECT {selected} FROM {name} WHERE {key} IN {_LISTED}", (listed,))  # noqa: S608 - the same
        found[name] = [dict(zip(columns, row, strict=True)) for row in rows]
    return [*coded_reports(found)]


def _reports_of_entries(ask: Ask) -> Iterable[tuple[str, ...]]:
    """Yield the reports that each entry speaks of; only one that joins speaks of several."""
    yield from ask("SELECT DISTINCT report FROM corrections", ())
    for (entry,) in ask(_JOINING, ()):
        told = json.loads(entry)
        yield tuple(each["report"] for each in (told["event"], *told["others"]))


def _connected(reports: set[str], groups: Iterable[tuple[str, ...]]) -> set[str]:
    """Return reports, and all that are in a group with one of them, or with one of those."""
    beside: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for report in group:
            beside[report].update(group)
    found, waiting = set(reports), [*reports]
    while waiting:
        more = beside[waiting.pop()] - found
        found |= more
        waiting.extend(more)
    return found


def _row(entry: Correction) -> dict[str, object]:
    return dict(zip(LOG["corrections"].names, (
        entry.id, entry.kind.value, entry.target.event, entry.target.report, entry.reviewer,
        entry.when.strftime(MOMENT), entry.reason, entry.undoes,
        json.dumps(entry.to_json(), ensure_ascii=False, separators=(",", ":")),
    ), strict=True))


def _rows(reviewed: Iterable[ReviewedEvent]) -> Mapping[str, list[dict[str, Any]]]:
    """Return the rows of the tables of `REVIEWED`."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in REVIEWED}
    for each in reviewed:
        by = each.decided
        rows["reviews"].append({
            "event": each.event, "report": each.report, "state": each.state.value,
            "stands": each.stands, "corrected": each.corrected is not None,
            "told_as": each.told_as, "correction": by.id, "reviewer": by.reviewer,
            "said_at": by.when.strftime(MOMENT), "reason": by.reason,
        })  # fmt: skip
        if each.corrected:
            rows["corrected_events"].append(dict(each.corrected.row))
            rows["corrected_participants"].extend(map(dict, each.corrected.parties))
    return rows
