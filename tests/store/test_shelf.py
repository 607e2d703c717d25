"""Catalogues that lie beside their store, for the next start."""

import os

import duckdb
import invented
import pytest
from served import store_of

from tatanan.store import shelf as shelves
from tatanan.store.shelf import Shelf


@pytest.fixture
def store(tmp_path):
    """A store of few reports."""
    with store_of(tmp_path, invented.records(3)) as opened:
        yield opened


def shelf_of(store, folder, **more):
    """Return the shelf beside a store's file; what cannot lie there lies in a folder."""
    (folder / "spare").mkdir(exist_ok=True)
    return Shelf(store, folder / "spare", beside=folder / "world.duckdb", **more)


def lying(folder):
    """Return the files of catalogues beside the store."""
    return sorted(folder.glob("world.duckdb.catalogue-*"))


def told(catalogue):
    """Return the snapshot of a catalogue, and its tellings."""
    with duckdb.connect(catalogue, read_only=True) as opened:
        (snapshot,) = opened.sql("SELECT snapshot FROM made").fetchall()[0]
        return snapshot, opened.sql("SELECT * FROM told").fetchall()


def ignored():
    """Take note of no step."""


def test_the_next_start_finds_the_catalogue_again(store, tmp_path):
    """It is of the same snapshot, and nothing is made anew."""
    made = shelf_of(store, tmp_path).make(step=ignored)

    kept = shelf_of(store, tmp_path).kept()

    assert made == kept
    assert store.snapshot() == told(kept)[0]
    assert [] != told(kept)[1]


def test_a_catalogue_of_something_else_is_none(store, tmp_path, monkeypatch):
    """What was written since, and another layout, need another catalogue."""
    shelf = shelf_of(store, tmp_path)
    shelf.make(step=ignored)

    monkeypatch.setattr(shelves, "catalogue_form", lambda: "of tomorrow")
    assert shelf.kept() is None
    monkeypatch.undo()
    assert shelf.kept() is not None
    store.put(invented.records(4))
    assert shelf.kept() is None


def test_only_the_newest_is_kept(store, tmp_path):
    """Nobody's disk fills up."""
    shelf = shelf_of(store, tmp_path)
    shelf.make(step=ignored)
    (before,) = lying(tmp_path)
    shelf.make(step=ignored)

    assert [before] != lying(tmp_path)
    assert 1 == len(lying(tmp_path))


def test_a_damaged_catalogue_is_none(store, tmp_path):
    """A file that was cut off is no reason to fail."""
    shelf = shelf_of(store, tmp_path)
    shelf.make(step=ignored)
    lying(tmp_path)[0].rename(tmp_path / "world.duckdb.catalogue-cut")
    (tmp_path / "world.duckdb.catalogue-cut").write_bytes(b"DUCK")

    assert shelf.kept() is None


def test_beside_a_store_that_is_read_only_nothing_is_written(store, tmp_path):
    """The catalogue lies elsewhere, and one that is there already is used."""
    reading = shelf_of(store, tmp_path, read_only=True)
    made = reading.make(step=ignored)

    assert [] == lying(tmp_path)
    assert store.snapshot() == told(made)[0]
    shelf_of(store, tmp_path).make(step=ignored)
    assert store.snapshot() == told(reading.kept())[0]


def test_whoever_may_not_read_the_store_may_not_read_its_catalogue(store, tmp_path):
    """It holds the same sentences."""
    (tmp_path / "world.duckdb").chmod(0o600)
    shelf_of(store, tmp_path).make(step=ignored)

    assert 0o600 == lying(tmp_path)[0].stat().st_mode & 0o777


def test_while_a_catalogue_is_made_nobody_else_may_look_at_it(store, tmp_path):
    """It is not there before it is whole, and its log (.wal) lies where nobody else may enter."""
    umask = os.umask(0)
    seen = {}

    def look():
        for file in tmp_path.rglob("made*"):
            seen[file.name] = file.parent.stat().st_mode & 0o077, lying(tmp_path)

    try:
        shelf_of(store, tmp_path).make(step=look)
    finally:
        os.umask(umask)

    assert {"made": (0, []), "made.wal": (0, [])} == seen


def test_what_a_kill_leaves_is_no_catalogue_and_is_dropped(store, tmp_path):
    """A half made one is never taken; the next to make one clears it away."""
    class Killed(BaseException):
        """What stands for a kill."""

    def killed():
        raise Killed

    shelf = shelf_of(store, tmp_path)
    with pytest.raises(Killed):
        shelf.make(step=killed)
    assert [] == [*tmp_path.glob(".world*")]  # nothing is left where the process lives on
    left = tmp_path / ".world.duckdb.catalogue-killed"
    left.mkdir()
    (left / "made").write_bytes(b"half")

    assert shelf.kept() is None
    shelf.make(step=ignored)
    assert not left.exists()
    assert [shelf.kept()] == lying(tmp_path)
