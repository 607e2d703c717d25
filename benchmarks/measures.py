"""How fast the measures are, on one thread; ratios and limits, nothing that can fail.

    python benchmarks/measures.py [--data FOLDER] [--networks FILE]

FOLDER is a data folder that holds un-votes and atop (`tatanan data add`), or a folder of files as
their publishers give them; what is missing is left out, and said. FILE holds signed networks as
Parquet: window, a, b, sign, one row a tie (those of Doreian and Mrvar, 1946 to 1999, are what the
time that is asked for was measured on; they are found in FOLDER, too). Without it, networks are
made here, with a seed; they are harder. Times are of the processor.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from time import process_time

import numpy as np
import pyarrow as pa
from held import data_in, keep_to_one_thread, networks_in

from tatanan.errors import MissingReference
from tatanan.measure.alignment import QUADS, measure_alignment
from tatanan.measure.balance import measure_frustration
from tatanan.measure.blocs import find_blocs
from tatanan.measure.ideal import fit_ideal_points
from tatanan.measure.similarity import Measure, compare_ties_yearly, compare_votes_yearly
from tatanan.reference.builders import votes_of
from tatanan.reference.folder import DataFolder
from tatanan.reference.ties import alliances_of
from tatanan.simulate.landscape import find_minima
from tatanan.terms.network import Dyad, Period, SignedNetwork, Tie

_MEASURES: tuple[Measure, ...] = ("S", "kappa", "pi")
Task = tuple[str, float, Callable[[], str]]


def main() -> None:
    """Print a line for each task: how long it took, and how long it may take."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--networks", type=Path)
    options = parser.parse_args()
    keep_to_one_thread()
    print(f"{'task':<46}{'seconds':>9}{'asked':>8}")
    folder = data_in(options.data, ("un-votes", "atop"))
    for name, asked, task in tasks(folder, networks_in(options.networks, options.data)):
        started = process_time()
        try:
            note = task()
        except MissingReference as missing:
            print(f"{name:<46} left out: {missing}")
            continue
        print(f"{name:<46}{process_time() - started:>9.2f}{asked:>8.1f}  {note}")


def tasks(folder: DataFolder, networks: Sequence[SignedNetwork] | None) -> Iterator[Task]:
    """Yield what is timed: its name, the seconds it may take, and the work."""
    yield "S, kappa and pi of all UN years", 5.0, lambda: _votes(folder)
    yield "S, kappa and pi of all ATOP years", 20.0, lambda: _alliances(folder)
    yield "ideal points of all sessions", 60.0, lambda: _ideal(folder)
    yield "alignments of a million events", 5.0, _alignments
    yield "51 exact frustrations, n = 64 to 155", 12.0, lambda: _frustrations(networks)
    yield "three blocs of 150 states", 60.0, _blocs
    yield "landscape of 20 actors", 1.5, _landscape


def _votes(folder: DataFolder) -> str:
    votes = votes_of(folder.table("un-votes"))
    years = [*compare_votes_yearly(_MEASURES, votes)]
    return f"{len(years)} years, reading included"


def _alliances(folder: DataFolder) -> str:
    ties = alliances_of(folder.table("atop"))
    years = [*compare_ties_yearly(_MEASURES, ties)]
    return f"{len(years)} years, reading included"


def _ideal(folder: DataFolder) -> str:
    points = fit_ideal_points(votes_of(folder.table("un-votes")), high="USA")
    return f"{len(points.value)} points"


def _alignments() -> str:
    found = measure_alignment(
        made_events(10**6), Period.year(2024), weighting="confidence and outlets")
    return f"{len(found.alignments)} dyads, making them included"


def _frustrations(given: Sequence[SignedNetwork] | None) -> str:
    random = np.random.default_rng(51)
    made = (camps(int(size), 2, random) for size in np.linspace(64, 155, 51))
    proven = sum(measure_frustration(network).is_proven for network in given or made)
    return f"{proven} proven"


def _blocs() -> str:
    found = find_blocs(camps(150, 3, np.random.default_rng(3)), most=3, seconds=60)
    return f"frustration {found.frustration:.0f}, not below {found.bound:.0f}"


def _landscape() -> str:
    random = np.random.default_rng(20)
    table = random.normal(size=(20, 20))
    found = find_minima([f"{n}" for n in range(20)], random.random(20) + 0.1, table + table.T)
    return f"{len(found.minima)} minima of {found.divisions} divisions"


def made_events(count: int) -> pa.Table:
    """Return events between 196 states at random, as uneven among them as reports are."""
    random = np.random.default_rng(6)
    letters = "ABCDEFGHIJKLMN"
    codes = np.array([f"{one}{other}X" for one in letters for other in letters])
    share = random.pareto(1.2, len(codes)) + 0.05
    sides = random.choice(len(codes), (2, count), p=share / share.sum())
    return pa.table({
        "event": np.arange(count).astype(str),
        "day": pa.array([date(2024, 5, 1)] * count, pa.date32()),
        "actor": codes[sides[0]], "recipient": codes[sides[1]],
        "quad": np.array(QUADS)[random.integers(0, len(QUADS), count)],
        "intensity": random.integers(-10, 11, count).astype(float),
        "confidence": random.random(count), "outlets": random.integers(1, 20, count),
    })


def camps(size: int, count: int, random: np.random.Generator) -> SignedNetwork:
    """Return a network of some camps, as dense as those of alliances and disputes."""
    names = [f"{n:03d}" for n in range(size)]
    ties = []
    for i in range(size):
        for j in range(i + 1, size):
            if random.random() < 0.1:
                friendly = (i % count == j % count) != (random.random() < 0.04)
                if friendly or random.random() < 0.2:
                    ties.append(Tie(Dyad(names[i], names[j]), 1.0 if friendly else -1.0))
    return SignedNetwork.of(names, ties)


if __name__ == "__main__":
    main()
