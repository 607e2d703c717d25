"""The wire: one request to a checked address, with limits on time and size."""

import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import httpx

from tatanan.errors import NotFetched
from tatanan.gather.addresses import Resolve, addresses_of, public_addresses

_PORTS = {"http": 80, "https": 443}
_PACKED = 1 << 16  # bytes unpacked at a time


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its body as it was unpacked, and which machine it was."""

    url: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return a header, None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Wire:
    """How requests are sent: who we say we are, and what is borne.

    `silence` is how many seconds a server may say nothing, `whole` how many a page may take in
    all, `largest` how many bytes it may have. `resolve` is how names are looked up; None asks
    the system.
    """

    user_agent: str
    silence: float = 20.0
    whole: float = 120.0
    largest: int = 20_000_000
    allow_private: bool = False
    resolve: Resolve | None = None

    def ask(self, url: str, *, wishes: dict[str, str]) -> Answer:
        """Return what a server answers to one request; a redirect is an answer, too.

        Raises NotFetched where the address must not be asked, or the answer is too slow, too
        large or broken.
        """
        parsed = parse_address(url)
        headers = {
            "User-Agent": self.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            **wishes,
        }
        refusal: Exception | None = None
        for address in self._addresses(parsed):
            try:
                return self._ask(parsed, address, headers)
            except httpx.ConnectError as error:  # the next address may be in reach
                refusal = error
            except httpx.TimeoutException as error:
                raise Slow(f"{url} said nothing for {self.silence:g} s") from error
            except httpx.HTTPError as error:
                raise Slow(f"{url} could not be had ({error})") from error
        raise Slow(f"{url} cannot be reached ({refusal})") from refusal

    def _addresses(self, url: httpx.URL) -> list[str]:
        port = url.port or _PORTS[url.scheme]
        find = addresses_of if self.allow_private else public_addresses
        return find(url.host, port, resolve=self.resolve)

    def _ask(self, url: httpx.URL, address: str, headers: dict[str, str]) -> Answer:
        """Ask the machine at an address, which was checked, in the name of the host."""
        transport = httpx.HTTPTransport(verify=_certificates(), trust_env=False)
        request = httpx.Request(
            "GET",
            url.copy_with(host=address),
            headers={"Host": url.netloc.decode("ascii"), **headers},
            extensions={
                "sni_hostname": url.host, "timeout": httpx.Timeout(self.silence).as_dict()
            },
        )
        until = time.monotonic() + self.whole
        with transport:
            response = transport.handle_request(request)
            try:
                body = self._body(response, str(url), until)
            finally:
                response.close()
        return Answer(
            str(url), address, response.status_code, tuple(response.headers.multi_items()), body
        )

    def _body(self, response: httpx.Response, url: str, until: float) -> bytes:
        body = bytearray()
        for chunk in _unpacked(response, url, lambda: _check_time(url, until, self.whole)):
            body += chunk
            if len(body) > self.largest:
                raise NotFetched(f"{url} has more than {self.largest:,} bytes; it is left out")
        return bytes(body)


class Slow(NotFetched):
    """A server did not answer, or broke off; it may answer when it is asked again."""


def parse_address(url: str) -> httpx.URL:
    """Return an address in parts.

    Raises NotFetched where it is no address of a page on the web.

    >>> parse_address("file:///etc/passwd")
    Traceback (most recent call last):
    ...
    tatanan.errors.NotFetched: file:///etc/passwd is not fetched; give an http or https address
    """
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise NotFetched(f"{url!r} is no address ({error}); correct it") from error
    if parsed.scheme not in _PORTS or not parsed.host:
        raise NotFetched(f"{url} is not fetched; give an http or https address")
    if parsed.userinfo:
        raise NotFetched(f"the address of {parsed.host} holds a name or a password; leave it out")
    return parsed.copy_with(fragment=None)


def _check_time(url: str, until: float, whole: float) -> None:
    if time.monotonic() > until:
        raise Slow(f"{url} takes longer than {whole:g} s; it is left out")


def _unpacked(
    response: httpx.Response, url: str, check: Callable[[], None]
) -> Iterator[bytes]:
    """Yield the body in pieces, never much at once, however well it is packed."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        for chunk in response.iter_raw():
            check()
            yield chunk
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise NotFetched(f"{url} is packed as {encoding!r}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, by their heads
    try:
        for chunk in response.iter_raw():
            check()
            rest = chunk
            while rest:
                yield unpacker.decompress(rest, _PACKED)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise NotFetched(f"{url} is packed badly ({error})") from error


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    """Return the authorities that are trusted; reading them takes a moment, so it is done once."""
    return httpx.create_ssl_context(trust_env=False)
