"""Words of an answer stand in the text letter by letter, or not at all."""

import pytest
from trees import report_of, sentences_of

from tatanan.llm.lookup import Page
from tatanan.terms.text import Span

TEXT = "Peru said it sent aid.\nAid  came\nfrom Peru's ships; Peruvians (and Chile) cheered."


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("Peru", [0, 38]),  # neither in Peruvians nor in lower case
        ("aid", [18]),  # not in said, not Aid
        ("Aid came from", [23]),  # white space counts as white space
        ("(and Chile)", [62]),
        ("ships;", [45]),
        ("Chile and", []),
        ("<b>Peru</b>", []),
        (".*", []),
        ("", []),
    ],
)
def test_words_are_found_letter_by_letter(words, starts):
    """Whole words, case and all; no patterns, no markup, no other order."""
    page = Page(report_of(TEXT, language="en"), ())

    assert [span.start for span in page.places(words, Span(0, len(TEXT)))] == starts


def test_a_word_ends_where_the_parser_ends_it():
    """The clitic is another word for the parser, so the verb before it stands in the text."""
    report = report_of("Chile menembakinya.")
    sentences = sentences_of(report)
    within = sentences[0].span

    assert [t.form for t in sentences[0].tokens][1:3] == ["menembaki", "nya"]
    assert Page(report, sentences).places("menembaki", within) == [Span(6, 15)]
    assert Page(report, ()).places("menembaki", within) == []


def test_of_several_places_the_nearest_in_the_sentence_is_meant():
    """First the trigger's own sentence, then what stands before it, then what comes after."""
    text = "Peru left. Chile met Peru and Bolivia. Peru came."
    page, whole = Page(report_of(text, language="en"), ()), Span(0, len(text))
    own, met = Span(11, 38), Span(17, 20)

    def nearest(words):
        return page.nearest(words, to=met, sentence=own, within=whole)

    assert nearest("Peru") == Span(21, 25)
    assert nearest("left") == Span(5, 9)
    assert nearest("came") == Span(44, 48)
    assert nearest("Lima") is None
