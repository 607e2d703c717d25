"""`tatanan import` and `tatanan export`: other coders' events in, our events out."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands.asking import Codes, Reviewed, Words, review_states
from tatanan.commands.networks import (
    MinConfidence,
    Since,
    StorePlace,
    Until,
    codes_of,
    errors_of_measures,
    period_of,
)
from tatanan.commands.shell import ExitCode, fatal_errors, say, show_progress
from tatanan.commands.storing import To as ToStore

if TYPE_CHECKING:
    from tatanan.exchange.exports.card import Card
    from tatanan.exchange.exports.formats import Choices, Contents, Format
    from tatanan.exchange.imports import Batches, Rejected
    from tatanan.store import Store
    from tatanan.store.asking import EventFilter
    from tatanan.store.imported import Kept
    from tatanan.terms.tables import Tables

_LICENCE = re.compile(r"[A-Za-z0-9.+-]+")
_SHOWN = 5  # rejected rows that are told one by one

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="The publisher's files, plain, .zip or .gz."),
]
ImportFormat = Annotated[
    Literal["gdelt", "gdelt-mentions", "icews", "polecat"],
    typer.Option("--format", "-f", help="Whose events the files hold."),
]
Quarantine = Annotated[
    Path | None,
    typer.Option("--rejected", metavar="FILE", show_default=False,
                 help="Where rows go that could not be taken over: JSONL with file, line, reason"
                 " and row."),
]
ExportFormat = Annotated[
    Literal["parquet", "jsonl", "polecat", "gdelt", "gexf", "graphml", "annotations", "ftm"],
    typer.Option("--format", "-f",
                 help="Parquet and JSONL lose nothing; the others are what the field reads."),
]
ToPlace = Annotated[
    Path,
    typer.Option("--to", metavar="PLACE", show_default=False,
                 help="A folder, which says of itself what it is (datapackage.json, CITATION.cff,"
                 " ro-crate-metadata.json); or, if it ends like a file, that file alone."),
]
Licence = Annotated[
    str | None,
    typer.Option(metavar="ID", show_default=False,
                 help="The licence of the data set by its SPDX identifier: CC-BY-4.0."),
]
Authors = Annotated[
    list[str] | None,
    typer.Option("--author", metavar="NAME", show_default=False,
                 help="Who made the data set; may be given several times."),
]
Title = Annotated[str, typer.Option(metavar="WORDS", help="What the data set is called.")]
By = Annotated[
    Literal["day", "month", "year"],
    typer.Option(help="How long a period a tie of the graph (gexf, graphml) stands for."),
]


def register(app: typer.Typer) -> None:
    """Hang `import` and `export` on the app."""
    app.command("import")(import_events)
    app.command()(export)


def import_events(
    files: Files, *, kind: ImportFormat, to: ToStore, rejected: Quarantine = None
) -> None:
    """Take events of other coders into a store, in PLOVER's terms and marked as theirs.

    They are kept beside the store's own events, never among them, and have no words behind them.
    Importing a file again changes nothing.
    """
    from tatanan.exchange.imports import IMPORTERS
    from tatanan.store.imported import Kept
    from tatanan.store.leaving import open_to_write

    kept, refused = Kept(), []
    with fatal_errors(), open_to_write(to, create=True) as store:
        for file in files:
            more, faults = _take_over(store, IMPORTERS[kind](file))
            kept += more
            refused += faults
    say(f"{kept.added:,} rows added, {kept.known:,} were there")
    _tell_rejected(refused, rejected)
    if refused:
        raise typer.Exit(ExitCode.PARTIAL if kept != Kept() else ExitCode.FAILURE)


def export(
    store: StorePlace, *, to: ToPlace, kind: ExportFormat,
    actor: Codes = None, recipient: Codes = None, type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPES", show_default=False,
                                 help="PLOVER's types: SANCTION, or SANCTION,COERCE.")] = None,
    mode: Words = None, context: Words = None, since: Since = None, until: Until = None,
    where: Codes = None, min_confidence: MinConfidence = None, factuality: Words = None,
    outlet: Words = None, language: Words = None, review: Reviewed = None, by: By = "month",
    licence: Licence = None, author: Authors = None,
    title: Title = "Political events with their words",
) -> None:
    """Write what a store holds into files, all of it or the events that are asked for.

    Of events that are asked for, Parquet and JSONL hold the reports that tell them, whole.
    """
    from tatanan.exchange.exports.formats import FORMATS, Choices
    from tatanan.reference.states import cow_of
    from tatanan.store import open_store
    from tatanan.store.asking import EventFilter

    format_ = FORMATS[kind]
    _require_place(to, format_)
    if licence and not _LICENCE.fullmatch(licence):
        raise typer.BadParameter("--licence takes an SPDX identifier, such as CC-BY-4.0")
    with fatal_errors(), errors_of_measures(), open_store(store, read_only=True) as opened:
        period = period_of(since, until)
        wanted = EventFilter(
            actors=codes_of(actor), recipients=codes_of(recipient), types=codes_of(type_),
            modes=_names(mode), contexts=_names(context),
            since=period.first if since else None, until=period.last if until else None,
            min_confidence=min_confidence, factuality=_names(factuality),
            outlets=_names(outlet), languages=_names(language), states=codes_of(where),
            review=review_states(review))
        contents, card = _asked(opened, wanted, title, licence, tuple(author or ()))
        _write(to, format_, contents, card, Choices(cow_of, by))


def _take_over(store: "Store", batches: "Batches") -> "tuple[Kept, list[Rejected]]":
    from tatanan.store.imported import Kept

    kept = Kept()
    rejected: list[Rejected] = []
    for batch in batches:
        kept += store.put_imported(batch.table, batch.rows)
        kept += Kept(0, batch.twice)
        rejected.extend(batch.rejected)
        if batch.mended:
            say(f"{batch.mended} rows had shifted columns and were put right")
        show_progress(f"{kept.added:,} rows added", alone=True)
    show_progress(None)
    return kept, rejected


def _tell_rejected(rejected: "list[Rejected]", file: Path | None) -> None:
    """Tell how many rows were not taken over, the first of them by line; keep all in a file."""
    if not rejected:
        return
    for row in rejected[:_SHOWN]:
        say(f"{row.place}, line {row.line}: {row.reason}")
    if file is None:
        say(f"{len(rejected):,} rows were not taken over; --rejected FILE keeps them")
        return
    lines = (json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rejected)
    file.write_text("".join(lines), encoding="utf-8", newline="\n")
    say(f"{len(rejected):,} rows were not taken over; they are in {file}")


def _require_place(place: Path, format_: "Format") -> None:
    from tatanan.exchange.exports.package import PACKAGE_FILE

    if place.suffix and not place.is_dir():
        if format_.file is None:
            raise typer.BadParameter(f"{format_.name} makes several files; name a folder with --to")
        if not place.parent.is_dir():
            raise typer.BadParameter(f"there is no folder {place.parent}; make it first")
    elif place.is_dir() and any(place.iterdir()) and not (place / PACKAGE_FILE).is_file():
        raise typer.BadParameter(f"{place} holds other files; name a folder of its own with --to")


def _asked(
    store: "Store", wanted: "EventFilter", title: str, licence: str | None,
    authors: tuple[str, ...],
) -> "tuple[Contents, Card]":
    """Return what is exported, and what is said of it."""
    from importlib.metadata import version

    from tatanan.exchange.exports.card import Card
    from tatanan.exchange.exports.formats import Contents
    from tatanan.store.asking import EventFilter, find_events

    snapshot, now = store.snapshot(), version("tatanan")
    if wanted == EventFilter():
        (row,) = store.read("SELECT max(published) AS day FROM appearances").to_pylist()
        contents = Contents(store.parts, store.records, lambda: _rest(store))
        return contents, Card(title, snapshot, now, licence, authors, row["day"])
    found = find_events(store, wanted)
    reports = frozenset(found["report"].to_pylist())
    contents = Contents(
        lambda: _parts(store, reports), lambda: store.records(reports),
        wanted=frozenset(found["id"].to_pylist()),
    )
    days = [day for day in found["published"].to_pylist() if day]
    card = Card(title, snapshot, now, licence, authors, max(days, default=None), _told(wanted))
    return contents, card


def _names(words: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip()) if words else ()


def _told(wanted: "EventFilter") -> str:
    """Return what was asked for, in words that give the same to whoever asks again."""
    asked = {name: value for name, value in asdict(wanted).items() if value not in ((), None)}
    parts = (f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
             for name, value in asked.items())
    return "; ".join(parts)


def _parts(store: "Store", reports: frozenset[str]) -> "Iterator[Tables]":
    """Yield the rows of some reports, some at a time."""
    from tatanan.store.rows import rows_of_reports

    for tables in store.parts():
        here = [each for each in tables["reports"]["id"].to_pylist() if each in reports]
        if here:
            yield rows_of_reports(tables, here)


def _rest(store: "Store") -> "Iterator[Tables]":
    """Yield the tables that hang on no report: links, corrections, what other coders found."""
    from tatanan.terms.imported import IMPORTED
    from tatanan.terms.tables import conform

    links = store.read("SELECT * FROM links ORDER BY one, other")
    yield {"links": conform("links", links)}
    yield {"corrections": store.log()}
    for name in IMPORTED:
        for rows in store.imported(name):
            yield {name: rows}


def _write(
    place: Path, format_: "Format", contents: "Contents", card: "Card", choices: "Choices"
) -> None:
    """Write a folder, or the only file of a format alone."""
    import tempfile

    from tatanan.exchange.exports.formats import export as write_export

    if place.is_dir() or not place.suffix:
        resources = write_export(place, format_, contents, card, choices=choices)
    else:
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".tatanan-") as folder:
            resources = format_.write(Path(folder), contents, card, choices)
            (Path(folder) / resources[-1].path).replace(place)
    for resource in resources:
        count = "" if resource.rows is None else f", {resource.rows:,} rows"
        say(f"{place / resource.path if place.is_dir() else place}{count}")
    say(f"snapshot {card.snapshot}" + ("" if card.licence else
                                       "; no licence is named: --licence CC-BY-4.0 names one"))
