"""How sure it is in which bloc a state stands: the same question asked of many draws.

References: Lancichinetti & Fortunato (2012), Consensus Clustering in Complex Networks, Scientific
Reports 2: 336; Kuhn (1955), The Hungarian Method for the Assignment Problem, Naval Research
Logistics Quarterly 2: 83-97, for the matching of blocs.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tatanan.measure.blocs import find_blocs
from tatanan.measure.programs import Program, solve
from tatanan.terms.network import (
    AlignmentNetwork,
    BlocStructure,
    Dyad,
    DyadMatrix,
    Period,
    SignedNetwork,
    Tie,
)

Counts = NDArray[np.int64]


def draw_networks(
    network: AlignmentNetwork, *, draws: int, seed: int, least: float = 0.0
) -> list[SignedNetwork]:
    """Return networks as they might be: each alignment drawn anew within its interval.

    The interval is taken as two standard deviations of a normal distribution to either side;
    an alignment without one stays as it is. Ties weaker than `least` are left out.

    >>> from tatanan.terms.network import Alignment
    >>> year = Period.year(2024)
    >>> sure = Alignment(Dyad.of("A", "B"), year, 0.5, 0.5, 0.5, 40)
    >>> drawn, = draw_networks(AlignmentNetwork(year, ("A", "B"), (sure,)), draws=1, seed=1)
    >>> drawn.between("A", "B")
    0.5
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


def find_blocs_over_draws(
    network: SignedNetwork, draws: Sequence[SignedNetwork], *, most: int = 2,
    signs_only: bool = True, seed: int = 0, seconds: float = 30.0,
) -> BlocStructure:
    """Return the blocs of a network, and in how many draws each actor stands with its bloc.

    `draws` are the same actors' networks as they might have been (`draw_networks`, or networks
    of bootstrapped events or roll calls); the blocs of each are sought by exchange, without
    proof. `belonging` has the share of draws (0 to 1) for every actor that has a tie; of who
    has none nothing is known. The other arguments are those of `find_blocs`.

    >>> pairs = [Tie(Dyad.of(*pair), 1.0) for pair in ("AB", "CD")]
    >>> network = SignedNetwork.of("ABCD", [*pairs, Tie(Dyad.of("B", "C"), -1.0)])
    >>> turned = SignedNetwork.of("ABCD", [*pairs, Tie(Dyad.of("A", "D"), -1.0)])
    >>> find_blocs_over_draws(network, [network, turned]).belonging[0]
    ('A', 1.0)

    Raises ValueError without draws, and for a draw of other actors.
    """
    structure, *drawn = (
        find_blocs(each, most=most, signs_only=signs_only, seed=seed, seconds=time)
        for each, time in ((network, seconds), *((draw, 0.0) for draw in draws)))
    shares = find_consensus(structure, drawn)
    tied = {actor for tie in network.ties for actor in tie.dyad}
    return replace(structure, belonging=tuple(
        (actor, shares[actor][place])
        for place, bloc in enumerate(structure.blocs) for actor in bloc.members if actor in tied))


def find_consensus(
    structure: BlocStructure, draws: Sequence[BlocStructure]
) -> dict[str, tuple[float, ...]]:
    """Return for every actor the share of draws, 0 to 1, in which it stands in each bloc.

    `draws` are structures of the same actors; their blocs are matched to those of `structure`
    so that as many actors as possible stay where they are. An actor between two blocs has
    shares in both: that is its overlapping membership. What a draw has beyond the blocs of
    `structure` counts for none, so that shares may sum to less than 1.

    >>> from tatanan.terms.network import Bloc
    >>> apart = BlocStructure((Bloc(("A", "B"), 1), Bloc(("C",), None)), 0, 0, 0, "by hand")
    >>> other = BlocStructure((Bloc(("B", "C"), 1), Bloc(("A",), None)), 0, 0, 0, "by hand")
    >>> find_consensus(apart, [apart, other])["B"]
    (0.5, 0.5)

    Raises ValueError without draws, and for a draw of other actors.
    """
    _require_draws(structure, draws)
    count = len(structure.blocs)
    tally = {actor: np.zeros(count) for bloc in structure.blocs for actor in bloc.members}
    for draw in draws:
        for place, bloc in enumerate(_matched(structure, draw)):
            for actor in bloc:
                tally[actor][place] += 1
    return {actor: tuple((shares / len(draws)).tolist()) for actor, shares in tally.items()}


def measure_comembership(draws: Sequence[BlocStructure], period: Period) -> DyadMatrix:
    """Return the share of draws, 0 to 1, in which every two actors stand in one bloc.

    It needs no matching of blocs, and so holds for draws with any number of them.

    >>> from tatanan.terms.network import Bloc
    >>> apart = BlocStructure((Bloc(("A",), None), Bloc(("B",), None)), 0, 0, 0, "by hand")
    >>> together = BlocStructure((Bloc(("A", "B"), 1),), 0, 0, 0, "by hand")
    >>> measure_comembership([apart, together], Period.year(2024)).between("A", "B")
    0.5

    Raises ValueError without draws, and for draws of several sets of actors.
    """
    _require_draws(draws[0] if draws else None, draws)
    actors = tuple(sorted(_members(draws[0])))
    place = {actor: number for number, actor in enumerate(actors)}
    together = np.zeros((len(actors), len(actors)))
    for draw in draws:
        for bloc in draw.blocs:
            inside = [place[actor] for actor in bloc.members]
            together[np.ix_(inside, inside)] += 1
    counts = np.full(together.shape, len(draws), np.int64)
    return DyadMatrix(
        "share of draws in one bloc", period, actors, together / len(draws), counts)


def _require_draws(structure: BlocStructure | None, draws: Sequence[BlocStructure]) -> None:
    if structure is None or not draws:
        raise ValueError("a consensus needs draws; make some with draw_networks and find_blocs")
    actors = _members(structure)
    for number, draw in enumerate(draws):
        if other := actors ^ _members(draw):
            raise ValueError(f"draw {number} is of other actors: {', '.join(sorted(other))} stand"
                             " in one of the two alone; draw networks of the same actors")


def _members(structure: BlocStructure) -> set[str]:
    return {actor for bloc in structure.blocs for actor in bloc.members}


def _matched(structure: BlocStructure, draw: BlocStructure) -> list[tuple[str, ...]]:
    """Return the blocs of a draw in the order of those of a structure that they are likest."""
    wanted = [set(bloc.members) for bloc in structure.blocs]
    given = [bloc.members for bloc in draw.blocs]
    given += [()] * (len(wanted) - len(given))
    overlap = np.array([[len(one & set(other)) for other in given] for one in wanted], np.int64)
    return [given[place] for place in _assigned(overlap)]


def _assigned(overlap: Counts) -> list[int]:
    """Return for every row a column of its own, so that the sum of the entries is largest."""
    if not overlap.size:
        return []
    rows, columns = overlap.shape
    # Of equal sums, the one whose columns come earlier: an amount that outweighs no actor.
    late = np.arange(rows * columns, 0, -1).reshape(rows, columns) / (2.0 * overlap.size**2)
    program = Program(-(overlap + late).ravel(), np.ones(overlap.size, bool))
    for row in range(rows):
        program.exactly(1.0, *((row * columns + column, 1.0) for column in range(columns)))
    for column in range(columns):
        program.at_most(1.0, *((row * columns + column, 1.0) for row in range(rows)))
    found = solve(program).values.reshape(rows, columns)
    return [int(place) for place in np.argmax(found, axis=1)]
