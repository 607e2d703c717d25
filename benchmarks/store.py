"""How much keeping and counting events costs in a store, against bare DuckDB with the same rows.

    python benchmarks/store.py [--events N] [--rounds N] [--seed N]

Invented reports tell ten events each, with evidence that stands in their texts. They are put into
a store, shard by shard, and counted by dyad and month; then the same tables are put into a bare
DuckDB file with the same statements that anybody would write, and counted by the same query.
Which of the two comes first changes from round to round. The store's time has in it what bare
DuckDB does not do: every quote is held against its text, ids are looked up, batches are whole or
not there. Times are of the clock, so only their ratios are printed; at most 1.5 is wanted.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.random import Generator

from tatanan.store import open_store
from tatanan.store.engine import load_query, named
from tatanan.terms.tables import Tables, conform, empty_tables, table_schemas

Columns = dict[str, Any]
PER_REPORT = 10
REPORTS_A_SHARD = 10_000
WANTED = 1.5
ACTORS = [f"{one}{two}X" for one in "ABCDEFGHIJ" for two in "ABCDEFGHIJKLMNOPQRST"]
DAYS = np.datetime64("2015-01-01"), 3650
SENTENCE = "Pemerintah negara {} menolak usul negara {} – “tidak dapat diterima”, katanya. "
TYPES = {pa.string(): "VARCHAR", pa.int32(): "INTEGER", pa.date32(): "DATE",
         pa.float64(): "DOUBLE", pa.bool_(): "BOOLEAN"}
PAGE = '{"set_aside":[],"repairs":[],"notes":[]}'
FILLED = ("reports", "appearances", "codings", "events", "participants")


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that inserting and counting take."""

    insert: float
    count: float

    @property
    def whole(self) -> float:
        """Both together."""
        return self.insert + self.count


def main() -> int:
    """Print the ratios of store and bare DuckDB."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    shards = [*invent_shards(options.events, np.random.default_rng(options.seed))]
    pairs = [time_both(shards, store_first=number % 2 == 0) for number in range(options.rounds)]
    print(f"store / DuckDB: {options.events} events, {len(shards)} shards, {options.rounds} rounds")
    for name in ("insert", "count", "whole"):
        ratios = [getattr(ours, name) / getattr(bare, name) for ours, bare in pairs]
        middle = statistics.median(ratios)
        print(f"{name:8}{middle:6.2f}   ({min(ratios):.2f} to {max(ratios):.2f})")
    whole = statistics.median(ours.whole / bare.whole for ours, bare in pairs)
    return 0 if whole <= WANTED else 4


def time_both(shards: list[Tables], *, store_first: bool) -> tuple[Timing, Timing]:
    """Return how long the store takes, and bare DuckDB; both must count the same."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [(time_store, Path(folder) / "store"), (time_bare, Path(folder) / "bare")]
        done = {run: run(path, shards) for run, path in (runs if store_first else runs[::-1])}
        (ours, counted), (bare, expected) = done[time_store], done[time_bare]
        if not counted.equals(expected):
            sys.exit("store and DuckDB count differently")
        return ours, bare


def time_store(path: Path, shards: list[Tables]) -> tuple[Timing, pa.Table]:
    """Put shards into a store and count."""
    begin = time.perf_counter()
    with open_store(path, create=True) as store:
        for shard in shards:
            store.put_tables(shard)
        return _timed(begin, lambda: store.query("dyad_months"))


def time_bare(path: Path, shards: list[Tables]) -> tuple[Timing, pa.Table]:
    """Put shards into a file of DuckDB and count."""
    begin = time.perf_counter()
    with duckdb.connect(path, config={"storage_compatibility_version": "v1.4.0"}) as database:
        for name in FILLED:
            columns = ", ".join(f"{named(f.name)} {TYPES[f.type]}" for f in table_schemas()[name])
            database.execute(f"CREATE TABLE {name} ({columns})")
        for shard in shards:
            database.begin()
            for name in FILLED:
                database.register("rows", shard[name])
                database.execute(f"INSERT INTO {name} SELECT * FROM rows")  # noqa: S608 - five words
            database.commit()
        return _timed(begin, lambda: database.sql(_bare_query()).to_arrow_table())


def _bare_query() -> str:
    """Return the same query, of the tables themselves: bare DuckDB knows no reviews."""
    return load_query("dyad_months").replace("reviewed_", "").replace("AND e.stands", "")


def _timed(begin: float, count: Callable[[], pa.Table]) -> tuple[Timing, pa.Table]:
    middle = time.perf_counter()
    counted = count()
    return Timing(middle - begin, time.perf_counter() - middle), counted


def invent_shards(events: int, dice: Generator) -> Iterator[Tables]:
    """Yield the tables of invented reports, some thousands at a time."""
    reports = events // PER_REPORT
    for first in range(0, reports, REPORTS_A_SHARD):
        yield _shard(range(first, min(first + REPORTS_A_SHARD, reports)), dice)


def _shard(numbers: range, dice: Generator) -> Tables:
    sides = [dice.integers(0, len(ACTORS), len(numbers) * PER_REPORT) for _ in range(2)]
    told = [[ACTORS[n] for n in side] for side in sides]
    sentences = [SENTENCE.format(*pair) for pair in zip(*told, strict=True)]
    heads = [f"Laporan {n:08}. " for n in numbers]
    texts = [
        head + "".join(sentences[n * PER_REPORT : (n + 1) * PER_REPORT])
        for n, head in enumerate(heads)
    ]
    reports = [f"{n * 0x9E3779B97F4A7C15 % 2**64:016x}" for n in numbers]
    of_event = [report for report in reports for _ in range(PER_REPORT)]
    filled: dict[str, Columns] = {
        "reports": {"id": reports, "text": texts},
        "appearances": {"id": reports, "report": reports, "record": reports,
                        "page": [PAGE] * len(reports)},
        "codings": {"report": reports, "appearance": reports, "digest": reports,
                    "events": [PER_REPORT] * len(reports), "current": [True] * len(reports)},
        "events": _events(of_event, sentences, len(heads[0]), dice),
    }
    filled["participants"] = _participants(filled["events"], told)
    return empty_tables() | {name: _filled(name, columns) for name, columns in filled.items()}


def _events(reports: list[str], sentences: list[str], head: int, dice: Generator) -> Columns:
    length, place = len(sentences[0]), np.tile(np.arange(PER_REPORT), len(reports) // PER_REPORT)
    begin = head + length * place
    trigger = begin + sentences[0].index("menolak")
    first, days = DAYS
    day = pa.array(first + dice.integers(0, days, len(reports)))
    return {
        "id": [f"{report[:13]}{n:03x}" for report, n in zip(reports, place, strict=True)],
        "report": reports, "position": place,
        "trigger_start": trigger, "trigger_end": trigger + len("menolak"),
        "trigger_quote": ["menolak"] * len(reports),
        "sentence_start": begin, "sentence_end": begin + length - 1,
        "first": day, "last": day, "when_basis": ["published"] * len(reports),
        "type": ["REJECT"] * len(reports), "factuality": ["asserted"] * len(reports),
        "intensity": np.round(dice.uniform(-10, 10, len(reports)), 1),
        "quad": dice.choice(["verbal-conflict", "verbal-cooperation"], len(reports)),
        "confidence": np.round(dice.uniform(0, 1, len(reports)), 3),
    }


def _participants(events: Columns, told: list[list[str]]) -> Columns:
    """Return actors and recipients of events, with the words that name them."""
    begin = np.asarray(events["sentence_start"])
    starts = [begin + SENTENCE.index("{}"), begin + SENTENCE.rindex("{}") + 1]
    return {
        "event": [*events["id"]] * 2,
        "report": [*events["report"]] * 2,
        "side": ["actor"] * len(begin) + ["recipient"] * len(begin),
        "position": np.zeros(len(begin) * 2, np.int32),
        "code": told[0] + told[1], "quote": told[0] + told[1],
        "start": np.concatenate(starts), "end": np.concatenate(starts) + len(ACTORS[0]),
    }


def _filled(name: str, columns: Columns) -> pa.Table:
    """Return a table; columns that are not given hold nulls, or a short word where none may be."""
    count = len(next(iter(columns.values())))
    data = pa.table(columns)
    for field in table_schemas()[name]:
        if field.name not in columns:
            value = None if field.nullable else pa.scalar("[]")
            data = data.append_column(field.name, pa.repeat(value, count).cast(field.type))
    return conform(name, data)


if __name__ == "__main__":
    sys.exit(main())
