"""Dates that do not fall on their weekday, and years that cannot be meant."""

import pytest
from dossiers import found_in

RULE = "weekday-date"


@pytest.mark.parametrize(
    ("language", "text", "published", "words", "suggestion"),
    [
        ("id", "Kedua menteri bertemu di Hanoi pada Rabu (19/3/2026).", "2025-03-20",
         "Rabu (19/3/2026)", "perhaps 2025-03-19"),  # the year is a slip
        ("id", "Delegasi tiba pada Selasa (18/6/2926).", "2025-06-19",
         "Selasa (18/6/2926)", "perhaps 2025-06-18"),  # no year of ours
        ("id", "Perjanjian itu diteken pada Jumat, 14 Juni 2025.", "2025-06-18",
         "Jumat, 14 Juni 2025", "perhaps 2025-06-13"),  # the better day has been, too
        ("en", "The envoys met in Oslo on Monday, March 18, 2025.", "2025-03-20",
         "Monday, March 18, 2025", "perhaps 2025-03-17"),
    ],
)
def test_a_date_on_another_weekday_is_told_with_a_better_one(
    language, text, published, words, suggestion
):
    """The better day falls on the weekday and has been when the report was published."""
    found = found_in(text, RULE, language=language, published=published)

    assert [([words], suggestion)] == found


def test_on_the_day_of_publication_the_weekday_may_be_the_slip():
    """A report that dates itself rightly may have its weekday wrong."""
    text = "Presiden itu berpidato pada Kamis (19/3/2025)."
    found = found_in(text, RULE, published="2025-03-19")

    assert [(["Kamis (19/3/2025)"], "perhaps 2025-03-20, or Rabu")] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Kedua menteri bertemu pada Rabu (19/3/2025) dan Kamis (20/3)."),
        ("id", "Pertemuan Rabu lalu berlangsung dua jam."),  # no date to compare
        ("id", "Wabah itu dimulai pada 31 Desember 2019."),  # no weekday to compare
        ("en", "The envoys met on Wednesday, March 19, 2025."),
        ("en", "The pact runs until December 31, 2090."),  # far, but within a lifetime
    ],
)
def test_a_date_that_fits_is_not_told(language, text):
    """Dates that fall on their weekday, or name none, are let be."""
    assert [] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", "Gencatan senjata itu berlaku sejak 17 Maret 2925.", "17 Maret 2925"),
        ("en", "The ceasefire took effect on March 17, 2925.", "March 17, 2925"),
    ],
)
def test_a_year_generations_ahead_cannot_be_meant(language, text, words):
    """Without a weekday, too, a day of the next millennium is a slip; the likely year is shown."""
    assert [([words], "perhaps 2025-03-17")] == found_in(text, RULE, language=language)
