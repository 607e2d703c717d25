"""Beside a claim about two states: that they were never closer, or that they are allied.

    kappa of two states           kappa of their votes, by year; interval by draws of roll calls
    S of two states               the same with S
    rank of kappa in history      1 where it was never higher
    chance of the highest kappa   how often the kappa of now is above all earlier ones, when all
                                  are drawn within their errors
    last change of kappa          the mean after it less the mean before
    distance of ideal points      |theta_i - theta_j|
    alignment from events         the twelve months up to the report's day, from -1 to 1
    alliance pledge               3 defence, 2 neutrality or non-aggression, 1 consultation, 0 none
    S of alliances                how alike their alliances with all states are

References: those of `measure.similarity`, `measure.change` and `measure.alignment`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import numpy as np
import pyarrow.compute as pc

from tatanan.measure.alignment import trace_alignment
from tatanan.measure.change import find_changes, stand
from tatanan.measure.similarity import Measure, compare_ties, compare_votes_of
from tatanan.terms.network import Alignment, Period, Yardstick
from tatanan.terms.note import Note
from tatanan.terms.reference import VoteMatrix
from tatanan.weigh.known import PACTS, POINTS, VOTES, Draft, Known, placed, unknown

KAPPA_OF_TWO: Final = "kappa of two states"
S_OF_TWO: Final = "S of two states"
RANK: Final = "rank of kappa in history"
HIGHEST: Final = "chance of the highest kappa"
CHANGE: Final = "last change of kappa"
DISTANCE_OF_TWO: Final = "distance of ideal points"
ALIGNMENT: Final = "alignment from events"
PLEDGE: Final = "alliance pledge"
S_OF_PACTS: Final = "S of alliances"

Pair = tuple[str, str]
_BOUNDS: Final = (0.025, 0.975)
_Z: Final = 1.959964
_REACH: Final = 2 * _Z
_YEAR: Final = timedelta(days=365)


def of_relation(
    pair: Pair, beside: Sequence[Pair], known: Known, *, day: date | None
) -> Iterator[Draft]:
    """Yield the yardsticks of how close two states are, each with its place in their history."""
    if known.votes is not None:
        years = known.years_to(known.votes.years, day)
        yield from _of_votes(pair, beside, known, years=years)
    if known.points is not None:
        years = known.years_to(known.points.years, day)
        yield from _drafts(DISTANCE_OF_TWO, (pair, *beside), known, years=years)
    yield from _of_events(pair, beside, known, day)


def of_alliance(
    pair: Pair, beside: Sequence[Pair], known: Known, *, day: date | None
) -> Iterator[Draft]:
    """Yield whether two states are allied by treaty, and how alike their choices are."""
    if known.pacts is not None:
        years = known.years_to(known.pacts.years, day)
        yield from _drafts(PLEDGE, (pair, *beside), known, years=years)
        yield from _drafts(S_OF_PACTS, (pair, *beside), known, years=years)
    if known.votes is not None:
        years = known.years_to(known.votes.years, day)
        yield from _drafts(KAPPA_OF_TWO, (pair, *beside), known, years=years)
    yield from _of_events(pair, beside, known, day)


def _drafts(
    name: str, pairs: Sequence[Pair], known: Known, *, years: Sequence[int]
) -> Iterator[Draft]:
    """Yield a yardstick of the first of some pairs, with that of the others beside it."""
    if not years:
        return
    values = [_yardstick(name, pairs[0], year, known) for year in years]
    own = placed(values, known) if values[-1] is not None else unknown(
        name, "–".join(pairs[0]), years[-1],
        Note("the data of that year do not compare the two"))
    others = (_yardstick(name, other, years[-1], known) for other in pairs[1:])
    yield Draft(own, tuple(each for each in others if each is not None), (_DATA[name],))


def _yardstick(name: str, pair: Pair, year: int, known: Known) -> Yardstick | None:
    """Return a yardstick of two states in a year; None where the data lack one of them."""
    return known.kept((name, pair, year), lambda: _MADE[name](pair, year, known))


def _of_votes(
    pair: Pair, beside: Sequence[Pair], known: Known, *, years: Sequence[int]
) -> Iterator[Draft]:
    yield from _drafts(KAPPA_OF_TWO, (pair, *beside), known, years=years)
    yield from _drafts(S_OF_TWO, (pair, *beside), known, years=years)
    if not years or _yardstick(KAPPA_OF_TWO, pair, years[-1], known) is None:
        return
    history = [_yardstick(KAPPA_OF_TWO, pair, year, known) for year in years]
    change = _last_change(history, known)
    others = [_of_history([_yardstick(KAPPA_OF_TWO, other, year, known) for year in years], known)
              for other in beside]
    for place, each in enumerate(_of_history(history, known)):
        yield Draft(each, tuple(found[place] for found in others if found), (VOTES,))
    if change is not None:
        yield Draft(change, (), (VOTES,))


def _of_history(history: Sequence[Yardstick | None], known: Known) -> tuple[Yardstick, ...]:
    """Return the rank of the last value among all, and how surely it is the highest."""
    values = [each.value if each else None for each in history]
    errors = [
        None if each is None or each.low is None or each.high is None
        else (each.high - each.low) / _REACH for each in history]
    standing = stand(values, errors, seed=known.seed)
    last = history[-1]
    if standing is None or last is None:
        return ()
    best = max((each for each in history[:-1] if each and each.value is not None),
               key=lambda each: each.value or 0.0, default=None)
    highest = best.period.first.year if best and best.period else None
    note = None if highest is None else Note(
        "the highest before was that of {year}", year=highest)
    about = replace(last, low=None, high=None, percentile=None, count=standing.count, note=note)
    return (replace(about, measure=RANK, value=float(standing.rank)),
            replace(about, measure=HIGHEST, value=standing.is_highest))


def _last_change(history: Sequence[Yardstick | None], known: Known) -> Yardstick | None:
    """Return by how much kappa changed when it last changed its level, with the year and p."""
    values = [each.value if each else None for each in history]
    changes = find_changes(values, seed=known.seed)
    last = history[-1]
    at = history[changes[-1].at] if changes else None
    if last is None or at is None or at.period is None or last.period is None:
        return None
    found = changes[-1]
    return replace(
        last, measure=CHANGE, value=found.after - found.before, low=None, high=None,
        percentile=None, period=Period(at.period.first, last.period.last),
        count=sum(value is not None for value in values),
        note=Note("from {before:.2f} to {after:.2f}, p = {p:.3f}", before=found.before,
                  after=found.after, p=found.p))


def _agreement(measure: Measure, name: str, pair: Pair, where: tuple[int, Known]) -> (
        Yardstick | None):
    year, known = where
    votes = known.cast(year)
    if not set(pair) <= set(votes.states):
        return None
    places = [votes.states.index(state) for state in pair]
    two = VoteMatrix(votes.period, pair, votes.rollcalls, votes.matrix[places])
    count = len(votes.rollcalls)
    drawn = np.random.default_rng(known.seed).multinomial(
        count, np.full(count, 1 / count), known.draws)
    weightings = np.vstack([np.ones(count), drawn]).astype(np.float64)
    values = compare_votes_of(pair[0], two, weightings, measure=measure)[:, 1]
    known_values = values[1:][~np.isnan(values[1:])]
    low, high = np.quantile(known_values, _BOUNDS) if known_values.size else (np.nan, np.nan)
    if np.isnan(values[0]):
        return None
    return Yardstick(
        name, "–".join(pair), float(values[0]), _number(low), _number(high), period=votes.period,
        until=votes.period.last, count=int((two.matrix > 0).all(axis=0).sum()))


def _kappa(pair: Pair, year: int, known: Known) -> Yardstick | None:
    return _agreement("kappa", KAPPA_OF_TWO, pair, (year, known))


def _s(pair: Pair, year: int, known: Known) -> Yardstick | None:
    return _agreement("S", S_OF_TWO, pair, (year, known))


def _distance(pair: Pair, year: int, known: Known) -> Yardstick | None:
    """Return how far apart two ideal points are, with the error of their difference."""
    points = known.points.in_year(year) if known.points is not None else None
    if points is None or not set(pair) <= set(points.states):
        return None
    one, other = (points.states.index(state) for state in pair)
    value = abs(float(points.values[one] - points.values[other]))
    low = high = None
    if points.errors is not None:
        reach = _Z * float(np.hypot(points.errors[one], points.errors[other]))
        low, high = _number(max(0.0, value - reach)), _number(value + reach)
    if np.isnan(value):
        return None
    return Yardstick(DISTANCE_OF_TWO, "–".join(pair), value, low, high, period=points.period,
                     until=points.period.last, count=len(points.states))


def _pledge(pair: Pair, year: int, known: Known) -> Yardstick | None:
    ties = known.pacts
    if ties is None:
        return None
    matrix = known.kept((PACTS, year), lambda: ties.in_year(year))
    if not set(pair) <= set(matrix.states):
        return None
    one, other = (matrix.states.index(state) for state in pair)
    period = Period.year(year)
    return Yardstick(PLEDGE, "–".join(pair), float(matrix.matrix[one, other]), period=period,
                     until=period.last, count=len(matrix.states))


def _s_of_pacts(pair: Pair, year: int, known: Known) -> Yardstick | None:
    ties = known.pacts
    if ties is None:
        return None
    table = known.kept((S_OF_PACTS, year), lambda: compare_ties(ties.in_year(year)))
    if not set(pair) <= set(table.actors):
        return None
    return Yardstick(S_OF_PACTS, "–".join(pair), table.between(*pair), period=table.period,
                     until=table.period.last, count=table.count(*pair))


def _of_events(
    pair: Pair, beside: Sequence[Pair], known: Known, day: date | None
) -> Iterator[Draft]:
    if known.events is None or not known.events.num_rows:
        return
    first, last = (each.as_py() for each in pc.min_max(known.events["day"]).values())
    periods = _twelve_months(first, min(day or last, last))
    traced = trace_alignment(known.events, pair, periods)
    history = [_aligned(each, pair, last) for each in traced]
    own = placed(history, known) if history[-1] is not None else Yardstick(
        ALIGNMENT, "–".join(pair), None, period=periods[-1], until=last, count=0,
        note=Note("no event of these twelve months is told of the two"))
    others = (trace_alignment(known.events, other, periods[-1:])[0] for other in beside)
    compared = [_aligned(each, other, last) for each, other in zip(others, beside, strict=True)]
    yield Draft(own, tuple(each for each in compared if each is not None), (known.events_from,))


def _twelve_months(first: date, last: date) -> list[Period]:
    """Return the runs of 365 days that end on a day, back to the first day, in order.

    >>> [each.first.isoformat() for each in _twelve_months(date(2023, 6, 1), date(2024, 7, 3))]
    ['2022-07-05', '2023-07-05']
    """
    periods = [Period(last - _YEAR + timedelta(days=1), last)]
    while periods[-1].first > first:
        end = periods[-1].first - timedelta(days=1)
        periods.append(Period(end - _YEAR + timedelta(days=1), end))
    return periods[::-1]


def _aligned(found: Alignment | None, pair: Pair, until: date) -> Yardstick | None:
    if found is None:
        return None
    return Yardstick(ALIGNMENT, "–".join(pair), found.value, found.low, found.high,
                     period=found.period, until=until, count=found.count)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


_MADE: Final = {
    KAPPA_OF_TWO: _kappa, S_OF_TWO: _s, DISTANCE_OF_TWO: _distance, PLEDGE: _pledge,
    S_OF_PACTS: _s_of_pacts,
}
_DATA: Final = {
    KAPPA_OF_TWO: VOTES, S_OF_TWO: VOTES, DISTANCE_OF_TWO: POINTS, PLEDGE: PACTS,
    S_OF_PACTS: PACTS,
}
