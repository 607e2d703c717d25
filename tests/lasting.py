"""Work on a store that is taken for long, and what it leaves beside it."""

from tatanan.store import leaving, open_store
from tatanan.store.shelf import Shelf


def take_for_long(monkeypatch):
    """Take any store for a large one, and any work on it for long."""
    monkeypatch.setattr(leaving, "LARGE", 0)
    monkeypatch.setattr(leaving, "_A_TELLING", 0.0)


def is_laid_out(place):
    """Say whether a catalogue that fits lies beside a store."""
    with open_store(place, read_only=True) as store:
        return Shelf(store, place.parent, beside=place).kept() is not None
