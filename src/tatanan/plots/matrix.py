"""A measure of every two states as a heat map, ordered so that blocs stand together."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.plots.paper import sheet
from tatanan.terms.network import DyadMatrix

_MOST_LABELS: Final = 60
_INCHES_A_STATE: Final = 0.16


def plot_matrix(
    matrix: DyadMatrix, path: Path, *, states: Sequence[str] | None = None,
    blocs: Sequence[Sequence[str]] = (), source: str = "",
) -> None:
    """Draw a heat map of some states, or of all, into an .svg or .png file.

    States are ordered by their blocs, with a line between two, and in each by the leading
    component of their values: who is alike stands together. What is not known is left white.
    """
    actors = list(states or matrix.actors)
    places = [matrix.actors.index(actor) for actor in actors]
    values = matrix.values[np.ix_(places, places)]
    counts = matrix.counts[np.ix_(places, places)]
    number = {state: n for n, bloc in enumerate(blocs) for state in bloc}
    order = sorted(order_of(values), key=lambda place: number.get(actors[place], len(blocs)))
    values = values[np.ix_(order, order)]
    first, last, most = matrix.period.first, matrix.period.last, int(counts.max(initial=0))
    grouped = f" in {len({number.get(actor) for actor in actors})} blocs" if blocs else ""
    note = (f"{matrix.measure}, {first} to {last}; {len(actors)} states{grouped}, {most}"
            f" observations at most. Source: {source or 'given data'}.")
    side = max(3.5, min(12.0, _INCHES_A_STATE * len(actors) + 1.6))
    with sheet(path, size=(side + 0.8, side), note=note) as axes:
        image = axes.imshow(values, vmin=-1, vmax=1, cmap="RdBu", interpolation="nearest")
        names = [actors[place] for place in order]
        if len(names) <= _MOST_LABELS:
            axes.set_xticks(range(len(names)), names, rotation=90)
            axes.set_yticks(range(len(names)), names)
        else:
            axes.set_xticks([])
            axes.set_yticks([])
        for edge in _edges([number.get(actor, len(blocs)) for actor in names]):
            axes.axhline(edge, color="black", linewidth=0.8)
            axes.axvline(edge, color="black", linewidth=0.8)
        axes.set_title(matrix.measure)
        axes.figure.colorbar(image, ax=axes, shrink=0.7)


def _edges(numbers: Sequence[int]) -> list[float]:
    """Return where one bloc ends and the next begins, between two cells."""
    return [n + 0.5 for n, (one, other) in enumerate(pairwise(numbers)) if one != other]


def order_of(values: NDArray[np.float64]) -> list[int]:
    """Return the places of states so that alike ones stand together; always the same way."""
    known = np.nan_to_num(values, nan=0.0)
    if not len(known):
        return []
    centred = known - known.mean(axis=0)
    _, vectors = np.linalg.eigh((centred + centred.T) / 2)
    leading = vectors[:, -1]
    leading = leading * (1 if leading[int(np.argmax(np.abs(leading)))] > 0 else -1)
    return [int(n) for n in np.lexsort((np.arange(len(leading)), np.round(leading, 9)))]
