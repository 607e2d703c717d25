"""Reports, statements and letters that speak."""

from dataclasses import replace

import pytest
from trees import CODER, code, report_of, sentences_of, speaker_code

from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import judge_by_rules
from tatanan.terms.text import Span


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("en", "The drought grows worse, according to a report issued by the Kenyan government.",
         "KEN"),
        ("en", "The truce holds, a statement released by the Kenyan army said.", "KEN"),
        ("id", "Kekeringan itu memburuk, kata pernyataan yang dikeluarkan pemerintah Kenya.",
         "KEN"),
        # said a sentence before
        ("en", ("Peru welcomed the news. The Kenyan health ministry published its annual report on "
         "Monday. Malaria is on the rise, the report said."), "KEN"),
    ],
)
def test_a_document_speaks_for_whoever_issued_it(language, text, state):
    """Who issued it stands beside it, or stood beside it when it was named first."""
    assert state == speaker_code(code(text, language=language).statements[-1])


def test_a_document_that_is_new_is_not_the_last_speakers():
    """ "A report" is anybody's, whoever spoke before."""
    text = "Vladimir Putin said that the war would go on. Grain is short, a report said."

    assert "UNK" == speaker_code(code(text, language="en").statements[-1])


def test_a_report_on_a_state_is_not_its_own():
    """What a document is about has not issued it: at most its state is inferred, and said so."""
    text = "A report on Kenya was published in Geneva. Malaria is on the rise, the report said."

    (statement,) = code(text, language="en").statements

    assert "UNK" == speaker_code(statement) or "affiliation.model" in statement.found_by


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "We, the foreign ministers of Kenya, condemn the attack. We demand that Sudan withdraw.",
     [("KEN", "We", "Sudan withdraw")]),
    # nobody says who "we" are
    ("en", "We met again. We demand that Sudan withdraw.", []),
])
def test_we_are_who_the_text_says_we_are(language, text, expected):
    """Outside of quotations whoever issued the text speaks."""
    found = [(s.speaker.actor.code, s.speaker.evidence.quote, s.content.quote)
             for s in code(text, language=language).statements
             if s.speaker and s.speaker.actor]
    assert expected == [row for row in found if row[1] == "We"]


@pytest.mark.parametrize(("language", "title", "body", "expected"), [
    ("en", "Remarks by President Ruto of Kenya", "I demand that Sudan withdraw.", "KEN"),
    ("id", "Sambutan Presiden Kenya di Nairobi", "Saya meminta agar Sudan menarik pasukannya.",
     "KEN"),
])
def test_a_title_may_say_whose_words_all_are(language, title, body, expected):
    """An address is its speaker's from its first word to the last."""
    report = report_of(f"{title}\n\n{body}", language=language)
    report = replace(report, title=title, title_span=Span(0, len(title)))
    (statement,) = code_sentences(
        report, sentences_of(report), coder=CODER, judge=judge_by_rules()).statements
    assert expected == statement.speaker.actor.code
