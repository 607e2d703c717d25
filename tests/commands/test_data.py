"""`tatanan data`: data to standard output, terms and notes to standard error, nothing unasked."""

import json

import publishers
import pytest
import typer
from publisher_server import Given, open_publisher
from publishers import write
from typer.testing import CliRunner

from tatanan.commands import data
from tatanan.reference.datasets import known_data_sets
from tatanan.reference.facts import load_facts

app = typer.Typer()
data.register(app)


@app.callback()
def main():
    """Commands of the tests."""


@pytest.fixture
def run(tmp_path):
    """Run a command of the group with a data folder of its own."""

    def run(*words, **environment):
        folder = {"TATANAN_DATA": str(tmp_path / "data"), **environment}
        return CliRunner().invoke(app, ["data", *map(str, words)], env=folder)

    return run


@pytest.fixture
def capabilities(tmp_path):
    """A small file of capabilities."""
    return write(tmp_path, publishers.NMC)


def whole_list():
    """Return the list of Gleditsch and Ward in the publisher's own format."""
    rows = load_facts("facts", "gw_states")
    lines = ["statenumber\tstateid\tcountryname\tstart\tend"]
    lines += ["\t".join([str(row["number"]), row["abbreviation"], row["name"], row["first"],
                         row["last"] or rows["until"]]) for row in rows["states"]]
    return "\n".join(lines) + "\n"


def test_list_names_what_is_known_and_what_is_here(run, capabilities):
    """Every data set has a row; what is here has its own rows and days."""
    run("add", capabilities, "--partial")
    done = run("list", "--format", "json")
    rows = {row["id"]: row for row in json.loads(done.stdout)}

    assert {each.id for each in known_data_sets()} == set(rows)
    assert ("yes", 3, "1990-12-31") == tuple(rows["cinc"][k] for k in ("here", "rows", "last"))
    assert ("no", None, "2018-12-31") == tuple(rows["atop"][k] for k in ("here", "rows", "last"))
    assert "ships" == rows["gw-states"]["here"]
    assert "by hand" == rows["cow-alliances"]["fetch"]
    assert "the data folder is" in done.stderr


def test_the_option_goes_before_the_variable(run, capabilities, tmp_path):
    """--data names the folder of this run."""
    run("add", capabilities, "--partial", "--data", tmp_path / "other")

    assert (tmp_path / "other" / "cinc.parquet").is_file()
    assert not (tmp_path / "data").exists()


def test_add_tells_the_id_the_notes_and_the_citation(run, capabilities):
    """The id is for programs; what to know and to cite is for people."""
    done = run("add", capabilities, "--partial", "--version", "6.0")

    assert (0, "cinc\n") == (done.exit_code, done.stdout)
    assert "3 rows, 1816-01-01 to 1990-12-31, a part of it; read as nmc" in done.stderr
    assert "cite: Singer, J. David" in done.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], "is no data set that is known"),
        (["--as", "atop"], "has not the columns of atop"),
        (["--as", "moon"], "there is no data set 'moon'"),
    ],
)
def test_add_refuses_what_is_not_known(run, tmp_path, words, expected):
    """Nothing is kept, and the exit code says that nothing could be done."""
    done = run("add", write(tmp_path, ("x.csv", "a,b\n1,2\n")), *words)

    assert (1, "") == (done.exit_code, done.stdout)
    assert expected in done.stderr


def test_add_notes_whose_wish_a_copy_is_against(run, tmp_path):
    """A user's own copy of the COW alliances is taken, with the maintainer's wish."""
    done = run("add", write(tmp_path, publishers.COW_ALLIANCES))

    assert "cow-alliances\n" == done.stdout
    assert "by the wish of the maintainer" in done.stderr


def test_show_tells_terms_columns_and_first_rows(run, capabilities):
    """A look at a data set says what it is, on what terms, and what is in it."""
    run("add", capabilities, "--partial")
    done = run("show", "cinc", "--rows", "1")

    for words in ("licence: Terms of the Correlates of War project", "cite: Singer",
                  "milex (float64): Military expenditure", "Empty: not known.",
                  "here: 3 rows, 1816-01-01 to 1990-12-31, a part of it, version not told",
                  "SHA-256 ", "245"):
        assert words in done.stdout
    assert "GFR" not in done.stdout


def test_show_of_what_is_not_here_says_how_to_get_it(run):
    """What is missing is described all the same."""
    done = run("show", "atop")

    assert 0 == done.exit_code
    assert "here: no; run `tatanan data fetch atop`" in done.stdout


def test_show_gives_rows_to_programs(run, capabilities):
    """As JSON only the rows are printed, and without data there are none to print."""
    run("add", capabilities, "--partial")
    rows = json.loads(run("show", "cinc", "--format", "json").stdout)

    assert [(245, None), (255, None), (260, 30000.0)] == [
        (row["state"], row["milex"] if row["iso3"] else None) for row in rows
    ]
    assert 1 == run("show", "atop", "--format", "json").exit_code


def test_fetch_prints_the_terms_and_waits_to_be_told(run):
    """Without --accept nothing is downloaded."""
    done = run("fetch", "atop")

    assert (2, "") == (done.exit_code, done.stdout)
    for words in ("licence: Academic use with citation (unclear)", "cite: Leeds, Brett Ashley",
                  "run this again with --accept"):
        assert words in done.stderr


def test_fetch_does_not_bring_cow_alliances(run):
    """Accepted or not, they are not fetched."""
    done = run("fetch", "cow-alliances", "--accept")

    assert 1 == done.exit_code
    assert "by the wish of its maintainer" in done.stderr


def test_fetch_brings_checks_and_keeps(run, tmp_path):
    """From the publisher's address into the folder; the card says where from."""
    with open_publisher() as publisher:
        publisher.files["/data/ksgmdw.txt"] = Given(whole_list().encode())
        done = run("fetch", "gw-states", "--accept", http_proxy=publisher.url, no_proxy="")
    card = json.loads((tmp_path / "data" / "gw-states.json").read_text("utf-8"))

    assert (0, "gw-states\n") == (done.exit_code, done.stdout)
    assert ["http://ksgleditsch.com/data/ksgmdw.txt"] == publisher.asked == [card["origin"]]
    assert ("7 (2020)", 239, "2017-12-31") == (card["version"], card["rows"], card["last"])


def test_fetch_tells_of_a_publisher_that_fails(run):
    """A failure is told with the way by hand, and nothing is kept."""
    with open_publisher() as publisher:
        done = run("fetch", "gw-states", "--accept", http_proxy=publisher.url, no_proxy="")

    assert 1 == done.exit_code
    assert "gw-states could not be fetched" in done.stderr
    assert "get it from http://ksgleditsch.com/statelist.html" in done.stderr
