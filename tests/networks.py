"""Signed networks for tests: made from a few words, or at random."""

from itertools import combinations

from hypothesis import strategies as st

from tatanan.terms.network import Dyad, SignedNetwork, Tie


def network(friends="", foes="", alone=""):
    """Return a network of ties given as pairs of one-letter names ("AB BC")."""
    ties = [Tie(Dyad.of(*pair), weight)
            for pairs, weight in ((friends, 1.0), (foes, -1.0)) for pair in pairs.split()]
    return SignedNetwork.of([*alone, *(code for tie in ties for code in tie.dyad)], ties)


@st.composite
def networks(draw, most=7):
    """Draw a signed network of up to so many actors, some ties missing."""
    actors = "ABCDEFGHIJ"[: draw(st.integers(1, most))]
    weights = st.sampled_from([None, -1.0, 1.0])
    ties = [
        Tie(Dyad(one, other), weight)
        for one, other in combinations(actors, 2)
        if (weight := draw(weights)) is not None
    ]
    return SignedNetwork.of(actors, ties)
