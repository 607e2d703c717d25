"""A server at work: its address, its token, and who finds the store held."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import foreign
import httpx
import invented
import pytest
import typer
from typer.testing import CliRunner

from tatanan.cli import app
from tatanan.commands import storing
from tatanan.errors import BadSource
from tatanan.serve.running import bind, hosts_of, is_loopback, token_file
from tatanan.store import open_store
from tatanan.terms.imported import IMPORTED

RUN = "import typer, tatanan.commands.serving as s; a = typer.Typer(); s.register(a); a()"


@contextmanager
def server(*words, end=signal.SIGINT, **variables):
    """Run the command; give its process and the address that it prints."""
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, *map(str, words), "--port", "0", "--no-open"], text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **variables})
    try:
        yield run, run.stdout.readline().strip()
    finally:
        run.send_signal(end)
        run.communicate(timeout=20)


@pytest.fixture
def path(tmp_path):
    """A store of a few reports."""
    place = tmp_path / "world.duckdb"
    with open_store(place, create=True) as store:
        store.put(invented.records(3))
    return place


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_printed_address_lets_one_browser_in(path, end):
    """The link signs in, the token beside the store is for programs and gone at the end."""
    with server(path, end=end) as (run, address):
        base, token = address.split("/?token=")
        entered = httpx.post(f"{base}/api/v1/session", json={"token": token},
                             headers={"Origin": base})
        beside = token_file(path)
        bearer = {"Authorization": f"Bearer {beside.read_text().strip()}"}

        assert "admin" == entered.json()["role"]
        assert 0o600 == beside.stat().st_mode & 0o777
        assert 3 == httpx.get(f"{base}/api/v1/about", headers=bearer).json()["store"]["reports"]
        assert token not in beside.read_text()
    assert 0 == run.returncode
    assert not beside.exists()
    assert not path.with_name("world.duckdb.owner").exists()


@pytest.mark.slow
def test_others_who_need_the_store_are_told_who_holds_it(path):
    """Who cannot read the token ends with 5; the message names the server and its address."""
    with server(path) as (run, address):
        token_file(path).unlink()
        done = told(storing, "store", "check", path)
        note = json.loads(path.with_name("world.duckdb.owner").read_text())

        assert 5 == done.exit_code
        assert f"process {run.pid}" in done.stderr
        assert f"which answers at {address.partition('/?')[0]}" in done.stderr
        assert run.pid == note["pid"]
        assert "token" not in json.dumps(note)


def told(group, *words):
    """Run a command of a group in this process, which is another than the server's."""
    app = typer.Typer()
    group.register(app)
    return CliRunner().invoke(app, [*map(str, words)])


REPORT = "Indonesia menjatuhkan sanksi terhadap Mali pada Selasa. Mali menolak sanksi itu."
JUDGED = ("--reviewer", "ana", "--reason", "as it stands")


def commands(folder, path, event, other):
    """Return every command that opens a store, as it is typed; `folder` is for what they write."""
    (folder / "berita").mkdir(parents=True)
    (folder / "berita" / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "more.txt").write_text(f"{REPORT} Sekian.", encoding="utf-8")
    foreign.written(folder / "events.export.CSV", foreign.gdelt_row())
    return [
        ("add", folder / "berita" / "a.txt", "--to", path),
        ("add", folder / "more.txt", "--to", path, "--workers", "1"),
        ("import", folder / "events.export.CSV", "-f", "gdelt", "--to", path),
        ("link", path, "-f", "jsonl"),
        ("events", path, "--since", "2024", "-f", "csv"), ("stats", path, "-f", "json"),
        ("search", path, "sanksi OR menolak", "-f", "csv"), ("show", path, event, "-f", "json"),
        ("review", "next", path, "-f", "jsonl"),
        ("review", "agreement", path, "-f", "jsonl"),
        ("store", "check", path), ("store", "info", path, "-f", "csv"), ("store", "migrate", path),
        ("store", "diff", path, "1.0", "1.0", "-f", "csv"),
        ("review", "precision", path, "-f", "csv"), ("review", "unanchored", path, "-f", "jsonl"),
        ("measure", "alignment", path, "-f", "csv"),
        ("export", path, "-f", "jsonl", "--to", folder / "out.jsonl"),
        ("export", path, "-f", "parquet", "--to", folder / "out", "--type", "SANCTION"),
        ("review", "unlink", path, event, *JUDGED), ("review", "accept", path, other, *JUDGED),
        ("review", "edit", path, other, *JUDGED, "--actor", "MLI"),
        ("review", "undo", path, other, *JUDGED),
    ]


@pytest.mark.slow
def test_while_a_server_holds_the_file_commands_go_through_it(path, tmp_path):
    """They print what they print without a server, and the store holds the same afterwards."""
    other = path.with_name("other.duckdb")
    shutil.copy(path, other)
    with open_store(path, read_only=True) as store:
        event, second = store.query("link_events")["id"].to_pylist()[:2]
    alone = [command(*words) for words in commands(tmp_path / "alone", other, event, second)]
    with server(path):
        served = [command(*words) for words in commands(tmp_path / "served", path, event, second)]

    for one, done in zip(alone, served, strict=True):
        assert (0, 0) == (one.exit_code, done.exit_code), (one.output, done.output)
        assert without_names(one) == without_names(done)
    assert (tmp_path / "alone/out.jsonl").read_text() == (tmp_path / "served/out.jsonl").read_text()
    with open_store(path) as here, open_store(other) as there:
        assert contents(here) == contents(there)


def command(*words):
    """Run a command of the whole program in this process."""
    return CliRunner().invoke(app, [*map(str, words)])


def without_names(done):
    """Return what a command printed, but for the names of places and entries of the log."""
    printed = done.stdout.replace("other.duckdb", "world.duckdb")
    return re.sub(r"(?m)^[0-9a-f]{16}$", "ENTRY", printed)


def contents(store):
    """Return all that a store holds; entries of the log without their moments."""
    log = [(e.kind, e.target, e.changes) for e in store.corrections()]
    imported = [rows.to_pylist() for name in IMPORTED for rows in store.imported(name)]
    return [*store.records()], log, imported, store.query("stats").to_pylist()


@pytest.mark.slow
def test_a_wrong_token_ends_with_5(path):
    """The message names the server."""
    with server(path):
        token_file(path).write_text("another")
        refused = command("stats", path)

    assert 5 == refused.exit_code
    assert "held by a server at http://127.0.0.1" in refused.stderr


@pytest.mark.slow
def test_where_no_server_answers_commands_end_with_5(path, tmp_path):
    """A process that writes, and serves nobody, is named by all of them."""
    hold = (f"import sys; from tatanan.store import open_store; s = open_store({str(path)!r});"
            " print('held', flush=True); sys.stdin.read()")
    with subprocess.Popen([sys.executable, "-c", hold], text=True, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        done = [command(*words) for words in commands(tmp_path / "x", path, "e", "f")]
        holder.communicate()

    assert [5] * len(done) == [each.exit_code for each in done]
    assert all(f"process {holder.pid}" in each.stderr for each in done)


@pytest.mark.slow
def test_without_a_store_one_is_made_that_is_gone_at_the_end():
    """A newcomer needs nothing but the command."""
    with server(TATANAN_TOKEN="a-token-of-my-own") as (_, address):
        base = address.partition("/?")[0]
        answer = httpx.get(f"{base}/api/v1/about",
                           headers={"Authorization": "Bearer a-token-of-my-own"}).json()

        assert (0, "new.duckdb") == (answer["store"]["reports"], answer["store"]["place"])


@pytest.mark.parametrize(("host", "expected"), [
    ("127.0.0.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("127.8.8.8", True),
    ("0.0.0.0", False), ("::", False), ("192.168.1.2", False),
    ("news.example", False), ("", False)])
def test_only_this_machine_is_loopback(host, expected):
    """Whatever else is named lets others in."""
    assert expected == is_loopback(host)


def test_the_names_of_a_server_have_its_port():
    """Another port is another server; a name that was allowed holds as it stands, too."""
    hosts = hosts_of("192.168.1.2", 8765, ["News.example"])

    assert {"192.168.1.2:8765", "news.example", "news.example:8765"} == hosts


def test_a_port_that_is_taken_is_named():
    """The remedy is another port; without a wish any free one is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(BadSource, match=f"port {port}: .*--port"):
            bind("127.0.0.1", port)
        with bind("127.0.0.1", None) as free:
            assert free.getsockname()[1] not in (0, port)
