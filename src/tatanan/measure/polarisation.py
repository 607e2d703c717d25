"""How far a system is split: by cliques that do not overlap, or by groups far apart.

    NPI   clique polarisation x (1 - clique overlap)       Maoz 2006
    ER    K sum_i sum_j p_i^(1+a) p_j d_ij                  Esteban & Ray 1994

References: Maoz (2006), Network Polarization, Network Interdependence, and International Conflict,
1816-2002, Journal of Peace Research 43: 391-411; Maoz & Somer-Topcu (2010), British Journal of
Political Science 40: 805-833; Esteban & Ray (1994), On the Measurement of Polarization,
Econometrica 62: 819-851.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Final

import networkx
import numpy as np
from numpy.typing import NDArray

from tatanan.terms.network import BlocStructure, SignedNetwork
from tatanan.terms.reference import StateValues

Reals = NDArray[np.float64]

MOST_CLIQUES: Final = 20_000
"""A network of which nearly everybody is tied to everybody has more than can be compared."""
_MOST_IDENTIFICATION: Final = 1.6
"""The largest a for which the axioms of Esteban and Ray hold."""


@dataclass(frozen=True, slots=True)
class NetworkPolarisation:
    """How far the cliques of a network split it.

    `polarisation` is near 1 where every clique holds half of the capability, 0 where one holds
    all; `overlap` is the mean share of a clique that also stands in another (0 to 1); `value`
    is the first times one minus the second. `cliques` are listed, the largest first; `unknown`
    are the actors whose capability is not known: they stand in none.
    """

    value: float
    polarisation: float
    overlap: float
    cliques: tuple[tuple[str, ...], ...]
    unknown: tuple[str, ...] = ()


def measure_network_polarisation(
    network: SignedNetwork, capabilities: StateValues | None = None
) -> NetworkPolarisation | None:
    """Return Maoz's network polarisation, of the friendly ties of a network.

    None where there are no actors, or none of them has a known capability above 0. A clique is
    a largest set of actors of whom every two have a friendly tie; who has none is a clique
    alone. With p_c the share of all capability that clique c's members hold (without
    `capabilities`, the share of actors), of k cliques, and |c & d| the members of two:

        polarisation  sum_c p_c (1 - p_c) / (k / 4)
        overlap       sum_c sum_d!=c |c & d| / |c| / (k (k - 1)),  0 for a single clique
        value         polarisation (1 - overlap)

    from 0 (one clique, or cliques much alike) to 1 (two of equal weight, nobody in both). That
    it is built of cliques, their sizes and their overlap is sure; the two formulas are not the
    paper's own, which were not at hand, and no published series has been reproduced. Call it a
    variant where you cite it.

    >>> from tatanan.terms.network import Dyad, Tie
    >>> camps = [Tie(Dyad.of(*pair), 1.0) for pair in ("AB", "CD")]
    >>> measure_network_polarisation(SignedNetwork.of("ABCD", camps)).value
    1.0

    Raises ValueError for a network with too many cliques to compare, KeyError for an actor
    without an entry among the capabilities.

    Reference: Maoz (2006).
    """
    weights = _weights(network, capabilities)
    total = sum(weights.values())
    if not total:
        return None
    cliques = _cliques(network, set(weights))
    held = np.array([sum(weights[actor] for actor in clique) for clique in cliques]) / total
    polarisation = float((held * (1 - held)).mean() * 4)
    overlap = _overlap(cliques)
    unknown = tuple(actor for actor in network.actors if actor not in weights)
    return NetworkPolarisation(
        polarisation * (1 - overlap), polarisation, overlap, cliques, unknown)


def measure_esteban_ray(
    shares: Reals, distances: Reals, *, identification: float = 1.3
) -> float:
    """Return the polarisation of groups, 0 (all in one) to about the largest distance.

    K sum_i sum_j p_i^(1+a) p_j d_ij, with p the groups' shares (they are brought to the sum 1),
    d n x n their distances in any unit, and a the `identification` that members of a large
    group feel, 0 (then it is twice the mean distance of any two members) to 1.6. K = 2^(1+a),
    so that two equal groups have their distance as polarisation.

    >>> round(measure_esteban_ray(np.array([0.5, 0.5]), np.array([[0.0, 3.0], [3.0, 0.0]])), 6)
    3.0

    Raises ValueError for shares below 0 or that are all 0, distances that do not fit or are
    below 0, and an identification out of range.

    Reference: Esteban & Ray (1994).
    """
    if not 0 <= identification <= _MOST_IDENTIFICATION:
        raise ValueError(f"identification lies between 0 and 1.6, not at {identification}")
    if distances.shape != (len(shares), len(shares)):
        raise ValueError(f"{len(shares)} shares need distances of {len(shares)} x {len(shares)},"
                         f" not of {distances.shape}")
    if not (shares >= 0).all() or not shares.sum() or not (distances >= 0).all():
        raise ValueError("shares and distances are not below 0, and some share is above it")
    p = shares / shares.sum()
    factor = 2.0 ** (1 + identification)
    return float(factor * (p ** (1 + identification) @ distances @ p))


def measure_bloc_polarisation(
    structure: BlocStructure, capabilities: StateValues, positions: StateValues, *,
    identification: float = 1.3,
) -> float | None:
    """Return the polarisation of blocs by their capability and the distance of their positions.

    A bloc's share is what its members' capability is of that of all; it stands at the mean of
    their positions (ideal points, say), each by its capability; distances are those of the
    means, in the positions' unit. Members of whom either is not known are left out; None where
    nobody is left. See `measure_esteban_ray`.

    >>> from tatanan.terms.network import Bloc, Period
    >>> camps = BlocStructure((Bloc(("A", "B"), 1), Bloc(("C",), None)), 0, 0, 0, "by hand")
    >>> year, states = Period.year(2022), ("A", "B", "C")
    >>> power = StateValues("cinc", year, states, np.array([0.1, 0.1, 0.2]))
    >>> points = StateValues("ideal point", year, states, np.array([1.0, 2.0, -0.5]))
    >>> round(measure_bloc_polarisation(camps, power, points), 6)
    2.0
    """
    stands = [_stand_of(bloc.members, capabilities, positions) for bloc in structure.blocs]
    known = [stand for stand in stands if stand is not None]
    if not known:
        return None
    weights, means = (np.array(column) for column in zip(*known, strict=True))
    return measure_esteban_ray(
        weights, np.abs(means[:, None] - means[None, :]), identification=identification)


def _stand_of(
    members: tuple[str, ...], capabilities: StateValues, positions: StateValues
) -> tuple[float, float] | None:
    """Return the capability of a bloc and the mean of its positions; None where none is known."""
    known = [
        (weight, place) for state in members
        if state in capabilities.states and (weight := capabilities.of(state))
        and state in positions.states and (place := positions.of(state)) is not None]
    total = sum(weight for weight, _ in known)
    if not known:
        return None
    return total, sum(weight * place for weight, place in known) / total


def _cliques(network: SignedNetwork, known: set[str]) -> tuple[tuple[str, ...], ...]:
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(known))
    graph.add_edges_from(
        tuple(tie.dyad) for tie in network.ties if tie.weight > 0 and set(tie.dyad) <= known)
    found = list(islice(networkx.find_cliques(graph), MOST_CLIQUES + 1))
    if len(found) > MOST_CLIQUES:
        raise ValueError(
            f"the friendly ties form more than {MOST_CLIQUES:,} cliques; keep the stronger ties"
            " alone (`AlignmentNetwork.signed(least=...)`)")
    return tuple(sorted((tuple(sorted(clique)) for clique in found), key=lambda c: (-len(c), c)))


def _weights(
    network: SignedNetwork, capabilities: StateValues | None
) -> dict[str, float]:
    """Return the capability of every actor of whom it is known; 1 each without capabilities."""
    if capabilities is None:
        return dict.fromkeys(network.actors, 1.0)
    values = {actor: capabilities.of(actor) for actor in network.actors}
    return {actor: value for actor, value in values.items() if value is not None}


def _overlap(cliques: tuple[tuple[str, ...], ...]) -> float:
    """Return the mean share of a clique's members that stand in another, too."""
    count = len(cliques)
    if count < 2:
        return 0.0
    standing = Counter(actor for clique in cliques for actor in clique)
    # The members shared with every other clique, summed: in how many others each member stands.
    shared = [sum(standing[actor] - 1 for actor in clique) / len(clique) for clique in cliques]
    return sum(shared) / (count * (count - 1))
