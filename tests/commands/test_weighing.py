"""`tatanan weigh`: claims of reports and of stores, with and without reference data."""

import csv
import io
import json

import data_folders
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import typer
import worlds
from typer.testing import CliRunner

from tatanan.commands import storing, weighing
from tatanan.store import open_store

app = typer.Typer()
weighing.register(app)
storing.register(app)
CLAIMS = (
    "Duta besar itu menegaskan Rusia tidak terisolasi di panggung internasional. SCO adalah salah"
    " satu pilar utama tatanan dunia multipolar, kata menteri itu pada Senin (6/6/2022).")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder of an invented world."""
    return data_folders.fill(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """A report that claims something of Russia and of the Shanghai organisation."""
    path = tmp_path_factory.mktemp("reports") / "claims.jsonl"
    path.write_text(json.dumps({"id": "r1", "text": CLAIMS, "language": "id",
                                "published": "2022-06-06", "title": "Dua klaim"}))
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store that holds a report with a claim of isolation and one of polarity."""
    place = tmp_path_factory.mktemp("store") / "world.duckdb"
    with open_store(place, create=True) as opened:
        opened.put([worlds.whole_record()])
    return place


def run(*words, given=None):
    """Run a command."""
    return CliRunner().invoke(app, [*map(str, words)], input=given)


def lines(*words):
    """Return what `weigh` prints, line by line."""
    done = run("weigh", *words, "--format", "jsonl")
    assert 0 == done.exit_code, done.stderr + str(done.exception)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_the_claims_of_a_report_are_weighed(report, data):
    """It is read and coded first; a report brings no events of its own."""
    found = {each["kind"]: each for each in lines(report, "--data", data)}

    assert ("RUS", "denied") == (found["isolation"]["subject"], found["isolation"]["stance"])
    assert "IGOSCO" == found["polarity"]["subject"]
    assert ["events"] == [each["data"] for each in found["isolation"]["lacking"]]


@pytest.mark.slow
def test_a_report_may_come_from_standard_input(report, data):
    """As for the other commands."""
    done = run("weigh", "-", "--data", data, "--format", "jsonl", given=report.read_text())

    assert 0 == done.exit_code
    assert done.stdout


@pytest.mark.slow
def test_a_report_without_claims_is_said_to_have_none(data, tmp_path):
    """That is no failure."""
    path = tmp_path / "plain.jsonl"
    path.write_text(json.dumps({"id": "p", "text": "Hujan turun di Jakarta.", "language": "id"}))
    done = run("weigh", path, "--data", data)

    assert 0 == done.exit_code
    assert "no claim" in done.stdout


@pytest.mark.slow
def test_what_cannot_be_read_is_told_and_the_rest_weighed(report, data, tmp_path):
    """One bad report stops no other; the exit code is 3."""
    done = run("weigh", report, tmp_path / "missing.txt", "--data", data, "--format", "jsonl")

    assert 3 == done.exit_code
    assert "missing.txt" in done.stderr
    assert done.stdout


def test_the_claims_of_a_store_are_weighed(store, data):
    """Each with its yardsticks, and where their data end relative to the report."""
    found = {each["kind"]: each for each in lines(store, "--data", data)}
    profile = {each["measure"]: each for each in found["isolation"]["measurements"]}

    assert ("2022-06-06", "published") == (found["polarity"]["day"], found["polarity"]["basis"])
    assert ("2022-12-31", -208) == (profile["kappa with all others"]["until"],
                                    profile["kappa with all others"]["behind"])
    assert {"USA", "CHN"} == {each["about"] for each in profile["kappa with all others"]["beside"]}


def test_only_the_kinds_that_are_asked_for_are_weighed(store, data):
    """Several by commas."""
    assert ["polarity"] == [each["kind"] for each in lines(
        store, "--data", data, "--kind", "polarity,membership")]


def test_without_data_it_says_which_and_how_to_get_them(store, tmp_path):
    """Nothing fails; each remedy is told once, and each claim names what it lacks."""
    done = run("weigh", store, "--data", tmp_path)

    assert 0 == done.exit_code
    assert 1 == done.stderr.count("tatanan data fetch un-votes")
    assert "tatanan data fetch cinc" in done.stderr
    assert "GSDB_V4.csv" in done.stderr
    assert "without cinc, wdi-gdp, cow-majors, un-votes" in done.stdout


@pytest.mark.parametrize(
    ("language", "words", "claim", "note"),
    [("en", "It measures", "isolation, denied", "the strongest is CHN"),
     ("id", "Ini mengukur", "keterkucilan, dibantah", "yang terkuat adalah CHN")],
)
def test_the_page_speaks_one_language(store, data, language, words, claim, note):
    """Each claim with its words, each yardstick with its sentence."""
    done = run("weigh", store, "--data", data, "--say", language)
    told = " ".join(done.stdout.split())

    assert 0 == done.exit_code
    assert words in told
    assert f"1. {claim}: RUS RUS “Rusia tidak terisolasi.”" in told
    assert f"[{note}]" in told


def test_csv_has_a_row_a_yardstick(store, data):
    """Sentences stand with the yardstick, and not with those beside it."""
    done = run("weigh", store, "--data", data, "--kind", "isolation", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))

    assert {"isolation"} == {row["kind"] for row in rows}
    assert [bool(row["words_en"]) for row in rows] == [row["beside"] == "false" for row in rows]


def test_parquet_and_the_table_hold_the_rows_of_csv(store, data):
    """The same yardsticks, in the same order."""
    asked = ("weigh", store, "--data", data, "--kind", "polarity", "--format")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "csv").stdout)))
    kept = pq.read_table(pa.BufferReader(run(*asked, "parquet").stdout_bytes)).to_pylist()

    assert [row["measure"] for row in rows] == [row["measure"] for row in kept]
    assert {float} == {type(row["value"]) for row in kept}
    assert len(rows) + 1 == len(run(*asked, "table").stdout.splitlines())


def test_json_is_one_array_of_reports(store, data):
    """Set out for reading."""
    done = run("weigh", store, "--data", data, "--format", "json")
    (page,) = json.loads(done.stdout)

    assert ["isolation", "polarity"] == [each["kind"] for each in page["weighings"]]


def test_the_same_question_has_the_same_answer(store, data):
    """Draws begin with a seed."""
    asked = ("weigh", store, "--data", data, "--format", "json")

    assert run(*asked).stdout == run(*asked).stdout
    assert run(*asked).stdout != run(*asked, "--seed", 1).stdout


def test_histories_begin_where_they_are_asked_to(store, data):
    """In a single year there is nothing to be placed among."""
    found = lines(store, "--data", data, "--since", 2022)

    assert {None} == {each["percentile"] for weighing in found
                      for each in weighing["measurements"] if "cinc" in each["data"]}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("x.duckdb", "y.txt"), "one store, or reports"),
        (("x.txt", "--kind", "love"), "there is no kind love"),
    ],
)
def test_wrong_usage_is_refused(words, complaint, data):
    """The message says what there is."""
    done = run("weigh", *words, "--data", data)

    assert 2 == done.exit_code
    assert complaint in done.stderr


def test_a_store_that_is_not_there_is_named(tmp_path, data):
    """The error is the store's own."""
    done = run("weigh", tmp_path / "none.duckdb", "--data", data)

    assert 1 == done.exit_code
    assert "none.duckdb" in done.stderr


def test_an_empty_store_has_no_claims(tmp_path, data):
    """Nothing is printed."""
    place = tmp_path / "empty.duckdb"
    with open_store(place, create=True):
        pass
    done = run("weigh", place, "--data", data, "--format", "jsonl")

    assert (0, "") == (done.exit_code, done.stdout)
