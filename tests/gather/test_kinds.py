"""What a source holds is told by its first bytes and its name."""

import pytest

from tatanan.gather.kinds import SourceKind, kind_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Peru menerima duta besar.", "a.txt", "auto"),
        (b"<!doctype html><html>", "a.html", "auto"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD">\n<html>', "a.xml", "auto"),
        (b'<?xml version="1.0"?><!-- x --><rss version="2.0">', "a.xml", "feed"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "a", "feed"),
        (b'<rdf:RDF xmlns:rdf="x">', "a.rdf", "feed"),
        (b"<urlset>", "a.txt", "sitemap"),
        (b'<!DOCTYPE x [<!ENTITY e "f">]><sitemapindex>', "a.xml", "sitemap"),
        (b'\xef\xbb\xbf{"id": "1", "text": "x"}\n{', "a.txt", "jsonl"),
        (b'{"id": "1", "text": "' + b"x" * 9000, "a.txt", "jsonl"),
        (b'{"id": "1"}', "a.txt", "auto"),
        (b"https://a.example/1\n# x\n\nhttps://a.example/2\n", "a.txt", "urls"),
        (b"https://a.example/1\nPeru menerima duta besar.\n", "a.txt", "auto"),
        (b"judul;isi\n", "a.csv", "csv"),
        (b"WARC/1.0\r\n", "a.bin", "warc"),
        (b"\x1f\x8b\x08", "a.csv", "gzip"),
        (b"PK\x03\x04", "a.txt", "zip"),
        (b"PK\x03\x04", "a.XLSX", "excel"),
        (b"", "a.txt", "auto"),
    ],
)
def test_a_kind_is_told_by_first_bytes_and_name(head, name, kind):
    """Bytes go before names where they leave no doubt."""
    assert kind == kind_of(head, name, wish=SourceKind.AUTO, media_type=None)


def test_a_wish_goes_before_what_is_seen_but_for_packs():
    """What is packed is opened first; then the wish holds for what is in it."""
    assert SourceKind.CSV == kind_of(b"{}", "a.txt", wish=SourceKind.CSV, media_type=None)
    assert SourceKind.GZIP == kind_of(b"\x1f\x8b", "a", wish=SourceKind.CSV, media_type=None)
