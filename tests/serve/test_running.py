"""A server at work: its address, its token, and who finds the store held."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import httpx
import invented
import pytest
import typer
from typer.testing import CliRunner

from tatanan.commands import asking, storing
from tatanan.errors import BadSource
from tatanan.serve.running import bind, hosts_of, is_loopback, token_file
from tatanan.store import open_store

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
    """The exit code is 5, and the message names the server and where it answers."""
    with server(path) as (run, address):
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


@pytest.mark.slow
def test_commands_that_read_ask_the_server(path):
    """What they print is what they print without a server; without the token they are refused."""
    asked = [("events", path, "--since", "2024", "-f", "csv"), ("stats", path, "-f", "json"),
             ("search", path, "menolak", "-f", "csv")]
    alone = [told(asking, *words).stdout for words in asked]
    path.with_name("world.duckdb.fts.db").unlink()
    with server(path):
        served = [told(asking, *words) for words in asked]
        token_file(path).write_text("another")
        refused = told(asking, "stats", path)

    assert alone == [done.stdout for done in served]
    assert all(alone)
    assert 5 == refused.exit_code
    assert "held by a server at http://127.0.0.1" in refused.stderr


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
