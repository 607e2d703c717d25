"""How many members a body is said to have."""

import pytest
from dossiers import found_in

RULE = "member-count"


@pytest.mark.parametrize(
    ("language", "text", "published", "words", "suggestion"),
    [
        ("id", "NATO yang beranggotakan 30 negara bersidang di Oslo.", "2025-03-20",
         "NATO yang beranggotakan 30 negara", "32"),
        ("id", "Sebanyak 35 negara anggota NATO hadir.", "2025-03-20",
         "35 negara anggota NATO", "32"),  # more than there are
        ("en", "The 31-member NATO met in Oslo.", "2025-03-20", "31-member NATO", "32"),
        ("en", "All 28 EU member states agreed.", "2025-03-20", "All 28 EU member states", "27"),
    ],
)
def test_a_count_that_fits_no_day_is_told(language, text, published, words, suggestion):
    """The table's count of that day is suggested."""
    assert [([words], suggestion)] == found_in(text, RULE, language=language, published=published)


@pytest.mark.parametrize(
    ("language", "text", "published"),
    [
        ("id", "NATO yang beranggotakan 32 negara bersidang di Oslo.", "2025-03-20"),
        ("id", "Tiga negara anggota NATO mengirim pasukan.", "2025-03-20"),  # some of them
        ("id", "NATO yang beranggotakan 31 negara bersidang di Oslo.", "2024-03-20"),  # days after
        ("id", "Pada 2010, NATO beranggotakan 28 negara.", "2025-03-20"),
        ("en", "The 30-member NATO met in Oslo.", "2022-03-20"),
        ("en", "The 40 NATO members and partners met.", "2025-03-20"),  # not members alone
        ("en", "Nine NATO members sent troops.", "2025-03-20"),
    ],
)
def test_a_count_that_fits_or_is_of_some_is_not_told(language, text, published):
    """Counts of some members, of the weeks around an accession, and of other days are let be."""
    assert [] == found_in(text, RULE, language=language, published=published)
