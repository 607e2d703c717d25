"""The record of a report is the published one, to the letter."""

import json
from dataclasses import replace

import jsonschema
import pytest
from sample import (
    TEXT,
    bare_coding,
    full_coding,
    sample_coding,
    sample_report,
)

from tatanan.errors import EvidenceMismatch
from tatanan.lexicons.plover import load_plover
from tatanan.terms.coding import (
    Auxiliary,
    Claim,
    ClaimKind,
    Coding,
    Factuality,
    MembershipRole,
    Mention,
    Stance,
)
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


@pytest.fixture
def full():
    """The record of the sample with events, memberships, figures and claims."""
    return record_of(sample_report(), full_coding())


@pytest.mark.parametrize("coding", [
    sample_coding(), full_coding(), bare_coding(sample_report()),
])
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


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "type"), "FIGHT"),
        (("events", 0, "intensity"), -11),
        (("events", 0, "quad"), "conflict"),
        (("events", 0, "confidence"), 1.2),
        (("events", 0, "confidence"), -0.1),
        (("events", 0, "factuality"), "rumoured"),
        (("events", 0, "auxiliary"), ["negation", "negation"]),
        (("events", 0, "contexts"), ["weather"]),
        (("events", 0, "trigger"), None),
        (("events", 0, "actors", 0, "code"), "Brazil"),
        (("events", 0, "actors", 0, "evidence", "start"), -1),
        (("events", 0, "place", "country"), "Brasil"),
        (("events", 0, "recipients"), None),
        (("memberships", 0, "role"), "guest"),
        (("memberships", 0, "member"), None),
        (("figures", 0, "of"), "elephants"),
        (("figures", 0, "value"), "11"),
        (("figures", 0, "approximate"), None),
        (("claims", 0, "kind"), "weather"),
        (("claims", 0, "stance"), "doubted"),
        (("claims", 0, "evidence"), None),
    ],
)
def test_the_contract_refuses_what_no_event_or_claim_has(full, path, value):
    """Types, scores, roles and kinds are closed lists, and their words are never missing."""
    test_the_contract_refuses_what_it_does_not_know(full, path, value)


def test_an_event_tells_what_who_when_where_and_whether(full):
    """Each value of an event stands in the record, with its words."""
    event = full["events"][0]

    assert ("SUPPORT", None, ["diplomatic"]) == (event["type"], event["mode"], event["contexts"])
    assert "menyambut" == event["trigger"]["quote"]
    assert ("asserted", [], "verbal-cooperation") == (
        event["factuality"], event["auxiliary"], event["quad"])
    assert (5.0, 0.8) == (event["intensity"], event["confidence"])
    assert ["id.support.welcome", "events.model"] == event["found_by"]
    assert ("2025-01-06", "2025-01-06") == (event["when"]["first"], event["when"]["last"])
    assert ("Brasilia", "BRA", "Brasilia") == (
        event["place"]["name"], event["place"]["country"], event["place"]["quote"])
    assert TEXT[event["sentence"]["start"] : event["sentence"]["end"]].startswith("“Pemerintah")


def test_a_participant_is_an_actor_with_its_words(full):
    """Whoever takes part has an id, a code and the words that name it."""
    event = full["events"][0]
    (actor,), (recipient,) = event["actors"], event["recipients"]

    assert ("bra", "BRA", "Pemerintah Brasil") == (
        actor["actor"], actor["code"], actor["evidence"]["quote"])
    assert ("idn", "IDN") == (recipient["actor"], recipient["code"])


@pytest.mark.parametrize(("place", "expected"), [
    (0, {"actor": None, "code": "UNK", "evidence": {
        "start": TEXT.index("Kelompok itu"), "end": TEXT.index("Kelompok itu") + 12,
        "quote": "Kelompok itu"}}),  # words that name nobody we know
    (1, {"actor": "bri", "code": "IGOBRI", "evidence": None}),  # only the context names it
])
def test_a_participant_may_lack_a_name_or_words(full, place, expected):
    """Who is not identified is UNK; who stands only in the context has no words."""
    assert expected == full["events"][1]["actors"][place]


def test_what_an_event_leaves_open_is_null_or_empty(full):
    """A denied event without date, place or judge says so by null."""
    event = full["events"][1]

    assert [None] * 3 == [event[name] for name in ("when", "place", "confidence")]
    assert ([], []) == (event["recipients"], event["contexts"])
    assert ("denied", ["future", "negation"]) == (event["factuality"], event["auxiliary"])


def test_an_event_names_the_statement_that_tells_it(full):
    """The id leads to a statement of the same record; null is the report itself."""
    told = {statement["id"] for statement in full["statements"]}

    assert full["events"][0]["said_in"] is None
    assert full["events"][1]["said_in"] in told


def test_what_is_told_again_is_kept_with_its_words(full):
    """Further words of an event stand in the order in which they came."""
    assert ["menyambut"] == [words["quote"] for words in full["events"][1]["retold"]]
    assert [] == full["events"][0]["retold"]


@pytest.mark.parametrize("factuality", Factuality)
@pytest.mark.parametrize("auxiliary", [(), (Auxiliary.HISTORICAL,), tuple(Auxiliary)])
def test_every_factuality_and_mode_keeps_the_contract(factuality, auxiliary):
    """Whatever the coder can say of an event the contract knows."""
    coding = full_coding()
    event = replace(coding.events[0], factuality=factuality, auxiliary=auxiliary)

    validate(record_of(sample_report(), replace(coding, events=(event,))))


@pytest.mark.parametrize("name", load_plover())
def test_every_type_of_plover_keeps_the_contract(name):
    """Type, quad and each score of the ontology pass."""
    kind, coding = load_plover()[name], full_coding()
    events = tuple(
        replace(coding.events[0], type=name, mode=mode, quad=kind.quad,
                intensity=kind.intensity(mode))
        for mode in (None, *kind.modes)
    )

    validate(record_of(sample_report(), replace(coding, events=events)))


def test_a_membership_names_both_sides_the_role_and_its_words(full):
    """Who is what in which body, since when, and where that stands."""
    first, second = full["memberships"]

    assert ("idn", "bri", "new-member") == (first["member"], first["organisation"], first["role"])
    assert "Indonesia menjadi anggota penuh BRICS" == first["grounds"]["quote"]
    assert first["when"]["first"] == "2025-01-06"
    assert second["when"] is None


@pytest.mark.parametrize("role", MembershipRole)
def test_every_role_keeps_the_contract(role):
    """Whatever somebody can be in a body the contract knows."""
    coding = full_coding()
    membership = replace(coding.memberships[0], role=role)

    validate(record_of(sample_report(), replace(coding, memberships=(membership,))))


def test_a_figure_says_what_is_counted_how_many_and_of_whom(full):
    """A plain count has no unit, and an amount may be of nobody named."""
    count, amount = full["figures"]

    assert ("members", 11, None, False, ["bri"]) == tuple(
        count[name] for name in ("of", "value", "unit", "approximate", "actors"))
    assert ("money", 2.5, "USD", True, []) == tuple(
        amount[name] for name in ("of", "value", "unit", "approximate", "actors"))
    assert "Kini Anggota Penuh" == count["evidence"]["quote"]


def test_a_claim_says_of_whom_and_whether_it_is_denied(full):
    """Subject and object are ids, null for nobody known; said_in leads to the statement."""
    first, second = full["claims"]

    assert ("membership", "idn", "bri", "asserted", None) == tuple(
        first[name] for name in ("kind", "subject", "object", "stance", "said_in"))
    assert ("alliance", "bri", None, "denied") == tuple(
        second[name] for name in ("kind", "subject", "object", "stance"))
    assert second["said_in"] in {statement["id"] for statement in full["statements"]}


@pytest.mark.parametrize("kind", ClaimKind)
@pytest.mark.parametrize("stance", Stance)
def test_every_kind_of_claim_keeps_the_contract(kind, stance):
    """Whatever a claim can be about the contract knows."""
    report = sample_report()
    claim = Claim(kind, None, None, stance, None, report.cite(0, 6))

    validate(record_of(report, replace(full_coding(), claims=(claim,))))


@pytest.mark.parametrize("name", ["events", "memberships", "figures", "claims"])
def test_whoever_takes_part_is_among_the_actors(full, name):
    """An id in an event, a membership, a figure or a claim leads to an actor of the record."""
    known = {actor["id"] for actor in full["actors"]}
    parties = [
        party["actor"] for event in full["events"]
        for party in (*event["actors"], *event["recipients"])
    ]
    members = [(m["member"], m["organisation"]) for m in full["memberships"]]
    ids = {
        "events": parties,
        "memberships": [actor for both in members for actor in both],
        "figures": [actor for figure in full["figures"] for actor in figure["actors"]],
        "claims": [claim[side] for claim in full["claims"] for side in ("subject", "object")],
    }

    assert {actor for actor in ids[name] if actor} <= known
    assert any(ids[name])


@pytest.mark.parametrize("name", ["events", "memberships", "figures", "claims"])
def test_words_of_another_text_are_refused(name):
    """The evidence of every part is checked against the report."""
    changed = replace(sample_report(), text=TEXT.upper())
    part = {name: getattr(full_coding(), name)}
    coding = replace(bare_coding(sample_report()), **part)

    with pytest.raises(EvidenceMismatch, match="does not stand"):
        record_of(replace(changed, set_aside=(), repairs=()), coding)


def test_what_was_not_found_is_an_empty_list(record):
    """Events, memberships, figures and claims are always there."""
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
