"""Headlines that promise more items than the text numbers."""

import pytest
from dossiers import found_in

from tatanan.extract.findings.counts import numbered_items

RULE = "headline-count"
MISSING = "perhaps a page is missing"


@pytest.mark.parametrize(
    ("language", "head", "text", "words"),
    [
        ("id", "5 Alasan Kanada Menaikkan Anggaran Pertahanan",
         ("Kanada menaikkan anggarannya.\n1. Tekanan Sekutu\nSekutu mendesak.\n"
         "2. Kutub Utara\nEs mencair."),
         ["5 Alasan", "1. Tekanan Sekutu", "2. Kutub Utara"]),
        ("id", "Tiga Fakta tentang Pangkalan Baru Itu",
         "Pangkalan itu dibuka.1. Terletak di Pulau\nPulau itu kecil.",  # a tag was lost
         ["Tiga Fakta", "1. Terletak di Pulau"]),
        ("en", "Four reasons why the talks failed",
         "The talks ended.\n1. Money\nThere was none.\n2. Trust\nThere was less.",
         ["Four reasons", "1. Money", "2. Trust"]),
    ],
)
def test_a_promise_that_is_not_kept_is_told(language, head, text, words):
    """The promise and the items that there are stand as evidence."""
    assert [(words, MISSING)] == found_in(text, RULE, head=head, language=language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("id", "Berikut empat langkah yang diambil Seoul:\n1. Menutup Perbatasan\n2. Siaga Penuh",
         "Berikut empat langkah yang diambil Seoul:"),
        ("en", "Here are three lessons from the vote:\n1. Turnout matters.\n2. Money does not.",
         "Here are three lessons from the vote:"),
    ],
)
def test_the_body_may_promise_too(language, text, words):
    """A list that the body announces has to be there."""
    found = found_in(text, RULE, language=language)

    assert [words] == [quotes[0] for quotes, _ in found]


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("id", "2 Alasan Kanada Menaikkan Anggaran",
         "Begini.\n1. Tekanan Sekutu\nSekutu mendesak.\n2. Kutub Utara\nEs mencair."),
        ("id", "3 Alasan Kanada Menaikkan Anggaran", "Sekutu mendesak. Es mencair."),  # unnumbered
        ("id", "3 Alasan Kanada Menaikkan Anggaran",
         "1. Tekanan. Pertama, sekutu mendesak. Kedua, es mencair. Ketiga, kapal sudah tua."),
        ("id", "Lebih dari 10 Negara Menolak Tarif", "Mereka menolak.\n1. Kanada\n2. Meksiko"),
        ("id", "12 Orang Tewas dalam Serangan", "Serangan terjadi pukul 1. Polisi datang."),
        ("en", "Two reasons why the talks failed", "1. Money\nNone.\n2. Trust\nLess."),
        ("en", "Four soldiers die in ambush", "1. The road\nIt was mined."),
    ],
)
def test_a_promise_that_is_kept_or_none_is_not_told(language, head, text):
    """Items without numbers are not counted, and not every number in a headline promises some."""
    assert [] == found_in(text, RULE, head=head, language=language)


def test_items_are_counted_from_one_in_order():
    """A list inside an item, and a number out of order, count nothing."""
    text = "1. Utara\n1. Laut\n4. Udara\n2. Selatan"

    assert ["1. Utara", "2. Selatan"] == [text[a:b] for a, b in numbered_items(text, 0)]
