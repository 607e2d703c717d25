"""Blocs of a signed network: at most k groups with friends inside and foes between.

The least weight of ties that contradict the groups is sought by exchange from many starts and
then by a whole-number program, which proves how far it could still sink.

References: Davis (1967), Human Relations 20: 181-187; Doreian & Mrvar (1996), A Partitioning
Approach to Structural Balance, Social Networks 18: 149-168; Bansal, Blum & Chawla (2004),
Correlation Clustering, Machine Learning 56: 89-113.
"""

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.balance import MOST_CUTS, cohesion_of
from tatanan.measure.exchange import ROUNDING, best_exchange, contradicting
from tatanan.measure.programs import Program, solve
from tatanan.terms.network import Bloc, BlocStructure, SignedNetwork

Reals = NDArray[np.float64]
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
    random = np.random.default_rng(seed)
    labels = best_exchange(matrix, most, random)
    weight = contradicting(matrix, labels)
    bound = 0.0
    if weight > ROUNDING:
        labels, bound = _proven(matrix, labels, most, seconds)
        weight = contradicting(matrix, labels)
    total = float(np.abs(matrix).sum() / 2)
    return BlocStructure(
        _blocs(network, labels), weight, min(bound, weight), weight / total if total else None,
        f"at most {most} blocs of least frustration", seed)


def _proven(matrix: Reals, labels: Labels, most: int, seconds: float) -> tuple[Labels, float]:
    """Return the best grouping that the program finds, and what none can go below."""
    program = _program(matrix, most)
    solution = solve(program, seconds=seconds, start=_start(matrix, labels, most))
    count = len(matrix)
    found = solution.values[: count * most].reshape(count, most)
    better = np.argmax(found, axis=1) if found.size else labels
    if contradicting(matrix, better) < contradicting(matrix, labels) - ROUNDING:
        labels = better
    bound = solution.bound
    if np.array_equal(matrix, np.rint(matrix)):
        bound = float(np.ceil(bound - 1e-6))  # ties of weight 1 are contradicted whole
    return labels, max(bound, 0.0)


def _program(matrix: Reals, most: int) -> Program:
    """Return the program: x_ic, actor i in bloc c; then f_e, tie e contradicted."""
    count = len(matrix)
    one, other = (places.tolist() for places in np.nonzero(np.triu(matrix)))
    signs = matrix[one, other].tolist()
    first = count * most
    place = np.full(matrix.shape, -1)
    place[one, other] = place[other, one] = first + np.arange(len(one))
    program = Program(
        costs=np.concatenate([np.zeros(first), np.abs(signs)]),
        whole=np.concatenate([np.ones(first, bool), np.zeros(len(one), bool)]))
    for i in range(count):
        blocs = [(i * most + c, 1.0) for c in range(most)]
        program.at_least(1.0, *blocs)
        program.at_least(-1.0, *((variable, -1.0) for variable, _ in blocs))
        for c in range(i + 1, most):
            program.fix(i * most + c, 0.0)  # blocs are numbered as their first actors are
    for i, j, sign in zip(one, other, signs, strict=True):
        f = int(place[i, j])
        for c in range(most):
            x, y = i * most + c, j * most + c
            if sign > 0:
                program.at_least(0.0, (f, 1.0), (x, -1.0), (y, 1.0))
                program.at_least(0.0, (f, 1.0), (x, 1.0), (y, -1.0))
            else:
                program.at_least(-1.0, (f, 1.0), (x, -1.0), (y, -1.0))
    for a, b, c in _contradictory(matrix)[:MOST_CUTS]:
        edges = (int(place[pair]) for pair in ((a, b), (a, c), (b, c)))
        program.at_least(1.0, *((edge, 1.0) for edge in edges))
    return program


def _contradictory(matrix: Reals) -> list[list[int]]:
    """Return the triangles with two friendly ties and a hostile one: no blocs suit them."""
    signs = np.sign(matrix)
    found = []
    for a in range(len(matrix)):
        near = np.flatnonzero(signs[a, a + 1 :]) + a + 1
        sums = signs[a, near][:, None] + signs[np.ix_(near, near)] + signs[a, near][None, :]
        known = signs[np.ix_(near, near)] != 0
        b, c = np.nonzero(np.triu((sums == 1) & known, 1))
        found.extend([[a, int(near[p]), int(near[q])] for p, q in zip(b, c, strict=True)])
    return found


def _start(matrix: Reals, labels: Labels, most: int) -> Reals:
    """Return a grouping as values of the program, its blocs numbered by their first actors."""
    order = list(dict.fromkeys(labels.tolist()))
    renamed = np.array([order.index(label) for label in labels.tolist()], np.int64)
    member = np.zeros((len(matrix), most))
    member[np.arange(len(matrix)), renamed] = 1.0
    one, other = np.nonzero(np.triu(matrix))
    same = renamed[one] == renamed[other]
    wrong = np.where(same, matrix[one, other] < 0, matrix[one, other] > 0)
    return np.concatenate([member.ravel(), wrong.astype(np.float64)])


def _blocs(network: SignedNetwork, labels: Labels) -> tuple[Bloc, ...]:
    groups = [
        tuple(actor for actor, own in zip(network.actors, labels, strict=True) if own == label)
        for label in dict.fromkeys(labels.tolist())]
    groups.sort(key=lambda group: (-len(group), group))
    return tuple(Bloc(group, cohesion_of(network, group)) for group in groups)
