"""Addresses that a source leads to: those of a list, or of a sitemap."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from tatanan.errors import BadSource
from tatanan.gather.streams import Blob, read_at_most
from tatanan.read.page_dates import find_page_date

LARGEST_SITEMAP = 52_428_800  # bytes, by sitemaps.org
_LONGEST_LINE = 8192
_SCHEME = re.compile(rb"https?://", re.IGNORECASE)
_DAY = ("publication_date",)  # of news sitemaps; `lastmod` is the day of a change, not of the news


@dataclass(frozen=True, slots=True)
class Link:
    """An address, where it stands in its source, from 1, and the day that the source gives."""

    url: str
    offset: int
    published: date | None = None


def read_urls(blob: Blob) -> Iterator[Link]:
    """Yield the addresses of a list, one a line; blank lines and those with # are passed over.

    Raises BadSource for a line that is no address.
    """
    number = 0
    while line := blob.stream.readline(_LONGEST_LINE):
        number += 1
        words = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not words or words.startswith(b"#"):
            continue
        if not _SCHEME.match(words) or len(line) == _LONGEST_LINE:
            shown = words[:80].decode("utf-8", "replace")
            raise BadSource(
                f"{blob.name}: line {number} is no address ({shown!r}); write http:// or https://"
                " addresses, one a line"
            )
        yield Link(words.decode("utf-8", "replace"), number)


def read_sitemap(blob: Blob) -> Iterator[Link]:
    """Yield the addresses of a sitemap, or of the sitemaps of an index, in their order.

    Raises BadSource where it is too large or no XML.
    """
    body = read_at_most(blob.stream, LARGEST_SITEMAP)
    if len(body) > LARGEST_SITEMAP:
        raise BadSource(f"{blob.name} has more than the {LARGEST_SITEMAP:,} bytes of a sitemap")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(body, parser)
    if root is None:
        raise BadSource(f"{blob.name} is no XML; give a sitemap")
    places = (child for child in root if isinstance(child.tag, str))
    for number, place in enumerate(places, 1):
        url = _text(place, "loc")
        if url:
            yield Link(url, number, _published(place))


def _published(place: etree._Element) -> date | None:
    words = next(filter(None, (_text(place, name) for name in _DAY)), None)
    found = find_page_date(words) if words else None
    return found[0] if found else None


def _text(place: etree._Element, name: str) -> str | None:
    """Return the words of the first element of a name, in whatever namespace."""
    for each in place.iter():
        if isinstance(each.tag, str) and etree.QName(each).localname == name:
            return (each.text or "").strip() or None
    return None
