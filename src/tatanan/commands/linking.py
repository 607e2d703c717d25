"""`tatanan link`: in a store, find the reports that print one text and tell one event."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors

if TYPE_CHECKING:
    from tatanan.linking.events import LinkedEvents
    from tatanan.linking.texts import TextGroups
    from tatanan.store import Store

Place = Annotated[
    str,
    typer.Argument(
        metavar="PLACE", show_default=False,
        help="A DuckDB file or the address of a PostgreSQL database.",
    ),
]
LeastScore = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, metavar="SHARE", show_default=False,
        help="Link tellings from this score on; without it, from where 19 in 20 events are linked"
        " rightly (docs/accuracy.md). Higher links fewer, and more of them rightly.",
    ),
]
ExactUpTo = Annotated[
    int,
    typer.Option(
        min=1, metavar="N",
        help="Compare the texts of so many reports exactly; more are compared by MinHash first"
        " (pip install 'tatanan\\[minhash]').",
    ),
]


def register(app: typer.Typer) -> None:
    """Hang `link` on the app."""
    app.command()(link)


def link(
    place: Place,
    *,
    least_score: LeastScore = None,
    exact_up_to: ExactUpTo = 100_000,
    output: Format = "table",
) -> None:
    """Link what reports tell: copies of one text, and one event told by many reports.

    All links are made anew; what was linked before is dropped. Add reports first, then link. What
    `tatanan review unlink` parted stays apart.
    """
    from tatanan.store.leaving import open_to_write

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), open_to_write(place) as kept:
        groups, linked = _link(kept, least_score=least_score, exact_up_to=exact_up_to)
    print_rows([_counts(groups, linked)], output)


def _link(
    kept: "Store", *, least_score: float | None, exact_up_to: int
) -> "tuple[TextGroups, LinkedEvents]":
    """Link all that a store holds, and keep the links in it."""
    from tatanan.linking import tables
    from tatanan.linking.events import link_events
    from tatanan.linking.linker import load_linker
    from tatanan.linking.texts import group_texts

    reports = tables.published_texts(kept.query("link_reports"), kept.query("link_appearances"))
    told = [*tables.told_events(
        kept.query("link_events"), kept.query("link_participants"), reports
    )]  # fmt: skip
    groups = group_texts(reports, exact_up_to=exact_up_to)
    texts = tables.text_of_reports(groups)
    linker = load_linker()
    if least_score is not None:
        linker = replace(linker, threshold=least_score)
    apart = kept.query("link_apart")["event"].to_pylist()
    linked = link_events(told, reports, texts=texts, linker=linker, apart=apart)
    kept.replace_links(tables.tellings_table(linked, told, texts), tables.links_table(linked))
    return groups, linked


def _counts(groups: "TextGroups", linked: "LinkedEvents") -> dict[str, int]:
    """Return the numbers that are not one another: reports, texts, outlets, tellings, events."""
    outlets = {outlet for group in groups.groups for outlet in group.outlets}
    return {
        "reports": sum(len(group.reports) for group in groups.groups),
        "texts": len(groups.groups),
        "outlets": len(outlets),
        "tellings": sum(len(event.tellings) for event in linked.events),
        "events": len(linked.events),
        "linked": sum(len(event.tellings) > 1 for event in linked.events),
        "refused": sum(each.refusal is not None for each in linked.links),
    }
