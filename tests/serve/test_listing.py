"""Events listed page by page, counted by what they have, and over time."""

from collections import Counter

import invented
import pytest
from served import API, client_of, store_of

from tatanan.store.asking import dyadic_events
from tatanan.terms.tables import table_schemas


def pages(client, query, limit, **asked):
    """Return all pages of a list."""
    cursor, found = None, []
    while True:
        params = {"limit": limit, **asked} | ({"cursor": cursor} if cursor else {})
        answer = client.get(f"{API}/{query}", params=params).json()
        found.append(answer)
        cursor = answer["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize("limit", [3, 7])
@pytest.mark.parametrize("path", ["events", "reports", "actors", "claims"])
def test_pages_are_complete_and_nothing_comes_twice(client, path, limit):
    """However long a page is, all pages together are the whole list in its order."""
    whole = [each for page in pages(client, path, 1000) for each in page["items"]]
    found = pages(client, path, limit)
    items = [each for page in found for each in page["items"]]

    assert whole == items
    assert len(whole) == found[0]["total"] > 1
    assert all(len(page["items"]) == limit for page in found[:-1])


def test_the_latest_events_come_first(client):
    """Those without a date of their own stand where their report was published."""
    published = {r["id"]: r["published"] for r in pages(client, "reports", 1000)[0]["items"]}
    days = [e["first"] or published[e["report"]] or "" for e in
            pages(client, "events", 1000)[0]["items"]]

    assert len(set(days)) > 2
    assert days == sorted(days, reverse=True)


ORDERS = {
    "day": lambda e: e["day"], "type": lambda e: e["type"], "reports": lambda e: e["reports"],
    "actor": lambda e: (e["actors"] or [None])[0], "confidence": lambda e: e["confidence"],
    "recipient": lambda e: (e["recipients"] or [None])[0], "outlets": lambda e: e["outlets"],
}


@pytest.mark.parametrize("way", ["", "-"])
@pytest.mark.parametrize("name", ORDERS)
def test_events_are_sorted_by_a_column(client, name, way):
    """Upwards or downwards, what is not known last; page by page nothing is lost."""
    published = {r["id"]: r["published"] for r in pages(client, "reports", 1000)[0]["items"]}
    every = pages(client, "events", 1000)[0]["items"]
    for each in every:
        each["day"] = each["first"] or published[each["report"]]
    known = [e for e in every if ORDERS[name](e) is not None]
    wanted = sorted(known, key=ORDERS[name], reverse=bool(way))

    found = [e for page in pages(client, "events", 7, sort=way + name) for e in page["items"]]
    values = [ORDERS[name]({"day": e["first"] or published[e["report"]], **e}) for e in found]

    assert values == [*map(ORDERS[name], wanted)] + [None] * (len(every) - len(known))
    assert {e["id"] for e in every} == {e["id"] for e in found}


@pytest.mark.parametrize(("given", "taken"), [("type", "-confidence"), ("day", "actor"),
                                              ("-day", "type"), ("outlets", "-day")])
def test_a_cursor_of_another_order_is_refused(client, given, taken):
    """It would lead nowhere."""
    cursor = client.get(f"{API}/events?sort={given}&limit=2").json()["next"]
    answer = client.get(f"{API}/events?sort={taken}&limit=2&cursor={cursor}")

    assert (422, "about:tatanan/bad-cursor") == (answer.status_code, answer.json()["type"])


def test_a_cursor_leads_on_when_the_store_has_changed(tmp_path):
    """What was rejected meanwhile does not shift the pages that follow."""
    with store_of(tmp_path, invented.records(10)) as store, client_of(store) as client:
        first = client.get(f"{API}/events?limit=5").json()
        before = [e["id"] for e in pages(client, "events", 1000)[0]["items"]]
        for event in (before[0], before[4]):
            client.post(f"{API}/corrections", json={
                "event": event, "kind": "reject", "reason": "wrong"})
        after = client.get(f"{API}/events?limit=1000&cursor={first['next']}").json()

        assert before[5:] == [e["id"] for e in after["items"]]
        assert first["snapshot"] != after["snapshot"]


def test_facets_count_events_and_leave_their_own_filter_out(client):
    """Another type can still be chosen where one is."""
    every = pages(client, "events", 1000)[0]["items"]
    facets = client.get(f"{API}/events/facets?type=SANCTION&language=id").json()
    chosen = [e for e in every if e["language"] == "id"]
    sanctions = [e for e in chosen if e["type"] == "SANCTION"]

    assert Counter(e["type"] for e in chosen) == counted(facets["type"])
    assert Counter(e["quad"] for e in sanctions) == counted(facets["quad"])
    assert Counter(code for e in sanctions for code in set(e["actors"])) == counted(
        facets["actor"])
    assert Counter(e["language"] for e in every if e["type"] == "SANCTION") == counted(
        facets["language"])


def counted(facet):
    """Return a facet as counts."""
    return {each["value"]: each["count"] for each in facet}


def test_events_told_twice_are_one_event(tmp_path):
    """Reports, outlets and events are three numbers; the row leads to the other telling."""
    sides = ("SANCTION", ["IDN"], ["TUR"])
    told = [
        invented.telling(1, invented.event(1, *sides, confidence=0.4), outlet="Satu"),
        invented.telling(2, invented.event(2, *sides, confidence=0.9), outlet="Dua"),
        invented.telling(3, invented.event(3, *sides), outlet="Dua"),
    ]
    with store_of(tmp_path, told) as store:
        link(store, told[:2])
        with client_of(store) as client:
            answer = client.get(f"{API}/events").json()
            row = next(each for each in answer["items"] if each["reports"] == 2)
            view = client.get(f"{API}/events/{row['id']}").json()

            assert {"events": 2, "reports": 3, "outlets": 2} == answer["counts"]
            assert ("e2", 2) == (row["id"], row["outlets"])
            assert ["e1"] == [each["event"] for each in view["tellings"]]
            assert 1 == client.get(f"{API}/events?outlet=Satu").json()["total"]
            report = client.get(f"{API}/reports/{told[0]['report']['id']}").json()
            assert ["e2"] == [each["event"] for each in report["tells"]]


def link(store, records):
    """Have the first events of records told as one."""
    rows = [
        {"event": "linked", "telling": each["events"][0]["id"], "report": each["report"]["id"],
         "text": each["report"]["id"]} for each in records]
    schema = table_schemas()
    store.replace_links(
        schema["tellings"].empty_table().from_pylist(rows, schema["tellings"]),
        schema["links"].empty_table())


@pytest.mark.parametrize("by", ["week", "month", "year"])
def test_a_timeline_counts_what_happened(client, by):
    """Denied and intended events are in no bin, and the quads add up."""
    every = pages(client, "events", 1000)[0]["items"]
    told = client.get(f"{API}/events/timeline?by={by}").json()
    bins = told["bins"]

    assert sum(e["factuality"] == "asserted" for e in every) == told["undated"] + sum(
        each["events"] for each in bins)
    assert all(each["cooperation"] + each["conflict"] == each["events"] for each in bins)
    assert [each["first"] for each in bins] == sorted(each["first"] for each in bins)
    assert all(each["low"] <= each["mean"] <= each["high"] for each in bins if each["low"])


def test_dyads_are_those_that_the_store_counts(world, client):
    """The page's dyads are made of the same rows as `tatanan measure`."""
    rows = dyadic_events(world).to_pylist()
    pairs = Counter(tuple(sorted((r["actor"], r["recipient"]))) for r in rows)
    one, other = min(pairs, key=lambda pair: (-pairs[pair], pair))
    told = client.get(f"{API}/dyads/{one}/{other}").json()
    mine = [r for r in rows if {r["actor"], r["recipient"]} == {one, other} and r["day"]]

    counted = [len({r["event"] for r in mine if r["actor"] == actor}) for actor in (one, other)]

    assert counted == [told["directed"][way]["events"] for way in ("ab", "ba")]
