"""`tatanan weigh`: the claims of reports, and what several yardsticks say beside each."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands.at_hand import known_at_hand
from tatanan.commands.data import DataOption
from tatanan.commands.networks import DrawsOfVotes, HistorySince, Seed
from tatanan.commands.rows import print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import (
    ExitCode,
    console,
    fatal_errors,
    say,
    standard_input_in_a_pipe,
    write_json,
)
from tatanan.errors import TatananError
from tatanan.options import Published

if TYPE_CHECKING:
    from tatanan.terms.record import Record
    from tatanan.terms.weighing import ClaimsOfReport, Weighing

    Weighed = tuple[ClaimsOfReport, tuple[Weighing, ...]]

_STORE_SUFFIX = ".duckdb"

Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REPORT|STORE", show_default=False,
        help="Reports, as `tatanan read` takes them, or one store: a .duckdb file, or"
        " postgresql://... - is standard input."),
]
WeighFormat = Annotated[
    Literal["text", "table", "json", "jsonl", "csv", "parquet"],
    typer.Option("--format", "-f", help="A page to read, one JSON array with an object a report,"
                 " one object a claim (jsonl), or a row a yardstick (table, csv, parquet)."),
]
Say = Annotated[
    Literal["en", "id"],
    typer.Option("--say", help="The language of the page; the other formats hold both."),
]
Kinds = Annotated[
    str | None,
    typer.Option("--kind", metavar="KINDS", show_default=False,
                 help="Only claims of a kind: polarity, best-period, isolation, counterweight,"
                 " alliance, membership; several by commas."),
]
EventsOf = Annotated[
    str | None,
    typer.Option("--events", metavar="STORE", show_default=False,
                 help="A store whose events are told, too; a store that is weighed has its own,"
                 " and without any those of POLECAT or ICEWS are taken."),
]


@dataclass(frozen=True, slots=True)
class _Input:
    """What is weighed, and what is wanted of it."""

    names: tuple[str, ...]
    published: date | None
    kinds: frozenset[str]

    @property
    def store(self) -> str | None:
        """The one store that is named; None where reports are."""
        from tatanan.store import is_postgres

        stores = [name for name in self.names
                  if is_postgres(name) or Path(name).suffix == _STORE_SUFFIX]
        if stores and len(self.names) > 1:
            raise typer.BadParameter("name one store, or reports, and not both together")
        return stores[0] if stores else None


def register(app: typer.Typer) -> None:
    """Hang `weigh` on the app."""
    app.command()(weigh)


def weigh(
    places: Places = None, *, output: WeighFormat = "text", say_in: Say = "en",
    kind: Kinds = None, published: Published = None, events: EventsOf = None,
    since: HistorySince = None, data: DataOption = None, draws: DrawsOfVotes = 200, seed: Seed = 0,
) -> None:
    """Set yardsticks beside what reports claim about the order of the world. Never a verdict.

    Each has its interval, its place in its own history, the same of the other side, the day on
    which its data end, and a sentence that says what it does not measure.
    """
    from tatanan.weigh import weigh_claims

    if output != "text":
        refuse_parquet_on_a_terminal(output)
    names = tuple(places or standard_input_in_a_pipe())
    asked = _Input(names, published.date() if published else None, _kinds(kind))
    failed: list[TatananError] = []
    with fatal_errors():
        known = known_at_hand(data, events or asked.store, since=since, draws=draws, seed=seed)
        weighed = list(weigh_claims(_claims(asked, failed), known))
        _print(weighed, output, say_in)
        for error in failed:
            say(str(error))
        if output != "text":
            _say_lacking(weighed)
    if failed:
        raise typer.Exit(ExitCode.PARTIAL if weighed else ExitCode.FAILURE)


def _claims(asked: _Input, failed: list[TatananError]) -> "Iterator[ClaimsOfReport]":
    """Yield the claims of all reports that have some of the kinds asked for."""
    from dataclasses import replace

    from tatanan.weigh import claims_of

    for record in _records(asked, failed):
        report = claims_of(record, published=asked.published)
        claims = tuple(each for each in report.claims
                       if not asked.kinds or each.kind.value in asked.kinds)
        if claims or asked.store is None:
            yield replace(report, claims=claims)


def _records(asked: _Input, failed: list[TatananError]) -> "Iterator[Record]":
    if asked.store is not None:
        from tatanan.store import open_store

        with open_store(asked.store, read_only=True) as store:
            yield from store.records()
        return
    from tatanan.pipeline import extract_coding
    from tatanan.read.inputs import Reading, read_inputs
    from tatanan.terms.record import record_of

    reading = Reading(published=asked.published)
    for arrival in read_inputs(asked.names, standard_input=sys.stdin.buffer, reading=reading):
        if isinstance(arrival, TatananError):
            failed.append(arrival)
        else:
            yield record_of(arrival.report, extract_coding(arrival.report),
                            record_id=arrival.record_id)


def _kinds(words: str | None) -> frozenset[str]:
    from tatanan.terms.coding import ClaimKind

    wanted = frozenset(each.strip() for each in (words or "").split(",") if each.strip())
    known = {kind.value for kind in ClaimKind}
    if wanted - known:
        raise typer.BadParameter(f"there is no kind {', '.join(sorted(wanted - known))};"
                                 f" there are {', '.join(sorted(known))}")
    return wanted


def _print(weighed: "list[Weighed]", output: WeighFormat, say_in: str) -> None:
    from tatanan.weigh.rows import cells_of, lines_of, page_of

    if output == "json":
        write_json([page_of(*each) for each in weighed])
    elif output == "jsonl":
        print_rows([row for each in weighed for row in lines_of(*each)], "jsonl")
    elif output != "text":
        print_rows([row for each in weighed for row in cells_of(*each)], output)
    else:
        from tatanan.terminal.weighing import print_weighings

        page = console()
        for report, weighings in weighed:
            print_weighings(report, weighings, page, language=say_in)
        _say_lacking(weighed)


def _say_lacking(weighed: "list[Weighed]") -> None:
    """Tell once what else would be worth having, and how to get it."""
    lacking = {each.data: each for _, weighings in weighed
               for weighing in weighings for each in weighing.lacking}
    for each in lacking.values():
        say(f"without {each.title} ({each.data}): {each.remedy}")
