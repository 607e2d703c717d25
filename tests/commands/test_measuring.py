"""`tatanan measure` and `tatanan simulate`: measures of votes, alliances and stored events."""

import json
from datetime import date

import invented
import numpy as np
import pyarrow as pa
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import measuring, simulating
from tatanan.reference.datasets import data_set
from tatanan.reference.folder import Card, DataFolder
from tatanan.store import open_store

app = typer.Typer()
measuring.register(app)
simulating.register(app)
STATES = {"USA": 2, "GBR": 200, "FRA": 220, "RUS": 365, "CHN": 710, "IND": 750}


def keep(folder, name, rows):
    """Put a table into a data folder, as its record describes it."""
    schema = data_set(name).schema()
    table = pa.table({field.name: pa.array([row.get(field.name) for row in rows], field.type)
                      for field in schema}, schema=schema)
    card = Card(name, None, "test", ("made.csv",), "made", "0", date(2026, 1, 1), len(rows),
                None, None, partial=True)
    folder.keep(table, card)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder: six states that vote in two camps in two years, and their capabilities."""
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    dice = np.random.default_rng(4)
    camps = {"USA": 1, "GBR": 1, "FRA": 1, "RUS": -1, "CHN": -1, "IND": -1}
    votes, power = [], []
    for year in (2018, 2019):
        for rollcall in range(40):
            side = dice.choice([-1, 1])
            for state, camp in camps.items():
                vote = {1: 1, -1: 3}[int(side * camp)] if dice.random() < 0.8 else 2
                votes.append(vote_row(state, year, rollcall, vote))
        power += [capability_row(state, year, 0.05 * (n + 1)) for n, state in enumerate(STATES)]
    keep(folder, "un-votes", votes)
    keep(folder, "cinc", power)
    return folder.path


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store of a few reports."""
    place = tmp_path_factory.mktemp("store") / "world.duckdb"
    with open_store(place, create=True) as opened:
        opened.put(invented.records(30))
    return place


def run(*words):
    """Run a command."""
    return CliRunner().invoke(app, [*map(str, words)])


def rows(*words):
    """Return what a command prints, line by line."""
    done = run(*words, "--format", "jsonl")
    assert 0 == done.exit_code, done.stderr + str(done.exception)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_similarity_tells_value_and_count(data):
    """Friends vote alike, foes do not; the states that are asked for are shown."""
    found = {(each["one"], each["other"]): each for each in rows(
        "measure", "similarity", "--data", data, "--states", "usa,gbr,rus", "--measure", "S")}

    assert {("GBR", "RUS"), ("GBR", "USA"), ("RUS", "USA")} == set(found)
    assert found["GBR", "USA"]["value"] > 0.5 > found["RUS", "USA"]["value"]
    assert 40 == found["GBR", "USA"]["count"]


def test_one_state_is_compared_with_all(data):
    """A single code asks for its own dyads."""
    found = rows("measure", "similarity", "--data", data, "--states", "IND")

    assert len(STATES) - 1 == len(found)
    assert all("IND" in (each["one"], each["other"]) for each in found)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("similarity", "--states", "USA,XXX"), "'XXX' is not among the 6 actors"),
        (("similarity", "--year", "1931"), "there are no votes of 1931"),
        (("ideal", "--high", "IDN"), "'IDN' casts no vote"),
        (("ideal", "--year", "1931"), "from 2018 to 2019"),
        (("similarity", "--from", "alliances"), "tatanan data"),
    ],
)
def test_what_cannot_be_measured_is_said(data, words, complaint):
    """The error names the state, the year or the data that are missing."""
    done = run("measure", *words, "--data", data)

    assert 1 == done.exit_code
    assert complaint in done.stderr


def test_ideal_points_have_errors_and_counts(data):
    """The named state is above the mean, and its camp with it."""
    found = {each["state"]: each for each in rows(
        "measure", "ideal", "--data", data, "--year", 2019)}

    assert found["USA"]["value"] > 0 > found["RUS"]["value"]
    assert found["GBR"]["value"] > 0
    assert all(each["error"] > 0 and each["votes"] == 40 for each in found.values())


def test_blocs_are_the_camps(data):
    """Two blocs, each with its cohesion, and a proof."""
    found = rows("measure", "blocs", "--data", data)
    blocs = {frozenset(each["state"] for each in found if each["bloc"] == n) for n in (1, 2)}

    assert {frozenset({"USA", "GBR", "FRA"}), frozenset({"RUS", "CHN", "IND"})} == blocs
    assert all(each["bound"] <= each["frustration"] for each in found)


def test_balance_lists_its_measures(data):
    """Two camps are balanced."""
    found = {each["measure"]: each["value"] for each in rows(
        "measure", "balance", "--data", data, "--draws", 5)}

    assert (6, 15, 1.0) == (found["actors"], found["ties"], found["balanced triangles"])
    assert 0 == found["frustration"]


def test_alignment_comes_from_the_events_of_a_store(store):
    """A value never comes without its count."""
    found = rows("measure", "alignment", store)

    assert found
    assert all(each["events"] > 0 and -1 <= each["value"] <= 1 for each in found)


def test_no_events_of_that_time_are_no_failure(store):
    """The message says what to do."""
    done = run("measure", "alignment", store, "--until", "1900")

    assert 0 == done.exit_code
    assert "widen --since and --until" in done.stderr


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_a_figure_is_the_same_every_time(data, store, tmp_path, ending):
    """The same numbers give the same bytes."""
    pytest.importorskip("matplotlib")
    drawn = []
    for n in (1, 2):
        one, other = tmp_path / f"m{n}{ending}", tmp_path / f"a{n}{ending}"
        run("measure", "similarity", "--data", data, "--plot", one)
        run("measure", "alignment", store, "--plot", other)
        drawn.append((one.read_bytes(), other.read_bytes()))

    assert drawn[0] == drawn[1]
    assert all(len(each) > 1000 for each in drawn[0])


def test_a_figure_of_another_kind_is_refused(data, tmp_path):
    """The error says which there are."""
    done = run("measure", "similarity", "--data", data, "--plot", tmp_path / "m.bmp")

    assert 1 == done.exit_code
    assert ".svg or .png" in done.stderr


def test_a_landscape_has_its_minima(data):
    """The camps are the stable division."""
    found = rows("simulate", "landscape", "--data", data)

    assert {"FRA GBR USA", "CHN IND RUS"} == {found[0]["one side"], found[0]["other side"]}
    assert 2**5 == found[0]["of"]


def test_a_scenario_shows_what_changes(data, tmp_path):
    """The dyads that change most come first."""
    what_if = tmp_path / "india.json"
    what_if.write_text(json.dumps([{"joins": "IND", "bloc": ["USA", "GBR", "FRA"]}]))
    found = rows("simulate", "scenario", what_if, "--data", data, "--draws", 5)

    assert ("IND", 1.0, 0.0) == (
        next(code for code in (found[0]["one"], found[0]["other"]) if code == "IND"),
        *sorted((found[0]["before"], found[0]["after"]), reverse=True))


@pytest.mark.parametrize("words", ['[{"x": 1}]', "no json", '[{"turns": ["USA", "USA"], "to": 1}]'])
def test_assumptions_that_cannot_be_read_are_refused(data, tmp_path, words):
    """The error names the file and says where the form is shown."""
    what_if = tmp_path / "broken.json"
    what_if.write_text(words)
    done = run("simulate", "scenario", what_if, "--data", data)

    assert 1 == done.exit_code
    assert "broken.json" in done.stderr
    assert "--help" in done.stderr


def vote_row(state, year, rollcall, vote):
    """Return a vote as the data folder holds it."""
    return {"rollcall": year * 100 + rollcall, "state": STATES[state], "iso3": state,
            "day": date(year, 10, 1), "session": year - 1945, "year": year,
            "vote": vote}


def capability_row(state, year, cinc):
    """Return a capability as the data folder holds it."""
    return {"state": STATES[state], "iso3": state, "year": year,
            "cinc": cinc}
