"""The words of each language by which findings are made."""

import pytest

from tatanan.errors import UnknownLanguage
from tatanan.extract.findings.words import any_of, load_finding_words
from tatanan.lexicons.load import LANGUAGES, load_data


@pytest.mark.parametrize(
    ("language", "number", "value"),
    [("id", "dua puluh", 20), ("id", "2.000", 2000), ("en", "1,200", 1200), ("en", "Nine", 9)],
)
def test_a_number_is_read_in_digits_and_in_words(language, number, value):
    """Thousands are parted by dots or commas."""
    assert value == load_finding_words(language).value(number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_a_word(language):
    """YAML takes a bare `no` or `on` for a truth value."""
    data = load_data(language, "findings")
    lists = [*data["lists"].values(), *data["counted"].values()]
    lists += [row[key] for row in data["denials"] for key in ("asserts", "denies")]

    assert {str} == {type(word) for words in lists for word in words}


def test_words_match_whole_and_the_longest_first():
    """Two words are found as one, and never inside another word."""
    pattern = any_of(["lebih", "lebih dari"])

    assert "Lebih  dari" == pattern.search("Lebih  dari sepuluh")[0]
    assert pattern.search("kelebihan") is None


def test_a_language_that_is_not_read_is_refused():
    """The error names the languages that are."""
    with pytest.raises(UnknownLanguage):
        load_finding_words("fr")
