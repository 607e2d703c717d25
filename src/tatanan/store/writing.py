"""A batch is written: what is new is added, what was read again replaces its coding as a whole.

Nothing is compared row by row: a report is a unit. Its coding is left alone where the store
holds the same; where another coder found it, the old events go into the past.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.errors import BadRecord
from tatanan.store.engine import Writer, load_query, named
from tatanan.store.rows import rows_of_reports, standing_key
from tatanan.terms.tables import TABLES, Tables, table_schemas

_STANDING: Final = (
    "report", "coder", "digest", "appearance", "published", "outlet", "url", "title", "record",
)
_APPEARANCE: Final = ("id", "published", "outlet", "url", "title", "record")
_CODED: Final = tuple(name for name in TABLES if name not in ("reports", "appearances", "codings"))
_TOLD_ONCE: Final = ("reports", "events", "statements")  # tables whose `id` is their key

Codings = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the reports of a batch: how many are new, read again, or were there."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: "Written") -> "Written":
        """Return both together."""
        return Written(
            self.added + other.added,
            self.replaced + other.replaced,
            self.unchanged + other.unchanged,
        )


@dataclass(slots=True)
class _Plan:
    """What is to be done with each report of a batch.

    `past` are those among the replaced that another coder had coded.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def require_whole(tables: Tables) -> None:
    """Raise BadRecord unless each report of a batch is there once, with one coding."""
    for name in _TOLD_ONCE:
        ids = tables[name].column("id")
        if pc.count_distinct(ids).as_py() < len(ids):
            twice = pc.value_counts(ids).to_pylist()
            first = min(each["values"] for each in twice if each["counts"] > 1)
            raise BadRecord(f"table {name} has {first} twice; write each once")
    coded = tables["codings"].filter(tables["codings"].column("current")).column("report")
    reports = tables["reports"].column("id")
    if len(coded) != len(reports) or pc.count_distinct(coded).as_py() < len(coded):
        raise BadRecord(
            f"{len(reports)} reports have {len(coded)} current codings; write one for each"
        )
    known = pc.is_in(tables["codings"].column("appearance"), tables["appearances"].column("id"))
    if not pc.all(known, min_count=0).as_py():
        raise BadRecord("a coding names an appearance that is not in table appearances; add it")


def write_tables(writer: Writer, tables: Tables) -> Written:
    """Write a batch that was found whole, inside a transaction."""
    incoming = _incoming(tables)
    writer.stage("incoming", _ids("report", incoming))
    plan = _plan(incoming, _standing(writer))
    _write_appearances(writer, tables["appearances"])
    kept = plan.added + plan.replaced
    if kept:
        _make_room(writer, plan, tables["codings"])
        _insert(writer, tables if not plan.unchanged else rows_of_reports(tables, kept))
    return Written(len(plan.added), len(plan.replaced), len(plan.unchanged))


def _incoming(tables: Tables) -> Codings:
    columns = [tables["appearances"].column(name).to_pylist() for name in _APPEARANCE]
    places = {row[0]: dict(zip(_APPEARANCE, row, strict=True))
              for row in zip(*columns, strict=True)}
    codings = tables["codings"].select(["report", "coder", "digest", "appearance"])
    return {row["report"]: {**places[row["appearance"]], **row} for row in codings.to_pylist()}


def _standing(writer: Writer) -> Codings:
    rows = writer.rows(load_query("standing_codings"))
    return {row[0]: dict(zip(_STANDING, row, strict=True)) for row in rows}


def _plan(incoming: Codings, standing: Codings) -> _Plan:
    plan = _Plan()
    for report, new in incoming.items():
        old = standing.get(report)
        if old is None:
            plan.added.append(report)
        elif old["coder"] != new["coder"]:
            plan.replaced.append(report)
            plan.past.append(report)
        elif _stands(old, new):
            plan.unchanged.append(report)
        else:
            plan.replaced.append(report)
    return plan


def _stands(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Say whether a coding stays: by the same coder, of a text that may appear twice."""
    if old["appearance"] == new["appearance"]:
        return bool(old["digest"] == new["digest"])
    return standing_key(old) < standing_key(new)


def _write_appearances(writer: Writer, appearances: pa.Table) -> None:
    """Add the appearances that are new, and those anew that were read otherwise."""
    names = [named(column) for column in TABLES["appearances"].names]
    listed = ", ".join(names)
    insert = f"INSERT INTO appearances ({listed}) SELECT {listed} FROM staged_appearances s"  # noqa: S608 - names of our own columns
    writer.stage("appearances", appearances)
    ((known,),) = writer.rows(
        "SELECT count(*) FROM appearances WHERE id IN (SELECT id FROM staged_appearances)"
    )
    if known:
        unlike = " OR ".join(f"s.{name} IS DISTINCT FROM appearances.{name}" for name in names)
        writer.run(
            "DELETE FROM appearances WHERE EXISTS"  # noqa: S608 - the same
            f" (SELECT 1 FROM staged_appearances s WHERE s.id = appearances.id AND ({unlike}))"
        )
        insert += " WHERE NOT EXISTS (SELECT 1 FROM appearances a WHERE a.id = s.id)"
    writer.run(insert)


def _make_room(writer: Writer, plan: _Plan, codings: pa.Table) -> None:
    """Take away what the batch replaces; what another coder found goes into the past."""
    if not plan.replaced:
        return
    if plan.past:
        writer.stage("past", _ids("report", plan.past))
        writer.run(load_query("keep_past_events"))
        writer.run(
            "UPDATE codings SET current = false"
            " WHERE current AND report IN (SELECT report FROM staged_past)"
        )
    writer.stage("replaced", rows_of_reports({"codings": codings}, plan.replaced)["codings"])
    for name in ("reports", *_CODED):
        key = "id" if name == "reports" else "report"
        writer.run(f"DELETE FROM {name} WHERE {key} IN (SELECT report FROM staged_replaced)")  # noqa: S608 - names of our own tables
    for name in ("codings", "past_events"):
        writer.run(
            f"DELETE FROM {name} WHERE EXISTS (SELECT 1 FROM staged_replaced s"  # noqa: S608 - the same
            f" WHERE s.report = {name}.report AND s.coder = {name}.coder)"
        )


def _insert(writer: Writer, tables: Tables) -> None:
    for name in ("reports", "codings", *_CODED):
        if tables[name].num_rows:
            insert(writer, name, tables[name])


def insert(writer: Writer, name: str, data: pa.Table) -> None:
    """Put rows into a table as they are."""
    columns = ", ".join(named(column) for column in table_schemas()[name].names)
    writer.stage(name, data)
    writer.run(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM staged_{name}")  # noqa: S608 - names of our own tables


def _ids(column: str, ids: Sequence[str] | Codings) -> pa.Table:
    return pa.table({column: pa.array([*ids], pa.string())})


def runs_of_one_coder(records: Sequence[Mapping[str, Any]]) -> Iterator[list[Any]]:
    """Yield records in order, in runs in which no text is coded by two coders.

    So a coding is seen, and goes into the past, even where its successor comes at once.
    """
    run: list[Any] = []
    coders: dict[str, Mapping[str, str]] = {}
    for record in records:
        report = record["report"]["id"]
        if coders.setdefault(report, record["coder"]) != record["coder"]:
            yield run
            run, coders = [], {report: record["coder"]}
        run.append(record)
    if run:
        yield run
