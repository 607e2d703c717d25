"""Polarisation: cliques and groups split a system as far as they do not overlap and lie apart."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import network, networks

from tatanan.measure import polarisation
from tatanan.measure.polarisation import (
    measure_bloc_polarisation,
    measure_esteban_ray,
    measure_network_polarisation,
)
from tatanan.terms.network import Bloc, BlocStructure, Dyad, Period, SignedNetwork, Tie
from tatanan.terms.reference import StateValues

YEAR = Period.year(2022)


def values(name="cinc", **known):
    """Return a number a state: A=0.5, B=None where it is not known."""
    told = [np.nan if value is None else value for value in known.values()]
    return StateValues(name, YEAR, tuple(known), np.array(told, float))


@pytest.mark.parametrize(
    ("friends", "alone", "polarisation_", "overlap"),
    [
        ("AB CD", "", 1.0, 0.0),                # two camps of equal size
        ("AB AC BC", "", 0.0, 0.0),             # all are one clique
        ("AB BC", "", 8 / 9, 0.5),              # two cliques, one actor in both
        ("AB", "CD", 3 / 4 + 1 / 12, 0.0),      # shares of 1/2, 1/4, 1/4
        ("", "ABCD", 3 / 4, 0.0),               # everybody for himself
        ("", "A", 0.0, 0.0),                    # one alone
    ],
)
def test_small_networks(friends, alone, polarisation_, overlap):
    """Both factors can be worked out on paper, and the index is the one times the rest of two."""
    found = measure_network_polarisation(network(friends, alone=alone))

    assert (pytest.approx(polarisation_), pytest.approx(overlap)) == (
        found.polarisation, found.overlap)
    assert pytest.approx(polarisation_ * (1 - overlap)) == found.value


def test_cliques_are_weighed_by_their_members_capability():
    """A small camp beside a large one hardly splits the system."""
    found = measure_network_polarisation(network("AB CD"), values(A=4, B=5, C=0.5, D=0.5))

    assert pytest.approx(4 * 0.9 * 0.1) == found.value
    assert (("A", "B"), ("C", "D")) == found.cliques


def test_who_has_no_known_capability_is_in_no_clique():
    """It is named instead, not taken for powerless."""
    found = measure_network_polarisation(network("AB BC CD"), values(A=1, B=1, C=1, D=None))

    assert ((("A", "B"), ("B", "C")), ("D",)) == (found.cliques, found.unknown)


@pytest.mark.parametrize(
    ("given_network", "weights"),
    [(network(), None), (network("AB"), values(A=None, B=None)), (network("AB"), values(A=0, B=0))])
def test_nobody_cannot_be_split(given_network, weights):
    """Where there is nobody, or nobody of known weight, there is no polarisation."""
    assert measure_network_polarisation(given_network, weights) is None


def test_an_actor_without_an_entry_is_refused():
    """The error names the actor."""
    with pytest.raises(KeyError, match="'B' is not among"):
        measure_network_polarisation(network("AB"), values(A=1))


def test_hostile_ties_make_no_clique():
    """Only friends stand in a clique."""
    assert measure_network_polarisation(network("AB", foes="AC BC")) == (
        measure_network_polarisation(network("AB", alone="C")))


def test_too_many_cliques_are_refused(monkeypatch):
    """The error says how to make fewer."""
    monkeypatch.setattr(polarisation, "MOST_CLIQUES", 2)
    with pytest.raises(ValueError, match="keep the stronger ties"):
        measure_network_polarisation(network("AB CD EF"))


@settings(max_examples=80, deadline=None)
@given(networks(), st.permutations("ABCDEFG"))
def test_bounds_hold_and_names_do_not_matter(given_network, names):
    """Every factor lies between 0 and 1, whatever the actors are called."""
    renamed = dict(zip("ABCDEFG", names, strict=True))
    ties = [Tie(Dyad.of(renamed[t.dyad.one], renamed[t.dyad.other]), t.weight)
            for t in given_network.ties]
    other = SignedNetwork.of([renamed[actor] for actor in given_network.actors], ties)
    found, same = measure_network_polarisation(given_network), measure_network_polarisation(other)

    assert all(-1e-12 <= x <= 1 + 1e-12 for x in (found.value, found.polarisation, found.overlap))
    assert pytest.approx(found.value) == same.value


APART = np.array([[0.0, 2.0], [2.0, 0.0]])


@pytest.mark.parametrize("identification", [0.0, 1.0, 1.6])
def test_two_equal_groups_have_their_distance(identification):
    """Whatever the identification, two equal groups are the measure."""
    found = measure_esteban_ray(np.array([3.0, 3.0]), APART, identification=identification)

    assert pytest.approx(2.0) == found


def test_esteban_and_ray_by_hand():
    """The sum of the formula, pair by pair."""
    p, d, a = [0.5, 0.3, 0.2], [[0, 1, 4], [1, 0, 3], [4, 3, 0]], 1.3
    expected = 2**2.3 * sum(
        p[i] ** 2.3 * p[j] * d[i][j] for i in range(3) for j in range(3))

    assert pytest.approx(expected) == measure_esteban_ray(
        np.array(p), np.array(d, float), identification=a)


def test_two_poles_are_more_polarised_than_many():
    """Moving all from between to the two ends polarises: that tells it from inequality."""
    line = np.abs(np.subtract.outer(np.arange(5.0), np.arange(5.0)))
    even, ends = np.full(5, 0.2), np.array([0.5, 0, 0, 0, 0.5])

    assert measure_esteban_ray(even, line) < measure_esteban_ray(ends, line)


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=6), st.floats(0.1, 10))
def test_polarisation_grows_with_distance_and_not_with_numbers(shares, factor):
    """Twice the distances are twice as polarised; twice as many of each change nothing."""
    places = np.arange(len(shares), dtype=float)
    line = np.abs(places[:, None] - places[None, :])
    found = measure_esteban_ray(np.array(shares), line)

    assert 0 <= found
    assert pytest.approx(factor * found) == measure_esteban_ray(np.array(shares), factor * line)
    assert pytest.approx(found) == measure_esteban_ray(factor * np.array(shares), line)


@pytest.mark.parametrize(
    ("shares", "distances", "identification", "complaint"),
    [
        ([0.5, 0.5], APART, 1.7, "between 0 and 1.6"),
        ([1.0], APART, 1.0, "1 shares need distances of 1 x 1"),
        ([0.0, 0.0], APART, 1.0, "some share is above"),
        ([1.0, -1.0], APART, 1.0, "not below 0"),
        ([1.0, 1.0], -APART, 1.0, "not below 0"),
    ],
)
def test_what_is_no_distribution_is_refused(shares, distances, identification, complaint):
    """The error says what does not fit."""
    with pytest.raises(ValueError, match=complaint):
        measure_esteban_ray(np.array(shares), distances, identification=identification)


def blocs(*groups):
    """Return a structure of blocs given by their members' letters."""
    return BlocStructure(tuple(Bloc(tuple(group), None) for group in groups), 0, 0, None, "test")


def test_blocs_stand_at_their_members_mean():
    """A bloc weighs what its members do, and stands where they do by their weight."""
    positions = values("ideal point", A=1.0, B=0.0, C=-1.0, D=None)
    found = measure_bloc_polarisation(
        blocs("AB", "CD"), values(A=3, B=1, C=4, D=9), positions, identification=1.0)

    assert pytest.approx(1.75) == found          # .75 and -1, of equal weight; D stands nowhere


def test_blocs_of_whom_nothing_is_known_have_no_polarisation():
    """Nothing is known, so nothing is said."""
    assert measure_bloc_polarisation(blocs("AB"), values(A=1), values(C=1)) is None


def test_one_bloc_is_not_polarised():
    """There is nobody to stand apart from."""
    assert measure_bloc_polarisation(
        blocs("AB"), values(A=1, B=1), values("ideal point", A=1, B=-1)) == 0
