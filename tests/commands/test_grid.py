"""Every measure and simulation in every format, and what each says to bad input."""

import csv
import io
import json
from datetime import date

import data_folders
import invented
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import measuring, simulating
from tatanan.store import open_store

app = typer.Typer()
measuring.register(app)
simulating.register(app)

ASKED = {
    "similarity": ("measure", "similarity", "--data", "DATA"),
    "ideal": ("measure", "ideal", "--data", "DATA"),
    "alignment": ("measure", "alignment", "STORE"),
    "blocs": ("measure", "blocs", "--data", "DATA"),
    "balance": ("measure", "balance", "--data", "DATA", "--draws", "3"),
    "polarity": ("measure", "polarity", "--data", "DATA"),
    "polarisation": ("measure", "polarisation", "--data", "DATA"),
    "isolation": ("measure", "isolation", "RUS", "--data", "DATA", "--draws", "3"),
    "landscape": ("simulate", "landscape", "--data", "DATA"),
    "scenario": ("simulate", "scenario", "WHAT-IF", "--data", "DATA", "--draws", "3"),
}


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A data folder of an invented world, a store of a few reports, an empty one, a what-if."""
    folder = tmp_path_factory.mktemp("grid")
    for name, count in (("STORE", 30), ("EMPTY", 0)):
        with open_store(folder / f"{name}.duckdb", create=True) as opened:
            opened.put(invented.records(count))
    (folder / "what.json").write_text(json.dumps([{"shock": "CHN", "factor": 0.5}]))
    return {"DATA": data_folders.fill(folder / "data"), "WHAT-IF": folder / "what.json",
            "STORE": folder / "STORE.duckdb", "EMPTY": folder / "EMPTY.duckdb"}


def run(places, *words):
    """Run a command; places are named by the words that stand for them."""
    return CliRunner().invoke(app, [str(places.get(word, word)) for word in words])


def read(output, done):
    """Return what a command printed as rows of texts and numbers, None for what is not known."""
    if output == "json":
        found = json.loads(done.stdout)
    elif output == "parquet":
        found = pq.read_table(pa.BufferReader(done.stdout_bytes)).to_pylist()
    else:
        found = list(csv.DictReader(io.StringIO(done.stdout)))
    return [{key: _cell(value) for key, value in row.items()} for row in found]


def _cell(value):
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if value in (None, ""):
        return None
    try:
        return float(value)
    except ValueError:
        return value


@pytest.mark.parametrize("name", ASKED)
def test_every_format_tells_the_same_rows(places, name):
    """JSON, CSV and Parquet hold the same cells, and the table a line for each row."""
    done = {output: run(places, *ASKED[name], "--format", output)
            for output in ("json", "csv", "parquet", "table")}
    assert {0} == {each.exit_code for each in done.values()}, done["json"].stderr
    rows = read("json", done["json"])

    assert rows
    assert rows == read("csv", done["csv"]) == read("parquet", done["parquet"])
    assert len(rows) + 1 == len(done["table"].stdout.splitlines())


@pytest.mark.parametrize(
    ("name", "words", "complaint"),
    [
        ("similarity", ("--states", "XXX,USA"), "'XXX' is not among"),
        ("ideal", ("--states", "XXX"), "no state that is asked for voted then"),
        ("blocs", ("--states", "XXX,USA"), "XXX: not among the 8 states of that time"),
        ("isolation", ("XXX",), "'XXX' is in none of the data"),
        ("polarity", ("--among", "XXX"), "'XXX' is not among"),
        *((name, ("--year", "1931"), "1931") for name in (
            "similarity", "blocs", "balance", "polarity", "polarisation", "landscape",
            "scenario")),
        ("ideal", ("--year", "1931"), "years from 2010 to 2022"),
        ("isolation", ("--year", "1931"), "no reference data are here"),
        ("blocs", ("--years", "2022-2010"), "give the earlier one first"),
        ("polarity", ("--years", "2022-2010"), "give the earlier one first"),
        ("polarisation", ("--years", "2022-2010"), "give the earlier one first"),
        ("alignment", ("--since", "2024-05", "--until", "2024-03"), "give the earlier day first"),
    ],
)
def test_an_unknown_state_reversed_dates_and_a_year_without_data_are_named(
        places, name, words, complaint):
    """The command ends with 1 and says what there is instead."""
    done = run(places, *ASKED[name], *words)

    assert 1 == done.exit_code, done.stdout
    assert isinstance(done.exception, SystemExit)
    assert complaint in done.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("measure", "alignment", "EMPTY"), "no event of that time"),
        (("measure", "blocs", "EMPTY"), "no two states have a tie"),
        (("measure", "balance", "EMPTY"), "no two states have a tie"),
        (("simulate", "landscape", "EMPTY", "--data", "DATA"), "needs two actors"),
    ],
)
def test_a_store_without_events_is_said_to_have_none(places, words, complaint):
    """Nothing is measured, nothing fails without a word."""
    done = run(places, *words)

    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert complaint in done.stderr


def test_a_single_state_is_one_bloc_with_no_share(places):
    """It contradicts nobody, and of no ties there is no share."""
    row, = read("json", run(places, *ASKED["blocs"], "--states", "USA", "--format", "json"))

    assert ("USA", 1, 0, None) == (
        row["state"], row["bloc"], row["frustration"], row["share"])
