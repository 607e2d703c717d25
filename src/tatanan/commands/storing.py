"""`tatanan add` and `tatanan store`: reports into a store, and what to know of one."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from tatanan.commands.gathering import (
    AllowPrivate,
    Bulk,
    ColumnNames,
    Contact,
    Engine,
    Interval,
    Retry,
    Workers,
    add_in_bulk,
    is_bulk,
)
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import (
    ExitCode,
    fatal_errors,
    say,
    show_progress,
    standard_input_in_a_pipe,
    write,
)
from tatanan.errors import BadRecord, EvidenceMismatch, TatananError
from tatanan.options import Clean, InputFormat, Language, MinConfidence, Published, Sources

if TYPE_CHECKING:  # databases take a while to load; each command loads what it needs
    from tatanan.read.inputs import Arrival
    from tatanan.store import Store, Written
    from tatanan.terms.coding import Coding
    from tatanan.terms.record import Record
    from tatanan.terms.text import Report

    Extract = Callable[[Report], Coding]

_AT_ONCE = 64  # reports that are written together

To = Annotated[
    str,
    typer.Option(
        "--to", metavar="PLACE", show_default=False,
        help="Where to: a DuckDB file (world.duckdb) or the address of a PostgreSQL database"
        " (postgresql://...). It is made where there is none.",
    ),
]
Place = Annotated[
    str,
    typer.Argument(
        metavar="PLACE", show_default=False,
        help="A DuckDB file or the address of a PostgreSQL database.",
    ),
]
Coder = Annotated[
    str,
    typer.Argument(
        show_default=False,
        help="A coder: its id, the beginning of it, or a version; `tatanan store info` lists them.",
    ),
]
WithSnapshot = Annotated[
    bool, typer.Option("--snapshot", help="Tell the digest of all contents, too; it reads them.")
]

store = typer.Typer(no_args_is_help=True, help="Look after a store.")


def register(app: typer.Typer) -> None:
    """Hang `add` and `store` on the app."""
    app.command()(add)
    app.add_typer(store, name="store")


def add(
    sources: Sources = None,
    *,
    to: To,
    kind: InputFormat = "auto",
    language: Language = None,
    published: Published = None,
    clean: Clean = False,
    min_confidence: MinConfidence = None,
    workers: Workers = None,
    engine: Engine = "local",
    retry: Retry = False,
    columns: ColumnNames = None,
    interval: Interval = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and keep what stands in them in a store.

    Adding a report again changes nothing; where it was coded by another version, its coding is
    replaced as a whole. Sources may be anything: files, folders, patterns, JSONL, CSV and Excel
    exports, feeds, sitemaps, lists of addresses, WARC, zip and gz of these. All but texts, pages
    and JSONL, and everything with --workers, is bulk: it is done in shards, and taken up where it
    was after a kill.
    """
    from tatanan.pipeline import extract_coding
    from tatanan.read.inputs import InputKind, Reading, read_inputs
    from tatanan.store.leaving import open_to_write

    names = sources or standard_input_in_a_pipe()
    day = published.date() if published else None
    reading = Reading(InputKind(kind), language, day, clean=clean)
    bulk = Bulk(workers, engine, retry, columns, interval, contact, allow_private)
    if is_bulk(names, bulk):
        add_in_bulk(names, to, reading, min_confidence, bulk)
        return
    arrivals = read_inputs(names, standard_input=sys.stdin.buffer, reading=reading)
    extract: Extract = extract_coding
    if min_confidence is not None:
        extract = partial(extract_coding, min_confidence=min_confidence)
    with fatal_errors(), open_to_write(to, create=True) as kept:
        written, failed = _add_all(kept, arrivals, extract)
    done = written.added + written.replaced + written.unchanged
    say(
        f"{written.added} added, {written.replaced} replaced, {written.unchanged} unchanged"
        + (f", {failed} could not be read" if failed else "")
    )
    if failed:
        raise typer.Exit(ExitCode.PARTIAL if done else ExitCode.FAILURE)


@store.command()
def info(place: Place, *, output: Format = "table", snapshot: WithSnapshot = False) -> None:
    """Tell what a store is, how many rows its tables have, and which coders coded it."""
    from tatanan.store import open_store

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), open_store(place, read_only=True, old=True) as kept:
        rows = [*_told_of(kept, snapshot=snapshot)]
    print_rows(rows, output)


@store.command()
def check(place: Place) -> None:
    """Check that every quote stands in its report and that every row is there once."""
    from tatanan.store import open_store
    from tatanan.store.checking import check_store

    with fatal_errors(), open_store(place, read_only=True) as kept:
        faults = check_store(kept)
        reports = kept.info().rows["reports"]
    for fault in faults:
        say(str(fault))
    if faults:
        raise typer.Exit(ExitCode.CHECK_FAILED)
    write(f"{reports} reports: every quote stands in its report, every row is there once")


@store.command()
def diff(place: Place, old: Coder, new: Coder, *, output: Format = "table") -> None:
    """Show the events gained and lost between two coders, in the reports that both coded."""
    from tatanan.store import open_store
    from tatanan.store.asking import diff_codings

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), open_store(place, read_only=True) as kept:
        found = diff_codings(kept, old, new)
    print_rows(found, output)


@store.command()
def migrate(place: Place) -> None:
    """Bring the tables of a store that an older Tatanan wrote up to date."""
    from tatanan.store import open_store

    with fatal_errors(), open_store(place, old=True) as kept:
        done = kept.migrate()
    write("\n".join(done) or f"{place} is up to date")


def _add_all(
    kept: "Store", arrivals: "Iterable[Arrival | TatananError]", extract: "Extract"
) -> "tuple[Written, int]":
    """Write what arrives, some reports at a time; return what was written and what failed."""
    from tatanan.store import Written

    written, failed, seen = Written(), 0, 0
    waiting = iter(arrivals)
    while batch := [*islice(waiting, _AT_ONCE)]:
        records = [*_records(batch, extract)]
        some, unwritten = _put(kept, records)
        written += some
        failed += len(batch) - len(records) + unwritten
        seen += len(batch)
        show_progress(f"{seen} read", alone=True)
    show_progress(None)
    return written, failed


def _records(batch: "Iterable[Arrival | TatananError]", extract: "Extract") -> "Iterator[Record]":
    """Yield the records of reports; what cannot be read or coded is told and left out."""
    from tatanan.terms.record import record_of

    for arrival in batch:
        if isinstance(arrival, TatananError):
            say(str(arrival))
            continue
        try:
            coding = extract(arrival.report)
            yield record_of(arrival.report, coding, record_id=arrival.record_id)
        except EvidenceMismatch as error:
            say(str(error))


def _put(kept: "Store", records: "Sequence[Record]") -> "tuple[Written, int]":
    """Write records together; where one of them cannot be written, all others are."""
    from tatanan.store import Written

    try:
        return kept.put(records), 0
    except (EvidenceMismatch, BadRecord) as error:
        if len(records) == 1:
            say(str(error))
            return Written(), 1
    done = [_put(kept, [record]) for record in records]
    return sum((some for some, _ in done), Written()), sum(failed for _, failed in done)


def _told_of(kept: "Store", *, snapshot: bool) -> "Iterator[Mapping[str, object]]":
    told = kept.info()
    version = f"{told.engine} {told.engine_version}, tables {told.tables_version}"
    yield {"what": "place", "value": told.place}
    yield {"what": "kept in", "value": version}
    for name, count in told.rows.items():
        yield {"what": name, "value": count}
    for each in kept.query("codings").to_pylist():
        words = "version {version}, {current} of {reports} reports, {events} events"
        yield {"what": f"coder {each['coder']}", "value": words.format(**each)}
    if snapshot:
        yield {"what": "snapshot", "value": kept.snapshot()}
