"""The words that introduce statements, by their surface form."""

import pytest

from tatanan.errors import UnknownLanguage
from tatanan.lexicons.cues import CueKind, load_cues

LANGUAGES = ["en", "id"]


@pytest.mark.parametrize(
    ("language", "form", "ident"),
    [
        ("en", "says", "verb.say"),  # the present
        ("en", "said", "verb.say"),  # the past
        ("id", "mengatakan", "verb.mengatakan"),  # active
        ("id", "pernyataan", "noun.pernyataan"),  # a noun
        ("en", "statement", "noun.statement"),  # a noun
    ],
)
def test_a_cue_is_found_by_each_of_its_forms(language, form, ident):
    """Every surface form leads to its cue."""
    assert ident in {cue.id for cue in load_cues(language).by_form[form]}


@pytest.mark.parametrize(
    ("language", "first", "words"),
    [
        ("en", "according", ("according", "to")),  # the speaker stands behind
        ("en", "in", ("in", "*", "view")),  # the speaker stands within
        ("id", "menurut", ("menurut",)),  # one word
    ],
)
def test_a_phrase_is_found_by_its_first_word(language, first, words):
    """An adposition of several words leads from its first word to the others."""
    assert words in {cue.words for cue in load_cues(language).phrases[first]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_phrases_come_first(language):
    """Of the phrases with the same first word the longest is tried first."""
    for cues in load_cues(language).phrases.values():
        lengths = [len(cue.words) for cue in cues]
        assert sorted(lengths, reverse=True) == lengths


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cue_with_particles_comes_before_the_same_verb_without(language):
    """"Point out" is tried before "point"."""
    for cues in load_cues(language).by_form.values():
        lengths = [len(cue.words) for cue in cues]
        assert sorted(lengths, reverse=True) == lengths


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_takes_something_and_does_something(language):
    """A verb without content would introduce nothing."""
    verbs = {
        cue
        for cues in load_cues(language).by_form.values()
        for cue in cues
        if cue.kind is CueKind.VERB
    }

    assert verbs
    assert [] == [cue.id for cue in verbs if not cue.takes or not cue.act]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_behind_a_quotation_is_a_form_of_its_verb(language):
    """What counts only behind a quotation is listed under the form itself."""
    index = load_cues(language)
    behind = {f for cues in index.by_form.values() for cue in cues for f in cue.after_quote}

    assert [] == sorted(form for form in behind if form not in index.by_form)


def test_an_unknown_language_is_refused():
    """The languages that are read are named."""
    with pytest.raises(UnknownLanguage, match="'xx'"):
        load_cues("xx")
