"""Between the tables of a store and the linker."""

import json
from datetime import date

import pyarrow as pa
from tellings import printed, telling

from tatanan.linking.events import link_events
from tatanan.linking.published import PublishedText
from tatanan.linking.tables import (
    links_table,
    published_texts,
    tellings_table,
    text_of_reports,
    told_events,
)
from tatanan.linking.texts import group_texts
from tatanan.terms.coding import Factuality
from tatanan.terms.tables import conform

TEXT = "Rusia menyerang Odesa. Itu dikecam Polandia."
REPORTS = pa.table({"id": ["r1", "r2"], "text": [TEXT, "Sidang ditunda."]})
APPEARANCES = pa.table({
    "report": ["r1", "r1", "r1"],
    "outlet": ["Daily", "Agency", None],
    "published": [date(2024, 5, 8), date(2024, 5, 7), None],
})  # fmt: skip
EVENTS = pa.table({
    "id": ["e1", "e2"], "report": ["r1", "r1"], "type": ["ASSAULT", "ACCUSE"],
    "mode": ["aerial", None], "factuality": ["asserted", "denied"],
    "trigger_start": [6, 27], "trigger_end": [15, 34],
    "sentence_start": [0, 23], "sentence_end": [22, 44],
    "first": [date(2024, 5, 6), None], "last": [date(2024, 5, 7), None],
    "place": ["Odesa", None], "country": ["UKR", None],
})  # fmt: skip
PARTICIPANTS = pa.table({
    "event": ["e1", "e1", "e2", "e2"], "side": ["actor", "recipient", "actor", "recipient"],
    "code": ["RUS", "UKR", "POL", "UNK"], "actor": ["russia", "odesa", "tusk", None],
    "kind": ["state", "group", "person", None],
})  # fmt: skip


def test_a_text_has_the_outlets_and_the_first_day_of_its_appearances():
    """Who printed it, and when first; a text of which nobody knows has neither."""
    expected = [
        PublishedText("r1", TEXT, date(2024, 5, 7), frozenset({"Agency", "Daily"})),
        PublishedText("r2", "Sidang ditunda."),
    ]

    assert expected == published_texts(REPORTS, APPEARANCES)


def test_events_become_tellings():
    """Codes without the unknown, parties that are no states, words by their places."""
    one, other = told_events(EVENTS, PARTICIPANTS, published_texts(REPORTS, APPEARANCES))

    assert ("Rusia menyerang Odesa.", "menyerang") == (one.sentence, one.sentence[6:15])
    assert ({"RUS"}, {"UKR"}, {"odesa"}) == (one.actors, one.recipients, one.parties)
    assert (date(2024, 5, 6), "Odesa", "UKR", "aerial") == (
        one.first, one.place, one.country, one.mode,
    )  # fmt: skip
    assert "dikecam" == other.sentence[other.start : other.end]
    assert ({"POL"}, set(), {"tusk"}) == (other.actors, other.recipients, other.parties)
    assert other.factuality is Factuality.DENIED


def test_linked_events_become_the_tables_of_a_store():
    """Events told once have no row; a copied text is one text; grounds are JSON."""
    strike = "Rusia menyerang pelabuhan Odesa dengan 12 drone pada Selasa (7/5) dini hari."
    tellings = [telling(f"e{n}", strike, "menyerang") for n in range(2)]
    tellings.append(telling("e2", "Israel menyerang Tyre.", "menyerang", "ISR", "LBN"))
    reports = [PublishedText(r.id, strike, r.published) for r in printed(*tellings)]
    groups = group_texts([*reports[:2], PublishedText("r-e2", "Israel menyerang Tyre.")])
    texts = text_of_reports(groups)
    linked = link_events(tellings, reports, texts=texts)
    rows = conform("tellings", tellings_table(linked, tellings, texts)).to_pylist()
    link, *_ = conform("links", links_table(linked)).to_pylist()

    assert ["e0", "e1"] == [row["telling"] for row in rows]
    assert 1 == len({(row["event"], row["text"]) for row in rows})
    assert ("r-e2", 1) == (texts["r-e2"], linked.events[0].texts)
    assert ("e0", "e1", None) == (link["one"], link["other"], link["refusal"])
    assert {"component", "value", "weight"} == {*json.loads(link["grounds"])[0]}


def test_nothing_linked_is_two_empty_tables():
    """A store of which nothing is linked holds no rows."""
    linked = link_events([], [])

    assert (0, 0) == (tellings_table(linked, [], {}).num_rows, links_table(linked).num_rows)
