"""Both sides of an event together: the likeliest pairs of sides, each judged as a whole.

The models before ask of each code by itself whether it acts, and whether it is acted upon. What
they say of all codes is put side by side here for each pair that may be meant, with what only
both sides together show: the same words on both, nobody where such events have somebody, and how
much the report tells of the two elsewhere (elsewhere.py). Boosted trees judge once more; the
likeliest pair stands, and its probability is how sure both sides are (docs/decisions/0014). Who
somebody is they are not told.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, islice, product

from tatanan.extract.casts import (
    ASSAULT,
    Cast,
    Pair,
    Places,
    all_together,
    at_war,
    fellows_in,
    ranks_of,
)
from tatanan.extract.elsewhere import Codes, Elsewhere
from tatanan.extract.event_model import PairForest
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import UNKNOWN, Scene

# Of so many choices, likeliest first, each may be on a side alone, of so many two together.
_ALONE, _TOGETHER = 4, 3
# So many pairs are judged: a further one is hardly ever right. Beside them so many more are,
# between whom the report tells such events elsewhere.
_MOST, _MOST_ELSEWHERE = 12, 4
_LEAST = 1e-4  # of probabilities, before their logarithm is taken
_FAR = 9  # of steps in the tree: in no role


def likeliest_pair(
    scene: Scene, trigger: Trigger, cast: Cast, told: Elsewhere, pairs: PairForest
) -> tuple[Pair, float]:
    """Return who is on both sides of an event, and the probability that it is just these.

    Of two pairs about as likely an assault is between those who are at war (casts.py).
    """
    meant = pairs_of(scene, cast, told)
    shares = pairs.forest.shares(pair_rows(scene, trigger, cast, told, meant, pairs.habits))
    sure = dict(zip(meant, shares, strict=True))
    best = max(meant, key=sure.__getitem__)  # of equals the likelier by the models before
    if cast.scores.type != ASSAULT:
        return best, sure[best]
    at_last = at_war(scene, cast.shares, best)
    return at_last, sure.get(at_last, sure[best])


def pairs_of(scene: Scene, cast: Cast, told: Elsewhere) -> list[Pair]:
    """Return the pairs of sides that may be meant, the likeliest first; the cast's is among them.

    Nobody is on both sides beside others; who stands in a list may be meant with all of it, and
    all whom one word means are on the same side. Those of whom most is told elsewhere are last.
    """
    acting, receiving = cast.shares
    actors = _sides(scene, acting, cast.pair[0])
    recipients = {(): None, **_sides(scene, receiving, cast.pair[1])}
    odds = [{side: _likelihood(shares, side) for side in sides}
            for shares, sides in ((acting, actors), (receiving, recipients))]
    pairs = [pair for pair in product(actors, recipients)
             if pair[0] and (pair[0] == pair[1] or not {*pair[0]} & {*pair[1]})]
    pairs.sort(key=lambda pair: (-odds[0][pair[0]] - odds[1][pair[1]], pair))
    together = (all_together(scene, pair) for pair in pairs[:_MOST])
    return list(dict.fromkeys((*together, cast.pair, *_told_elsewhere(scene, cast, told))))


def _told_elsewhere(scene: Scene, cast: Cast, told: Elsewhere) -> list[Pair]:
    """Return the pairs between whom such events are told elsewhere, of those who may be meant."""
    places = {choice.code: place for place, choice in enumerate(scene.choices)}
    found = (
        [tuple(sorted(places[code] for code in side)) for side in codes]
        for codes in told.pairs(cast.scores.type)
        if codes[0] and all(code in places for side in codes for code in side))
    return [(actors, recipients) for actors, recipients in islice(found, _MOST_ELSEWHERE)]


def _sides(
    scene: Scene, shares: Sequence[float], chosen: Places
) -> dict[Places, None]:
    """Return whom a side may hold: who was chosen, one, one with its list, or two."""
    order = sorted(range(len(shares)), key=lambda place: (-shares[place], place))
    fellows = fellows_in(scene)
    alone = [(place,) for place in order[:_ALONE]]
    lists = [tuple(sorted({place, *fellows[place]})) for place in order[:_ALONE]]
    two = [tuple(sorted(both)) for both in combinations(order[:_TOGETHER], 2)]
    return dict.fromkeys((chosen, *alone, *lists, *two))


def _likelihood(shares: Sequence[float], side: Collection[int]) -> float:
    """Return the logarithm of the probability that just these are on a side, each by itself."""
    return sum(
        math.log(min(max(share if place in side else 1.0 - share, _LEAST), 1.0 - _LEAST))
        for place, share in enumerate(shares))


def pair_rows(
    scene: Scene, trigger: Trigger, cast: Cast, told: Elsewhere, pairs: Sequence[Pair],
    habits: Mapping[str, tuple[float, ...]],
) -> list[list[float]]:
    """Return what the trees weigh of each pair of sides.

    `habits` says what is usual of the sides of each type (`PairForest`).
    """
    acting, receiving = ([[_share(score) for score in scores] for scores in both] for both in zip(
        (cast.scores.actor, cast.scores.recipient), cast.scores.encoded, strict=True))
    ranks = tuple(map(ranks_of, cast.shares))
    actors = {
        side: _of_actors(scene, cast, side, acting, ranks[1])
        for side in dict.fromkeys(side for side, _ in pairs)}
    recipients = {
        side: _of_recipients(scene, trigger, cast, side, receiving, ranks[0])
        for side in dict.fromkeys(side for _, side in pairs)}
    likelihoods = [actors[a][0] + recipients[r][0] for a, r in pairs]
    usual = habits.get(cast.scores.type, (0.0, 0.0, 0.0))
    return [
        [*actors[a], *recipients[r], likelihood, likelihood - max(likelihoods),
         (a, r) == cast.pair, a == r,
         len(scene.choices[a[0]].words) if a == r and len(a) == 1 else 0, *usual,
         *told.numbers(cast.scores.type, trigger.key, _codes(scene, (a, r)))]
        for (a, r), likelihood in zip(pairs, likelihoods, strict=True)
    ]


def _codes(scene: Scene, pair: Pair) -> Codes:
    """Return the codes on both sides of a pair."""
    actors, recipients = (frozenset(scene.choices[place].code for place in side) for side in pair)
    return actors, recipients


def _of_actors(
    scene: Scene, cast: Cast, side: Places, apart: Sequence[Sequence[float]],
    ranks: Sequence[int],
) -> list[float]:
    """Return what speaks for some as those who act.

    `apart` is what the first look and the encoder make of each choice, `ranks` how many are
    ahead of each among those who are acted upon.
    """
    acting, receiving = cast.shares
    choices = [scene.choices[place] for place in side]
    return [
        _likelihood(acting, side),
        *(_likelihood(shares, side) for shares in apart),
        len(side),
        min(acting[place] for place in side),
        max((share for place, share in enumerate(acting) if place not in side), default=0.0),
        max(receiving[place] for place in side),
        min(ranks[place] for place in side),
        sum(choice.rank is not None for choice in choices),
        any(choice.code == UNKNOWN for choice in choices),
    ]


def _of_recipients(
    scene: Scene, trigger: Trigger, cast: Cast, side: Places,
    apart: Sequence[Sequence[float]], ranks: Sequence[int],
) -> list[float]:
    """Return what speaks for some, or for nobody, as those who are acted upon.

    `apart` is as for those who act, `ranks` how many are ahead of each among these.
    """
    acting, receiving = cast.shares
    ways = [len(filler.way) for place in side for words in scene.choices[place].words
            if (filler := scene.filler_of(trigger, words)) is not None]
    return [
        _likelihood(receiving, side),
        *(_likelihood(shares, side) for shares in apart),
        len(side),
        min((receiving[place] for place in side), default=1.0),
        max((share for place, share in enumerate(receiving) if place not in side), default=0.0),
        max((acting[place] for place in side), default=0.0),
        min((ranks[place] for place in side), default=len(ranks)),
        min(ways, default=_FAR) if side else _FAR + 1,
    ]


def _share(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-min(max(odds, -30.0), 30.0)))
