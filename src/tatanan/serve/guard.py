"""What every request has to pass, before anything is looked at: whom, whence, how much, how often.

Plain ASGI, so that nothing of a request is read before it is let in.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tatanan.serve.pace import Meter
from tatanan.serve.problems import Problem, problem_response
from tatanan.serve.settings import API, Settings

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_POLICY: Final = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " object-src 'none'"
)
HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets requests in that are meant for this server, and sends every answer with its headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        limits = settings.limits
        self._asking, self._coding, self._signing_in = (
            Meter(pace) for pace in (limits.asking, limits.coding, limits.signing_in)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        send = _with_headers(send, scope["path"])
        try:
            most = self._check(scope)
        except Problem as problem:
            refusal = problem_response(
                problem.status_code, problem.name, problem.detail, remedy=problem.remedy,
                headers=dict(problem.headers or {}))
            await refusal(scope, receive, send)
            return
        await self._app(scope, _counted(receive, most), send)

    def _check(self, scope: Scope) -> int:
        """Return how many bytes the body may have; raise Problem where nothing is let in."""
        headers = _headers(scope)
        host = headers.get("host", "").lower()
        if host not in self._settings.hosts:
            raise Problem(421, "foreign-host", f"This server is not {host!r:.100}.",
                          remedy="Ask it by the address that it printed; --allow-host adds a name.")
        self._check_origin(scope["method"], headers, host)
        self._check_pace(scope)
        limits = self._settings.limits
        most = next((most for start, most in (
            (f"{API}/files", limits.file), (f"{API}/store/write/", limits.batch))
            if scope["path"].startswith(start)), limits.body)
        declared = headers.get("content-length", "0")
        if not declared.isascii() or not declared.isdigit():
            raise Problem(400, "bad-request", "The length of the body is no number.")
        if int(declared) > most:
            raise _too_large(most)
        return most

    def _check_origin(self, method: str, headers: Mapping[str, str], host: str) -> None:
        """Refuse what a page of another site asks for, and a browser that does not say whose."""
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host:
            raise _wrong_origin()
        if headers.get("sec-fetch-site") in ("cross-site", "same-site") and (
            method not in _SAFE or headers.get("sec-fetch-mode") != "navigate"
        ):
            raise _wrong_origin()
        vouched = self._settings.cookie in headers.get("cookie", "") or (
            (self._settings.trusted_header or "").lower() in headers)
        if method not in _SAFE and origin is None and vouched and "authorization" not in headers:
            raise _wrong_origin()

    def _check_pace(self, scope: Scope) -> None:
        client = scope["client"][0] if scope.get("client") else "somebody"
        path, method = scope["path"], scope["method"]
        wait = self._asking.wait(client)
        if method == "POST" and path in (f"{API}/read", f"{API}/files", f"{API}/lexicon/try"):
            wait = wait or self._coding.wait(client)
        if method == "POST" and path == f"{API}/session":
            wait = wait or self._signing_in.wait(client)
        if wait:
            raise Problem(429, "too-many", "So much cannot be asked at once.",
                          remedy=f"Wait {wait:.0f} s, and ask again.",
                          headers={"Retry-After": str(max(1, round(wait)))})


def _too_large(most: int) -> Problem:
    return Problem(413, "too-large", f"A request may have {most:,} bytes, and this one has more.",
                   remedy="Send less at a time; `tatanan add` takes files of any size.")


def _wrong_origin() -> Problem:
    return Problem(403, "wrong-origin", "This was asked by a page of another site.",
                   remedy="Use this server's own page, or a program with its token.")


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in scope["headers"]}


def _counted(receive: Receive, most: int) -> Receive:
    """Return a stream of the body that breaks off where it is longer than allowed."""
    taken = 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise _too_large(most)
        return message

    return take


def _with_headers(send: Send, path: str) -> Send:
    async def give(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            there = {name.lower() for name, _ in message["headers"]}
            own = dict(HEADERS)
            own["cache-control"] = "private, no-cache" if path.startswith(API) else _cached(path)
            message["headers"] = [
                *message["headers"],
                *((name.encode(), value.encode()) for name, value in own.items()
                  if name.encode() not in there),
            ]
        await send(message)

    return give


def _cached(path: str) -> str:
    """Return how long a browser may keep a file: built assets carry their digest in their name."""
    return "public, max-age=31536000, immutable" if path.startswith("/assets/") else "no-cache"
