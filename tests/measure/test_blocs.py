"""Blocs: no grouping contradicts less, and how sure it is is counted over draws."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import network, networks

from tatanan.measure.blocs import find_blocs
from tatanan.measure.consensus import draw_networks, find_consensus
from tatanan.measure.modularity import measure_modularity
from tatanan.terms.network import (
    Alignment,
    AlignmentNetwork,
    Bloc,
    BlocStructure,
    Dyad,
    Period,
    SignedNetwork,
    Tie,
)


def by_hand(given_network, most):
    """Return the least weight of contradicting ties, every grouping tried."""
    best = float("inf")
    for labels in product(range(most), repeat=len(given_network.actors)):
        own = dict(zip(given_network.actors, labels, strict=True))
        best = min(best, sum(
            abs(tie.weight) for tie in given_network.ties
            if (own[tie.dyad.one] == own[tie.dyad.other]) == (tie.weight < 0)))
    return best


def members(structure):
    """Return the blocs of a structure as sets."""
    return {frozenset(bloc.members) for bloc in structure.blocs}


@settings(max_examples=50, deadline=None)
@given(networks(most=6), st.integers(1, 3))
def test_no_grouping_contradicts_less(found, most):
    """What is found is the least there is, and proven so."""
    structure = find_blocs(found, most=most)

    assert pytest.approx(by_hand(found, most)) == structure.frustration == structure.bound
    assert sorted(found.actors) == sorted(a for b in structure.blocs for a in b.members)
    assert 1 <= len(structure.blocs) <= most


@settings(max_examples=30, deadline=None)
@given(networks(most=6), st.integers(1, 2))
def test_more_blocs_never_contradict_more(found, most):
    """Whoever may stand in three blocs may stand in two."""
    fewer, more = (find_blocs(found, most=k).frustration for k in (most, most + 1))

    assert more <= fewer


@pytest.mark.parametrize(
    ("friends", "foes", "most", "blocs"),
    [
        ("AB CD EF", "AC AE CE BD", 3, [{"A", "B"}, {"C", "D"}, {"E", "F"}]),
        ("AB BC CD", "", 3, [{"A", "B", "C", "D"}]),
        ("AB CD", "AC AD BC BD", 2, [{"A", "B"}, {"C", "D"}]),
    ],
)
def test_blocs_that_can_be_seen(friends, foes, most, blocs):
    """Friends stand together, foes apart."""
    structure = find_blocs(network(friends, foes), most=most)

    assert set(map(frozenset, blocs)) == members(structure)
    assert 0 == structure.frustration


@pytest.mark.parametrize(
    ("found", "members_"), [(network(), []), (network(alone="A"), [("A",)])])
def test_nobody_and_one_alone(found, members_):
    """An empty network has no bloc, a single state is one; there is no share of no ties."""
    structure = find_blocs(found, most=2)

    assert members_ == [bloc.members for bloc in structure.blocs]
    assert (0, None) == (structure.frustration, structure.share)


def test_less_than_one_bloc_is_refused():
    """Everybody has to stand somewhere."""
    with pytest.raises(ValueError, match="allow at least one"):
        find_blocs(network("AB"), most=0)


def two_camps(size=8, seed=3):
    """Return a network of two camps, most ties inside friendly and most between hostile."""
    random = np.random.default_rng(seed)
    actors = [f"{n:02d}" for n in range(2 * size)]
    ties = []
    for i, j in combinations(range(2 * size), 2):
        if random.random() < 0.6:
            same = (i < size) == (j < size)
            ties.append(Tie(Dyad(actors[i], actors[j]), 1.0 if same else -1.0))
    return SignedNetwork.of(actors, ties)


def test_camps_are_more_modular_than_chance():
    """Two camps lie far above networks of the same degrees, and are found as groups."""
    found = measure_modularity(two_camps(), draws=30, seed=1)

    assert (1.0, 30) == (found.above, found.draws)
    assert found.z > 3
    assert {8} == {len(group) for group in found.blocs}


def test_a_random_network_is_no_more_modular_than_chance():
    """Ties without camps have a modularity, too, and it is that of the null."""
    random = np.random.default_rng(7)
    ties = [Tie(Dyad(*pair), float(random.choice([-1, 1])))
            for pair in combinations("ABCDEFGHIJKL", 2) if random.random() < 0.5]
    found = measure_modularity(SignedNetwork.of("ABCDEFGHIJKL", ties), draws=40, seed=2)

    assert found.value > 0.05
    assert abs(found.z) < 2.5


def test_no_ties_have_no_modularity():
    """Nothing is known, so nothing is said."""
    assert measure_modularity(network(alone="ABC")) is None


def test_the_same_seed_gives_the_same_answer():
    """Draws are an argument."""
    one, same = (measure_modularity(two_camps(), draws=5, seed=4) for _ in range(2))

    assert one == same


YEAR = Period.year(2024)


def alignments(**values):
    """Return a network of alignments from values and half widths: AB=(.5, .1)."""
    return AlignmentNetwork(YEAR, tuple(sorted({c for pair in values for c in pair})), tuple(
        Alignment(Dyad.of(*pair), YEAR, value, max(-1, value - wide), min(1, value + wide), 9)
        for pair, (value, wide) in values.items()))


def test_who_is_sure_and_who_is_between():
    """The share of draws tells who stands firm, and who in two blocs."""
    found = alignments(AB=(0.9, 0.05), CD=(0.9, 0.05), AC=(-0.9, 0.05), BD=(-0.9, 0.05),
                       AE=(0.02, 0.5), CE=(0.02, 0.5))
    structure = find_blocs(found.signed(), most=2, signs_only=False)
    draws = [find_blocs(drawn, most=2, signs_only=False)
             for drawn in draw_networks(found, draws=40, seed=5)]
    shares = find_consensus(structure, draws)

    assert all(max(shares[actor]) == 1.0 for actor in "ABCD")
    assert 0.2 < max(shares["E"]) < 0.98
    assert all(pytest.approx(1) == sum(each) for each in shares.values())


def test_draws_keep_what_has_no_interval():
    """An alignment without an interval is drawn as it is."""
    bare = AlignmentNetwork(
        YEAR, ("A", "B"), (Alignment(Dyad("A", "B"), YEAR, 0.5, None, None, 1),))

    assert {0.5} == {drawn.between("A", "B") for drawn in draw_networks(bare, draws=3, seed=1)}


def test_blocs_are_matched_whatever_their_order():
    """A draw that lists the same blocs the other way round agrees wholly."""
    one, other = Bloc(("A", "B"), 1.0), Bloc(("C",), None)
    structure = BlocStructure((one, other), 0, 0, 0, "test")
    turned = BlocStructure((other, one), 0, 0, 0, "test")

    assert {"A": (1.0, 0.0), "B": (1.0, 0.0), "C": (0.0, 1.0)} == find_consensus(
        structure, [turned])


def test_a_consensus_needs_draws():
    """The error says how to make some."""
    with pytest.raises(ValueError, match="make some with draw_networks"):
        find_consensus(BlocStructure((), 0, 0, None, "test"), [])


