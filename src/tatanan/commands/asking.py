"""`tatanan events`, `show`, `search`, `stats`: what a store holds, and the words that say so."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tatanan.commands.networks import (
    MinConfidence,
    Since,
    StorePlace,
    Until,
    codes_of,
    errors_of_measures,
)
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import ExitCode, console, fatal_errors, say, write_json

if TYPE_CHECKING:
    from rich.text import Text

    from tatanan.store import Store

    Row = Mapping[str, Any]

_ON_A_SCREEN = (
    "id", "first", "type", "mode", "actors", "recipients", "trigger", "country",
    "factuality", "confidence", "outlet",
)
"""The columns of events that a screen has room for; the other formats give all."""

Codes = Annotated[
    str | None,
    typer.Option(metavar="CODES", show_default=False, help="RUS, or RUS,CHN for either."),
]
Words = Annotated[
    str | None, typer.Option(metavar="NAMES", show_default=False, help="One, or several by commas.")
]
Limit = Annotated[
    int | None, typer.Option(min=1, show_default=False, help="At most so many, the latest first.")
]
Reviewed = Annotated[
    str | None,
    typer.Option("--review", metavar="STATES", show_default=False,
                 help="unreviewed, accepted, rejected, edited, merged, split, unlinked; without it,"
                 " what stands, as corrected."),
]
EventId = Annotated[
    str, typer.Argument(metavar="ID", help="An event, as `tatanan events` names it.")
]
Typed = Annotated[
    str,
    typer.Argument(metavar="QUERY",
                   help='Words in any form; "a phrase" as written; sank* for what begins so; OR;'
                   " NOT word, or -word after --."),
]


def register(app: typer.Typer) -> None:
    """Hang the commands that ask a store on the app."""
    for command in (events, show, search, stats):
        app.command()(command)


def events(
    store: StorePlace, *, actor: Codes = None, recipient: Codes = None, kind: Annotated[
        str | None, typer.Option("--type", metavar="TYPES", show_default=False,
                                 help="PLOVER's types: SANCTION, or SANCTION,COERCE.")] = None,
    mode: Words = None, context: Words = None, since: Since = None, until: Until = None,
    where: Codes = None, min_confidence: MinConfidence = None, factuality: Words = None,
    outlet: Words = None, language: Words = None, review: Reviewed = None, limit: Limit = None,
    output: Format = "table",
) -> None:
    """List events: who did what to whom, when and where."""
    refuse_parquet_on_a_terminal(output)
    from tatanan.commands.networks import period_of
    from tatanan.store.asking import EventFilter, find_events

    with fatal_errors(), errors_of_measures():
        period = period_of(since, until)
        wanted = EventFilter(
            actors=codes_of(actor), recipients=codes_of(recipient), types=codes_of(kind),
            modes=_names(mode), contexts=_names(context), since=period.first if since else None,
            until=period.last if until else None, min_confidence=min_confidence,
            factuality=_names(factuality), outlets=_names(outlet), languages=_names(language),
            states=codes_of(where), review=review_states(review))
        with _reading(store) as opened:
            found = find_events(opened, wanted, limit=limit)
        print_rows(found.select(_ON_A_SCREEN) if output == "table" else found, output)


def show(
    store: StorePlace, event: EventId, *,
    output: Annotated[
        Literal["text", "table", "json", "jsonl", "csv", "parquet"],
        typer.Option("--format", "-f", help="A page to read, one JSON object with all that there"
                     " is, or a row a report that tells the event."),
    ] = "text",
) -> None:
    """Show an event: its sentence with the words marked, what found it, and who tells it."""
    from tatanan.store.asking import find_tellings

    if output == "parquet":
        refuse_parquet_on_a_terminal(output)
    with fatal_errors(), _reading(store) as opened:
        rows = opened.query("event", (event,)).to_pylist()
        if not rows:
            say(f"{store}: no event goes by {event}; `tatanan events {store}` lists them")
            raise typer.Exit(ExitCode.FAILURE)
        parties = opened.query("event_participants", (event,)).to_pylist()
        reports = opened.query("event_reports", (event,)).to_pylist()
        tellings = find_tellings(opened, event)
    if output == "json":
        write_json(json.loads(json.dumps(
            {**rows[0], "participants": parties, "reports": reports}, default=str)))
    elif output == "text":
        _print_event(rows[0], parties, reports)
    else:
        print_rows(tellings, output)


def search(
    store: StorePlace, query: Typed, *, limit: Limit = None, output: Format = "table"
) -> None:
    """Find reports by their words, with the place where they stand."""
    refuse_parquet_on_a_terminal(output)
    from tatanan.store.searching import search_reports

    with fatal_errors():
        with _reading(store) as opened:
            found = search_reports(opened, query, limit=limit)
        print_rows(found, output)
        if not found.num_rows:
            say("no report holds that; try fewer words, or a beginning with *")


def stats(store: StorePlace, *, output: Format = "table") -> None:
    """Count reports, outlets and events: three numbers that are not one another."""
    refuse_parquet_on_a_terminal(output)
    from tatanan.store.asking import count_contents

    with fatal_errors(), _reading(store) as opened:
        print_rows(count_contents(opened), output)


def _reading(place: str) -> "Store":
    from tatanan.store import open_store

    return open_store(place, read_only=True)


def _names(words: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip()) if words else ()


def review_states(words: str | None) -> tuple[str, ...]:
    """Return the states of reviews that somebody types, or say which there are."""
    from tatanan.terms.review import ReviewState

    names = _names(words)
    unknown = sorted({*names} - {*ReviewState})
    if unknown:
        known = ", ".join(ReviewState)
        raise typer.BadParameter(f"{unknown[0]!r} is no state of a review; they are {known}")
    return names


def _print_event(event: "Row", parties: "list[Row]", reports: "list[Row]") -> None:
    from rich.text import Text

    from tatanan.terminal.look import shown_in_a_row

    page = console()
    mode = f" ({event['mode']})" if event["mode"] else ""
    page.print(Text(f"{event['type']}{mode}", style="bold"), f"  {event['id']}")
    for side in ("actor", "recipient"):
        names = ", ".join(f"{p['code']} {p['name'] or ''}".strip() for p in parties
                          if p["side"] == side)
        page.print(Text(shown_in_a_row(f"  {side:<11}{names or '–'}")))
    when = event["when_quote"] and f"{event['first']} to {event['last']} ({event['when_quote']})"
    sure = "–" if event["confidence"] is None else f"{event['confidence']:.2f}"
    for name, value in (
        ("when", when), ("where", event["place"]), ("told as", event["factuality"]),
        ("right", sure), ("intensity", event["intensity"]),
        ("found by", ", ".join(json.loads(event["found_by"]))), ("review", event["review"]),
    ):
        page.print(Text(shown_in_a_row(f"  {name:<11}{'–' if value is None else value}")))
    page.print(Text("\n  "), _marked(event, parties), soft_wrap=True)
    page.print(Text(f"\n  told by {len(reports)}:"))
    for report in reports:
        where = " · ".join(str(report[key]) for key in ("published", "outlet", "title", "url")
                           if report[key] is not None)
        page.print(Text(shown_in_a_row(f"  - {where or report['report']}")), soft_wrap=True)


def _marked(event: "Row", parties: "list[Row]") -> "Text":
    """Return the sentence of an event with its trigger and its parties marked."""
    from rich.text import Text

    from tatanan.terminal.look import shown_in_a_row

    words, start = event["sentence"], event["sentence_start"]
    marks = [("bold reverse", event["trigger_start"], event["trigger_end"])]
    marks += [("bold green" if party["side"] == "actor" else "bold yellow",
               party["start"], party["end"])
              for party in parties if party["start"] is not None]
    line, last = Text(), 0
    for style, first, end in sorted(marks, key=lambda mark: mark[1:]):
        if last <= first - start < end - start <= len(words):
            line.append(shown_in_a_row(words[last : first - start]))
            line.append(shown_in_a_row(words[first - start : end - start]), style)
            last = end - start
    return line.append(shown_in_a_row(words[last:]))
