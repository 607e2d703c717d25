"""RSS and Atom feeds: what their items lead to, or what stands in the items themselves."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import feedparser
from lxml import html

from tatanan.errors import BadSource
from tatanan.gather.items import Gathered, Item, Missed, RecordLine
from tatanan.gather.links import Link
from tatanan.gather.streams import Blob, read_at_most
from tatanan.read.page_dates import find_page_date

LARGEST_FEED = 20_000_000  # bytes
_BLOCKS = ("p", "div", "br", "li", "tr", "blockquote", "h1", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed; what it does not say is None."""

    number: int
    id: str | None
    url: str | None
    title: str | None
    published: date | None
    text: str | None
    outlet: str | None

    @property
    def link(self) -> Link | None:
        """Where the item leads."""
        return Link(self.url, self.number, self.published) if self.url else None


def read_feed(blob: Blob) -> list[FeedItem]:
    """Return the items of a feed, in their order.

    Raises BadSource where it is too large or holds no item.
    """
    body = read_at_most(blob.stream, LARGEST_FEED)
    if len(body) > LARGEST_FEED:
        raise BadSource(f"{blob.name} has more than {LARGEST_FEED:,} bytes; give a smaller feed")
    headers = {"content-location": blob.url} if blob.url else {}
    if blob.declared:
        headers["content-type"] = f"application/xml; charset={blob.declared}"
    feed = feedparser.parse(io.BytesIO(body), response_headers=headers)
    if not feed.entries:
        reason = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        raise BadSource(f"{blob.name} is a feed without items{reason}; give another")
    outlet = feed.feed.get("title") or None
    return [_item(number, entry, outlet) for number, entry in enumerate(feed.entries, 1)]


def told_items(blob: Blob, items: list[FeedItem]) -> Iterator[Gathered]:
    """Yield what stands in the items themselves as records, without following their links."""
    for item in items:
        if item.text is None:
            error = BadSource(f"{blob.name}: item {item.number} has no text; follow its link")
            yield Missed(blob.root, blob.name, item.number, error)
            continue
        record = {
            "id": item.id or item.url or f"{blob.name}:{item.number}",
            "title": item.title,
            "published": item.published.isoformat() if item.published else None,
            "url": item.url,
            "outlet": item.outlet,
            "text": item.text,
        }
        known = {name: value for name, value in record.items() if value is not None}
        line = json.dumps(known, ensure_ascii=False).encode("utf-8", "replace")
        yield Item(blob.root, blob.name, item.number, RecordLine(line, item.number))


def plain_text(markup: str) -> str | None:
    r"""Return the words of a piece of a page, its blocks on lines of their own; None for none.

    >>> plain_text("<p>Xi bertemu <b>Putin</b>.</p><p>Keduanya di Astana.</p>")
    'Xi bertemu Putin.\nKeduanya di Astana.'
    """
    if not markup.strip():
        return None
    tree = html.fragment_fromstring(markup, create_parent="div")
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line) or None


def _item(number: int, entry: Any, outlet: str | None) -> FeedItem:  # noqa: ANN401 - feedparser's
    contents = [each.get("value", "") for each in entry.get("content", ())]
    markup = max((*contents, entry.get("summary", "")), key=len)
    return FeedItem(
        number,
        entry.get("id") or None,
        entry.get("link") or None,
        plain_text(entry.get("title", "")),
        _published(entry),
        plain_text(markup),
        outlet,
    )


def _published(entry: Any) -> date | None:  # noqa: ANN401 - feedparser's
    """Return the day that an item gives, as it is written: not the day in Greenwich."""
    words = entry.get("published") or ""
    found = find_page_date(words)
    if found:
        return found[0]
    parsed = entry.get("published_parsed")
    return date(*parsed[:3]) if parsed else None
