"""Pages from the web: by robots.txt, at a pace, within limits, and each kept as WARC."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import Message
from importlib.metadata import version
from threading import Lock
from urllib.parse import urljoin

from protego import Protego

from tatanan.errors import NotFetched
from tatanan.gather.addresses import Resolve
from tatanan.gather.keeping import Kept, PageArchive
from tatanan.gather.links import Link
from tatanan.gather.pace import Clock, Host, retry_after
from tatanan.gather.transport import Answer, Slow, Wire, parse_address
from tatanan.gather.warc_records import Response
from tatanan.terms.text import Capture

ROBOT = "Tatanan"  # the name by which robots.txt may speak to us
_OK, _UNCHANGED = 200, 304
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 500, 502, 503, 504})
_GONE = range(400, 500)  # of robots.txt: there is none, so everything may be fetched (RFC 9309)
_LARGEST_ROBOTS = 512_000  # bytes; RFC 9309 asks for 500 KiB at least
_FIRST_WAIT = 2.0  # seconds before a busy server is asked again; doubled each time


@dataclass(frozen=True, slots=True)
class FetchRules:
    """How pages are fetched.

    `interval` is how many seconds lie between two requests to one host (robots.txt may ask for
    more), `at_once` how many hosts are asked at a time. A busy server is asked again `retries`
    times, if it does not want more than `longest_wait` seconds. A page that was seen less than
    `fresh` ago is not asked for again. `contact` (an address of mail or of a page) is told to
    servers, so that they know whom to complain to.
    """

    interval: float = 1.0
    at_once: int = 8
    redirects: int = 5
    retries: int = 2
    longest_wait: float = 120.0
    silence: float = 20.0
    whole: float = 120.0
    largest: int = 20_000_000
    fresh: timedelta = timedelta(hours=1)
    contact: str | None = None
    allow_private: bool = False
    resolve: Resolve | None = None

    @property
    def user_agent(self) -> str:
        """Who we say we are."""
        whom = f"; {self.contact}" if self.contact else ""
        return f"{ROBOT}/{version('tatanan')} (reads news reports for research{whom})"

    @property
    def wire(self) -> Wire:
        """How a single request is sent."""
        return Wire(
            self.user_agent, self.silence, self.whole, self.largest, self.allow_private,
            self.resolve,
        )


class Fetcher:
    """Fetches pages, and keeps each. Several threads may ask it."""

    def __init__(
        self, rules: FetchRules, pages: PageArchive, *, clock: Clock | None = None
    ) -> None:
        self._rules = rules
        self._wire = rules.wire
        self._pages = pages
        self._clock = clock or Clock()
        self._hosts: defaultdict[str, Host] = defaultdict(Host)
        self._lock = Lock()

    def fetch_all(self, links: Iterable[Link]) -> Iterator[tuple[Link, Capture | NotFetched]]:
        """Yield what is behind each address, in their order, while others are being fetched."""
        waiting: deque[tuple[Link, Future[Capture | NotFetched]]] = deque()
        with ThreadPoolExecutor(self._rules.at_once) as pool:
            try:
                for link in links:
                    waiting.append((link, pool.submit(self._tried, link)))
                    if len(waiting) > self._rules.at_once:
                        yield _first(waiting)
                while waiting:
                    yield _first(waiting)
            finally:
                for _, future in waiting:
                    future.cancel()

    def fetch(self, link: Link) -> Capture:
        """Return the page behind an address.

        Raises NotFetched where it must not be fetched, or is not to be had.
        """
        url = str(parse_address(link.url))
        kept = self._pages.find(url)
        if kept and self._clock.now() - kept.day < self._rules.fresh:
            body = self._pages.body(kept)
            if body is not None:
                return _capture(kept, body, link)
        return self._followed(url, kept, link)

    def _tried(self, link: Link) -> Capture | NotFetched:
        try:
            return self.fetch(link)
        except NotFetched as error:
            return error

    def _followed(self, asked: str, kept: Kept | None, link: Link) -> Capture:
        """Follow redirects to the page; every one is checked as the first address was."""
        url = asked
        body = self._pages.body(kept) if kept else None
        for _ in range(self._rules.redirects + 1):
            self._check_robots(url)
            known = kept if kept and body is not None and kept.url == url else None
            answer = self._answer(url, _conditions(known))
            if known and body is not None and answer.status == _UNCHANGED:
                again = replace(known, retrieved=self._clock.now().isoformat())
                self._pages.seen_again(again)
                return _capture(again, body, link)
            if answer.status not in _MOVED or not answer.header("location"):
                return self._kept(asked, answer, link)
            url = str(parse_address(urljoin(url, answer.header("location") or "")))
        most = self._rules.redirects
        raise NotFetched(f"{asked} leads on more than {most} times; it is left out")

    def _kept(self, asked: str, answer: Answer, link: Link) -> Capture:
        if answer.status != _OK:
            raise NotFetched(f"{answer.url} answers with status {answer.status}")
        media_type, charset = _content_type(answer.header("content-type"))
        response = Response(
            answer.url, answer.address, self._clock.now(), answer.status, answer.headers,
            answer.body,
        )
        kept = self._pages.keep(
            response, asked=asked, etag=answer.header("etag"),
            modified=answer.header("last-modified"), media_type=media_type, charset=charset,
        )
        return _capture(kept, answer.body, link)

    def _check_robots(self, url: str) -> None:
        host = self._host(url)
        with host.lock:
            if not host.asked_robots:
                host.robots, host.refusal = self._robots(url)
                host.asked_robots = True
        if host.refusal:
            raise NotFetched(f"{url} is not fetched: {host.refusal}")
        if host.robots and not host.robots.can_fetch(url, ROBOT):
            raise NotFetched(f"{url} is not fetched: the robots.txt of its host forbids it")

    def _robots(self, url: str) -> tuple[Protego | None, str | None]:
        """Return the rules of a host's robots.txt, or why nothing of the host may be fetched."""
        place = urljoin(url, "/robots.txt")
        try:
            for _ in range(self._rules.redirects + 1):
                answer = self._answer(place, {}, of=url)
                if answer.status not in _MOVED or not answer.header("location"):
                    break
                place = str(parse_address(urljoin(place, answer.header("location") or "")))
        except NotFetched as error:
            return None, f"its robots.txt could not be read ({error})"
        if answer.status == _OK:
            return Protego.parse(answer.body[:_LARGEST_ROBOTS].decode("utf-8", "replace")), None
        if answer.status in _GONE:
            return None, None
        return None, f"its robots.txt answers with status {answer.status}"

    def _answer(self, url: str, wishes: dict[str, str], *, of: str | None = None) -> Answer:
        """Return what a server answers; one that is busy or slow is asked again."""
        host = self._host(of or url)
        for left in range(self._rules.retries, -1, -1):
            with host.lock:
                host.take_turn(self._clock, self._interval(host))
                try:
                    answer = self._wire.ask(url, wishes=wishes)
                except Slow:
                    if not left:
                        raise
                    continue
                if answer.status not in _BUSY or not left:
                    return answer
                self._wait(host, answer, left)
        raise AssertionError("the last try returns or raises")

    def _wait(self, host: Host, answer: Answer, left: int) -> None:
        """Leave a busy host alone, for as long as it asks or a little longer each time."""
        wish = retry_after(answer.header("retry-after"), now=self._clock.now())
        own = _FIRST_WAIT * float(2 ** (self._rules.retries - left))
        wait = own if wish is None else wish
        if wait > self._rules.longest_wait:
            raise Slow(
                f"{answer.url} is busy (status {answer.status}) and asks to wait {wait:,.0f} s; "
                "try again then"
            )
        host.free_at = self._clock.seconds() + max(wait, self._interval(host))

    def _interval(self, host: Host) -> float:
        wish = host.robots.crawl_delay(ROBOT) if host.robots else None
        return min(max(self._rules.interval, wish or 0.0), self._rules.longest_wait)

    def _host(self, url: str) -> Host:
        with self._lock:
            parsed = parse_address(url)
            return self._hosts[f"{parsed.scheme}://{parsed.netloc.decode('ascii').lower()}"]


def _first(
    waiting: deque[tuple[Link, Future[Capture | NotFetched]]],
) -> tuple[Link, Capture | NotFetched]:
    link, future = waiting.popleft()
    return link, future.result()


def _conditions(kept: Kept | None) -> dict[str, str]:
    """Return what to tell a server that may answer: not changed since."""
    told = {
        "If-None-Match": kept.etag if kept else None,
        "If-Modified-Since": kept.modified if kept else None,
    }
    return {name: value for name, value in told.items() if value}


def _capture(kept: Kept, body: bytes, link: Link) -> Capture:
    return Capture(
        body, url=kept.url, media_type=kept.media_type, declared=kept.charset,
        retrieved=kept.day, published=link.published,
    )


def _content_type(value: str | None) -> tuple[str | None, str | None]:
    """Return the media type and the charset that a server declares.

    >>> _content_type("text/html; charset=ISO-8859-1")
    ('text/html', 'iso-8859-1')
    """
    if not value:
        return None, None
    message = Message()
    message["content-type"] = value
    charset = message.get_content_charset()
    return message.get_content_type(), charset
