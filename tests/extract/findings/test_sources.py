"""Quotations that nobody is said to have spoken."""

import pytest
from dossiers import found_in

from tatanan.extract.findings.rules import load_finding_rules

RULE = "unsourced-quote"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", ("Suasana kota berubah dalam semalam. “Kami tidak akan pernah kembali ke meja "
               "perundingan dengan mereka.” Toko-toko tutup lebih awal."),
         "Kami tidak akan pernah kembali ke meja perundingan dengan mereka."),
        ("en", ("The mood in the city changed overnight. “We will never again sit at that table "
               "with any of them.” Shops closed early."),
         "We will never again sit at that table with any of them."),
    ],
)
def test_a_long_quotation_without_a_speaker_is_told(language, text, words):
    """The words themselves are the evidence."""
    assert [([words], None)] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "“Kami tidak akan pernah kembali ke meja perundingan dengan mereka,” kata Lavrov."),
        ("id", "Kota itu dijuluki “kota yang tidak tidur”."),
        ("en", "“We will never again sit at that table with any of them,” Lavrov said."),
        ("en", "The banner read “We will never again sit at that table with any of them”."),
    ],
)
def test_a_quotation_with_a_speaker_or_of_few_words_is_not_told(language, text):
    """Terms, signs and quotations with a speaker are let be."""
    assert [] == found_in(text, RULE, language=language)


def test_the_rule_is_not_active():
    """Read by hand, hardly one in four of the quotations that it told was without a source."""
    active = [rule.id for rule in load_finding_rules() if rule.active]

    assert RULE not in active
