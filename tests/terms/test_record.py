"""The record of a report is the published one, to the letter."""

import json
from dataclasses import replace

import jsonschema
import pytest
from sample import TEXT, bare_coding, sample_coding, sample_report

from tatanan.errors import EvidenceMismatch
from tatanan.terms.coding import Coding, Mention
from tatanan.terms.record import (
    load_record_schema,
    record_line,
    record_of,
    record_page,
    record_schema_text,
)
from tatanan.terms.text import Report


@pytest.fixture
def record():
    """The record of the sample."""
    return record_of(sample_report(), sample_coding())


def validate(record):
    """Raise ValidationError unless a record keeps the contract."""
    jsonschema.validate(record, load_record_schema(), cls=jsonschema.Draft202012Validator)


def closed(schema):
    """Yield, for each object that a schema describes, whether it lets unknown names in."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema.get("additionalProperties") is False
        for part in schema.values():
            yield from closed(part)


def test_the_schema_is_a_schema():
    """The contract itself is valid JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(load_record_schema())
    assert json.loads(record_schema_text()) == load_record_schema()


def test_the_schema_lets_no_unknown_name_in():
    """Every object of the contract is closed, so that a misspelt name is a mistake."""
    assert all(closed(load_record_schema()))


def test_the_schema_requires_every_name():
    """What a reader may find, it always finds: absent values are null or empty."""

    def objects(schema):
        if isinstance(schema, dict):
            if "properties" in schema:
                yield schema
            for part in schema.values():
                yield from objects(part)

    for described in objects(load_record_schema()):
        assert set(described["required"]) == set(described["properties"])


@pytest.mark.parametrize("coding", [sample_coding(), bare_coding(sample_report())])
def test_a_record_keeps_the_contract(coding):
    """A full coding and an empty one are both valid."""
    validate(record_of(sample_report(), coding))


def test_a_bare_text_keeps_the_contract():
    """A report of which nothing but the text is known is valid, too."""
    report = Report.of("Xi met Putin.", language="en")

    record = record_of(report, bare_coding(report))

    validate(record)
    assert record["report"]["published"] is None
    assert record["report"]["reader"] is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("report", "published"), "7 January 2025"),
        (("report", "published"), ""),
        (("report", "language"), "ms"),
        (("actors", 0, "code"), "Brazil"),
        (("actors", 0, "sectors"), ["KING"]),
        (("statements", 0, "manner"), "loud"),
        (("statements", 0, "content"), None),
        (("mentions", 0, "start"), -1),
        (("events",), [{}]),
        (("extra",), 1),
    ],
)
def test_the_contract_refuses_what_it_does_not_know(record, path, value):
    """A wrong value or an unknown name does not pass."""
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(jsonschema.ValidationError):
        validate(record)


def test_names_stand_in_their_fixed_order(record):
    """The order of names never changes, so that two records can be compared line by line."""
    assert [*record] == [
        "id", "report", "actors", "mentions", "dates", "statements", "events", "memberships",
        "figures", "claims", "findings", "skipped", "coder",
    ]


def test_a_statement_tells_who_how_and_what(record):
    """Speaker, cue and content come with their words and places."""
    statement = record["statements"][0]

    assert statement["speaker"] == {
        "actor": "bra", "code": "BRA", "start": 0, "end": 6, "quote": "Brasil",
    }
    assert statement["cue"]["quote"] == "mengumumkan"
    assert statement["content"]["quote"] == "bahwa Indonesia menjadi anggota penuh BRICS"
    assert statement["manner"] == "indirect"
    assert statement["when"]["first"] == statement["when"]["last"] == "2025-01-06"


def test_a_speaker_from_the_context_has_no_words_in_the_text(record):
    """Who was named only before the text has a code and no place."""
    assert record["statements"][3]["speaker"] == {
        "actor": "bri", "code": "IGOBRI", "start": None, "end": None, "quote": None,
    }


def test_a_speaker_who_is_not_identified_is_unknown(record):
    """Words that name nobody we know are kept, with the code UNK."""
    speaker = record["statements"][1]["speaker"]

    assert (speaker["actor"], speaker["code"], speaker["quote"]) == (None, "UNK", "Kelompok itu")


def test_a_speaker_or_a_cue_left_open_is_null(record):
    """A quotation that nobody is said to have spoken has neither speaker nor cue."""
    assert record["statements"][4]["speaker"] is None
    assert record["statements"][4]["cue"] is None


def test_a_date_is_an_interval_with_its_words(record):
    """Both ends, the basis, the words and the day counted from are all there."""
    start = TEXT.index("Pada 2024")

    assert record["dates"][1] == {
        "first": "2024-01-01", "last": "2024-12-31", "basis": "relative", "quote": "Pada 2024",
        "start": start, "end": start + 9, "anchor": "2025-01-07",
    }
    assert record["dates"][2]["first"] is record["dates"][2]["last"] is None


def test_what_was_set_aside_and_repaired_is_not_lost(record):
    """A piece keeps its words, its reason and both places; a repair what stood there."""
    assert record["report"]["set_aside"][0] == {
        "reason": "dateline", "quote": "BRASILIA -", "offset": 45, "at": 44,
    }
    assert record["report"]["repairs"][0]["was"] == "akandiperluas"
    assert record["report"]["repairs"][0]["quote"] == "akan diperluas"


def test_what_is_not_coded_yet_is_an_empty_list(record):
    """Events, memberships, figures and claims are names that wait."""
    assert [record[name] for name in ("events", "memberships", "figures", "claims")] == [[]] * 4


def test_the_id_of_a_record_comes_back():
    """The id under which a report came in stands on top; without one, the report's own does."""
    report, coding = sample_report(), sample_coding()

    assert record_of(report, coding, record_id="a-1")["id"] == "a-1"
    assert record_of(report, coding)["id"] == report.id


def test_offsets_count_code_points():
    """A character beyond the first plane counts as one."""
    report = Report.of("🌏 Indonesia dan 🇧🇷 Brasil", language="id")
    start = report.text.index("Brasil")
    mention = Mention(report.cite(start, start + 6), None, "state.BRA")
    coding = Coding(report.id, sample_coding().coder, mentions=(mention,))

    written = json.loads(record_line(record_of(report, coding)))["mentions"][0]

    assert report.text[written["start"] : written["end"]] == written["quote"] == "Brasil"


def test_a_coding_of_another_report_is_refused():
    """A coding goes with its report and with no other."""
    with pytest.raises(EvidenceMismatch, match="code the report again"):
        record_of(Report.of("Xi met Putin.", language="en"), sample_coding())


def test_words_that_do_not_stand_there_are_refused():
    """No quote leaves the house that is not in the text where it says."""
    changed = replace(sample_report(), text=TEXT.replace("Brasil", "Brazil"))

    with pytest.raises(EvidenceMismatch, match="does not stand"):
        record_of(changed, sample_coding())


def test_a_line_stays_a_line():
    """Characters at which some readers break lines are escaped, and come back as they were."""
    text = "satu\u2028dua\u2029tiga\x85empat\nlima"
    line = record_line({"text": text})

    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_letters_stay_letters(record):
    """Quotation marks and letters beyond ASCII are written as themselves."""
    assert "“Pemerintah Brasil" in record_page(record)


def test_the_same_report_gives_the_same_bytes():
    """Two runs write the same."""
    lines = {record_line(record_of(sample_report(), sample_coding())) for _ in range(3)}

    assert len(lines) == 1
