"""Scenarios: an assumption is made on a network, and both are drawn many times.

Every draw takes each propensity from a normal distribution, cut at -1 and 1, and finds the
division of lowest energy (`landscape`). Before and after share their draws, so that what differs
is the assumptions' work and not chance. A what-if has no single answer: what is told is in how
many draws two actors stand together, with the interval of that share (Wilson 1927).

Reference: Axelrod & Bennett (1993) for the landscape; Wilson (1927), Journal of the American
Statistical Association 22: 209-212, for the interval.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tatanan.simulate.landscape import find_minima
from tatanan.terms.network import AlignmentNetwork, Dyad
from tatanan.terms.scenario import (
    Assumption,
    Baseline,
    Drawn,
    Joins,
    Leaves,
    Outcome,
    Sanctions,
    Scenario,
    Share,
    Shock,
    Turns,
)

Reals = NDArray[np.float64]
_World = tuple[Reals, Reals]
"""Sizes, and propensities n x n."""
_Z: Final = 1.959964
"""Nineteen intervals in twenty hold what they should."""


def baseline_of(network: AlignmentNetwork, sizes: Mapping[str, float]) -> Baseline:
    """Return a baseline of the actors that have a size, inclined as their alignments say.

    The interval of an alignment is taken as four standard deviations; one without an interval
    has none. Raises ValueError where fewer than two actors have a size.
    """
    actors = tuple(actor for actor in network.actors if sizes.get(actor, 0) > 0)
    if len(actors) < 2:
        raise ValueError("a scenario needs two actors of some size; give sizes by actor's code")
    inclined = tuple(
        (each.dyad, each.value,
         0.0 if each.low is None or each.high is None else (each.high - each.low) / 4)
        for each in network.alignments
        if isinstance(each.dyad, Dyad) and set(each.dyad) <= set(actors))
    return Baseline(actors, tuple(float(sizes[actor]) for actor in actors), inclined)


def run_scenario(scenario: Scenario) -> Outcome:
    """Return what comes of a scenario in each of its draws, before and after its assumptions.

    The same scenario gives the same outcome. Raises ValueError for an assumption about an
    actor that is not there, and for no draws.
    """
    if scenario.draws < 1:
        raise ValueError(
            f"{scenario.name}: {scenario.draws} draws tell nothing; ask for one or more")
    for assumption in scenario.assumptions:
        _require(scenario, assumption)
    random = np.random.default_rng(scenario.seed)
    worlds = [_drawn_world(scenario.baseline, random) for _ in range(scenario.draws)]
    actors = scenario.baseline.actors
    changed = (_changed(scenario, world) for world in worlds)
    return Outcome(
        scenario, tuple(_told(actors, world) for world in worlds),
        tuple(_told(actors, world) for world in changed))


def share_together(draws: Sequence[Drawn], one: str, other: str) -> Share:
    """Return in how many draws two actors stand on one side, 0 to 1, with a 95 % interval."""
    hits = sum(any({one, other} <= set(side) for side in drawn.sides) for drawn in draws)
    return share_of(hits, len(draws))


def share_of(hits: int, count: int) -> Share:
    """Return a share with its Wilson interval.

    >>> share_of(0, 10).high
    0.27...
    """
    if not 0 <= hits <= count or not count:
        raise ValueError(f"{hits} of {count} is no share")
    value = hits / count
    shrink = 1 + _Z**2 / count
    middle = (value + _Z**2 / (2 * count)) / shrink
    reach = _Z / shrink * float(np.sqrt(value * (1 - value) / count + _Z**2 / (4 * count**2)))
    return Share(value, max(0.0, min(middle - reach, value)), min(1.0, max(middle + reach, value)))


def _require(scenario: Scenario, assumption: Assumption) -> None:
    known = set(scenario.baseline.actors)
    strangers = sorted(_named(assumption) - known)
    if strangers:
        raise ValueError(
            f"{scenario.name}: {type(assumption).__name__} names {', '.join(strangers)}, not among"
            f" the actors {', '.join(scenario.baseline.actors)}")
    if isinstance(assumption, Turns) and not -1 <= assumption.to <= 1:
        raise ValueError(f"{scenario.name}: a propensity lies between -1 and 1, not at"
                         f" {assumption.to}")
    if isinstance(assumption, Shock) and not assumption.factor > 0:
        raise ValueError(f"{scenario.name}: {assumption.actor} keeps some size; multiply it by more"
                         " than 0")


def _named(assumption: Assumption) -> set[str]:
    if isinstance(assumption, Turns):
        return set(assumption.dyad)
    if isinstance(assumption, Sanctions):
        return {*assumption.senders, assumption.target}
    if isinstance(assumption, Shock):
        return {assumption.actor}
    return {assumption.actor, *assumption.bloc}


def _drawn_world(baseline: Baseline, random: np.random.Generator) -> _World:
    place = {actor: n for n, actor in enumerate(baseline.actors)}
    table = np.zeros((len(place), len(place)))
    means = np.array([mean for _, mean, _ in baseline.propensities])
    spread = np.array([sd for _, _, sd in baseline.propensities])
    values = np.clip(means + spread * random.standard_normal(len(means)), -1, 1)
    for (dyad, _, _), value in zip(baseline.propensities, values, strict=True):
        i, j = place[dyad.one], place[dyad.other]
        table[i, j] = table[j, i] = value
    return np.array(baseline.sizes), table


def _changed(scenario: Scenario, world: _World) -> _World:
    """Return a world in which the assumptions hold, each made on what the one before left."""
    place = {actor: n for n, actor in enumerate(scenario.baseline.actors)}
    sizes, table = world[0].copy(), world[1].copy()
    for assumption in scenario.assumptions:
        _MADE[type(assumption)](assumption, place, (sizes, table))
    return sizes, table


def _leave(assumption: Leaves, place: Mapping[str, int], world: _World) -> None:
    me = place[assumption.actor]
    members = [place[code] for code in assumption.bloc if code != assumption.actor]
    world[1][me, members] = world[1][members, me] = 0.0


def _join(assumption: Joins, place: Mapping[str, int], world: _World) -> None:
    table, me = world[1], place[assumption.actor]
    members = [place[code] for code in assumption.bloc if code != assumption.actor]
    if not members:
        return
    within = table[np.ix_(members, members)]
    pairs = len(members) * (len(members) - 1)
    inside = float(within.sum() - np.trace(within)) / pairs if pairs else float(
        table[me, members[0]])
    others = [n for n in range(len(table)) if n not in (me, *members)]
    table[me, members] = table[members, me] = inside
    outward = table[np.ix_(members, others)].mean(axis=0)
    table[me, others] = table[others, me] = outward


def _turn(assumption: Turns, place: Mapping[str, int], world: _World) -> None:
    i, j = (place[code] for code in assumption.dyad)
    world[1][i, j] = world[1][j, i] = assumption.to


def _sanction(assumption: Sanctions, place: Mapping[str, int], world: _World) -> None:
    target = place[assumption.target]
    senders = [place[code] for code in assumption.senders if code != assumption.target]
    lowered = np.maximum(world[1][target, senders] - assumption.by, -1.0)
    world[1][target, senders] = world[1][senders, target] = lowered


def _shock(assumption: Shock, place: Mapping[str, int], world: _World) -> None:
    world[0][place[assumption.actor]] *= assumption.factor


_MADE: Final[Mapping[type, Callable[[Any, Mapping[str, int], _World], None]]] = {
    Leaves: _leave, Joins: _join, Turns: _turn, Sanctions: _sanction, Shock: _shock,
}


def _told(actors: tuple[str, ...], world: _World) -> Drawn:
    landscape = find_minima(actors, *world)
    lowest = landscape.minima[0]
    count = len(landscape.minima) if landscape.is_whole else None
    return Drawn(lowest.sides, lowest.energy, lowest.frustrations, count)
