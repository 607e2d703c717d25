"""How isolated a state is: several yardsticks side by side, none of them added up.

    kappa with all others            mean over j of kappa(votes of i, votes of j)
    states voting alike              mean over roll calls of the share of others that vote as i
    distance from the median         |theta_i - median of theta|, theta the ideal points
    capability of friends            sum of s_j over the j that have a tie to i
    capability not sanctioning       sum of s_j over the j that do not sanction i

with s_j the shares of what all others have. The yardsticks may disagree (a state may vote much
like the rest and be sanctioned by half of the world's capability), and that is the finding: there
is no index of isolation here.

References: Häge (2011), Political Analysis 19: 287-305, for kappa; Bailey, Strezhnev & Voeten
(2017), Journal of Conflict Resolution 61: 430-456, for ideal points; Efron & Tibshirani (1993),
An Introduction to the Bootstrap, for the intervals over roll calls.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.change import stand
from tatanan.measure.similarity import compare_votes, compare_votes_of
from tatanan.terms.network import Period, Yardstick
from tatanan.terms.note import Note
from tatanan.terms.reference import NOT_VOTED, StateValues, TieMatrix, VoteMatrix

Reals = NDArray[np.float64]
Profile = tuple[Yardstick, ...]

KAPPA: Final = "kappa with all others"
KAPPA_RANK: Final = "kappa with all others, rank among states"
ALIKE: Final = "states voting alike"
DISTANCE: Final = "distance from the median ideal point"
DISTANCE_RANK: Final = "distance from the median ideal point, rank among states"
FRIENDS: Final = "capability of friends"
NOT_SANCTIONING: Final = "capability not sanctioning"

_BOUNDS: Final = (0.025, 0.975)
_Z: Final = 1.959964
"""Nineteen intervals in twenty hold what they should."""


@dataclass(frozen=True, slots=True)
class World:
    """What is known of all states at a time; None for what is not.

    `ties` are friendly ones (alliances), `sanctions` run from the sender's row to the target's
    column, `capabilities` weigh the states that have either.
    """

    votes: VoteMatrix | None = None
    ideal_points: StateValues | None = None
    capabilities: StateValues | None = None
    ties: TieMatrix | None = None
    sanctions: TieMatrix | None = None


def measure_isolation(
    state: str, world: World, *, history: Sequence[Profile] = (), draws: int = 200, seed: int = 0
) -> Profile:
    """Return the isolation profile of a state: every yardstick that the data allow, and why not.

    A state is the more isolated, the lower its values and the higher its distance from the
    median are. `percentile` places each in `history`, profiles of the same state at earlier
    times: the share of earlier values below it, ties counted half; None without a history.
    The two ranks are shares of the other states whose value is below. Intervals of 95 % come
    from `draws` of the roll calls, with replacement, or from the ideal point's own error.

    A state that the data do not know has None with the reason; a state that no data know
    raises KeyError.

    >>> votes = VoteMatrix(Period.year(2022), ("A", "B", "C"), (1, 2), np.array(
    ...     [[1, 3], [1, 3], [3, 1]], np.int8))
    >>> [each.value for each in measure_isolation("C", World(votes=votes)) if each.measure == ALIKE]
    [0.0]
    """
    _require_known(state, world)
    profile = (
        *_of_votes(state, world.votes, draws, seed),
        *_of_ideal_points(state, world.ideal_points),
        _friends(state, world),
        _not_sanctioning(state, world),
    )
    return place_in_history(profile, history)


def place_in_history(profile: Profile, history: Sequence[Profile]) -> Profile:
    """Return a profile with each yardstick's percentile among the same yardstick's past values."""
    past: dict[str, list[float | None]] = {}
    for earlier in history:
        for each in earlier:
            past.setdefault(each.measure, []).append(each.value)
    placed = []
    for each in profile:
        standing = stand([*past.get(each.measure, []), each.value])
        placed.append(replace(each, percentile=standing.percentile) if standing else each)
    return tuple(placed)


def _of_votes(state: str, votes: VoteMatrix | None, draws: int, seed: int) -> Iterator[Yardstick]:
    """Yield the yardsticks of votes."""
    names = (KAPPA, KAPPA_RANK, ALIKE)
    if votes is None or state not in votes.states:
        why = (Note("no votes are given") if votes is None
               else Note("{state} cast no vote", state=state))
        yield from (_unknown(name, state, votes.period if votes else None, why) for name in names)
        return
    count = len(votes.rollcalls)
    random = np.random.default_rng(seed)
    weightings = random.multinomial(count, np.full(count, 1 / count), draws).astype(np.float64)
    yield from _kappas(state, votes, weightings)
    yield _alike(state, votes, weightings)


def _kappas(state: str, votes: VoteMatrix, weightings: Reals) -> Iterator[Yardstick]:
    place = votes.states.index(state)
    table = compare_votes(votes).values
    np.fill_diagonal(table, np.nan)
    compared = int((~np.isnan(table[place])).sum())
    if not compared:
        why = Note("its kappa with every other state is undefined")
        yield _unknown(KAPPA, state, votes.period, why)
        yield _unknown(KAPPA_RANK, state, votes.period, why)
        return
    drawn = compare_votes_of(state, votes, weightings)
    drawn[:, place] = np.nan
    means = np.array([_mean(row) for row in table])
    about = _about(state, votes.period, compared)
    low, high = _bounds(np.array([_mean(row) for row in drawn]))
    yield replace(about, measure=KAPPA, value=float(means[place]), low=low, high=high)
    yield replace(about, measure=KAPPA_RANK, value=_rank(means, place),
                  count=int((~np.isnan(means)).sum()) - 1)


def _alike(state: str, votes: VoteMatrix, weightings: Reals) -> Yardstick:
    """Return the mean share, over the roll calls on which a state voted, of others voting so."""
    own = votes.matrix[votes.states.index(state)]
    cast = votes.matrix != NOT_VOTED
    others = cast.sum(axis=0) - 1
    voted = (own != NOT_VOTED) & (others > 0)
    if not voted.any():
        return _unknown(ALIKE, state, votes.period, Note("nobody else voted when it did"))
    same = (cast & (votes.matrix == own)).sum(axis=0) - 1
    shares = same[voted] / others[voted]
    drawn = weightings[:, voted]
    told = drawn.sum(axis=1) > 0
    low, high = _bounds(drawn[told] @ shares / drawn[told].sum(axis=1))
    return replace(_about(state, votes.period, int(voted.sum())), measure=ALIKE,
                   value=float(shares.mean()), low=low, high=high)


def _of_ideal_points(state: str, points: StateValues | None) -> Iterator[Yardstick]:
    """Yield how far a state stands from the median state, and how many stand nearer."""
    if points is None or state not in points.states or points.of(state) is None:
        why = (Note("no ideal points are given") if points is None
               else Note("{state} has no ideal point", state=state))
        for name in (DISTANCE, DISTANCE_RANK):
            yield _unknown(name, state, points.period if points else None, why)
        return
    place = points.states.index(state)
    known = int((~np.isnan(points.values)).sum())
    distances = np.abs(points.values - np.nanmedian(points.values))
    about = replace(_about(state, points.period, known), measure=DISTANCE,
                    value=float(distances[place]))
    error = float("nan") if points.errors is None else float(points.errors[place])
    if not np.isnan(error):
        reach = _Z * error
        about = replace(about, low=max(0.0, distances[place] - reach),
                        high=float(distances[place] + reach))
    yield about
    yield replace(about, measure=DISTANCE_RANK, value=_rank(distances, place), low=None,
                  high=None, count=known - 1)


def _friends(state: str, world: World) -> Yardstick:
    """Return the share of all others' capability that is held by those with a tie to a state."""
    if world.ties is None:
        return _unknown(FRIENDS, state, None, Note("no ties are given"))
    return _share(FRIENDS, state, world.ties, world.capabilities, _partners(state, world.ties))


def _not_sanctioning(state: str, world: World) -> Yardstick:
    """Return the share of all others' capability that is held by those who do not sanction it."""
    if world.sanctions is None:
        return _unknown(NOT_SANCTIONING, state, None, Note("no sanctions are given"))
    senders = _partners(state, world.sanctions)
    others = set(world.sanctions.states) - senders
    return _share(NOT_SANCTIONING, state, world.sanctions, world.capabilities, others)


def _share(
    name: str, state: str, ties: TieMatrix, capabilities: StateValues | None, chosen: set[str]
) -> Yardstick:
    period = Period.year(ties.year)
    if state not in ties.states:
        return _unknown(name, state, period, Note(
            "{state} is not among the states of {ties}", state=state, ties=Note(ties.measure)))
    if capabilities is None:
        return _unknown(name, state, period, Note("no weights are given to weigh states by"))
    others = [other for other in ties.states if other != state]
    held = {
        other: value for other in others
        if other in capabilities.states and (value := capabilities.of(other)) is not None}
    total = sum(held.values())
    if not total:
        return _unknown(name, state, period, Note("no other state has a known weight"))
    share = sum(value for other, value in held.items() if other in chosen) / total
    until = min(period.last, capabilities.period.last)
    unknown = len(others) - len(held)
    note = Note("the weight of {unknown} of {others} states is not known", unknown=unknown,
                others=len(others)) if unknown else None
    about = _about(state, period, len(held))
    return replace(about, measure=name, value=share, until=until, note=note)


def _partners(state: str, ties: TieMatrix) -> set[str]:
    """Return the states whose row has a tie to a state."""
    if state not in ties.states:
        return set()
    column = ties.matrix[:, ties.states.index(state)]
    return {other for other, level in zip(ties.states, column, strict=True)
            if level > 0 and other != state}


def _require_known(state: str, world: World) -> None:
    given = (world.votes, world.ideal_points, world.capabilities, world.ties, world.sanctions)
    known = [each.states for each in given if each is not None]
    if not any(state in states for states in known):
        raise KeyError(f"{state!r} is in none of the data that are given; ask for a state by the"
                       " code that they use, or give votes, ideal points, ties or sanctions")


def _about(state: str, period: Period, count: int) -> Yardstick:
    return Yardstick("", state, None, period=period, until=period.last, count=count)


def _unknown(name: str, state: str, period: Period | None, why: Note) -> Yardstick:
    until = period.last if period else None
    return Yardstick(name, state, None, period=period, until=until, note=why)


def _mean(row: Reals) -> float:
    """Return the mean of what is known in a row, NaN where nothing is."""
    known = row[~np.isnan(row)]
    return float(known.mean()) if known.size else float("nan")


def _bounds(draws: Reals) -> tuple[float | None, float | None]:
    """Return what nineteen in twenty draws lie between; None without draws."""
    known = draws[~np.isnan(draws)]
    if not known.size:
        return None, None
    low, high = np.quantile(known, _BOUNDS)
    return float(low), float(high)


def _rank(values: Reals, place: int) -> float | None:
    """Return the share of the other known values below one, ties counted half."""
    others = np.delete(values, place)
    standing = stand([*others[~np.isnan(others)].tolist(), float(values[place])])
    return standing.percentile if standing else None
