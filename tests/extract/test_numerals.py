"""Numbers are worth what their language means by them."""

import re

import pytest

from tatanan.extract.numerals import load_numerals
from tatanan.lexicons.load import load_data


def numerals(language):
    """Return the numerals of a language."""
    data = load_data(language, "figures")
    return load_numerals(data["tables"], data["lists"]["decimals"])


@pytest.mark.parametrize(
    ("language", "words", "counts", "value"),
    [
        ("en", "1,500", True, 1500),
        ("en", "1.5", False, 1.5),
        ("en", "2.5 million", True, 2500000),
        ("en", "6bn", False, 6000000000),
        ("en", "twenty-three", True, 23),
        ("en", "two hundred and forty thousand", True, 240000),
        ("en", "half a million", True, 500000),
        ("en", "a dozen", True, 12),
        ("id", "1.500", True, 1500),
        ("id", "1,5", False, 1.5),
        ("id", "1.500.000,50", False, 1500000.5),
        ("id", "73,125", False, 73.125),
        ("id", "10,000", True, 10000),
        ("id", "2.5 juta", False, 2500000),
        ("id", "dua puluh tiga", True, 23),
        ("id", "seratus dua puluh", True, 120),
        ("id", "dua ratus ribu", True, 200000),
        ("id", "setengah juta", True, 500000),
    ],
)
def test_a_number_is_worth_what_its_language_means(language, words, counts, value):
    """Digits and words give one value; three digits behind a mark are thousands of things."""
    assert value == numerals(language).value(words, counts=counts)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "about 1,500 men", "1,500"),
        ("en", "the F-16 jet", None),
        ("en", "one hundred and five ships", "one hundred and five"),
        ("id", "Rp2,5 triliun", None),
        ("id", "dua puluh satu kapal", "dua puluh satu"),
    ],
)
def test_the_pattern_finds_the_whole_number(language, text, number):
    """A number is found from its first word to its last, and digits in names are left."""
    found = re.search(rf"(?<!\w)(?:{numerals(language).pattern})(?!\w)", text)

    assert number == (found[0] if found else None)
