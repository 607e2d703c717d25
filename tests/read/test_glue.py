"""Glued words are parted where no doubt is left, and names are left whole."""

import itertools

import pytest

from tatanan.lexicons.glued import part


def parted(word: str, language: str, *alone: str) -> str:
    points = [0, *part(word, language, alone=frozenset(alone)), len(word)]
    return " ".join(word[a:b] for a, b in itertools.pairwise(points))


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("IranAyatollah", "Iran Ayatollah"),
        ("JakartaMinyak", "Jakarta Minyak"),
        ("Israelmemasuki", "Israel memasuki"),
        ("seranganIsrael", "serangan Israel"),
        ("militerIsraelmengatakan", "militer Israel mengatakan"),
        ("wargaPalestinadi", "warga Palestina di"),
        ("PresidenPrancis", "Presiden Prancis"),
        ("diIran", "di Iran"),
    ],
)
def test_indonesian_words_are_parted_at_names(word, words):
    """A known name next to an ordinary word shows where the blank was lost."""
    assert words == parted(word, "id")


@pytest.mark.parametrize(("word", "words"), [("theSyrian", "the Syrian"), ("yearThe", "year The")])
def test_english_words_are_parted_at_capitals(word, words):
    """In English a word in lower case that runs into a capital is glued."""
    assert words == parted(word, "en")


def test_a_name_that_stands_alone_elsewhere_is_known():
    """The text itself shows that a word is a name."""
    assert parted("Madleenberangkat", "id", "Madleen") == "Madleen berangkat"
    assert parted("Madleenberangkat", "id") == "Madleenberangkat"


@pytest.mark.parametrize(
    "word",
    [
        "McDonald", "DetikPagi", "SINDOnews", "YouTube", "iPhone", "PayPal", "detikNews", "KTT",
        "DeepSeek", "LinkedIn", "kumparanNEWS", "Indonesianya", "Susanto", "Israelis", "Afrika",
        "kerjasama", "Palestinanya", "eBay", "BreakingNews", "Sukarnoputri", "TikTok", "GoTo",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["id", "en"])
def test_names_and_brands_are_left_whole(word, language):
    """What may be one word is one word."""
    assert word == parted(word, language)


@pytest.mark.parametrize("word", ["RealClearPolitics", "Obamacare", "TurkStream", "Londongrad"])
def test_english_names_may_hold_other_names(word):
    """English makes new names of names, so a capital alone parts nothing."""
    assert word == parted(word, "en")
