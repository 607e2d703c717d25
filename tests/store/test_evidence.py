"""Every quote is held against its text, however many bytes its letters take."""

import invented
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.errors import EvidenceMismatch
from tatanan.store import evidence
from tatanan.store.evidence import verify_evidence
from tatanan.store.rows import tables_of

LETTERS = st.text(st.sampled_from("aé“ไ🤝\u0301 \n"), min_size=2, max_size=30)


@pytest.mark.parametrize("at_once", [1, 300, 1 << 22])
def test_sound_evidence_passes_in_parts_of_any_size(monkeypatch, at_once):
    """How many texts are looked at together does not matter."""
    monkeypatch.setattr(evidence, "_BYTES_AT_ONCE", at_once)

    verify_evidence(tables_of(invented.records(20)))
    verify_evidence(tables_of([]))


@given(st.lists(LETTERS, min_size=1, max_size=4, unique=True), st.data())
@settings(max_examples=150, deadline=None)
def test_exactly_what_stands_in_the_text_passes(texts, data):
    """A quote passes if and only if Python's slice of the text is that quote."""
    made = [invented.telling(n, text=text) for n, text in enumerate(texts)]
    for record in made:
        record.update(mentions=[], dates=[], statements=[], memberships=[], figures=[], claims=[],
                      findings=[], skipped=[])
        record["report"]["repairs"] = []
    text = texts[data.draw(st.integers(0, len(texts) - 1))]
    start, end = data.draw(st.integers(0, 31)), data.draw(st.integers(0, 31))
    quote = data.draw(st.sampled_from([text[start:end], text[:1], text[start : end + 1]]))
    mention = {"actor": None, "start": start, "end": end, "quote": quote, "entry": "x"}
    made[texts.index(text)]["mentions"] = [mention]
    stands = start < end <= len(text) and text[start:end] == quote
    tables = tables_of(made)

    if stands:
        verify_evidence(tables)
    else:
        with pytest.raises(EvidenceMismatch, match=made[texts.index(text)]["report"]["id"]):
            verify_evidence(tables)


def test_the_quote_that_is_wrong_is_the_one_that_is_told():
    """Among many, the message names report, words, place and table."""
    records = invented.records(8)
    text = records[5]["report"]["text"]
    records[5]["mentions"] = [
        {"actor": None, "start": n, "end": n + 4, "quote": text[n : n + 4], "entry": "x"}
        for n in range(9)
    ]
    records[5]["mentions"][6]["quote"] = "palsu"[:4]

    with pytest.raises(EvidenceMismatch) as caught:
        verify_evidence(tables_of(records))
    told = f"report {records[5]['report']['id']}: 'pals' does not stand at 6 to 10 (table mentions)"
    assert told in str(caught.value)


@pytest.mark.parametrize("missing", ["start", "quote"])
def test_words_without_a_place_are_no_evidence(missing):
    """Where, and what: one without the other is refused."""
    record = invented.record(1)
    event = record["events"][0]
    event["place"] = {"name": "J", "country": None, "start": 0, "end": 1,
                      "quote": record["report"]["text"][0]} | {missing: None}

    with pytest.raises(EvidenceMismatch, match="without"):
        verify_evidence(tables_of([record]))
