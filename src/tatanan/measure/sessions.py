"""Sessions of roll calls, made ready for a model: what divides the states, what is bridged."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.ordinal import dividing
from tatanan.terms.reference import NOT_VOTED, VoteMatrix, Votes

Reals = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """A session's roll calls that divide the states, and what each column and row is called.

    `rows` are places of states, `items` places of resolutions (one for all that are bridged).
    """

    votes: NDArray[np.int8]
    cast: Reals
    rows: Places
    items: Places


@dataclass(frozen=True, slots=True, eq=False)
class Sessions:
    """All sessions; `seen` is sessions x states, `counts` how many votes each state cast."""

    years: tuple[int, ...]
    each: tuple[Session, ...]
    items: int
    seen: NDArray[np.bool_]
    counts: NDArray[np.int32]


def gather_sessions(votes: Votes, *, bridges: Sequence[Collection[int]] = ()) -> Sessions:
    """Return the sessions of all years that have votes, their roll calls that divide the states.

    `bridges` are groups of roll calls (by id) on one and the same resolution: they are one item.
    Raises KeyError for a bridge with a roll call that nobody voted on, ValueError for bridges
    that overlap, and where no roll call of all divides the states.
    """
    years = votes.years
    matrices = [votes.in_year(year) for year in years]
    place = {state: number for number, state in enumerate(votes.states)}
    rows = [np.array([place[state] for state in each.states]) for each in matrices]
    columns = [dividing(each.matrix) for each in matrices]
    if not any(chosen.any() for chosen in columns):
        raise ValueError("no roll call divides the states, so nothing tells them apart;"
                         " give votes of at least two kinds on one of them")
    chosen = [np.array(m.rollcalls)[c] for m, c in zip(matrices, columns, strict=True)]
    items, count = _items(chosen, {r for each in matrices for r in each.rollcalls}, bridges)
    counts = np.zeros((len(years), len(votes.states)), np.int32)
    for t, each in enumerate(matrices):
        counts[t, rows[t]] = (each.matrix != NOT_VOTED).sum(axis=1)
    sessions = (
        _session(each, columns[t], rows[t], items[t]) for t, each in enumerate(matrices))
    return Sessions(years, tuple(sessions), count, counts > 0, counts)


def _session(
    votes: VoteMatrix, chosen: NDArray[np.bool_], rows: Places, items: Places
) -> Session:
    matrix = votes.matrix[:, chosen]
    return Session(matrix, (matrix != NOT_VOTED).astype(np.float64), rows, items)


def _items(
    rollcalls: Sequence[Places], known: Collection[int], bridges: Sequence[Collection[int]]
) -> tuple[list[Places], int]:
    """Return for each session's roll calls the places of their resolutions, and how many."""
    first: dict[int, int] = {}
    for bridge in bridges:
        for rollcall in bridge:
            if rollcall not in known:
                raise KeyError(f"a bridge names the roll call {rollcall}, on which nobody voted")
            if rollcall in first:
                raise ValueError(f"the roll call {rollcall} stands in two bridges; join them")
            first[rollcall] = min(bridge)
    names = [np.array([first.get(int(r), int(r)) for r in each], np.int64) for each in rollcalls]
    of_all, places = np.unique(np.concatenate(names), return_inverse=True)
    ends = np.cumsum([0, *(len(each) for each in names)])
    return [places[a:b] for a, b in pairwise(ends)], len(of_all)
