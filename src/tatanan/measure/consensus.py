"""How sure it is in which bloc a state stands: the same question asked of many draws.

Reference: Lancichinetti & Fortunato (2012), Consensus clustering in complex networks, Scientific
Reports 2: 336.
"""

from collections.abc import Sequence
from itertools import permutations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.terms.network import AlignmentNetwork, BlocStructure, Dyad, SignedNetwork, Tie

Labels = NDArray[np.int64]

_MOST_PERMUTED: Final = 6
"""Blocs up to which all ways to match two structures are tried."""


def draw_networks(
    network: AlignmentNetwork, *, draws: int, seed: int, least: float = 0.0
) -> list[SignedNetwork]:
    """Return networks as they might be: each alignment drawn anew within its interval.

    The interval is taken as two standard deviations of a normal distribution to either side;
    an alignment without one stays as it is. Ties weaker than `least` are left out.
    """
    random = np.random.default_rng(seed)
    dyads = [each.dyad for each in network.alignments if isinstance(each.dyad, Dyad)]
    ties = [each for each in network.alignments if isinstance(each.dyad, Dyad)]
    values = np.array([each.value for each in ties])
    spread = np.array([
        0.0 if each.low is None or each.high is None else (each.high - each.low) / 4
        for each in ties])
    drawn = np.clip(values + spread * random.standard_normal((draws, len(ties))), -1, 1)
    return [
        SignedNetwork.of(network.actors, [
            Tie(dyad, float(value)) for dyad, value in zip(dyads, row, strict=True)
            if abs(value) > least])
        for row in drawn
    ]


def find_consensus(
    structure: BlocStructure, draws: Sequence[BlocStructure]
) -> dict[str, tuple[float, ...]]:
    """Return for every actor the share of draws, 0 to 1, in which it stands in each bloc.

    `draws` are structures of the same actors; their blocs are matched to those of `structure`
    so that as many actors as possible stay where they are. An actor between two blocs has
    shares in both: that is its overlapping membership. What a draw has beyond the blocs of
    `structure` counts for none, so that shares may sum to less than 1.

    Raises ValueError without draws.
    """
    if not draws:
        raise ValueError("a consensus needs draws; make some with draw_networks and find_blocs")
    count = len(structure.blocs)
    tally = {actor: np.zeros(count) for bloc in structure.blocs for actor in bloc.members}
    for draw in draws:
        for place, bloc in enumerate(_matched(structure, draw)):
            for actor in bloc:
                tally[actor][place] += 1
    return {actor: tuple((shares / len(draws)).tolist()) for actor, shares in tally.items()}


def _matched(structure: BlocStructure, draw: BlocStructure) -> list[tuple[str, ...]]:
    """Return the blocs of a draw in the order of those of a structure that they are likest."""
    wanted = [set(bloc.members) for bloc in structure.blocs]
    given = [bloc.members for bloc in draw.blocs]
    given += [()] * (len(wanted) - len(given))
    overlap = np.array([[len(one & set(other)) for other in given] for one in wanted])
    order = _assigned(overlap)
    return [given[place] for place in order]


def _assigned(overlap: Labels) -> Sequence[int]:
    """Return for every row a column of its own, so that the sum of the entries is largest."""
    rows, columns = overlap.shape
    if columns <= _MOST_PERMUTED:
        every = np.arange(rows)
        return max(permutations(range(columns), rows),
                   key=lambda order: int(overlap[every, list(order)].sum()))
    taken: list[int] = []
    for row in range(rows):
        free = [column for column in range(columns) if column not in taken]
        taken.append(max(free, key=lambda column: (overlap[row, column], -column)))
    return taken
