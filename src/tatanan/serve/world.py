"""Who stands with whom: the states of a period, their ties, their blocs, and where they are drawn.

The same events, period and seed give the same picture, so that a link shows what was seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import networkx
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tatanan.measure.alignment import measure_alignment
from tatanan.measure.blocs import find_blocs
from tatanan.measure.consensus import draw_networks, find_consensus
from tatanan.measure.polarisation import measure_network_polarisation
from tatanan.reference.names import is_state_code
from tatanan.serve.catalogue import Catalogue
from tatanan.serve.codes import name_of
from tatanan.serve.desk import Desk
from tatanan.serve.dyadic import dyadic_rows
from tatanan.serve.filters import Filters
from tatanan.serve.isolation import isolation_of
from tatanan.serve.shapes import Labels
from tatanan.serve.shapes_world import (
    BlocOf,
    Frustration,
    IsolationOf,
    MemberOf,
    PolarityOf,
    StateOf,
    TieOf,
    World,
)
from tatanan.terms.network import AlignmentNetwork, BlocStructure, Dyad, Period, SignedNetwork

_DRAWS: Final = 25
_PROOF: Final = 1.0  # seconds that a proof may take
_PROVEN: Final = 80  # states beyond which none would come in that time
_HOSTILE: Final = 0.02  # how much a hostile tie draws together beside a friendly one of 1
_ROUNDS: Final = 100
_SHOWN: Final = 12  # states whose isolation is told
_NOTE: Final = Labels(
    en="Blocs are groups whose ties contradict one another least, from what the reports of this"
       " store tell of these states; silence is not neutrality. Places in the picture mean"
       " nothing by themselves.",
    id="Blok adalah kelompok yang hubungannya paling sedikit saling bertentangan, menurut laporan"
       " di gudang ini; diam bukan berarti netral. Letak dalam gambar tidak bermakna apa-apa.",
)


@dataclass(frozen=True, slots=True)
class WorldAsked:
    """Which world is asked for: at most how many blocs, and the seed of draws and picture."""

    since: date | None = None
    until: date | None = None
    most: int = 3
    seed: int = 0


def draw_world(desk: Desk, filters: Filters, asked: WorldAsked) -> World:
    """Return the states, their ties and their blocs."""
    where, values = filters.where()
    found: World = desk.once(("world", where, repr(values), asked),
                             lambda catalogue: _made(catalogue, filters, asked))
    return found


def lay_out(network: AlignmentNetwork, *, seed: int) -> dict[str, tuple[float, float]]:
    """Return where states are drawn: friends near one another, -1 to 1 on both axes.

    >>> year = Period.year(2024)
    >>> lay_out(AlignmentNetwork(year, ("IDN",), ()), seed=0)
    {'IDN': (0.0, 0.0)}
    """
    graph = networkx.Graph()
    graph.add_nodes_from(network.actors)
    for each in network.alignments:
        one, other = (each.dyad.one, each.dyad.other) if isinstance(each.dyad, Dyad) else ("", "")
        pull = max(each.value, 0.0) + _HOSTILE
        graph.add_edge(one, other, weight=pull * float(np.log1p(each.count)))
    placed = networkx.spring_layout(
        graph, weight="weight", seed=seed, iterations=_ROUNDS, method="force")
    return {code: (round(float(x), 4), round(float(y), 4)) for code, (x, y) in placed.items()}


def _made(catalogue: Catalogue, filters: Filters, asked: WorldAsked) -> World:
    events = _between_states(dyadic_rows(catalogue, filters))
    days = [day for day in (pc.min(events["day"]).as_py(), pc.max(events["day"]).as_py()) if day]
    if not days:
        return World(snapshot=catalogue.snapshot, states=[], ties=[], blocs=[], frustration=None,
                     polarity=[], isolation=[], years=None, period=None, note=_NOTE)
    period = Period(asked.since or days[0], max(asked.until or days[1], asked.since or days[0]))
    network = measure_alignment(events, period)
    signed = network.signed()
    seconds = _PROOF if len(signed.actors) <= _PROVEN else 0.0
    structure = find_blocs(
        signed, most=asked.most, signs_only=False, seed=asked.seed, seconds=seconds)
    shares = _shares(network, structure, asked)
    return World(
        snapshot=catalogue.snapshot, states=_states(network, structure, shares, asked.seed),
        ties=_ties(network), blocs=_blocs(structure, shares, signed),
        frustration=Frustration(
            value=structure.frustration, bound=structure.bound, share=structure.share,
            proven=structure.bound >= structure.frustration - 1e-6),
        polarity=_polarity(signed, structure), isolation=_isolation(network),
        years=(days[0].year, days[1].year), period=(period.first, period.last), note=_NOTE,
    )


def _between_states(events: pa.Table) -> pa.Table:
    """Return the events of which both sides are states; those without a day are left out."""
    codes = set(events["actor"].to_pylist()) | set(events["recipient"].to_pylist())
    states = pa.array(sorted(code for code in codes if is_state_code(code)), pa.string())
    both = pc.and_(pc.is_in(events["actor"], states), pc.is_in(events["recipient"], states))
    return events.filter(pc.and_(both, pc.is_valid(events["day"])))


def _shares(
    network: AlignmentNetwork, structure: BlocStructure, asked: WorldAsked
) -> dict[str, tuple[float, ...]]:
    """Return the share of draws in which each state stands in each bloc."""
    draws = [
        find_blocs(each, most=asked.most, signs_only=False, seed=asked.seed, seconds=0)
        for each in draw_networks(network, draws=_DRAWS, seed=asked.seed)
    ]
    return find_consensus(structure, draws)


def _states(
    network: AlignmentNetwork, structure: BlocStructure, shares: dict[str, tuple[float, ...]],
    seed: int,
) -> list[StateOf]:
    places, told = lay_out(network, seed=seed), _events(network)
    bloc_of = {code: n for n, bloc in enumerate(structure.blocs) for code in bloc.members}
    return [
        StateOf(
            code=code, name=name_of(code), events=told.get(code, 0), x=places[code][0],
            y=places[code][1], bloc=bloc_of.get(code) if code in told else None,
            certainty=shares[code][bloc_of[code]] if code in told else None)
        for code in network.actors
    ]


def _events(network: AlignmentNetwork) -> dict[str, int]:
    """Return in how many events of the network each state stands."""
    told: dict[str, set[str]] = {}
    for each in network.alignments:
        for code in each.dyad if isinstance(each.dyad, Dyad) else ():
            told.setdefault(code, set()).update(each.events)
    return {code: len(events) for code, events in told.items()}


def _ties(network: AlignmentNetwork) -> list[TieOf]:
    return [
        TieOf(a=each.dyad.one, b=each.dyad.other, mean=each.value, low=each.low, high=each.high,
              events=each.count)
        for each in network.alignments if isinstance(each.dyad, Dyad)
    ]


def _blocs(
    structure: BlocStructure, shares: dict[str, tuple[float, ...]], signed: SignedNetwork
) -> list[BlocOf]:
    tied = {code for tie in signed.ties for code in tie.dyad}
    return [
        BlocOf(id=n, cohesion=bloc.cohesion, members=[
            MemberOf(code=code, probability=shares[code][n])
            for code in bloc.members if code in tied])
        for n, bloc in enumerate(structure.blocs)
    ]


def _polarity(signed: SignedNetwork, structure: BlocStructure) -> list[PolarityOf]:
    hostile = sum(tie.weight < 0 for tie in signed.ties)
    share = hostile / len(signed.ties) if signed.ties else None
    values = [
        ("hostile-ties", share, "share of ties that are hostile"),
        ("frustration-share", structure.share, "share of ties that contradict the blocs"),
        ("network-polarisation", _maoz(signed), "after Maoz: cliques of friends and their overlap"),
    ]
    return [PolarityOf(name=name, value=value, low=None, high=None, note=note)
            for name, value, note in values]


def _maoz(signed: SignedNetwork) -> float | None:
    try:
        found = measure_network_polarisation(signed)
    except ValueError:  # more cliques than can be compared
        return None
    return found.value if found else None


def _isolation(network: AlignmentNetwork) -> list[IsolationOf]:
    told = _events(network)
    busiest: Sequence[str] = sorted(told, key=lambda code: (-told[code], code))[:_SHOWN]
    return [IsolationOf(code=code, yardsticks=isolation_of(code, network)) for code in busiest]
