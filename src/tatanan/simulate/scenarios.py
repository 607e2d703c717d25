"""Scenarios: an assumption is made on a network, and both are drawn many times.

Every draw takes each propensity from a normal distribution, cut at -1 and 1, and finds the
division of lowest energy (`landscape`). Before and after share their draws, so that what differs
is the assumptions' work and not chance. A what-if has no single answer: what is told is in how
many draws two actors stand together, with the interval of that share (Wilson 1927) and of its
change (Newcombe 1998), and how frustrated each is from draw to draw.

References: Axelrod & Bennett (1993) for the landscape; Wilson (1927), Journal of the American
Statistical Association 22: 209-212; Newcombe (1998), Improved Confidence Intervals for the
Difference Between Binomial Proportions Based on Paired Data, Statistics in Medicine 17: 2635-2650,
method 10.
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
    Change,
    Drawn,
    Estimate,
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
_BOUNDS: Final = (0.025, 0.975)


def baseline_of(network: AlignmentNetwork, sizes: Mapping[str, float]) -> Baseline:
    """Return a baseline of the actors that have a size, inclined as their alignments say.

    The interval of an alignment is taken as four standard deviations; one without an interval
    has none. Who has no alignment with any of the others is left out: nothing is known of how
    it is inclined, and it would stand on either side. Raises ValueError where fewer than two
    actors are left.
    """
    sized = {actor for actor in network.actors if sizes.get(actor, 0) > 0}
    inclined = tuple(
        (each.dyad, each.value,
         0.0 if each.low is None or each.high is None else (each.high - each.low) / 4)
        for each in network.alignments
        if isinstance(each.dyad, Dyad) and set(each.dyad) <= sized)
    known = {actor for dyad, _, _ in inclined for actor in dyad}
    actors = tuple(actor for actor in network.actors if actor in known)
    if not actors:
        raise ValueError("a scenario needs two actors of some size with an alignment between"
                         " them; give sizes by actor's code, or a longer period")
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
    return share_of(sum(_together(drawn, one, other) for drawn in draws), len(draws))


def change_of(outcome: Outcome, one: str, other: str) -> Change:
    """Return how much oftener two actors stand together after than before, -1 to 1.

    The interval of 95 % takes into account that before and after share their draws.

    Reference: Newcombe (1998), method 10.
    """
    pairs = [
        (_together(before, one, other), _together(after, one, other))
        for before, after in zip(outcome.before, outcome.after, strict=True)]
    before, after = (share_of(sum(side), len(pairs)) for side in zip(*pairs, strict=True))
    both = sum(first and second for first, second in pairs)
    link = _linkage(both, round(before.value * len(pairs)), round(after.value * len(pairs)),
                    len(pairs))
    value = after.value - before.value
    low = _reach((after.value - after.low, before.high - before.value), link)
    high = _reach((after.high - after.value, before.value - before.low), link)
    return Change(before, after, value, max(-1.0, value - low), min(1.0, value + high))


def frustration_of(draws: Sequence[Drawn], actors: Sequence[str], actor: str) -> Estimate:
    """Return the frustration of an actor over draws: its mean, and what 95 % of draws are between.

    `actors` are those of the scenario's baseline. Raises KeyError for an actor not among them.
    """
    if actor not in actors:
        raise KeyError(f"{actor} is not among the actors {', '.join(actors)}")
    place = list(actors).index(actor)
    values = np.array([drawn.frustrations[place] for drawn in draws])
    low, high = np.quantile(values, _BOUNDS)
    return Estimate(float(values.mean()), float(low), float(high))


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


def _together(drawn: Drawn, one: str, other: str) -> bool:
    return any(one in side and other in side for side in drawn.sides)


def _linkage(both: int, before: int, after: int, count: int) -> float:
    """Return how far two outcomes of the same draws go along, -1 to 1 (phi, corrected)."""
    only_before, only_after = before - both, after - both
    neither = count - both - only_before - only_after
    spread = before * (count - before) * after * (count - after)
    if not spread:
        return 0.0
    excess = float(both * neither - only_before * only_after)
    corrected = max(0.0, excess - count / 2) if excess > 0 else excess
    return corrected / float(np.sqrt(spread))


def _reach(parts: tuple[float, float], link: float) -> float:
    one, other = parts
    return float(np.sqrt(max(0.0, one**2 - 2 * link * one * other + other**2)))


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
    if isinstance(assumption, Sanctions) and not assumption.by >= 0:
        raise ValueError(f"{scenario.name}: sanctions lower a propensity, by 0 or more, not by"
                         f" {assumption.by}")
    if isinstance(assumption, Joins | Leaves) and not set(assumption.bloc) - {assumption.actor}:
        raise ValueError(f"{scenario.name}: {type(assumption).__name__} names no member of the"
                         f" bloc besides {assumption.actor}")
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
