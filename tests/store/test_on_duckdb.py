"""One file: it opens for every later DuckDB, has one owner, and says what is wrong with it."""

import os
import signal
import struct
import subprocess
import sys
from contextlib import contextmanager

import duckdb
import invented
import pytest

from tatanan.errors import BadStore, StoreBusy
from tatanan.store import open_store
from tatanan.store.checking import check_store
from tatanan.store.owner import note_of, owner_of

HOLD = """
import sys
from tatanan.store import open_store
with open_store(sys.argv[1], create=True, read_only=sys.argv[2] == "read"):
    print("open", flush=True)
    sys.stdin.read()
"""
WRITE_ON = """
import sys
import invented
from tatanan.store import open_store
with open_store(sys.argv[1], create=True) as store:
    for seed in range(int(sys.argv[2]), 100_000, 3):
        store.put([invented.record(seed + n) for n in range(3)])
        print(seed, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    """Where a store may be; its name would break SQL that pastes it."""
    return tmp_path / "dunia 'x'.duckdb"


@contextmanager
def held(path, how="write"):
    """Have another process hold a store."""
    run = [sys.executable, "-c", HOLD, str(path), how]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "open\n"
        yield other
        other.communicate()


def made(path):
    """Make a store with some reports; return its path."""
    with open_store(path, create=True) as store:
        store.put(invented.records(5))
    return path


def checksum(block):
    """Return what DuckDB keeps of a block to see whether it is whole."""
    found = 5381
    for (word,) in struct.iter_unpack("<Q", block):
        found ^= word * 0xBF58476D1CE4E5B9 % 2**64
    return found


def settings_of(database, name):
    """Return the value of one of DuckDB's settings."""
    return database.execute("SELECT current_setting($1)", [name]).fetchone()[0]


def test_the_file_opens_for_duckdb_1_4_and_later(path):
    """It is written in the storage version that is asked for, not in the newest."""
    made(path)
    with duckdb.connect(path) as database:
        query = "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal"
        (version,) = database.execute(query).fetchone()

    assert version.startswith("v1.4.0")


def test_no_extension_is_ever_downloaded_or_loaded(path):
    """Whoever is offline gets an answer or a clear error, never a wait for the network."""
    with open_store(path, create=True) as store:
        database = store._engine._database  # noqa: SLF001 - its settings are what is tested

        assert not settings_of(database, "autoinstall_known_extensions")
        assert not settings_of(database, "autoload_known_extensions")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"Bukan basis data.\n" * 50, "it is no DuckDB file; name another file"),
        (b"", "it is no DuckDB file; name another file"),
        (b"SQLite format 3\0" + bytes(4096), "it is no DuckDB file; name another file"),
    ],
)
def test_a_foreign_file_is_refused_and_left_alone(path, body, told):
    """A file of another kind is named, with the reason and the remedy, and not changed."""
    path.write_bytes(body)

    with pytest.raises(BadStore) as caught:
        open_store(path, create=True)
    assert str(path) in str(caught.value)
    assert told in str(caught.value)
    assert body == path.read_bytes()


def test_a_duckdb_file_of_somebody_else_is_refused(path):
    """Tables that are not ours are not added to."""
    with duckdb.connect(path) as database:
        database.execute("CREATE TABLE sales (id integer)")

    with pytest.raises(BadStore, match=r"holds other tables \(sales, \.\.\.\); name another"):
        open_store(path, create=True)


def test_an_empty_duckdb_file_is_made_a_store_only_on_demand(path):
    """A file without tables holds nothing that could be lost."""
    duckdb.connect(path).close()

    with pytest.raises(BadStore, match="it holds no table"):
        open_store(path)
    open_store(path, create=True).close()


def test_a_file_of_a_newer_duckdb_is_told(path):
    """The version in the file's head is one that this DuckDB does not know."""
    body = bytearray(made(path).read_bytes())
    struct.pack_into("<Q", body, 12, 999)
    struct.pack_into("<Q", body, 0, checksum(body[8:4096]))
    path.write_bytes(body)

    with pytest.raises(BadStore, match=r"written by a newer DuckDB .*install --upgrade duckdb"):
        open_store(path)


@pytest.mark.parametrize("where", [4096, 8192, 12_300])
def test_a_damaged_head_is_told(path, where):
    """Bytes that are not what was written are found when the file is opened."""
    body = bytearray(made(path).read_bytes())
    body[where : where + 200] = bytes(byte ^ 0x55 for byte in body[where : where + 200])
    path.write_bytes(body)

    with pytest.raises(BadStore, match=r"is damaged .*put a copy in its place"):
        open_store(path)


def test_damage_farther_in_is_told_by_the_check(path):
    """What no one has read yet is found by whoever reads all."""
    body = bytearray(made(path).read_bytes())
    for start in range(60_000, len(body) - 8000, 4000):
        body[start : start + 50] = bytes(byte ^ 0x55 for byte in body[start : start + 50])
    path.write_bytes(body)

    with (
        pytest.raises(BadStore, match=r"is damaged .*put a copy in its place"),
        open_store(path) as store,
    ):
        check_store(store)


def test_a_file_that_was_cut_off_is_told(path):
    """Half a file is a damaged one."""
    body = made(path).read_bytes()
    path.write_bytes(body[: len(body) // 2])

    with (
        pytest.raises(BadStore, match=r"is damaged .*put a copy in its place"),
        open_store(path) as store,
    ):
        check_store(store)


def test_a_folder_and_a_missing_folder_are_told(tmp_path):
    """A store is a file, in a folder that is there."""
    with pytest.raises(BadStore, match="is a folder; name a file"):
        open_store(tmp_path, create=True)
    with pytest.raises(BadStore, match=r"there is no folder .*; make it first"):
        open_store(tmp_path / "none" / "world.duckdb", create=True)


def test_a_store_that_another_process_writes_is_busy(path):
    """The error names who holds it: process, command and since when."""
    with held(path) as other:
        for read_only in (False, True):
            with pytest.raises(StoreBusy) as caught:
                open_store(path, read_only=read_only)
            told = str(caught.value)
            assert f"{path} is held by process {other.pid} (python {path} write) since 2" in told
            assert "wait until it has ended, or end it" in told

    open_store(path).close()


def test_several_processes_may_read_at_a_time(path):
    """Readers do not hinder one another; who wants to write waits for them."""
    made(path)
    with held(path, "read") as other:
        with open_store(path, read_only=True) as store:
            assert 5 == store.info().rows["reports"]
        with pytest.raises(StoreBusy, match=f"held by process {other.pid}"):
            open_store(path)


def test_a_note_that_outlived_its_process_does_no_harm(path):
    """The lock is the database's: a stale note neither keeps anybody out nor is believed."""
    made(path)
    with held(path) as other:
        stale = note_of(path).read_text()
        other.send_signal(signal.SIGKILL)
    assert stale == note_of(path).read_text()

    with open_store(path):
        assert os.getpid() == owner_of(path).pid
    with held(path) as other:
        note_of(path).write_text(stale)
        with pytest.raises(StoreBusy, match=rf"held by process {other.pid};"):
            open_store(path)


def test_the_note_goes_with_its_owner(path):
    """Whoever closes a store leaves no note; where it answers stands in the note before."""
    with open_store(path, create=True, address="http://127.0.0.1:8000"):
        assert "http://127.0.0.1:8000" == owner_of(path).address
    assert not note_of(path).exists()


def test_a_note_that_cannot_be_read_is_passed_over(path):
    """Half a note is no note."""
    note_of(path).write_text('{"pid": 1')

    assert owner_of(path) is None
    open_store(path, create=True).close()


@pytest.mark.slow
def test_a_store_survives_the_death_of_its_writer(path):
    """Killed at any moment, a file holds whole batches, and the next owner goes on."""
    seed = 0
    for moment in range(4):
        run = [sys.executable, "-c", WRITE_ON, str(path), str(seed)]
        paths = os.pathsep.join(["tests", *sys.path])
        with subprocess.Popen(
            run, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
        ) as writer:
            for _ in range(2 + moment):
                seed = int(writer.stdout.readline()) + 3
            writer.send_signal(signal.SIGKILL)
        with open_store(path) as store:
            reports = store.info().rows["reports"]
            assert [] == check_store(store)
            assert seed <= reports
            assert not reports % 3


def test_one_process_may_not_read_what_it_writes_through_another_door(path):
    """A file that this process holds for writing is not opened a second time to be read."""
    with open_store(path, create=True), pytest.raises(StoreBusy, match="open in this process"):
        open_store(path, read_only=True)
