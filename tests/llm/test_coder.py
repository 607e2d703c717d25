"""A model tells the events; what the text does not bear out is dropped, and counted."""

import json

import pytest
from jsonschema import Draft202012Validator
from llm_server import answer, event, events, refusal, serving
from trees import CODER, report_of, sentences_of

from tatanan.errors import LlmUnavailable
from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import judge_by_rules
from tatanan.llm import coder, prompt
from tatanan.llm.client import open_client
from tatanan.llm.coder import code_with_llm
from tatanan.terms.record import load_record_schema, record_of

SHOTS, REFUSED, MET = (
    "Pasukan Peru menembaki pos Chile pada Senin.",
    "Menteri luar negeri Brasil mengatakan bahwa Chile menolak gencatan senjata itu.",
    "Presiden Peru bertemu presiden Bolivia di Lima.",
)
TEXT = f"{SHOTS} {REFUSED} {MET} Pasukan NATO tidak ikut."
PERU, CHILE = ("Peru", "PER"), ("Chile", "CHL")
SHOOTING = event(0, "ASSAULT", "menembaki", [PERU], [CHILE], mode="firearms")
REFUSING = event(1, "REJECT", "menolak", [CHILE], mode="yield")
MEETING = event(2, "CONSULT", "bertemu", [PERU, ("presiden Bolivia", "BOL")])


@pytest.fixture(scope="module")
def base():
    """The coding of the rules alone, with its report and its sentences."""
    report = report_of(TEXT)
    sentences = sentences_of(report)
    return report, sentences, code_sentences(
        report, sentences, coder=CODER, judge=judge_by_rules())


@pytest.fixture
def code(base):
    """Code the report by a model that replies what the test says."""

    def run(*replies):
        with serving(*replies) as asked, open_client(asked.server(retries=0)) as client:
            coded = code_with_llm(*base, client)
        run.asked = asked.requests
        return coded

    return run


def rows(coded):
    """Return the events as rows: type, mode, trigger, codes of both sides."""
    return [
        (e.type, e.mode, e.trigger.quote, *([p.code for p in side] for side in
                                            (e.actors, e.recipients)))
        for e in coded.coding.events
    ]


def dropped(coded):
    """Return the counts of what was dropped, by the words of the reason."""
    return {reason.value: count for reason, count in coded.dropped.items()}


def test_the_events_are_those_of_the_model(code, base):
    """They stand in the order of the text; all else is what the rules found."""
    coded = code(events(MEETING, SHOOTING, REFUSING))
    coding, ruled = coded.coding, base[2]

    assert rows(coded) == [
        ("ASSAULT", "firearms", "menembaki", ["PER"], ["CHL"]),
        ("REJECT", "yield", "menolak", ["CHL"], []),
        ("CONSULT", None, "bertemu", ["PER", "BOL"], []),
    ]
    assert (coding.mentions, coding.statements, coding.dates) == (
        ruled.mentions, ruled.statements, ruled.dates)
    assert (dropped(coded), coded.chunks, coded.failed) == ({}, 1, 0)


def test_an_event_is_as_complete_as_one_of_the_rules(code):
    """Date, sentence, score and the statement that tells it come from the report."""
    shooting, refusing, _ = code(events(SHOOTING, REFUSING, MEETING)).coding.events

    assert shooting.when.evidence.quote == "Senin"
    assert (shooting.sentence.start, shooting.sentence.end) == (0, len(SHOTS))
    assert (shooting.intensity, shooting.quad) == (-9.0, "material-conflict")
    assert (shooting.said_in, shooting.confidence) == (None, None)
    assert refusing.said_in is not None


def test_what_the_speaker_does_by_speaking_is_told_by_the_report(code):
    """Brazil's own word is no event inside its statement, as with the rules."""
    told = event(1, "ACCUSE", "menolak", [("Brasil", "BRA")], [CHILE])

    assert code(events(told)).coding.events[0].said_in is None


def test_the_coder_is_named(code):
    """Events, what was dropped and the coding itself say which model it was."""
    coding = code(events(SHOOTING, {**SHOOTING, "type": "WAR"})).coding

    assert coding.coder.models == f"{CODER.models} llm:tiny"
    assert [e.found_by for e in coding.events] == [("llm:tiny",)]
    assert [s.rule for s in coding.skipped] == ["llm:tiny"]


def test_a_record_of_it_keeps_the_contract(code, base):
    """What comes out validates, and every participant is a listed actor."""
    told = event(3, "MOBILIZE", "ikut", [("Pasukan NATO", "IGONAT"), ("Pasukan", "USA")])
    record = record_of(base[0], code(events(SHOOTING, MEETING, told)).coding)

    assert [e.message for e in Draft202012Validator(load_record_schema()).iter_errors(record)] == []
    listed = {actor["id"]: actor["code"] for actor in record["actors"]}
    sides = [p for e in record["events"] for p in (*e["actors"], *e["recipients"])]
    assert {listed[p["actor"]] for p in sides} == {"PER", "CHL", "BOL", "IGONAT", "USA"}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({**SHOOTING, "type": "WAR"}, "unknown type"),
        ({**SHOOTING, "type": None}, "unknown type"),
        ({**SHOOTING, "trigger": "membombardir"}, "trigger not found"),
        ({**SHOOTING, "trigger": "<b>menembaki</b>"}, "trigger not found"),
        ({**SHOOTING, "trigger": "tembak"}, "trigger not found"),
        ({**SHOOTING, "trigger": ""}, "trigger not found"),
        ({**SHOOTING, "trigger": "Senin. Menteri"}, "trigger not found"),
        ({**SHOOTING, "trigger": "Pasukan", "sentence": 9}, "trigger in several sentences"),
        ("a war broke out", "no event at all"),
    ],
)
def test_an_event_without_a_type_or_a_place_is_dropped(code, told, reason):
    """One lie costs the one event."""
    coded = code(events(told, MEETING))

    assert [row[0] for row in rows(coded)] == ["CONSULT"]
    assert dropped(coded) == {reason: 1}


@pytest.mark.parametrize(
    ("wrong", "reason", "kept"),
    [
        ({"mode": "nuclear"}, "unknown mode", (None, "asserted", [])),
        ({"mode": "visit"}, "unknown mode", (None, "asserted", [])),
        ({"factuality": "maybe", "auxiliary": ["future"]}, "unknown factuality",
         (None, "intended", ["future"])),
        ({"auxiliary": ["certain"]}, "unknown auxiliary", (None, "asserted", [])),
        ({"auxiliary": ["negation"]}, "factuality contradicts auxiliary",
         (None, "denied", ["negation"])),
    ],
)
def test_a_wrong_value_is_dropped_and_its_event_stays(code, wrong, reason, kept):
    """Where a value is open, what the rest of the event says holds."""
    coded = code(events({**SHOOTING, "mode": None, **wrong}))
    (found,) = coded.coding.events

    assert (found.mode, found.factuality.value, [a.value for a in found.auxiliary]) == kept
    assert dropped(coded) == {reason: 1}
    assert [(s.evidence.quote, s.reason) for s in coded.coding.skipped] == [("menembaki", reason)]


@pytest.mark.parametrize(
    ("party", "codes", "reason"),
    [
        (("Peru", "PER"), ["PER"], None),
        (("Peru", "CHL"), ["PER"], "code differs from the name's"),
        (("Peru", "Republic of Peru"), ["PER"], "code malformed"),
        (("Pasukan Peru", "PER"), ["PER"], None),
        (("Pasukan", "per"), ["UNK"], "code malformed"),
        (("Pasukan", ""), ["UNK"], "code malformed"),
        (("Pasukan", "RUSMIL"), ["UNK"], "code malformed"),
        (("Pasukan", "ZZZ"), ["UNK"], "code unknown"),
        (("Pasukan", "IGONAT"), ["UNK"], "code unknown"),
        (("Pasukan NATO", "IGONAT"), ["IGONAT"], None),
        (("Pasukan NATO", "IGOUNO"), ["UNK"], "code unknown"),
        (("pos", "UNK"), ["UNK"], None),
        (("tentara Peru", "PER"), ["UNK"], "participant words not found"),
        (("Lima Peru", "PER"), ["UNK"], "participant words not found"),
    ],
)
def test_a_participant_has_words_and_a_code_that_hold(code, party, codes, reason):
    """The name's own code goes before the model's; without words or a code, nobody is named."""
    coded = code(events({**SHOOTING, "actors": [{"words": party[0], "code": party[1]}]}))

    assert [row[3] for row in rows(coded)] == [codes]
    assert dropped(coded) == ({reason: 1} if reason else {})


def test_words_of_a_participant_are_those_beside_the_trigger(code):
    """Chile is named twice; the event has the one of its own sentence."""
    _, refusing = code(events(SHOOTING, REFUSING)).coding.events

    assert refusing.actors[0].evidence.span.start == TEXT.index("Chile", len(SHOTS))


def test_a_side_has_each_code_once(code):
    """President and country are one actor, as with the rules."""
    told = {**SHOOTING, "actors": [{"words": w, "code": "PER"} for w in ("Peru", "Pasukan Peru")]}

    assert [row[3] for row in rows(code(events(told)))] == [["PER"]]


def test_an_event_of_nobody_known_is_dropped(code):
    """A deed without any known side is no datum."""
    coded = code(events(event(0, "ASSAULT", "menembaki", [("Senin", "UNK")])))

    assert (rows(coded), dropped(coded)) == ([], {"nobody known": 1})


def test_an_event_told_twice_is_one(code):
    """The same words with the same parties are one event."""
    coded = code(events(SHOOTING, SHOOTING))

    assert (len(rows(coded)), dropped(coded)) == (1, {"event repeated": 1})


def test_a_wrong_number_of_a_sentence_does_no_harm_where_the_trigger_is_plain(code):
    """A trigger that stands once in the piece is found without its number."""
    assert rows(code(events({**SHOOTING, "sentence": 2})))[0][2] == "menembaki"


@pytest.mark.parametrize("spoilt", [answer('{"events": [{"sent'), answer("[]"), refusal(400, "no")])
def test_a_spoilt_answer_is_asked_for_once_more(code, spoilt):
    """The second try has another seed and counts as any other."""
    replies = (spoilt, spoilt, events(MEETING)) if spoilt.status == 400 else (
        spoilt, events(MEETING))

    coded = code(*replies)

    assert ([row[0] for row in rows(coded)], coded.failed) == (["CONSULT"], 0)
    assert [r["seed"] for r in code.asked] in ([1, 2], [1, 1, 2])


def test_a_piece_without_an_answer_is_kept_as_skipped(code, monkeypatch):
    """The rest of the report is coded; the piece stands among what was skipped, with the reason."""
    monkeypatch.setattr(coder, "chunks_of", lambda found: prompt.chunks_of(found, most=60))
    cut = answer('{"events": [', end="length")

    coded = code(events(SHOOTING), cut, cut, events(MEETING), events())

    assert [row[0] for row in rows(coded)] == ["ASSAULT", "CONSULT"]
    assert (coded.chunks, coded.failed) == (4, 1)
    (skipped,) = coded.coding.skipped
    assert skipped.evidence.quote == REFUSED
    assert "cuts its answer off" in skipped.reason


def test_a_server_that_falters_costs_a_piece_and_one_that_stays_away_ends_the_run(
    code, monkeypatch
):
    """After an answer, one failure is passed over; three in a row are the end."""
    monkeypatch.setattr(coder, "chunks_of", lambda found: prompt.chunks_of(found, most=60))
    down = refusal(500, "down")

    coded = code(events(SHOOTING), down, events(MEETING))
    assert (coded.failed, [row[0] for row in rows(coded)]) == (1, ["ASSAULT", "CONSULT"])

    with pytest.raises(LlmUnavailable, match="down"):
        code(events(SHOOTING), down)
    with pytest.raises(LlmUnavailable, match="down"):
        code(down)


def test_the_sentences_are_sent_and_nothing_of_the_rules_events(code):
    """What leaves the machine: sentences, day, names with codes."""
    code(events())
    (system, user) = code.asked[0]["messages"]

    assert SHOTS in user["content"]
    assert "Peru = PER" in user["content"]
    assert json.dumps(SHOTS) not in system["content"]


def test_the_same_answers_give_the_same_coding(code):
    """Ids and order do not hang on chance."""
    replies = events(MEETING, SHOOTING, REFUSING)

    assert code(replies).coding == code(replies).coding
