"""`tatanan serve`: the page and the API of a store, on this machine or for a team."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tatanan.commands.shell import fatal_errors, is_a_terminal, say, write

if TYPE_CHECKING:
    from tatanan.serve.settings import Settings
    from tatanan.store import Store

_TOKEN_VARIABLE = "TATANAN_TOKEN"  # noqa: S105 - the name of a variable
_PASSWORD_VARIABLE = "TATANAN_PASSWORD"  # noqa: S105 - the same
_LEAST = 16  # characters of a token that somebody chose

Place = Annotated[
    str | None,
    typer.Argument(
        metavar="STORE", show_default=False,
        help="A DuckDB file (made where there is none) or the address of a PostgreSQL database;"
        " without one, a store that is gone at the end.",
    ),
]
Port = Annotated[
    int | None,
    typer.Option(min=0, max=65535, show_default=False,
                 help="The port; without it 8765, or any that is free."),
]
Host = Annotated[
    str, typer.Option(help="The address to answer at; others than this machine's need --auth.")
]
Auth = Annotated[
    Path | None,
    typer.Option(metavar="FILE", show_default=False,
                 help="The file of users; --add-user writes it."),
]
AddUser = Annotated[
    str | None,
    typer.Option(metavar="NAME", show_default=False,
                 help="Add a user to the file of --auth, or change one, and stop; the password is"
                 " asked for."),
]
RoleOf = Annotated[
    Literal["reader", "reviewer", "admin"], typer.Option("--role", help="What --add-user may do.")
]
TrustedHeader = Annotated[
    str | None,
    typer.Option(metavar="NAME", show_default=False,
                 help="The header in which a proxy names who asks, such as X-Forwarded-User."),
]
TrustedProxy = Annotated[
    list[str] | None,
    typer.Option(metavar="ADDRESS", show_default=False,
                 help="The proxy's address, if it is not on this machine."),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", show_default=False,
                 help="A further name of this server, as browsers see it."),
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")]
ReadOnly = Annotated[
    bool, typer.Option("--read-only", help="Let nothing be changed; others may read the file, too.")
]
Secure = Annotated[
    bool, typer.Option("--https", help="A proxy speaks HTTPS for this server: cookies need it.")
]


@dataclass(frozen=True, slots=True)
class Answering:
    """Where a server answers, and whom it trusts."""

    host: str
    port: int | None
    auth: Path | None
    header: str | None
    proxies: tuple[str, ...]
    names: tuple[str, ...]
    secure: bool


def register(app: typer.Typer) -> None:
    """Hang `serve` on the app."""
    app.command()(serve)


def serve(
    store: Place = None, *, port: Port = None, host: Host = "127.0.0.1", auth: Auth = None,
    add_user: AddUser = None, role: RoleOf = "reader", trusted_header: TrustedHeader = None,
    trusted_proxy: TrustedProxy = None, allow_host: AllowHost = None, no_open: NoOpen = False,
    read_only: ReadOnly = False, https: Secure = False,
) -> None:
    """Show what a store holds in a browser, and answer programs under /api/v1.

    The address that is printed lets one browser in. Programs send the token that lies beside the
    store (STORE.token), or the one in the variable TATANAN_TOKEN.
    """
    if add_user is not None:
        _add_user(auth, add_user, role)
        return
    answering = Answering(host, port, auth, trusted_header, tuple(trusted_proxy or ()),
                          tuple(allow_host or ()), https)
    _require_people(answering)
    with fatal_errors():
        _serve(store, answering, opens=not no_open, read_only=read_only)


def _serve(place: str | None, answering: Answering, *, opens: bool, read_only: bool) -> None:
    from tatanan.serve.app import make_app
    from tatanan.serve.running import bind, run

    with ExitStack() as stack:
        bound = stack.enter_context(bind(answering.host, answering.port))
        settings = _settings(answering, bound.getsockname()[1])
        kept = stack.enter_context(_opened(place, settings, read_only=read_only))
        app = make_app(kept, settings, beside=_beside(place), read_only=read_only, tell=_tell)
        run(app, bound, ready=lambda: _greet(settings, opens=opens))


def _settings(answering: Answering, port: int) -> "Settings":
    from tatanan.serve.running import at, fresh_token
    from tatanan.serve.settings import Settings

    token = os.environ.get(_TOKEN_VARIABLE)
    if token is not None and len(token) < _LEAST:
        raise typer.BadParameter(f"{_TOKEN_VARIABLE} has at least {_LEAST} characters")
    alone = answering.auth is None and answering.header is None
    proxies = frozenset({"127.0.0.1", "::1", *answering.proxies})
    settings = Settings(
        token=token or fresh_token(), link=fresh_token() if alone else None,
        people=answering.auth, trusted_header=answering.header, proxies=proxies,
        secure=answering.secure)
    return at(settings, answering.host, port, allowed=list(answering.names))


@contextmanager
def _opened(place: str | None, settings: "Settings", *, read_only: bool) -> "Iterator[Store]":
    """Open the store, or one that is gone at the end, and leave the token beside it."""
    import tempfile

    from tatanan.serve.running import token_beside
    from tatanan.store import is_postgres, open_store

    with ExitStack() as stack:
        if place is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tatanan-"))
            place = str(Path(folder, "new.duckdb"))
        kept = stack.enter_context(open_store(
            place, create=not read_only, read_only=read_only, address=settings.address))
        if not is_postgres(place) and not read_only and settings.token:
            file = stack.enter_context(token_beside(Path(place), settings.token))
            say(f"programs send the token in {file}")
        yield kept


def _beside(place: str | None) -> Path | None:
    """Return the file beside which the server keeps what is its own."""
    from tatanan.store import is_postgres

    return None if place is None or is_postgres(place) else Path(place)


def _greet(settings: "Settings", *, opens: bool) -> None:
    """Print the address, and open it where somebody sits at the screen."""
    import sys
    import webbrowser

    link = f"/?token={settings.link}" if settings.link else "/"
    write(f"{settings.address}{link}")
    say("Ctrl-C ends it")
    if opens and is_a_terminal(sys.stdout):
        webbrowser.open(f"{settings.address}{link}")


def _tell(link: str) -> None:
    say(f"the link was used; a fresh one: {link}")


def _require_people(answering: Answering) -> None:
    """Refuse to let the net in where anybody could be anybody."""
    from tatanan.serve.accounts import read_accounts
    from tatanan.serve.running import is_loopback

    if not is_loopback(answering.host) and not (answering.auth or answering.header):
        raise typer.BadParameter(
            f"--host {answering.host} lets others in: name users with --auth FILE, or the header"
            " of a proxy with --trusted-header")
    if answering.auth is not None:
        with fatal_errors():
            read_accounts(answering.auth)
        if not is_loopback(answering.host) and not answering.secure:
            say("passwords cross the net unencrypted; put a proxy with HTTPS before this server,"
                " and give --https")


def _add_user(file: Path | None, name: str, role: str) -> None:
    from tatanan.serve.accounts import add_account, role_named

    if file is None:
        raise typer.BadParameter("--add-user needs --auth FILE, the file that it writes")
    password = os.environ.get(_PASSWORD_VARIABLE) or typer.prompt(
        f"Password of {name}", hide_input=True, confirmation_prompt=True, err=True)
    with fatal_errors():
        try:
            add_account(file, name, role_named(role), password)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    say(f"{name} is a {role} in {file}")
