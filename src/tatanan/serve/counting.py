"""Tellings that are asked for, counted as events: by what they have, and over time."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from tatanan.serve.columns import SIDES, UNDATED, Columns, Numbers, Places
from tatanan.serve.shapes import Count
from tatanan.serve.shapes_events import Counts

By = Literal["week", "month", "year"]
_MONDAY: Final = 3  # 1970 began on a Thursday, three days after a Monday
_MONTHS: Final = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Stretches:
    """Events by the stretch of time they lie in: a number for each that has any.

    `quads` counts by the place of a quad among its values; `mean` and `spread` are those of
    intensity, `spread` nan where one event has none.
    """

    first: list[date]
    events: Numbers
    quads: NDArray[np.int64]
    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    undated: int


def count_values(columns: Columns, about: str, chosen: Places, *, most: int) -> list[Count]:
    """Return how many events have each value, the most frequent first."""
    column = columns.sides[about].code if about in SIDES else columns.words[about]
    tellings, codes = chosen, column.codes
    if about in SIDES:
        asked = np.zeros(len(columns.event), np.bool_)
        asked[chosen] = True
        among = asked[columns.sides[about].telling]
        tellings, codes = columns.sides[about].telling[among], codes[among]
    else:
        codes = codes[chosen]
    counts = _events_of(columns, tellings, codes, len(column.values))
    order = np.argsort(-counts, kind="stable")[:most]
    return [Count(value=column.values[at], count=counts[at]) for at in order if counts[at]]


def count_all(columns: Columns, chosen: Places) -> Counts:
    """Return how many events, reports and outlets are chosen: three numbers."""
    outlets = columns.words["outlet"].codes[chosen]
    return Counts(
        events=len(events_of(columns, chosen)),
        reports=int(np.count_nonzero(np.bincount(columns.report[chosen]))),
        outlets=int(np.count_nonzero(np.bincount(outlets[outlets >= 0]))),
    )


def events_of(columns: Columns, chosen: Places) -> Places:
    """Return the first telling of each event that is chosen, in order."""
    events = columns.event[chosen]
    firsts: Places = chosen[np.diff(events, prepend=0) != 0]
    return firsts


def count_stretches(columns: Columns, chosen: Places, *, by: By) -> Stretches:
    """Return what happened in every week, month or year."""
    firsts = events_of(columns, chosen)
    days = columns.day[firsts]
    dated = firsts[days > UNDATED]
    stretch = _stretches(columns.day[dated], by)
    begin = int(stretch.min()) if len(stretch) else 0
    place = stretch - begin
    events = np.bincount(place)
    there = np.flatnonzero(events)
    quads = columns.words["quad"]
    kinds = max(1, len(quads.values))
    by_quad = np.bincount(place * kinds + quads.codes[dated], minlength=len(events) * kinds)
    mean, spread = _intensity(columns.intensity[dated], place, events[there], there)
    return Stretches(
        first=[_begin(begin + int(at), by) for at in there], events=events[there],
        quads=by_quad.reshape(-1, kinds)[there], mean=mean, spread=spread,
        undated=len(firsts) - len(dated),
    )


def _events_of(columns: Columns, tellings: Places, codes: Numbers, size: int) -> Numbers:
    """Return how many events have each code; what is told several times counts once."""
    counts = np.bincount(codes + 1, minlength=size + 1)[1:]
    if columns.all_alone:
        return counts
    often = ~columns.alone[tellings] & (codes >= 0)
    events, told = columns.event[tellings[often]].astype(np.int64), codes[often]
    once = np.unique(events * size + told) % size
    return counts - np.bincount(told, minlength=size) + np.bincount(once, minlength=size)


def _stretches(days: Places, by: By) -> Numbers:
    """Return the number of the week, month or year of each day."""
    if by == "week":
        return (days.astype(np.int64) + _MONDAY) // 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // _MONTHS[by]


def _begin(number: int, by: By) -> date:
    """Return the first day of a week, month or year."""
    if by == "week":
        return date(1970, 1, 1) + timedelta(days=number * 7 - _MONDAY)
    years, month = divmod(number * _MONTHS[by], 12)
    return date(1970 + years, month + 1, 1)


def _intensity(
    thousandths: Numbers, place: Numbers, events: Numbers, there: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and standard deviation of each stretch; sums of whole numbers are exact."""
    told = thousandths.astype(np.float64)
    total = np.bincount(place, weights=told)[there]
    squares = np.bincount(place, weights=told * told)[there]
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = (squares - total * total / events) / (events - 1)
    return total / events / 1000, np.sqrt(np.maximum(variance, 0)) / 1000
