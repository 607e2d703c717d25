"""`tatanan measure`: who stands with whom, as votes, alliances and events tell it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands.data import DataOption
from tatanan.commands.networks import (
    Asked,
    From,
    OptionalStore,
    Since,
    States,
    StorePlace,
    Until,
    YearOption,
    align_store,
    codes_of,
    errors_of_measures,
    load_votes,
    network_of,
    period_of,
    similarity_of,
)
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors, say

if TYPE_CHECKING:
    from tatanan.terms.network import AlignmentNetwork, DirectedDyad, Dyad, DyadMatrix
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
MinConfidence = Annotated[
    float | None,
    typer.Option(min=0, max=1, metavar="SHARE", show_default=False,
                 help="Only events that are right at least so often."),
]
Weighting = Annotated[
    Literal["none", "confidence", "outlets", "confidence and outlets"],
    typer.Option("--weight", help="What an event weighs."),
]
Directed = Annotated[bool, typer.Option("--directed", help="Who acts toward whom, apart.")]
Apart = Annotated[
    bool, typer.Option("--no-pooling", help="Let every dyad stand alone, however few its events.")
]
Most = Annotated[int, typer.Option(min=1, help="At most so many blocs.")]
Seed = Annotated[int, typer.Option(help="What the draws begin with.")]
Seconds = Annotated[
    float, typer.Option(min=0, help="So long is sought for a proof that no grouping is better.")
]
Plot = Annotated[
    Path | None,
    typer.Option(metavar="FILE", show_default=False,
                 help="Draw it into a .svg or .png file, too (needs tatanan\\[plot])."),
]


def register(app: typer.Typer) -> None:
    """Hang the group `measure` on the app."""
    group = typer.Typer(no_args_is_help=True, help="Measure who stands with whom.")
    for command in (similarity, ideal, alignment, blocs, balance):
        group.command()(command)
    app.add_typer(group, name="measure")


def similarity(
    *, source: From = "votes", year: YearOption = None, states: States = None,
    measure: Measure = "kappa", data: DataOption = None, output: Format = "table",
    plot: Plot = None,
) -> None:
    """Compare the votes, or the alliances, of every two states of a year."""
    refuse_parquet_on_a_terminal(output)
    asked = Asked(None, source, year, None, None, data)
    with fatal_errors(), errors_of_measures():
        matrix = similarity_of(asked, measure=measure)
        print_rows(list(_dyads(matrix, codes_of(states))), output)
        if plot is not None:
            from tatanan.plots.matrix import plot_matrix

            plot_matrix(matrix, plot, states=codes_of(states) or None, source=source)


def ideal(
    *, year: YearOption = None, states: States = None, high: High = "USA",
    data: DataOption = None, output: Format = "table",
) -> None:
    """Place states on the dimension that explains most of their votes in the General Assembly."""
    from tatanan.measure.ideal import fit_ideal_points

    refuse_parquet_on_a_terminal(output)
    wanted = codes_of(states)
    with fatal_errors(), errors_of_measures():
        points = fit_ideal_points(load_votes(data), high=high.upper())
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
    no_pooling: Apart = False, output: Format = "table", plot: Plot = None,
) -> None:
    """Tell how far states stood together, dyad by dyad, as the events of a store tell it."""
    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), errors_of_measures():
        network = align_store(
            store, period_of(since, until), min_confidence=min_confidence, directed=directed,
            weighting=weight, pooled=not no_pooling)
        rows = list(_alignments(network, codes_of(states)))
        print_rows(rows, output)
        if not rows:
            say("no event of that time has two actors who are known; widen --since and --until")
        elif plot is not None:
            from tatanan.plots.dyads import plot_alignments

            plot_alignments(network, plot, states=codes_of(states) or None)


def blocs(
    store: OptionalStore = None, *, source: From = "votes", year: YearOption = None,
    since: Since = None, until: Until = None, most: Most = 2, seed: Seed = 0,
    seconds: Seconds = 30.0, data: DataOption = None, output: Format = "table",
) -> None:
    """Group states so that friends stand together and foes apart, as far as that goes."""
    from tatanan.measure.blocs import find_blocs

    refuse_parquet_on_a_terminal(output)
    asked = Asked(store, source, year, since, until, data)
    with fatal_errors(), errors_of_measures():
        found = find_blocs(
            network_of(asked), most=most, signs_only=False, seed=seed, seconds=seconds)
        print_rows([
            {"bloc": number, "state": state, "members": len(bloc.members),
             "cohesion": bloc.cohesion, "frustration": found.frustration, "bound": found.bound,
             "share": found.share}
            for number, bloc in enumerate(found.blocs, start=1) for state in bloc.members
        ], output)
        if found.bound < found.frustration - 1e-6:
            say(f"time ran out: no grouping can contradict less than {found.bound:.4g}, this one"
                f" contradicts {found.frustration:.4g}; give more --seconds")


def balance(
    store: OptionalStore = None, *, source: From = "votes", year: YearOption = None,
    since: Since = None, until: Until = None, draws: Annotated[
        int, typer.Option(min=0, help="Networks of the same degrees to compare with.")] = 100,
    seed: Seed = 0, seconds: Seconds = 30.0, data: DataOption = None, output: Format = "table",
) -> None:
    """Measure how far a network is from two sides of friends: triads, walks, frustration."""
    from tatanan.measure.balance import count_triads, measure_frustration, measure_walk_balance
    from tatanan.measure.modularity import measure_modularity

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), errors_of_measures():
        network = network_of(Asked(store, source, year, since, until, data))
        census = count_triads(network)
        frustration = measure_frustration(network, seconds=seconds)
        modularity = measure_modularity(network, draws=draws, seed=seed) if draws else None
        values: list[tuple[str, object]] = [
            ("actors", len(network.actors)), ("ties", len(network.ties)),
            ("hostile ties", sum(tie.weight < 0 for tie in network.ties)),
            ("triangles", census.count), ("balanced triangles", census.balanced),
            ("weakly balanced triangles", census.weakly_balanced),
            ("walk balance", measure_walk_balance(network)),
            ("frustration", frustration.count), ("frustration, proven bound", frustration.bound),
            ("balance by frustration", frustration.balance),
        ]
        if modularity is not None:
            values += [("modularity", modularity.value), ("its null", modularity.null),
                       ("above the null, z", modularity.z)]
        print_rows([{"measure": name, "value": value} for name, value in values], output)


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
