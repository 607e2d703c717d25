"""Beside a claim of how many poles the world has, or that somebody is one of them.

    effective number of poles            1 / sum_i s_i^2, all states apart
    effective number of poles, as one    the same with a body's members as one pole
    effective number of poles, without   the same without them
    concentration of capability          CON of the shares
    lead of the strongest pole           s_1 / s_2
    concentration among major powers     CON of the shares of those alone
    voting blocs above chance            how many standard deviations the signed modularity of
                                         the largest states' votes lies above its null

with s_i the shares of capability (CINC). What a body changes is the difference between the first
three: whether it is a pole is not a number. Capabilities have no error, so there is no interval.

References: those of `measure.polarity` and `measure.modularity`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa

from tatanan.measure.modularity import measure_modularity
from tatanan.measure.polarity import Polarity, measure_polarity
from tatanan.measure.signs import signed_by_mean
from tatanan.reference.majors import majors_on
from tatanan.terms.network import DyadMatrix, Yardstick
from tatanan.terms.reference import StateValues
from tatanan.weigh.known import MAJORS, POWER, VOTES, Draft, Known, moment, placed, states_of

EFFECTIVE: Final = "effective number of poles"
AS_ONE: Final = "effective number of poles, as one"
WITHOUT: Final = "effective number of poles, without"
CONCENTRATION: Final = "concentration of capability"
AMONG_MAJORS: Final = "concentration among major powers"
LEAD: Final = "lead of the strongest pole"
BLOCS: Final = "voting blocs above chance"
WORLD: Final = "world"

_LARGEST: Final = 20
"""So many states are asked for blocs: in the votes of all, dense as they are, it takes minutes."""
_DRAWS, _DRAWS_OF_THE_PAST = 20, 10


def of_polarity(
    subject: str | None, beside: Sequence[str], known: Known, *, day: date | None
) -> Iterator[Draft]:
    """Yield the yardsticks of polarity: of the world, and of a subject beside others.

    `subject` and `beside` are codes of bodies or states.
    """
    if known.power is not None and (years := known.years_to(known.power.years, day)):
        yield from _of_the_world(known, years)
        if known.majors is not None:
            values = [_among_majors(known.majors, known, moment(year, day)) for year in years]
            yield Draft(placed(values, known), (), (POWER, MAJORS))
        if subject is not None and states_of(subject, moment(years[-1], day)):
            yield from _of_a_pole(subject, beside, known, years=years, day=day)
    if known.power is not None and known.votes is not None:
        yield from _of_blocs(known, day)


def _of_the_world(known: Known, years: Sequence[int]) -> Iterator[Draft]:
    kinds: tuple[tuple[str, Callable[[Polarity], float | None]], ...] = (
        (EFFECTIVE, lambda each: each.effective),
        (CONCENTRATION, lambda each: each.concentration), (LEAD, lambda each: each.lead))
    for name, value_of in kinds:
        values = [
            _yardstick(name, WORLD, found, value_of(found))
            for found in (_apart(known, year) for year in years)]
        yield Draft(placed(values, known), (), (POWER,))


def _among_majors(table: pa.Table, known: Known, day: date) -> Yardstick:
    """Return the concentration among the major powers, who still are so after the list's end."""
    listed = majors_on(table, day)
    power = _power(known, day.year)
    there = (listed.members | listed.unsure) & set(power.states)
    found = measure_polarity(power, among=there)
    told = f"{', '.join(sorted(there))}; the list ends on {listed.until}"
    return replace(_yardstick(AMONG_MAJORS, WORLD, found, found.concentration), note=told)


def _of_a_pole(
    subject: str, beside: Sequence[str], known: Known, *, years: Sequence[int], day: date | None
) -> Iterator[Draft]:
    """Yield what the number of poles would be with a body as one, and without it."""
    now = moment(years[-1], day)
    others = [code for code in beside if states_of(code, now)]
    if len(states_of(subject, now)) > 1:
        history = [_as_one((subject,), known, moment(year, day)) for year in years]
        compared = [_as_one((code,), known, now) for code in others]
        compared += [_as_one((subject, code), known, now) for code in others]
        yield Draft(placed(history, known), _known(compared), (POWER,))
    history = [_without(subject, known, moment(year, day)) for year in years]
    compared = [_without(code, known, now) for code in others]
    yield Draft(placed(history, known), _known(compared), (POWER,))


def _as_one(codes: Sequence[str], known: Known, day: date) -> Yardstick | None:
    """Return the number of poles with bodies as one each; None where one has no members yet.

    Who is a member of several stands with none of them.
    """
    power = _power(known, day.year)
    members = [states_of(code, day) & set(power.states) for code in codes]
    apart = [own - set().union(*members[:n], *members[n + 1 :]) for n, own in enumerate(members)]
    if not all(apart):
        return None
    found = measure_polarity(power, as_one=dict(zip(codes, apart, strict=True)))
    return _yardstick(AS_ONE, "+".join(codes), found, found.effective)


def _without(code: str, known: Known, day: date) -> Yardstick | None:
    power = _power(known, day.year)
    members = states_of(code, day) & set(power.states)
    if not members:
        return None
    found = measure_polarity(power, without=members)
    return _yardstick(WITHOUT, code, found, found.effective)


def _of_blocs(known: Known, day: date | None) -> Iterator[Draft]:
    if known.votes is None or known.power is None:
        return
    both = sorted(set(known.votes.years) & set(known.power.years))
    if years := known.years_to(both, day):
        *past, now = years
        values = [_blocs(known, year, draws=_DRAWS_OF_THE_PAST) for year in past]
        values.append(_blocs(known, now, draws=_DRAWS))
        yield Draft(placed(values, known), (), (VOTES, POWER))


def _blocs(known: Known, year: int, *, draws: int) -> Yardstick:
    return known.kept((BLOCS, year, draws), lambda: _of_votes(known, year, draws))


def _of_votes(known: Known, year: int, draws: int) -> Yardstick:
    matrix = _among_largest(known.kappa(year), _power(known, year))
    found = measure_modularity(signed_by_mean(matrix), draws=draws, seed=known.seed)
    return Yardstick(
        BLOCS, WORLD, found.z if found else None, period=matrix.period,
        until=matrix.period.last, count=len(matrix.actors),
        note=f"{len(found.blocs)} blocs: " + "; ".join(" ".join(each) for each in found.blocs)
        if found else "no two of them were compared")


def _among_largest(matrix: DyadMatrix, power: StateValues) -> DyadMatrix:
    """Return a matrix of the states of most capability that are in it."""
    sizes = dict(zip(power.states, np.nan_to_num(power.values).tolist(), strict=True))
    there = [state for state in matrix.actors if state in sizes]
    chosen = sorted(sorted(there, key=lambda state: (-sizes[state], state))[:_LARGEST])
    places = np.ix_(*[[matrix.actors.index(state) for state in chosen]] * 2)
    return DyadMatrix(
        matrix.measure, matrix.period, tuple(chosen), matrix.values[places], matrix.counts[places])


def _apart(known: Known, year: int) -> Polarity:
    return known.kept((EFFECTIVE, year), lambda: measure_polarity(_power(known, year)))


def _power(known: Known, year: int) -> StateValues:
    power = known.power
    if power is None:
        raise KeyError("no capabilities are given")
    return known.kept((POWER, year), lambda: power.in_year(year))


def _yardstick(name: str, about: str, found: Polarity, value: float | None) -> Yardstick:
    strongest = found.poles[0].name if found.poles else None
    return Yardstick(
        name, about, value, period=found.period, until=found.period.last, count=len(found.poles),
        note=found.note or (f"the strongest is {strongest}" if name == LEAD else None))


def _known(yardsticks: Sequence[Yardstick | None]) -> tuple[Yardstick, ...]:
    return tuple(each for each in yardsticks if each is not None)

