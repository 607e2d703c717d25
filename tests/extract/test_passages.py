"""A passage is a sentence with one sign for each name, and leads back to the text."""

from trees import code, report_of, sentences_of

from tatanan.extract.passages import (
    BODY,
    PERSON,
    STATE,
    before,
    date_beside,
    read_passages,
    state_of,
    statement_at,
    states_of,
)

TEXT = "Presiden Rusia Vladimir Putin memuji SCO. Belarus bergabung pada Juli 2024."


def passages_of(text, language="id"):
    """Return the passages of a text, and its coding."""
    report = report_of(text, language=language)
    coding = code(text, language=language)
    return read_passages(report, sentences_of(report), coding), coding


def test_a_name_stands_as_one_sign():
    """States, persons and bodies have signs of their own."""
    (first, second), _ = passages_of(TEXT)

    assert first.text == f"Presiden {STATE} {PERSON} memuji {BODY}."
    assert second.text == f"{STATE} bergabung pada Juli 2024."


def test_the_signs_lead_back_to_the_words():
    """What is cited are the words of the report, not the signs."""
    (first, _), _ = passages_of(TEXT)

    assert first.cite(9, 12).quote == "Rusia Vladimir Putin"
    assert [m.evidence.quote for m in first.within(0, 10)] == ["Rusia"]


def test_mentions_before_a_place_come_latest_first():
    """A pronoun looks back from where it stands, into the sentences before."""
    passages, _ = passages_of(TEXT)
    named = [m.evidence.quote for m in before(passages, passages[1], 1)]

    assert named == ["Belarus", "SCO", "Vladimir Putin", "Rusia"]


def test_a_person_stands_for_a_state():
    """The states of mentions are those named and those that persons come from."""
    (first, second), coding = passages_of(TEXT)
    found = states_of([*first.named, *second.named], coding, "id")

    assert [state.code for state in found] == ["RUS", "BLR"]
    assert state_of(first.named[2].actor, coding, "id") is None


def test_the_date_beside_words_is_the_nearest():
    """A date counts within reach only."""
    (_, second), coding = passages_of(TEXT)
    near = date_beside(second, second.span(0, 11), coding, reach=20)

    assert near.evidence.quote == "Juli 2024"
    assert date_beside(second, second.span(0, 1), coding, reach=3) is None


def test_the_statement_around_words_is_found():
    """Words inside a content belong to its statement, others to none."""
    (only,), coding = passages_of("Putin mengatakan SCO adalah pilar dunia.")
    start = only.text.index("pilar")

    assert statement_at(only.span(start, start + 5), coding) == coding.statements[0].id
    assert statement_at(only.span(0, 1), coding) is None
