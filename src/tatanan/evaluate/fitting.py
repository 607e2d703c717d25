"""The linker's weights from judged pairs: a logistic regression that trusts few pairs little.

Each component speaks for one event or not at all, so no weight is below 0. Where the pairs say
nothing, a weight stays at its start, 1: a component that is hardly ever known (a place) keeps its
say. The value at which a component is neutral follows from how often pairs are the same that
lack it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tatanan.linking.components import EXCLUDING, NAMES
from tatanan.linking.linker import Weight

RIDGE: Final = 1.0  # how strongly weights are held to their start
RIDGE_UNKNOWN: Final = 3.0  # how strongly an unknown component is held to say nothing
START: Final = 1.0
ALMOST_ALWAYS: Final = 0.98  # a component known more often has no pairs that lack it

_STEPS: Final = 20_000
_RATE: Final = 0.2
_LEAST_WEIGHT: Final = 0.05  # below this the neutral value would be anything

_Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights and bias, rounded as the data file holds them, and on how many pairs they rest."""

    weights: tuple[Weight, ...]
    bias: float
    pairs: int

    def as_yaml(self) -> str:
        """Return the fit as it stands in `linker.yaml`."""
        rows = (
            f"  {each.component}: {{weight: {each.weight:.2f}, neutral: {each.neutral:.2f}}}"
            for each in self.weights
        )
        return "\n".join((f"bias: {self.bias:.2f}", "components:", *rows))


def fit_weights(components: _Rows, same: Sequence[bool]) -> Fit:
    """Return the weights that judged pairs give.

    `components` has a row for each pair, NaN where a component is not known. Pairs that the
    linker excludes whatever they score are left out.
    """
    columns = [NAMES.index(name) for name in EXCLUDING]
    kept = ~(components[:, columns] == 0).any(axis=1)
    rows, told = components[kept], np.array(same, np.float64)[kept]
    means = _means(rows)
    known = ~np.isnan(rows)
    centred = np.nan_to_num(rows - means, nan=0.0)
    presence = known * (known.mean(axis=0) < ALMOST_ALWAYS)
    weights, shifts, bias = _descend(centred, presence.astype(np.float64), told)
    neutral = np.where(
        weights > _LEAST_WEIGHT, means - shifts / np.maximum(weights, _LEAST_WEIGHT), means
    ).clip(0, 1)
    found = zip(NAMES, weights.tolist(), neutral.tolist(), strict=True)
    fitted = tuple(Weight(name, round(w, 2), round(n, 2)) for name, w, n in found)
    return Fit(fitted, round(bias, 2), int(kept.sum()))


def _means(rows: _Rows) -> _Rows:
    """Return the mean of each component where it is known; a half where it never is."""
    known = ~np.isnan(rows)
    counts = known.sum(axis=0)
    sums = np.where(known, rows, 0.0).sum(axis=0)
    means: _Rows = np.where(counts > 0, sums / np.maximum(counts, 1), 0.5)
    return means


def _descend(centred: _Rows, presence: _Rows, told: _Rows) -> tuple[_Rows, _Rows, float]:
    """Return weights, shifts for presence, and bias after projected gradient descent."""
    weights = np.full(centred.shape[1], START)
    shifts, bias = np.zeros(centred.shape[1]), 0.0
    for _ in range(_STEPS):
        odds = bias + centred @ weights + presence @ shifts
        error = 1 / (1 + np.exp(-odds)) - told
        step = centred.T @ error + RIDGE * (weights - START)
        weights = np.maximum(weights - _RATE * step / told.size, 0.0)
        shifts = shifts - _RATE * (presence.T @ error + RIDGE_UNKNOWN * shifts) / told.size
        bias -= _RATE * float(error.mean())
    return weights, shifts, bias
