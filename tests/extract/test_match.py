"""What stands where in a dependency tree."""

import pytest
from trees import report_of, sentences_of

from tatanan.extract.match import agent_of, is_dash, is_passive, phrase_of, subject_of
from tatanan.lexicons.grammar import load_grammar


def parsed(text, language):
    """Return the first sentence of a text and its words by form."""
    sentence = sentences_of(report_of(text, language=language))[0]
    return sentence, {token.form: token for token in sentence.tokens}


@pytest.mark.parametrize(
    ("language", "text", "verb", "subject"),
    [
        ("id", "Peru menolak usul itu.", "menolak", "Peru"),  # active
        ("id", "Usul itu ditolak oleh Peru.", "ditolak", "Peru"),  # passive with oleh
        ("id", "Usul itu ditolak Peru.", "ditolak", "Peru"),  # passive with a bare agent
        ("id", "Usul itu ditolak.", "ditolak", None),  # passive without an agent
        ("id", "Delegasi yang menolak usul itu pulang.", "menolak", "Delegasi"),  # relative clause
        ("id", "Peru datang dan menolak usul itu.", "menolak", "Peru"),  # shared
        ("en", "Peru rejected the plan.", "rejected", "Peru"),  # active
        ("en", "The plan was rejected by Peru.", "rejected", "Peru"),  # passive with by
        ("en", "The plan was rejected.", "rejected", None),  # passive without an agent
        ("en", "The delegation that rejected the plan left.", "rejected", "delegation"),  # relative
        ("en", "Peru came and rejected the plan.", "rejected", "Peru"),  # shared
    ],
)
def test_the_subject_is_who_does_what_the_verb_says(language, text, verb, subject):
    """In the passive it is the agent; a second verb shares the subject of the first."""
    sentence, words = parsed(text, language)
    found = subject_of(sentence, words[verb].number, load_grammar(language))

    assert subject == (found.form if found else None)


@pytest.mark.parametrize(
    ("language", "text", "verb", "passive"),
    [
        ("id", "Usul itu ditolak oleh Peru.", "ditolak", True),  # di-
        ("id", "Peru menolak usul itu.", "menolak", False),  # meN-
        ("en", "The plan was rejected by Peru.", "rejected", True),  # was ...ed
        ("en", "Peru has rejected the plan.", "rejected", False),  # has ...ed
    ],
)
def test_a_passive_is_known_by_its_form_or_its_auxiliary(language, text, verb, passive):
    """Indonesian marks the verb, English its auxiliary."""
    sentence, words = parsed(text, language)

    assert passive is is_passive(sentence, words[verb].number, load_grammar(language))


def test_an_active_verb_in_english_has_no_agent():
    """The object of an active verb is no agent."""
    sentence, words = parsed("Peru rejected the plan.", "en")

    assert agent_of(sentence, words["rejected"].number, load_grammar("en")) is None


@pytest.mark.parametrize(
    ("language", "text", "head", "phrase"),
    [
        ("id", "Menteri Luar Negeri Peru menolak usul itu.", "Menteri", "Menteri Luar Negeri Peru"),
        ("id", "Delegasi yang menolak usul itu pulang.", "Delegasi", "Delegasi"),
        ("en", "The foreign minister of Peru left.", "minister", "The foreign minister of Peru"),
        ("en", "The delegation that rejected the plan left.", "delegation", "The delegation"),
    ],
)
def test_a_noun_phrase_leaves_its_clauses_out(language, text, head, phrase):
    """A phrase holds what names and describes, and no clause."""
    sentence, words = parsed(text, language)
    first, last = phrase_of(sentence, words[head], load_grammar(language))
    found = text[sentence.tokens[first - 1].span.start : sentence.tokens[last - 1].span.end]

    assert phrase == found


@pytest.mark.parametrize(
    ("text", "dashes"),
    [
        ("Peru - yang menang - pulang.", 2),  # between blanks
        ("Perundingan Peru-Chile berhasil.", 0),  # inside a word
    ],
)
def test_a_hyphen_inside_a_word_is_no_dash(text, dashes):
    """Only a sign with a blank beside it parts phrases."""
    sentence, _ = parsed(text, "id")

    assert dashes == sum(is_dash(sentence, token) for token in sentence.tokens)
