"""`tatanan measure`: who stands with whom, as votes, alliances and events tell it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands import grouping, standing
from tatanan.commands.data import DataOption
from tatanan.commands.networks import (
    Asked,
    Every,
    From,
    MinConfidence,
    Plot,
    Seed,
    Since,
    States,
    StorePlace,
    Until,
    YearOption,
    codes_of,
    errors_of_measures,
    load_events,
    load_votes,
    period_of,
    periods_of,
    similarity_of,
)
from tatanan.commands.rows import Format, RowFormat, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors, say

if TYPE_CHECKING:
    from tatanan.terms.network import (
        Alignment,
        AlignmentNetwork,
        DirectedDyad,
        Dyad,
        DyadMatrix,
        Period,
    )
    from tatanan.terms.reference import IdealPoints

    Row = dict[str, object]

Measure = Annotated[
    Literal["S", "kappa", "pi", "A", "tau-b"],
    typer.Option(help="Signorino and Ritter's S, Cohen's kappa, Scott's pi, Benati and Capurri's A,"
                 " or Kendall's tau-b."),
]
High = Annotated[
    str, typer.Option(metavar="CODE", help="The state whose points are above the mean.")
]
Weighting = Annotated[
    Literal["none", "confidence", "outlets", "confidence and outlets"],
    typer.Option("--weight", help="What an event weighs."),
]
Directed = Annotated[bool, typer.Option("--directed", help="Who acts toward whom, apart.")]
Apart = Annotated[
    bool, typer.Option("--no-pooling", help="Let every dyad stand alone, however few its events.")
]
Distance = Annotated[
    Literal["absolute", "squared", "nominal"],
    typer.Option(help="How far apart two levels are: |a - b|, its square, or 1 unless equal."),
]
Levels = Annotated[
    Literal["fixed", "observed"],
    typer.Option(help="The range of levels: of all there are, or of those that the two use."),
]
Binary = Annotated[
    bool, typer.Option("--binary", help="Of alliances, only whether there is one.")
]
PartnerWeight = Annotated[
    Literal["none", "cinc"],
    typer.Option("--weight", help="What a partner weighs when alliances are compared: all alike,"
                 " or by capability (CINC)."),
]
IntervalBy = Annotated[
    Literal["model", "bootstrap"],
    typer.Option("--interval", help="Where the interval comes from: the model of pooling, or draws"
                 " of each dyad's events."),
]
Draws = Annotated[int, typer.Option(min=1, help="Draws of the bootstrap.")]
EveryOption = Annotated[
    Every | None,
    typer.Option("--every", show_default=False,
                 help="The history of one dyad (--states RUS,CHN), period by period."),
]
Changes = Annotated[
    bool, typer.Option("--changes", help="Of a history, only where its level changed.")
]


def register(app: typer.Typer) -> None:
    """Hang the group `measure` on the app."""
    group = typer.Typer(no_args_is_help=True, help="Measure who stands with whom.")
    for command in (similarity, ideal, alignment):
        group.command()(command)
    grouping.register_in(group)
    standing.register_in(group)
    app.add_typer(group, name="measure")


def similarity(
    *, source: From = "votes", year: YearOption = None, states: States = None,
    measure: Measure = "kappa", distance: Distance = "absolute", levels: Levels = "fixed",
    binary: Binary = False, weight: PartnerWeight = "none", data: DataOption = None,
    output: Format = "table", plot: Plot = None,
) -> None:
    """Compare the votes, or the alliances, of every two states of a year."""
    refuse_parquet_on_a_terminal(output)
    asked = Asked(None, source, year, None, None, data)
    with fatal_errors(), errors_of_measures():
        matrix = similarity_of(
            asked, measure=measure, distance=distance, levels=levels, binary=binary,
            by_power=weight == "cinc")
        print_rows(list(_dyads(matrix, codes_of(states))), output)
        if plot is not None:
            from tatanan.plots.matrix import plot_matrix

            plot_matrix(matrix, plot, states=codes_of(states) or None,
                        blocs=_blocs_of(matrix), source=source)


def _blocs_of(matrix: "DyadMatrix") -> tuple[tuple[str, ...], ...]:
    """Return the groups of highest signed modularity among all states; none without ties."""
    from tatanan.measure.modularity import measure_modularity
    from tatanan.measure.signs import signed_by_mean

    found = measure_modularity(signed_by_mean(matrix), draws=0)
    return found.blocs if found else ()


def ideal(
    *, year: YearOption = None, states: States = None, high: High = "USA",
    data: DataOption = None, output: Format = "table",
) -> None:
    """Place states on the dimension that explains most of their votes in the General Assembly."""
    from tatanan.measure.ideal import fit_ideal_points

    refuse_parquet_on_a_terminal(output)
    wanted = codes_of(states)
    with fatal_errors(), errors_of_measures():
        points = fit_ideal_points(load_votes(data).by_session(), high=high.upper())
        rows = [
            row for row in _points(points)
            if (year is None or row["year"] == year) and (not wanted or row["state"] in wanted)]
        if not rows:
            raise ValueError("no state that is asked for voted then; ask for others, or for"
                             f" years from {points.years[0]} to {points.years[-1]}")
        print_rows(rows, output)


def alignment(
    store: StorePlace, *, since: Since = None, until: Until = None, states: States = None,
    min_confidence: MinConfidence = None, weight: Weighting = "none", directed: Directed = False,
    no_pooling: Apart = False, interval: IntervalBy = "model", draws: Draws = 1000,
    seed: Seed = 0, every: EveryOption = None, changes: Changes = False,
    output: Format = "table", plot: Plot = None,
) -> None:
    """Tell how far states stood together, dyad by dyad, as the events of a store tell it."""
    refuse_parquet_on_a_terminal(output)
    from tatanan.measure.alignment import align_dyads, pool_dyads, sum_dyads

    def align(period: "Period") -> "AlignmentNetwork":
        dyads = sum_dyads(events, period, directed=directed, weighting=weight)
        pooling = pool_dyads(dyads, pooled=not no_pooling)
        return align_dyads(dyads, pooling, interval=interval, draws=draws, seed=seed)

    with fatal_errors(), errors_of_measures():
        within, wanted = period_of(since, until), codes_of(states)
        events = load_events(store, min_confidence=min_confidence)
        if every is not None or changes:
            one, other = _only_two(wanted)
            periods = periods_of(events, every or "year", within)
            found = [align(period).between(one, other) for period in periods]
            _show_history((one, other), list(zip(periods, found, strict=True)), output,
                          changes=changes, seed=seed, plot=plot)
            return
        network = align(within)
        rows = list(_alignments(network, wanted))
        print_rows(rows, output)
        if not rows:
            say("no event of that time has two actors who are known; widen --since and --until")
        elif plot is not None:
            from tatanan.plots.dyads import plot_alignments

            plot_alignments(network, plot, states=wanted or None)


def _only_two(wanted: tuple[str, ...]) -> tuple[str, str]:
    if len(set(wanted)) != 2:
        raise ValueError("a history is one of two actors; name both: --states RUS,CHN")
    return wanted[0], wanted[1]


def _show_history(
    two: tuple[str, str], history: "list[tuple[Period, Alignment | None]]", output: RowFormat, *,
    changes: bool, seed: int, plot: Path | None,
) -> None:
    """Print a dyad's alignment period by period, or where it changed; draw it where asked."""
    known = [each for _, each in history if each is not None]
    if not known:
        say(f"no event of that time is told of {two[0]} and {two[1]}; widen --since and --until")
        print_rows([], output)
        return
    print_rows(list(_changes(two, history, seed) if changes else _history(two, history)), output)
    if plot is not None:
        from tatanan.plots.dyads import plot_history
        from tatanan.terms.network import Dyad

        plot_history(Dyad.of(*two), [each for _, each in history], plot)


def _history(
    two: tuple[str, str], history: "list[tuple[Period, Alignment | None]]"
) -> "Iterator[Row]":
    for period, each in history:
        yield {"one": two[0], "other": two[1], "first": period.first, "last": period.last,
               "value": each.value if each else None, "low": each.low if each else None,
               "high": each.high if each else None, "events": each.count if each else 0}


def _changes(
    two: tuple[str, str], history: "list[tuple[Period, Alignment | None]]", seed: int
) -> "Iterator[Row]":
    """Yield the periods in which a dyad's level changed, each value weighed by its events."""
    from tatanan.measure.change import find_changes

    values = [each.value if each else None for _, each in history]
    weights = [float(each.count) if each else 1.0 for _, each in history]
    for change in find_changes(values, weights=weights, seed=seed):
        yield {"one": two[0], "other": two[1], "from": history[change.at][0].first,
               "before": change.before, "after": change.after, "p": change.p,
               "periods": sum(value is not None for value in values)}


def _points(points: "IdealPoints") -> "Iterator[Row]":
    for n, state in enumerate(points.state.tolist()):
        yield {"year": int(points.year[n]), "state": points.states[state],
               "value": float(points.value[n]),
               "error": None if points.sd is None else float(points.sd[n]),
               "votes": None if points.votes is None else int(points.votes[n])}


def _dyads(matrix: "DyadMatrix", wanted: tuple[str, ...]) -> "Iterator[Row]":
    for code in wanted:
        matrix.count(code, code)  # an unknown state is refused by name
    for i, one in enumerate(matrix.actors):
        for other in matrix.actors[i + 1 :]:
            if len(wanted) != 1 and wanted and not {one, other} <= set(wanted):
                continue
            if len(wanted) == 1 and wanted[0] not in (one, other):
                continue
            yield {"one": one, "other": other, "measure": matrix.measure,
                   "first": matrix.period.first, "last": matrix.period.last,
                   "value": matrix.between(one, other), "count": matrix.count(one, other)}


def _alignments(network: "AlignmentNetwork", wanted: tuple[str, ...]) -> "Iterator[Row]":
    for each in network.alignments:
        one, other = _two(each.dyad)
        both = {one, other}
        if wanted and not (both & set(wanted) if len(wanted) == 1 else both <= set(wanted)):
            continue
        yield {"one": one, "other": other, "value": each.value, "low": each.low,
               "high": each.high, "events": each.count}


def _two(dyad: "Dyad | DirectedDyad") -> tuple[str, str]:
    from tatanan.terms.network import Dyad

    return (dyad.one, dyad.other) if isinstance(dyad, Dyad) else (dyad.actor, dyad.recipient)
