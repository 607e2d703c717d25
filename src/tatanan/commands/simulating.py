"""`tatanan simulate`: stable alignments of states, and what would follow, if."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tatanan.commands.data import DataOption
from tatanan.commands.networks import (
    OptionalStore,
    Seed,
    Since,
    Until,
    YearOption,
    align_store,
    errors_of_measures,
    load_votes,
    period_of,
)
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors, say

if TYPE_CHECKING:
    from tatanan.terms.network import AlignmentNetwork
    from tatanan.terms.scenario import Assumption, Baseline

Largest = Annotated[
    int, typer.Option(min=2, help="So many states of the greatest capability (CINC) take part.")
]
Draws = Annotated[int, typer.Option(min=1, help="How often the propensities are drawn anew.")]
Assumptions = Annotated[
    Path,
    typer.Argument(
        metavar="ASSUMPTIONS", exists=True, dir_okay=False,
        help='A JSON file: [{"leaves": "HUN", "bloc": ["DEU", "FRA"]}, {"joins": ..., "bloc":'
        ' [...]}, {"turns": ["RUS", "USA"], "to": 0.5}, {"sanctions": ["USA"], "target": "RUS",'
        ' "by": 0.5}, {"shock": "RUS", "factor": 0.8}]'),
]


def register(app: typer.Typer) -> None:
    """Hang the group `simulate` on the app."""
    group = typer.Typer(no_args_is_help=True, help="Find stable alignments, and ask what if.")
    group.command()(landscape)
    group.command()(scenario)
    app.add_typer(group, name="simulate")


def landscape(
    store: OptionalStore = None, *, year: YearOption = None, since: Since = None,
    until: Until = None, largest: Largest = 20, data: DataOption = None, output: Format = "table",
) -> None:
    """Find the divisions into two sides that no state betters by changing sides alone.

    Sizes are capabilities; propensities are alignments of a store's events, or the kappa of
    votes above or below its mean.
    """
    import numpy as np

    from tatanan.simulate.landscape import find_minima

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), errors_of_measures():
        baseline = _baseline(store, year, since, until, largest, data)
        place = {actor: n for n, actor in enumerate(baseline.actors)}
        table = np.zeros((len(place), len(place)))
        for dyad, mean, _ in baseline.propensities:
            i, j = place[dyad.one], place[dyad.other]
            table[i, j] = table[j, i] = mean
        found = find_minima(baseline.actors, np.array(baseline.sizes), table)
        print_rows([
            {"minimum": number, "energy": each.energy, "basin": each.basin,
             "of": found.divisions if found.is_whole else None, "reached": each.reached,
             "proven lowest": found.is_proven if number == 1 else None,
             "one side": " ".join(each.sides[0]), "other side": " ".join(each.sides[1])}
            for number, each in enumerate(found.minima, start=1)
        ], output)
        if not found.is_whole:
            say("so many actors have more divisions than can be looked at; other stable ones may"
                " exist" + ("" if found.is_proven else ", and a lower one, down to an energy of"
                            f" {found.bound:.4g}"))


def scenario(
    assumptions: Assumptions, store: OptionalStore = None, *, year: YearOption = None,
    since: Since = None, until: Until = None, largest: Largest = 12, draws: Draws = 200,
    seed: Seed = 0, data: DataOption = None, output: Format = "table",
) -> None:
    """Compare who stands with whom before and after some assumptions, over many draws."""
    from tatanan.simulate.scenarios import run_scenario, share_together
    from tatanan.terms.scenario import Scenario

    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), errors_of_measures():
        made = _assumptions(assumptions)
        baseline = _baseline(store, year, since, until, largest, data)
        outcome = run_scenario(Scenario(assumptions.stem, baseline, made, draws, seed))
        rows = []
        for n, one in enumerate(baseline.actors):
            for other in baseline.actors[n + 1 :]:
                before, after = (share_together(drawn, one, other)
                                 for drawn in (outcome.before, outcome.after))
                rows.append({
                    "one": one, "other": other, "before": before.value, "after": after.value,
                    "change": after.value - before.value, "low": after.low, "high": after.high,
                    "draws": draws})
        rows.sort(key=lambda row: (-abs(float(str(row["change"]))), str(row["one"]),
                                   str(row["other"])))
        print_rows(rows, output)


def _baseline(
    store: str | None, year: int | None, since: str | None, until: str | None, largest: int,
    data: Path | None,
) -> "Baseline":
    from tatanan.reference.builders import capabilities_of
    from tatanan.reference.folder import find_data_folder
    from tatanan.simulate.scenarios import baseline_of

    capabilities = capabilities_of(find_data_folder(data).table("cinc"))
    last = capabilities.years[-1]
    sizes = capabilities.in_year(min(year or last, last))
    known = {s: float(v) for s, v in zip(sizes.states, sizes.values, strict=True) if v > 0}
    network = align_store(store, period_of(since, until)) if store else _by_votes(year, data)
    there = [state for state in known if state in network.actors]
    kept = sorted(there, key=lambda state: (-known[state], state))[:largest]
    return baseline_of(network, {state: known[state] for state in kept})


def _by_votes(year: int | None, data: Path | None) -> "AlignmentNetwork":
    """Return how far votes are above or below the mean of all, as alignments of a year."""
    from tatanan.measure.signs import signed_by_mean
    from tatanan.measure.similarity import compare_votes
    from tatanan.terms.network import Alignment, AlignmentNetwork

    votes = load_votes(data)
    matrix = compare_votes(votes.in_year(year or votes.years[-1]))
    network = signed_by_mean(matrix)
    return AlignmentNetwork(matrix.period, network.actors, tuple(
        Alignment(tie.dyad, matrix.period, max(-1.0, min(1.0, tie.weight)), None, None,
                  matrix.count(*tie.dyad))
        for tie in network.ties))


def _assumptions(path: Path) -> "tuple[Assumption, ...]":
    """Return what a file assumes. Raises ValueError for what cannot be read, with its place."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_assumption(row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(
            f"{path}: {error} cannot be read as assumptions; `tatanan simulate scenario --help`"
            " shows their form") from error


def _assumption(row: Mapping[str, Any]) -> "Assumption":
    from tatanan.terms.network import Dyad
    from tatanan.terms.scenario import Joins, Leaves, Sanctions, Shock, Turns

    if "leaves" in row:
        return Leaves(row["leaves"], tuple(row["bloc"]))
    if "joins" in row:
        return Joins(row["joins"], tuple(row["bloc"]))
    if "turns" in row:
        return Turns(Dyad.of(*row["turns"]), float(row["to"]))
    if "sanctions" in row:
        return Sanctions(tuple(row["sanctions"]), row["target"], float(row.get("by", 0.5)))
    return Shock(row["shock"], float(row["factor"]))
