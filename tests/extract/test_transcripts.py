"""Whoever a label names says all of the turn."""

from trees import code, told

BRIEFING = (
    "Briefing of Kenya's Foreign Ministry\n\n"
    "MR. MUDAVADI: We condemn the attack on Chad.\nOur envoy has left.\n\n"
    "QUESTION: Did Peru say that it would join?\n\n"
    "MR. MUDAVADI: Peru said that it would wait.\n\n"
    "QUESTION: Thank you.\n\n"
    "The briefing was shortened."
)


def test_each_paragraph_of_a_turn_is_a_statement():
    """Of whom the label names, whose cue is the colon."""
    coding = code(BRIEFING, language="en")
    turns = [s for s in coding.statements if s.found_by == ("statement.turn",)]
    assert [(s.content.quote, s.manner, s.speaker.evidence.quote) for s in turns] == [
        ("We condemn the attack on Chad.", "direct", "MR. MUDAVADI"),
        ("Our envoy has left.", "direct", "MR. MUDAVADI"),
        ("Did Peru say that it would join?", "direct", "QUESTION"),
        ("Peru said that it would wait.", "direct", "MR. MUDAVADI"),
        ("Thank you.", "direct", "QUESTION"),
    ]
    assert {s.cue.quote for s in turns} == {":"}


def test_what_others_said_in_a_turn_is_told_too():
    """Whoever speaks tells of it."""
    found = [(s.speaker.evidence.quote, s.manner, s.content.quote)
             for s in code(BRIEFING, language="en").statements if s.cue.quote == "said"]
    assert found == [("Peru", "indirect", "it would wait")]


def test_a_label_in_capitals_is_a_person_of_the_lexicon_and_one_that_asks_is_nobody():
    """Capitals hide no name."""
    coding = code(BRIEFING, language="en")
    codes = {s.speaker.evidence.quote: s.speaker.actor and s.speaker.actor.code
             for s in coding.statements if s.cue.quote == ":"}
    assert codes == {"MR. MUDAVADI": "KEN", "QUESTION": None}


def test_we_are_the_speaker():
    """Who speaks the turn acts."""
    event = next(e for e in code(BRIEFING, language="en").events if e.type == "ACCUSE")
    assert [(p.evidence.quote, p.actor.code) for p in event.actors] == [("We", "KEN")]


def test_an_interview_is_one_too():
    """Questions and answers in Indonesian."""
    text = ("Wawancara Menteri Luar Negeri Sugiono\n\nTanya: Apakah Peru ikut?\n\n"
            "Sugiono: Kami mengutuk serangan Chad.\n\nTanya: Terima kasih.\n\nSugiono: Sama-sama.")
    assert told(code(text)) == [
        ("UNK", "direct", "Apakah Peru ikut?"), ("IDN", "direct", "Kami mengutuk serangan Chad."),
        ("UNK", "direct", "Terima kasih."), ("IDN", "direct", "Sama-sama.")]
