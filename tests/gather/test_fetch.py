"""Fetching: what servers may do to us and we to them. All servers are real, on this machine."""

import gzip
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from web_server import Page, article, serving

from tatanan.errors import NotFetched
from tatanan.gather import FetchRules
from tatanan.gather.fetch import Fetcher
from tatanan.gather.keeping import PageArchive
from tatanan.gather.links import Link
from tatanan.gather.pace import Clock
from tatanan.read import read_report

RULES = FetchRules(
    interval=0.0, silence=2.0, whole=4.0, allow_private=True, fresh=timedelta(0), retries=1
)
NOON = datetime(2024, 7, 3, 12, tzinfo=UTC)


class Time:
    """A clock that goes on only when somebody sleeps, and remembers how long."""

    def __init__(self):
        self.passed = 0.0
        self.slept = []

    def clock(self):
        """Return it as the fetcher wants it."""
        return Clock(
            self._sleep, lambda: self.passed, lambda: NOON + timedelta(seconds=self.passed)
        )

    def _sleep(self, seconds):
        self.slept.append(seconds)
        self.passed += seconds


@pytest.fixture
def time():
    """A clock of the test's own."""
    return Time()


@pytest.fixture
def fetch(tmp_path, time):
    """Fetch an address, by rules that may be changed; every call is a run of its own."""

    def run(url, **wishes):
        with closing(PageArchive(tmp_path / "pages", software="Tatanan")) as pages:
            fetcher = Fetcher(replace(RULES, **wishes), pages, clock=time.clock())
            return fetcher.fetch(Link(url, 1))

    return run


def test_a_page_is_fetched_with_what_the_server_says_of_it(fetch):
    """The report's address, day and text come from the page."""
    with serving({"/a": article("Peru thanks Chile")}) as site:
        capture = fetch(f"{site.url}/a#comments")
    report = read_report(capture)

    assert report.url == f"{site.url}/a"
    assert report.title == "Peru thanks Chile"
    assert report.published == date(2024, 7, 3)
    assert capture.declared == "utf-8"


def test_the_server_is_told_who_asks(fetch):
    """The user agent names the robot, and whom to write to."""
    with serving({"/a": article("A")}) as site:
        fetch(f"{site.url}/a", contact="desk@example.org")

    assert {"Tatanan"} == {headers["User-Agent"].split("/")[0] for _, headers in site.asked}
    assert "desk@example.org" in site.asked[0][1]["User-Agent"]


def test_robots_txt_is_obeyed(fetch):
    """What a host forbids is not asked for, and the rest is."""
    robots = Page(b"User-agent: *\nDisallow: /inside\n")
    with serving({"/robots.txt": robots, "/a": article("A")}) as site:
        fetch(f"{site.url}/a")
        with pytest.raises(NotFetched, match=r"/inside/b is not fetched: the robots\.txt"):
            fetch(f"{site.url}/inside/b")

        assert ["/a"] == site.paths()


def test_robots_txt_may_speak_to_us_by_name(fetch):
    """A rule for our name goes before the rule for all."""
    robots = Page(b"User-agent: *\nDisallow: /\n\nUser-agent: Tatanan\nDisallow: /private\n")
    with serving({"/robots.txt": robots, "/a": article("A")}) as site:
        assert fetch(f"{site.url}/a").body


def test_a_host_whose_robots_txt_fails_is_left_alone(fetch):
    """A server in trouble may forbid anything, so nothing is asked of it (RFC 9309)."""
    with serving({"/robots.txt": Page(b"", 500), "/a": article("A")}) as site:
        with pytest.raises(NotFetched, match=r"robots\.txt answers with status 500"):
            fetch(f"{site.url}/a")

        assert [] == site.paths()


def test_a_host_is_asked_at_a_pace(tmp_path, time):
    """Between two requests to one host lies the interval; robots.txt may ask for more."""
    robots = Page(b"User-agent: *\nCrawl-delay: 7\n")
    with (
        serving({"/robots.txt": robots, "/a": article("A"), "/b": article("B")}) as site,
        closing(PageArchive(tmp_path, software="Tatanan")) as pages,
    ):
        fetcher = Fetcher(replace(RULES, interval=3.0), pages, clock=time.clock())
        for path in "ab":
            fetcher.fetch(Link(f"{site.url}/{path}", 1))

    assert [3.0, 7.0] == time.slept


def test_a_server_that_says_nothing_is_left(fetch):
    """Silence has an end."""
    with (
        serving({"/a": Page(b"late", after=1.0)}) as site,
        pytest.raises(NotFetched, match=r"/a said nothing for 0\.2 s"),
    ):
            fetch(f"{site.url}/a", silence=0.2, retries=0)


def test_a_server_that_drips_is_left(fetch):
    """A byte now and then breaks the silence, and still the page has its time."""
    with (
        serving({"/a": Page(b"x" * 100, drip=0.05)}) as site,
        pytest.raises(NotFetched, match=r"/a takes longer than 0\.3 s"),
    ):
            fetch(f"{site.url}/a", whole=0.3, retries=0)


def test_a_page_that_is_too_large_is_left(fetch):
    """Not one byte more than was agreed is kept."""
    with (
        serving({"/a": Page(b"x" * 2000)}) as site,
        pytest.raises(NotFetched, match="more than 1,000 bytes"),
    ):
            fetch(f"{site.url}/a", largest=1000)


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_a_packed_page_is_unpacked(fetch, encoding, pack):
    """A server may pack what it sends."""
    page = article("Peru thanks Chile")
    packed = Page(pack(page.body), headers={"Content-Encoding": encoding})
    with serving({"/a": packed}) as site:
        assert page.body == fetch(f"{site.url}/a").body


def test_a_gzip_bomb_does_not_go_off(fetch):
    """A hundred megabytes packed into a hundred kilobytes stop at the limit."""
    bomb = Page(gzip.compress(bytes(10**8)), headers={"Content-Encoding": "gzip"})
    with (
        serving({"/a": bomb}) as site,
        pytest.raises(NotFetched, match="more than 1,000,000 bytes"),
    ):
            fetch(f"{site.url}/a", largest=10**6)


def test_a_badly_packed_page_is_refused(fetch):
    """What calls itself gzip and is none is no page."""
    with (
        serving({"/a": Page(b"not packed", headers={"Content-Encoding": "gzip"})}) as site,
        pytest.raises(NotFetched, match="packed badly"),
    ):
            fetch(f"{site.url}/a")


def test_a_wrong_charset_is_told_by_the_bytes(fetch):
    """A server that says Latin-1 and sends UTF-8 is not believed."""
    page = article("Türkiye")
    wrong = replace(page, headers={"Content-Type": "text/html; charset=ISO-8859-1"})
    with serving({"/a": wrong}) as site:
        assert read_report(fetch(f"{site.url}/a")).title == "Türkiye"


def test_redirects_are_followed_to_the_page(fetch):
    """The report bears the address of the page, not the one that led to it."""
    pages = {"/old": Page(status=301, headers={"Location": "/new"}), "/new": article("A")}
    with serving(pages) as site:
        assert f"{site.url}/new" == fetch(f"{site.url}/old").url


def test_redirects_come_to_an_end(fetch):
    """A page that leads to itself is left after a few rounds."""
    with (
        serving({"/a": Page(status=302, headers={"Location": "/a"})}) as site,
        pytest.raises(NotFetched, match="leads on more than 5 times"),
    ):
            fetch(f"{site.url}/a")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://127.0.0.1:9/", "127.0.0.1 is at 127.0.0.1, which is not in the public net"),
        ("http://[::ffff:127.0.0.1]/", "not in the public net"),
        ("http://2130706433/", "not in the public net"),
        ("http://0177.0.0.1/", "is no address"),
        ("http://0x7f.1/", "not in the public net"),
        ("http://169.254.169.254/latest/", "not in the public net"),
        ("http://localhost/", "not in the public net"),
        ("file:///etc/passwd", "give an http or https address"),
        ("ftp://example.org/a", "give an http or https address"),
        ("http://user:secret@example.org/", "holds a name or a password"),
    ],
)
def test_a_redirect_into_a_private_net_is_not_followed(fetch, target, why):
    """Every hop is checked as the first address was; only the first is let in here, by name."""
    def resolve(host, _port):
        return ["8.8.8.8"] if host == "paper.example" else _system(host)

    with serving({"/a": Page(status=302, headers={"Location": target})}) as site:
        port = site.url.rpartition(":")[2]
        with pytest.raises(NotFetched, match=why):
            _fetch_through(fetch, port, resolve)


def _system(host):
    from tatanan.gather.addresses import addresses_of

    return addresses_of(host, 80)


def _fetch_through(fetch, port, resolve):
    """Fetch from a host that is checked as a public one, and is the server of this test."""
    from tatanan.gather import transport

    class Here(transport.httpx.HTTPTransport):
        """A net in which one public machine is this one."""

        def handle_request(self, request):
            """Send what is for that machine to the server of this test."""
            if request.url.host == "8.8.8.8":
                request.url = request.url.copy_with(host="127.0.0.1")
            return super().handle_request(request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transport.httpx, "HTTPTransport", Here)
        return fetch(f"http://paper.example:{port}/a", allow_private=False, resolve=resolve)


def test_a_name_that_changes_its_address_gains_nothing(fetch):
    """The machine that was checked is the one that is asked: names are looked up once a hop."""
    looked_up = []

    def rebinding(host, _port):
        looked_up.append(host)
        return ["8.8.8.8"] if len(looked_up) < 3 else ["127.0.0.1"]

    with serving({"/a": article("A")}) as site:
        port = site.url.rpartition(":")[2]
        capture = _fetch_through(fetch, port, rebinding)

        assert b"Peru" in capture.body
        assert ["paper.example"] * 2 == looked_up  # robots.txt, and the page
        with pytest.raises(NotFetched, match="not in the public net"):
            _fetch_through(fetch, port, rebinding)


def test_private_addresses_are_refused_unless_they_are_allowed(fetch):
    """Without the flag, not even robots.txt of this machine is asked for."""
    with serving({"/a": article("A")}) as site:
        with pytest.raises(NotFetched, match="not in the public net; give --allow-private"):
            fetch(f"{site.url}/a", allow_private=False)

        assert [] == site.asked


def _etagged(headers):
    if headers.get("If-None-Match") == '"1"':
        return Page(status=304)
    return article("A", headers={"ETag": '"1"', "Last-Modified": "Wed, 03 Jul 2024 00:00:00 GMT"})


def test_a_page_that_has_not_changed_comes_from_where_it_is_kept(fetch):
    """The second run tells the server what it has, and takes the page out of its WARC."""
    with serving({"/a": _etagged}) as site:
        first, second = fetch(f"{site.url}/a"), fetch(f"{site.url}/a")

    assert first.body == second.body
    assert '"1"' == site.asked[-1][1]["If-None-Match"]
    assert "Wed, 03 Jul 2024 00:00:00 GMT" == site.asked[-1][1]["If-Modified-Since"]


def test_a_page_behind_a_redirect_is_asked_for_with_what_is_known(fetch):
    """What the page's server said is told to the page's server, not to the one before."""
    pages = {"/old": Page(status=302, headers={"Location": "/a"}), "/a": _etagged}
    with serving(pages) as site:
        first, second = fetch(f"{site.url}/old"), fetch(f"{site.url}/old")
    told = [(path, "If-None-Match" in headers) for path, headers in site.asked]

    assert first.body == second.body
    assert [("/robots.txt", False), ("/old", False), ("/a", True)] == told[-3:]


def test_a_page_seen_just_now_is_not_asked_for(fetch):
    """A run that was killed and begins again does not ask for everything once more."""
    with serving({"/a": article("A")}) as site:
        for _ in range(2):
            fetch(f"{site.url}/a", fresh=timedelta(hours=1))

        assert ["/a"] == site.paths()


def test_a_kept_page_that_is_damaged_is_fetched_again(fetch, tmp_path):
    """A damaged file costs a request and no more."""
    with serving({"/a": _etagged}) as site:
        whole = fetch(f"{site.url}/a").body
        (file,) = (tmp_path / "pages").glob("*.warc.gz")
        file.write_bytes(file.read_bytes()[:-40])

        assert whole == fetch(f"{site.url}/a").body
        assert "If-None-Match" not in site.asked[-1][1]


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(fetch, time):
    """After 429 the page is asked for again when Retry-After is over."""
    busy = Page(b"", 429, {"Retry-After": "17"})
    with serving({"/a": [busy, article("A")]}) as site:
        fetch(f"{site.url}/a")

        assert ["/a", "/a"] == site.paths()
    assert [17.0] == time.slept


@pytest.mark.parametrize("wish", ["900", "Wed, 03 Jul 2024 13:00:00 GMT"])
def test_a_server_that_asks_for_too_long_a_wait_is_left(fetch, time, wish):
    """Nobody waits an hour; the error says how long it would be."""
    with (
        serving({"/a": Page(b"", 503, {"Retry-After": wish})}) as site,
        pytest.raises(NotFetched, match=r"busy \(status 503\) and asks to wait"),
    ):
            fetch(f"{site.url}/a")

    assert [] == time.slept


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_page_that_is_not_there_is_told_by_its_status(fetch, status):
    """A page of errors is no report."""
    with (
        serving({"/a": replace(article("Gone"), status=status)}) as site,
        pytest.raises(NotFetched, match=f"/a answers with status {status}"),
    ):
            fetch(f"{site.url}/a")


def test_a_server_that_is_not_there_is_told(fetch):
    """Nothing listens there any more."""
    with serving({}) as site:
        pass

    with pytest.raises(NotFetched, match=r"robots\.txt cannot be reached"):
        fetch(f"{site.url}/a", retries=0)


def test_many_addresses_come_in_their_order(tmp_path):
    """A slow page holds up those after it and does not change places; errors keep theirs."""
    pages = {"/1": article("1", after=0.2), "/3": article("3")}
    with (
        serving(pages) as site,
        closing(PageArchive(tmp_path, software="Tatanan")) as kept,
    ):
        links = [Link(f"{site.url}/{number}", number) for number in (1, 2, 3)]
        found = list(Fetcher(RULES, kept).fetch_all(links))

    assert [1, 2, 3] == [link.offset for link, _ in found]
    assert [False, True, False] == [isinstance(page, NotFetched) for _, page in found]
