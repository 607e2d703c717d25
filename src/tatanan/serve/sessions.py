"""Who asks: a token, a cookie, a name and a password, or the header of a proxy."""

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic
from typing import Final

from tatanan.serve.accounts import Role, fits, nobody, read_accounts
from tatanan.serve.problems import Problem
from tatanan.serve.settings import Settings

_IDLE: Final = 12 * 3600.0  # seconds after which a session that was not used ends
_MOST: Final = 2_000
_BEARER: Final = "bearer "
LOCAL: Final = "local"
"""The name of whoever sits at the machine and has the printed address."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do; `by_cookie` says that a browser vouches for them."""

    name: str
    role: Role
    by_cookie: bool = False


@dataclass(slots=True)
class _Session:
    person: Person
    used: float


class Sessions:
    """Knows who is signed in. A link signs in one browser; then a fresh one is made and told."""

    def __init__(
        self, settings: Settings, *, tell: Callable[[str], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._settings = settings
        self._tell = tell
        self._clock = clock
        self._lock = Lock()
        self._open: OrderedDict[str, _Session] = OrderedDict()
        self._link = settings.link
        self._used: set[str] = set()

    def who(self, headers: Mapping[str, str], cookies: Mapping[str, str], peer: str) -> Person:
        """Return who asks.

        Raises Problem where nobody is signed in.
        """
        person = (
            self._by_proxy(headers, peer) or self._by_bearer(headers)
            or self._by_cookie(cookies.get(self._settings.cookie))
        )
        if person is None:
            raise Problem(401, "not-signed-in", "Nobody is signed in here.",
                          remedy=self._remedy, headers={"WWW-Authenticate": "Bearer"})
        return person

    def enter_by_token(self, token: str) -> tuple[str, Person]:
        """Begin a session with a token; return the session's key and who it is.

        Raises Problem for a token that is not ours, or a link that was used before.
        """
        if _equal(token, self._settings.token):
            return self._begin(Person(LOCAL, Role.ADMIN, by_cookie=True))
        with self._lock:
            if _equal(token, self._link):
                self._used.add(token)
                self._link = None
                return self._begin(Person(LOCAL, Role.ADMIN, by_cookie=True))
            used = token in self._used
        if used:
            self._tell_fresh_link()
            raise Problem(401, "used-token", "This link was used before; each opens one browser.",
                          remedy="The terminal in which the server runs shows a fresh one.")
        raise Problem(401, "bad-token", "This is not the token of this server.",
                      remedy=self._remedy)

    def enter_by_password(self, name: str, password: str) -> tuple[str, Person]:
        """Begin a session of a user; return the session's key and who it is.

        Raises Problem where name and password do not fit, without saying which.
        """
        file = self._settings.people
        account = read_accounts(file).get(name) if file else None
        right = fits(password, account.secret if account else nobody())
        if account is None or not right:
            raise Problem(401, "bad-login", "Name and password do not fit.",
                          remedy="Check both; an admin can set a new password.")
        return self._begin(Person(account.name, account.role, by_cookie=True))

    def leave(self, key: str | None) -> None:
        """End a session."""
        with self._lock:
            self._open.pop(key or "", None)

    @property
    def _remedy(self) -> str:
        if self._settings.people:
            return "Sign in with your name and password."
        return "Open the address that the server printed when it was started."

    def _begin(self, person: Person) -> tuple[str, Person]:
        key = secrets.token_urlsafe(32)
        session = _Session(person, self._clock())
        self._open[key] = session
        while len(self._open) > _MOST:
            self._open.popitem(last=False)
        return key, person

    def _by_cookie(self, key: str | None) -> Person | None:
        with self._lock:
            session = self._open.get(key or "")
            if session is None or key is None:
                return None
            now = self._clock()
            if now - session.used > _IDLE:
                del self._open[key]
                return None
            session.used = now
            self._open.move_to_end(key)
            return self._as_now(session.person)

    def _as_now(self, person: Person) -> Person | None:
        """Return a person with the role that the file of users gives them today."""
        if person.name == LOCAL or self._settings.people is None:
            return person
        account = read_accounts(self._settings.people).get(person.name)
        return replace(person, role=account.role) if account else None

    def _by_bearer(self, headers: Mapping[str, str]) -> Person | None:
        value = headers.get("authorization", "")
        if not value.lower().startswith(_BEARER):
            return None
        if _equal(value[len(_BEARER):].strip(), self._settings.token):
            return Person(LOCAL, Role.ADMIN)
        raise Problem(401, "bad-token", "This is not the token of this server.",
                      remedy=self._remedy, headers={"WWW-Authenticate": "Bearer"})

    def _by_proxy(self, headers: Mapping[str, str], peer: str) -> Person | None:
        name = headers.get((self._settings.trusted_header or "").lower())
        if not self._settings.trusted_header or not name or peer not in self._settings.proxies:
            return None
        people = self._settings.people
        account = read_accounts(people).get(name) if people else None
        return Person(name, account.role if account else Role.READER, by_cookie=True)

    def _tell_fresh_link(self) -> None:
        with self._lock:
            if self._link is not None:
                return  # the one that was told last is still good
            self._link = secrets.token_urlsafe(24)
            link = self._link
        self._tell(f"{self._settings.address}/?token={link}")


def _equal(one: str, other: str | None) -> bool:
    return other is not None and hmac.compare_digest(one.encode(), other.encode())
