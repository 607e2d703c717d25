"""Reviewers correct events through the page."""

import invented
import pytest
from served import API, client_of, store_of

from tatanan.store.asking import dyadic_events


@pytest.fixture
def client(tmp_path):
    """A client of a store of its own."""
    with store_of(tmp_path, invented.records(6)) as store, client_of(store) as asking:
        asking.store = store
        yield asking


def first_event(client, query=""):
    """Return the first event of the list."""
    return client.get(f"{API}/events?{query}").json()["items"][0]


def correct(client, event, kind, **more):
    """Say something of an event."""
    answer = client.post(f"{API}/corrections", json={
        "event": event, "kind": kind, "reason": "because", **more})
    assert 201 == answer.status_code, answer.text
    return answer.json()


def test_what_is_rejected_is_counted_no_more_and_can_be_taken_back(client):
    """It is found by its state, its history tells both, and an undo brings it back."""
    before = client.get(f"{API}/events").json()["total"]
    event = first_event(client)["id"]
    rejected = correct(client, event, "reject", reviewer="Ani")
    after = client.get(f"{API}/events").json()["total"]
    found = client.get(f"{API}/events?review=rejected").json()["items"]

    assert "rejected" == rejected["event"]["review"]["state"]
    assert (before - 1, [event]) == (after, [each["id"] for each in found])
    assert [("rejected", 1)] == [
        (each["value"], each["count"])
        for each in client.get(f"{API}/events/facets").json()["review"]
        if each["value"] != "unreviewed"]

    correct(client, event, "undo", undoes=rejected["id"])
    log = client.get(f"{API}/corrections?event={event}").json()["items"]

    assert before == client.get(f"{API}/events").json()["total"]
    assert [("reject", "Ani"), ("undo", "local")] == [
        (each["kind"], each["reviewer"]) for each in log]
    assert log[1]["id"] == log[0]["undone_by"]


def test_an_edit_shows_in_every_view(client):
    """List, report, event and dyads tell the event as it was corrected."""
    event = first_event(client, "type=SUPPORT")
    changes = {"type": "SANCTION", "actors": [{"code": "RUS", "words": None}],
               "recipients": [{"code": "UKR", "words": None}], "factuality": "asserted"}
    told = correct(client, event["id"], "edit", changes=changes)["event"]
    report = client.get(f"{API}/reports/{event['report']}").json()
    shown = next(each for each in report["events"] if each["id"] == event["id"])

    assert ("SANCTION", ["RUS"], ["UKR"], "edited") == (
        told["type"], [each["code"] for each in told["actors"]],
        [each["code"] for each in told["recipients"]], told["review"]["state"])
    assert told == shown == client.get(f"{API}/events/{event['id']}").json()
    assert [event["id"]] == [
        each["id"] for each in client.get(f"{API}/events?actor=RUS").json()["items"]]
    rows = dyadic_events(client.store).to_pylist()
    assert ("RUS", "UKR") in {(row["actor"], row["recipient"]) for row in rows}


@pytest.mark.parametrize(("wanted", "status"), [
    ({"event": "none", "kind": "accept"}, 422),
    ({"kind": "reject"}, 422),
    ({"event": "x", "kind": "delete"}, 422),
])
def test_what_cannot_be_corrected_is_refused_in_words(client, wanted, status):
    """An unknown event, no event, an unknown kind."""
    answer = client.post(f"{API}/corrections", json=wanted)

    assert (status, True) == (answer.status_code, bool(answer.json()["detail"]))


def test_words_that_do_not_stand_are_refused(client):
    """Evidence is looked for in the report, never believed."""
    event = first_event(client)["id"]
    changes = {"actors": [{"code": "RUS", "words": "kata yang tidak ada"}]}
    answer = client.post(f"{API}/corrections", json={
        "event": event, "kind": "edit", "reason": "r", "changes": changes})

    assert (422, "about:tatanan/bad-correction") == (answer.status_code, answer.json()["type"])
    assert "does not stand" in answer.json()["detail"]


def test_the_log_tells_no_offsets(client):
    """Words come as words."""
    event = first_event(client)["id"]
    correct(client, event, "accept")
    (entry,) = client.get(f"{API}/corrections").json()["items"]

    assert isinstance(entry["event"]["trigger"], str)
    assert "start" not in str(entry)
