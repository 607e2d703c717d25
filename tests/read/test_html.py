"""A page becomes a report: body, title, date and outlet."""

from datetime import date

import pytest

from tatanan.errors import UnreadableReport
from tatanan.read import read_report
from tatanan.terms.text import Capture

PARAGRAPHS = [
    "The foreign ministers of two neighbours met in Vienna on Monday to talk about a grain route.",
    "They agreed that ships may leave the port again next month, a spokesman told reporters later.",
    "The talks will go on in Geneva, where the United Nations has offered a house by the lake.",
]
TITLE = "Ministers agree on a grain route"


def page(head: str = "", body: str = "", title: str = f"{TITLE} | Kabar") -> bytes:
    """Return a small page as bytes."""
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>{TITLE}</h1>{text}{body}"
        "</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def test_the_title_stands_at_the_head_of_the_text():
    """The text is the title, a blank line and the paragraphs."""
    report = read_report(Capture(page()))

    assert report.text.startswith(f"{TITLE}\n")
    assert TITLE == report.title
    assert report.title_span is not None
    assert TITLE == report.text[report.title_span.start : report.title_span.end]
    assert all(paragraph in report.body for paragraph in PARAGRAPHS)
    assert "Home" not in report.text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-07-03T08:00:00Z">',
        "<meta content='2024-07-03' name='pubdate'>",
        '<script type="application/ld+json">{"datePublished": "2024-07-03T08:00:00Z"}</script>',
        '<meta name="date" content="3 July 2024">',
    ],
)
def test_the_date_is_what_the_head_declares(head):
    """Meta tags and structured data give the day of publication, with their words."""
    report = read_report(Capture(page(head)))

    assert report.published == date(2024, 7, 3)
    assert report.published_words in {"2024-07-03", "3 July 2024"}


def test_the_outlet_is_the_site_or_the_host():
    """The site's name goes first; else the address tells."""
    named = read_report(Capture(page('<meta property="og:site_name" content="Kabar Dunia">')))
    hosted = read_report(Capture(page(), url="https://nasional.kompas.com/read/1"))

    assert (named.outlet, hosted.outlet) == ("Kabar Dunia", "Kompas")


def test_the_address_is_the_captures_or_the_canonical_one():
    """A page that names its own address is found under it."""
    link = '<link rel="canonical" href="https://kabar.test/a">'

    assert read_report(Capture(page(link))).url == "https://kabar.test/a"
    assert read_report(Capture(page(link), url="https://b.test")).url == "https://b.test"


def test_a_page_without_an_article_is_refused():
    """A page of nothing but markup holds no report."""
    with pytest.raises(UnreadableReport, match=r"halaman\.html is a page without an article"):
        read_report(Capture(b"<html><head></head><body></body></html>", name="halaman.html"))


def test_two_opinions_that_agree_raise_no_doubt():
    """A second extractor that sees the same article leaves no finding."""
    report = read_report(Capture(page()), second_opinion=True)

    assert not report.findings


def test_the_reader_is_named_with_its_versions():
    """A record can tell which extractor made its text."""
    report = read_report(Capture(page()))

    assert report.reader is not None
    assert "trafilatura" in report.reader
    assert report.capture_digest is not None
