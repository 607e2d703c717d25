"""Words that lost the blank between them are told apart, where no doubt is left."""

import itertools

import pytest

from tatanan.lexicons.glued import meet, part


def parts(word, language, **options):
    """Return the words into which a glued word falls."""
    points = part(word, language, **options)
    return [word[a:b] for a, b in itertools.pairwise([0, *points, len(word)])]


@pytest.mark.parametrize(
    ("language", "word", "words"),
    [
        ("id", "seranganIsrael", ["serangan", "Israel"]),  # a name behind a word
        ("id", "diUkraina", ["di", "Ukraina"]),  # behind a short word of the data file
        ("id", "Rusiamenyerang", ["Rusia", "menyerang"]),  # a word behind a name
        ("id", "Iranyang", ["Iran", "yang"]),  # a word that is one in English, too
        ("id", "Utaramelalui", ["Utara", "melalui"]),  # behind the end of a state's name
        ("id", "PutinTrump", ["Putin", "Trump"]),  # two names
        ("id", "NATOdan", ["NATO", "dan"]),  # a word behind an acronym
        ("id", "ASmengatakan", ["AS", "mengatakan"]),  # behind one of two letters
        ("en", "saidMacron", ["said", "Macron"]),  # in English, a name behind a word
    ],
)
def test_glued_words_are_parted(language, word, words):
    """Each part is a word of the language or a name that is known."""
    assert words == parts(word, language)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("id", "warga"),  # a word
        ("id", "DetikPagi"),  # a programme
        ("id", "YouTube"),  # a brand
        ("id", "menteriluar"),  # two words in lower case: nobody can be sure
        ("en", "TurkStream"),  # a pipeline
        ("en", "iPhone"),  # a brand with a small letter first
        ("en", "McDonald"),  # a name with a capital inside
        ("en", "Londongrad"),  # a name that grew
        ("en", "Indonesian"),  # a people
        ("id", "Serikatnya"),  # an ending that stays
        ("id", "a"),  # a letter
    ],
)
def test_a_word_that_may_be_one_is_left_alone(language, word):
    """Brands, programmes and names with capitals inside are not parted."""
    assert [word] == parts(word, language)


def test_a_name_that_stands_alone_elsewhere_may_be_parted_off():
    """A name that no lexicon knows is known from the same text."""
    assert ["wargaKertosono"] == parts("wargaKertosono", "id")
    assert ["warga", "Kertosono"] == parts("wargaKertosono", "id", alone=frozenset({"Kertosono"}))


@pytest.mark.parametrize(
    ("left", "sign", "right", "met"),
    [
        ("tersebut", ".", "Iran", True),  # a word ends, a name begins
        ("perang", ",", "dan", True),  # a word ends, a word begins
        ("PBB", ".", "Iran", True),  # an acronym ends
        ("Rusia", "(", "PBB", True),  # a bracket opens behind a name
        ("xq", "(", "PBB", False),  # behind something unknown
        ("contoh", ".", "Com", False),  # an address of the web
        ("perang", ",", "Xqzt", False),  # nothing known begins
    ],
)
def test_a_sign_without_a_blank_parts_words_that_are_known(left, sign, right, met):
    """A full stop between two words ends the one; in an address it does not."""
    assert met is meet(left, sign, right, "id", alone=frozenset())
