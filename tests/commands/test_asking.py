"""`tatanan events`, `show`, `search`, `stats`: what a store holds, and the words that say so."""

import io
import json

import invented
import polars
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import asking
from tatanan.store import open_store
from tatanan.store.asking import find_events, find_tellings
from tatanan.store.searching import search_reports

app = typer.Typer()
asking.register(app)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A store of a few reports."""
    place = tmp_path_factory.mktemp("store") / "world.duckdb"
    with open_store(place, create=True) as store:
        store.put(invented.records(6))
    return place


def run(*words):
    """Run a command."""
    return CliRunner().invoke(app, [*map(str, words)])


def rows(*words):
    """Return what a command prints, line by line."""
    done = run(*words, "--format", "jsonl")
    assert 0 == done.exit_code, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_stats_are_three_numbers(path):
    """Reports, outlets and events are counted apart."""
    (found,) = rows("stats", path)

    assert (6, found["events"]) == (found["reports"], found["tellings"])


def test_events_can_be_asked_by_who_and_what(path):
    """Filters narrow: all that is found fits, and all that fits is found."""
    every = rows("events", path)
    kind, actor = every[0]["type"], every[0]["actors"].split()[0]
    chosen = rows("events", path, "--type", kind.lower(), "--actor", actor)

    assert chosen
    assert [each["id"] for each in every
            if each["type"] == kind and actor in each["actors"].split()] == [
        each["id"] for each in chosen]
    assert 2 == len(rows("events", path, "--limit", 2))


def test_a_screen_shows_what_it_has_room_for(path):
    """The table is narrower than the other formats, and names the same events."""
    shown = run("events", path, "--limit", 1).stdout

    assert rows("events", path, "--limit", 1)[0]["id"] in shown
    assert "when_basis" not in shown


@pytest.mark.parametrize(
    ("since", "complaint"), [("yesterday", "'yesterday' is no day"), ("2024-13", "is no day")])
def test_a_day_that_is_none_is_refused(path, since, complaint):
    """The error says how to write a day."""
    done = run("events", path, "--since", since)

    assert 1 == done.exit_code
    assert complaint in done.stderr


def test_show_marks_the_words(path):
    """An event is shown with its sentence and whoever tells it."""
    event = rows("events", path)[0]
    shown = run("show", path, event["id"]).stdout
    whole = json.loads(run("show", path, event["id"], "-f", "json").stdout)

    assert event["type"] in shown
    assert "told by 1" in shown
    assert whole["sentence"].split()[0] in shown
    assert [event["report"]] == [each["report"] for each in whole["reports"]]


@pytest.mark.parametrize(("form", "read"), [
    ("jsonl", polars.read_ndjson), ("csv", polars.read_csv), ("parquet", polars.read_parquet),
])
def test_show_gives_programs_a_row_a_report(path, form, read):
    """The same rows in every format, and as the Python function gives them."""
    event = rows("events", path)[0]
    done = run("show", path, event["id"], "-f", form)
    with open_store(path, read_only=True) as store:
        told = find_tellings(store, event["id"])
    found = read(io.BytesIO(done.stdout_bytes))

    assert told.column_names == found.columns
    assert told["sentence"].to_pylist() == found["sentence"].to_list()
    assert event["report"][:8] in run("show", path, event["id"], "-f", "table").stdout


def test_answers_become_frames(path):
    """Whoever works with pandas or polars has one step to go."""
    with open_store(path, read_only=True) as store:
        events, found = find_events(store), search_reports(store, "sepakat")

    assert events["id"].to_pylist() == events.to_pandas()["id"].tolist()
    assert events["id"].to_pylist() == polars.from_arrow(events)["id"].to_list()
    assert [row["report"] for row in rows("search", path, "sepakat")] == found["report"].to_pylist()


def test_an_event_that_is_not_there_is_named(path):
    """The error says where to look."""
    done = run("show", path, "nothing")

    assert 1 == done.exit_code
    assert "no event goes by nothing" in done.stderr


def test_search_finds_words_in_any_form_and_shows_where(path):
    """The hit stands in brackets among the words around it."""
    found = rows("search", path, "sepakat")

    assert found
    assert all("[sepakat]" in each["words"] for each in found)
    assert found == rows("search", path, "sepakat")  # the sidecar gives the same again
    assert path.with_name("world.duckdb.fts.db").exists()


def test_search_leaves_out_what_is_not_wanted(path):
    """NOT takes away, and OR adds."""
    both = {each["report"] for each in rows("search", path, "sepakat OR troops")}
    without = {each["report"] for each in rows("search", path, "sepakat NOT troops")}

    assert without < both


@pytest.mark.parametrize(
    ("typed", "code", "message"),
    [("zzzz", 0, "no report holds that"), ('"open', 1, "not closed"),
     ("NOT x", 1, "names no word")],
)
def test_a_search_without_hits_or_sense_says_so(path, typed, code, message):
    """Nothing found is no failure; what cannot be read is."""
    done = run("search", path, typed)

    assert code == done.exit_code
    assert message in done.stderr


def test_a_store_that_is_not_there_is_named(tmp_path):
    """The error names the file."""
    done = run("stats", tmp_path / "none.duckdb")

    assert 1 == done.exit_code
    assert "none.duckdb" in done.stderr
