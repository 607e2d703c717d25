"""Page dates: the day on which a page says that it was published."""

from datetime import date

import pytest

from tatanan.read.page_dates import bracketed_day, closing_date, date_line, find_page_date


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Diperbarui 18 Jun 2025, 14:05 WIB", date(2025, 6, 18), "18 Jun 2025"),
        ("Jum'at, 20 Juni 2025", date(2025, 6, 20), "Jum'at, 20 Juni 2025"),
        ("Tayang: Senin, 9 Juni 2025 21:02 WIB", date(2025, 6, 9), "Senin, 9 Juni 2025"),
        ("Jurnalis-Rabu, 18 Juni 2025 |17:57 WIB", date(2025, 6, 18), "Rabu, 18 Juni 2025"),
        ("Friday, 4 March 2022 10:00 GMT", date(2022, 3, 4), "Friday, 4 March 2022"),
        ("Kabar.com- 20/06/2025, 17:33 WIB", date(2025, 6, 20), "20/06/2025"),
        ("March 4th, 2022", date(2022, 3, 4), "March 4th, 2022"),
        ("Published: Sept. 3, 2024", date(2024, 9, 3), "Sept. 3, 2024"),
        ("2024-07-03T10:00:00+07:00", date(2024, 7, 3), "2024-07-03"),
        ("10/20/2025 17:24", date(2025, 10, 20), "10/20/2025"),
        ("03/04/2025", date(2025, 4, 3), "03/04/2025"),
        ("Kamis, 29 Mei 2026 09:25 WIB", date(2026, 5, 29), "Kamis, 29 Mei 2026"),
        ("10 Agt 2024", date(2024, 8, 10), "10 Agt 2024"),
    ],
)
def test_a_page_date_is_found_in_either_language(text, day, words):
    """Dates as outlets print them give the day and the very words."""
    found = find_page_date(text)

    assert (day, words) == found
    assert words in text


@pytest.mark.parametrize(
    "text", ["", "kemarin", "Juni 2025", "31 Juni 2025", "pada 2022", "10/2025", "v1.2.2024.5"]
)
def test_what_gives_no_day_is_no_page_date(text):
    """A month, a year or an impossible day is not made into a date."""
    assert find_page_date(text) is None


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Rabu, 18 Juni 2025 | 17:57 WIB", True),
        ("Kabar.com - 20/06/2025, 17:33 WIB", True),
        ("Last updated on 4 March 2022 at 10:00 GMT", True),
        ("Dua presiden bertemu 4 Maret 2022", False),
        ("The envoy left on 4 March 2022", False),
        ("Perjanjian 12 Juni 2020 dan 13 Juni 2021", False),
    ],
)
def test_a_date_line_holds_nothing_but_the_date(line, is_date):
    """A headline with a date in it stays text."""
    assert (date_line(line) is not None) is is_date


@pytest.mark.parametrize(("line", "day"), [
    ("Kabar.com | Desk Dunia Published March 9, 2025", date(2025, 3, 9)),
    ("Lima/Quito ● Wed, April 9, 2025", date(2025, 4, 9)),
    ("AUG 28, 2025, 09:15 PM SGT", date(2025, 8, 28)),
    ("Putrajaya, 5 Februari 2026", date(2026, 2, 5)),
    ("Kuala Lumpur, 9 July 2025 (extract)", date(2025, 7, 9)),
    ("Thu 12 Feb 2026 17.41 GMT", date(2026, 2, 12)),
    ("Lima – The Ministry of Trade and Fishing – April 9, 2025", date(2025, 4, 9)),
    ("Press release9 April 2025Lima", date(2025, 4, 9)),
    ("By Press Office and World Desk April 9, 2025", date(2025, 4, 9)),
    ("Kabar6.com - 20/06/2025, 17:33 WIB", date(2025, 6, 20)),
    ("Desk Dunia - kabarNews Senin, 9 Jun 2025 21:02 WIB", date(2025, 6, 9)),
])
def test_names_may_stand_beside_a_date_at_the_head(line, day):
    """An outlet, a place or an author, as heads of reports have them."""
    assert date_line(line, names=True)[0] == day


@pytest.mark.parametrize(("line", "day"), [
    ("April 9, 2025 4:12 PM UTC · Updated 2 hours ago", date(2025, 4, 9)),
    ("April 9, 20254:12 PM UTC", date(2025, 4, 9)),
    ("Updated 6:58 PM GMT+1, April 9, 2025", date(2025, 4, 9)),
    ("Tuesday, April 9th 2025 - 10:20 UTC    Full article    4 comments", date(2025, 4, 9)),
    ("April 9, 2025 at 6:24 a.m. EST", date(2025, 4, 9)),
    ("Posted 9 Apr 2025, 1641 GMT", date(2025, 4, 9)),
    ("9 April 2025 14:23 WIB·waktu baca 2 menit", date(2025, 4, 9)),
    ("Rabu, 9 April 2025 - 14:20 WIB | dibaca 1.234 kali", date(2025, 4, 9)),
    # the earliest of several is the day of publication
    ("10.04.2025 - Update : 11.04.2025", date(2025, 4, 10)),
    ("Diperbarui 10 Apr 2025, 09:12 WIB Diterbitkan 9 Apr 2025, 09:00 WIB", date(2025, 4, 9)),
    # the same date twice, as for the eye and for the ear
    ("04/09/2025April 9, 2025", date(2025, 4, 9)),
    ("Published On 9 Apr 20259 Apr 2025", date(2025, 4, 9)),
])
def test_a_date_line_says_when_it_was_changed_and_what_it_counts(line, day):
    """Updates, hours gone by, zones, comments and the time it takes to read."""
    assert date_line(line)[0] == day


@pytest.mark.parametrize("line", [
    "5 soldiers killed on 9 April 2025, army says",
    "2 days of talks began on 9 April 2025",
    "On 9 April 2025, 12 ships left",
    "From 9 April 2025 to 3 May 2025",
    "9 April 2025 | 3 May 2025",
    "4 comments of the minister, 9 April 2025",
    "COVID-19 vaccines arrived on 9 April 2025",
])
@pytest.mark.parametrize("names", [True, False])
def test_what_a_sentence_counts_is_no_date_line(line, names):
    """Its other words tell of more than a day."""
    assert date_line(line, names=names) is None


@pytest.mark.parametrize("line", [
    "Ministers Meet In Lima On 9 April 2025",
    "Talks of 9 April 2025 failed",
    "The treaty of Lima, 9 April 2025, was signed by all",
])
def test_a_headline_with_a_date_is_no_date_line(line):
    """Its other words are no names."""
    assert date_line(line, names=True) is None


@pytest.mark.parametrize(("title", "day"), [
    ("Sambutan pada pembukaan konferensi, Jakarta, 9 Juni 2026", date(2026, 6, 9)),
    ("Press Briefing - March 12, 2024", date(2024, 3, 12)),
])
def test_a_title_may_close_with_its_day(title, day):
    """Behind a comma or a dash."""
    assert closing_date(title)[0] == day


@pytest.mark.parametrize("title", ["The war of 12 March 2024", "12 March 2024", "A war, in March"])
def test_a_day_that_a_title_tells_of_is_not_its_own(title):
    """It needs a mark before it."""
    assert closing_date(title) is None


@pytest.mark.parametrize(("text", "day"), [
    # the latest counts
    ("Rapat digelar Senin (19/1/2026), kata dia, Kamis (22/1/2026).", date(2026, 1, 22)),
    # a slip of the pen does not
    ("Rapat digelar Kamis (22/1/2026), lalu Sabtu (22/1/2027).", date(2026, 1, 22)),
    ("Rapat digelar pada 22/1/2026 dan (23/1).", None),
])
def test_a_day_in_brackets_behind_its_weekday_is_of_the_report(text, day):
    """So Indonesian reports name the day of what they tell."""
    found = bracketed_day(text)
    assert day == (found[0] if found else None)
