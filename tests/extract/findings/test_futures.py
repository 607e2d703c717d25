"""What is told as past, and dated after the report was published."""

import pytest
from dossiers import found_in

RULE = "future-date"


@pytest.mark.parametrize(
    ("language", "text", "words", "suggestion"),
    [
        ("id", "Kedua negara telah menandatangani pakta itu pada 3 November 2025.",
         "3 November 2025", None),
        ("id", "Serangan itu menewaskan lima orang pada 2 Maret 2026.",
         "2 Maret 2026", "perhaps 2025-03-02"),
        ("en", "The ministers signed the pact in Doha on 2 March 2026.",
         "2 March 2026", "perhaps 2025-03-02"),
    ],
)
def test_a_past_deed_on_a_coming_day_is_told(language, text, words, suggestion):
    """The same day of this year is suggested where it has been."""
    assert [([words], suggestion)] == found_in(text, RULE, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Kedua negara akan menandatangani pakta itu pada 3 November 2025."),
        ("id", "Menteri itu mengatakan sanksi berlaku hingga 3 November 2025."),
        ("id", "KTT itu dijadwalkan pada 3 November 2025, kata juru bicara."),
        ("id", "Kedua negara telah menandatangani pakta itu pada 3 Maret 2025."),
        ("en", "The ministers said the treaty expires on 2 March 2026."),
        ("en", "The summit, he said, will open on 2 March 2026."),
        ("en", "“We signed the treaty on 2 March 2026,” the minister said."),  # not the report
        ("en", "This article was amended on 2 April 2025 and a name was removed."),
        ("en", "The ministers signed the pact on 20 March 2025."),
    ],
)
def test_what_is_yet_to_come_is_not_told(language, text):
    """Plans, deadlines, notes on the page and the words of others are let be."""
    assert [] == found_in(text, RULE, language=language)


def test_a_day_that_does_not_fit_its_weekday_is_not_told_twice():
    """The slip in a date is told by the rule on weekdays alone."""
    text = "Pertemuan itu telah berlangsung di Hanoi, kata Lam, Rabu (19/3/2026)."

    assert [] == found_in(text, RULE)
    assert 1 == len(found_in(text, "weekday-date"))
