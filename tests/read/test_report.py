"""A capture becomes a report, and nothing of it is lost."""

from datetime import date
from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatanan.errors import UnknownLanguage, UnreadableReport
from tatanan.read import read_report
from tatanan.read.decode import decode_capture
from tatanan.terms.text import AsideReason, Capture, Report

TITLE = "Dua Presiden Bahas Jalur Gandum di Wina"
LEAD = "Presiden Rusia bertemu presiden Turki di ibu kota Austria untuk membahas jalur gandum."
SECOND = "Keduanya sepakat bahwa kapal gandum dapat berlayar lagi mulai bulan depan."
THIRD = "Menteri luar negeri kedua negara akan melanjutkan perundingan itu pekan ini."

PAGE = "\n".join(
    [
        TITLE, "loading...", "A", "A", "A", "Rabu, 3 Juli 2024 | 10:15 WIB", f"WINA - {LEAD}",
        "Foto/AP", "Baca juga:", "Harga Gandum Dunia Turun Lagi", SECOND,
        "SCROLL TO CONTINUE WITH CONTENT", "1. Jalur yang Aman", LEAD, TITLE, THIRD, "(abc/def)",
        "gandum", "laut hitam",
    ]
)  # fmt: skip


def read(text: str, **known) -> Report:
    """Return the report of a plain text."""
    return read_report(Capture(text.encode(), name="kabar.txt", **known), input_kind="text")


def reasons(report: Report) -> list[str]:
    """Return why each piece was set aside."""
    return [aside.reason.value for aside in report.set_aside]


def assert_nothing_lost(report: Report, source: str) -> None:
    """Every sign of the source is in the text or was set aside."""
    covered: set[int] = set()
    for piece in report.pieces:
        length = piece.span.end - piece.span.start
        assert (
            report.text[piece.span.start : piece.span.end]
            == (source[piece.offset : piece.offset + length])
        )
        covered.update(range(piece.offset, piece.offset + length))
    for aside in report.set_aside:
        end = aside.offset + len(aside.quote)
        assert source[aside.offset : end] == aside.quote
        assert covered.isdisjoint(range(aside.offset, end))
        assert 0 <= aside.at <= len(report.text)
        covered.update(range(aside.offset, end))
    assert not [i for i, sign in enumerate(source) if not sign.isspace() and i not in covered]


def test_the_text_is_what_the_outlet_reported():
    """Furniture, links, credits, repeats and tags go; title, paragraphs and subheads stay."""
    report = read(PAGE)

    assert f"{TITLE}\n{LEAD}\n{SECOND}\n1. Jalur yang Aman\n{THIRD}" == report.text
    assert TITLE == report.title
    assert report.title_span is not None
    assert TITLE == report.text[report.title_span.start : report.title_span.end]
    assert (report.dateline, report.language) == ("WINA", "id")
    assert (report.published, report.published_words) == (date(2024, 7, 3), "Rabu, 3 Juli 2024")


def test_each_piece_set_aside_says_why():
    """The reasons are those that the vocabulary knows, in the order of the page."""
    expected = [
        *["page-furniture"] * 4, "date-line", "dateline", "photo-credit", "read-also", "read-also",
        "advertisement", "repeat", "repeat", "signature", "page-furniture", "page-furniture",
    ]  # fmt: skip

    assert expected == reasons(read(PAGE))


def test_text_and_what_was_set_aside_make_up_the_page():
    """Each sign of the page stands in a piece or in what was set aside, at its offset."""
    assert_nothing_lost(read(PAGE), PAGE)


FURNITURE = st.sampled_from(
    [
        "loading...", "A A A", "Foto/AP", "Foto: Kantor Pers", "Baca Juga", "ADVERTISEMENT",
        "Baca juga: Kapal Gandum Tiba", "[Gambas:Video 20detik]", "Halaman 1 2 3 Selanjutnya",
        "(abc/def)", "JAKARTA - ", "Kabar6.com, Jakarta -", "Jakarta\n-\n", "WASHINGTON (AP) —",
        "Ikuti Whatsapp Channel Kabar", "Rabu, 3 Juli 2024", "Read more:", "Getty Images", "***",
        "Baca juga:   Kapal Tiba", "0:59 Grain ship leaves – video", "See the video of the ship",
        "Kapal itu pulang. Baca Juga: Siapa Pemilik Kapal Gandum Itu? Ia diam.",
        "The ship left. Additional reporting by World Desk",
    ]
)  # fmt: skip
PROSE = st.sampled_from(
    [
        TITLE, LEAD, SECOND, THIRD, "kata menteri itu.", "militerIsraelmengatakan hal itu",
        "Menurut\nReuters\n, Rusia menolak.", "Kapal itu pulang.Namun gandum,Iran(AS)Trump tersisa",
        'Kelompok\nHamas\n"harus pergi", kata dia.', "dilansirAFP,Selasa",
        "  dua   kata\tdan\u00a0lagi  ", "1. Jalur Aman",
    ]
)  # fmt: skip
NOISE = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf"]), max_size=30
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(FURNITURE, PROSE, NOISE), min_size=1), st.sampled_from(["\n", "\n\n"]))
def test_nothing_is_lost_of_any_page(parts, gap):
    """However furniture and prose are mixed, no sign disappears."""
    body = gap.join(parts).encode()
    try:
        report = read_report(Capture(body, language="id"), input_kind="text")
    except UnreadableReport:
        return

    assert_nothing_lost(report, decode_capture(Capture(body), input_kind="text").text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Advertisement rates fell in Moscow, the ministry said.",
        "Foto itu diambil AP di Astana, kata juru bicara.",
        "Baca juga surat itu, kata menteri kepada wartawan.",
        "Halaman 1 surat itu menyebut dua negara.",
        "Loading barang di pelabuhan itu tertunda karena perang.",
        "Read more of the letter, the envoy told reporters in Vienna.",
        "Iklan kampanye itu menyebut Iran dan Rusia.",
        "Presiden itu bertemu menteri luar negeri Amerika Serikat (AS)",
    ],
)
def test_a_sentence_with_such_words_stays(sentence):
    """A sentence of the report is not cut for a word that furniture also uses."""
    report = read(f"{TITLE}\n{LEAD}\n{sentence}", language="id")

    assert sentence in report.text
    assert not report.set_aside


@pytest.mark.parametrize(
    ("paragraph", "left", "aside"),
    [
        (
            f"{LEAD} Baca Juga: Siapa Pemilik Kapal Gandum Itu? {SECOND}",
            f"{LEAD} {SECOND}",
            "Baca Juga: Siapa Pemilik Kapal Gandum Itu?",
        ),
        (
            f"{LEAD} Baca Juga: Kapal Gandum Tiba di Odesa Namun kapal itu kosong.",
            f"{LEAD} Namun kapal itu kosong.",
            "Baca Juga: Kapal Gandum Tiba di Odesa",
        ),
        (f"{LEAD}Baca Juga: Kapal Gandum Tiba", LEAD, "Baca Juga: Kapal Gandum Tiba"),
        (
            f"{LEAD} Additional reporting by World Desk and Press Office",
            LEAD,
            "Additional reporting by World Desk and Press Office",
        ),
    ],
)
def test_what_is_inside_a_paragraph_is_taken_out_of_it(paragraph, left, aside):
    """A link or a credit goes where its end is plain, and the text around it stays."""
    report = read(paragraph, language="id")

    assert (left, [aside]) == (report.text, [piece.quote for piece in report.set_aside])
    assert_nothing_lost(report, paragraph)


def test_a_link_whose_end_is_in_doubt_stays():
    """Where a headline runs into a sentence that begins with a name, nothing is cut."""
    report = read(f"{LEAD} Baca Juga: Kapal Gandum Tiba Duta Besar itu diam.", language="id")

    assert "Duta Besar itu diam." in report.text
    assert not report.set_aside


def test_a_quotation_goes_on_after_a_link_on_a_line_of_its_own():
    """A page that breaks its lines around a link has one paragraph there."""
    report = read(f'{TITLE}\n\n{LEAD}\n\nMereka berkata\n\nIran\n\n"harus pergi" besok.')

    assert 'Mereka berkata Iran "harus pergi" besok.' in report.text


WIRE = (
    ("The ministers of Peru, Chile and Bolivia met on the shore of Lake Titicaca on Monday, and "
    "Peru's well-known envoy Rosa Quispe said that the United Nations would send forty-two boats."),
    ("“We have waited for twenty years,” President Joseph Kimani of Kenya told the New Harbour "
    "Times in a letter that Ambassador Quispe read aloud."),
    ("Bolivia was silent on Monday, but on Tuesday its government thanked Peru and asked Chile to "
     "reopen the road to the port of Arica, which has been shut since a landslide in March."),
)


@settings(deadline=None)
@given(st.integers(min_value=44, max_value=80), st.booleans())
def test_a_width_that_broke_the_lines_leaves_no_trace(width, is_opened):
    """A letter or a wire text is read as its paragraphs, in whatever width it was sent."""
    first = "NAIROBI - " if is_opened else ""
    sent = "\n\n".join(fill(first * (n == 0) + text, width) for n, text in enumerate(WIRE))
    report = read(sent, language="en")

    assert "\n\n".join(WIRE) == report.text
    assert_nothing_lost(report, sent)


def test_lines_that_end_where_they_please_stay_lines():
    """A list is no broken paragraph, even where one of its lines is as long as the longest."""
    lines = ["Peru", "Chile sends four ships", "Kenya", "The United Nations", "Bolivia and Peru",
             "Chad"]
    report = read("\n".join([LEAD, *lines]), language="en")

    assert all(f"\n{line}" in report.text for line in lines)


def test_a_link_to_a_film_is_no_title():
    """A line that sends the reader to a film goes, even at the head of the page."""
    report = read(f"See the video of the grain ship\n\n{LEAD}\n\n{SECOND}", language="id")

    assert f"{LEAD}\n\n{SECOND}" == report.text
    assert report.title is None


def test_a_blank_put_back_is_recorded():
    """What stood there before is kept with the repair."""
    report = read(f"{LEAD}Namun kapal itu kosong.", language="id")

    assert [repair.was for repair in report.repairs] == ["gandum.Namun"]
    assert "gandum. Namun" in report.text


@pytest.mark.parametrize(
    ("opening", "place", "outlet"),
    [
        ("MOSKOW - ", "MOSKOW", None),
        ("JAKARTA-", "JAKARTA", None),
        ("LOS ANGELES– ", "LOS ANGELES", None),
        ("Kabar6.com, Jakarta -", "Jakarta", "Kabar6.com"),
        ("Kabar6.com, Jakarta", "Jakarta", "Kabar6.com"),
        ("JAKARTA, KOMPAS.com - ", "JAKARTA", "Kompas"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
        ("Jakarta\n-\n", "Jakarta", None),
        ("WASHINGTON (AP) — ", "WASHINGTON", None),
        ("LONDON, March 3 (Reuters) - ", "LONDON", "Reuters"),
        ("", None, None),
    ],
)
def test_a_dateline_is_kept_apart(opening, place, outlet):
    """The place and the outlet of a dateline are kept, and the paragraph starts with its words."""
    report = read(f"{TITLE}\n{opening}{LEAD}\n{SECOND}")

    assert report.text == f"{TITLE}\n{LEAD}\n{SECOND}"
    assert place == report.dateline
    if outlet:
        assert outlet == report.outlet


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("WINA, 3 Juli 2024 - ", "3 Juli 2024"),
        ("VIENNA, July 3, 2024 (Reuters) - ", "July 3, 2024"),
        ("VIENNA, Austria, 3 July 2024 — ", "3 July 2024"),
    ],
)
def test_a_dateline_may_give_the_day_of_publication(opening, words):
    """A whole date in a dateline is the report's, as one on a line of its own is."""
    report = read(f"{TITLE}\n\n{opening}{LEAD}\n\n{SECOND}", language="id")

    assert (date(2024, 7, 3), words) == (report.published, report.published_words)
    assert report.text.endswith(f"{LEAD}\n\n{SECOND}")


@pytest.mark.parametrize(
    "text",
    ["AS - China sepakat soal tarif gandum.", "NATO - Aliansi itu bertemu di Brussels hari ini."],
)
def test_an_actor_before_a_dash_is_no_dateline(text):
    """A state or a body is not where the report was written."""
    assert read(f"{TITLE}\n{text}\n{SECOND}").dateline is None


def test_a_signature_behind_the_last_sentence_goes():
    """The initials of the editors are set aside where they close the text."""
    report = read(f"{TITLE}\n{LEAD}\n{SECOND} (abc)")

    assert report.text.endswith("bulan depan.")
    assert ["signature"] == reasons(report)


def test_a_paragraph_said_again_with_other_signs_is_a_repeat():
    """Blanks, case and quotation marks do not make a paragraph another one."""
    one = "“Kami tidak akan menyerah kepada tekanan siapa pun,” kata menteri itu di Teheran."
    other = '"Kami tidak akan menyerah  kepada tekanan siapa pun", kata menteri itu di Teheran.'
    report = read(f"{TITLE}\n{one}\n{SECOND}\n{other}")

    assert [(AsideReason.REPEAT, other)] == [(a.reason, a.quote) for a in report.set_aside]


def test_glued_words_are_parted_and_the_repair_is_kept():
    """The blank that was put in belongs to no piece; the repair says what stood there."""
    text = f"{TITLE}\nPihak militerIsraelmengatakan hal itu di ibu kota.\n{SECOND}"
    report = read(text)

    assert "militer Israel mengatakan hal itu" in report.text
    repair = report.repairs[0]
    assert repair.was == "militerIsraelmengatakan"
    words = report.text[repair.span.start : repair.span.end]
    assert words == "militer Israel mengatakan"
    assert_nothing_lost(report, text)


def test_a_break_that_only_a_link_made_is_mended():
    """A link on a line of its own is taken back into its sentence."""
    report = read(f"{TITLE}\n{LEAD}\nDikutip dari\nReuters\n, kapal itu sudah berlayar.\n{SECOND}")

    assert "\nDikutip dari Reuters, kapal itu sudah berlayar.\n" in report.text


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (TITLE, TITLE),
        ("Siapa yang Menang di Wina?", "Siapa yang Menang di Wina?"),
        (LEAD, None),
        ("x " * 120, None),
    ],
)
def test_the_first_line_is_the_title_if_it_looks_like_one(first, title):
    """A short first line without a closing full stop is the title."""
    assert title == read(f"{first}\n{SECOND}\n{THIRD}", language="id").title


def test_a_text_of_one_line_has_no_title():
    """A line that nothing follows is the text itself."""
    report = read("Presiden Rusia bertemu menteri luar negeri")

    assert (report.title, report.title_span) == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEAD, "id"),
        ("The envoy left Vienna after the talks on grain had failed again.", "en"),
        ("Xi met Putin.", "en"),
        ("Jokowi bertemu Xi.", "id"),
    ],
)
def test_the_language_is_found(text, language):
    """Indonesian and English are told apart by the words that they know."""
    assert language == read(text).language


@pytest.mark.parametrize(
    "text",
    [
        "Правительство решило оставить границу открытой, заявил министр в Москве.",
        "Die Regierung hat gestern beschlossen, die Grenze mit dem Nachbarland offen zu halten.",
        "El gobierno decidió ayer mantener abierta la frontera, dijo el ministro en Madrid hoy.",
        "12345 67890",
    ],
)
def test_another_language_is_refused_with_a_remedy(text):
    """The refusal says how to insist."""
    with pytest.raises(UnknownLanguage, match="--language"):
        read(text)


def test_what_the_user_says_goes_before_what_the_page_says():
    """A given date and language are taken; a language that is not read is refused."""
    report = read(PAGE, published=date(2020, 1, 2), language="id")

    assert (report.published, report.published_words) == (date(2020, 1, 2), None)
    with pytest.raises(UnknownLanguage, match="'fr'"):
        read(PAGE, language="fr")


def test_nothing_but_furniture_is_refused():
    """A page without a report on it is no report."""
    with pytest.raises(UnreadableReport, match=r"kabar\.txt holds nothing but page furniture"):
        read("loading...\nAdvertisement\nBaca Juga", language="id")


def test_a_second_reading_gives_the_same_report():
    """The same capture gives the same ids, text and offsets."""
    assert read(PAGE) == read(PAGE)


@pytest.mark.parametrize(("head", "day"), [
    ("Menteri bertemu di Lima\nPutrajaya, 5 Februari 2026\n", date(2026, 2, 5)),
    ("Talks held in Lima\nDesk | Commentary | 4 November 2025\n", date(2025, 11, 4)),
])
def test_the_day_stands_at_the_head(head, day):
    """Beside an outlet or a place, and is set aside with them."""
    body = "Kenya and Peru held talks in Lima on trade and on fishing, their ministries said.\n"
    report = read_report(Capture(f"{head}\n{body * 2}".encode(), language="en"))

    assert day == report.published
    assert head.split("\n")[0] == report.title


@pytest.mark.parametrize("kicker", ["SIARAN PERS", "Press release", "ANALISIS", "SC/16042"])
def test_a_kicker_is_no_title(kicker):
    """What kind of text it is stands above the title."""
    body = "Kenya and Peru held talks in Lima on trade and on fishing, their ministries said."
    report = read_report(Capture(f"{kicker}\n\nTalks held in Lima\n\n{body}".encode(),
                                 language="en"))

    assert report.title == "Talks held in Lima"


@pytest.mark.parametrize("sign", ["(AFP/REUTERS)", "(AFP)", "(REUTERS/LUK)"])
def test_the_last_paragraph_is_not_lost_with_its_signature(sign):
    """Only the signature is set aside: it is no caption with a credit."""
    body = "Kenya dan Peru bertemu di Lima untuk membahas perdagangan dan perikanan kedua negara."
    last = "Bentrokan terakhir terjadi pada Oktober di perbatasan kedua negara itu."
    report = read_report(Capture(
        f"Kenya dan Peru bertemu\n\n{body}\n\n{last} {sign}".encode(), language="id"))

    assert report.text.endswith(last)
    assert sign in [aside.quote for aside in report.set_aside]


PEOPLE = "Kenya and Peru held talks in Lima on trade and on fishing, their ministries said."
CALLED = "Kenya called on the ships of both states to leave the bay, and Peru thanked it."


@pytest.mark.parametrize(("head", "foot"), [
    # an agency's page
    (["By World Desk", "April 9, 2025 4:12 PM UTC · Updated 2 hours ago"],
     ["Reporting by World Desk; Editing by the Lima desk", "Our Standards: The Kabar Principles."]),
    (["By ROSA QUISPE and ANA SOSA", "Updated 6:58 PM GMT+1, April 9, 2025"],
     ["___", "Follow AP's coverage of Peru at https://apnews.com/hub/peru"]),
    # a newspaper's
    (["Home > World > Andes", "Rosa Quispe (The Jakarta Post)", "PREMIUM", "Wed, April 9, 2025"],
     ["Thank you for reading The Jakarta Post. Subscribe for more."]),
    (["Rosa Q. Sosa | Published April 9, 2025 | Updated about 5 hours ago"],
     ["Published in Kabar, April 10th, 2025", "Read more | On KabarNews | Comments Closed"]),
    (["Rosa Quispe Mamani  | 09.04.2025 - Update : 10.04.2025", "LIMA"],
     ["Related topics: Kenya, Peru"]),
    (["Tuesday, April 9th 2025 - 10:20 UTC    Full article    4 comments"],
     ["Tags: Kenya, Peru.", "Top Comments", "Disclaimer & comment rules"]),
    # a broadcaster's
    (["Published", "9 April 2025", "Share", "Save", "Rosa Quispe", "BBC News, Nairobi"],
     ["Related topics", "Fishing", "Peru"]),
    (["Rosa Quispe with AFP, Reuters", "04/09/2025April 9, 2025", "https://kabar.example/p/5",
      "A ship lies in the bay Image: Press Office/AFP"],
     ["Edited by: Ana Sosa"]),
    # a ministry's
    (["News / Statements", "Lima – The Ministry of Trade and Fishing – April 9, 2025"],
     ["RELATED STATEMENTS | PRINT | SHARE"]),
])
def test_only_the_report_stays_of_an_english_page(head, foot):
    """The head gives the day, the foot goes, and not a word of the report is lost."""
    report = read("\n".join(["Talks held in Lima", "", *head, "", PEOPLE, "", CALLED, "", *foot]),
                  language="en")

    assert f"Talks held in Lima\n\n{PEOPLE}\n\n{CALLED}" == report.text
    assert date(2025, 4, 9) == report.published


@pytest.mark.parametrize(("head", "foot", "outlet"), [
    (["Rosa Quispe - detikNews", "Rabu, 9 Apr 2025 15:37 WIB"], ["(abc/abc)"], "Detik"),
    (["Andriana Wibisono", "Rabu, 9 April 2025 - 14:20 WIB"],
     ["(abc)", "", "Lihat Juga: Video Kapal Gandum",
      "Follow WhatsApp Channel SINDOnews untuk Berita Terbaru"], "Sindonews"),
    (["Rosa Quispe, Jurnalis", "Rabu 09 April 2025 11:06 WIB", "", "Share :"],
     ["Follow Whatsapp Channel Okezone untuk kabar setiap hari", "Follow", "", "(abc)"], "Okezone"),
    (["Penulis: Rosa Quispe", "Editor: Ana S.", "Tayang: Rabu, 9 April 2025 16:41 WIB"],
     ["Halaman Selanjutnya: Kapal Gandum Tiba", "(Tribunnews.com/Rosa)"], "Tribun"),
    (["Reporter", "Rosa Quispe", "9 April 2025 | 10.47 WIB"], ["KABAR LIMA | REUTERS"], None),
    (["Andriana Wibisono", "Diterbitkan 9 April 2025, 09:12 WIB"],
     ["Video Pilihan Hari Ini", "Loading", "POPULER"], None),
    (["Rep: Rosa Quispe", "Rabu 09 Apr 2025 08:15 WIB", "", "EPA Perdana Menteri Peru."],
     ["Yuk koleksi buku pilihan ...", "", "sumber : AP/Reuters"], None),
    (["Siaran Pers", "No. 12/PR/IV/2025", "", "Jakarta, 9 April 2025"],
     ["Bagikan:", "Facebook | X | WhatsApp | Salin tautan", "Unduh lampiran"], None),
])
def test_only_the_report_stays_of_an_indonesian_page(head, foot, outlet):
    """The page names its outlet in a by-line, a site's name or an advert of its own."""
    report = read("\n".join([TITLE, "", *head, "", LEAD, "", SECOND, "", THIRD, "", *foot]))

    assert f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}" == report.text
    assert (date(2025, 4, 9), outlet) == (report.published, report.outlet)


@pytest.mark.parametrize(("given", "kept"), [
    # links in one block, closed by a blank line
    (f"{LEAD}\n\nBaca Juga\nKapal Gandum Tiba di Odesa\nHarga Gandum Turun Lagi\n\n{SECOND}",
     f"{LEAD}\n\n{SECOND}"),
    # without blank lines the second may be a subhead
    (f"{LEAD}\nBaca Juga\nKapal Gandum Tiba di Odesa\nJalur yang Aman\n{SECOND}",
     f"{LEAD}\nJalur yang Aman\n{SECOND}"),
    # a table of contents goes, the subheads that it names stay
    ((f"Daftar Isi\nJalur yang Aman\nHarga Gandum\n{LEAD}\nJalur yang Aman\n{SECOND}"
      f"\nHarga Gandum\n{THIRD}"),
     f"{LEAD}\nJalur yang Aman\n{SECOND}\nHarga Gandum\n{THIRD}"),
    # what stands under its heading and nowhere else is text
    (f"Daftar Isi\nJalur yang Aman\n{LEAD}\n{SECOND}", f"Jalur yang Aman\n{LEAD}\n{SECOND}"),
])
def test_links_and_contents_end_where_the_report_goes_on(given, kept):
    """Subheads look like links and entries, and are none."""
    assert f"{TITLE}\n{kept}" == read(f"{TITLE}\n{given}", language="id").text


@pytest.mark.parametrize("line", [
    "Rosa Quispe", "Talks in Vienna", "Perang Sudan", "CNN Indonesia", "LIMA",
    "A ship burned in the bay on Monday. Image: AFP",
])
def test_short_lines_within_a_report_stay(line):
    """Names, places and subheads are furniture only at the head of the page, beside its date."""
    report = read(f"{TITLE}\n\n3 Juli 2024\n\n{LEAD}\n\n{line}\n\n{SECOND}", language="id")

    assert f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{SECOND}" == report.text


def test_a_dateline_may_stand_behind_a_summary():
    """Its points are short lines; the first paragraph opens with the dateline."""
    points = "\n".join(f"- {text}" for text in (
        ("Kapal gandum yang ditahan sejak bulan lalu tiba di pelabuhan Odesa setelah berlayar "
         "tiga hari tiga malam tanpa berhenti"), "Gandum turun", "Utusan pulang", "Utusan lain"))
    report = read(f"{TITLE}\n\n{points}\n\nKABAR.COM - {LEAD} {SECOND}\n\n{THIRD}")

    assert f"{TITLE}\n\n{points}\n\n{LEAD} {SECOND}\n\n{THIRD}" == report.text
    assert report.outlet == "KABAR.COM"


@pytest.mark.parametrize(("line", "place"), [
    ("Lima, 9 April 2025", "Lima"),
    ("Nairobi – Ministry of Trade – April 9, 2025", "Nairobi"),
    ("Kabar – 9 April 2025", None),
])
def test_a_date_line_may_say_where_the_report_was_written(line, place):
    """A city or capital before the date is the report's, as one in a dateline is."""
    assert place == read(f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{SECOND}").dateline
