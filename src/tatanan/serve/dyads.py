"""Two actors: what each did toward the other over time, what they share, and how they vote."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pyarrow as pa

from tatanan.measure.alignment import align_dyads, measure_alignment, pool_dyads
from tatanan.measure.change import find_changes
from tatanan.measure.dyads import sum_dyads
from tatanan.serve.actors import sayings, shared_memberships
from tatanan.serve.codes import name_of
from tatanan.serve.counting import By
from tatanan.serve.desk import Desk
from tatanan.serve.dyadic import dyadic_rows
from tatanan.serve.filters import Condition, Filters
from tatanan.serve.listing import draw_timeline
from tatanan.serve.shapes_actors import (
    AlignedBin,
    ChangePoint,
    Directed,
    DirectedPair,
    DyadView,
)
from tatanan.serve.shapes_events import Bin
from tatanan.serve.voting import votes_together, why_no_votes
from tatanan.terms.network import DirectedDyad, Period

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
    agreed = votes_together(one, other)
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
        votes_missing=None if agreed is not None else why_no_votes(one, other),
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
