"""The bulk half of `tatanan add`: sources of any kind, worked on in shards."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands.shell import ExitCode, fatal_errors, say, show_progress

if TYPE_CHECKING:
    from tatanan.gather import Gathering
    from tatanan.read.inputs import Reading
    from tatanan.scale import Progress

_PLAIN = frozenset({".txt", ".html", ".htm", ".jsonl"})
_PATTERN = frozenset("*?[")

Workers = Annotated[
    int | None,
    typer.Option(min=1, show_default=False,
                 help="Work in bulk, with so many processes; folders are searched to their depths"
                 " then."),
]
Engine = Annotated[
    Literal["local", "ray"],
    typer.Option(help="Who works in bulk: processes of this machine, or a Ray cluster (needs"
                 " tatanan\\[ray])."),
]
Retry = Annotated[
    bool, typer.Option("--retry", help="Try again what failed in former runs into this store.")
]
ColumnNames = Annotated[
    str | None,
    typer.Option("--columns", metavar="FIELD=COLUMN,...", show_default=False,
                 help="Which column of a CSV or Excel export holds what, where its header does not"
                 " say so: text=Hlead,published=PD."),
]
Interval = Annotated[
    float | None,
    typer.Option(min=0, metavar="SECONDS", show_default=False,
                 help="Between two requests to one host; without it, 1. robots.txt may ask for"
                 " more."),
]
Contact = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", show_default=False,
                 help="Whom servers may complain to: mail or a page, told with every request."),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from private, loopback and link-local addresses,"
                 " too."),
]


@dataclass(frozen=True, slots=True)
class Bulk:
    """How somebody wants bulk work done; what is left out is as usual."""

    workers: int | None = None
    engine: str = "local"
    retry: bool = False
    columns: str | None = None
    interval: float | None = None
    contact: str | None = None
    allow_private: bool = False


def is_bulk(names: Sequence[str], bulk: Bulk) -> bool:
    """Say whether work is bulk: because somebody says so, or because of what the sources are."""
    return bulk != Bulk() or any(map(_needs_gathering, names))


def add_in_bulk(
    names: Sequence[str], to: str, reading: "Reading", min_confidence: float | None, bulk: Bulk
) -> None:
    """Add sources shard by shard; what failed is told, and kept for --retry."""
    from tatanan.scale import Labour, Plan, add

    plan = Plan.of(reading, min_confidence=min_confidence)
    labour = Labour(workers=bulk.workers or 1, engine=bulk.engine, watch=_show_how_far)
    with fatal_errors():
        wanted = _gathering(reading, bulk)
        added = add(names, to=to, plan=plan, wanted=wanted, labour=labour, retry=bulk.retry,
                    standard_input=sys.stdin.buffer)
    show_progress(None)
    written = added.written
    say(
        f"{written.added} added, {written.replaced} replaced, {written.unchanged} unchanged"
        + (f", {added.failed} failed; {added.work / 'quarantine.jsonl'} says why"
           if added.failed else "")
    )
    if added.failed:
        some = written.added + written.replaced + written.unchanged
        raise typer.Exit(ExitCode.PARTIAL if some else ExitCode.FAILURE)


def _needs_gathering(name: str) -> bool:
    from tatanan.gather.kinds import is_a_source

    if "://" in name or not _PATTERN.isdisjoint(name):
        return True
    return is_a_source(name) and PurePath(name).suffix.lower() not in _PLAIN


def _gathering(reading: "Reading", bulk: Bulk) -> "Gathering":
    from tatanan.gather import FetchRules, Gathering, SourceKind, parse_columns

    usual = FetchRules()
    rules = FetchRules(
        interval=usual.interval if bulk.interval is None else bulk.interval,
        contact=bulk.contact, allow_private=bulk.allow_private)
    return Gathering(kind=SourceKind(reading.kind.value),
                     columns=parse_columns(bulk.columns or ""), fetching=rules)


def _show_how_far(progress: "Progress") -> None:
    rate = "" if progress.rate is None else f", {progress.rate:.1f} a second"
    left = "" if progress.left is None else f", {progress.left / 60:.0f} minutes left"
    show_progress(f"{progress.items} read{rate}{left}", alone=True)
