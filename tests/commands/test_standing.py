"""`tatanan measure polarity` and `isolation`: poles, and who stands apart."""

import csv
import io
import json

import data_folders
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import measuring

app = typer.Typer()


@app.callback()
def main():
    """Hold a group of commands."""


measuring.register(app)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder of an invented world."""
    return data_folders.fill(tmp_path_factory.mktemp("data"))


def run(*words):
    """Run a command of the group."""
    return CliRunner().invoke(app, ["measure", *map(str, words)])


def rows(*words):
    """Return what a command prints, line by line."""
    done = run(*words, "--format", "jsonl")
    assert 0 == done.exit_code, done.stderr + str(done.exception)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_polarity_compares_bodies_as_one_pole_alone_and_together(data):
    """All states apart come first."""
    found = rows("polarity", "--as-one", "sco,IGONAT", "--data", data)

    assert [None, "IGONAT", "SCO", "IGONAT SCO"] == [each["as one"] for each in found]
    assert found[0]["effective"] > found[1]["effective"] > found[3]["effective"]
    assert {2022} == {each["year"] for each in found}


def test_polarity_runs_over_years(data):
    """A body has no row in years in which it had no members."""
    found = rows("polarity", "--years", "2015-2017", "--as-one", "IGOBRI", "--data", data)

    assert [2015, 2015, 2016, 2016, 2017, 2017] == [each["year"] for each in found]


def test_polarity_leaves_out_and_counts_only_who_is_asked_for(data):
    """The members of a body, or a state; the major powers alone."""
    without, = rows("polarity", "--without", "NATO", "--data", data)
    among, = rows("polarity", "--among", "USA,CHN", "--data", data)

    assert (4, 4) == (without["without"], without["poles"])
    assert (2, "CHN") == (among["poles"], among["strongest"])


def test_polarisation_tells_cliques_and_distances(data):
    """One pact among eight states leaves seven cliques; ideal points are a West and an East."""
    cliques, points = rows("polarisation", "--data", data)

    assert (7, 0.0, 8) == (cliques["cliques"], cliques["overlap"], cliques["states"])
    assert 0 < points["value"] < 2
    assert points["value"] != rows(
        "polarisation", "--identification", 0, "--data", data)[1]["value"]


def test_polarisation_tells_one_without_the_data_of_the_other(tmp_path):
    """What is missing is said; without either it fails."""
    folder = data_folders.fill(tmp_path)
    (folder / "ideal-points.json").unlink()
    one = run("polarisation", "--data", folder, "--format", "jsonl")
    (folder / "atop.json").unlink()
    none = run("polarisation", "--data", folder)

    assert (0, 1) == (one.exit_code, len(one.stdout.splitlines()))
    assert "data fetch ideal-points" in one.stderr
    assert 1 == none.exit_code
    assert "data fetch atop" in none.stderr


def test_poles_are_counted_by_output(data):
    """Gross domestic product is a component, of another data set."""
    found, = rows("polarity", "--component", "output", "--year", 2022, "--data", data)

    assert ("output", "USA", 7) == (found["measure"], found["strongest"], found["poles"])


def test_without_output_the_remedy_is_named(tmp_path):
    """The World Bank's file is the one to get."""
    done = run("polarity", "--component", "output", "--data", tmp_path)

    assert done.exit_code
    assert "tatanan data fetch wdi-gdp" in done.stderr


def test_a_component_stands_for_the_index(data):
    """Population alone, say."""
    found, = rows("polarity", "--component", "tpop", "--data", data)

    assert "tpop" == found["measure"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("polarity", "--as-one", "FOO"), "FOO is no state of these data, and no body"),
        (("polarity", "--year", "1800"), "1800"),
        (("polarity", "--years", "1800-1801"), "run from 2010 to 2022"),
        (("polarity", "--years", "2020-2010"), "give the earlier one first"),
        (("polarity", "--years", "soon"), "write it as 1992-2022"),
        (("polarity", "--years", "2010-2011", "--year", "2010"), "give one of them"),
        (("polarity", "--among", "XXX"), "'XXX' is not among"),
        (("polarity", "--component", "gold"), "'gold' is no component"),
        (("polarisation", "--years", "1800-1801"), "run from 2010 to 2022"),
        (("isolation", "XXX"), "'XXX' is in none of the data"),
        (("isolation", "RUS", "--year", "1800"), "no reference data are here"),
    ],
)
def test_what_cannot_be_measured_is_said(data, words, complaint):
    """A reversed span, a body nobody knows, a year without data."""
    done = run(*words, "--data", data)

    assert 1 == done.exit_code
    assert complaint in done.stderr


def test_without_data_the_remedy_is_named(tmp_path):
    """The command that gets them."""
    assert "tatanan data fetch cinc" in run("polarity", "--data", tmp_path).stderr
    assert "tatanan data fetch" in run("isolation", "RUS", "--data", tmp_path).stderr


def test_isolation_sets_states_side_by_side(data):
    """Every yardstick has its place in its own history and the end of its data."""
    found = rows("isolation", "rus,usa", "CHN", "--data", data)
    of_russia = {each["measure"]: each for each in found if each["state"] == "RUS"}

    assert ["RUS", "USA", "CHN"] == list(dict.fromkeys(each["state"] for each in found))
    assert 0.5 < of_russia["capability not sanctioning"]["value"] < 1
    assert of_russia["kappa with all others"]["percentile"] is not None
    assert "2022-12-31" == of_russia["kappa with all others"]["until"]


def test_what_is_missing_for_isolation_is_told(data):
    """Events are in no data folder here."""
    done = run("isolation", "RUS", "--data", data, "--format", "csv")

    assert "without events between states" in done.stderr
    assert list(csv.DictReader(io.StringIO(done.stdout)))


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_a_profile_is_drawn_the_same_every_time(data, tmp_path, ending):
    """The same numbers give the same bytes."""
    pytest.importorskip("matplotlib")
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    for path in (one, other):
        assert 0 == run("isolation", "RUS", "USA", "--data", data, "--plot", path).exit_code

    assert one.read_bytes() == other.read_bytes()
    assert one.stat().st_size > 1000
