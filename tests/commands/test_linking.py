"""`tatanan link`: what it finds in a store, what it keeps there, and what it says."""

import json

import invented
import lasting
import postgres
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import linking, reviewing, storing
from tatanan.store import open_store
from tatanan.store.asking import dyadic_events, find_events

app = typer.Typer()
linking.register(app)
reviewing.register(app)
storing.register(app)
STRIKE = "Rusia menyerang pelabuhan Odesa dengan 12 drone pada Selasa (7/5) dini hari."
RETOLD = "Pelabuhan Odesa diserang Rusia dengan 12 drone, Selasa (7/5), kata gubernur."
COPIED = f"{STRIKE} Dua gudang gandum terbakar, kata otoritas setempat."
PRINTED = f"{COPIED} Kantor Contoh."
ANA = ("--reviewer", "ana", "--reason", "another attack")
OTHER = "Israel menyerang sebuah desa di Lebanon selatan; dua petani terluka."


def told(seed, text, trigger, *sides, outlet):
    """Return the record of a report of 7 May 2024 that tells one attack."""
    start = text.index(trigger)
    attack = invented.event(seed, "ASSAULT", *([side] for side in sides)) | {
        "trigger": {"start": start, "end": start + len(trigger), "quote": trigger},
        "sentence": {"start": 0, "end": len(text)},
    }
    made = invented.record(seed, text=text, outlet=outlet, published="2024-05-07")
    return made | {"events": [attack]}


@pytest.fixture(params=["duckdb", "postgres"])
def place(request, tmp_path):
    """A store with four reports: three of one strike, two of them copies, and one of another."""
    where = (
        postgres.fresh_database() if request.param == "postgres" else tmp_path / "world.duckdb"
    )
    with open_store(where, create=True) as store:
        store.put([
            told(1, COPIED, "menyerang", "RUS", "UKR", outlet="Agency"),
            told(2, PRINTED, "menyerang", "RUS", "UKR", outlet="Daily"),
            told(3, RETOLD, "diserang", "RUS", "UKR", outlet="Weekly"),
            told(4, OTHER, "menyerang", "ISR", "LBN", outlet="Daily"),
        ])  # fmt: skip
    return where


def recoded(record):
    """Return a record as another version of the coder leaves it."""
    coder = {**record["coder"], "version": "99.0"}
    return {**record, "coder": coder}


def run(*words):
    """Run a command."""
    return CliRunner().invoke(app, [*map(str, words)])


def test_reports_texts_outlets_and_events_are_told_apart(place):
    """Four reports print three texts and tell two events, in three outlets."""
    done = run("link", place, "--format", "jsonl")

    assert (0, "") == (done.exit_code, done.stderr)
    assert {
        "reports": 4, "texts": 3, "outlets": 3, "tellings": 4, "events": 2, "linked": 1,
        "refused": 0,
    } == json.loads(done.stdout)  # fmt: skip


def test_the_store_counts_an_event_once(place):
    """After linking, measures see one strike with three outlets; its links say why."""
    run("link", place)
    with open_store(place) as store:
        found = {row["actor"]: row["outlets"] for row in dyadic_events(store).to_pylist()}
        told_by = store.query("event_reports", ("e1",)).num_rows

    assert ({"RUS": 3, "ISR": 1}, 3) == (found, told_by)


def test_linking_twice_changes_nothing(place):
    """The same links are made again, and nothing is there twice."""
    run("link", place)
    with open_store(place) as store:
        before = store.snapshot()
    run("link", place)
    with open_store(place) as store:
        assert before == store.snapshot()
        assert 3 == store.info().rows["tellings"]


def test_linking_and_reviewing_for_long_leave_the_catalogue(place, monkeypatch):
    """The next server need not lay the store out; PostgreSQL has no file to lie beside."""
    if "://" in str(place):
        pytest.skip("a store in PostgreSQL has no catalogue beside it")
    lasting.take_for_long(monkeypatch)

    assert not lasting.is_laid_out(place)
    run("link", place)
    assert lasting.is_laid_out(place)
    run("review", "unlink", place, "e3", *ANA)
    assert lasting.is_laid_out(place)


def test_a_higher_score_links_less(place):
    """Who asks for certainty gets none of the links; those of before are dropped."""
    run("link", place)
    done = run("link", place, "--least-score", "1", "--format", "jsonl")

    assert (4, 0) == tuple(json.loads(done.stdout)[name] for name in ("events", "linked"))
    with open_store(place) as store:
        assert 0 == store.info().rows["tellings"]


def counted(place):
    """Return how many events, and of how many tellings each attack is told."""
    with open_store(place) as store:
        events = find_events(store).to_pylist()
        return store.query("stats")["events"].to_pylist(), {
            row["id"]: store.query("event_reports", (row["id"],)).num_rows for row in events}


def test_a_wrong_link_is_undone_by_a_reviewer_and_stays_undone(place):
    """A telling of three is parted; linking anew, and reading anew, links the other two alone."""
    run("link", place)
    assert ([2], {"e1": 3, "e2": 3, "e3": 3, "e4": 1}) == counted(place)
    entry = run("review", "unlink", place, "e3", *ANA).stdout.strip()
    parted = ([3], {"e1": 2, "e2": 2, "e3": 1, "e4": 1})

    assert parted == counted(place)
    told_now = json.loads(run("link", place, "--format", "jsonl").stdout)
    assert (3, 1) == (told_now["events"], told_now["linked"])
    assert parted == counted(place)
    with open_store(place) as store:
        store.put([recoded(told(3, RETOLD, "diserang", "RUS", "UKR", outlet="Weekly"))])
        assert ["e3"] == store.query("link_apart")["event"].to_pylist()
    run("review", "undo", place, entry, *ANA)
    run("link", place)
    assert ([2], {"e1": 3, "e2": 3, "e3": 3, "e4": 1}) == counted(place)


def test_tellings_are_parted_together(place):
    """Two of the three tell one event, and the third another."""
    run("link", place)
    run("review", "unlink", place, "e1", "e2", *ANA)

    assert ([3], {"e1": 2, "e2": 2, "e3": 1, "e4": 1}) == counted(place)


def test_a_store_that_is_not_there_is_named(tmp_path):
    """Linking makes no store."""
    done = run("link", tmp_path / "none.duckdb")

    assert 1 == done.exit_code
    assert "none.duckdb" in done.stderr
