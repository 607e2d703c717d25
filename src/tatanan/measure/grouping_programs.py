"""The grouping of least contradiction as a whole-number program: two sides, or several blocs.

With w the weights of the ties, and f_e = 1 where the grouping contradicts tie e:

    minimise sum_e |w_e| f_e

Two sides: x_i is the side of actor i; f >= |x_i - x_j| for friends, f >= 1 - |x_i - x_j| for foes;
f_1 + f_2 + f_3 >= 1 for every triangle with an odd number of foes. One actor in each component
stays on the first side, for sides can be swapped.

Blocs: x_ic says whether actor i is in bloc c; f >= x_ic - x_jc for friends, f >= x_ic + x_jc - 1
for foes; f_1 + f_2 + f_3 >= 1 for every triangle with a single foe.

References: Aref & Wilson (2019), Balance and Frustration in Signed Networks, Journal of Complex
Networks 7: 163-189, for two sides; Grötschel & Wakabayashi (1989), Mathematical Programming 45:
59-96, for blocs.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.components import components_of
from tatanan.measure.exchange import contradicting
from tatanan.measure.programs import Program, solve

Reals = NDArray[np.float64]
Labels = NDArray[np.int64]
Places = NDArray[np.int64]

_MOST_CUTS: Final = 60_000
"""Triangles that a program is told of; a dense network has more than it could bear."""


def solve_grouping(
    matrix: Reals, labels: Labels, *, most: int, seconds: float
) -> tuple[Labels, float]:
    """Return the grouping into at most `most` that contradicts least, and what none goes below.

    `labels` is a grouping to begin with; it comes back where `seconds` run out before a better
    one is found.
    """
    two = most == 2
    program = _side_program(matrix) if two else _bloc_program(matrix, most)
    start = _side_start(matrix, labels) if two else _bloc_start(matrix, labels, most)
    solution = solve(program, seconds=seconds, start=start)
    if not solution.values.size:
        return labels, solution.bound
    count = len(matrix)
    if two:
        found = (solution.values[:count] > 0.5).astype(np.int64)
    else:
        found = np.argmax(solution.values[: count * most].reshape(count, most), axis=1)
    better = contradicting(matrix, found) < contradicting(matrix, labels)
    return (found if better else labels), solution.bound


def _side_program(matrix: Reals) -> Program:
    one, other, place = _ties(matrix, len(matrix))
    program = _program(len(matrix), np.abs(matrix[one, other]))
    pairs = zip(one.tolist(), other.tolist(), matrix[one, other].tolist(), strict=True)
    for f, (i, j, weight) in enumerate(pairs, start=len(matrix)):
        if weight > 0:
            program.at_least(0.0, (f, 1.0), (i, -1.0), (j, 1.0))
            program.at_least(0.0, (f, 1.0), (i, 1.0), (j, -1.0))
        else:
            program.at_least(-1.0, (f, 1.0), (i, -1.0), (j, -1.0))
            program.at_least(1.0, (f, 1.0), (i, 1.0), (j, 1.0))
    _cut(program, place, _triangles(matrix, lambda foes: foes % 2 == 1))
    for root in _roots(matrix):
        program.fix(root, 0.0)
    return program


def _bloc_program(matrix: Reals, most: int) -> Program:
    count = len(matrix)
    one, other, place = _ties(matrix, count * most)
    program = _program(count * most, np.abs(matrix[one, other]))
    for i in range(count):
        program.exactly(1.0, *((i * most + c, 1.0) for c in range(most)))
        for c in range(i + 1, most):
            program.fix(i * most + c, 0.0)  # blocs are numbered as their first actors are
    pairs = zip(one.tolist(), other.tolist(), matrix[one, other].tolist(), strict=True)
    for f, (i, j, weight) in enumerate(pairs, start=count * most):
        for c in range(most):
            x, y = i * most + c, j * most + c
            if weight > 0:
                program.at_least(0.0, (f, 1.0), (x, -1.0), (y, 1.0))
                program.at_least(0.0, (f, 1.0), (x, 1.0), (y, -1.0))
            else:
                program.at_least(-1.0, (f, 1.0), (x, -1.0), (y, -1.0))
    _cut(program, place, _triangles(matrix, lambda foes: foes == 1))
    return program


def _program(choices: int, weights: Reals) -> Program:
    """Return a program of so many choices of 0 or 1, and what each tie costs when contradicted."""
    ties = len(weights)
    return Program(
        costs=np.concatenate([np.zeros(choices), weights]),
        whole=np.concatenate([np.ones(choices, bool), np.zeros(ties, bool)]))


def _ties(matrix: Reals, first: int) -> tuple[Places, Places, Places]:
    """Return the two ends of every tie, and a table of the ties' variables from `first` on."""
    one, other = np.nonzero(np.triu(matrix))
    place = np.full(matrix.shape, -1)
    place[one, other] = place[other, one] = first + np.arange(len(one))
    return one, other, place


def _cut(program: Program, place: Places, triangles: Places) -> None:
    """Tell a program of triangles in which some tie is contradicted, whatever the grouping."""
    a, b, c = triangles[:_MOST_CUTS].T
    rows = np.stack([place[a, b], place[a, c], place[b, c]], axis=1)
    for edges in rows.tolist():
        program.at_least(1.0, *((edge, 1.0) for edge in edges))


def _triangles(matrix: Reals, chosen: Callable[[Places], NDArray[np.bool_]]) -> Places:
    """Return the triangles whose number of hostile ties is a chosen one, each in order."""
    foe, tied = (matrix < 0).astype(np.int64), matrix != 0
    found = [np.zeros((0, 3), np.int64)]
    for a in range(len(matrix)):
        near = np.flatnonzero(tied[a, a + 1 :]) + a + 1
        foes = foe[a, near][:, None] + foe[np.ix_(near, near)] + foe[a, near][None, :]
        b, c = np.nonzero(np.triu(chosen(foes) & tied[np.ix_(near, near)], 1))
        found.append(np.stack([np.full(len(b), a), near[b], near[c]], axis=1))
    return np.concatenate(found)


def _roots(matrix: Reals) -> list[int]:
    """Return the best connected actor of every component."""
    number, degrees = components_of(matrix != 0), (matrix != 0).sum(axis=1)
    parts = range(int(number.max(initial=-1)) + 1)
    return [int(np.argmax(np.where(number == part, degrees, -1))) for part in parts]


def _side_start(matrix: Reals, labels: Labels) -> Reals:
    """Return two sides as values of the program, every component's root on the first."""
    number = components_of(matrix != 0)
    second = (labels > 0) ^ (labels[_roots(matrix)] > 0)[number]
    return np.concatenate([second.astype(np.float64), _contradicted(matrix, second)])


def _bloc_start(matrix: Reals, labels: Labels, most: int) -> Reals:
    """Return a grouping as values of the program, its blocs numbered by their first actors."""
    order = list(dict.fromkeys(labels.tolist()))
    renamed = np.array([order.index(label) for label in labels.tolist()], np.int64)
    member = np.zeros((len(matrix), most))
    member[np.arange(len(matrix)), renamed] = 1.0
    return np.concatenate([member.ravel(), _contradicted(matrix, renamed)])


def _contradicted(matrix: Reals, labels: NDArray[np.generic]) -> Reals:
    """Return 1 for every tie that a grouping contradicts, in order, else 0."""
    one, other = np.nonzero(np.triu(matrix))
    same = labels[one] == labels[other]
    wrong = np.where(same, matrix[one, other] < 0, matrix[one, other] > 0)
    return wrong.astype(np.float64)
