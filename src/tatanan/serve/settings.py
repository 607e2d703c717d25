"""How a server is set up: whom it answers, and how much it takes."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

API: Final = "/api/v1"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often one client may ask: `burst` at once, and `rate` more a second after that."""

    rate: float
    burst: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a server takes from one client.

    `body`, `file` and `batch` are bytes of a request, of a dropped file, and of what the store's
    owner writes at once (nothing of it is read before it is known who sends it);
    `text` characters of a pasted text, `reports` how many reports one file may hold; `asking`,
    `coding` and `signing_in` how often a client may ask for anything, have something read, and
    try to sign in.
    """

    body: int = 2_000_000
    file: int = 25_000_000
    batch: int = 1_000_000_000
    text: int = 200_000
    reports: int = 200
    asking: Pace = field(default_factory=lambda: Pace(50, 500))
    coding: Pace = field(default_factory=lambda: Pace(2, 60))
    signing_in: Pace = field(default_factory=lambda: Pace(0.2, 20))


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is set up.

    `hosts` are the names (with a port, unless it is the usual one) under which it may be asked.
    `token` is what programs sign in with, None where only people do. `link` is the token of the
    first printed address. `people` is the file of users; None where the printed address alone
    lets somebody in. `trusted_header` is the header in which a proxy at one of `proxies` names
    who asks; None where there is no proxy.
    """

    hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "[::1]"})
    token: str | None = None
    link: str | None = None
    people: Path | None = None
    trusted_header: str | None = None
    proxies: frozenset[str] = frozenset({"127.0.0.1", "::1"})
    cookie: str = "tatanan_session"
    secure: bool = False
    limits: Limits = field(default_factory=Limits)
    fetches_private: bool = False
    address: str = "http://127.0.0.1"
