"""Consensus: how sure it is in which bloc a state stands is counted over draws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import highland_tribes, network

from tatanan.measure.blocs import find_blocs
from tatanan.measure.consensus import (
    draw_networks,
    find_blocs_over_draws,
    find_consensus,
    measure_comembership,
)
from tatanan.terms.network import (
    Alignment,
    AlignmentNetwork,
    Bloc,
    BlocStructure,
    Dyad,
    Period,
)

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


def test_draws_are_of_the_same_actors():
    """The error names who stands in one of the two alone."""
    structure, other = (BlocStructure((Bloc(tuple(actors), None),), 0, 0, None, "test")
                        for actors in ("AB", "AC"))

    with pytest.raises(ValueError, match="draw 0 is of other actors: B, C"):
        find_consensus(structure, [other])


@given(st.permutations(range(5)), st.integers(0, 4))
def test_matching_is_the_best_there_is(order, moved):
    """However many blocs there are, and in whatever order: one that moves is the only one."""
    blocs = [tuple(f"{letter}{n}" for n in range(3)) for letter in "ABCDE"]
    mover = blocs[moved][0]
    drawn = [tuple(actor for actor in bloc if actor != mover) for bloc in blocs]
    drawn[(moved + 1) % 5] += (mover,)
    structure, draw = (
        BlocStructure(tuple(Bloc(bloc, None) for bloc in each), 0, 0, None, "test")
        for each in (blocs, [drawn[place] for place in order]))
    shares = find_consensus(structure, [draw])

    assert 1.0 == shares[mover][(moved + 1) % 5]
    assert all(1.0 == shares[actor][place] for place, bloc in enumerate(blocs)
               for actor in bloc if actor != mover)


def test_the_matching_is_not_greedy():
    """The first bloc leaves its likest to the second where both gain by it."""
    structure = BlocStructure(
        (Bloc(("A", "B", "C"), None), Bloc(("D", "E", "F", "G"), None)), 0, 0, None, "test")
    draw = BlocStructure(
        (Bloc(("A", "B", "D", "E", "F", "G"), None), Bloc(("C",), None)), 0, 0, None, "test")
    shares = find_consensus(structure, [draw])

    assert (1.0, 0.0) == shares["C"]
    assert (0.0, 1.0) == shares["D"]


def test_belonging_is_told_beside_the_blocs():
    """Who stands firm has 1, who is between less, who has no tie nothing."""
    found = alignments(AB=(0.9, 0.05), CD=(0.9, 0.05), AC=(-0.9, 0.05), BD=(-0.9, 0.05),
                       AE=(0.02, 0.5), CE=(0.02, 0.5))
    alone = AlignmentNetwork(YEAR, (*found.actors, "Z"), found.alignments)
    drawn = draw_networks(alone, draws=40, seed=5)
    structure = find_blocs_over_draws(alone.signed(), drawn, signs_only=False)
    belonging = dict(structure.belonging)

    assert all(1.0 == belonging[actor] for actor in "ABCD")
    assert 0.2 < belonging["E"] < 0.98
    assert "Z" not in belonging
    assert structure.bloc_of("Z") is not None


def test_a_network_drawn_as_it_is_belongs_wholly():
    """Without doubt about the ties there is none about the blocs."""
    tribes = highland_tribes()
    structure = find_blocs_over_draws(tribes, [tribes, tribes], most=3)

    assert {1.0} == {share for _, share in structure.belonging}
    assert 16 == len(structure.belonging)


def test_standing_together_needs_no_matching():
    """The share of draws in one bloc, for draws with any number of blocs."""
    draws = [BlocStructure(tuple(Bloc(tuple(bloc), None) for bloc in each.split()), 0, 0, None, "t")
             for each in ("AB C", "A B C", "ABC", "AB C")]
    matrix = measure_comembership(draws, YEAR)

    assert (0.75, 0.25, 1.0) == (
        matrix.between("A", "B"), matrix.between("A", "C"), matrix.between("C", "C"))
    assert 4 == matrix.count("A", "B")
    assert np.array_equal(matrix.values, matrix.values.T)


def test_standing_together_needs_draws():
    """The error says how to make some."""
    with pytest.raises(ValueError, match="make some with draw_networks"):
        measure_comembership([], YEAR)


def test_nobody_has_no_consensus_to_find():
    """An empty network has no blocs, and no draw of it any."""
    nobody = find_blocs(network())

    assert {} == find_consensus(nobody, [nobody])
