"""Modularity: camps stand out from networks of the same degrees, chance does not."""

from itertools import combinations

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from networks import highland_tribes, network, networks

from tatanan.measure import modularity
from tatanan.measure.modularity import measure_modularity, modularity_of
from tatanan.terms.network import Dyad, SignedNetwork, Tie


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


def test_friends_alone_have_the_modularity_of_newman():
    """Without foes it is the modularity that networkx computes."""
    found = network("AB BC AC CD DE EF DF")
    graph = networkx.Graph([tuple(tie.dyad) for tie in found.ties])
    groups = [("A", "B", "C"), ("D", "E", "F")]
    expected = networkx.community.modularity(graph, groups)

    assert pytest.approx(expected) == modularity_of(found, groups)
    assert pytest.approx(expected) == measure_modularity(found, draws=0).value


def test_foes_count_against_standing_together():
    """By hand: m+ = 2, m- = 1, and the formula of Gómez, Jensen and Arenas."""
    found = network("AB CD", "BC")
    friendly = 1 - 4 * 4 / 16 * 0.5          # every actor has one friend: two groups of half
    hostile = -(1 / 2) ** 2 * 2              # neither group holds a hostile tie
    expected = (2 * friendly - 1 * hostile) / 3

    assert pytest.approx(expected) == modularity_of(found, ["AB", "CD"])


def test_a_finer_resolution_makes_smaller_groups():
    """Whoever asks for smaller groups gets more of them."""
    counts = [len(measure_modularity(two_camps(), draws=0, resolution=each).blocs)
              for each in (0.3, 1.0, 4.0)]

    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


@pytest.mark.parametrize("signs_only", [True, False])
def test_the_null_keeps_the_degrees(signs_only):
    """Random networks have the ties of the given one, actor by actor and sign by sign."""
    matrix = highland_tribes().matrix()
    matrix = matrix if signs_only else matrix * 0.7
    drawn = [*modularity.rewired(matrix, 5, np.random.default_rng(3))]

    for each in drawn:
        assert (each == each.T).all()
        assert not np.diag(each).any()
        assert sorted(matrix.ravel()) == sorted(each.ravel())
        for sign in (1, -1):
            assert ((sign * matrix > 0).sum(axis=1) == (sign * each > 0).sum(axis=1)).all()
    assert len({each.tobytes() for each in drawn}) == len(drawn)


def test_where_all_are_tied_the_null_still_forgets_with_whom():
    """In a complete network friends and foes change places: there is nowhere else to go."""
    actors = "ABCDEFGHIJKL"
    ties = [Tie(Dyad(a, b), 1.0 if (a < "G") == (b < "G") else -1.0)
            for a, b in combinations(actors, 2)]
    found = measure_modularity(SignedNetwork.of(actors, ties), draws=40, seed=1)

    assert (1.0, 2) == (found.above, len(found.blocs))
    assert found.z > 5


def test_a_tie_keeps_its_weight_in_the_null():
    """Where weights count, one strong tie is somewhere in every random network."""
    ties = [Tie(Dyad(a, b), 9.0 if (a, b) == ("A", "B") else 1.0)
            for a, b in ("AB", "CD", "EF", "AC", "DE", "BF")]
    matrix = SignedNetwork.of("ABCDEF", ties).matrix()
    places = {tuple(np.argwhere(np.triu(each) == 9)[0])
              for each in modularity.rewired(matrix, 20, np.random.default_rng(1))}

    assert len(places) > 1


def test_without_draws_there_is_no_null():
    """The modularity alone, with nothing beside it."""
    found = measure_modularity(highland_tribes(), draws=0)

    assert (None, None, None, None) == (found.null, found.spread, found.above, found.z)


def test_a_network_without_choice_is_its_own_null():
    """Where every random network is the given one, it is neither above nor below."""
    found = measure_modularity(network("AB"), draws=5)

    assert (0.5, None) == (found.above, found.z)


@pytest.mark.parametrize(
    ("groups", "resolution", "complaint"),
    [(["AB", "B"], 1.0, "each actor of the network once"),
     (["AZ"], 1.0, "and nobody else")],
)
def test_what_is_no_grouping_is_refused(groups, resolution, complaint):
    """Everybody stands in one group at the most."""
    with pytest.raises(ValueError, match=complaint):
        modularity_of(network("AB"), groups, resolution=resolution)


def test_a_resolution_is_above_zero():
    """The error names the usual one."""
    with pytest.raises(ValueError, match="1 is the usual one"):
        measure_modularity(network("AB"), resolution=0)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_modularity_has_bounds_and_its_own_groups(found):
    """It is at most 1, and what the groups that are told have."""
    measured = measure_modularity(found, draws=2)

    if measured is None:
        assert not found.ties
    else:
        assert -1 <= measured.value <= 1
        assert pytest.approx(measured.value) == modularity_of(found, measured.blocs)
        assert sorted(found.actors) == sorted(actor for bloc in measured.blocs for actor in bloc)
