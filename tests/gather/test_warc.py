"""WARC: the pages of archives, and of our own."""

import gzip
from datetime import UTC, datetime

import pytest
from web_server import ARTICLE, Page, article, serving

from tatanan.gather import FetchRules, Gathering, gather
from tatanan.gather.warc_records import Response, info_record, payload_of, response_record
from tatanan.read import read_report

pytest.importorskip("fastwarc", reason="reading WARC needs tatanan[warc]")

NOON = datetime(2024, 7, 3, 12, tzinfo=UTC)
HTML = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"))


def response(number, *, status=200, headers=HTML, body=None):
    """Return a record of a page."""
    page = body if body is not None else ARTICLE.format(title=f"Page {number}").encode()
    return response_record(
        Response(f"https://paper.example/{number}", "8.8.8.8", NOON, status, headers, page))


def found(path, *records, pack=gzip.compress):
    """Write records to a file and gather it."""
    info = info_record(software="tests", name=path.name, when=NOON)
    path.write_bytes(b"".join(map(pack, (info, *records))))
    return list(gather([str(path)]))


@pytest.mark.parametrize("pack", [gzip.compress, bytes])
def test_pages_come_out_of_an_archive(tmp_path, pack):
    """Responses that are pages are taken; pictures, errors and redirects are passed over."""
    name = "a.warc.gz" if pack is gzip.compress else "a.warc"
    one, two = found(
        tmp_path / name,
        response(1),
        response(2, status=404),
        response(3, headers=(("Content-Type", "image/png"),)),
        response(4),
        pack=pack,
    )

    assert ["https://paper.example/1", "https://paper.example/4"] == [
        one.content.url, two.content.url]
    assert ("Page 4", NOON) == (read_report(two.content).title, two.content.retrieved)
    assert 0 < one.offset < two.offset


def test_a_record_that_does_not_fit_its_digest_is_told(tmp_path):
    """A damaged page is no page, and the next one is read."""
    damaged = response(1).replace(b"Peru thanked", b"Peru cursed!")
    missed, two = found(tmp_path / "a.warc.gz", damaged, response(2))

    assert "does not fit its digest" in str(missed.error)
    assert "https://paper.example/2" == two.content.url


def test_an_archive_that_is_cut_off_gives_what_it_has(tmp_path):
    """The run that wrote it was killed; what was whole is read, the rest is told."""
    path = tmp_path / "a.warc.gz"
    found(path, response(1), response(2))
    path.write_bytes(path.read_bytes()[:-100])
    one, missed = gather([str(path)])

    assert "https://paper.example/1" == one.content.url
    assert "cannot be read" in str(missed.error)


def test_packed_pages_are_unpacked(tmp_path):
    """Other archives keep pages as they came over the wire."""
    page = gzip.compress(ARTICLE.format(title="Packed").encode())
    block = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(page), page)
    )
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"WARC-Date: 2024-07-03T12:00:00Z\r\nWARC-Target-URI: https://paper.example/1\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
    )
    (item,) = found(tmp_path / "a.warc.gz", record)

    assert "Packed" == read_report(item.content).title


def test_fetched_pages_are_kept_so_that_they_can_be_read_again(tmp_path):
    """What was fetched is found in the archive with the same address and the same bytes."""
    rules = FetchRules(interval=0.0, allow_private=True)
    packed = Page(gzip.compress(article("Two").body),
                  headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})
    with serving({"/1": article("One"), "/2": packed}) as site:
        (tmp_path / "a.urls").write_text(f"{site.url}/1\n{site.url}/2\n", encoding="utf-8")
        wanted = Gathering(pages=tmp_path / "pages", fetching=rules)
        fetched = list(gather([str(tmp_path / "a.urls")], wanted))
    (archive,) = (tmp_path / "pages").glob("*.warc.gz")
    again = list(gather([str(archive)]))

    assert {i.content.url: i.content.body for i in fetched} == {
        i.content.url: i.content.body for i in again}
    assert 2 == len(again)


def test_a_kept_record_gives_its_page_back():
    """Without fastwarc, too, so that a page that has not changed can be taken from its file."""
    assert b"page" == payload_of(response(1, body=b"page"))


def test_no_header_of_a_server_can_break_out_of_its_line():
    """Digests are told over what was written, so a record is whole or refused."""
    record = response(1, headers=(("X-Odd", "é\u2028"),), body=b"page")

    assert b"page" == payload_of(record)
