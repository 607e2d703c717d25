"""Which events are wanted: every filter against what a plain loop finds."""

from datetime import date

import pytest
from served import API

from tatanan.serve.filters import period


@pytest.fixture(scope="module")
def every(client):
    """All events."""
    return listed(client, "")


def listed(client, query):
    """Return the events that are asked for."""
    answer = client.get(f"{API}/events?limit=1000&{query}")
    assert 200 == answer.status_code, answer.text
    return answer.json()["items"]


def either(row):
    """Return everybody in an event."""
    return {*row["actors"], *row["recipients"]}


def affected(row):
    """Return who is a recipient: of a reciprocal event, whoever is not alone on the other side."""
    actors = set(row["actors"])
    return set(row["recipients"]) or (actors if len(actors) > 1 else set())


def overlaps(row, first, last):
    """Say whether an event's own date overlaps days; of one without a date nothing is said."""
    return row["first"] is None or (row["first"] <= last and row["last"] >= first)


@pytest.mark.parametrize(("query", "fits"), [
    ("actor=IDN", lambda e: "IDN" in e["actors"]),
    ("actor=idn,tur", lambda e: {"IDN", "TUR"} & set(e["actors"])),
    ("actor=IDN&actor=TUR", lambda e: {"IDN", "TUR"} & set(e["actors"])),
    ("actor=!IDN", lambda e: "IDN" not in e["actors"]),
    ("recipient=MLI", lambda e: "MLI" in affected(e)),
    ("either=THA", lambda e: "THA" in either(e)),
    ("either=!THA", lambda e: "THA" not in either(e)),
    ("type=SANCTION", lambda e: e["type"] == "SANCTION"),
    ("type=sanction,!agree", lambda e: e["type"] == "SANCTION"),
    ("type=!AGREE", lambda e: e["type"] != "AGREE"),
    ("mode=discontinue", lambda e: e["mode"] == "discontinue"),
    ("mode=!discontinue", lambda e: e["mode"] != "discontinue"),
    ("quad=material-conflict", lambda e: e["quad"] == "material-conflict"),
    ("min_confidence=0.5", lambda e: e["confidence"] is not None and e["confidence"] >= 0.5),
    ("factuality=denied,intended", lambda e: e["factuality"] in ("denied", "intended")),
    ("outlet=Example%20Press", lambda e: e["outlet"] == "Example Press"),
    ("outlet=!Example%20Press", lambda e: e["outlet"] != "Example Press"),
    ("language=id", lambda e: e["language"] == "id"),
    ("where=CHE", lambda e: e["country"] == "CHE"),
    ("where=!che", lambda e: e["country"] != "CHE"),
    ("q=nomor%2011", lambda e: "nomor 11" in text(e) or
     all(word in text(e) for word in ("nomor", "11"))),
    ("actor=XXX", lambda e: e is None),
])
def test_a_filter_finds_all_that_fits_and_nothing_else(client, every, query, fits):
    """Commas and repetition are an or, an exclamation mark is a not."""
    assert [e["id"] for e in every if fits(e)] == [e["id"] for e in listed(client, query)]


def text(row):
    """Return the sentence of an event in small letters."""
    return "".join(piece["text"] for piece in row["sentence"]).lower()


@pytest.mark.parametrize(("since", "until"), [
    ("2024-02-10", "2024-02-20"), ("2024", "2024"), ("2025-01", "2025-01"), ("2030", "2031")])
def test_an_event_lies_in_a_period_if_its_days_overlap_it(client, every, since, until):
    """A vague date is not left out because its first day lies outside."""
    first, last = (each.isoformat() for each in period(since, until))
    found = {e["id"] for e in listed(client, f"since={since}&until={until}")}

    dated = [e for e in every if e["first"]]
    assert {e["id"] for e in dated if overlaps(e, first, last)} == {
        e["id"] for e in dated} & found


def test_an_actor_is_no_recipient_of_its_own_deed(client, every):
    """Of a reciprocal event each side is a recipient of the others."""
    alone = listed(client, "actor=IDN&recipient=IDN")
    pairs = listed(client, "actor=IDN&recipient=TUR")
    assert [e["id"] for e in every if "IDN" in e["actors"] and (
        "TUR" in e["recipients"] or (not e["recipients"] and "TUR" in e["actors"]))] == [
        e["id"] for e in pairs]
    assert all("IDN" in e["recipients"] for e in alone)


@pytest.mark.parametrize("query", [
    "since=maret", "until=2024-13", "since=2024-02-30", "since=2025&until=2024", "since=0000",
    "min_confidence=2", "min_confidence=x", "limit=0", "limit=1001", "cursor=%25", "cursor=W10",
    f"actor={','.join(f'A{n}' for n in range(201))}", "q=" + "a" * 201,
])
def test_what_cannot_be_is_refused_in_words(client, query):
    """The status is 422 and the problem has a detail, never a trace."""
    answer = client.get(f"{API}/events?{query}")

    assert 422 == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]
    assert answer.json()["detail"]


@pytest.mark.parametrize("typed", [
    "' OR 1=1 --", '"; DROP TABLE told; --', "$actor", "%", "x\x1fy", "😀", "!", "!!A", ",,,"])
def test_whatever_is_typed_is_a_value(client, every, typed):
    """Nothing that is typed becomes SQL: it finds nothing, and all is still there."""
    for name in ("actor", "type", "outlet", "context", "q", "report", "either", "recipient"):
        answer = client.get(f"{API}/events", params={name: typed})

        assert 200 == answer.status_code, (name, answer.text)
    assert len(every) == len(listed(client, ""))


def test_a_month_and_a_year_stand_for_their_days():
    """The first and the last of them."""
    assert (date(2023, 1, 1), date(2024, 2, 29)) == period("2023", "2024-02")
