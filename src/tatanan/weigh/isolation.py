"""Beside a claim that a state is isolated, or is not: a profile, of which no index is made.

To the profile of `measure.isolation` come

    population, output, states not       as `capability not sanctioning`, states weighed by their
    sanctioning                          population or gross domestic product, or all alike
    alone against many                   share of the roll calls in which a state votes no and at
                                         least 90 others vote yes
    meetings a month                     events of consulting with other states, in the twelve
                                         months up to the report's day

The yardsticks may disagree, and often do: that is what there is to see.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tatanan.measure.isolation import (
    ALIKE,
    DISTANCE,
    DISTANCE_RANK,
    FRIENDS,
    KAPPA,
    KAPPA_RANK,
    NOT_SANCTIONING,
    World,
    measure_isolation,
)
from tatanan.terms.network import Period, Yardstick
from tatanan.terms.note import Note
from tatanan.terms.reference import NO, YES, StateValues, TieMatrix
from tatanan.weigh.known import (
    PACTS,
    POINTS,
    POWER,
    SANCTIONS,
    VOTES,
    Draft,
    Known,
    placed,
    unknown,
)

ALONE: Final = "alone against many"
MEETINGS: Final = "meetings a month"
POPULATION: Final = "population not sanctioning"
OUTPUT_NOT_SANCTIONING: Final = "output not sanctioning"
STATES: Final = "states not sanctioning"

_MANY: Final = 90
"""Of 193 members nearly half; MEASURES counts from here."""
_YEAR: Final = timedelta(days=365)
_MONTHS: Final = 12
_CONSULT: Final = "CONSULT"


def of_isolation(
    subject: str, beside: Sequence[str], known: Known, *, day: date | None
) -> Iterator[Draft]:
    """Yield the yardsticks of a state's isolation, each beside the same of other states."""
    if known.votes is not None:
        years = known.years_to(known.votes.years, day)
        yield from _drafts((KAPPA, KAPPA_RANK, ALIKE, ALONE), (VOTES,), known,
                           who=(subject, *beside), years=years)
    if known.points is not None:
        years = known.years_to(known.points.years, day)
        yield from _drafts((DISTANCE, DISTANCE_RANK), (POINTS,), known,
                           who=(subject, *beside), years=years)
    if known.power is not None:
        for ties, names, data in (
            (known.pacts, (FRIENDS,), PACTS),
            (known.sanctions, (NOT_SANCTIONING, POPULATION, STATES), SANCTIONS),
        ):
            both = sorted(set(ties.years) & set(known.power.years)) if ties else []
            yield from _drafts(names, (data, POWER), known, who=(subject, *beside),
                               years=known.years_to(both, day))
    if known.sanctions is not None and known.output is not None:
        both = sorted(set(known.sanctions.years) & set(known.output.years))
        yield from _drafts((OUTPUT_NOT_SANCTIONING,), (SANCTIONS, known.output_from), known,
                           who=(subject, *beside), years=known.years_to(both, day))
    yield from _of_meetings(subject, beside, known, day)


def _drafts(
    names: Sequence[str], data: tuple[str, ...], known: Known, *, who: Sequence[str],
    years: Sequence[int],
) -> Iterator[Draft]:
    """Yield the named yardsticks of the first of some states, with those of the others beside."""
    if not years:
        return
    past = [_profile(who[0], year, data[0], known, draws=0) for year in years[:-1]]
    now = [_profile(state, years[-1], data[0], known, draws=known.draws) for state in who]
    for name in names:
        history = [profile.get(name) for profile in past]
        own = placed([*history, now[0][name]], known) if name in now[0] else unknown(
            name, who[0], years[-1], Note("it is not in the data of that year"))
        yield Draft(own, tuple(profile[name] for profile in now[1:] if name in profile), data)


def _profile(
    state: str, year: int, data: str, known: Known, *, draws: int
) -> dict[str, Yardstick]:
    """Return the yardsticks that one data set gives of a state in a year, by name."""
    def make() -> dict[str, Yardstick]:
        return {each.measure: each for each in _measured(state, year, data, known, draws)
                if each.value is not None or each.until is not None}

    return known.kept(("profile", state, year, data, draws), make)


def _measured(
    state: str, year: int, data: str, known: Known, draws: int
) -> Iterator[Yardstick]:
    world = _world(year, data, known)
    try:
        yield from measure_isolation(state, world, draws=draws, seed=known.seed)
    except KeyError:  # it is in none of these data, as whoever had no seat yet
        return
    if world.votes is not None and state in world.votes.states:
        yield _alone(state, year, known)
    if world.sanctions is not None:
        for name, weights in _weights(year, world.sanctions, known):
            found = measure_isolation(
                state, World(capabilities=weights, sanctions=world.sanctions), draws=0)
            yield replace(
                next(each for each in found if each.measure == NOT_SANCTIONING), measure=name)


def _weights(
    year: int, sanctions: TieMatrix, known: Known
) -> Iterator[tuple[str, StateValues]]:
    """Yield what states that do not sanction are weighed by, with the yardstick's name."""
    if known.power is not None and year in known.power.years:
        yield POPULATION, known.power.in_year(year, component="tpop")
    if known.output is not None and year in known.output.years:
        yield OUTPUT_NOT_SANCTIONING, known.output.in_year(year)
    yield STATES, StateValues("states", Period.year(year), sanctions.states,
                              np.ones(len(sanctions.states)))


def _world(year: int, data: str, known: Known) -> World:
    power = known.power.in_year(year) if known.power and year in known.power.years else None
    if data == VOTES:
        return World(votes=known.cast(year))
    if data == POINTS and known.points is not None:
        return World(ideal_points=known.points.in_year(year))
    if data == PACTS:
        return World(ties=_ties(PACTS, year, known), capabilities=power)
    return World(sanctions=_ties(SANCTIONS, year, known), capabilities=power)


def _ties(data: str, year: int, known: Known) -> TieMatrix | None:
    ties = known.pacts if data == PACTS else known.sanctions
    return None if ties is None else known.kept(
        (data, year), lambda: ties.in_year(year))


def _alone(state: str, year: int, known: Known) -> Yardstick:
    """Return the share of roll calls in which a state votes no while many vote yes."""
    votes = known.cast(year)
    own = votes.matrix[votes.states.index(state)]
    told = own > 0
    alone = (own == NO) & ((votes.matrix == YES).sum(axis=0) >= _MANY)
    share = float(alone.sum() / told.sum()) if told.any() else None
    note = Note("in {count} roll calls", count=int(alone.sum()))
    return Yardstick(ALONE, state, share, period=votes.period, until=votes.period.last,
                     count=int(told.sum()), note=note)


def _of_meetings(
    subject: str, beside: Sequence[str], known: Known, day: date | None
) -> Iterator[Draft]:
    if known.events is None or not known.events.num_rows:
        return
    first, last = (each.as_py() for each in pc.min_max(known.events["day"]).values())
    ends = [min(day or last, last)]
    while ends[-1] - _YEAR >= first + _YEAR:
        ends.append(ends[-1] - _YEAR)
    history = [_meetings(subject, known.events, (first, end, last)) for end in reversed(ends)]
    yield Draft(
        placed(history, known),
        tuple(_meetings(state, known.events, (first, ends[0], last)) for state in beside),
        (known.events_from,))


def _meetings(state: str, events: pa.Table, days: tuple[date, date, date]) -> Yardstick:
    """Return how many consultations with other states events tell of, a month, in a year.

    None where the events do not reach over the whole year: what nobody told is not nothing.
    """
    first, end, last = days
    period = Period(end - _YEAR + timedelta(days=1), end)
    if first > period.first:
        note = Note("the events begin on {day} and do not fill twelve months", day=first)
        return Yardstick(MEETINGS, state, None, period=period, until=last, note=note)
    rows = events.filter(
        (pc.field("type") == _CONSULT) & (pc.field("day") >= period.first)
        & (pc.field("day") <= period.last)
        & ((pc.field("actor") == state) | (pc.field("recipient") == state)))
    count = len(set(rows["event"].to_pylist()))
    return Yardstick(MEETINGS, state, count / _MONTHS, period=period, until=last, count=count)
