"""`tatanan measure polarity` and `isolation`: how many poles there are, and who stands apart."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tatanan.commands.data import DataOption
from tatanan.commands.networks import (
    DrawsOfVotes,
    HistorySince,
    Plot,
    Seed,
    YearOption,
    YearsOption,
    codes_of,
    errors_of_measures,
    load_alliances,
    load_output,
    load_points,
    load_power,
    years_of,
)
from tatanan.commands.rows import Format, print_rows, refuse_parquet_on_a_terminal
from tatanan.commands.shell import fatal_errors, say
from tatanan.errors import MissingReference

if TYPE_CHECKING:
    from tatanan.measure.polarity import Polarity
    from tatanan.terms.network import Yardstick
    from tatanan.terms.reference import Capabilities, IdealPoints, Outputs, Ties

    Row = dict[str, object]

_DEFENCE = 3  # the level of a pledge to defend
AsOne = Annotated[
    str | None,
    typer.Option("--as-one", metavar="BODIES", show_default=False,
                 help="Bodies whose members count as one pole, alone and together: SCO,NATO."),
]
Without = Annotated[
    str | None,
    typer.Option(metavar="CODES", show_default=False,
                 help="States, or the members of bodies, that are left out: USA or NATO."),
]
Among = Annotated[
    str | None,
    typer.Option(metavar="CODES", show_default=False,
                 help="Only these states count, the major powers, say: USA,GBR,FRA,RUS,CHN."),
]
Component = Annotated[
    str, typer.Option(metavar="NAME", help="cinc, or one of its parts: milex, milper, irst, pec,"
                                           " tpop, upop; or output, gross domestic product."),
]
State = Annotated[
    list[str], typer.Argument(metavar="STATE...", help="States by code, set side by side.")
]
EventsOf = Annotated[
    str | None,
    typer.Option("--events", metavar="STORE", show_default=False,
                 help="A store, for the meetings that its events tell of."),
]


def register_in(group: typer.Typer) -> None:
    """Hang `polarity` and `isolation` on the group `measure`."""
    group.command()(polarity)
    group.command()(polarisation)
    group.command()(isolation)


def polarity(
    *, year: YearOption = None, years: YearsOption = None, as_one: AsOne = None,
    without: Without = None, among: Among = None, component: Component = "cinc",
    data: DataOption = None, output: Format = "table",
) -> None:
    """Count the poles of a year by capability, all states apart, or bodies as one pole each."""
    refuse_parquet_on_a_terminal(output)

    with fatal_errors(), errors_of_measures():
        held: Capabilities | Outputs = (
            load_output(data) if component == "output" else load_power(data))
        rows = [
            _polarity_row(found, each)
            for each in years_of(years, year, held.years)
            for found in _polarities(held, each, component, names=(as_one, without, among))]
        print_rows(rows, output)


def polarisation(
    *, year: YearOption = None, years: YearsOption = None, identification: Annotated[
        float, typer.Option(min=0, max=1.6, help="How much members of a large group feel as one"
                            " (Esteban and Ray's a).")] = 1.3,
    data: DataOption = None, output: Format = "table",
) -> None:
    """Tell how far the world is split: by cliques of defence pacts, and by votes far apart.

    A variant of Maoz's network polarisation over alliances, and Esteban and Ray's over ideal
    points, both with states weighed by their capability.
    """
    refuse_parquet_on_a_terminal(output)
    with fatal_errors(), errors_of_measures():
        power = load_power(data)
        found = list(_splits(power, years, year, data=data, identification=identification))
        print_rows(found, output)


def isolation(
    states: State, *, year: YearOption = None, since: HistorySince = None,
    events: EventsOf = None, draws: DrawsOfVotes = 200, seed: Seed = 0, data: DataOption = None,
    output: Format = "table", plot: Plot = None,
) -> None:
    """Set yardsticks of isolation side by side, each with its place in its own history.

    They may disagree, and no index is made of them.
    """
    refuse_parquet_on_a_terminal(output)
    from tatanan.commands.at_hand import known_at_hand
    from tatanan.weigh.isolation import of_isolation

    with fatal_errors(), errors_of_measures():
        known = known_at_hand(data, events, since=since, draws=draws, seed=seed)
        day = date(year, 12, 31) if year else None
        codes = [code for each in states for code in codes_of(each)]
        drafts = {code: list(of_isolation(code, (), known, day=day)) for code in codes}
        profiles = {code: [each.yardstick for each in found] for code, found in drafts.items()}
        _require_known(profiles)
        print_rows([_yardstick_row(each) for own in profiles.values() for each in own], output)
        for lacking in known.lacking.values():
            say(f"without {lacking.title} ({lacking.data}): {lacking.remedy}")
        if plot is not None:
            from tatanan.plots.profile import plot_profiles

            used = {name for found in drafts.values() for each in found for name in each.data
                    if each.yardstick.value is not None}
            plot_profiles(profiles, plot, source=", ".join(sorted(used)))


def _polarities(
    held: "Capabilities | Outputs", year: int, component: str, *,
    names: tuple[str | None, str | None, str | None],
) -> "Sequence[Polarity]":
    """Return the polarity of a year for every choice of the bodies that are named."""
    from tatanan.measure.polarity import compare_polarity, measure_polarity
    from tatanan.terms.reference import Outputs

    as_one, without, among = names
    values = (held.in_year(year) if isinstance(held, Outputs)
              else held.in_year(year, component=component))
    there = frozenset(values.states)
    blocs = {name: members & there for name in codes_of(as_one)
             if (members := _members(name, year, held.states)) & there}
    gone = frozenset().union(*(_members(name, year, held.states) for name in codes_of(without)))
    counted = codes_of(among) or None
    if gone:
        return [measure_polarity(values, as_one=blocs, without=gone & there, among=counted)]
    return compare_polarity(values, blocs, among=counted)


def _splits(
    power: "Capabilities", span: str | None, year: int | None, *, data: Path | None,
    identification: float,
) -> "Iterator[Row]":
    """Yield both measures of polarisation for every year that their data share.

    What is not here is said, and the other is told alone. Raises KeyError where nothing is.
    """
    missing = []
    for load, measure in ((load_alliances, _by_cliques), (load_points, _by_points)):
        try:
            given: Any = load(data)
        except MissingReference as error:
            missing.append(str(error))
            continue
        both = tuple(sorted(set(given.years) & set(power.years)))
        for each in years_of(span, year, both):
            yield {"year": each, **measure(given, power, each, identification)}
    if len(missing) == 2:
        raise KeyError("; ".join(missing))
    for message in missing:
        say(message)


def _by_cliques(ties: "Ties", power: "Capabilities", year: int, _: float) -> "Row":
    from tatanan.measure.polarisation import measure_network_polarisation
    from tatanan.terms.network import Dyad, SignedNetwork, Tie

    matrix, values = ties.in_year(year), power.in_year(year)
    there = [n for n, state in enumerate(matrix.states) if state in values.states]
    network = SignedNetwork.of([matrix.states[n] for n in there], [
        Tie(Dyad.of(matrix.states[i], matrix.states[j]), 1.0)
        for i in there for j in there if i < j and matrix.matrix[i, j] >= _DEFENCE])
    found = measure_network_polarisation(network, values)
    return {"measure": "network polarisation (a variant of Maoz's)",
            "value": found.value if found else None,
            "cliques": len(found.cliques) if found else 0,
            "overlap": found.overlap if found else None, "states": len(there)}


def _by_points(
    points: "IdealPoints", power: "Capabilities", year: int, identification: float
) -> "Row":
    import numpy as np

    from tatanan.measure.polarisation import measure_esteban_ray

    places, values = points.in_year(year), power.in_year(year)
    sizes = dict(zip(values.states, values.values.tolist(), strict=True))
    known = [(sizes[state], value) for state, value in
             zip(places.states, places.values.tolist(), strict=True)
             if sizes.get(state, 0) > 0 and not np.isnan(value)]
    shares, at = (np.array(column) for column in zip(*known, strict=True))
    distances = np.abs(at[:, None] - at[None, :])
    return {"measure": "polarisation of ideal points (Esteban and Ray)",
            "value": measure_esteban_ray(shares, distances, identification=identification),
            "cliques": None, "overlap": None, "states": len(known)}


def _members(name: str, year: int, states: Collection[str]) -> frozenset[str]:
    """Return the states that a code, or the name of a body, stands for at the end of a year.

    `states` are those that the data know in any year. Raises ValueError for anybody else.
    """
    from tatanan.reference.bodies import bodies
    from tatanan.weigh.known import states_of

    day = date(year, 12, 31)
    for code in (name.lower(), name):
        if code in bodies() or code.startswith("IGO"):
            return states_of(code, day)
    if name in states:
        return frozenset({name})
    raise ValueError(f"{name} is no state of these data, and no body whose members are known;"
                     f" those are {', '.join(each.upper() for each in bodies())}")


def _polarity_row(found: "Polarity", year: int) -> "Row":
    strongest = found.poles[0] if found.poles else None
    return {
        "year": year, "measure": found.measure, "as one": " ".join(found.as_one) or None,
        "without": len(found.without) or None, "poles": len(found.poles),
        "effective": found.effective, "concentration": found.concentration, "lead": found.lead,
        "strongest": strongest.name if strongest else None,
        "share": strongest.share if strongest else None, "unknown": len(found.unknown),
        "note": found.note}


def _yardstick_row(each: "Yardstick") -> "Row":
    return {
        "state": each.about, "measure": each.measure, "value": each.value, "low": each.low,
        "high": each.high, "percentile": each.percentile,
        "first": each.period.first if each.period else None, "until": each.until,
        "count": each.count, "note": each.note}


def _require_known(profiles: "dict[str, list[Yardstick]]") -> None:
    """Raise KeyError for a state that no data know, and where there are no data at all."""
    for state, profile in profiles.items():
        if not profile:
            raise KeyError("no reference data are here that isolation is measured by; `tatanan"
                           " data list` says what there is, `tatanan data fetch` gets it")
        if all(each.value is None for each in profile):
            raise KeyError(f"{state!r} is in none of the data of that time; ask for a state by its"
                           " code (RUS), or for another --year")

