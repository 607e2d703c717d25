"""What writers leave beside a large store, so that the next server need not make it."""

from time import monotonic

import duckdb
import invented
import postgres
import pytest
from served import API, client_of, store_of

from tatanan.store import leaving, open_store
from tatanan.store.leaving import leave_catalogue, open_to_write
from tatanan.store.served import OnServer, ServedStore
from tatanan.store.shelf import Shelf

LONG = 1e9  # seconds of work: whatever a catalogue costs, it costs little beside them


@pytest.fixture
def large(monkeypatch):
    """Take any store for a large one."""
    monkeypatch.setattr(leaving, "LARGE", 1)


@pytest.fixture
def place(tmp_path):
    """A store of a few reports, which nobody has laid out."""
    with store_of(tmp_path, invented.records(3)):
        return tmp_path / "world.duckdb"


def lying(place):
    """Return the catalogues that lie beside a store."""
    return sorted(place.parent.glob(f"{place.name}.catalogue-*"))


def snapshot_of(catalogue):
    """Return the snapshot that a catalogue is of."""
    with duckdb.connect(catalogue, read_only=True) as opened:
        return opened.sql("SELECT snapshot FROM made").fetchall()[0][0]


@pytest.mark.usefixtures("large")
def test_the_first_server_finds_what_a_writer_left(place, monkeypatch):
    """It makes none itself, and its events are those of the store."""
    with open_to_write(place, begun=monotonic() - LONG) as store:
        store.put(invented.records(5))
    monkeypatch.setattr(Shelf, "make", None)  # calling it would fail

    with open_store(place) as store, client_of(store, beside=place) as client:
        answer = client.get(f"{API}/events?limit=1000").json()
        found = {row["id"] for row in answer["items"]}

        assert store.snapshot() == answer["snapshot"]
        assert {each["id"] for record in invented.records(5) for each in record["events"]
                } >= found != set()


@pytest.mark.usefixtures("large")
def test_one_report_more_does_not_wait_for_a_catalogue(place):
    """Quick work leaves the old one, which no longer fits and is not taken; long work a new one."""
    with open_to_write(place, begun=monotonic() - LONG):
        pass
    (old,) = lying(place)
    with open_to_write(place, begun=monotonic() + LONG) as store:
        store.put(invented.records(4))

    with open_store(place) as store:
        assert [old] == lying(place)
        assert Shelf(store, place.parent, beside=place).kept() is None
        assert leave_catalogue(store, worked=LONG)
        (new,) = lying(place)
        assert store.snapshot() == snapshot_of(new)


@pytest.mark.usefixtures("large")
def test_what_fits_is_not_made_again(place):
    """Adding everything twice costs one catalogue."""
    with open_store(place) as store:
        done = [leave_catalogue(store, worked=LONG)]
        before = lying(place)
        store.put(invented.records(3))
        done.append(leave_catalogue(store, worked=LONG))

    assert [True, False] == done
    assert before == lying(place)


def test_a_small_store_is_laid_out_by_its_server(place):
    """That takes less than a second; nothing lies about."""
    with open_to_write(place, begun=monotonic() - LONG):
        pass

    assert [] == lying(place)


@pytest.mark.usefixtures("large")
def test_work_that_failed_leaves_none(place):
    """The error is told at once."""
    with pytest.raises(KeyError), open_to_write(place, begun=monotonic() - LONG):
        raise KeyError

    assert [] == lying(place)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("error", [PermissionError("closed"), duckdb.IOException("no room left")])
def test_where_it_cannot_be_written_the_work_is_done_all_the_same(place, monkeypatch, error):
    """A full disk or a closed folder is no failure: the server lays it out."""
    def refuse(*_, **__):
        raise error

    monkeypatch.setattr("tatanan.store.shelf.make_catalogue", refuse)
    with open_to_write(place, begun=monotonic() - LONG) as store:
        store.put(invented.records(4))

    assert [] == [*place.parent.glob("*catalogue-*"), *place.parent.glob(".*catalogue-*")]
    with open_store(place) as store:
        assert 4 == store.info().rows["reports"]


@pytest.mark.usefixtures("large")
def test_postgres_has_none():
    """Its server lays it out in a folder of its own."""
    with open_store(postgres.fresh_database(), create=True) as store:
        store.put(invented.records(2))

        assert not leave_catalogue(store, worked=LONG)


@pytest.mark.usefixtures("large")
def test_a_store_that_a_server_holds_is_left_to_that_server(place):
    """Only who holds the file writes beside it."""
    with open_store(place) as store, client_of(store) as client:
        served = ServedStore(OnServer(str(place), client))

        assert not leave_catalogue(served, worked=LONG)
    assert [] == lying(place)
