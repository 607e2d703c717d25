"""What the server asks of a store is the same on both databases."""

from importlib.resources import files

import invented
import postgres
import pytest
from served import API, client_of

from tatanan.serve.asking import ask
from tatanan.serve.desk import Desk
from tatanan.store import open_store

QUERIES = sorted(each.name.removesuffix(".sql")
                 for each in (files("tatanan.serve") / "queries").iterdir())
PATHS = (
    "events?limit=500", "events/facets", "events/timeline", "reports?q=menolak", "actors",
    "actors/IDN", "dyads/IDN/TUR", "world", "claims", "corrections", "export?format=csv",
)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Two stores of the same reports, in DuckDB and in PostgreSQL."""
    place = tmp_path_factory.mktemp("both") / "world.duckdb"
    with open_store(place, create=True) as one, open_store(
        postgres.fresh_database(), create=True
    ) as other:
        for store in (one, other):
            store.put(invented.records(8))
        yield one, other


def values_of(name, store):
    """Return values that fit a query."""
    events, reports = (
        store.read(f"SELECT id FROM {table} ORDER BY id LIMIT 5")["id"].to_pylist()
        for table in ("events", "reports"))
    return {"sentences": [events], "tellings": [events],
            "texts": [reports], "sayings": [["IDN", "TUR"], None, 20]}.get(name, [])


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_gives_the_same_rows_in_the_same_order(both, name):
    """Words are sorted by code point, and None comes where it is said."""
    one, other = (ask(store, name, *values_of(name, store)) for store in both)

    assert one.num_rows
    assert one.to_pylist() == other.to_pylist()


def test_every_view_is_the_same(both):
    """Whoever moves a store from a file to a server sees no difference."""
    with client_of(both[0]) as one, client_of(both[1]) as other:
        for path in PATHS:
            answers = [client.get(f"{API}/{path}") for client in (one, other)]

            assert [200, 200] == [each.status_code for each in answers], answers[1].text
            assert answers[0].content == answers[1].content, path


def test_what_others_write_into_a_database_is_seen(both, tmp_path, monkeypatch):
    """A file has one owner; a database has many writers, and is looked at from time to time."""
    monkeypatch.setattr("tatanan.serve.desk._LOOK", 0.0)
    _, shared = both
    desk = Desk(shared, tmp_path)
    before = desk.snapshot
    shared.put(invented.records(10))

    assert shared.snapshot() == desk.snapshot != before
