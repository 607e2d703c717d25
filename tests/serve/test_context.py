"""Answers that are known already, and answers of one snapshot."""

import invented
import pytest
from served import API, BASE, client_of, store_of

PATHS = (
    "about", "events", "events/facets", "events/timeline", "reports", "actors", "world", "claims",
    "export?format=csv", "dyads/IDN/TUR",
)


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_that_is_known_is_not_sent_again(client, path):
    """The tag of an answer is given back, and nothing else comes; another question has another."""
    first = client.get(f"{API}/{path}")
    again = client.get(f"{API}/{path}", headers={"If-None-Match": first.headers["etag"]})
    sign = "&" if "?" in path else "?"
    other = client.get(f"{API}/{path}{sign}x=1", headers={"If-None-Match": first.headers["etag"]})

    assert (200, 304, 200) == (first.status_code, again.status_code, other.status_code)
    assert b"" == again.content


@pytest.mark.parametrize("path", PATHS)
def test_a_snapshot_pins_an_answer(world, client, path):
    """The whole digest or its beginning will do; another is told to be another."""
    snapshot, sign = world.snapshot(), "&" if "?" in path else "?"

    for given, status in ((snapshot, 200), (snapshot[:12], 200), ("0" * 64, 409)):
        answer = client.get(f"{API}/{path}{sign}snapshot={given}")

        assert status == answer.status_code
    assert "about:tatanan/snapshot-changed" == answer.json()["type"]


def test_what_is_written_changes_snapshot_and_tag(tmp_path):
    """A page that is asked again shows what is new."""
    with store_of(tmp_path, invented.records(3)) as store, client_of(store) as client:
        before = client.get(f"{API}/events")
        corrected = client.post(f"{API}/corrections", json={
            "event": before.json()["items"][0]["id"], "kind": "reject", "reason": "wrong"})
        after = client.get(f"{API}/events", headers={"If-None-Match": before.headers["etag"]})

        assert 201 == corrected.status_code, corrected.text
        assert 200 == after.status_code
        assert before.json()["total"] - 1 == after.json()["total"]
        assert after.json()["snapshot"] == store.snapshot() != before.json()["snapshot"]
        assert 409 == client.get(
            f"{API}/events?snapshot={before.json()['snapshot']}").status_code


def test_a_store_that_is_read_only_is_not_written(world):
    """Reading goes on, keeping is refused with the remedy."""
    with client_of(world, read_only=True) as client:
        answer = client.post(f"{API}/examples")

        assert (403, "about:tatanan/read-only") == (answer.status_code, answer.json()["type"])
        assert client.get(f"{API}/about").json()["store"]["read_only"]


def test_the_page_is_there_or_says_how_to_get_it(stranger):
    """Any path that is no file is the page's own; what is no asset is told to be none."""
    for path in ("/", "/events", "/report/abc"):
        answer = stranger.get(f"{BASE}{path}")

        assert answer.status_code in (200, 503)
        assert answer.headers["content-type"].startswith("text/html")
    assert 404 == stranger.get(f"{BASE}/assets/none.js").status_code
    assert 404 == stranger.get(f"{API}/nothing").status_code
    for path in ("/../app.py", "/%2e%2e/app.py", "/..%2fapp.py", "/%00"):
        assert b"import" not in stranger.get(f"{BASE}{path}").content
