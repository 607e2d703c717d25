"""Blocs: no grouping contradicts less, and what is not proven is said not to be."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import highland_tribes, network, networks

from tatanan.measure.blocs import find_blocs
from tatanan.terms.network import Dyad, SignedNetwork, Tie


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


def test_tribes_fall_into_three_blocs():
    """Of Read's sixteen tribes two pairs of friends stand in two blocs, and nobody with a foe."""
    structure = find_blocs(highland_tribes(), most=3)

    assert (2, 2, 2 / 58) == (structure.frustration, structure.bound, structure.share)
    assert [7, 5, 4] == [len(bloc.members) for bloc in structure.blocs]
    assert ("Gama", "Gavev", "Kotun", "Nagad") == structure.blocs[2].members


@settings(max_examples=30, deadline=None)
@given(networks(most=6), st.integers(2, 3), st.permutations("ABCDEF"))
def test_what_states_are_called_does_not_matter(found, most, names):
    """Other names have other blocs of the same frustration."""
    renamed = dict(zip("ABCDEF", names, strict=True))
    ties = [Tie(Dyad.of(renamed[t.dyad.one], renamed[t.dyad.other]), t.weight) for t in found.ties]
    other = SignedNetwork.of([renamed[actor] for actor in found.actors], ties)

    assert find_blocs(found, most=most).frustration == find_blocs(other, most=most).frustration


def test_who_has_no_tie_is_listed_with_the_largest_bloc():
    """It contradicts nowhere, and is in the same place whatever the seed."""
    found = network("AB BC AC DE", "AD BE", alone="YZ")
    structures = [find_blocs(found, most=2, seed=seed) for seed in range(5)]

    assert {frozenset("ABCYZ"), frozenset("DE")} == members(structures[0])
    assert {frozenset(members(each)) for each in structures} == {frozenset(members(structures[0]))}


def test_without_time_nothing_is_proven():
    """The grouping is a good one, and its bound says nothing."""
    structure = find_blocs(highland_tribes(), most=2, seconds=0)

    assert (7, 0) == (structure.frustration, structure.bound)
