"""Names of the lexicon are found in a sentence, longest first."""

import pytest
from trees import report_of, sentences_of

from tatanan.extract.names import find_names
from tatanan.lexicons.names import load_names


def names_of(text, language):
    """Return the words of each name in a text's first sentence."""
    report = report_of(text, language=language)
    found = find_names(text, sentences_of(report)[0], load_names(language))
    return [text[name.start : name.end] for name in found]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("id", "Uni Emirat Arab menerima Peru.", ["Uni Emirat Arab", "Peru"]),  # three words
        ("id", "Kapal itu berlayar di Laut China Selatan.", ["Laut China Selatan"]),  # no China
        ("id", "RUSIA menerima Peru.", ["RUSIA", "Peru"]),  # a headline in capitals
        ("id", "Kim Jong Un menerima Peru.", ["Kim Jong Un", "Peru"]),  # without its hyphen
        ("en", "N. Korea received Peru.", ["N. Korea", "Peru"]),  # an initial
        ("en", "A U.S. envoy received Peru.", ["U.S", "Peru"]),  # no African Union
        ("en", "The A.U. received Peru.", ["A.U", "Peru"]),  # initials with full stops
        ("en", "The USS Tern received Peru.", ["USS", "Peru"]),  # a ship's prefix
        ("id", "Organisasi Negara-negara Amerika menerima Peru.",
         ["Organisasi Negara-negara Amerika", "Peru"]),  # one capital of two
        ("id", "Pacific Islands Forum menerima Peru.",
         ["Pacific Islands Forum", "Peru"]),  # a body by its English name
        ("en", "Kim Jong-un received Peru.", ["Kim Jong-un", "Peru"]),  # with its hyphen
        ("en", "The U.S. received Peru.", ["U.S.", "Peru"]),  # with full stops
        ("en", "A U.S. ship received Peru.", ["U.S.", "Peru"]),  # an article is no initial
        ("en", "An A.U. envoy received Peru.", ["A.U.", "Peru"]),  # here it is one
        ("en", "The family ate turkey and potatoes.", []),  # a bird has no capital
        ("en", "They told us that it was late.", []),  # "us" is a pronoun
    ],
)
def test_the_longest_name_wins(language, text, names):
    """A name is found with its capitals, and hides the shorter names inside it."""
    proper = [name for name in names_of(text, language) if name[:1].isupper()]

    assert [n.rstrip(".") for n in names] == [n.rstrip(".") for n in proper]


def test_words_that_scrapers_glued_are_names_all_the_same():
    """A capital inside a word begins a new one."""
    assert ["Israel"] == [n for n in names_of("seranganIsrael menewaskan dua orang.", "id")
                          if n[0].isupper()]


def test_a_name_knows_its_words_and_its_characters():
    """Where a name stands is told in both ways."""
    text = "Pemerintah Uni Emirat Arab menerima Peru."
    report = report_of(text)
    sentence = sentences_of(report)[0]
    found = find_names(text, sentence, load_names("id"))
    tokens = [[t.form for t in sentence.tokens[f.first - 1 : f.last]] for f in found]

    assert [text[f.start : f.end].split() for f in found] == tokens
