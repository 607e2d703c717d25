"""Where reports come from: files, folders, exports, feeds, archives, the web; in any mixture.

What cannot be had comes out as the error that says so, in its place, so that one bad source
never stops the others.
"""

import glob
import io
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from tatanan.errors import BadSource, NotFetched, TatananError
from tatanan.gather.archives import read_gzip, read_zip
from tatanan.gather.exports import read_csv, read_excel
from tatanan.gather.feeds import read_feed, told_items
from tatanan.gather.fetch import Fetcher, FetchRules
from tatanan.gather.items import Gathered, Item, Missed, RecordLine, capture_item
from tatanan.gather.keeping import PageArchive
from tatanan.gather.kinds import SourceKind, is_a_source, kind_of, known_suffixes
from tatanan.gather.links import Link, read_sitemap, read_urls
from tatanan.gather.meter import Meter
from tatanan.gather.streams import HEAD, Blob, Limits, Watched, buffered, peeked, read_at_most
from tatanan.gather.warc import read_warc
from tatanan.read.decode import MAX_BYTES
from tatanan.terms.text import Capture

STANDARD_INPUT = "-"
_MAGIC = frozenset("*?[")
_SCHEME = "://"
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile)
_OPEN_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is wanted of sources.

    `kind` is what they hold where that is not to be seen; `columns` which column of an export
    holds a field. With `follow`, the addresses of feeds, sitemaps and lists are fetched, and the
    pages kept in `pages`; without it, only what stands in the items of feeds is taken.
    """

    kind: SourceKind = SourceKind.AUTO
    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = True
    pages: Path | None = None
    fetching: FetchRules = field(default_factory=FetchRules)
    limits: Limits = field(default_factory=Limits)


def gather(
    sources: Iterable[str], wanted: Gathering | None = None, *,
    standard_input: BinaryIO | None = None, meter: Meter | None = None,
) -> Iterator[Gathered]:
    """Yield the items of all sources, in order, not read yet; and what could not be had.

    A source is a file, a folder (with all that lies beneath it, by name), a pattern
    (`berita/*.jsonl`), an address, or `-` for standard input.
    """
    with ExitStack() as stack:
        gatherer = _Gatherer(wanted or Gathering(), stack, meter or Meter())
        yield from gatherer.all(list(sources), standard_input or sys.stdin.buffer)


class _Gatherer:
    """Turns sources into items; knows which addresses it has been at."""

    def __init__(self, wanted: Gathering, stack: ExitStack, meter: Meter) -> None:
        self._wanted = wanted
        self._stack = stack
        self._meter = meter
        self._fetcher: Fetcher | None = None
        self._seen: set[str] = set()
        self._readers: Mapping[SourceKind, Callable[[Blob], Iterator[Gathered]]] = {
            SourceKind.GZIP: lambda b: read_gzip(b, limits=wanted.limits, read=self.read),
            SourceKind.ZIP: lambda b: read_zip(b, limits=wanted.limits, read=self.read),
            SourceKind.CSV: lambda b: read_csv(b, columns=wanted.columns, follow=self._follow),
            SourceKind.EXCEL: lambda b: read_excel(
                b, columns=wanted.columns, limits=wanted.limits, follow=self._follow),
            SourceKind.JSONL: read_lines,
            SourceKind.WARC: read_warc,
            SourceKind.FEED: self._feed,
            SourceKind.SITEMAP: lambda b: self._follow(read_sitemap(b), b),
            SourceKind.URLS: lambda b: self._follow(read_urls(b), b),
        }

    def all(self, sources: list[str], standard_input: BinaryIO) -> Iterator[Gathered]:
        """Yield what all sources hold."""
        places = [(source, _files_of(source)) for source in sources]
        if None not in (place for _, place in places):
            files = (p for _, place in places if isinstance(place, list) for p in place)
            self._meter.total = sum(map(_size, files))
        for source, place in places:
            if isinstance(place, BadSource):
                yield Missed(source, source, None, place)
            elif place is None:
                yield from self._stream(source, standard_input)
            else:
                for path in place:
                    yield from self._file(path)

    def read(self, blob: Blob) -> Iterator[Gathered]:
        """Yield what a blob holds, whatever it is, and the error where it breaks off."""
        try:
            head, stream = peeked(blob.stream)
            kind = kind_of(
                head, blob.name, wish=self._wanted.kind, media_type=blob.media_type)
            read = self._readers.get(kind, _capture)
            yield from read(replace(blob, stream=stream))
        except TatananError as error:
            yield Missed(blob.root, blob.name, None, error)
        except _BROKEN as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            broken = BadSource(f"{blob.name} cannot be read ({reason}); get it again")
            yield Missed(blob.root, blob.name, None, broken)

    def _stream(self, source: str, standard_input: BinaryIO) -> Iterator[Gathered]:
        if source == STANDARD_INPUT:
            return self.read(Blob(source, "standard input", standard_input))
        return self._fetched([Link(source, 0)], Blob(source, source, io.BytesIO(), depth=-1))

    def _file(self, path: Path) -> Iterator[Gathered]:
        name, before = str(path), self._meter.done

        def told(count: int) -> None:
            self._meter.done = before + count

        try:
            with path.open("rb") as file:
                stream = buffered(Watched(file, told))
                yield from self.read(Blob(name, name, stream, path=path))
        except OSError as error:
            reason = error.strerror or str(error)
            missing = BadSource(f"{name}: {reason}; name a file or a folder that can be read")
            yield Missed(name, name, None, missing)
        self._meter.done = before + _size(path)

    def _feed(self, blob: Blob) -> Iterator[Gathered]:
        items = read_feed(blob)
        if not self._wanted.follow:
            return told_items(blob, items)
        lone = [item for item in items if item.link is None]
        return _both(self._follow((i.link for i in items if i.link), blob), told_items(blob, lone))

    def _follow(self, links: Iterable[Link], blob: Blob) -> Iterator[Gathered]:
        if not self._wanted.follow:
            raise BadSource(f"{blob.name} holds addresses only, and nothing is to be fetched")
        if blob.depth >= self._wanted.limits.depth:
            raise BadSource(f"{blob.name}: lists lead to lists too often; name the last one")
        return self._fetched(links, blob)

    def _fetched(self, links: Iterable[Link], blob: Blob) -> Iterator[Gathered]:
        """Yield what is behind addresses that have not been asked for yet."""
        fresh = (link for link in links if self._is_new(link))
        for link, page in self._fetches().fetch_all(fresh):
            if isinstance(page, NotFetched):
                yield Missed(link.url, link.url, None, page)
                continue
            inner = Blob(
                link.url, page.url or link.url, io.BytesIO(page.body), None, page.media_type,
                page.declared, page.url, blob.depth + 1,
            )
            yield from self._page(inner, page)

    def _page(self, blob: Blob, page: Capture) -> Iterator[Gathered]:
        wish = SourceKind.AUTO if blob.depth else self._wanted.kind
        kind = kind_of(page.body[:HEAD], blob.name, wish=wish, media_type=page.media_type)
        if kind in self._readers:
            return self.read(blob)
        return iter([capture_item(blob.root, blob.name, page)])

    def _is_new(self, link: Link) -> bool:
        if link.url in self._seen:
            return False
        self._seen.add(link.url)
        return True

    def _fetches(self) -> Fetcher:
        if self._fetcher is None:
            if self._wanted.pages is None:
                raise BadSource("pages that are fetched are kept; name a folder for them")
            rules = self._wanted.fetching
            pages = PageArchive(self._wanted.pages, software=rules.user_agent)
            self._stack.enter_context(closing(pages))
            self._fetcher = Fetcher(rules, pages)
        return self._fetcher


def read_lines(blob: Blob) -> Iterator[Gathered]:
    """Yield the lines of JSONL as records, not read yet; blank lines are passed over."""
    number = 0
    while line := blob.stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            error = BadSource(f"{blob.name}: line {number} has more than {MAX_BYTES:,} bytes")
            yield Missed(blob.root, blob.name, number, error)
            while line and not line.endswith(b"\n"):
                line = blob.stream.readline(MAX_BYTES)
        elif line.strip():
            yield Item(blob.root, blob.name, number, RecordLine(line.rstrip(b"\r\n"), number))


def _capture(blob: Blob) -> Iterator[Gathered]:
    """Yield a blob as one capture; whoever reads it refuses what is no report."""
    capture = Capture(
        read_at_most(blob.stream, MAX_BYTES), url=blob.url, media_type=blob.media_type,
        declared=blob.declared,
    )
    yield capture_item(blob.root, blob.name, capture)


def _both(one: Iterable[Gathered], other: Iterable[Gathered]) -> Iterator[Gathered]:
    yield from one
    yield from other


def _files_of(source: str) -> list[Path] | BadSource | None:
    """Return the files of a source; None where it is standard input or on the web."""
    if source == STANDARD_INPUT or source.lower().startswith(_OPEN_WEB):
        return None
    if _SCHEME in source and not Path(source).exists():
        return BadSource(f"{source} is not fetched; give an http or https address, or a file")
    path = Path(source)
    if path.is_dir():
        return sorted(_beneath(path)) or _empty(source)
    if not path.exists() and _MAGIC & set(source):
        found = sorted(Path(name) for name in glob.glob(source, recursive=True))  # noqa: PTH207 - takes absolute ones
        files = [path for path in found if path.is_file()]
        return files or BadSource(f"{source} fits no file; correct the pattern")
    return [path]


def _beneath(folder: Path) -> Iterator[Path]:
    """Yield the sources under a folder; links to folders and hidden ones are not entered."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if is_a_source(name) and not name.startswith("."):
                yield Path(place, name)


def _empty(source: str) -> BadSource:
    endings = ", ".join(known_suffixes())
    return BadSource(f"{source}: the folder holds no source; put files into it ({endings})")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
