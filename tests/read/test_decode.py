"""Bytes become characters, or the refusal says what they are."""

import pytest

from tatanan.errors import UnreadableReport
from tatanan.read.decode import MAX_BYTES, Kind, decode_capture
from tatanan.terms.text import Capture

WORDS = "Menlu Türkiye tiba di Jenewa – “besok kami berunding”."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_in_each_of_its_encodings(encoding):
    """UTF-8, UTF-16 and UTF-32 are told apart, with a byte order mark or without."""
    assert decode_capture(Capture(WORDS.encode(encoding))).text == WORDS


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "latin1"])
def test_a_declared_encoding_is_believed_where_the_bytes_are_no_unicode(declared):
    """Latin-1 is read as browsers read it, with curved quotation marks."""
    body = WORDS.replace("–", "-").encode("cp1252")

    assert decode_capture(Capture(body, declared=declared)).text == WORDS.replace("–", "-")


def test_a_page_may_declare_its_encoding_itself():
    """The charset in a page's head counts where the server says nothing."""
    body = f'<html><head><meta charset="windows-1252"></head><p>{WORDS}</p></html>'.encode("cp1252")

    assert WORDS in decode_capture(Capture(body)).text


def test_a_wrong_declaration_does_not_spoil_unicode():
    """Bytes that are UTF-8 are read so, whatever the server claims."""
    assert decode_capture(Capture(WORDS.encode(), declared="latin-1")).text == WORDS
    assert decode_capture(Capture(WORDS.encode(), declared="no-such-thing")).text == WORDS


def test_a_character_cut_in_two_is_left_out_and_said():
    """A capture that ends inside a character is read up to it."""
    decoded = decode_capture(Capture("Presiden tiba di Türk".encode()[:-3]))

    assert decoded.text.startswith("Presiden tiba di T")
    assert ["cut-short"] == [finding.rule for finding in decoded.findings]


def test_damaged_bytes_stay_visible():
    """A byte that fits nothing stands as U+FFFD, and a finding counts them."""
    decoded = decode_capture(Capture(WORDS.encode() * 5 + b"\xff" + WORDS.encode()))

    assert decoded.text.count("\ufffd") == 1
    assert ["damaged-characters"] == [finding.rule for finding in decoded.findings]


def test_letters_encoded_twice_are_restored():
    """What was read as Latin-1 and encoded again comes back."""
    twice = WORDS.encode().decode("latin-1").encode()

    assert decode_capture(Capture(twice)).text == WORDS


def test_breaks_blanks_and_invisible_signs_are_made_plain():
    """Line breaks become one kind; soft hyphens and zero-width blanks go; letters are composed."""
    body = "Pre\u00adsiden\r\nTu\u0308rkiye\u200b\rtiba".encode()

    assert decode_capture(Capture(body)).text == "Presiden\nTürkiye\ntiba"


def test_character_references_in_a_text_are_read():
    """A text that kept the references of its page is read as the page showed it."""
    assert decode_capture(Capture(b"Rusia &amp; Tiongkok")).text == "Rusia & Tiongkok"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"  \n\t ", "blank space"),
        (b"%PDF-1.7 \x00\x01", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"text \x00\x00\x00 and \x00 zeros", "zero bytes"),
        (b"\x01\x02\x03\x04\x05 mostly \x06\x07", "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(body, words):
    """The refusal names the thing, the place and the remedy."""
    with pytest.raises(UnreadableReport, match=words) as refusal:
        decode_capture(Capture(body, name="kabar.txt"))

    assert "kabar.txt" in str(refusal.value)
    assert ";" in str(refusal.value)


def test_an_enormous_capture_is_refused_before_it_is_read():
    """Beyond the limit the message says how much there was."""
    with pytest.raises(UnreadableReport, match="20,000,001 bytes"):
        decode_capture(Capture(b"a" * (MAX_BYTES + 1)))


@pytest.mark.parametrize(
    ("capture", "kind"),
    [
        (Capture(b"<!DOCTYPE html><html><body><p>Kabar</p>"), Kind.HTML),
        (Capture(b"Kabar dunia", media_type="text/html; charset=utf-8"), Kind.HTML),
        (Capture(b"<p>Satu</p><p>Dua</p>"), Kind.HTML),
        (Capture(b"Kabar dunia <br> hari ini"), Kind.TEXT),
        (Capture(b"3 < 5, kata menteri"), Kind.TEXT),
    ],
)
def test_a_page_is_told_from_a_text(capture, kind):
    """The media type decides, or the markup near the top."""
    assert decode_capture(capture).kind is kind


def test_an_unknown_kind_of_input_is_refused():
    """Only auto, text and html are kinds of input."""
    with pytest.raises(ValueError, match="auto, text or html"):
        decode_capture(Capture(b"Kabar"), input_kind="pdf")
