"""Where the content of a statement begins and ends."""

import pytest
from trees import hits_of

from tatanan.extract.contents import (
    clause_after,
    clause_before,
    quote_after,
    quote_before,
    region_span,
)
from tatanan.extract.namings import described_as
from tatanan.lexicons.grammar import load_grammar


def words_of(text, sentence, region):
    """Return the words of a region, or None."""
    if region is None:
        return None
    start, end = region_span(sentence, region)
    return text[start:end]


def at(text, cue, language):
    """Return a text's first sentence, its quotations, its cues, and the cue of a word."""
    sentence, quotes, hits = hits_of(text, language=language)
    hit = next(h for h in hits if sentence.tokens[h.first - 1].form == cue)
    return sentence, quotes, hits, hit


@pytest.mark.parametrize(
    ("language", "text", "cue", "words"),
    [
        ("id", "Peru mengatakan bahwa perundingan berjalan lancar.", "mengatakan",
         "perundingan berjalan lancar"),  # bahwa opens
        ("en", "Peru said that the talks went well.", "said", "the talks went well"),  # that opens
        ("en", "Peru said that the talks went well, but crowds kept marching.", "said",
         "the talks went well"),  # the report turns
        ("en", "Peru said on Tuesday that the talks went well.", "said",
         "the talks went well"),  # when is passed over
        ("en", "The envoy, who said that the talks were over, returned to Lima.", "said",
         "the talks were over"),  # the main verb ends a relative clause
        pytest.param(
            "en", "The envoy who said that talks were over has returned to Lima.", "said",
            "talks were over",
            marks=pytest.mark.xfail(reason="without commas the main verb is read as content"),
        ),
        ("en", "Peru announced new plans.", "announced", None),  # a noun phrase
        ("en", "Peruvian soldiers said goodbye.", "said", None),  # one word
    ],
)
def test_a_clause_behind_a_cue_ends_with_the_clause(language, text, cue, words):
    """The word that opens a clause is left out, and so is what the report says for itself."""
    sentence, _, hits, hit = at(text, cue, language)

    region = clause_after(sentence, hit, hits, load_grammar(language))

    assert words == words_of(text, sentence, region)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks went well, Peru said.", "The talks went well"),  # over a comma
        ("The talks Peru said.", None),  # without one
        ("Yes, Peru said.", None),  # no verb
    ],
)
def test_a_clause_before_a_cue_needs_a_comma_and_a_verb(text, words):
    """"..., Peru said" closes the clause before its comma."""
    sentence, _, _, hit = at(text, "said", "en")
    subject = (hit.first - 1, hit.first - 1)

    assert words == words_of(text, sentence, clause_before(
        sentence, hit, subject, load_grammar("en")))


@pytest.mark.parametrize(
    ("language", "text", "cue", "words"),
    [
        ("id", "Peru menyebut Chile sebagai mitra terdekat.", "menyebut",
         "Chile sebagai mitra terdekat"),  # sebagai
        ("en", "Peru described Chile as its closest partner.", "described",
         "Chile as its closest partner"),  # as
        ("en", "Peru described Chile, as expected.", "described", None),  # a comma parts them
        ("id", "Peru menyebut Chile menang sebagai tamu.", "menyebut", None),  # a verb comes first
    ],
)
def test_a_description_says_whom_and_as_what(language, text, cue, words):
    """Between the cue and "as" stands only who is described."""
    sentence, _, _, hit = at(text, cue, language)

    assert words == words_of(text, sentence, described_as(
        sentence, hit, (hit,), load_grammar(language)))


def test_a_quotation_before_a_cue_may_be_parted_from_it_by_a_comma_only():
    """Other words between a quotation and a cue make it another's."""
    text = "“We accept it”, the radio played music, Peru said."
    sentence, quotes, _, hit = at(text, "said", "en")

    assert quote_before(sentence, hit, None, quotes) is None


def test_a_quotation_behind_a_cue_belongs_to_the_nearest_cue():
    """A second cue before the quotation takes it from the first."""
    text = "Peru said no, and Chile replied: “We accept it.”"
    sentence, quotes, hits, said = at(text, "said", "en")
    replied = next(h for h in hits if sentence.tokens[h.first - 1].form == "replied")

    assert quote_after(sentence, said, hits, quotes) is None
    assert quote_after(sentence, replied, hits, quotes) == quotes[0]
