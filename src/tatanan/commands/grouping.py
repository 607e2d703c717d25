"""`tatanan measure blocs` and `balance`: how a signed network falls into groups."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tatanan.commands.data import DataOption
from tatanan.commands.networks import (
    Asked,
    Every,
    From,
    OptionalStore,
    Plot,
    Seed,
    Since,
    States,
    Until,
    YearOption,
    YearsOption,
    codes_of,
    errors_of_measures,
    load_alliances,
    load_events,
    load_votes,
    network_of,
    period_of,
    periods_of,
    years_of,
)
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors, say

if TYPE_CHECKING:
    from tatanan.terms.network import BlocStructure, Period, SignedNetwork

    Row = dict[str, object]

Most = Annotated[int, typer.Option(min=1, help="At most so many blocs.")]
Seconds = Annotated[
    float, typer.Option(min=0, help="So long is sought for a proof that no grouping is better; over"
                                    " several periods, for all together.")
]
EveryOption = Annotated[
    Every | None,
    typer.Option("--every", show_default=False,
                 help="Of a store: the blocs of every such period, each followed to the next."),
]


def register_in(group: typer.Typer) -> None:
    """Hang `blocs` and `balance` on the group `measure`."""
    group.command()(blocs)
    group.command()(balance)


def blocs(
    store: OptionalStore = None, *, source: From = "votes", year: YearOption = None,
    years: YearsOption = None, since: Since = None, until: Until = None,
    every: EveryOption = None, states: States = None, most: Most = 2, seed: Seed = 0,
    seconds: Seconds = 30.0, data: DataOption = None, output: Format = "table", plot: Plot = None,
) -> None:
    """Group states so that friends stand together and foes apart, as far as that goes.

    Over several years or periods a bloc keeps its number while it keeps its members.
    """
    from tatanan.measure.tracing import follow_blocs

    refuse_parquet_on_a_terminal(output)
    asked = Asked(store, source, year, since, until, data)
    with fatal_errors(), errors_of_measures():
        networks = _networks(asked, years, every, codes_of(states))
        found = [_blocs(network, period, (most, seed, seconds / len(networks)))
                 for period, network in networks]
        traced = follow_blocs(found) if len(found) > 1 else found
        print_rows([row for each in traced for row in _bloc_rows(each)], output)
        _say_unproven(found)
        _say_empty([network for _, network in networks])
        if plot is not None:
            from tatanan.plots.blocs import plot_blocs

            plot_blocs(traced, plot, source="store" if store else source)


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
        _say_empty([network])


def _networks(
    asked: Asked, span: str | None, every: Every | None, wanted: tuple[str, ...]
) -> "list[tuple[Period, SignedNetwork]]":
    """Return the signed network of every period that is asked for, among the states wanted.

    Raises KeyError for a state that is in none of them.
    """
    if (asked.store and span) or (every and not asked.store):
        raise ValueError("--years is for votes and alliances, --every for a store")
    found = list(_of_store(asked, every) if asked.store else _of_reference(asked, span))
    known = {actor for _, network in found for actor in network.actors}
    if missing := [code for code in wanted if code not in known]:
        raise KeyError(f"{', '.join(missing)}: not among the {len(known)} states of that time;"
                       " ask for others, or for other years")
    return [(period, _among(network, wanted)) for period, network in found]


def _of_reference(asked: Asked, span: str | None) -> "Iterator[tuple[Period, SignedNetwork]]":
    """Yield the networks of years of votes or alliances, above and below the mean of each."""
    from tatanan.measure.signs import signed_by_mean
    from tatanan.measure.similarity import compare_ties, compare_votes
    from tatanan.terms.network import Period

    if asked.source == "votes":
        votes = load_votes(asked.data)
        for year in years_of(span, asked.year, votes.years):
            yield Period.year(year), signed_by_mean(compare_votes(votes.in_year(year)))
        return
    ties = load_alliances(asked.data)
    for year in years_of(span, asked.year, ties.years):
        matrix = compare_ties(ties.in_year(year), measure="kappa")
        yield Period.year(year), signed_by_mean(matrix)


def _of_store(
    asked: Asked, every: Every | None
) -> "Iterator[tuple[Period, SignedNetwork]]":
    from tatanan.measure.alignment import measure_alignment

    within = period_of(asked.since, asked.until)
    if every is None:
        yield within, network_of(asked)
        return
    events = load_events(asked.store or "")
    periods = periods_of(events, every, within)
    if not periods:
        raise ValueError("no event of that time has two actors who are known; widen --since and"
                         " --until")
    for period in periods:
        yield period, measure_alignment(events, period).signed()


def _among(network: "SignedNetwork", wanted: tuple[str, ...]) -> "SignedNetwork":
    """Return the ties among some states, those of them that are in the network."""
    from tatanan.terms.network import SignedNetwork

    if not wanted:
        return network
    kept = set(wanted) & set(network.actors)
    return SignedNetwork.of(
        kept, [tie for tie in network.ties if {tie.dyad.one, tie.dyad.other} <= kept])


def _blocs(
    network: "SignedNetwork", period: "Period", how: tuple[int, int, float]
) -> "BlocStructure":
    from tatanan.measure.blocs import find_blocs

    most, seed, seconds = how
    found = find_blocs(network, most=most, signs_only=False, seed=seed, seconds=seconds)
    return replace(found, period=period)


def _bloc_rows(found: "BlocStructure") -> "Iterator[Row]":
    period = found.period
    for number, bloc in enumerate(found.blocs, start=1):
        for state in bloc.members:
            yield {
                "first": period.first if period else None,
                "last": period.last if period else None, "bloc": number, "state": state,
                "members": len(bloc.members), "cohesion": bloc.cohesion,
                "frustration": found.frustration, "bound": found.bound, "share": found.share}


def _say_empty(networks: "Sequence[SignedNetwork]") -> None:
    """Say why there is nothing to group where no two states have a tie."""
    if not any(network.ties for network in networks):
        say("no two states have a tie at that time, so nothing tells friends from foes; ask for"
            " more states, or for another time")


def _say_unproven(found: "Sequence[BlocStructure]") -> None:
    unproven = [each for each in found if each.bound < each.frustration - 1e-6]
    if len(found) == 1 and unproven:
        say(f"time ran out: no grouping can contradict less than {found[0].bound:.4g}, this one"
            f" contradicts {found[0].frustration:.4g}; give more --seconds")
    elif unproven:
        say(f"time ran out in {len(unproven)} of {len(found)} periods, whose groupings may not be"
            " the best (`bound`); give more --seconds")
