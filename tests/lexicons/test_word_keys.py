"""The key under which a word stands in the lexicon, whatever its inflection."""

import pytest

from tatanan.lexicons.events import load_events
from tatanan.lexicons.word_keys import lemma_keys, possible_keys, root_keys, word_key
from tatanan.terms.text import Span, Token


def token(form, lemma="", upos="VERB"):
    """Return a token that stands alone."""
    return Token(1, Span(0, len(form)), form, lemma, upos, "", 0, "root")


@pytest.mark.parametrize(("form", "root"), [
    # active and passive
    ("menyerang", "serang"),
    ("diserang", "serang"),
    # what meN- swallows: s, k, p, t
    ("menyita", "sita"),
    ("mengecam", "kecam"),
    ("memukul", "pukul"),
    ("menolak", "tolak"),
    # what it leaves: b, d, g, l, vowels, and a root of one syllable
    ("membantu", "bantu"),
    ("mendukung", "dukung"),
    ("menggempur", "gempur"),
    ("melanggar", "langgar"),
    ("mengusir", "usir"),
    ("mengebom", "bom"),
    # whoever speaks does it
    ("kuserang", "serang"),
    # doubled
    ("serangan-serangan", "serangan"),
    ("pukul-memukul", "pukul"),
])
def test_an_indonesian_form_leads_to_its_root(form, root):
    """Prefixes and doubling go; which of the possible roots is a word the lexicon says."""
    assert root in root_keys(form)


@pytest.mark.parametrize("form", ["dia", "serangan", "di", "kawan", "tentara"])
def test_an_indonesian_word_without_a_prefix_is_its_own_key(form):
    """What only looks like a prefix stays."""
    assert (form,) == root_keys(form)


def test_no_root_is_shorter_than_a_syllable():
    """"Dia" is no passive of "a"."""
    assert all(len(key) >= 3 for form in ("dia", "memo", "dini") for key in root_keys(form))


@pytest.mark.parametrize(("lemma", "form", "expected"), [
    # the tagger errs, the dictionary knows
    ("expell", "expelled", ("expell", "expel", "expelled")),
    # both agree
    ("attack", "attacked", ("attack", "attacked")),
    # the tagger gives none
    ("", "attacked", ("attacked", "attack")),
])
def test_an_english_word_has_the_keys_of_tagger_and_dictionary(lemma, form, expected):
    """The tagger's lemma comes first, each key once."""
    assert expected == lemma_keys(lemma, form)


@pytest.mark.parametrize(("language", "form", "lemma", "known", "key"), [
    # the first that is known
    ("id", "mengutuk", "", {"kutuk"}, "kutuk"),
    ("en", "expelled", "expell", {"expel"}, "expel"),
    # none is known: the likeliest
    ("id", "mengutuk", "", set(), "utuk"),
    # a capital at the beginning of the sentence
    ("id", "Menyerang", "", {"serang"}, "serang"),
    ("en", "Attacks", "attack", {"attack"}, "attack"),
])
def test_of_the_possible_keys_the_lexicon_chooses(language, form, lemma, known, key):
    """A key that the lexicon knows wins over a likelier one."""
    assert key == word_key(token(form, lemma), language, known)


@pytest.mark.parametrize(("language", "form", "lemma", "rule"), [
    ("id", "mengecam", "", "id.accuse.condemn"),
    ("id", "dikecam", "", "id.accuse.condemn"),
    ("id", "menginvasi", "", "id.assault.invade"),
    ("en", "condemned", "condemn", "en.accuse.condemn"),
    ("en", "invading", "invade", "en.assault.invade"),
])
def test_an_inflected_word_leads_to_its_rule(language, form, lemma, rule):
    """Active, passive and participle find the same entry of the lexicon."""
    index = load_events(language)
    key = word_key(token(form, lemma), language, index.by_key)

    assert rule in [each.id for each in index.by_key[key]]


def test_keys_are_in_small_letters():
    """A headline in capitals has the same keys."""
    assert possible_keys(token("MENYERANG"), "id") == possible_keys(token("menyerang"), "id")
