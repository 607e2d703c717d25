"""Titles that are not held on the report's day."""

import pytest
from dossiers import found_in

RULE = "leader-office"


@pytest.mark.parametrize(
    ("language", "text", "published", "words", "suggestion"),
    [
        ("id", "Perdana Menteri Prancis Emmanuel Macron tiba di Oslo.", "2025-03-20",
         "Perdana Menteri Prancis Emmanuel Macron", "prime minister: François Bayrou"),
        ("id", "“Kami pulang,” kata Presiden AS Joe Biden di Tokyo, Rabu (19/3/2025).",
         "2025-03-20", "Presiden AS Joe Biden", "president: Donald Trump"),
        ("en", "French Prime Minister Emmanuel Macron arrived in Oslo.", "2025-03-20",
         "Prime Minister Emmanuel Macron", "prime minister: François Bayrou"),
        ("en", "“We will go home,” US President Joe Biden said on March 19, 2025.", "2025-03-20",
         "President Joe Biden", "president: Donald Trump"),
    ],
)
def test_a_title_that_somebody_else_holds_is_told(language, text, published, words, suggestion):
    """Who holds the office on that day is suggested."""
    assert [([words], suggestion)] == found_in(text, RULE, language=language, published=published)


@pytest.mark.parametrize(
    ("language", "text", "published"),
    [
        ("id", "Presiden AS Donald Trump menelepon Tokyo.", "2025-03-20"),
        ("id", "“Kami pulang,” kata mantan Presiden AS Joe Biden, Rabu (19/3/2025).", "2025-03-20"),
        ("id", "Pada 3 Maret 2022, Presiden AS Joe Biden berkata, “Kami pulang.”", "2025-03-20"),
        ("id", "“Kami akan pulang,” kata Presiden AS Joe Biden di Tokyo.", "2023-03-20"),
        ("id", "“Kami akan pulang,” kata Presiden AS Joe Biden di Tokyo.", None),  # of no day
        ("id", "“Kami akan pulang,” kata Presiden AS Joe Biden di Tokyo.", "2025-03-20"),  # when?
        ("id", "Pakta itu warisan Presiden AS Joe Biden.", "2025-03-20"),
        ("en", "The surge of President George W. Bush had failed.", "2025-03-20"),  # looks back
        ("id", "“Presiden AS Joe Biden adalah teman saya,” kata Lavrov.", "2025-03-20"),
        ("id", "Presiden terpilih AS Donald Trump menelepon Tokyo.", "2024-12-20"),
        ("en", "European Commission President Ursula von der Leyen arrived.", "2025-03-20"),
        ("en", "An adviser to the President of Ukraine Mykhailo Podolyak arrived.", "2023-03-20"),
        ("en", "Talks began under President Joe Biden and failed.", "2025-03-20"),
        ("en", "“We will go home,” then-President Joe Biden said on March 19, 2025.", "2025-03-20"),
    ],
)
def test_a_title_that_is_or_was_held_is_not_told(language, text, published):
    """Former and coming offices, other days, and the words of others are let be."""
    assert [] == found_in(text, RULE, language=language, published=published)
