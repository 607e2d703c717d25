"""A page becomes the article that it carries: body, title, date and outlet."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import trafilatura

from tatanan.errors import UnreadableReport
from tatanan.read.page_dates import find_page_date
from tatanan.terms.text import PageFinding

SUSPICIOUSLY_SHORT = 250  # characters; a body below is a teaser, or the extractor missed it
LEAST_AGREEMENT = 0.5  # below this share of common words, two extractors saw different articles

_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CANONICAL = re.compile(r"<link\b[^>]*\brel\s*=\s*[\"']?canonical[^>]*>", re.IGNORECASE)
_STRUCTURED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIME = re.compile(r"<time\b[^>]*?\bdatetime\s*=\s*[\"']([^\"']{8,40})[\"']", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_HEAD = 200_000  # characters; a page without </head> is searched so far for its metadata
_DATE_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate",
    "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "content_published_date", "date",
)  # fmt: skip
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::)\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its body as extracted, and what its head declares."""

    body: str
    title: str | None = None
    published: date | None = None
    published_words: str | None = None
    outlet: str | None = None
    url: str | None = None
    findings: tuple[PageFinding, ...] = ()


def read_page(source: str, *, place: str = "the page", second_opinion: bool = False) -> Page:
    """Return the article of a page.

    A second extractor is asked where the first finds little, or where `second_opinion` is
    wanted; where the two disagree, a finding says so. Raises UnreadableReport where the page
    holds no article.
    """
    body = trafilatura.extract(source, fast=True, include_comments=False) or ""
    findings: tuple[PageFinding, ...] = ()
    if second_opinion or len(body) < SUSPICIOUSLY_SHORT:
        body, findings = _weighed(source, body)
    if not body.strip():
        raise UnreadableReport(
            f"{place} is a page without an article; give the page of one report, or its text"
        )
    meta = _metadata(source)
    words = _first(meta, _DATE_KEYS) or _date_in_page(source)
    found = find_page_date(words) if words else None
    return Page(
        body,
        _title(source, meta),
        found[0] if found else None,
        found[1] if found else None,
        meta.get("og:site_name") or meta.get("application-name"),
        _canonical(source) or meta.get("og:url"),
        findings,
    )


def _weighed(source: str, body: str) -> tuple[str, tuple[PageFinding, ...]]:
    """Return the better of two bodies, and a finding where they differ much."""
    other = _second_body(source)
    if not other:
        return body, ()
    agreement = _agreement(body, other)
    if agreement >= LEAST_AGREEMENT:
        return body, ()
    message = (
        f"two ways to find the article share {agreement:.0%} of their words "
        f"({len(body)} and {len(other)} characters); check the text against the page"
    )
    chosen = body if len(body) >= SUSPICIOUSLY_SHORT or len(other) < len(body) else other
    return chosen, (PageFinding("extraction-doubt", message),)


def _second_body(source: str) -> str:
    from readability import Document  # costs as much as the first extractor: only where asked

    try:
        summary = Document(source).summary(html_partial=True)
    except (ValueError, TypeError, AttributeError, ArithmeticError):
        return ""
    return _plain(re.sub(r"</(?:p|div|li|h\d|tr)>|<br\b[^>]*>", "\n", summary))


def _agreement(one: str, other: str) -> float:
    """Return twice the words in common over all words, from 0 to 1."""
    a, b = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _metadata(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.findall(_head(source)):
        held = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        key = held.get("property") or held.get("name") or held.get("itemprop")
        if key and held.get("content", "").strip():
            found.setdefault(key.lower(), html.unescape(held["content"]).strip())
    return found


def _head(source: str) -> str:
    end = source.find("</head>")
    return source[: end if end > 0 else _HEAD]


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _date_in_page(source: str) -> str | None:
    found = _STRUCTURED_DATE.search(source) or _TIME.search(source)
    return found[1] if found else None


def _canonical(source: str) -> str | None:
    link = _CANONICAL.search(_head(source))
    if not link:
        return None
    held = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(link[0])}
    address = held.get("href", "")
    return address if address.startswith("http") else None


def _title(source: str, meta: dict[str, str]) -> str | None:
    """Return the title: a sole heading that the head agrees with, or what the head says."""
    declared = list(_declared_titles(source, meta))
    headings = [_plain(h).strip() for h in _HEADING.findall(source)]
    for heading in headings:
        if any(heading and heading in title for title in declared) and len(heading) > len("Home"):
            return " ".join(heading.split())
    if declared:
        return _without_outlet(declared[0], meta.get("og:site_name"))
    return " ".join(headings[0].split()) if len(headings) == 1 else None


def _declared_titles(source: str, meta: dict[str, str]) -> Iterator[str]:
    for key in ("og:title", "twitter:title"):
        if key in meta:
            yield " ".join(meta[key].split())
    match = _TITLE.search(_head(source))
    if match and _plain(match[1]).strip():
        yield " ".join(_plain(match[1]).split())


def _without_outlet(title: str, outlet: str | None) -> str:
    """Return a title without the outlet's name behind a dash."""
    parts = _SUFFIX.split(title)
    last = parts[-1].casefold()
    if len(parts) > 1 and outlet and (last in outlet.casefold() or outlet.casefold() in last):
        return title[: title.rindex(parts[-1])].rstrip(" |–—-:")
    return title


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup))
