"""How alone a state stands: by what reports tell, and by votes where the user has them."""

from functools import lru_cache
from typing import Final

from tatanan.measure.isolation import World as Known
from tatanan.measure.isolation import measure_isolation
from tatanan.serve.problems import parted
from tatanan.serve.references import State, ideal_points, state_of_data, votes, why_missing
from tatanan.serve.saying import labels_of
from tatanan.serve.shapes_report import Missing, YardstickView
from tatanan.terms.network import AlignmentNetwork, Dyad, Yardstick

_DRAWS: Final = 50


def isolation_of(state: str, network: AlignmentNetwork) -> list[YardstickView]:
    """Return the yardsticks of a state: its ties in a network, and its votes of the last year."""
    return [*_by_ties(state, network), *_by_votes(state)]


def _by_ties(state: str, network: AlignmentNetwork) -> list[YardstickView]:
    ties = [each for each in network.alignments
            if isinstance(each.dyad, Dyad) and state in tuple(each.dyad)]
    others = len(network.actors) - 1
    friendly = sum(each.value > 0 for each in ties)
    ends = network.period.last
    return [
        YardstickView(name="partners", value=len(ties) / others if others else None,
                      unit="share of states told of", ends=ends, count=others),
        YardstickView(name="friendly-ties", value=friendly / len(ties) if ties else None,
                      unit="share of its ties", ends=ends, count=len(ties)),
    ]


def _by_votes(state: str) -> list[YardstickView]:
    why = why_missing("un-votes")
    if why is not None:
        what, how = parted(labels_of(why))
        return [YardstickView(name="votes", value=None, missing=Missing(what=what, how=how))]
    return list(_profile(state, state_of_data()))


@lru_cache(maxsize=400)
def _profile(state: str, data: State) -> tuple[YardstickView, ...]:
    del data  # other data give another profile
    known, points = votes(), ideal_points()
    if known is None:
        return ()
    year = known.years[-1]
    placed = points.in_year(year) if points is not None and year in points.years else None
    try:
        profile = measure_isolation(
            state, Known(votes=known.in_year(year), ideal_points=placed), draws=_DRAWS)
    except KeyError:  # no vote and no point is known of it
        return ()
    return tuple(_view(each) for each in profile if each.value is not None)


def _view(each: Yardstick) -> YardstickView:
    return YardstickView(
        name=each.measure, value=each.value, low=each.low, high=each.high,
        percentile=each.percentile, count=each.count,
        ends=each.until or (each.period.last if each.period else None))
