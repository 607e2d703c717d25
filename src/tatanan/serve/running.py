"""A server at work: on which address, and what it leaves beside the store while it runs."""

import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from tatanan.errors import BadSource
from tatanan.serve.accounts import write_secret
from tatanan.serve.settings import Settings

USUAL_PORT: Final = 8765
_LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")
_ALL: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine and reached by nobody else.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def bind(host: str, port: int | None) -> socket.socket:
    """Take a port: the one that is named, else the usual one, else any that is free.

    Raises BadSource where it is taken, or the host is none of this machine's.
    """
    if port is None:
        with suppress(OSError):
            return _bound(host, USUAL_PORT)
        port = 0
    try:
        return _bound(host, port)
    except OSError as error:
        raise BadSource(
            f"{host} port {port}: {error.strerror or error}; name another with --port"
        ) from error


def hosts_of(host: str, port: int, allowed: list[str]) -> frozenset[str]:
    """Return the names under which a server may be asked.

    >>> sorted(hosts_of("127.0.0.1", 8765, ["berita.example"]))[-2:]
    ['berita.example:8765', 'localhost:8765']
    """
    names = [*(_LOCAL if is_loopback(host) or host in _ALL else (_bracketed(host),)), *allowed]
    with_port = {name if _has_port(name) else f"{name}:{port}" for name in names}
    plain = {name for name in names if port in (80, 443) or name in allowed}
    return frozenset(name.lower() for name in with_port | plain)


def address_of(host: str, port: int) -> str:
    """Return where a browser of this machine finds a server.

    >>> address_of("0.0.0.0", 8765)
    'http://127.0.0.1:8765'
    """
    return f"http://{'127.0.0.1' if host in _ALL else _bracketed(host)}:{port}"


def at(settings: Settings, host: str, port: int, *, allowed: list[str]) -> Settings:
    """Return settings for a place: the names of the server, and a cookie of its own.

    Browsers do not tell ports apart when they keep cookies, so the port is in the name.
    """
    return replace(settings, hosts=hosts_of(host, port, allowed), address=address_of(host, port),
                   cookie=f"{settings.cookie}_{port}")


def fresh_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(24)


@contextmanager
def token_beside(store: Path, token: str) -> Iterator[Path]:
    """Leave the token of a server beside its store, for its owner's other programs to read."""
    file = token_file(store)
    write_secret(file, token + "\n")
    try:
        yield file
    finally:
        with suppress(OSError):
            if file.read_text(encoding="utf-8").strip() == token:
                file.unlink()


def token_file(store: Path) -> Path:
    """Return where the token of a store's server lies."""
    return store.with_name(f"{store.name}.token")


def run(app: ASGIApp, bound: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serve until somebody ends it, by Ctrl-C or by asking the process to end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the store is closed, too
    server = _Server(uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        ws="none", limit_concurrency=400, timeout_graceful_shutdown=3, timeout_keep_alive=15,
    ), ready)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[bound])


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host.strip("[]"), port))
    except BaseException:
        bound.close()
        raise
    return bound


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _has_port(name: str) -> bool:
    return name.rpartition("]")[2].count(":") == 1
