"""Dates in reports: found with their words, as wide as their words, and nothing invented.

Everything is read as published on Friday, 5 July 2024, unless a row says otherwise.
"""

import json
from datetime import date
from importlib.resources import files

import jsonschema
import pytest

from tatanan.errors import UnknownLanguage
from tatanan.extract.dates import find_dates, load_date_words, resolve_date, weekday_mismatches
from tatanan.lexicons.load import load_data
from tatanan.terms.coding import Basis, When
from tatanan.terms.text import Report

PUBLISHED = date(2024, 7, 5)
FORMS = [
    (language, form) for language in ("id", "en") for form in load_data(language, "dates")["forms"]
]


def found(text: str, language: str, published: date | None = PUBLISHED) -> tuple[When, ...]:
    """Return the dates of a text."""
    report = Report.of(text, language=language, published=published)
    return find_dates(report, words=load_date_words(language))


def quotes(text: str, language: str, published: date | None = PUBLISHED) -> list[str]:
    """Return the words of the dates of a text."""
    return [when.evidence.quote for when in found(text, language, published) if when.evidence]


def days(when: When) -> str:
    """Return an interval as short text: one day, or first and last, or a question mark."""
    if when.first is None:
        return "?"
    return f"{when.first}" if when.first == when.last else f"{when.first} {when.last}"


def resolved(phrase: str, language: str) -> str:
    """Return the days of a phrase as short text."""
    return days(resolve_date(phrase, published=PUBLISHED, words=load_date_words(language)))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tahun 2022", "2022-01-01 2022-12-31"),  # no day is taken from the day of publication
        ("Februari 2022", "2022-02-01 2022-02-28"),
        ("tiga bulan lalu", "2024-04-01 2024-04-30"),  # three months, not one
        ("Jumat pekan lalu", "2024-06-28"),  # not this Friday
        ("Kamis pekan lalu", "2024-06-27"),
        ("Selasa (10/6)", "2024-06-10"),  # a Monday: kept as stated, and told as a mismatch
        ("Senin, 10 Juni 2025 - 07:00 WIB", "2025-06-10"),  # one date, not two
        ("dua hari sebelumnya", "2024-07-03"),
        ("dua hari lalu", "2024-07-03"),  # number words count
        ("pekan lalu", "2024-06-24 2024-06-30"),
        ("akhir pekan", "2024-06-29 2024-06-30"),
        ("pada 2022", "2022-01-01 2022-12-31"),
        ("Jum'at, 20 Juni 2025", "2025-06-20"),
        ("Diperbarui 18 Jun 2025, 14:05 WIB", "2025-06-18"),
    ],
)
def test_what_general_date_parsers_get_wrong_is_right(phrase, expected):
    """The width of a phrase is kept, its words are all used, and no phrase is passed over."""
    assert resolved(phrase, "id") == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("3/7/2024", "2024-07-03"),
        ("03-07-2024", "2024-07-03"),
        ("3.7.2024", "2024-07-03"),
        ("(3/7/24)", "2024-07-03"),
        ("Rabu (3/7/2024)", "2024-07-03"),
        ("Rabu malam (3/7/2024)", "2024-07-03"),
        ("Rabu waktu setempat (3/7)", "2024-07-03"),
        ("Rabu, (3/7/2024)", "2024-07-03"),
        ("Rabu, 3 Juli 2024", "2024-07-03"),
        ("Jum’at, 20 Juni 2025", "2025-06-20"),
        ("Ahad (6/7/2025)", "2025-07-06"),
        ("Ahad tanggal 15 Juni", "2024-06-15"),
        ("3 Juli", "2024-07-03"),
        ("30 Desember", "2023-12-30"),
        ("1 Agu 2024", "2024-08-01"),
        ("10 Okt 2025", "2025-10-10"),
        ("17 Juni lalu", "2024-06-17"),
        ("28 November lalu", "2023-11-28"),
        ("3 Juli tahun lalu", "2023-07-03"),
        ("kemarin", "2024-07-04"),
        ("hari ini", "2024-07-05"),
        ("besok", "2024-07-06"),
        ("lusa", "2024-07-07"),
        ("tadi malam", "2024-07-04"),
        ("kemarin lusa", "2024-07-03"),
        ("pekan ini", "2024-07-01 2024-07-07"),
        ("minggu depan", "2024-07-08 2024-07-14"),
        ("awal pekan ini", "2024-07-01 2024-07-02"),
        ("bulan ini", "2024-07-01 2024-07-31"),
        ("bulan depan", "2024-08-01 2024-08-31"),
        ("akhir bulan lalu", "2024-06-21 2024-06-30"),
        ("tahun lalu", "2023-01-01 2023-12-31"),
        ("setahun lalu", "2023-01-01 2023-12-31"),
        ("sepekan lalu", "2024-06-24 2024-06-30"),
        ("dua puluh lima tahun silam", "1999-01-01 1999-12-31"),
        ("2 hari yang lalu", "2024-07-03"),
        ("satu dekade lalu", "2010-01-01 2019-12-31"),
        ("seminggu terakhir", "2024-06-28 2024-07-05"),
        ("dalam dua bulan terakhir", "2024-05-05 2024-07-05"),
        ("24 jam terakhir", "2024-07-04 2024-07-05"),
        ("Selasa lalu", "2024-07-02"),
        ("Jumat lalu", "2024-06-28"),
        ("Rabu mendatang", "2024-07-10"),
        ("Kamis ini", "2024-07-04"),
        ("Senin depan", "2024-07-08"),
        ("Rabu", "2024-07-03"),
        ("Jumat", "2024-07-05"),
        ("hari minggu", "2024-06-30"),
        ("akhir pekan lalu", "2024-06-29 2024-06-30"),
        ("akhir pekan ini", "2024-07-06 2024-07-07"),
        ("awal Juni", "2024-06-01 2024-06-10"),
        ("awal Juli lalu", "2023-07-01 2023-07-10"),
        ("Juni lalu", "2024-06-01 2024-06-30"),
        ("Oktober tahun lalu", "2023-10-01 2023-10-31"),
        ("akhir 2023", "2023-09-01 2023-12-31"),
        ("pertengahan tahun", "2024-05-01 2024-08-31"),
        ("tahun 1945", "1945-01-01 1945-12-31"),
        ("sejak 2014", "2014-01-01 2014-12-31"),
        ("antara 2014 dan 2016", "2014-01-01 2016-12-31"),
        ("2014-2016", "2014-01-01 2016-12-31"),
        ("2023/2024", "2023-01-01 2024-12-31"),
        ("3-5 Juni 2024", "2024-06-03 2024-06-05"),
        ("3 hingga 5 Juni", "2024-06-03 2024-06-05"),
        ("30 Juni hingga 2 Juli 2023", "2023-06-30 2023-07-02"),
        ("30 Desember sampai 2 Januari 2023", "2022-12-30 2023-01-02"),
        ("dari Januari sampai Maret 2024", "2024-01-01 2024-03-31"),
        ("kuartal pertama 2024", "2024-01-01 2024-03-31"),
        ("kuartal II-2023", "2023-04-01 2023-06-30"),
        ("triwulan III tahun 2023", "2023-07-01 2023-09-30"),
        ("paruh pertama 2024", "2024-01-01 2024-06-30"),
        ("1990-an", "1990-01-01 1999-12-31"),
        ("akhir 1990-an", "1997-01-01 1999-12-31"),
        ("keesokan harinya", "2024-07-06"),
        ("sehari setelah 3 Juli 2024", "2024-07-04"),
        ("beberapa hari sebelum", "?"),
        ("puluhan tahun lalu", "?"),
        ("beberapa pekan terakhir", "?"),
        ("31/2/2024", "?"),
        ("31 Februari 2024", "?"),
        ("29 Februari 2023", "?"),
        ("Rabu (18/6/2926)", "2926-06-18"),
        ("dua pekan ke depan", "2024-07-05 2024-07-19"),
    ],
)
def test_an_indonesian_date_is_as_wide_as_its_words(phrase, expected):
    """A vague phrase yields an interval or nothing, never an invented day."""
    assert resolved(phrase, "id") == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("July 3", "2024-07-03"),
        ("July 3rd", "2024-07-03"),
        ("the 3rd of July", "2024-07-03"),
        ("3 July 2024", "2024-07-03"),
        ("July 3, 2024", "2024-07-03"),
        ("July 3,2024", "2024-07-03"),
        ("Wed., July 3, 2024", "2024-07-03"),
        ("Sept. 5, 2023", "2023-09-05"),
        ("Wednesday, 3 July", "2024-07-03"),
        ("Wednesday evening, July 3", "2024-07-03"),
        ("Friday 13 June", "2024-06-13"),
        ("5 July this year", "2024-07-05"),
        ("2024-07-03", "2024-07-03"),
        ("18/6/2024", "2024-06-18"),
        ("6/18/2024", "2024-06-18"),
        ("6/6/2024", "2024-06-06"),
        ("6/7/2024", "?"),
        ("today", "2024-07-05"),
        ("yesterday", "2024-07-04"),
        ("tomorrow", "2024-07-06"),
        ("tonight", "2024-07-05"),
        ("last night", "2024-07-04"),
        ("the day before yesterday", "2024-07-03"),
        ("this week", "2024-07-01 2024-07-07"),
        ("next month", "2024-08-01 2024-08-31"),
        ("late last year", "2023-09-01 2023-12-31"),
        ("early next year", "2025-01-01 2025-04-30"),
        ("earlier this month", "2024-07-01 2024-07-05"),
        ("later this year", "2024-07-05 2024-12-31"),
        ("the end of the year", "2024-09-01 2024-12-31"),
        ("two years ago", "2022-01-01 2022-12-31"),
        ("twenty-five years ago", "1999-01-01 1999-12-31"),
        ("a dozen days ago", "2024-06-23"),
        ("a week ago", "2024-06-24 2024-06-30"),
        ("in the past two months", "2024-05-05 2024-07-05"),
        ("the past year", "2023-07-05 2024-07-05"),
        ("in the last month", "2024-06-05 2024-07-05"),
        ("the last 24 hours", "2024-07-04 2024-07-05"),
        ("the next ten days", "2024-07-05 2024-07-15"),
        ("three days earlier", "2024-07-02"),
        ("the next day", "2024-07-06"),
        ("the previous month", "2024-06-01 2024-06-30"),
        ("the following year", "2025-01-01 2025-12-31"),
        ("two days after July 3, 2024", "2024-07-05"),
        ("days before", "?"),
        ("several months ago", "?"),
        ("the past few weeks", "?"),
        ("recent years", "?"),
        ("last Tuesday", "2024-07-02"),
        ("last Friday", "2024-06-28"),
        ("next Wednesday", "2024-07-10"),
        ("this Sunday", "2024-07-07"),
        ("Thursday of last week", "2024-06-27"),
        ("on Wednesday", "2024-07-03"),
        ("Friday night", "2024-07-05"),
        ("the weekend", "2024-06-29 2024-06-30"),
        ("last weekend", "2024-06-29 2024-06-30"),
        ("this weekend", "2024-07-06 2024-07-07"),
        ("March 2024", "2024-03-01 2024-03-31"),
        ("Dec. 2021", "2021-12-01 2021-12-31"),
        ("early June", "2024-06-01 2024-06-10"),
        ("mid-May 2023", "2023-05-11 2023-05-20"),
        ("the end of February", "2024-02-21 2024-02-29"),
        ("last October", "2023-10-01 2023-10-31"),
        ("June last year", "2023-06-01 2023-06-30"),
        ("since August", "2023-08-01 2023-08-31"),
        ("by August", "2024-08-01 2024-08-31"),
        ("in May", "2024-05-01 2024-05-31"),
        ("late 2023", "2023-09-01 2023-12-31"),
        ("mid-2024", "2024-05-01 2024-08-31"),
        ("since 2014", "2014-01-01 2014-12-31"),
        ("between 2014 and 2016", "2014-01-01 2016-12-31"),
        ("from 2014 to 2016", "2014-01-01 2016-12-31"),
        ("2019-20", "2019-01-01 2020-12-31"),
        ("from June 3 to June 5", "2024-06-03 2024-06-05"),
        ("between June 3 and June 5", "2024-06-03 2024-06-05"),
        ("June 3-5, 2024", "2024-06-03 2024-06-05"),
        ("from March to June 2023", "2023-03-01 2023-06-30"),
        ("first quarter of 2024", "2024-01-01 2024-03-31"),
        ("Q3 2023", "2023-07-01 2023-09-30"),
        ("second half of last year", "2023-07-01 2023-12-31"),
        ("the 1990s", "1990-01-01 1999-12-31"),
        ("early 1990s", "1990-01-01 1993-12-31"),
        ("February 30, 2024", "?"),
    ],
)
def test_an_english_date_is_as_wide_as_its_words(phrase, expected):
    """A vague phrase yields an interval or nothing, never an invented day."""
    assert resolved(phrase, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Garuda menang 2-1 atas tamunya.", "id"),
        ("Layanan itu buka 24/7.", "id"),
        ("Harga emas mencapai Rp 2.024 per satuan.", "id"),
        ("Harganya naik menjadi US$ 2024.", "id"),
        ("Sekitar 2000 tentara dikirim.", "id"),
        ("Sebanyak 1999 unit terjual.", "id"),
        ("Hubungi 021-2024-1999 untuk keterangan.", "id"),
        ("Selama bertahun-tahun ia menunggu.", "id"),
        ("Tahun itu sulit, dan minggu itu panjang.", "id"),
        ("Satu orang ditahan, dua lainnya pergi.", "id"),
        ("Pesawat F-35 dan Su-2024 terlihat.", "id"),
        ("Mei Ling tersenyum.", "id"),
        ("Undang-Undang Nomor 37 Tahun 1999 berlaku.", "id"),
        ("Anak itu ikut Sekolah Minggu.", "id"),
        ("Setiap Kamis mereka berdiri di sana.", "id"),
        ("Lihat halaman 12.", "id"),
        ("Setiap 17 Agustus bendera dikibarkan.", "id"),
        ("They won 2-1 after extra time.", "en"),
        ("The desk is open 24/7.", "en"),
        ("After 9/11 much changed.", "en"),
        ("They may march on Sunday Times Square? The Sunday Times did not say.", "en"),
        ("Troops march and may last.", "en"),
        ("It cost $2024.", "en"),
        ("About 2,022 people left.", "en"),
        ("An army of 2000 troops.", "en"),
        ("He called 555-2024-1999.", "en"),
        ("A Boeing 737 and an F-35 and a Su-2024.", "en"),
        ("A cable from April Glaspie.", "en"),
        ("Songs by June Carter.", "en"),
        ("The Sun reported it.", "en"),
        ("He came second. Just a second!", "en"),
        ("Every Friday they stood there.", "en"),
        ("See page 12 of 20.", "en"),
        ("The seven-year war went on for years.", "en"),
        ("A week in which one man spoke.", "en"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text, language):
    """Scores, prices, counts, names and durations are no dates."""
    assert quotes(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ia tiba pada Rabu (3/7/2024) malam.", "id", ["Rabu (3/7/2024)"]),
        ("Kantor itu (18/6) tutup.", "id", ["18/6"]),
        ("Kantor itu (buka sampai 3 Juli) tutup.", "id", ["3 Juli"]),
        ("Pada hari Rabu (3/7) ia pulang.", "id", ["hari Rabu (3/7)"]),
        ("Pada hari rabu ia pulang.", "id", ["hari rabu"]),
        ("Pada 2022, 2023, dan 2024 ia menang.", "id", ["2022", "2023", "2024"]),
        ("Mereka pergi Minggu, bukan minggu depan.", "id", ["Minggu", "minggu depan"]),
        ("Sejak awal Juni hingga kemarin.", "id", ["awal Juni hingga kemarin"]),
        ("Senin, 10 Juni 2025 - 07:00 WIB", "id", ["Senin, 10 Juni 2025"]),
        ("Beberapa hari ini hujan.", "id", ["Beberapa hari ini"]),
        ("They met in May, may meet again in June and left.", "en", ["May", "June"]),
        ("He ran in 2008 and 2010.", "en", ["2008", "2010"]),
        ("On Friday he left. July 3 was hot.", "en", ["Friday", "July 3"]),
        ("In July 20 people died.", "en", ["July"]),
        ("Between June 3 and June 5 they talked.", "en", ["June 3 and June 5"]),
        ("Days after the summit he left.", "en", ["Days after"]),
        ("The last week of the war began.", "en", []),
    ],
)
def test_the_evidence_is_the_longest_run_of_words_that_is_a_date(text, language, expected):
    """Dates stand in the order of the text and do not overlap."""
    assert quotes(text, language) == expected


def test_evidence_stands_where_it_says():
    """Each date that is found cites the very characters of the report."""
    report = Report.of("Ia datang kemarin, pergi 3 Juli.", language="id", published=PUBLISHED)

    for when in find_dates(report, words=load_date_words("id")):
        assert when.evidence is not None
        when.evidence.check(report)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ia tiba 1 Maret 2024. Dua hari sebelumnya ia sakit.", "id", "2024-02-28"),
        ("Perang pecah pada 2014. Dua tahun kemudian reda.", "id", "2016-01-01 2016-12-31"),
        ("Perang pecah pada 2014. Dua hari kemudian reda.", "id", "?"),
        ("They met on March 16, 2014. Two days later he signed.", "en", "2014-03-18"),
        ("They met on March 16, 2014, and left two days after.", "en", "2014-03-18"),
        ("It began in March 2014. The following month it spread.", "en", "2014-04-01 2014-04-30"),
    ],
)
def test_earlier_and_later_count_from_the_date_before(text, language, expected):
    """The anchor is the preceding date, unless that is too wide to count from."""
    assert days(found(text, language)[-1]) == expected


def test_the_anchor_may_stand_before_the_stretch_that_is_searched():
    """A search that begins in the middle still counts from the last date before it."""
    text = "Ia tiba 1 Maret 2024. Dua hari sebelumnya ia sakit."
    report = Report.of(text, language="id", published=PUBLISHED)

    (when,) = find_dates(report, words=load_date_words("id"), start=text.index("Dua"))

    assert (when.first, when.anchor) == (date(2024, 2, 28), date(2024, 3, 1))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ia tiba pekan lalu.", "id"),
        ("Ia tiba Rabu (3/7).", "id"),
        ("Ia tiba Selasa lalu.", "id"),
        ("Ia tiba dua hari sebelumnya.", "id"),
        ("He came two years ago.", "en"),
        ("He came on Wednesday.", "en"),
        ("He came in May.", "en"),
    ],
)
def test_without_a_day_of_publication_a_relative_date_is_unknown(text, language):
    """The words are kept as evidence; the days are not made up."""
    (when,) = found(text, language, published=None)

    assert (when.first, when.last, when.basis) == (None, None, Basis.UNKNOWN)
    assert when.evidence is not None


@pytest.mark.parametrize(
    ("text", "language", "basis", "anchor"),
    [
        ("Ia tiba Rabu (3/7/2024).", "id", Basis.STATED, None),
        ("Ia tiba Rabu (3/7).", "id", Basis.RELATIVE, PUBLISHED),
        ("Ia tiba kemarin.", "id", Basis.RELATIVE, PUBLISHED),
        ("He came in late 2023.", "en", Basis.STATED, None),
        ("He came from March 3 to March 5, 2024.", "en", Basis.STATED, None),
        ("He came several days ago.", "en", Basis.UNKNOWN, None),
    ],
)
def test_a_date_tells_how_it_is_known(text, language, basis, anchor):
    """Stated dates need nothing else; relative ones name the day that they count from."""
    (when,) = found(text, language)

    assert (when.basis, when.anchor) == (basis, anchor)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They will meet on Monday.", "en", "2024-07-08"),
        ("They met on Monday.", "en", "2024-07-01"),
        ("Mereka akan bertemu pada Senin.", "id", "2024-07-08"),
        ("Mereka bertemu pada Senin.", "id", "2024-07-01"),
        ("Elections will be held in March.", "en", "2025-03-01 2025-03-31"),
        ("Mereka akan bertemu pada 20 Juli.", "id", "2024-07-20"),
        ("Perundingan dijadwalkan pada 3-5 Agustus.", "id", "2024-08-03 2024-08-05"),
        ("They will meet on July 20.", "en", "2024-07-20"),
        ("Peru decided to convene its congress in October.", "en", "2024-10-01 2024-10-31"),
        ("Peru, which takes over the chair in January, was silent.", "en",
         "2025-01-01 2025-01-31"),
        ("The minister flies to Lima on Sunday.", "en", "2024-07-07"),
        ("The minister flew to Lima on Sunday.", "en", "2024-06-30"),
        ("The treaty expires in October.", "en", "2024-10-01 2024-10-31"),
        ("The treaty expired in October.", "en", "2023-10-01 2023-10-31"),
        ("Peru memutuskan untuk menggelar kongres pada Oktober.", "id", "2024-10-01 2024-10-31"),
        ("Peru memutuskan hal itu pada Oktober.", "id", "2023-10-01 2023-10-31"),
        ("The talks are due to resume on 20 July.", "en", "2024-07-20"),
        ("Ia akan menemui orang yang ditahan pada Oktober.", "id", "2023-10-01 2023-10-31"),
        ("They will meet the man who left in October.", "en", "2023-10-01 2023-10-31"),
        ("- We will not go - she said in October.", "en", "2023-10-01 2023-10-31"),
        ("The delay is due to the flood on 20 November.", "en", "2023-11-20"),
    ],
)
def test_the_future_before_a_bare_weekday_points_ahead(text, language, expected):
    """News means the latest such day, unless its words speak of what will be."""
    assert days(found(text, language)[0]) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The war began on February 24.", "en", "2024-02-24"),
        ("The war began on December 24.", "en", "2023-12-24"),
        ("It has gone on since 24 December.", "en", "2023-12-24"),
        ("The papers are dated last November 24.", "en", "2023-11-24"),
        ("The papers are dated last July 3.", "en", "2024-07-03"),
        ("The harvest was poor in November.", "en", "2023-11-01 2023-11-30"),
        ("The harvest was poor in July.", "en", "2024-07-01 2024-07-31"),
        ("Perjanjian itu diteken 27 November.", "id", "2023-11-27"),
        ("Perjanjian itu diteken (27/11).", "id", "2023-11-27"),
        ("Panen gagal pada 3-5 Desember.", "id", "2023-12-03 2023-12-05"),
        ("Panen gagal sejak November.", "id", "2023-11-01 2023-11-30"),
        ("Ia lahir pada 29 Februari.", "id", "2024-02-29"),
        ("Mereka bertemu 5 Juli.", "id", "2024-07-05"),
    ],
)
def test_without_a_year_the_latest_such_day_is_meant(text, language, expected):
    """The day of publication counts; what lies more than half a year back is still the latest."""
    assert days(found(text, language)[0]) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Gencatan senjata berlaku hingga 9 Juli.", "id", "2024-07-09"),
        ("Hingga 3 Juli, air belum surut.", "id", "2024-07-03"),
        ("Batas waktu 9 Agustus sudah dekat.", "id", "2024-08-09"),
        ("Mereka bersidang menjelang 9 Agustus.", "id", "2024-08-09"),
        ("Rapatnya 9 Oktober mendatang.", "id", "2024-10-09"),
        ("Rapatnya 9 Oktober nanti.", "id", "2024-10-09"),
        ("The truce holds until 9 July.", "en", "2024-07-09"),
        ("The July 9 deadline is near.", "en", "2024-07-09"),
        ("They missed the June 30 deadline.", "en", "2024-06-30"),
        ("They meet next October 9.", "en", "2024-10-09"),
        ("They meet on Wednesday, October 9.", "en", "2024-10-09"),  # no Wednesday in 2023
        ("Mereka bertemu Rabu (9/10).", "id", "2024-10-09"),
        ("Peru wants the truce to last beyond October.", "en", "2024-10-01 2024-10-31"),
        ("Peru ingin gencatan senjata itu melewati Oktober.", "id", "2024-10-01 2024-10-31"),
        ("The truce went beyond February.", "en", "2024-02-01 2024-02-29"),
        ("Rapat berlangsung dari 3 Oktober sampai 5 Januari.", "id", "2023-10-03 2024-01-05"),
        ("Talks are scheduled from October 3 to January 5.", "en", "2024-10-03 2025-01-05"),
    ],
)
def test_an_end_a_turn_or_the_weekday_can_show_the_coming_day(text, language, expected):
    """Words that name an end look ahead four months at most; a range runs forward."""
    assert days(found(text, language)[0]) == expected


def test_a_sentence_that_begins_with_minggu_lalu_means_the_week():
    """Inside a sentence the capital is Sunday's; at its head the wider reading holds both."""
    first, second = found("Minggu lalu ia pergi. Ia kembali Minggu lalu.", "id")

    assert (days(first), days(second)) == ("2024-06-24 2024-06-30", "2024-06-30")


def test_an_outlet_that_writes_the_month_first_decides_an_open_date():
    """The host of the report's address tells how the outlet writes."""
    report = Report(
        Report.of("x", language="en").id,
        "It was signed on 6/7/2024.",
        "en",
        published=PUBLISHED,
        url="https://www.apnews.com/article/1",
    )

    assert days(find_dates(report, words=load_date_words("en"))[0]) == "2024-06-07"


@pytest.mark.parametrize(
    ("text", "language", "published", "expected"),
    [
        ("Rabu (18/6/2026)", "id", date(2025, 6, 18), date(2025, 6, 18)),  # the year
        ("Rabu (18/6/2926)", "id", date(2025, 6, 18), date(2025, 6, 18)),
        ("Senin (7/5/2025)", "id", date(2025, 7, 7), date(2025, 7, 7)),  # the month
        ("Rabu (17/6/2025)", "id", date(2025, 6, 18), date(2025, 6, 18)),  # the day
        ("Selasa (10/6)", "id", PUBLISHED, date(2024, 6, 25)),
        ("Tuesday, July 3, 2024", "en", PUBLISHED, date(2024, 7, 2)),
    ],
)
def test_a_date_off_its_weekday_is_kept_and_told(text, language, published, expected):
    """The suggestion differs in one part and lies nearest to publication."""
    report = Report.of(text, language=language, published=published)

    ((evidence, suggestion),) = weekday_mismatches(report, load_date_words(language))

    assert (evidence.quote, suggestion) == (text, expected)


def test_a_date_on_its_weekday_is_no_mismatch():
    """Dates that fit, and weekdays without a date, are not told."""
    text = "Rabu (3/7/2024), Kamis, dan Jumat, 5 Juli 2024"
    report = Report.of(text, language="id", published=PUBLISHED)

    assert weekday_mismatches(report, load_date_words("id")) == ()


@pytest.mark.parametrize(
    ("language", "example"),
    [(language, example) for language, form in FORMS for example in form["examples"]],
)
def test_each_form_reads_its_examples(language, example):
    """A form in the lexicon proves itself with what it must read."""
    when = resolve_date(example["text"], published=PUBLISHED, words=load_date_words(language))

    assert (when.first and str(when.first), when.last and str(when.last)) == (
        example["first"],
        example["last"],
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, form in FORMS for text in form["near_misses"]],
)
def test_no_form_takes_a_near_miss(language, text):
    """A form in the lexicon proves itself with what it must leave alone."""
    assert quotes(text, language) == []


@pytest.mark.parametrize("folder", ["id", "en", "generated"])
def test_the_word_data_fit_their_schema(folder):
    """The hand-made and the generated data hold what the schema asks for."""
    schema = files("tatanan.lexicons") / "schema" / "dates.json"

    jsonschema.validate(load_data(folder, "dates"), json.loads(schema.read_text("utf-8")))


def test_both_languages_have_the_same_keys():
    """A table or list that one language has, the other has too."""
    one, other = load_data("id", "dates"), load_data("en", "dates")

    for key in ("tables", "lists"):
        assert one[key].keys() == other[key].keys()


def test_an_unknown_language_is_refused():
    """There is no grammar of dates for a language that nobody wrote one for."""
    with pytest.raises(UnknownLanguage):
        load_date_words("fr")
