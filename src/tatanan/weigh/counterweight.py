"""Beside a claim that a body is a counterweight to another, or an alliance: weight and cohesion.

    share of capability          sum of s_i over the members, s the CINC
    share of output              the same, s the share of gross domestic product
    cohesion of votes            mean kappa of every two members
    weight by cohesion           the product of both
    kappa between two sides      mean kappa of a member of one and one of the other
    density of defence pacts     share of the pairs of members with a pact of defence

Members are those of the last day of each year, or of the report's day. Intervals of cohesion
come from draws of roll calls; capabilities and treaties have no error.

References: those of `measure.cohesion`; Singer, Bremer & Stuckey (1972) for CINC.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np

from tatanan.measure.cohesion import measure_between, measure_cohesion
from tatanan.measure.similarity import compare_votes
from tatanan.terms.network import Period, Yardstick
from tatanan.terms.note import Note
from tatanan.terms.reference import StateValues, VoteMatrix
from tatanan.weigh.known import (
    PACTS,
    POWER,
    VOTES,
    Draft,
    Known,
    moment,
    placed,
    states_of,
    unknown,
)

SHARE: Final = "share of capability"
OF_OUTPUT: Final = "share of output"
COHESION: Final = "cohesion of votes"
PRODUCT: Final = "weight by cohesion"
BETWEEN: Final = "kappa between two sides"
PACTS_INSIDE: Final = "density of defence pacts"

_DEFENCE: Final = 3
_BOUNDS: Final = (0.025, 0.975)
_DRAWS: Final = 100
_Make = Callable[[str, date, Known, bool], Yardstick | None]


def of_counterweight(
    subject: str | None, beside: Sequence[str], known: Known, *, day: date | None
) -> Iterator[Draft]:
    """Yield the weight and the cohesion of a body (or a state) beside those of others.

    The first of `beside` is what it is said to weigh against, or what it is usually held
    against. Without a subject the others are told alone.
    """
    who = [code for code in (subject, *beside) if code is not None]
    if not who:
        return
    power = known.power.years if known.power else ()
    votes = known.votes.years if known.votes else ()
    output = known.output.years if known.output else ()
    both = sorted(set(power) & set(votes))
    for years, name, data in (
        (power, SHARE, (POWER,)), (output, OF_OUTPUT, (known.output_from,)),
        (votes, COHESION, (VOTES,)), (both, PRODUCT, (POWER, VOTES)),
    ):
        yield from _drafts(who, known, (name, known.years_to(years, day), day), data)
    if subject is not None and beside:
        yield from _of_two_sides((subject, beside[0]), known, known.years_to(votes, day), day)
    yield from of_pacts(who, known, day=day)


def of_pacts(who: Sequence[str], known: Known, *, day: date | None) -> Iterator[Draft]:
    """Yield how many pairs of a body's members have a pact of defence, beside other bodies."""
    if known.pacts is not None:
        years = known.years_to(known.pacts.years, day)
        yield from _drafts(who, known, (PACTS_INSIDE, years, day), (PACTS,))


def _drafts(
    who: Sequence[str], known: Known, how: tuple[str, Sequence[int], date | None],
    data: tuple[str, ...],
) -> Iterator[Draft]:
    name, years, day = how
    if not years:
        return
    make = _MADE[name]
    history = [make(who[0], moment(year, day), known, False) for year in years[:-1]]
    last = moment(years[-1], day)
    now = [make(code, last, known, True) for code in who]
    own = placed([*history, now[0]], known) if now[0] is not None else unknown(
        name, who[0], years[-1], Note("it has too few members in the data of that year"))
    yield Draft(own, tuple(each for each in now[1:] if each is not None), data)


def _share(code: str, day: date, known: Known, _drawn: bool) -> Yardstick | None:
    power = known.power
    return None if power is None else _held(SHARE, code, day, known.kept(
        (POWER, day.year), lambda: power.in_year(day.year)))


def _share_of_output(code: str, day: date, known: Known, _drawn: bool) -> Yardstick | None:
    output = known.output
    return None if output is None else _held(OF_OUTPUT, code, day, known.kept(
        (known.output_from, day.year), lambda: output.in_year(day.year)))


def _held(name: str, code: str, day: date, values: StateValues) -> Yardstick | None:
    """Return the part of what all states have that a body's members have."""
    members = states_of(code, day)
    held = {state: value for state in sorted(members & set(values.states))
            if (value := values.of(state)) is not None}
    total = float(np.nansum(values.values))
    if not held or not total:
        return None
    absent = sorted(members - set(held))
    return Yardstick(
        name, code, sum(held.values()) / total, period=values.period, until=values.period.last,
        count=len(held), note=Note("without {states}: not in the data", states=", ".join(absent))
        if absent else None)


def _cohesion(code: str, day: date, known: Known, drawn: bool) -> Yardstick | None:
    members = states_of(code, day)
    if len(members) < 2:
        return None
    found = measure_cohesion(known.kappa(day.year), members, about=code)
    if found.value is None:
        return None
    low, high = _interval(sorted(members), day.year, known) if drawn else (None, None)
    return replace(found, measure=COHESION, low=low, high=high)


def _interval(
    members: Sequence[str], year: int, known: Known
) -> tuple[float | None, float | None]:
    """Return what the mean kappa of members lies between, over draws of roll calls."""
    votes = known.cast(year)
    places = [votes.states.index(state) for state in members if state in votes.states]
    own = VoteMatrix(votes.period, tuple(votes.states[n] for n in places), votes.rollcalls,
                     votes.matrix[places])
    count = len(votes.rollcalls)
    random = np.random.default_rng(known.seed)
    upper = np.triu_indices(len(places), 1)
    means = []
    for weights in random.multinomial(count, np.full(count, 1 / count),
                                      min(known.draws, _DRAWS)).tolist():
        inside = compare_votes(own, weights=weights).values[upper]
        if not np.isnan(inside).all():
            means.append(float(np.nanmean(inside)))
    if not means:
        return None, None
    low, high = np.quantile(means, _BOUNDS)
    return float(low), float(high)


def _product(code: str, day: date, known: Known, drawn: bool) -> Yardstick | None:
    share, cohesion = (make(code, day, known, drawn) for make in (_share, _cohesion))
    if share is None or cohesion is None or share.value is None or cohesion.value is None:
        return None
    low, high = (None if end is None else end * share.value
                 for end in (cohesion.low, cohesion.high))
    return replace(cohesion, measure=PRODUCT, value=share.value * cohesion.value, low=low,
                   high=high, count=share.count, note=share.note or cohesion.note)


def _of_two_sides(
    sides: tuple[str, str], known: Known, years: Sequence[int], day: date | None
) -> Iterator[Draft]:
    values = [_between(sides, moment(year, day), known) for year in years]
    if values and values[-1] is not None:
        yield Draft(placed(values, known), (), (VOTES,))


def _between(sides: tuple[str, str], day: date, known: Known) -> Yardstick | None:
    one, other = (states_of(code, day) for code in sides)
    if not one - other or not other - one:
        return None
    found = measure_between(known.kappa(day.year), one, other, about="–".join(sides))
    return replace(found, measure=BETWEEN) if found.value is not None else None


def _pacts(code: str, day: date, known: Known, _drawn: bool) -> Yardstick | None:
    pacts = known.pacts
    if pacts is None:
        return None
    ties = known.kept((PACTS, day.year), lambda: pacts.in_year(day.year))
    places = [ties.states.index(state) for state in sorted(states_of(code, day))
              if state in ties.states]
    if len(places) < 2:
        return None
    inside = ties.matrix[np.ix_(places, places)][np.triu_indices(len(places), 1)]
    period = Period.year(day.year)
    return Yardstick(PACTS_INSIDE, code, float((inside >= _DEFENCE).mean()), period=period,
                     until=period.last, count=int(inside.size),
                     note=Note("{bound} of {pairs} pairs of members",
                               bound=int((inside >= _DEFENCE).sum()), pairs=int(inside.size)))


_MADE: Final[dict[str, _Make]] = {
    SHARE: _share, OF_OUTPUT: _share_of_output, COHESION: _cohesion, PRODUCT: _product,
    PACTS_INSIDE: _pacts,
}
