"""A record becomes rows of the store's tables, and rows become the record again, without loss."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.terms.columns import ColumnKind, Table
from tatanan.terms.ids import content_id
from tatanan.terms.record import Record, load_record_schema
from tatanan.terms.tables import TABLES, Tables, table_schemas

Row = tuple[object, ...]
_SIDES: Final = {"actor": "actors", "recipient": "recipients"}
_PAGE: Final = ("set_aside", "repairs", "notes")
_LISTED: Final = tuple(table for table in TABLES.values() if table.part)


def tables_of(records: Iterable[Record]) -> dict[str, pa.Table]:
    """Return records as tables, each text once, and all the places where it appeared.

    Of several records of one text the one stands whose appearance comes first in the order of
    `standing_key`; of several of one appearance, the last.
    """
    standing: dict[str, Record] = {}
    appearances: dict[object, Row] = {}
    for record in records:
        row = _appearance(record)
        appearances[row[0]] = row
        report = record["report"]["id"]
        if report not in standing or not _precedes(standing[report], record):
            standing[report] = record
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    rows["appearances"] = list(appearances.values())
    for record in standing.values():
        for name, more in _rows_of(record).items():
            rows[name].extend(more)
    return {name: _table(name, rows[name]) for name in TABLES}


def records_of(tables: Tables) -> Iterator[Record]:
    """Yield the records of tables in the order of the reports: those that `tables_of` took in.

    Of a text that appeared more than once, the appearance that was coded is told.
    """
    grouped = {name: _by_report(TABLES[name], tables[name]) for name in TABLES}
    for (report,) in grouped["reports"].values():
        yield _record(report, {name: rows.get(report["id"], []) for name, rows in grouped.items()})


def rows_of_reports(tables: Tables, reports: Sequence[str]) -> dict[str, pa.Table]:
    """Return the rows of some reports."""
    wanted = pa.array(reports, pa.string())
    return {
        name: data.filter(pc.is_in(data.column(report_column(name)), value_set=wanted))
        for name, data in tables.items()
    }


def report_column(table: str) -> str:
    """Return the column of a table that names the report."""
    return "id" if table == "reports" else "report"


def standing_key(appearance: Mapping[str, Any]) -> tuple[tuple[bool, str], ...]:
    """Return what the appearances of one text are sorted by: the first stands for it.

    The earliest comes first, and what is known before the unknown; outlet, address, headline
    and id decide where the day does not, so that the order of adding never matters.
    """
    names = ("published", "outlet", "url", "title", "record")
    return tuple((appearance[name] is None, str(appearance[name] or "")) for name in names)


def coder_id(coder: Mapping[str, str]) -> str:
    """Return the id of a coder: a hash of its version and of its digests."""
    return content_id("coder", coder["version"], coder["lexicon"], coder["models"])


def coding_digest(coder: str, rows: Iterable[Sequence[object]]) -> str:
    """Return the hash of all that a coder found in a report, given as rows in order."""
    return content_id("coding", coder, json.dumps([*rows], default=str))


def _precedes(one: Record, other: Record) -> bool:
    return standing_key({**one["report"], "record": one["id"]}) < standing_key(
        {**other["report"], "record": other["id"]}
    )


def _appearance(record: Record) -> Row:
    report = record["report"]
    place = (report["id"], record["id"], *(report[n] for n in ("outlet", "url", "title")))
    own = {
        "id": content_id("appearance", json.dumps([*place, report["published"]])),
        "report": report["id"],
        "record": record["id"],
        "page": _as_json({name: report[name] for name in _PAGE}),
    }
    return _row(TABLES["appearances"], report, own)


def _rows_of(record: Record) -> dict[str, list[Row]]:
    """Return the rows of one record, but for its appearance."""
    report, coder = record["report"], coder_id(record["coder"])
    own: Record = {"report": report["id"], "coder": coder}
    rows = {table.name: _listed(table, record[table.part or ""], own) for table in _LISTED}
    rows["participants"] = [*_participants(record["events"], own)]
    coding = {
        **own,
        "appearance": _appearance(record)[0],
        "digest": coding_digest(coder, (row for name in rows for row in rows[name])),
        "events": len(record["events"]),
        "current": True,
    }
    rows["codings"] = [_row(TABLES["codings"], record["coder"], coding)]
    rows["reports"] = [_row(TABLES["reports"], report, own)]
    return rows


def _listed(table: Table, objects: Sequence[Record], own: Record) -> list[Row]:
    return [_row(table, each, {**own, "position": n}) for n, each in enumerate(objects)]


def _participants(events: Sequence[Record], own: Record) -> Iterator[Row]:
    for event in events:
        for side, name in _SIDES.items():
            of_side = {**own, "event": event["id"], "side": side}
            yield from _listed(TABLES["participants"], event[name], of_side)


def _row(table: Table, each: Record, own: Record) -> Row:
    return tuple(
        _CELL[column.kind](_at(each, column.path)) if column.path else own[column.name]
        for column in table.columns
    )


def _at(each: Record, path: Sequence[str]) -> object:
    found: Any = each
    for name in path:
        if found is None:
            return None
        found = found[name]
    return found


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _as_it_is(value: object) -> object:
    return value


def _if_known(turn: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: None if value is None else turn(value)


_CELL: Final[Mapping[ColumnKind, Callable[[Any], object]]] = {
    **dict.fromkeys(ColumnKind, _as_it_is),
    ColumnKind.DAY: _if_known(date.fromisoformat),
    ColumnKind.NUMBER: _if_known(float),
    ColumnKind.JSON: _as_json,
}


def _table(name: str, rows: Sequence[Row]) -> pa.Table:
    schema = table_schemas()[name]
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _by_report(table: Table, data: pa.Table) -> dict[str, list[Record]]:
    """Return the rows of a table by their report, in the order of their positions."""
    of_report = report_column(table.name)
    grouped: dict[str, list[Record]] = defaultdict(list)
    columns = (data.column(name).to_pylist() for name in table.names)
    for values in zip(*columns, strict=True):
        row = dict(zip(table.names, values, strict=True))
        grouped[row[of_report]].append(row)
    if "position" in table.names:
        for rows in grouped.values():
            rows.sort(key=lambda row: row["position"])
    return grouped


def _record(report: Record, rows: Mapping[str, Sequence[Record]]) -> Record:
    """Return a record, its names in the order that is published."""
    (coding,) = (each for each in rows["codings"] if each["current"])
    (place,) = (each for each in rows["appearances"] if each["id"] == coding["appearance"])
    page = (
        _object(TABLES["reports"], report)
        | _object(TABLES["appearances"], place)
        | json.loads(place["page"])
    )
    parts = {table.part: [_object(table, row) for row in rows[table.name]] for table in _LISTED}
    parts["events"] = [*_with_sides(parts["events"], rows["participants"])]
    return {
        "id": place["record"],
        "report": _in_order("report", page),
        **{name: parts[name] for name in load_record_schema()["required"] if name in parts},
        "coder": _object(TABLES["codings"], coding),
    }


def _with_sides(events: Sequence[Record], participants: Sequence[Record]) -> Iterator[Record]:
    sides: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for row in participants:
        sides[row["event"], row["side"]].append(_object(TABLES["participants"], row))
    for event in events:
        of_event = {name: sides[event["id"], side] for side, name in _SIDES.items()}
        yield _in_order("event", event | of_event)


def _in_order(kind: str, each: Record) -> Record:
    return {name: each[name] for name in load_record_schema()["$defs"][kind]["required"]}


def _object(table: Table, row: Record) -> Record:
    """Return the object that a row was made from; what holds nothing but nulls is null."""
    made: Record = {}
    for column in table.columns:
        if column.path:
            *way, name = column.path
            place = made
            for step in way:
                place = place.setdefault(step, {})
            place[name] = _VALUE[column.kind](row[column.name])
    return {name: value if _is_known(value) else None for name, value in made.items()}


def _is_known(value: object) -> bool:
    return not isinstance(value, dict) or any(each is not None for each in value.values())


_VALUE: Final[Mapping[ColumnKind, Callable[[Any], object]]] = {
    **dict.fromkeys(ColumnKind, _as_it_is),
    ColumnKind.DAY: _if_known(date.isoformat),
    ColumnKind.JSON: json.loads,
}
