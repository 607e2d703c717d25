"""How fast balance, blocs, isolation and scenarios are, on one thread, and what is proven.

    python benchmarks/balance.py [--data FOLDER] [--networks FILE]

FOLDER is a data folder that holds un-votes (`tatanan data add`), or a folder with its publisher's
file: in the network of the General Assembly every two states have a tie, more alike or less than
states are on the mean, and blocs are hardest to prove there. Without it, a network of camps as
dense is made, with a seed. FILE holds signed networks as Parquet: window, a, b, sign, one row a
tie; they are found in FOLDER, too. Times are of the processor.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from time import process_time

import numpy as np
from held import data_in, keep_to_one_thread, networks_in

from tatanan.errors import MissingReference
from tatanan.measure.balance import measure_frustration
from tatanan.measure.blocs import find_blocs
from tatanan.measure.consensus import find_blocs_over_draws
from tatanan.measure.isolation import World, measure_isolation
from tatanan.measure.modularity import measure_modularity
from tatanan.measure.similarity import compare_votes
from tatanan.reference.builders import votes_of
from tatanan.simulate.landscape import find_minima
from tatanan.simulate.scenarios import run_scenario
from tatanan.terms.network import Dyad, DyadMatrix, Period, SignedNetwork, Tie
from tatanan.terms.reference import VoteMatrix
from tatanan.terms.scenario import Baseline, Scenario, Turns

STATES = 193
Task = tuple[str, float, Callable[[], str]]


def main() -> None:
    """Print a line for each task: how long it took, and how long it may take."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--networks", type=Path)
    options = parser.parse_args()
    keep_to_one_thread()
    votes = votes_to_time(options.data)
    print(f"{'task':<46}{'seconds':>9}{'asked':>8}")
    for name, asked, task in tasks(votes, networks_in(options.networks, options.data)):
        started = process_time()
        note = task()
        print(f"{name:<46}{process_time() - started:>9.2f}{asked:>8.1f}  {note}", flush=True)


def tasks(votes: VoteMatrix, networks: Sequence[SignedNetwork] | None) -> Iterator[Task]:
    """Yield what is timed: its name, the seconds it may take, and the work."""
    if networks is not None:
        yield "exact frustrations of the networks of a file", 12.0, lambda: _frustrations(networks)
    dense = network_of(compare_votes(votes))
    sparse = strongest(dense, share=0.1)
    yield "three blocs, every two states tied", 60.0, lambda: _blocs(dense, 3)
    yield "two sides, every two states tied", 60.0, lambda: _blocs(dense, 2)
    yield "three blocs, one pair in ten tied", 60.0, lambda: _blocs(sparse, 3)
    yield "modularity and 100 networks of its degrees", 60.0, lambda: _modularity(sparse)
    yield "the same, every two states tied", 60.0, lambda: _modularity(dense)
    yield "blocs over 100 draws, one pair in ten tied", 60.0, lambda: _consensus(sparse)
    yield "isolation of a state, 200 draws of roll calls", 5.0, lambda: _isolation(votes)
    yield "landscape of 20 actors", 1.5, lambda: _landscape(20)
    yield "landscape of 24 actors", 30.0, lambda: _landscape(24)
    yield "scenario of 15 actors, 200 draws", 30.0, _scenario


def votes_to_time(folder: Path | None) -> VoteMatrix:
    """Return the last year's roll calls of a data folder, else votes of camps made here."""
    try:
        votes = votes_of(data_in(folder, ("un-votes",)).table("un-votes"))
        return votes.in_year(votes.years[-1])
    except MissingReference as missing:
        print(f"votes are made here: {missing}", file=sys.stderr)
    random = np.random.default_rng(193)
    leaning = np.concatenate([random.normal(mean, 0.6, STATES // 3 + 1) for mean in (-1, 0, 2)])
    pull = leaning[:STATES, None] * random.normal(1, 0.5, 90) + random.normal(0, 1, (STATES, 90))
    choices = np.digitize(pull, [0.0, 0.6]).astype(np.int8) + 1
    states = tuple(f"{number:03d}" for number in range(STATES))
    return VoteMatrix(Period.year(2022), states, tuple(range(90)), choices)


def network_of(matrix: DyadMatrix) -> SignedNetwork:
    """Return the ties of a similarity: how far each lies above or below the mean of all."""
    known = np.triu(~np.isnan(matrix.values), 1)
    mean = float(matrix.values[known].mean())
    pairs = zip(*(places.tolist() for places in np.nonzero(known)), strict=True)
    return SignedNetwork.of(matrix.actors, [
        Tie(Dyad.of(matrix.actors[i], matrix.actors[j]), float(matrix.values[i, j]) - mean)
        for i, j in pairs if matrix.values[i, j] != mean])


def strongest(network: SignedNetwork, *, share: float) -> SignedNetwork:
    """Return the network of a share of its ties, the strongest."""
    ties = sorted(network.ties, key=lambda tie: (-abs(tie.weight), tie.dyad))
    return SignedNetwork.of(network.actors, ties[: int(share * len(ties))])


def _frustrations(networks: Sequence[SignedNetwork]) -> str:
    found = [measure_frustration(network) for network in networks]
    return f"{sum(each.is_proven for each in found)} of {len(found)} proven"


def _blocs(network: SignedNetwork, most: int) -> str:
    found = find_blocs(network, most=most, signs_only=False, seconds=60)
    gap = 1 - found.bound / found.frustration if found.frustration else 0.0
    sizes = ", ".join(str(len(bloc.members)) for bloc in found.blocs)
    return f"{len(network.ties):,} ties; blocs of {sizes}; proven to {gap:.4%}"


def _modularity(network: SignedNetwork) -> str:
    found = measure_modularity(network)
    return "no ties" if found is None else f"Q {found.value:.3f}, z {found.z or 0:.0f}"


def _consensus(network: SignedNetwork) -> str:
    random = np.random.default_rng(1)
    draws = [
        SignedNetwork.of(network.actors, [
            Tie(tie.dyad, tie.weight + noise) for tie, noise in
            zip(network.ties, random.normal(0, 0.2, len(network.ties)).tolist(), strict=True)])
        for _ in range(100)]
    found = find_blocs_over_draws(network, draws, most=3, signs_only=False)
    sure = sum(share > 0.95 for _, share in found.belonging)
    return f"{sure} of {len(found.belonging)} states are sure of their bloc"


def _isolation(votes: VoteMatrix) -> str:
    first = measure_isolation(votes.states[0], World(votes=votes))[0]
    return f"{first.measure} {first.value}"


def _landscape(count: int) -> str:
    random = np.random.default_rng(count)
    table = random.normal(size=(count, count))
    names = [f"{number:02d}" for number in range(count)]
    found = find_minima(names, random.random(count) + 0.1, table + table.T)
    return f"{len(found.minima)} minima of {found.divisions:,} divisions"


def _scenario() -> str:
    random = np.random.default_rng(15)
    actors = tuple(f"{number:02d}" for number in range(15))
    inclined = tuple(
        (Dyad(*pair), float(random.uniform(-1, 1)), 0.1) for pair in combinations(actors, 2))
    baseline = Baseline(actors, tuple((random.random(15) + 0.1).tolist()), inclined)
    turned = Turns(Dyad(actors[0], actors[1]), -1.0)
    outcome = run_scenario(Scenario("timed", baseline, (turned,), draws=200, seed=1))
    return f"{len(outcome.before)} draws before and after"


if __name__ == "__main__":
    main()
