"""The file of users: names, roles, and passwords as hashes that cannot be turned back.

One user a line, `name:role:scrypt$n$r$p$salt$hash`. scrypt (RFC 7914) makes every guess cost
time and memory.
"""

import hashlib
import hmac
import os
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from tatanan.errors import BadSource

_NAME: Final = re.compile(r"[A-Za-z0-9._@-]{1,64}")
_N, _R, _P = 2**15, 8, 1  # 32 MiB and about a tenth of a second a guess
_MEMORY: Final = 64 * 2**20
_LEAST: Final = 10  # characters of a password


class Role(IntEnum):
    """What somebody may do; each role may do all that stands before it."""

    READER = 1
    REVIEWER = 2
    ADMIN = 3


@dataclass(frozen=True, slots=True)
class Account:
    """A user: the name, the role, and the hash of the password."""

    name: str
    role: Role
    secret: str


def role_named(name: str) -> Role:
    """Return a role by its name.

    >>> role_named("reviewer").name
    'REVIEWER'
    """
    try:
        return Role[name.upper()]
    except KeyError:
        raise ValueError(f"{name!r} is no role; give reader, reviewer or admin") from None


def read_accounts(file: Path) -> Mapping[str, Account]:
    """Return the users of a file by name.

    Raises BadSource where the file cannot be read or a line is no user.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadSource(
            f"{file}: {error.strerror}; make it with `tatanan serve --auth {file} --add-user NAME`"
        ) from error
    accounts = [_account(file, number, line) for number, line in enumerate(lines, 1)
                if line.strip() and not line.startswith("#")]
    return {account.name: account for account in accounts}


def add_account(file: Path, name: str, role: Role, password: str) -> None:
    """Write a user into a file, in the place of one who has the name already.

    Only the owner of the file can read it. Raises ValueError for a name or a password that
    will not do.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a user; use letters, digits and . _ - @")
    if len(password) < _LEAST:
        raise ValueError(f"a password has at least {_LEAST} characters; choose a longer one")
    accounts = dict(read_accounts(file)) if file.exists() else {}
    accounts[name] = Account(name, role, hash_password(password))
    lines = [f"{each.name}:{each.role.name.lower()}:{each.secret}\n"
             for _, each in sorted(accounts.items())]
    write_secret(file, "".join(lines))


def write_secret(file: Path, text: str) -> None:
    """Write a file that its owner alone can read."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as written:
            written.write(text)
        beside.replace(file)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def hash_password(password: str, *, salt: bytes | None = None) -> str:
    """Return the hash of a password with all that is needed to check another against it."""
    salt = salt or secrets.token_bytes(16)
    digest = _scrypt(password, salt, _N, _R, _P)
    parts = (str(_N), str(_R), str(_P), b64encode(salt).decode(), b64encode(digest).decode())
    return "$".join(("scrypt", *parts))


def fits(password: str, secret: str) -> bool:
    """Say whether a password is the one that was hashed.

    >>> fits("kata sandi panjang", hash_password("kata sandi panjang"))
    True
    """
    _, n, r, p, salt, digest = secret.split("$")
    found = _scrypt(password, b64decode(salt), int(n), int(r), int(p))
    return hmac.compare_digest(found, b64decode(digest))


@lru_cache(maxsize=1)
def nobody() -> str:
    """Return what an unknown user's password is held against: it takes as long as a known one's."""
    return hash_password(secrets.token_hex(16))


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY)


def _account(file: Path, number: int, line: str) -> Account:
    try:
        name, role, secret = line.strip().split(":")
        kind, n, r, p, salt, digest = secret.split("$")
        sound = kind == "scrypt" and int(n) > 1 and int(r) > 0 and int(p) > 0
        account = Account(name, role_named(role), secret)
        if sound and b64decode(salt) and b64decode(digest):
            return account
        error: Exception | None = None
    except ValueError as fault:
        error = fault
    raise BadSource(
        f"{file}, line {number} is no user; it reads name:role:hash, as"
        f" `tatanan serve --auth {file} --add-user NAME` writes it"
    ) from error
