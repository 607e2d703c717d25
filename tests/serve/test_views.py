"""Views with a name."""

import invented
import pytest
from served import API, client_of, store_of


@pytest.fixture
def store(tmp_path):
    """A store of its own."""
    with store_of(tmp_path, invented.records(1)) as opened:
        yield opened


def test_a_view_is_named_listed_and_taken_away(store, tmp_path):
    """It is there when the server starts anew, and its file is nobody else's to read."""
    beside = tmp_path / "world.duckdb"
    with client_of(store, beside=beside) as client:
        named = client.post(f"{API}/views", json={"name": "Rusia 2024", "url": "/events?actor=RUS"})
    with client_of(store, beside=beside) as client:
        (view,) = client.get(f"{API}/views").json()["items"]

        assert 201 == named.status_code
        assert ("Rusia 2024", "/events?actor=RUS", "local") == (
            view["name"], view["url"], view["by"])
        assert 0o600 == (tmp_path / "world.duckdb.views.json").stat().st_mode & 0o777
        assert 204 == client.delete(f"{API}/views/Rusia%202024").status_code
        assert [] == client.get(f"{API}/views").json()["items"]
        assert 404 == client.delete(f"{API}/views/Rusia%202024").status_code


@pytest.mark.parametrize(("name", "url", "status"), [
    ("a", "https://evil.example/", 422), ("a", "//evil.example", 422), ("a", "/\\evil", 422),
    ("a/b", "/", 422), (" ", "/", 422), ("taken", "/other", 409), ("taken", "/events", 201),
])
def test_a_name_leads_nowhere_else(store, name, url, status):
    """A view is a path of this server, and a name that is taken stays what it is."""
    with client_of(store) as client:
        client.post(f"{API}/views", json={"name": "taken", "url": "/events"})

        assert status == client.post(f"{API}/views", json={"name": name, "url": url}).status_code
