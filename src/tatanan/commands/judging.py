"""`tatanan review next`, `agreement`, `precision`: what to review, and what the reviews show."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

import typer

from tatanan.commands.networks import StorePlace, errors_of_measures
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors

Seed = Annotated[int, typer.Option(help="Decides the order in which events are reviewed.")]
By = Annotated[
    Literal["none", "confidence", "type"],
    typer.Option(help="Draw, or estimate, by the coder's confidence or by type."),
]


def register(review: typer.Typer) -> None:
    """Hang the commands on `tatanan review`."""
    review.command("next")(show_next)
    review.command()(agreement)
    review.command()(precision)


def show_next(
    store: StorePlace, *, seed: Seed = 0, count: Annotated[int, typer.Option(min=1)] = 10,
    by: By = "none",
    reviewer: Annotated[str | None, typer.Option(
        metavar="NAME", show_default=False,
        help="Those that this reviewer has not judged; without it, that nobody has.")] = None,
    output: Format = "table",
) -> None:
    """Draw events to be reviewed, by chance, with their sentences; the trigger is in brackets."""
    from tatanan.store import open_store
    from tatanan.store.judging import next_events
    from tatanan.store.reviewed import BETWEEN

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), open_store(store, read_only=True) as kept:
        names = next_events(kept, seed=seed, count=count, by=by, reviewer=reviewer)
        rows = kept.query("events_to_review", (BETWEEN.join(names),)).to_pylist()
    found = {row["id"]: _marked(row) for row in rows}
    print_rows([found[name] for name in names], output)


def agreement(
    store: StorePlace,
    reviewers: Annotated[list[str] | None, typer.Argument(
        metavar="[REVIEWER...]", show_default=False, help="Two or more; without any, all.")] = None,
    *, output: Format = "table",
) -> None:
    """Measure how far reviewers agree on events that both judged: Cohen's kappa, alpha."""
    from tatanan.store import open_store
    from tatanan.store.judging import reviewer_agreement

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), open_store(store, read_only=True) as kept:
        found = reviewer_agreement(kept, reviewers or ())
    print_rows([asdict(each) for each in found], output)


def precision(
    store: StorePlace, *, seed: Seed = 0, by: By = "none",
    every: Annotated[bool, typer.Option(
        "--all", help="Count every review, even of events that were not drawn by chance.")] = False,
    level: Annotated[float, typer.Option(help="How often such an interval holds.")] = 0.95,
    output: Format = "table",
) -> None:
    """Estimate the share of events that are right, with its interval, from those reviewed.

    Counted are the events that `tatanan review next` draws with the same --seed and --by, up to
    the first that nobody has reviewed.
    """
    from tatanan.review.precision import estimate_precision
    from tatanan.store import open_store
    from tatanan.store.judging import judged_events

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), errors_of_measures():
        with open_store(store, read_only=True) as kept:
            events = judged_events(kept)
        found = estimate_precision(events, seed=None if every else seed, by=by, level=level)
    print_rows([asdict(each) for each in found], output)


def _marked(row: dict[str, Any]) -> dict[str, Any]:
    """Return an event with its trigger in brackets."""
    words, start, end = row["sentence"], row.pop("trigger_start"), row.pop("trigger_end")
    if 0 <= start < end <= len(words):
        row["sentence"] = f"{words[:start]}[{words[start:end]}]{words[end:]}"
    return row
