"""Beside a claim of how many poles the world has, or that somebody is one of them.

    effective number of poles            1 / sum_i s_i^2, all states apart
    effective number of poles, as one    the same with a body's members as one pole
    effective number of poles, without   the same without them
    concentration of capability          CON of the shares
    lead of the strongest pole           s_1 / s_2
    concentration among major powers     CON of the shares of those alone
    voting blocs above chance            the signed modularity of all states' votes less that of
                                         networks with the same degrees

with s_i the shares of capability (CINC); the same six with shares of gross domestic product, which
weigh people and steel less, are called economies and output. What a body changes is the difference
between the first three: whether it is a pole is not a number. Neither has an error that is told, so
there is no interval.

References: those of `measure.polarity` and `measure.modularity`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa

from tatanan.measure.modularity import measure_modularity
from tatanan.measure.polarity import Polarity, measure_polarity
from tatanan.measure.signs import signed_by_mean
from tatanan.reference.majors import majors_on
from tatanan.terms.network import Yardstick
from tatanan.terms.note import Note
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
OF_OUTPUT: Final[Mapping[str, str]] = {
    EFFECTIVE: "effective number of economies",
    AS_ONE: "effective number of economies, as one",
    WITHOUT: "effective number of economies, without",
    CONCENTRATION: "concentration of output",
    AMONG_MAJORS: "concentration of output among major powers",
    LEAD: "lead of the largest economy",
}
"""What the yardsticks of capability are called where poles are counted by economic output."""

_DRAWS, _DRAWS_OF_THE_PAST = 20, 3
"""Random networks beside that of votes; of 193 states they differ by .001 from one to the next."""
_NAMED: Final = 8
"""So many members of a bloc are named, those of most capability."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """What poles are counted by: the years it has, what it gives of one, and its data set.

    `names` has what the yardsticks are called by it, where that is not as by capability.
    """

    data: str
    years: tuple[int, ...]
    in_year: Callable[[int], StateValues]
    names: Mapping[str, str]

    def yardstick(
        self, name: str, about: str, found: Polarity, value: float | None
    ) -> Yardstick:
        """Return a yardstick of poles, called as this scale calls it."""
        strongest = found.poles[0].name if found.poles else None
        note = Note("the strongest is {state}", state=strongest) if name == LEAD else None
        return Yardstick(
            self.names.get(name, name), about, value, period=found.period,
            until=found.period.last, count=len(found.poles), note=found.note or note)


def of_polarity(
    subject: str | None, beside: Sequence[str], known: Known, *, day: date | None
) -> Iterator[Draft]:
    """Yield the yardsticks of polarity: of the world, and of a subject beside others.

    `subject` and `beside` are codes of bodies or states.
    """
    for scale in _scales(known):
        if years := known.years_to(scale.years, day):
            yield from _of_the_world(scale, known, years)
            if known.majors is not None:
                values = [_among_majors(scale, known.majors, moment(year, day)) for year in years]
                yield Draft(placed(values, known), (), (scale.data, MAJORS))
            if subject is not None and states_of(subject, moment(years[-1], day)):
                yield from _of_a_pole(subject, beside, known, scale=scale, years=years, day=day)
    if known.votes is not None:
        yield from _of_blocs(known, day)


def _scales(known: Known) -> Iterator[_Scale]:
    power, output = known.power, known.output
    if power is not None:
        yield _Scale(POWER, power.years, lambda year: known.kept(
            (POWER, year), lambda: power.in_year(year)), {})
    if output is not None:
        yield _Scale(known.output_from, output.years, lambda year: known.kept(
            (known.output_from, year), lambda: output.in_year(year)), OF_OUTPUT)


def _of_the_world(scale: _Scale, known: Known, years: Sequence[int]) -> Iterator[Draft]:
    kinds: tuple[tuple[str, Callable[[Polarity], float | None]], ...] = (
        (EFFECTIVE, lambda each: each.effective),
        (CONCENTRATION, lambda each: each.concentration), (LEAD, lambda each: each.lead))
    apart = [measure_polarity(scale.in_year(year)) for year in years]
    for name, value_of in kinds:
        values = [scale.yardstick(name, WORLD, found, value_of(found)) for found in apart]
        yield Draft(placed(values, known), (), (scale.data,))


def _among_majors(scale: _Scale, table: pa.Table, day: date) -> Yardstick:
    """Return the concentration among the major powers, who still are so after the list's end."""
    listed = majors_on(table, day)
    values = scale.in_year(day.year)
    there = (listed.members | listed.unsure) & set(values.states)
    found = measure_polarity(values, among=there)
    told = Note("{states}; the list ends on {until}", states=", ".join(sorted(there)),
                until=listed.until)
    return replace(scale.yardstick(AMONG_MAJORS, WORLD, found, found.concentration), note=told)


def _of_a_pole(
    subject: str, beside: Sequence[str], known: Known, *, scale: _Scale, years: Sequence[int],
    day: date | None,
) -> Iterator[Draft]:
    """Yield what the number of poles would be with a body as one, and without it."""
    now = moment(years[-1], day)
    others = [code for code in beside if states_of(code, now)]
    if len(states_of(subject, now)) > 1:
        history = [_as_one((subject,), scale, moment(year, day)) for year in years]
        compared = [_as_one((code,), scale, now) for code in others]
        compared += [_as_one((subject, code), scale, now) for code in others]
        yield from _draft(history, compared, known, scale.data)
    history = [_without(subject, scale, moment(year, day)) for year in years]
    compared = [_without(code, scale, now) for code in others]
    yield from _draft(history, compared, known, scale.data)


def _draft(
    history: Sequence[Yardstick | None], beside: Sequence[Yardstick | None], known: Known,
    data: str,
) -> Iterator[Draft]:
    """Yield a draft of the last of some values; none where the data do not know who is meant."""
    if history[-1] is not None:
        others = tuple(each for each in beside if each is not None)
        yield Draft(placed(history, known), others, (data,))


def _as_one(codes: Sequence[str], scale: _Scale, day: date) -> Yardstick | None:
    """Return the number of poles with bodies as one each; None where one has no members yet.

    Who is a member of several stands with none of them.
    """
    values = scale.in_year(day.year)
    members = [states_of(code, day) & set(values.states) for code in codes]
    apart = [own - set().union(*members[:n], *members[n + 1 :]) for n, own in enumerate(members)]
    if not all(apart):
        return None
    found = measure_polarity(values, as_one=dict(zip(codes, apart, strict=True)))
    return scale.yardstick(AS_ONE, "+".join(codes), found, found.effective)


def _without(code: str, scale: _Scale, day: date) -> Yardstick | None:
    values = scale.in_year(day.year)
    members = states_of(code, day) & set(values.states)
    if not members:
        return None
    found = measure_polarity(values, without=members)
    return scale.yardstick(WITHOUT, code, found, found.effective)


def _of_blocs(known: Known, day: date | None) -> Iterator[Draft]:
    if known.votes is not None and (years := known.years_to(known.votes.years, day)):
        *past, now = years
        values = [_blocs(known, year, draws=_DRAWS_OF_THE_PAST) for year in past]
        values.append(_blocs(known, now, draws=_DRAWS))
        yield Draft(placed(values, known), (), (VOTES,))


def _blocs(known: Known, year: int, *, draws: int) -> Yardstick:
    return known.kept((BLOCS, year, draws), lambda: _of_votes(known, year, draws))


def _of_votes(known: Known, year: int, draws: int) -> Yardstick:
    matrix = known.kappa(year)
    found = measure_modularity(signed_by_mean(matrix), draws=draws, seed=known.seed)
    value = None if found is None or found.null is None else found.value - found.null
    told = Note("no two of them were compared") if found is None else Note(
        "{count} blocs: {blocs}", count=len(found.blocs),
        blocs=_told(found.blocs, _sizes(known, year)))
    return Yardstick(
        BLOCS, WORLD, value, period=matrix.period, until=matrix.period.last,
        count=len(matrix.actors), note=told)


def _told(blocs: Sequence[Sequence[str]], sizes: Mapping[str, float]) -> Note:
    """Return blocs as notes: how many each has, and its members of most capability."""
    each, *rest = (
        Note("{size} with {largest}", size=len(bloc), largest=" ".join(
            sorted(bloc, key=lambda state: (-sizes.get(state, 0.0), state))[:_NAMED]))
        for bloc in blocs)
    for other in rest:
        each = each.then(other)
    return each


def _sizes(known: Known, year: int) -> Mapping[str, float]:
    """Return the capabilities of a year, by state; nothing where they are not known."""
    if known.power is None or year not in known.power.years:
        return {}
    power = known.power.in_year(year)
    return dict(zip(power.states, np.nan_to_num(power.values).tolist(), strict=True))
