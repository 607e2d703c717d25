"""Blocs of a signed network: at most k groups with friends inside and foes between.

With w_ij the tie of two actors and g_i the bloc of an actor, the frustration of k blocs is the
weight of all ties that contradict them:

    sum over i < j of |w_ij| where w_ij < 0 and g_i = g_j, or w_ij > 0 and g_i != g_j

from 0 to the weight of all ties. It is sought by exchange from many starts; then a bound that
rises (`ascent`) and a whole-number program (`grouping_programs`) prove how far it could still
sink. With two blocs it is the line index of balance (`balance`), with as many as there are actors
it is correlation clustering.

References: Davis (1967), Human Relations 20: 181-187; Doreian & Mrvar (1996), A Partitioning
Approach to Structural Balance, Social Networks 18: 149-168; Bansal, Blum & Chawla (2004),
Correlation Clustering, Machine Learning 56: 89-113.
"""

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.balance import cohesion_of
from tatanan.measure.grouping import find_grouping
from tatanan.terms.network import Bloc, BlocStructure, SignedNetwork

Labels = NDArray[np.int64]


def find_blocs(
    network: SignedNetwork, *, most: int = 2, signs_only: bool = True, seed: int = 0,
    seconds: float = 30.0,
) -> BlocStructure:
    """Return the grouping into at most `most` blocs whose contradicting ties weigh least.

    Ties contradict where they are hostile inside a bloc or friendly between two. `seconds`
    are given to the proof: where they run out, `bound` stays below `frustration`, and the
    grouping is the best that was found; 0 asks for none, and the bound is 0. Actors without
    ties contradict nowhere; they are listed with the largest bloc.

    >>> from tatanan.terms.network import Dyad, Tie
    >>> foes = [Tie(Dyad.of(*pair), -1) for pair in ("AB", "AC", "BC")]
    >>> find_blocs(SignedNetwork.of("ABC", foes), most=3).frustration
    0.0

    Raises ValueError for fewer than one bloc.
    """
    if most < 1:
        raise ValueError(f"actors cannot stand in {most} blocs; allow at least one")
    matrix = network.matrix()
    matrix = np.sign(matrix) if signs_only else matrix
    found = find_grouping(
        matrix, most=most, random=np.random.default_rng(seed), seconds=seconds)
    total = float(np.abs(matrix).sum() / 2)
    return BlocStructure(
        _blocs(network, found.labels), found.weight, found.bound,
        found.weight / total if total else None, f"at most {most} blocs of least frustration",
        seed)


def _blocs(network: SignedNetwork, labels: Labels) -> tuple[Bloc, ...]:
    groups = [
        tuple(actor for actor, own in zip(network.actors, labels, strict=True) if own == label)
        for label in dict.fromkeys(labels.tolist())]
    groups.sort(key=lambda group: (-len(group), group))
    return tuple(Bloc(group, cohesion_of(network, group)) for group in groups)
