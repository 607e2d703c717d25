"""Glued words are parted where no doubt is left, and names are left whole."""

import itertools

import pytest

from tatanan.lexicons.glued import part
from tatanan.read.glue import find_glued
from tatanan.read.lines import split_lines


def parted(word: str, language: str, *alone: str) -> str:
    """Return a word with a blank wherever it is parted."""
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
        ("gandumIranterhadapIrak", "gandum Iran terhadap Irak"),
        ("dilansirCNA", "dilansir CNA"),
        ("menurutXYZV", "menurut XYZV"),
        ("kepadaReuters", "kepada Reuters"),
        ("kepadaAFPbahwa", "kepada AFP bahwa"),
        ("selamaIAEAtetap", "selama IAEA tetap"),
        ("MengutipCNBC", "Mengutip CNBC"),
        ("ASTrump", "AS Trump"),
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


@pytest.mark.parametrize(
    "word", ["XYZVTrump", "XYZVterhadap", "BUMNnya", "AFPkah", "detikINET", "MengutipXYZV"]
)
def test_an_acronym_that_no_lexicon_has_is_parted_only_behind_a_word(word):
    """Capitals that begin a word may be a brand or a part of it."""
    assert word == parted(word, "id")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kapal itu pulang.Namun gandum tersisa.", "id", "Kapal itu pulang. Namun gandum tersisa."),
        ("Kapal itu milik Iran,Mesir tahu.", "id", "Kapal itu milik Iran, Mesir tahu."),
        ("Menlu (AS)Trump", "id", "Menlu (AS) Trump"),
        ("Dikutip dariAFP,Selasa", "id", "Dikutip dari AFP, Selasa"),
        ("Dikutip dari tank-tankIrak", "id", "Dikutip dari tank-tank Irak"),
        ("gandum(LNG) tiba", "id", "gandum (LNG) tiba"),
        ("The ship left.The grain stayed in Ukraine.It rotted.", "en",
         "The ship left. The grain stayed in Ukraine. It rotted."),
        ("Read it at kabar.Com or Amazon.Com today.", "en", None),
        ("He met Gen.Lee of the U.S.Army in St.Petersburg.", "en", None),
        ("Give the ship(s) to F(X).", "en", None),
        ("Jend.Sudirman memimpin PT.Gandum.", "id", None),
    ],
)  # fmt: skip
def test_a_blank_that_a_sign_lost_is_put_back_between_known_words(text, language, expected):
    """Hosts, abbreviations and what is unknown on either side stay as they are."""
    points = [p for join in find_glued(split_lines(text), language) for p in join.points]
    ends = [0, *points, len(text)]

    assert " ".join(text[a:b] for a, b in itertools.pairwise(ends)) == (expected or text)


@pytest.mark.parametrize("word", ["RealClearPolitics", "Obamacare", "TurkStream", "Londongrad"])
def test_english_names_may_hold_other_names(word):
    """English makes new names of names, so a capital alone parts nothing."""
    assert word == parted(word, "en")
