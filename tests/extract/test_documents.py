"""Reports, statements and letters that speak."""

import pytest
from trees import code, speaker_code


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
