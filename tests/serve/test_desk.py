"""What all requests share."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep

import invented
from served import API, client_of, store_of

from tatanan.serve.desk import Desk
from tatanan.serve.telling import tell_about
from tatanan.store.shelf import Shelf


def test_many_threads_ask_while_one_writes(tmp_path):
    """Every answer is whole and of one snapshot, and the last is of the last."""
    with store_of(tmp_path, invented.records(2)) as store, client_of(store) as client:
        def ask(number):
            return client.get(f"{API}/events?limit={10 + number % 3}")

        with ThreadPoolExecutor(6) as pool:
            answers = [*pool.map(ask, range(60))]

    assert {200} == {answer.status_code for answer in answers}
    assert 1 == len({answer.json()["snapshot"] for answer in answers})


def test_a_catalogue_that_takes_long_is_made_beside(tmp_path, monkeypatch):
    """The one before is given meanwhile; it says of which snapshot it is."""
    monkeypatch.setattr("tatanan.serve.desk.LARGE", 0)
    with store_of(tmp_path, invented.records(2)) as store:
        desk = Desk(store, tmp_path)
        before = desk.snapshot
        desk.keep(invented.records(4))
        seen, until = desk.snapshot, monotonic() + 20
        while desk.snapshot == before and monotonic() < until:
            sleep(0.01)

        assert before == seen
        assert store.snapshot() == desk.snapshot != before


def test_closing_waits_for_what_is_still_made(tmp_path, monkeypatch):
    """A store can be closed as soon as its desk is, even while a catalogue is being made."""
    monkeypatch.setattr("tatanan.serve.desk.LARGE", 0)
    with store_of(tmp_path, invented.records(2)) as store:
        desk = Desk(store, tmp_path)
        before = desk.snapshot
        desk.keep(invented.records(40))
        assert before == desk.snapshot  # the new one is being made
        desk.close()

        assert store.snapshot() == desk.snapshot != before


def test_a_large_store_is_told_of_before_it_is_laid_out(tmp_path, monkeypatch):
    """The first view waits for nothing: it says how far the catalogue is."""
    monkeypatch.setattr("tatanan.serve.desk.LARGE", 0)
    monkeypatch.setattr("tatanan.serve.desk._SOON", 0.0)
    with store_of(tmp_path, invented.records(2)) as store:
        desk = Desk(store, tmp_path)
        before = tell_about(desk, desk.ready).store
        assert desk.catalogue
        after = tell_about(desk, desk.ready).store

        assert (None, 0.0) == (before.snapshot, before.prepared)
        assert (store.snapshot(), 1.0) == (after.snapshot, after.prepared)
        assert before.reports == after.reports == 2


def test_the_first_view_does_not_wait_for_a_catalogue_that_must_be_made(tmp_path, monkeypatch):
    """It waits only until it is known that none lies beside the store."""
    monkeypatch.setattr("tatanan.serve.desk.LARGE", 0)
    monkeypatch.setattr("tatanan.serve.desk._SOON", 60.0)
    may_be_made, make = Event(), Shelf.make

    def make_later(self, *, step):
        may_be_made.wait(60)
        return make(self, step=step)

    monkeypatch.setattr(Shelf, "make", make_later)
    with store_of(tmp_path, invented.records(2)) as store, ThreadPoolExecutor(1) as pool:
        desk = Desk(store, tmp_path)
        making = pool.submit(lambda: desk.catalogue)
        before = desk.ready
        may_be_made.set()

        assert (None, store.snapshot()) == (before, making.result().snapshot)
        assert desk.ready is making.result()


def test_records_that_were_read_long_ago_are_forgotten(tmp_path):
    """What is not kept does not fill the memory."""
    with store_of(tmp_path, []) as store:
        desk = Desk(store, tmp_path)
        for number in range(310):
            desk.remember({"report": {"id": str(number)}, "events": []})

        assert desk.record("5") is None
        assert desk.record("309") is not None
