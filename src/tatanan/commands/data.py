"""`tatanan data`: the field's reference data, listed, added, fetched and shown."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import ExitCode, fatal_errors, is_a_terminal, say, write

if TYPE_CHECKING:  # Arrow and the web client take a moment; each command loads what it needs
    from datetime import date

    from tatanan.reference.datasets import DataSet
    from tatanan.reference.folder import Card, DataFolder

    Row = dict[str, object]

_ERASE_LINE = "\r\x1b[K"
_SHOWN = 10  # rows that a look at a table needs

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="FOLDER", show_default=False,
        help="Where reference data lie; without it, the folder that TATANAN_DATA names, or the"
        " user's own.",
    ),
]
Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="The publisher's files: .csv, .tab, .txt, .zip, .parquet."),
]
As = Annotated[
    str | None,
    typer.Option("--as", metavar="ID", show_default=False,
                 help="What the files hold, where their columns do not tell."),
]
VersionOption = Annotated[
    str | None,
    typer.Option("--version", metavar="VERSION", show_default=False,
                 help="The publisher's version, for the card."),
]
Partial = Annotated[
    bool, typer.Option("--partial", help="Let a part of a data set in; its card says so.")
]
Name = Annotated[str, typer.Argument(metavar="ID", help="The data set, as `data list` calls it.")]
Accept = Annotated[
    bool, typer.Option("--accept", help="Accept the publisher's terms, and download.")
]
Day = Annotated[
    str | None,
    typer.Option(metavar="YYYYMMDD", show_default=False,
                 help="The day to fetch, where the publisher keeps a file a day."),
]
RowCountOption = Annotated[
    int, typer.Option("--rows", min=0, help="How many rows of the table to show.")
]


def register(app: typer.Typer) -> None:
    """Hang the group `data` on the app."""
    group = typer.Typer(
        no_args_is_help=True,
        help="Reference data: votes, alliances, capabilities, disputes, sanctions, events.",
    )
    group.command("list")(list_data)
    group.command()(add)
    group.command()(fetch)
    group.command()(show)
    app.add_typer(group, name="data")


def list_data(*, data: DataOption = None, output: Format = "table") -> None:
    """List the data sets that are known, which are here, and where their data end."""
    refuse_parquet_on_a_terminal(output)
    from tatanan.reference.datasets import known_data_sets

    with fatal_errors():
        folder = _folder(data)
        rows = [_listed(each, folder.card(each.id)) for each in known_data_sets()]
    say(f"the data folder is {folder.path}")
    print_rows(rows, output)


def add(
    files: Files,
    *,
    name: As = None,
    version: VersionOption = None,
    partial: Partial = False,
    data: DataOption = None,
) -> None:
    """Check a publisher's files and take them into the data folder."""
    from tatanan.reference.add import add_files

    with fatal_errors():
        card = add_files(files, _folder(data), today=_today(), name=name, version=version,
                         partial=partial)
    _tell_added(card)


def fetch(
    name: Name,
    *,
    accept: Accept = False,
    day: Day = None,
    version: VersionOption = None,
    data: DataOption = None,
) -> None:
    """Download a data set from its publisher, once its terms are accepted.

    Without --accept, the terms and the citation are printed and nothing is downloaded.
    """
    import tempfile

    from tatanan.reference.add import add_files
    from tatanan.reference.datasets import data_set
    from tatanan.reference.fetch import download

    with fatal_errors(), tempfile.TemporaryDirectory(prefix="tatanan-") as folder:
        wanted = data_set(name)
        for line in _terms(wanted):
            say(line)
        if not accept and wanted.download.how is None:
            say("read the terms, and run this again with --accept to download it")
            raise typer.Exit(ExitCode.USAGE)
        file, address = download(wanted, Path(folder), day=day, progress=_show_bytes)
        _end_of_bytes()
        card = add_files([file], _folder(data), today=_today(), name=name, origin=address,
                         version=version or _fixed_version(wanted), partial=day is not None)
    _tell_added(card)


def show(
    name: Name, *, data: DataOption = None, rows: RowCountOption = _SHOWN, output: Format = "table"
) -> None:
    """Show what a data set is: terms, citation, columns, what is here of it, and its first rows.

    As JSON, CSV or Parquet only the rows are printed.
    """
    refuse_parquet_on_a_terminal(output)
    from tatanan.reference.datasets import data_set

    with fatal_errors():
        wanted = data_set(name)
        folder = _folder(data)
        card = folder.card(name)
        table = folder.table(name).slice(0, rows) if card else None
        if output != "table":
            print_rows(folder.table(name).slice(0, rows) if table is None else table, output)
            return
    for line in _described(wanted, card):
        write(line)
    if table is not None and rows:
        write("")
        print_rows(table, output)


def _folder(named: Path | None) -> "DataFolder":
    from tatanan.reference.folder import find_data_folder

    return find_data_folder(named)


def _fixed_version(known: "DataSet") -> str | None:
    """Return the version of what was fetched: an address is that of one, a Dataverse moves on."""
    return known.version if known.download.url else None


def _today() -> "date":
    from datetime import UTC, datetime

    return datetime.now(tz=UTC).date()


def _listed(known: "DataSet", card: "Card | None") -> "Row":
    return {
        "id": known.id,
        "title": known.title,
        "here": "yes" if card else "ships" if known.bundled else "no",
        "version": card.version if card else None,
        "rows": card.rows if card else None,
        "first": (card.first if card else None) or known.first,
        "last": card.last if card else known.last,
        "licence": known.licence.name,
        "fetch": "by hand" if known.download.how else "yes",
    }


def _tell_added(card: "Card") -> None:
    """Tell what was added: on standard output its id, on standard error what to know of it."""
    from tatanan.reference.datasets import data_set

    known = data_set(card.id)
    say(f"{card.id}: {known.title}, {card.rows:,} rows, {_covered(card)}; read as {card.format}")
    for note in known.notes:
        say(f"note: {note}")
    say(f"cite: {known.citation}")
    write(card.id)


def _covered(card: "Card") -> str:
    part = ", a part of it" if card.partial else ""
    return f"{card.first or '?'} to {card.last or 'open'}{part}"


def _terms(known: "DataSet") -> Iterator[str]:
    yield f"{known.title}, {known.publisher}, version {known.version}"
    yield f"licence: {known.licence.name} ({known.licence.certainty})"
    if known.licence.note:
        yield f"licence: {known.licence.note}"
    yield f"terms: {known.licence.url or known.page}"
    yield f"cite: {known.citation}"


def _described(known: "DataSet", card: "Card | None") -> Iterator[str]:
    yield from _terms(known)
    yield f"page: {known.page}"
    yield f"for: {', '.join(known.uses)}"
    yield from (f"note: {note}" for note in known.notes)
    yield "columns:"
    for column in known.columns:
        unknown = f" Empty: {column.unknown}." if column.unknown else ""
        yield f"  {column.name} ({column.type}): {column.meaning}{unknown}"
    if card is None:
        from tatanan.reference.folder import remedy

        yield f"here: no; {remedy(known)}"
        return
    version = card.version or "not told"
    yield f"here: {card.rows:,} rows, {_covered(card)}, version {version}"
    yield f"from: {card.origin}, added {card.added}, SHA-256 {card.digest}"


def _show_bytes(done: int, whole: int | None) -> None:
    """Show how much has come, on a line of its own that is written over."""
    if is_a_terminal(sys.stderr):
        mib = 1024**2
        of_all = f" of {whole / mib:.1f}" if whole else ""
        typer.echo(f"{_ERASE_LINE}{done / mib:.1f}{of_all} MiB", nl=False, err=True)


def _end_of_bytes() -> None:
    if is_a_terminal(sys.stderr):
        typer.echo(_ERASE_LINE, nl=False, err=True)
