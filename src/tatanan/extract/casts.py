"""Who is on both sides of an event: every choice of a sentence judged beside its rivals.

The log-linear models judge each code by itself, the encoder all words of the sentence together.
Here the numbers that both gave are put beside those of the other codes, and boosted trees
judge again. What must be so comes last: of two pairs about as likely an assault is between those
who are at war, nobody talks alone, and nobody is on both sides beside others.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from tatanan.extract.bystanders import shut_out
from tatanan.extract.encoded import Sides, encoded
from tatanan.extract.event_model import FirstLook, SideForests, Thresholds
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import UNKNOWN, Choice, Scene
from tatanan.extract.selves import done_to_own, kept_off, on_one_side
from tatanan.extract.side_features import side_names
from tatanan.lexicons.conflicts import foes_on
from tatanan.lexicons.plover import load_plover

_FAR = 9.0  # of steps in the tree: in no role
_DISTANT = 99.0  # of tokens: named in another sentence
_NOWHERE = -9.0  # of scores: there is no rival
_SURELY = 9.0  # of scores: the tree says so
_AGAINST = -1.0  # log odds: less than three in ten
ASSAULT = "ASSAULT"
_SEVERAL = "pair"  # the kind of words that mean several
_FAR_LIKELIER = 4.5  # log odds: ninety times
_PARTNER = 0.2  # probability from which on somebody is taken for the other of two

Places = tuple[int, ...]
"""The places of some choices of a scene, in order."""
Pair = tuple[Places, Places]
"""Who acts and who is acted upon, by their places."""
Shares = tuple[Sequence[float], Sequence[float]]
"""The probability of each choice of a scene to act, and to be acted upon."""


@dataclass(frozen=True, slots=True)
class SideScores:
    """What the first look makes of each choice of a scene for a type, and the encoder: log odds."""

    type: str
    actor: tuple[float, ...]
    recipient: tuple[float, ...]
    encoded: Sides


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is on both sides of an event, and how sure that is, from 0 to 1.

    `pair` says the same as `actors` and `recipients`; `shares` are those of all choices.
    """

    scores: SideScores
    actors: tuple[Choice, ...]
    recipients: tuple[Choice, ...]
    sure_actors: float
    sure_recipients: float
    pair: Pair
    shares: Shares


def side_scores(scene: Scene, trigger: Trigger, type_name: str, first: FirstLook) -> SideScores:
    """Return what the first look makes of each choice: as an actor, then as a recipient.

    Whom the tree shuts out of a side is no rival there.
    """
    own = done_to_own(scene, trigger, type_name)
    out = tuple(map(frozenset.union, shut_out(scene, trigger, type_name),
                    kept_off(scene, trigger, type_name, own)))
    actor = _without(out[0], _scores(scene, trigger, type_name, first, side="actor", acting=()))
    acting = tuple(c.code for c, s in zip(scene.choices, actor, strict=True) if s >= 0)
    if not acting:
        acting = (scene.choices[actor.index(max(actor))].code,)
    recipient = _without(
        out[1], _scores(scene, trigger, type_name, first, side="recipient", acting=acting), own)
    seen = encoded(scene).sides_of(trigger)
    return SideScores(
        type_name, actor, recipient, (_without(out[0], seen[0]), _without(out[1], seen[1], own)))


def _without(
    out: frozenset[int], scores: Sequence[float], sure: frozenset[int] = frozenset()
) -> tuple[float, ...]:
    """Return scores that speak against whoever stands at some places, and for who surely does."""
    return tuple(_NOWHERE if place in out else _SURELY if place in sure else score
                 for place, score in enumerate(scores))


def _scores(
    scene: Scene, trigger: Trigger, type_name: str, first: FirstLook,
    *, side: str, acting: Sequence[str],
) -> tuple[float, ...]:
    return tuple(
        first.side_score(side, *side_names(
            scene, trigger, type_name, choice, side=side, actors=acting))
        for choice in scene.choices
    )


def cast_of(
    scene: Scene, trigger: Trigger, scores: SideScores,
    *, sides: SideForests, limits: Thresholds,
) -> Cast:
    """Return who is on both sides, as the second look sees it."""
    acting = _settled(sides.actor.shares(side_rows(scene, trigger, scores, "actor")), scores.actor)
    actors, sure_actors = _chosen(scene, acting, scores.actor, limits.actor, 0.0)
    receiving = _settled(sides.recipient.shares(side_rows(
        scene, trigger, scores, "recipient",
        acting=[scene.choices[place].code for place in actors])), scores.recipient)
    recipients, sure_recipients = _chosen(
        scene, receiving, scores.recipient, limits.recipient, limits.sole_recipient)
    shares: Shares = acting, receiving
    if actors == recipients and {*actors} <= on_one_side(scene, trigger, scores.type):
        shares = _apart(shares, actors)
        actors, sure_actors = _chosen(scene, shares[0], scores.actor, limits.actor, 0.0)
        recipients, sure_recipients = _chosen(
            scene, shares[1], scores.recipient, limits.recipient, limits.sole_recipient)
    if scores.type == ASSAULT:
        actors, recipients = at_war(scene, shares, (actors, recipients))
    elif load_plover()[scores.type].takes_two:
        actors = _not_alone(shares, actors, recipients)
    actors, recipients = _each_on_one_side(shares, (actors, recipients))
    actors, recipients = all_together(scene, (actors, recipients))
    return Cast(
        scores, *those_of(scene, (actors, recipients)), sure_actors, sure_recipients,
        (actors, recipients), shares)


def _settled(shares: Sequence[float], scores: Sequence[float]) -> tuple[float, ...]:
    """Return probabilities in which what the tree says is certain."""
    said = {_NOWHERE: 0.0, _SURELY: 1.0}
    return tuple(said.get(score, share) for share, score in zip(shares, scores, strict=True))


def _apart(shares: Shares, places: Places) -> Shares:
    """Return probabilities in which each of some choices is on its likelier side alone."""
    acting, receiving = shares
    return (
        tuple(0.0 if place in places and own < receiving[place] else own
              for place, own in enumerate(acting)),
        tuple(0.0 if place in places and own <= acting[place] else own
              for place, own in enumerate(receiving)))


def those_of(scene: Scene, pair: Pair) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return the choices of a scene that stand at the places of a pair."""
    actors, recipients = (tuple(scene.choices[place] for place in side) for side in pair)
    return actors, recipients


def at_war(scene: Scene, shares: Shares, chosen: Pair) -> Pair:
    """Return who is on both sides of an assault: who was chosen, or two who are at war.

    The likeliest two who fight each other on the day are meant, unless those who were chosen
    are far likelier, fight each other themselves, or are nobody known.
    """
    foes = foes_on(scene.day)
    codes = [choice.code for choice in scene.choices]

    def fight(pair: Pair) -> bool:
        """Say whether all on one side fight all on the other."""
        return bool(pair[1]) and all(
            codes[b] in foes.get(codes[a], ()) for a, b in product(*pair))

    def odds(pair: Pair) -> float:
        """Return what speaks for both sides together; nobody counts as even odds."""
        return sum(
            sum(log_odds(own[place]) for place in side) / max(1, len(side))
            for side, own in zip(pair, shares, strict=True))

    each_other = not chosen[1] and any(
        fight(((a,), (b,))) for a, b in combinations(chosen[0], 2))
    unknown = any(codes[place] == UNKNOWN for side in chosen for place in side)
    if each_other or unknown or fight(chosen):
        return chosen
    alone = [(place,) for place in range(len(codes))]
    at_war = filter(fight, product([chosen[0], *alone], [chosen[1], *alone]))
    likeliest = max(at_war, key=odds, default=chosen)  # of equals the first named
    return likeliest if odds(likeliest) > odds(chosen) - _FAR_LIKELIER else chosen


def _not_alone(shares: Shares, actors: Places, recipients: Places) -> Places:
    """Return the actors of what nobody does alone: with the likeliest other, if one is likely."""
    there = {*actors, *recipients}
    if len(there) > 1:
        return actors
    others = {place: max(each) for place, each in enumerate(zip(*shares, strict=True))
              if place not in there and max(each) >= _PARTNER}
    likeliest = sorted(others, key=others.__getitem__, reverse=True)[:1]  # of equals the first
    return tuple(sorted((*actors, *likeliest)))


def _each_on_one_side(shares: Shares, chosen: Pair) -> Pair:
    """Return both sides with whoever was on both on the likelier one alone.

    Only who has nobody else beside them may act on themselves.
    """
    actors, recipients = chosen
    if {*actors} == {*recipients}:
        return chosen
    acting = tuple(place for place in actors
                   if place not in recipients or shares[0][place] >= shares[1][place])
    actors = acting or actors  # somebody acts
    return actors, tuple(place for place in recipients if place not in actors)


def all_together(scene: Scene, chosen: Pair) -> Pair:
    """Return both sides with all whom one word means on the same: "both countries".

    Where one of them is named beside it and acts, the rest receive without that one; where that
    one receives, they do not act on it.
    """
    actors, recipients = ({*side} for side in chosen)
    for meant in _meant_together(scene):
        named = {n for n in meant if any(w.kind != _SEVERAL for w in scene.choices[n].words)}
        if meant & actors - named:
            actors = actors - meant if named & recipients else actors | meant
            recipients -= meant - named
        elif meant & recipients - named and not named & actors:
            recipients |= meant
    unknown = next(n for n, choice in enumerate(scene.choices) if choice.code == UNKNOWN)
    return tuple(sorted(actors)) or (unknown,), tuple(sorted(recipients))


def _meant_together(scene: Scene) -> list[frozenset[int]]:
    """Return the choices that one word for several means, by their places."""
    heads = {words.head for choice in scene.choices for words in choice.words
             if words.kind == _SEVERAL}
    meant = (frozenset(
        n for n, choice in enumerate(scene.choices)
        if any(w.kind == _SEVERAL and w.head == head for w in choice.words)) for head in heads)
    return [places for places in meant if len(places) > 1]


def _chosen(
    scene: Scene, shares: Sequence[float], first: Sequence[float], threshold: float,
    lowest: float,
) -> tuple[Places, float]:
    """Return who is on a side, by their places among the choices, and how sure.

    Where nobody reaches the threshold, the likeliest is taken from `lowest` on: of actors
    always, for somebody acts; of recipients unless too little speaks for anybody. Who stands
    in a list with one of them is with them, unless the first look clearly spoke against it.
    """
    likeliest = shares.index(max(shares))  # of equals the first named
    chosen = [share >= threshold for share in shares]
    if not any(chosen) and shares[likeliest] >= lowest:
        chosen[likeliest] = True
    joined = [
        on or (score > _AGAINST and any(chosen[n] for n in fellows))
        for on, score, fellows in zip(chosen, first, fellows_in(scene), strict=True)
    ]
    # Who is there by a list adds no doubt: its members stand or fall together.
    sure = math.prod(
        share if on else 1.0 - share
        for share, on, listed in zip(shares, chosen, joined, strict=True) if on or not listed)
    return tuple(place for place, on in enumerate(joined) if on), sure


def side_rows(
    scene: Scene, trigger: Trigger, scores: SideScores, side: str,
    *, acting: Sequence[str] = (),
) -> list[list[float]]:
    """Return what the second look weighs of each choice for a side (`actor`, `recipient`).

    Who stands in a list with a choice is a fellow, all others are its rivals. `acting` are the
    codes of the actors, where those are known.
    """
    own, other = scores.actor, scores.recipient
    seen, seen_other = scores.encoded
    if side == "recipient":
        own, other, seen, seen_other = other, own, seen_other, seen
    known = known_codes(scene)
    ranks, seen_ranks = ranks_of(own), ranks_of(seen)
    ahead, ahead_other = sum(s > 0 for s in own), sum(s > 0 for s in other)
    return [
        [
            own[place], other[place], ranks[place],
            *_beside(own, other, place, fellows),
            seen[place], seen_other[place], seen_ranks[place],
            *_beside(seen, seen_other, place, fellows), len(own), known,
            *_where(scene, trigger, choice),
            choice.code in acting, len(acting), choice.code == UNKNOWN, ahead, ahead_other,
            trigger.heads_content,
        ]
        for place, (choice, fellows) in enumerate(
            zip(scene.choices, fellows_in(scene), strict=True))
    ]


def fellows_in(scene: Scene) -> list[frozenset[int]]:
    """Return for each choice which others stand in a list with it, by their places."""
    return scene.once("fellows", 0, lambda: _fellows(scene))


def _fellows(scene: Scene) -> list[frozenset[int]]:
    lists = [scene.lists_of(choice) for choice in scene.choices]
    return [
        frozenset(n for n, heads in enumerate(lists) if n != place and heads & lists[place])
        for place in range(len(lists))
    ]


def ranks_of(scores: Sequence[float]) -> list[int]:
    """Return how many are ahead of each; of equals the first is."""
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
    ranks = [0] * len(scores)
    for rank, place in enumerate(order):
        ranks[place] = rank
    return ranks


def _beside(
    own: Sequence[float], other: Sequence[float], place: int, fellows: frozenset[int]
) -> tuple[float, ...]:
    """Return how a choice does beside its best rival on both sides, and beside its fellows."""
    rivals = [n for n in range(len(own)) if n != place and n not in fellows]
    rival = max((own[n] for n in rivals), default=_NOWHERE)
    rival_other = max((other[n] for n in rivals), default=_NOWHERE)
    return (
        own[place] - rival, other[place] - rival_other, rival, rival_other, len(fellows),
        max((own[n] for n in fellows), default=_NOWHERE),
    )


def _where(scene: Scene, trigger: Trigger, choice: Choice) -> tuple[float, ...]:
    """Return where a choice stands: in the context, in the tree, and from the word."""
    ways = [f for words in choice.words if (f := scene.filler_of(trigger, words)) is not None]
    heads = [words.head for words in choice.words]
    number = trigger.token.number
    return (
        -1.0 if choice.rank is None else choice.rank,
        len(choice.words),
        min((len(filler.way) for filler in ways), default=_FAR),
        min((abs(head - number) for head in heads), default=_DISTANT),
        any(head < number for head in heads),
    )


def known_codes(scene: Scene) -> int:
    """Return how many codes a sentence names."""
    return scene.once("known", 0, lambda: sum(
        1 for choice in scene.choices if choice.words and choice.code != UNKNOWN))


def log_odds(share: float) -> float:
    """Return the logarithm of the odds of a probability, which is kept off 0 and 1."""
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))
