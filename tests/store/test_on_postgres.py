"""PostgreSQL: whoever writes waits for the others, and no password is ever shown."""

import subprocess
import sys
import threading

import invented
import postgres
import psycopg
import pytest

from tatanan.errors import BadRecord, BadStore, StoreBusy
from tatanan.store import open_store
from tatanan.store.checking import check_store

WITHOUT_DRIVER = """
import sys
sys.modules["psycopg"] = None
from tatanan.errors import MissingExtra
from tatanan.store import open_store
try:
    open_store("postgresql://localhost/dunia")
except MissingExtra as error:
    print(error)
"""


@pytest.fixture
def place():
    """The address of an empty database."""
    return postgres.fresh_database()


def test_two_writers_wait_for_one_another(place):
    """Batches that are written at the same time are all there, each once."""
    open_store(place, create=True).close()

    def write(first):
        with open_store(place) as store:
            for seed in range(first, first + 12, 3):
                store.put([invented.record(seed + n) for n in range(3)])

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with open_store(place) as store:
        assert 18 == store.info().rows["reports"]
        assert [] == check_store(store)


def test_a_store_that_is_held_too_long_is_busy(place, monkeypatch):
    """Whoever waits in vain is told who holds the store."""
    monkeypatch.setattr("tatanan.store.on_postgres._PATIENCE", "100ms")
    with (
        open_store(place, create=True) as store,
        psycopg.connect(place, application_name="kerja malam") as other,
    ):
        other.execute("SELECT pg_advisory_lock(7238094172)")
        with pytest.raises(StoreBusy, match=rf"backend {other.info.backend_pid} \(kerja malam\)"):
            store.put(invented.records(1))
        other.execute("SELECT pg_advisory_unlock(7238094172)")
        other.commit()

        assert 1 == store.put(invented.records(1)).added


def test_what_a_killed_writer_left_is_taken_away(place):
    """Staged rows of a batch that was never finished do not stay."""
    with open_store(place, create=True) as store, psycopg.connect(place, autocommit=True) as other:
        other.execute("CREATE SCHEMA tatanan_staging_1")
        other.execute("CREATE TABLE tatanan_staging_1.staged_incoming (report text)")

        store.put(invented.records(2))
        found = other.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'tatanan%'")
        assert [("tatanan",)] == found.fetchall()


def test_a_character_that_postgresql_cannot_keep_is_told(place):
    """U+0000 may stand in a text; here it is refused, with the remedy, and nothing is written."""
    with open_store(place, create=True) as store:
        with pytest.raises(BadRecord, match=r"U\+0000"):
            store.put([invented.record(1), invented.record(2, text="Sebuah\0teks yang aneh.")])

        assert 0 == store.info().rows["reports"]


def test_a_server_that_is_not_there_is_told_without_the_password(place):
    """The address in the message is the one to correct, and holds no secret."""
    port = place.rpartition(":")[2].partition("/")[0]
    wrong = f"postgresql://tatanan:rahasia@127.0.0.1:{port}/nowhere"

    with pytest.raises(BadStore) as caught:
        open_store(wrong)
    assert "rahasia" not in str(caught.value)
    assert f"postgresql://tatanan@127.0.0.1:{port}/nowhere cannot be reached" in str(caught.value)
    assert "start PostgreSQL, or correct the address" in str(caught.value)


def test_a_missing_driver_is_told_with_the_extra_that_holds_it():
    """The drivers are optional; the error says what to install."""
    run = [sys.executable, "-c", WITHOUT_DRIVER]
    done = subprocess.run(run, check=True, capture_output=True, text=True)

    assert "needs psycopg, which is not here; pip install 'tatanan[postgres]'" in done.stdout


def test_who_may_make_nothing_is_told_so(place):
    """A right that is lacking is named as such, and not as an extension that is."""
    with psycopg.connect(place, autocommit=True) as owner:
        owner.execute("DROP ROLE IF EXISTS tamu")
        owner.execute("CREATE ROLE tamu LOGIN")
        owner.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    guest = place.replace("tatanan@", "tamu@")

    with pytest.raises(BadStore, match=r"permission denied .* log in as a user who may do it"):
        open_store(guest, create=True)
