"""Bodies of a state whose words do not say of which."""

import pytest
from staging import scene_of


def codes_of(text, language, words):
    """Return the codes that some words of a text's last sentence denote."""
    parties = scene_of(text, language=language).parties
    return [w.code for w in parties if w.evidence.quote == words]


@pytest.mark.parametrize(("language", "text", "words", "code"), [
    # of the state in which the deed is placed
    ("en", "France thanked Kenya. In Peru, the police arrested two men.", "the police", "PER"),
    # of the one the report is about
    ("en", "Nepal is in crisis. Nepal's king has left. The army closed the border.", "The army",
     "NPL"),
    ("id", "Peru dilanda krisis. Presiden Peru mundur. Parlemen menolak usul itu.", "Parlemen",
     "PER"),
    # the agent of a passive
    ("en", "Chad is calm. Chad's president has left. Two men were arrested by the junta.",
     "the junta", "TCD"),
])
def test_a_bare_body_that_acts_is_of_the_likely_state(language, text, words, code):
    """The police are those of the place of the deed, else of the state that the report is about."""
    assert [code] == codes_of(text, language, words)


@pytest.mark.parametrize(("language", "text", "words"), [
    # others' by their words
    ("en", "Nepal is in crisis. Nepal's king has left. Foreign governments closed the border.",
     "Foreign governments"),
    # nobody is named
    ("en", "The army closed the border.", "The army"),
    # no body of a state
    ("en", "Nepal is in crisis. Nepal's king has left. Rebels closed the border.", "Rebels"),
])
def test_others_stay_open(language, text, words):
    """Foreign governments, rebels and bodies in a report on nobody are of no known state."""
    assert ["UNK"] == codes_of(text, language, words)


@pytest.mark.parametrize(("language", "text", "words", "code"), [
    ("en", "The Myanmar junta met Laos. Thailand spoke. The junta closed the border.",
     "The junta", "MMR"),
])
def test_a_body_is_whose_its_last_full_name_told(language, text, words, code):
    """The junta is the one that was named in full before, whoever else was named since."""
    assert [code] == codes_of(text, language, words)
