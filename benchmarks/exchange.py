"""How fast a file of GDELT is imported, against DuckDB's own reader of CSV, in one run.

    python benchmarks/exchange.py            # a million rows, made here; some 450 MB
    python benchmarks/exchange.py --gate     # exit 4 below two thirds of DuckDB's speed

Two things are timed, in turn, and the medians compared: reading the file (all 61 columns as text
into DuckDB's memory, against our tables in memory), and keeping it (DuckDB's table in a file,
against a store in a file). The seed decides the rows; they are nobody's data.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import duckdb
import numpy as np
from numpy.typing import NDArray

from tatanan.exchange.facts import load_mapping
from tatanan.exchange.imports import read_gdelt_events
from tatanan.lexicons.load import load_data
from tatanan.store import open_store

LEAST = 2 / 3  # of DuckDB's speed
CHECK_FAILED = 4
_AT_ONCE = 50_000

Texts = NDArray[np.object_]


def make_file(path: Path, rows: int, *, seed: int) -> None:
    """Write a file of GDELT with as many rows; the same seed gives the same bytes."""
    dice = np.random.default_rng(seed)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for first in range(0, rows, _AT_ONCE):
            columns = _columns(dice, first, min(_AT_ONCE, rows - first))
            file.writelines("\t".join(row) + "\n" for row in zip(*columns, strict=True))


def _columns(dice: np.random.Generator, first: int, rows: int) -> list[Texts]:
    cameo, gdelt = load_data("ontologies", "cameo"), load_mapping("gdelt")
    codes = [code for row in (*cameo["plover"], *cameo["none"]) for code in row["codes"]
             if len(code) > 2]

    def pick(values: Sequence[str], *, empty: float = 0.0) -> Texts:
        picked = np.array([*values], object)[dice.integers(0, len(values), rows)]
        picked[dice.random(rows) < empty] = ""
        return picked

    days = pick([f"2024{month:02}{day:02}" for month in range(1, 13) for day in range(1, 29)])
    code = pick(codes)
    numbers = np.arange(first, first + rows)
    made = {
        "GlobalEventID": (numbers + 1_150_000_000).astype(str).astype(object), "Day": days,
        "MonthYear": _cut(days, 6), "Year": _cut(days, 4),
        "FractionDate": pick([f"2024.{part:04}" for part in range(1, 9999, 7)]),
        "EventCode": code, "EventBaseCode": _cut(code, 3), "EventRootCode": _cut(code, 2),
        "QuadClass": pick("1234"), "GoldsteinScale": pick(["-10.0", "-5.0", "0.0", "1.9", "7.0"]),
        "IsRootEvent": pick("01"), "NumMentions": pick([*map(str, range(1, 60))]),
        "NumSources": pick("123456789"), "NumArticles": pick([*map(str, range(1, 60))]),
        "AvgTone": np.array([f"{tone:.12f}" for tone in dice.normal(-2, 3, rows)], object),
        "DATEADDED": days + "121500",
        "SOURCEURL": np.array([f"https://news.example/{n % 400}/what-happened-that-day-{n}.html"
                               for n in numbers], object),
    }
    states = [*gdelt["fips"].values()]
    for side in ("Actor1", "Actor2"):
        country, kind = pick(states, empty=0.4), pick(["GOV", "MIL", "CVL", "MED"], empty=0.6)
        made |= {
            f"{side}Code": country + kind, f"{side}CountryCode": country,
            f"{side}Name": pick([f"NAME {n}" for n in range(3000)], empty=0.1),
            f"{side}KnownGroupCode": pick(["UNO", "EEC", "NAT"], empty=0.97),
            f"{side}Type1Code": kind, f"{side}Type2Code": pick(["GOV"], empty=0.95),
        }
    for side in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
        made |= _places(dice, side, rows, [*gdelt["fips"]])
    nothing = np.full(rows, "", object)
    return [made.get(name, nothing) for name in gdelt["events"]]


def _places(
    dice: np.random.Generator, side: str, rows: int, fips: Sequence[str]
) -> dict[str, Texts]:
    number = dice.integers(0, 20_000, rows)

    def told(of: Callable[[int], str]) -> Texts:
        return np.array([of(n) for n in range(20_000)], object)[number]

    return {
        f"{side}_Type": told(lambda n: str(n % 5)),
        f"{side}_Fullname": told(lambda n: f"Place {n}, Region {n % 90}, Country"),
        f"{side}_CountryCode": told(lambda n: fips[n % len(fips)]),
        f"{side}_ADM1Code": told(lambda n: f"{fips[n % len(fips)]}{n % 90:02}"),
        f"{side}_ADM2Code": told(lambda n: f"{n:05}"),
        f"{side}_Lat": told(lambda n: f"{n * 7 % 1800 / 10 - 90:.4f}"),
        f"{side}_Long": told(lambda n: f"{n * 11 % 3600 / 10 - 180:.4f}"),
        f"{side}_FeatureID": told(lambda n: str(-1_000_000 - n)),
    }


def _cut(texts: Texts, length: int) -> Texts:
    return np.array([text[:length] for text in texts], object)


def duckdb_reads(path: Path, database: str) -> int:
    """Read a file into a table by DuckDB alone; return how many rows it has."""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in load_mapping("gdelt")["events"])
    with duckdb.connect(database) as connection:
        connection.execute(
            f"CREATE TABLE events AS SELECT * FROM read_csv('{path}', delim = '\t',"  # noqa: S608 - a path of our own
            f" header = false, quote = '', escape = '', columns = {{{columns}}})"
        )
        ((rows,),) = connection.execute("SELECT count(*) FROM events").fetchall()
    return int(rows)


def tatanan_reads(path: Path) -> int:
    """Read a file into our tables in memory; return how many rows they have."""
    return sum(batch.rows.num_rows for batch in read_gdelt_events(path))


def tatanan_keeps(path: Path, place: Path) -> int:
    """Import a file into a new store; return how many rows are new."""
    with open_store(place, create=True) as store:
        return sum(
            store.put_imported(batch.table, batch.rows).added for batch in read_gdelt_events(path)
        )


def compare(path: Path, folder: Path, *, rounds: int) -> dict[str, tuple[float, float]]:
    """Return the median seconds of DuckDB and of ours, for reading and for keeping."""
    rows = duckdb_reads(path, ":memory:")  # once, so that the file lies in memory for both
    taken: dict[str, list[tuple[float, float]]] = {"read": [], "keep": []}
    for turn in range(rounds):
        theirs, ours = folder / f"theirs{turn}.duckdb", folder / f"ours{turn}.duckdb"
        taken["read"].append((
            _seconds(partial(duckdb_reads, path, ":memory:"), rows),
            _seconds(partial(tatanan_reads, path), rows),
        ))
        taken["keep"].append((
            _seconds(partial(duckdb_reads, path, str(theirs)), rows),
            _seconds(partial(tatanan_keeps, path, ours), rows),
        ))
        theirs.unlink()
        ours.unlink()
    return {name: (median(each[0] for each in pairs), median(each[1] for each in pairs))
            for name, pairs in taken.items()}


def _seconds(work: Callable[[], int], rows: int) -> float:
    start = time.perf_counter()
    done = work()
    if done != rows:
        raise SystemExit(f"{done} of {rows} rows were read; a timing of a part means nothing")
    return time.perf_counter() - start


def main() -> None:
    """Make the file, time both, and print the ratio of their speeds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gate", action="store_true", help="exit 4 below two thirds")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tatanan-") as folder:
        path = Path(folder) / "20240703.export.CSV"
        make_file(path, asked.rows, seed=asked.seed)
        size = path.stat().st_size / 1e6
        print(f"{asked.rows:,} rows, {size:.0f} MB, seed {asked.seed}, {asked.rounds} rounds")
        found = compare(path, Path(folder), rounds=asked.rounds)
    for name, (theirs, ours) in found.items():
        print(f"{name}: DuckDB {theirs:.2f} s, Tatanan {ours:.2f} s,"
              f" {theirs / ours:.2f} of DuckDB's speed (at least {LEAST:.2f})")
    if asked.gate and any(theirs / ours < LEAST for theirs, ours in found.values()):
        sys.exit(CHECK_FAILED)


if __name__ == "__main__":
    main()
