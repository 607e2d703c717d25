"""`tatanan measure blocs` over years, and the options of similarity and alignment."""

import json

import data_folders
import invented
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import measuring, simulating
from tatanan.store import open_store

app = typer.Typer()
measuring.register(app)
simulating.register(app)
WEST = {"DEU", "FRA", "GBR", "USA"}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder of an invented world."""
    return data_folders.fill(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store of a few reports."""
    place = tmp_path_factory.mktemp("store") / "world.duckdb"
    with open_store(place, create=True) as opened:
        opened.put(invented.records(60))
    return place


def run(*words):
    """Run a command."""
    return CliRunner().invoke(app, [*map(str, words)])


def rows(*words):
    """Return what a command prints, line by line."""
    done = run(*words, "--format", "jsonl")
    assert 0 == done.exit_code, done.stderr + str(done.exception)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_bloc_keeps_its_number_over_the_years(data):
    """The two camps are the same in each."""
    found = rows("measure", "blocs", "--years", "2010-2012", "--data", data)
    numbers = {each["bloc"] for each in found if each["state"] in WEST}

    assert {"2010-01-01", "2011-01-01", "2012-01-01"} == {each["first"] for each in found}
    assert 1 == len(numbers)
    assert WEST == {each["state"] for each in found if each["bloc"] in numbers}


def test_blocs_are_sought_among_the_states_asked_for(data):
    """A state that stands nowhere in that time is refused by name."""
    found = rows("measure", "blocs", "--states", "USA,CHN,RUS", "--data", data)
    done = run("measure", "blocs", "--states", "USA,XXX", "--data", data)

    assert {"USA", "CHN", "RUS"} == {each["state"] for each in found}
    assert 1 == done.exit_code
    assert "XXX: not among the 8 states" in done.stderr


def test_a_store_gives_the_blocs_of_every_period(store):
    """Periods run from the first event to the last."""
    found = rows("measure", "blocs", store, "--every", "year")
    firsts = [each["first"] for each in found]

    assert firsts == sorted(firsts)
    assert all(first.endswith("-01-01") for first in firsts)


def test_time_that_runs_out_is_told(store):
    """Without a second for it, nothing is proven where ties contradict each other."""
    asked = ("measure", "blocs", store, "--seconds", 0)
    one, several = run(*asked), run(*asked, "--every", "year")

    assert "time ran out: no grouping can contradict less" in one.stderr
    assert " periods, whose groupings may not be the best" in several.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("blocs", "--every", "year"), "--every for a store"),
        (("blocs", "STORE", "--years", "2010-2011"), "--years is for votes"),
        (("blocs", "STORE", "--every", "year", "--until", "1900"), "widen --since"),
        (("alignment", "STORE", "--every", "year"), "name both"),
        (("alignment", "STORE", "--changes", "--states", "IDN"), "name both"),
        (("similarity", "--binary"), "add --from alliances"),
        (("similarity", "--weight", "cinc"), "add --from alliances"),
    ],
)
def test_options_that_do_not_go_together_are_refused(words, complaint, data, store):
    """The message says which goes with which."""
    given = [store if word == "STORE" else word for word in words]
    done = run("measure", *given, *(() if "alignment" in words else ("--data", data)))

    assert 1 == done.exit_code
    assert complaint in done.stderr


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_ribbons_are_drawn_the_same_every_time(data, tmp_path, ending):
    """The same blocs give the same bytes."""
    pytest.importorskip("matplotlib")
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    for path in (one, other):
        words = ("blocs", "--years", "2010-2014", "--data", data, "--plot", path)
        assert 0 == run("measure", *words).exit_code

    assert one.read_bytes() == other.read_bytes()
    assert one.stat().st_size > 1000


def test_options_of_similarity_change_the_number_and_its_name(data):
    """Each variant names itself."""
    asked = ("measure", "similarity", "--states", "RUS,USA", "--data", data)
    plain, = rows(*asked, "--measure", "S")
    squared, = rows(*asked, "--measure", "S", "--distance", "squared")
    binary, = rows(*asked, "--measure", "S", "--from", "alliances", "--binary")
    weighted, = rows(*asked, "--measure", "S", "--from", "alliances", "--weight", "cinc")

    assert plain["value"] != squared["value"]
    assert 4 == len({each["measure"] for each in (plain, squared, binary, weighted)})
    assert -1 <= weighted["value"] <= 1


def test_the_interval_of_alignment_can_come_from_draws(store):
    """The values stay."""
    model = rows("measure", "alignment", store)
    drawn = rows("measure", "alignment", store, "--interval", "bootstrap", "--draws", 50)

    assert [each["value"] for each in model] == [each["value"] for each in drawn]
    assert [each["low"] for each in model] != [each["low"] for each in drawn]


def test_a_dyad_has_a_history_and_a_figure(store, tmp_path):
    """Every period stands there, those without an event as unknown, with no events."""
    pytest.importorskip("matplotlib")
    dyad = max(rows("measure", "alignment", store), key=lambda each: each["events"])
    two = f"{dyad['one']},{dyad['other']}"
    path = tmp_path / "history.svg"
    found = rows("measure", "alignment", store, "--states", two, "--every", "month",
                 "--plot", path)

    assert dyad["events"] == sum(each["events"] for each in found)
    assert all((each["value"] is None) == (each["events"] == 0) for each in found)
    assert path.stat().st_size > 1000


def test_changes_of_a_dyad_are_told_or_that_nothing_is_known(store):
    """A pair that nobody tells of is no failure."""
    dyad = max(rows("measure", "alignment", store), key=lambda each: each["events"])
    found = rows("measure", "alignment", store, "--changes", "--states",
                 f"{dyad['one']},{dyad['other']}")
    none = run("measure", "alignment", store, "--changes", "--states", "FJI,TON")

    assert all({"from", "before", "after", "p"} <= set(each) for each in found)
    assert 0 == none.exit_code
    assert "no event of that time is told of FJI and TON" in none.stderr


def test_a_landscape_tells_how_often_each_minimum_is_reached(data):
    """Shares of all divisions, and that the first is the lowest."""
    found = rows("simulate", "landscape", "--data", data)

    assert 1.0 == pytest.approx(sum(each["reached"] for each in found))
    assert found[0]["proven lowest"] is True
