"""Reports that are asked for."""

from itertools import islice

import pytest
from served import API


def asked(client, query):
    """Return what is listed."""
    answer = client.get(f"{API}/reports?limit=1000&{query}")
    assert 200 == answer.status_code, answer.text
    return answer.json()


def test_words_are_found_in_any_form_and_marked(client):
    """Each report that is found shows where."""
    found = asked(client, "q=menolak&sort=relevance")
    hits = [piece["text"] for row in found["items"] for piece in row["snippet"]
            if "hit" in piece["marks"]]

    assert found["total"] == len(found["items"]) > 1
    assert {"menolak"} <= {hit.lower() for hit in hits}
    assert all(row["hits"] > 0 for row in found["items"])


@pytest.mark.parametrize(("query", "fits"), [
    ("language=id", lambda r: r["language"] == "id"),
    ("language=!id", lambda r: r["language"] != "id"),
    ("outlet=Example Press", lambda r: r["outlet"] == "Example Press"),
    ("outlet=!Example Press", lambda r: r["outlet"] != "Example Press"),
    ("since=2025", lambda r: (r["published"] or "") >= "2025"),
    ("year=2024", lambda r: (r["published"] or "").startswith("2024")),
])
def test_filters_narrow(client, query, fits):
    """All that fits is there, and nothing else."""
    every = asked(client, "")["items"]

    assert [r["id"] for r in every if fits(r)] == [r["id"] for r in asked(client, query)["items"]]


def test_facets_leave_their_own_filter_out(client):
    """The counts of the other language are still there."""
    every, chosen = asked(client, ""), asked(client, "language=id")

    assert every["facets"]["language"] == chosen["facets"]["language"]
    assert sum(each["count"] for each in chosen["facets"]["outlet"]) <= chosen["total"]


@pytest.mark.parametrize("query", ["q=OR", 'q="sanksi', "q=-a"])
def test_a_search_that_cannot_be_read_is_explained(client, query):
    """The problem says what is wrong with it."""
    answer = client.get(f"{API}/reports?{query}")

    assert (422, "about:tatanan/bad-query") == (answer.status_code, answer.json()["type"])


def test_a_report_is_shown_as_it_was_read(world, client):
    """The pieces are the text with what was set aside in its places, and no offset leaves."""
    for record in islice(world.records(), 4):
        view = client.get(f"{API}/reports/{record['report']['id']}").json()

        assert record["report"]["text"] == "".join(
            piece["text"] for piece in view["pieces"] if not piece["aside"])
        assert ["Foto/AP"] == [piece["text"].strip() for piece in view["pieces"] if piece["aside"]]
        assert {mark for piece in view["pieces"] for mark in piece["marks"]} == set(view["marks"])
        for event, coded in zip(view["events"], record["events"], strict=True):
            words = "".join(piece["text"] for piece in view["pieces"]
                            if event["trigger"]["mark"] in piece["marks"])
            assert coded["trigger"]["quote"] == words == event["trigger"]["words"]
            assert event == client.get(f"{API}/events/{event['id']}").json()


def test_no_key_of_an_answer_is_an_offset(client):
    """Neither start nor end nor offset is told, but in the record for programs."""
    report = client.get(f"{API}/reports?limit=1").json()["items"][0]["id"]
    keys = set()
    for path in (f"reports/{report}", "events", "reports?q=menolak", "claims"):
        collect(client.get(f"{API}/{path}").json(), keys)

    assert not keys & {"start", "end", "offset", "at", "sentence_start", "trigger_start"}


def collect(value, keys):
    """Collect all keys of a value."""
    if isinstance(value, dict):
        keys.update(value)
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            collect(each, keys)


def test_the_record_is_the_one_that_was_written(world, client):
    """Programs get the contract of `tatanan read`."""
    record = next(world.records())

    assert record == client.get(f"{API}/reports/{record['report']['id']}/record").json()
