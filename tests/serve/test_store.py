"""The store for its owner's other commands: read by one SELECT, written as a whole."""

import invented
import pytest
from served import API, BASE, client_of, store_of

from tatanan.serve.accounts import Role, add_account
from tatanan.store.packing import pack, unpack
from tatanan.store.rows import tables_of

ENDPOINTS = [
    ("POST", "read", {"json": {"query": "SELECT 1"}}),
    ("GET", "tables", {"params": {"first": "0", "last": "f"}}),
    ("POST", "write/links", {"content": b""}),
]


def ask(client, query, *values):
    """Ask for the rows of a query."""
    return client.post(f"{API}/store/read", json={"query": query, "values": values})


def test_rows_come_as_the_store_gives_them(world, client):
    """Types and order are the store's own."""
    query = "SELECT id, first, confidence FROM events WHERE report >= $1 ORDER BY id"
    ((rows,),) = [batch.values() for batch in unpack(ask(client, query, "8").content)]

    assert world.read(query, ("8",)) == rows


def test_reports_come_as_tables(world, client):
    """All tables, as the store tells them."""
    ids = world.query("report_ids")["id"].to_pylist()
    bounds = {"first": ids[2], "last": ids[4]}
    (tables,) = unpack(client.get(f"{API}/store/tables", params=bounds).content)

    assert world.tables_between(ids[2], ids[4]) == tables


@pytest.mark.parametrize("query", [
    "DELETE FROM events", "SELECT 1; DELETE FROM events", "COPY events TO '/tmp/events.csv'",
    "ATTACH '/tmp/other.duckdb'", "SET checkpoint_threshold = '1GB'", "", "SELECT nothing",
    "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM glob('/*')",
    "SELECT * FROM query('DELETE FROM events')", "INSTALL httpfs", "EXPLAIN ANALYZE SELECT 1",
    "WITH x AS (DELETE FROM events RETURNING id) SELECT * FROM x", "PRAGMA database_list",
])
def test_only_what_reads_this_store_is_asked(world, client, query):
    """Nothing is changed, and no other file is read or written."""
    before = world.info()
    answer = ask(client, query)

    assert (422, "bad-request") == (answer.status_code, answer.json()["type"].rpartition("/")[2])
    assert before == world.info()


@pytest.mark.parametrize(("method", "path", "body"), ENDPOINTS)
def test_nobody_else_is_let_in(stranger, method, path, body):
    """Who has no token learns nothing of the store."""
    assert 401 == stranger.request(method, f"{API}/store/{path}", **body).status_code


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
@pytest.mark.parametrize(("method", "path", "body"), ENDPOINTS)
def test_who_is_no_admin_is_not_let_in(world, tmp_path, role, method, path, body):
    """The store itself is its owner's; others have the page and what it asks."""
    file = tmp_path / "users"
    add_account(file, "ani", role, "kata sandi ani")
    with client_of(world, token=None, people=file, trusted_header="X-Forwarded-User") as client:
        headers = {"X-Forwarded-User": "ani", "Origin": BASE}
        answer = client.request(method, f"{API}/store/{path}", headers=headers, **body)

    assert 403 == answer.status_code
    assert "ani is no admin here." == answer.json()["detail"]


@pytest.mark.parametrize(("what", "body"), [
    ("reports", b"nonsense"), ("links", b""),
    ("imported", pack([{"events": tables_of([])["events"]}])),
    ("corrections", b"{}"),
    ("reports", pack([{**tables_of(invented.records(2)), "codings": tables_of([])["codings"]}])),
])
def test_what_is_no_part_of_a_store_is_refused(client, what, body):
    """The answer says why."""
    answer = client.post(f"{API}/store/write/{what}", content=body)

    assert 422 == answer.status_code
    assert "cannot be written" in answer.json()["detail"]


def test_a_store_that_is_only_read_is_not_written(tmp_path):
    """The server was started so."""
    with (store_of(tmp_path, invented.records(2)) as store,
          client_of(store, read_only=True) as client):
        body = pack([tables_of(invented.records(3))])
        answer = client.post(f"{API}/store/write/reports", content=body)

        assert (403, 2) == (answer.status_code, len([*store.records()]))


def test_what_others_write_is_seen(tmp_path):
    """The page tells of it at once."""
    with store_of(tmp_path, invented.records(2)) as store, client_of(store) as client:
        before = client.get(f"{API}/about").json()["store"]["reports"]
        told = client.post(f"{API}/store/write/reports",
                           content=pack([tables_of(invented.records(5))])).json()

        assert (2, 5) == (before, client.get(f"{API}/about").json()["store"]["reports"])
        assert {"added": 3, "replaced": 0, "unchanged": 2} == told
