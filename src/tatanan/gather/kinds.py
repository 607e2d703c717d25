"""What a source holds, told by its first bytes and its name."""

import json
import re
from enum import StrEnum
from pathlib import PurePath

_MANY = 20  # lines that tell a list of addresses from a text that begins with one


class SourceKind(StrEnum):
    """What a source holds; AUTO leaves it to its first bytes and its name."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    CSV = "csv"
    EXCEL = "excel"
    FEED = "feed"
    SITEMAP = "sitemap"
    URLS = "urls"
    WARC = "warc"
    ZIP = "zip"
    GZIP = "gzip"


PACKS = frozenset({SourceKind.ZIP, SourceKind.GZIP, SourceKind.EXCEL, SourceKind.WARC})
"""Kinds that are told by their first bytes, whatever else the user says they hold."""

_SUFFIXES = {
    ".txt": SourceKind.AUTO, ".html": SourceKind.AUTO, ".htm": SourceKind.AUTO,
    ".xhtml": SourceKind.AUTO, ".xml": SourceKind.AUTO, ".rss": SourceKind.FEED,
    ".atom": SourceKind.FEED, ".jsonl": SourceKind.JSONL, ".ndjson": SourceKind.JSONL,
    ".csv": SourceKind.CSV, ".tsv": SourceKind.CSV, ".xlsx": SourceKind.EXCEL,
    ".urls": SourceKind.URLS, ".warc": SourceKind.WARC, ".zip": SourceKind.ZIP,
    ".gz": SourceKind.GZIP,
}  # fmt: skip
_MEDIA = {
    "text/csv": SourceKind.CSV, "text/tab-separated-values": SourceKind.CSV,
    "application/rss+xml": SourceKind.FEED, "application/atom+xml": SourceKind.FEED,
    "application/rdf+xml": SourceKind.FEED, "application/x-ndjson": SourceKind.JSONL,
    "application/jsonl": SourceKind.JSONL, "application/warc": SourceKind.WARC,
}  # fmt: skip
_ROOTS = {
    b"rss": SourceKind.FEED, b"feed": SourceKind.FEED, b"RDF": SourceKind.FEED,
    b"urlset": SourceKind.SITEMAP, b"sitemapindex": SourceKind.SITEMAP,
}  # fmt: skip
_XML = re.compile(
    rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>\s*)*"
    rb"<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL | re.IGNORECASE,
)
_ADDRESS = re.compile(rb"https?://\S+", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


def known_suffixes() -> tuple[str, ...]:
    """Return the endings of the files that a folder is searched for, in order."""
    return tuple(sorted(_SUFFIXES))


def is_a_source(name: str) -> bool:
    """Say whether a file in a folder or in an archive is taken for a source of reports.

    >>> is_a_source("berita/01.TXT"), is_a_source("notes.md"), is_a_source("a.csv.gz")
    (True, False, True)
    """
    return PurePath(name).suffix.lower() in _SUFFIXES


def kind_of(head: bytes, name: str, *, wish: SourceKind, media_type: str | None) -> SourceKind:
    """Return what a source holds; AUTO stands for one text or page.

    >>> kind_of(b"<?xml version='1.0'?><urlset>", "map.xml", wish=SourceKind.AUTO, media_type=None)
    <SourceKind.SITEMAP: 'sitemap'>
    """
    packed = _pack(head, name)
    if packed:
        return packed
    if wish is not SourceKind.AUTO and wish not in PACKS:
        return wish
    named = _MEDIA.get((media_type or "").partition(";")[0].strip().lower(), SourceKind.AUTO)
    if named is SourceKind.AUTO:
        named = _SUFFIXES.get(PurePath(name).suffix.lower(), SourceKind.AUTO)
    if named in (SourceKind.JSONL, SourceKind.CSV, SourceKind.URLS):
        return named
    return _by_content(head.removeprefix(_BOM))


def _pack(head: bytes, name: str) -> SourceKind | None:
    if head.startswith(b"\x1f\x8b"):
        return SourceKind.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return SourceKind.EXCEL if name.lower().endswith(".xlsx") else SourceKind.ZIP
    return SourceKind.WARC if head.startswith(b"WARC/") else None


def _by_content(head: bytes) -> SourceKind:
    root = _XML.match(head)
    if root:
        return _ROOTS.get(root[1], SourceKind.AUTO)
    if _is_record(head):
        return SourceKind.JSONL
    return SourceKind.URLS if _is_list(head) else SourceKind.AUTO


def _is_record(head: bytes) -> bool:
    """Say whether the first line is a record, or may be one that is cut off."""
    first, newline, _ = head.partition(b"\n")
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return not newline and first.lstrip().startswith(b"{") and b'"text"' in first
    return isinstance(record, dict) and "text" in record


def _is_list(head: bytes) -> bool:
    lines = [line.strip() for line in head.split(b"\n")[:_MANY]]
    told = [line for line in lines if line and not line.startswith(b"#")]
    return bool(told) and all(_ADDRESS.fullmatch(line) for line in told)
