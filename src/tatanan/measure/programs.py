"""Linear programs with whole numbers, solved by HiGHS.

Reference: Huangfu & Hall (2018), Parallelizing the dual revised simplex method, Mathematical
Programming Computation 10: 119-142.
"""

from dataclasses import dataclass, field
from typing import Final

import highspy
import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

_ROUNDING: Final = 1e-6


@dataclass(slots=True)
class Program:
    """Costs to be minimised under constraints; every variable lies between 0 and 1.

    `whole` says which variables are 0 or 1 and nothing between.
    """

    costs: Reals
    whole: NDArray[np.bool_]
    lower: Reals = field(init=False)
    upper: Reals = field(init=False)
    _rows: list[tuple[tuple[int, float], ...]] = field(init=False, default_factory=list)
    _least: list[float] = field(init=False, default_factory=list)
    _most: list[float] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Let every variable range from 0 to 1."""
        self.lower, self.upper = np.zeros(len(self.costs)), np.ones(len(self.costs))

    def at_least(self, least: float, *terms: tuple[int, float]) -> None:
        """Ask that a sum of variables, each by its factor, is at least a number."""
        self._ask(least, highspy.kHighsInf, terms)

    def at_most(self, most: float, *terms: tuple[int, float]) -> None:
        """Ask that a sum of variables, each by its factor, is at most a number."""
        self._ask(-highspy.kHighsInf, most, terms)

    def exactly(self, value: float, *terms: tuple[int, float]) -> None:
        """Ask that a sum of variables, each by its factor, is a number."""
        self._ask(value, value, terms)

    def fix(self, variable: int, value: float) -> None:
        """Keep a variable at a value."""
        self.lower[variable] = self.upper[variable] = value

    def model(self) -> highspy.HighsLp:
        """Return the program as HiGHS takes it."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.costs), len(self._rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self.costs, self.lower, self.upper
        lp.row_lower_ = np.array(self._least, dtype=np.float64)
        lp.row_upper_ = np.array(self._most, dtype=np.float64)
        lp.integrality_ = [
            highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            for whole in self.whole
        ]
        terms = [term for row in self._rows for term in row]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *map(len, self._rows)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([place for place, _ in terms], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([factor for _, factor in terms], dtype=np.float64)
        return lp

    def _ask(self, least: float, most: float, terms: tuple[tuple[int, float], ...]) -> None:
        self._rows.append(terms)
        self._least.append(least)
        self._most.append(most)


@dataclass(frozen=True, slots=True)
class Solution:
    """The best values found, their cost, and what no values can cost less than."""

    values: Reals
    cost: float
    bound: float


def solve(
    program: Program, *, seconds: float = float("inf"), start: Reals | None = None
) -> Solution:
    """Return the cheapest values; the best that were found where `seconds` run out before.

    `start` are values to begin with. One thread and a fixed seed: the same program gives the
    same answer.
    """
    solver = _Solver()
    for option, value in (("threads", 1), ("random_seed", 1), ("mip_rel_gap", 0.0),
                          ("mip_abs_gap", 0.0)):
        solver.setOptionValue(option, value)
    if np.isfinite(seconds):
        solver.setOptionValue("time_limit", float(seconds))
    solver.passModel(program.model())
    if start is not None:
        guess = highspy.HighsSolution()
        guess.col_value = list(start)
        solver.setSolution(guess)
    solver.run()
    info = solver.getInfo()
    values = np.array(solver.getSolution().col_value, dtype=np.float64)
    if start is not None and values.size and np.array_equal(values, start):
        told = float(program.costs @ values)
        if told > float(info.objective_function_value) + _ROUNDING:
            # What presolve alone has solved leaves the start where the answer should be.
            return solve(program, seconds=seconds)
    return Solution(values, float(info.objective_function_value), float(info.mip_dual_bound))


class _Solver(highspy.Highs):
    """HiGHS that keeps to itself: its own class prints its licence when it sets up callbacks."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.silent()
