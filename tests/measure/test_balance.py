"""Structural balance: published networks come out, and the least frustration is the least."""

import csv
from collections import defaultdict
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import highland_tribes, network, networks

from tatanan.measure.balance import (
    as_structure,
    count_triads,
    measure_frustration,
    measure_walk_balance,
)
from tatanan.terms.network import Dyad, SignedNetwork, Tie

COPIES = Path(__file__).parents[3] / "shared" / "reference"


def by_hand(given_network):
    """Return the least frustration, every division into two sides tried."""
    actors = given_network.actors
    best = float("inf")
    for sides in product((0, 1), repeat=len(actors)):
        side = dict(zip(actors, sides, strict=True))
        best = min(best, sum(
            abs(tie.weight) for tie in given_network.ties
            if (side[tie.dyad.one] == side[tie.dyad.other]) == (tie.weight < 0)))
    return best


@pytest.mark.parametrize(
    ("friends", "foes", "count", "balance"),
    [
        ("AB BC AC", "", 0, 1.0),                # all are friends
        ("AB", "AC BC", 0, 1.0),                 # two against one
        ("AB BC", "AC", 1, 1 - 2 / 3),           # the friend of my friend is my foe
        ("", "AB BC AC", 1, 1 - 2 / 3),          # three foes
        ("AB CD", "AC", 0, 1.0),                 # no circle at all
    ],
)
def test_small_networks(friends, foes, count, balance):
    """What contradicts two sides can be counted by eye."""
    found = measure_frustration(network(friends, foes))

    assert (count, pytest.approx(balance), True) == (found.count, found.balance, found.is_proven)


def test_a_network_without_ties_is_neither_balanced_nor_frustrated():
    """Nothing is known, so nothing is said; nobody is lost."""
    found = measure_frustration(network(alone="ABC"))

    assert (0, None, None) == (found.count, found.share, found.balance)
    assert (("A", "B", "C"), ()) == found.sides
    assert count_triads(network(alone="ABC")).balanced is None
    assert measure_walk_balance(network(alone="ABC")) is None


def test_a_single_state_stands_alone():
    """One actor is a side of its own."""
    assert [("A",)] == [bloc.members for bloc in as_structure(
        network(alone="A"), measure_frustration(network(alone="A"))).blocs]


def test_a_network_in_two_parts_is_measured_whole():
    """The frustration of a network is the sum of that of its components."""
    found = measure_frustration(network("AB BC DE EF", "AC DF"))

    assert (2, 2 / 6) == (found.count, found.share)


def test_ties_may_weigh():
    """Where weights count, it is the weak tie that is contradicted."""
    ties = [Tie(Dyad("A", "B"), 3.0), Tie(Dyad("B", "C"), 2.0), Tie(Dyad("A", "C"), -0.5)]
    found = measure_frustration(SignedNetwork.of("ABC", ties), signs_only=False)

    assert (pytest.approx(0.5), pytest.approx(0.5 / 5.5)) == (found.count, found.share)


def test_sides_of_least_frustration_are_blocs():
    """Each side is a bloc, with the mean of the ties inside it."""
    found = network("AB CD", "AC AD BC BD")
    structure = as_structure(found, measure_frustration(found))

    assert {("A", "B"), ("C", "D")} == {bloc.members for bloc in structure.blocs}
    assert [1.0, 1.0] == [bloc.cohesion for bloc in structure.blocs]


def test_tribes_of_new_guinea():
    """Read's sixteen tribes have the frustration, triads and walks that signnet prints."""
    tribes = highland_tribes()
    frustration, census = measure_frustration(tribes), count_triads(tribes)

    assert (7, True) == (frustration.count, frustration.is_proven)
    assert 0.7586207 == round(frustration.balance, 7)
    assert 0.8676471 == round(census.balanced, 7)
    assert 0.3575761 == round(measure_walk_balance(tribes), 7)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_no_division_contradicts_less(found):
    """The program finds what trying all divisions finds, and says so."""
    frustration = measure_frustration(found)

    assert pytest.approx(by_hand(found)) == frustration.count
    assert frustration.is_proven
    assert frustration.count <= sum(tie.weight < 0 for tie in found.ties)
    if frustration.balance is not None:
        assert 0 <= frustration.balance <= 1


@settings(max_examples=40, deadline=None)
@given(networks(), st.data())
def test_whoever_changes_sides_with_all_ties_changes_nothing(found, data):
    """Turning all ties of some actors to the others round leaves the frustration as it was."""
    turned = set(data.draw(st.lists(st.sampled_from(found.actors))))
    ties = [Tie(t.dyad, -t.weight if len(turned & set(t.dyad)) == 1 else t.weight)
            for t in found.ties]

    assert measure_frustration(found).count == pytest.approx(
        measure_frustration(SignedNetwork.of(found.actors, ties)).count)


@settings(max_examples=40, deadline=None)
@given(networks(), st.permutations("ABCDEFG"))
def test_what_states_are_called_does_not_matter(found, names):
    """Other names, in another order, leave every measure as it was."""
    renamed = dict(zip("ABCDEFG", names, strict=True))
    ties = [Tie(Dyad.of(renamed[t.dyad.one], renamed[t.dyad.other]), t.weight) for t in found.ties]
    other = SignedNetwork.of([renamed[actor] for actor in found.actors], ties)

    assert count_triads(found) == count_triads(other)
    assert measure_frustration(found).count == measure_frustration(other).count
    assert pytest.approx(measure_walk_balance(found)) == measure_walk_balance(other)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_triads_are_those_that_can_be_counted(found):
    """The census of triangles is what looking at every three actors gives."""
    kinds = [0, 0, 0, 0]
    for a, b, c in combinations(found.actors, 3):
        weights = [found.between(a, b), found.between(a, c), found.between(b, c)]
        if None not in weights:
            kinds[sum(weight < 0 for weight in weights)] += 1
    census = count_triads(found)

    assert kinds == [census.friends, census.one_foe, census.two_foes, census.foes]
    if found.ties:
        assert 0 < measure_walk_balance(found) <= 1 + 1e-9
    if census.balanced is not None:
        assert 0 <= census.balanced <= census.weakly_balanced <= 1


@pytest.mark.slow
@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
def test_fifty_one_networks_of_alliances_and_disputes():
    """Frustration, triads and walks of Doreian and Mrvar's networks are those computed before."""
    ties = defaultdict(list)
    for row in pq.read_table(COPIES / "signnet_cowlist_edges.parquet").to_pylist():
        ties[row["window"]].append(Tie(Dyad.of(row["a"], row["b"]), float(row["sign"])))
    with (COPIES / "signnet_cowlist_frustration_computed.csv").open() as file:
        expected = list(csv.DictReader(file))
    assert 51 == len(expected)
    for row in expected:
        found = SignedNetwork.of([c for t in ties[row["net"]] for c in t.dyad], ties[row["net"]])
        frustration, census = measure_frustration(found), count_triads(found)
        assert int(row["L"]) == round(frustration.count)
        assert frustration.is_proven
        assert [int(row[key]) for key in ("ppp", "ppm", "pmm", "mmm")] == [
            census.friends, census.one_foe, census.two_foes, census.foes]
        for key, value in (("walk", measure_walk_balance(found)), ("T", census.balanced),
                           ("F", frustration.balance)):
            assert np.isclose(float(row[key]), value, atol=6e-5)


def test_walks_may_weigh():
    """Where weights count, a weak contradiction unbalances less than a strong one."""
    weak, strong = (
        SignedNetwork.of("ABC", [Tie(Dyad("A", "B"), 1.0), Tie(Dyad("B", "C"), 1.0),
                                 Tie(Dyad("A", "C"), -weight)])
        for weight in (0.1, 1.0))

    assert measure_walk_balance(weak, signs_only=False) > measure_walk_balance(
        strong, signs_only=False)
    assert measure_walk_balance(weak) == measure_walk_balance(strong)


def test_a_gap_is_told_where_time_runs_out():
    """Without time the sides are good ones, and it is told that nothing is proven."""
    found = measure_frustration(highland_tribes(), seconds=0)

    assert (7, 0, False) == (found.count, found.bound, found.is_proven)
