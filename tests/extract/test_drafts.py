"""Statements in the making: doubles go, and two halves become one."""

import pytest
from trees import report_of

from tatanan.extract.drafts import Draft, join_interrupted, statement_of, without_doubles
from tatanan.extract.quotes import find_quotes

TEXT = "“Kami siap,” kata Peru. “Kami menunggu jawaban.”"


def draft(text, words, *, cue=None, rule="statement.quote-before"):
    """Return a draft whose content and cue are words of a text."""
    start = text.index(words)
    place = (text.index(cue), text.index(cue) + len(cue)) if cue else None
    return Draft(start, start + len(words), place, None, rule)


def statements(text, *drafts):
    """Return the statements of some drafts of a text."""
    report = report_of(text)
    return report, [statement_of(report, d, find_quotes(text)) for d in drafts]


def test_of_two_drafts_with_the_same_content_the_first_stays():
    """One stretch of text is one statement, whichever rules find it; order is the text's."""
    later = draft(TEXT, "Kami menunggu jawaban.")
    first = draft(TEXT, "Kami siap,", cue="kata")
    double = draft(TEXT, "Kami siap,", rule="statement.quote-alone")

    assert [first, later] == without_doubles([later, first, double])


def test_two_halves_around_a_cue_are_one_statement():
    """The content runs from the first half to the second, and both rules are named."""
    report, halves = statements(
        TEXT,
        draft(TEXT, "Kami siap,", cue="kata"),
        draft(TEXT, "Kami menunggu jawaban.", rule="statement.quote-alone"),
    )
    (whole,) = join_interrupted(report, halves)

    assert "Kami siap,” kata Peru. “Kami menunggu jawaban." == whole.content.quote
    assert ("statement.quote-before", "statement.quote-alone") == whole.found_by
    assert whole.id not in {half.id for half in halves}


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(" “Kami menunggu", "\n“Kami menunggu"),  # a new paragraph
        TEXT.replace("kata Peru.", "kata Peru. " + "Hujan turun. " * 25),  # too long between
    ],
)
def test_two_quotations_far_apart_are_two_statements(text):
    """What stands in another paragraph, or far behind, is said again."""
    report, halves = statements(
        text,
        draft(text, "Kami siap,", cue="kata"),
        draft(text, "Kami menunggu jawaban.", rule="statement.quote-alone"),
    )

    assert tuple(halves) == join_interrupted(report, halves)


@pytest.mark.parametrize(
    ("text", "words", "manner"),
    [
        ("“Kami siap,” kata Peru.", "Kami siap,", "direct"),  # inside the marks
        ("Peru menyatakan siap “kapan pun dan di mana pun”.", "siap “kapan pun dan di mana pun",
         "mixed"),  # partly
        ("Peru menyatakan kesiapannya.", "kesiapannya", "indirect"),  # no marks
    ],
)
def test_the_manner_follows_from_the_marks(text, words, manner):
    """Direct speech stands in marks, indirect speech in none."""
    _, (statement,) = statements(text, draft(text, words))

    assert manner == statement.manner


def test_a_statement_is_known_by_its_place_and_its_speaker():
    """The same draft gives the same identifier; another content gives another."""
    _, (first, again, other) = statements(
        TEXT, draft(TEXT, "Kami siap,"), draft(TEXT, "Kami siap,"), draft(TEXT, "Kami menunggu")
    )

    assert first.id == again.id != other.id


def test_what_two_cues_claim_is_one_statement():
    """A passage between two cues is said once, by the first that claims it."""
    text = "Peru berharap “semua pihak menahan diri”, dan mengatakan itu lagi."
    words = "semua pihak menahan diri"
    report, claimed = statements(
        text, draft(text, words, cue="berharap"), draft(text, words, cue="mengatakan"))

    assert (claimed[0],) == join_interrupted(report, claimed)
