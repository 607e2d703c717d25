"""Two actors: what each did toward the other over time, what they share, and how they vote."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa

from tatanan.measure.alignment import align_dyads, measure_alignment, pool_dyads
from tatanan.measure.change import find_changes
from tatanan.measure.dyads import sum_dyads
from tatanan.serve.actors import sayings, shared_memberships
from tatanan.serve.codes import kind_of, name_of
from tatanan.serve.counting import By
from tatanan.serve.desk import Desk
from tatanan.serve.dyadic import dyadic_rows
from tatanan.serve.filters import Condition, Filters
from tatanan.serve.listing import draw_timeline
from tatanan.serve.references import ideal_points, votes, why_missing
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes_actors import (
    AlignedBin,
    ChangePoint,
    Directed,
    DirectedPair,
    DyadView,
    VotesOf,
)
from tatanan.serve.shapes_events import Bin
from tatanan.terms.network import DirectedDyad, Period
from tatanan.terms.reference import IdealPoints, Votes

_YEARS: Final = 20  # the last so many years of votes that are shown
_LEAST: Final = 6  # stretches of time below which no change is sought
_DRAWS: Final = 199
_EVER: Final = Period(date(1, 1, 1), date(9999, 12, 31))


def look_at_dyad(desk: Desk, pair: tuple[str, str], filters: Filters, *, by: By) -> DyadView:
    """Return all that is told of two actors."""
    one, other = pair
    asked = filters.and_(Condition(
        "dyad", "telling_no IN (SELECT telling_no FROM pairs WHERE list_contains($dyad, actor)"
        " AND list_contains($dyad, recipient) AND actor <> recipient)", {"dyad": [one, other]}))
    timeline = draw_timeline(desk, asked, by=by)
    where, values = filters.where()
    rows: pa.Table = desk.once(("dyad", pair, where, repr(values)),
                               lambda catalogue: dyadic_rows(catalogue, asked, both=pair))
    agreed = _votes(one, other)
    return DyadView(
        snapshot=timeline.snapshot, a=one, b=other, names=[name_of(one), name_of(other)],
        events=sum(each.events for each in timeline.bins) + timeline.undated,
        undated=timeline.undated, timeline=timeline.bins,
        alignment=list(_aligned(rows, pair, timeline.bins)),
        directed=DirectedPair(ab=_directed(rows, one, other), ba=_directed(rows, other, one)),
        statements=sorted(
            [*sayings(desk, [one], [other]), *sayings(desk, [other], [one])],
            key=lambda each: (each.published or date.min, each.id), reverse=True),
        shared_memberships=shared_memberships(one, other), votes=agreed,
        votes_missing=None if agreed is not None else labels_of(_why_no_votes(one, other)),
        change_points=_changes(timeline.bins),
    )


def _aligned(
    rows: pa.Table, pair: tuple[str, str], bins: Sequence[Bin]
) -> list[AlignedBin]:
    """Return the alignment of every stretch that has events, each stretch by itself.

    Two actors alone have nobody to be drawn toward, so their value is their own mean.
    """
    found = []
    for each in bins:
        period = Period(each.first, each.last)
        alignment = measure_alignment(rows, period, pooled=False).between(*pair)
        if alignment is not None:
            found.append(AlignedBin(
                first=each.first, last=each.last, value=alignment.value, low=alignment.low,
                high=alignment.high, events=alignment.count))
    return found


def _directed(rows: pa.Table, actor: str, recipient: str) -> Directed:
    """Return what one did toward the other, with its alignment over the whole time."""
    dyads = sum_dyads(rows, _EVER, directed=True)
    network = align_dyads(dyads, pool_dyads(dyads, pooled=False))
    wanted = DirectedDyad(actor, recipient)
    place = next((n for n, each in enumerate(network.alignments) if each.dyad == wanted), None)
    if place is None:
        return Directed(events=0, cooperation=0, conflict=0, mean=None, low=None, high=None)
    found, quads = network.alignments[place], dyads.counts[place].tolist()
    return Directed(events=found.count, cooperation=sum(quads[:2]), conflict=sum(quads[2:]),
                    mean=found.value, low=found.low, high=found.high)


def _changes(bins: Sequence[Bin]) -> list[ChangePoint]:
    """Return the days on which the mean intensity changed, with the probability of chance."""
    if sum(each.mean is not None for each in bins) < _LEAST:
        return []
    changes = find_changes([each.mean for each in bins], draws=_DRAWS,
                           weights=[float(each.events) for each in bins])
    return [ChangePoint(day=bins[each.at].first, before=each.before, after=each.after, p=each.p)
            for each in changes]


def _votes(one: str, other: str) -> list[VotesOf] | None:
    """Return how two states voted in the last years; None where the data do not tell."""
    known = votes()
    if known is None or kind_of(one) != "state" or kind_of(other) != "state":
        return None
    points = ideal_points()
    found = [_in_year(known, points, year, (one, other)) for year in known.years[-_YEARS:]]
    return [each for each in found if each is not None] or None


def _in_year(
    known: Votes, points: IdealPoints | None, year: int, pair: tuple[str, str]
) -> VotesOf | None:
    matrix = known.in_year(year)
    if not set(pair) <= set(matrix.states):
        return None
    a, b = (matrix.matrix[matrix.states.index(code)] for code in pair)
    both = (a > 0) & (b > 0)
    if not both.any():
        return None
    return VotesOf(year=year, agreement=float(np.mean(a[both] == b[both])),
                   ideal_distance=_distance(points, year, pair), roll_calls=int(both.sum()))


def _distance(points: IdealPoints | None, year: int, pair: tuple[str, str]) -> float | None:
    if points is None or year not in points.years:
        return None
    placed = points.in_year(year)
    if not set(pair) <= set(placed.states):
        return None
    one, other = (placed.of(code) for code in pair)
    return None if one is None or other is None else abs(one - other)


def _why_no_votes(one: str, other: str) -> str:
    missing = why_missing("un-votes")
    if missing:
        return missing
    strangers = [code for code in (one, other) if kind_of(code) != "state"]
    if strangers:
        return f"{strangers[0]} is no state, and casts no vote"
    return f"{one} and {other} cast no vote together in the last {_YEARS} years"
