"""A store is checked: every quote stands in its report, every row is there once and belongs."""

from collections.abc import Iterator
from dataclasses import dataclass

from tatanan.errors import BadCorrection, BadRecord, EvidenceMismatch
from tatanan.review.log import read_correction
from tatanan.store.base import Store
from tatanan.store.engine import load_query, named
from tatanan.store.evidence import verify_evidence
from tatanan.store.reviewed import corrected_tables
from tatanan.store.rows import records_of, rows_of_reports, tables_of
from tatanan.terms.imported import IMPORTED
from tatanan.terms.tables import DERIVED, LOG, REVIEWED, TABLES, Tables, conform

_SHOWN = 20  # faults of one kind; more say nothing new


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a store that must not be: which table, and what is wrong."""

    table: str
    message: str

    def __str__(self) -> str:
        """Say it on one line."""
        return f"{self.table}: {self.message}"


def check_store(store: Store) -> list[Fault]:
    """Return all that is wrong with a store's contents; nothing where all is well.

    Keys are looked for twice, rows for the report, event and coding that they belong to, every
    quote is held against its text, every coding against the digest that was kept of it, every
    correction against its id, and events as corrected against what the log makes of them.
    """
    faults = [*_twice(store), *_stray(store)]
    if not faults:  # rows that are there twice or belong nowhere cannot be put together
        for tables in store.parts():
            faults.extend(_of_part(tables))
        faults.extend(_of_corrections(store))
    return faults


def _twice(store: Store) -> Iterator[Fault]:
    for table in {**TABLES, **DERIVED, **LOG, **IMPORTED}.values():
        key = ", ".join(named(column) for column in table.key)
        found = store.read(
            f"SELECT {key}, count(*) AS times FROM {table.name} GROUP BY {key}"  # noqa: S608 - names of our own columns
            f" HAVING count(*) > 1 ORDER BY {key} LIMIT {_SHOWN}"
        )
        for row in found.to_pylist():
            times = row.pop("times")
            yield Fault(table.name, f"{' '.join(map(str, row.values()))} is there {times} times")


def _stray(store: Store) -> Iterator[Fault]:
    for table in {**TABLES, **DERIVED}.values():
        if "report" in table.names:
            found = store.read(
                f"SELECT DISTINCT report FROM {table.name}"  # noqa: S608 - names of our own tables
                f" WHERE report NOT IN (SELECT id FROM reports) ORDER BY report LIMIT {_SHOWN}"
            )
            for row in found.to_pylist():
                yield Fault(table.name, f"rows of report {row['report']}, which is not there")
    for row in store.read(load_query("stray")).to_pylist():
        yield Fault(row["found"], row["message"])


def _of_part(tables: Tables) -> Iterator[Fault]:
    """Yield what is wrong with the quotes and codings of some reports."""
    try:
        verify_evidence(tables)
    except (EvidenceMismatch, BadRecord):
        yield from _mismatches(tables)
        return
    kept = _digests(tables)
    for report, digest in _digests(tables_of(records_of(tables))).items():
        if kept[report] != digest:
            yield Fault("codings", f"the coding of report {report} is not what was written; "
                                   "read and code the report again")


def _of_corrections(store: Store) -> Iterator[Fault]:
    """Yield what is wrong with the log of corrections, and with what was made of it."""
    for row in store.log().to_pylist():
        try:
            entry = read_correction(row["entry"], f"entry {row['id']}")
        except BadCorrection as error:
            yield Fault("corrections", str(error))
            return
        if entry.id != row["id"]:
            yield Fault("corrections", f"entry {row['id']} is not what was written")
            return
    for name, made in corrected_tables(store.rows).items():
        key = ", ".join(named(column) for column in REVIEWED[name].key)
        kept = conform(name, store.read(f"SELECT * FROM {name} ORDER BY {key}"))  # noqa: S608 - names of our own columns
        order = [(column, "ascending") for column in REVIEWED[name].key]
        if not kept.equals(made.sort_by(order)):
            yield Fault(name, "it is not what the log of corrections makes; replay the log")


def _mismatches(tables: Tables) -> Iterator[Fault]:
    """Yield the first quote of each report that does not stand in it."""
    shown = 0
    for report in tables["reports"].column("id").to_pylist():
        own = rows_of_reports(tables, [report])
        try:
            verify_evidence(own)
        except (EvidenceMismatch, BadRecord) as error:
            yield Fault("evidence", str(error))
            shown += 1
        if shown == _SHOWN:
            return


def _digests(tables: Tables) -> dict[str, str]:
    codings = tables["codings"].filter(tables["codings"].column("current"))
    columns = (codings.column(name).to_pylist() for name in ("report", "digest"))
    return dict(zip(*columns, strict=True))
