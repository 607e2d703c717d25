"""Text is cut into sentences and words, and each keeps its place."""

import pytest

from tatanan.parse.words import (
    LONGEST_SENTENCE,
    indonesian_words,
    load_cut,
    shown,
    split_sentences,
)


def sentences(text, language):
    """Return the sentences of a text."""
    return [text[start:end] for start, end in split_sentences(text, load_cut(language))]


def words(text):
    """Return the words of an Indonesian sentence, joined by single spaces."""
    return " ".join(text[start:end] for start, end in indonesian_words(text, load_cut("id")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia membantunya.", "Ia membantu nya ."),
        ("Nilainya naik.", "Nilai nya naik ."),
        ("Apakah mereka setuju?", "Apa kah mereka setuju ?"),
        ("Dialah yang bicara", "Dia lah yang bicara"),
        ("Siapapun boleh", "Siapa pun boleh"),
        ("KATANYA", "KATANYA"),
        ("Sebelumnya ia hanya punya dua.", "Sebelumnya ia hanya punya dua ."),
        ("Masalah sekolah telah lama", "Masalah sekolah telah lama"),
        ("Setiap langkah", "Setiap langkah"),
        ("Meskipun begitu", "Meskipun begitu"),
    ],
)
def test_a_clitic_is_a_word_of_its_own(text, expected):
    """The pronoun -nya and the particles are cut off; words that only end alike stay whole."""
    assert expected == words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perundingan AS-Iran gagal.", "Perundingan AS - Iran gagal ."),
        ("konflik Rusia/Ukraina", "konflik Rusia / Ukraina"),
        ("pihak pro-Rusia", "pihak pro - Rusia"),
        ("Negara-negara ASEAN", "Negara-negara ASEAN"),
        ("Bali-Bali", "Bali-Bali"),
        ("gerakan Non-Blok", "gerakan Non-Blok"),
        ("Al-Azhar", "Al-Azhar"),
        ("salat Jum'at", "salat Jum'at"),
    ],
)
def test_two_names_joined_by_a_mark_are_two_names(text, expected):
    """A doubled noun, an article that belongs to a name and an apostrophe inside stay whole."""
    assert expected == words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp9 ribu", "Rp 9 ribu"),
        ("US$10 miliar", "US$ 10 miliar"),
        ("1.000,5 ton", "1.000,5 ton"),
        ("pukul 10:30", "pukul 10:30"),
        ("tahun 1990-an", "tahun 1990-an"),
        ("peringkat ke-2", "peringkat ke-2"),
        ("(24/8)", "( 24 / 8 )"),
        ("amir@contoh.org", "amir@contoh.org"),
        ("Ia ragu...", "Ia ragu ..."),
        ("Amir, S.H., hadir", "Amir , S.H. , hadir"),
    ],
)
def test_numbers_and_addresses_are_cut_as_the_treebanks_cut_them(text, expected):
    """A currency stands apart from its amount; a number keeps its own marks."""
    assert expected == words(text)


@pytest.mark.parametrize("text", ["Ia membantunya, \u201cKatanya\u201d AS-Iran Rp9.", "\u200b", ""])
def test_words_hold_every_sign_but_spaces(text):
    """Nothing is lost, doubled or put in another order."""
    places = indonesian_words(text, load_cut("id"))

    assert "".join(text.split()) == "".join(text[start:end] for start, end in places)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Amir pergi.| Ia pulang.",
        "Peraturan No. 5 berlaku.| Semua setuju.",
        "Semua menjawab no.| Mereka pulang.",
        "Nilainya 1.000,5 juta.| Itu besar.",
        "Harganya Rp9.| Murah sekali.",
        "Salat Jum'at selesai.| Mereka pulang.",
        "H. Agus Salim datang.| Ia duduk.",
        "Prof. Dr. Amir, S.H. hadir.",
        "Pejabat A.S. Marco Rubio datang.| Ia bicara.",
        "Ia pulang ke A.S.| Namun mereka tinggal.",
        "\u201cKami setuju.\u201d| Ia pulang.",
        "\u201cKami setuju,\u201d katanya.| Ia pulang.",
        "Beras, jagung, dll.| Harga naik.",
        "Ia tiba pukul 10.30 WIB.| Rapat mulai.",
        "Benar... ia ragu.",
        "Apa?| Ya!| Baik.",
        "Ia hadir.|Mereka pulang.",
        '"Kami setuju."|"Mereka pulang," katanya.',
        'Ia tiba di Bogor.|"Mereka pulang," katanya.',
        'Ia menjawab "tidak."|Mereka pulang.',
        "Ia menjawab tidak.|“Mereka pulang,” katanya.",
        "Ia hadir (terlambat).|Mereka pulang.",
        "Judul\n|Isi pertama.| Isi kedua.",
    ],
)
def test_indonesian_sentences_end_where_a_reader_ends_them(text):
    """The bar shows each end; an abbreviation, a number or what follows small ends nothing."""
    parts = [part.strip() for part in text.split("|")]

    assert parts == sentences(text.replace("|", ""), "id")


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate voted.| It passed.",
        "They met in the U.S.| The talks failed.",
        "He came at 3 p.m.| They left.",
        "He left at 3 p.m. on Monday.",
        "Mr. Lee spoke.| He left.",
        "Gen. Lee and Lt. Col. Ray met.| They spoke.",
        "J. Smith spoke.| He left.",
        "No. 5 won.| It rested.",
        "No.| We do not agree.",
        "He was ill.| They waited.",
        "It fell 3.5 percent.| It rose.",
        "\u201cWe agree.\u201d| He left.",
        "\u201cWho knows?\u201d he asked.| Nobody did.",
        "What?| Yes!| Fine.",
        "They gave the same.|- If they ask, we answer, he said.",
        "Brig.- Gen. Lee spoke.| He left.",
        'They gave nothing.|"We waited," he said.',
        'He said "never."|They waited.',
        "He works for Grain Inc. Asia now.",
        "She sold the Grain Inc.| They left.",
        "The U.S. Treasury agreed.| It paid.",
    ],
)
def test_english_sentences_end_where_a_reader_ends_them(text):
    """After "U.S." a sentence ends only before a word that begins sentences, such as "The"."""
    parts = [part.strip() for part in text.split("|")]

    assert parts == sentences(text.replace("|", ""), "en")


def test_a_sentence_beyond_all_measure_is_cut_at_a_space():
    """The parser's memory has a bound, and no word is broken for it."""
    parts = sentences("kata " * LONGEST_SENTENCE, "id")

    assert all(len(part) <= LONGEST_SENTENCE for part in parts)
    assert {"kata"} == {word for part in parts for word in part.split()}


def test_an_empty_text_has_no_sentences():
    """Spaces and line breaks are no sentence."""
    assert [] == sentences(" \n\u2028 \r\n", "id")


def test_the_parser_sees_one_kind_of_mark_at_the_same_places():
    """Typographic marks become plain ones, one sign for one."""
    text = "\u201cYa\u201d \u2013 kata\u00a0Jum\u2019at"

    assert shown(text) == '"Ya" - kata Jum\'at'
    assert len(shown(text)) == len(text)
