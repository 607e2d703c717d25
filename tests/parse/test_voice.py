"""Voice and affixes of Indonesian words."""

import pytest

from tatanan.parse.voice import voice_features


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "expected"),
    [
        ("menyerang", "serang", "VERB", "Affix=meN|Voice=Act"),
        ("Membantu", "bantu", "VERB", "Affix=meN|Voice=Act"),
        ("diserang", "serang", "VERB", "Affix=di|Voice=Pass"),
        ("terbunuh", "bunuh", "VERB", "Affix=ter|Voice=Pass"),
        ("berunding", "runding", "VERB", "Affix=ber|Voice=Act"),
        ("kebijakan", "bijak", "NOUN", "Affix=ke-an"),
        ("perundingan", "runding", "NOUN", "Affix=peN-an"),
    ],
)
def test_a_prefix_tells_the_voice(form, lemma, upos, expected):
    """meN- and ber- act, di- and ter- suffer; ke-an and peN-an make nouns."""
    assert expected == voice_features(form, lemma, upos)


@pytest.mark.parametrize(
    ("form", "lemma", "upos"),
    [
        ("serang", "serang", "VERB"),
        ("pergi", "pergi", "VERB"),
        ("merah", "merah", "ADJ"),
        ("diri", "diri", "NOUN"),
        ("meja", "meja", "NOUN"),
        ("kedua", "dua", "NUM"),
        ("petani", "tani", "NOUN"),
        ("merasa", "merasa", "VERB"),
        ("dia", "dia", "VERB"),
    ],
)
def test_a_word_that_only_begins_alike_has_no_voice(form, lemma, upos):
    """Another part of speech, a word without the ending, and a base that is the word itself."""
    assert not voice_features(form, lemma, upos)
