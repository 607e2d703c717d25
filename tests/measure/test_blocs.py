"""Blocs: no grouping contradicts less, and what is not proven is said not to be."""

from itertools import product
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import highland_tribes, network, networks

from tatanan.measure.blocs import find_blocs
from tatanan.measure.similarity import compare_votes
from tatanan.terms.network import Dyad, Period, SignedNetwork, Tie
from tatanan.terms.reference import VoteMatrix

COPIES = Path(__file__).parents[3] / "shared" / "reference"


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


@pytest.mark.slow
@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
def test_three_blocs_of_a_hundred_and_fifty_states_are_proven():
    """Alliances and disputes of 1996 to 1999: no three blocs contradict fewer than 34 ties."""
    table = pq.read_table(COPIES / "signnet_cowlist_edges.parquet")
    rows = table.filter(pc.equal(table["window"], "96-99")).to_pylist()
    ties = [Tie(Dyad.of(row["a"], row["b"]), float(row["sign"])) for row in rows]
    found = SignedNetwork.of([code for tie in ties for code in tie.dyad], ties)
    structure = find_blocs(found, most=3)

    assert 151 == len(found.actors)
    assert 34 == structure.frustration == structure.bound


@pytest.mark.slow
@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
def test_three_blocs_of_the_general_assembly_are_proven():
    """Where every two states are tied, more alike or less than the mean, the least is proven."""
    table = pq.read_table(COPIES / "un_votes_1946_2022.parquet")
    rows = table.filter(pc.equal(table["year"], 2019))
    codes, i = np.unique(rows["ccode"].to_numpy(), return_inverse=True)
    calls, j = np.unique(rows["resid"].to_numpy(), return_inverse=True)
    matrix = np.zeros((len(codes), len(calls)), np.int8)
    matrix[i, j] = rows["vote"].to_numpy()
    states = tuple(f"{code:03d}" for code in codes)
    kappa = compare_votes(VoteMatrix(Period.year(2019), states, tuple(calls.tolist()), matrix))
    apart = np.triu(~np.isnan(kappa.values), 1)
    mean = kappa.values[apart].mean()
    found = SignedNetwork.of(states, [
        Tie(Dyad(states[a], states[b]), float(kappa.values[a, b] - mean))
        for a, b in np.argwhere(apart)])
    structure = find_blocs(found, most=3, signs_only=False)

    assert (193, 18_428) == (len(found.actors), len(found.ties))
    assert pytest.approx(222.1444, abs=1e-3) == structure.frustration
    assert pytest.approx(structure.frustration) == structure.bound
    assert [109, 55, 29] == [len(bloc.members) for bloc in structure.blocs]
