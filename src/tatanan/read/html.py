"""A page becomes the article that it carries: body, title, date and outlet."""

import html
import re
from collections.abc import Iterator

import trafilatura

from tatanan.errors import UnreadableReport
from tatanan.read.page_dates import find_page_date
from tatanan.read.source import Source
from tatanan.terms.text import PageFinding

SUSPICIOUSLY_SHORT = 250  # characters; a body below is a teaser, or the extractor missed it
LEAST_AGREEMENT = 0.5  # below this share of common words, two extractors saw different articles

_META = re.compile(r"<meta\b[^>]*>")
_OLD_META = re.compile(r"<META\b[^>]*>")
_WANTED = re.compile(r"og:(?:title|site_name|url)|twitter:title|application-name|[dD]ate|[pP]ub")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<link\b[^>]*>")
_STRUCTURED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIME = re.compile(r"<time\b[^>]*?\bdatetime\s*=\s*[\"']([^\"']{8,40})[\"']")
_SHORTEST_TITLE = 8  # characters; "Home" and "News" are headings of a site
_WORD = re.compile(r"\w+")
_HEAD = 200_000  # characters; a page without </head> is searched so far for its metadata
_DATE_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate",
    "publication_date", "dc.date.issued", "dc.date", "parsely-pub-date",
    "sailthru.date", "content_published_date", "date",
)  # fmt: skip
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::)\s+")


def read_page(source: str, *, place: str = "the page", second_opinion: bool = False) -> Source:
    """Return the article of a page, its title apart, as extracted.

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
    head = _head(source)
    meta = _metadata(head)
    words = _first(meta, _DATE_KEYS) or _date_in_page(source)
    found = find_page_date(words) if words else None
    return Source(
        body,
        _title(source, head, meta),
        found[0] if found else None,
        found[1] if found else None,
        meta.get("og:site_name") or meta.get("application-name"),
        _canonical(head) or meta.get("og:url"),
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
    from readability import Document

    try:
        summary = Document(source).summary(html_partial=True)
    except (ValueError, TypeError, AttributeError, ArithmeticError):
        return ""
    return _plain(re.sub(r"</(?:p|div|li|h\d|tr)>|<br\b[^>]*>", "\n", summary))


def _agreement(one: str, other: str) -> float:
    """Return twice the words in common over all words, from 0 to 1."""
    a, b = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _metadata(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in filter(_WANTED.search, _META.findall(head) or _OLD_META.findall(head)):
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


def _canonical(head: str) -> str | None:
    link = next((tag for tag in _LINK.findall(head) if "canonical" in tag), None)
    if not link:
        return None
    held = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(link)}
    address = held.get("href", "")
    return address if address.startswith("http") else None


def _title(source: str, head: str, meta: dict[str, str]) -> str | None:
    """Return the title that the head declares, or the heading where that has an outlet behind."""
    declared = list(_declared_titles(head, meta))
    if declared and not _SUFFIX.search(declared[0]):
        return declared[0]
    headings = list(_headings(source))
    for heading in headings:
        if len(heading) >= _SHORTEST_TITLE and any(heading in title for title in declared):
            return heading
    if declared:
        return _without_outlet(declared[0], meta.get("og:site_name"))
    return headings[0] if len(headings) == 1 else None


def _headings(source: str) -> Iterator[str]:
    at = source.find("<h1")
    while at >= 0:
        end = source.find("</h1>", at)
        if end < 0:
            return
        heading = " ".join(_plain(source[at:end]).split())
        if heading:
            yield heading
        at = source.find("<h1", end)


def _declared_titles(head: str, meta: dict[str, str]) -> Iterator[str]:
    for key in ("og:title", "twitter:title"):
        if key in meta:
            yield " ".join(meta[key].split())
    match = _TITLE.search(head)
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
