"""`tatanan add` and `tatanan store`: what they do, what they say, and how they end."""

import json
import subprocess
import sys

import invented
import lasting
import pytest
import typer
from typer.testing import CliRunner
from web_server import article, serving

from tatanan.commands import storing
from tatanan.store import open_store
from tatanan.store.rows import coder_id

app = typer.Typer()
storing.register(app)
BRIEF = {"id": "b1", "text": "Indonesia mengecam serangan Israel ke Gaza.", "language": "id",
         "outlet": "Kantor Contoh", "published": "2024-05-07"}
HOLD = """
import sys
from tatanan.store import open_store
with open_store(sys.argv[1]):
    print(1, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    """Where a store may be."""
    return tmp_path / "world.duckdb"


@pytest.fixture
def kept(path):
    """A store that two coders have written into."""
    with open_store(path, create=True) as store:
        store.put(invented.records(4))
        store.put([invented.record(1, coder=invented.NEWER)])
    return path


def run(*words, given=None):
    """Run a command."""
    return CliRunner().invoke(app, [*map(str, words)], input=given)


@pytest.mark.slow
def test_add_keeps_reports_and_a_second_time_changes_nothing(path, tmp_path):
    """What is added is counted on standard error; nothing goes to standard output."""
    report = tmp_path / "brief.jsonl"
    report.write_text(json.dumps(BRIEF))

    first, second = run("add", report, "--to", path), run("add", report, "--to", path)

    assert (0, "", 0, "") == (first.exit_code, first.stdout, second.exit_code, second.stdout)
    assert "1 added, 0 replaced, 0 unchanged" in first.stderr
    assert "0 added, 0 replaced, 1 unchanged" in second.stderr
    with open_store(path) as store:
        (record,) = store.records()
    assert ("b1", BRIEF["text"]) == (record["id"], record["report"]["text"])
    assert "IDN" in {side["code"] for event in record["events"] for side in event["actors"]}


@pytest.mark.slow
def test_adding_for_long_leaves_the_catalogue(path, tmp_path, monkeypatch):
    """The next server need not lay the store out."""
    report = tmp_path / "brief.jsonl"
    report.write_text(json.dumps(BRIEF))
    lasting.take_for_long(monkeypatch)
    run("add", report, "--to", path)

    assert lasting.is_laid_out(path)


@pytest.mark.slow
def test_add_goes_on_after_what_cannot_be_read(path, tmp_path):
    """A bad line is told and left out; the exit code says that something is missing."""
    lines = "\n".join([json.dumps(BRIEF), "{", json.dumps(BRIEF | {"id": "b2", "text": "Xi."})])

    done = run("add", "-", "--to", path, "--input", "jsonl", "--language", "id", given=lines)

    assert 3 == done.exit_code
    assert "line 2" in done.stderr
    assert "2 added, 0 replaced, 0 unchanged, 1 could not be read" in done.stderr


def test_add_ends_with_1_where_nothing_could_be_read(path, tmp_path):
    """A source that is not there is named."""
    done = run("add", tmp_path / "none.txt", "--to", path)

    assert 1 == done.exit_code
    assert str(tmp_path / "none.txt") in done.stderr


def test_info_tells_rows_coders_and_the_digest_of_the_contents(kept):
    """What a store holds, for people and for programs."""
    with open_store(kept) as store:
        snapshot = store.snapshot()
    done = run("store", "info", kept, "--format", "json", "--snapshot")
    told = {row["what"]: row["value"] for row in json.loads(done.stdout)}

    assert (4, 5, snapshot) == (told["reports"], told["codings"], told["snapshot"])
    assert f"version 2.0, 1 of 1 reports, {told['past_events']} events".split()[:3] == (
        told[f"coder {coder_id(invented.NEWER)}"].split()[:3])
    assert str(kept) in run("store", "info", kept).stdout


def test_check_says_that_all_is_well(kept):
    """The number of reports is told, and the exit code is 0."""
    done = run("store", "check", kept)

    assert (0, 4) == (done.exit_code, int(done.stdout.split()[0]))


def test_check_ends_with_4_where_evidence_does_not_stand(kept):
    """The report and the quote are told."""
    with open_store(kept) as store, store._engine.writing() as writer:  # noqa: SLF001 - as somebody with SQL would
        writer.run("UPDATE events SET trigger_quote = 'palsu'")
    done = run("store", "check", kept)

    assert (4, "") == (done.exit_code, done.stdout)
    assert "'palsu' does not stand at" in done.stderr


def test_diff_shows_events_gained_and_lost(kept):
    """One row an event, in the format that is asked for."""
    done = run("store", "diff", kept, "1.0", "2.0", "--format", "jsonl")
    changes = [json.loads(line)["change"] for line in done.stdout.splitlines()]

    assert {"gained", "lost"} == set(changes)
    assert "" == run("store", "diff", kept, "1.0", "1.0", "--format", "jsonl").stdout


def test_diff_names_the_coders_that_there_are(kept):
    """A version that nobody used is refused with the list of those that were."""
    done = run("store", "diff", kept, "1.0", "7.0")

    assert 1 == done.exit_code
    assert coder_id(invented.NEWER) in done.stderr


def test_migrate_says_that_nothing_is_to_be_done(kept):
    """A store of today is up to date."""
    assert f"{kept} is up to date" in run("store", "migrate", kept).stdout


@pytest.mark.parametrize("words", [
    ("store", "info", "PLACE"), ("store", "check", "PLACE"), ("store", "migrate", "PLACE"),
    ("store", "diff", "PLACE", "1", "2"),
])
def test_a_store_that_is_not_there_is_told(path, words):
    """The error says how to make one, and nothing is made."""
    done = run(*[str(path) if word == "PLACE" else word for word in words])

    assert 1 == done.exit_code
    assert f"tatanan add SOURCE --to {path}" in done.stderr
    assert not path.exists()


@pytest.mark.parametrize("words", [("store", "info", "PLACE"), ("add", "x.txt", "--to", "PLACE")])
def test_a_busy_store_ends_with_5_and_says_who_holds_it(kept, words):
    """While another process writes, nobody else gets in."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(kept)], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        done = run(*[str(kept) if word == "PLACE" else word for word in words])
        other.communicate()

    assert 5 == done.exit_code
    assert f"is held by process {other.pid}" in done.stderr


@pytest.mark.slow
def test_add_in_bulk_keeps_the_same_contents(tmp_path):
    """Processes, shards and archives change nothing of what is kept, and a second run adds none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        line = json.dumps({**BRIEF, "id": f"b{number}", "text": BRIEF["text"] * (number + 1)})
        (folder / f"{number}.jsonl").write_text(line)
    plain, bulk = tmp_path / "plain.duckdb", tmp_path / "bulk.duckdb"

    assert 0 == run("add", folder, "--to", plain).exit_code
    first = run("add", folder, "--to", bulk, "--workers", 2)
    second = run("add", folder, "--to", bulk, "--workers", 1)

    assert "3 added, 0 replaced, 0 unchanged" in first.stderr
    assert "0 added, 0 replaced, 3 unchanged" in second.stderr
    with open_store(plain) as one, open_store(bulk) as other:
        assert one.snapshot() == other.snapshot()


@pytest.mark.slow
def test_add_in_bulk_keeps_what_failed_with_the_reason(path, tmp_path):
    """One bad line stops nothing; the quarantine names it."""
    source = tmp_path / "two.jsonl"
    source.write_text(json.dumps(BRIEF) + "\nno json\n")
    done = run("add", source, "--to", path, "--workers", 1)

    assert 3 == done.exit_code
    assert "1 added" in done.stderr
    assert "1 failed" in done.stderr
    held = (path.with_name("world.duckdb.work") / "quarantine.jsonl").read_text()
    assert "two.jsonl" in held


@pytest.mark.slow
def test_an_export_needs_no_workers_and_its_columns_can_be_named(path, tmp_path):
    """What a source is decides how it is worked on; --columns says what a header does not."""
    source = tmp_path / "factiva.csv"
    source.write_text(f'AN,HD,LP,LA\nx1,Gaza,"{BRIEF["text"]}",Indonesian\n')
    unknown = run("add", source, "--to", path)
    done = run("add", source, "--to", path, "--columns", "id=AN,title=HD,text=LP,language=LA")
    wrong = run("add", source, "--to", path, "--columns", "body=LP")

    assert (1, 0, 1) == (unknown.exit_code, done.exit_code, wrong.exit_code)
    assert "1 added" in done.stderr
    assert "names no field" in wrong.stderr
    with open_store(path) as store:
        (row,) = store.query("reports", (None,) * 5).to_pylist()
    assert ("x1", "Gaza") == (row["record"], row["title"])


@pytest.mark.slow
def test_a_page_of_the_own_network_is_fetched_only_if_that_is_allowed(path):
    """The server is told who asks, and whom to complain to."""
    with serving({"/one": article("Peru and Chile")}) as site:
        refused = run("add", f"{site.url}/one", "--to", path)
        done = run("add", f"{site.url}/one", "--to", path, "--allow-private", "--interval", 0,
                   "--contact", "ani@example.org")

    assert (1, 0) == (refused.exit_code, done.exit_code)
    assert ["/one"] == site.paths()
    assert all("ani@example.org" in headers["User-Agent"] for _, headers in site.asked)


@pytest.mark.slow
@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_told_on_a_terminal_and_nowhere_else(path, tmp_path, monkeypatch, terminal):
    """How many were read, how fast, and how long it takes; a pipe gets the result alone."""
    monkeypatch.setattr("tatanan.commands.shell.is_a_terminal", lambda _: terminal)
    source = tmp_path / "two.jsonl"
    source.write_text("".join(json.dumps({**BRIEF, "id": n}) + "\n" for n in range(2)))
    told = run("add", source, "--to", path, "--workers", 1).stderr

    assert terminal == ("2 read, " in told)
    assert terminal == (" a second" in told)
    assert told.rstrip().endswith("1 added, 0 replaced, 0 unchanged")
