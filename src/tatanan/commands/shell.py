"""What all commands share: data to standard output, messages to standard error, exit codes.

Rows (an Arrow table, records) are printed by `commands.rows`.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

import typer

from tatanan.errors import StoreBusy, TatananError

if TYPE_CHECKING:
    from rich.console import Console

_ERASE_LINE = "\r\x1b[K"


class ExitCode(IntEnum):
    """How a command ends, as other programs see it."""

    OK = 0
    FAILURE = 1  # nothing could be done
    USAGE = 2  # an option, a value or a command is wrong
    PARTIAL = 3  # some of it could not be done
    CHECK_FAILED = 4
    STORE_BUSY = 5  # another process holds the store


def say(message: str) -> None:
    """Tell the user something on standard error."""
    show_progress(None)
    typer.echo(f"tatanan: {message}", err=True)


def write(text: str) -> None:
    """Write a line of data to standard output."""
    as_utf8(sys.stdout)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def write_json(value: object) -> None:
    """Write a value as one JSON object that is set out for reading."""
    write(json.dumps(value, ensure_ascii=False, indent=2))


def console() -> "Console":
    """Return standard output as a page with colours, where it can show them."""
    from rich.console import Console

    as_utf8(sys.stdout)
    return Console(file=sys.stdout, highlight=False, emoji=False)


def as_utf8(stream: object) -> None:
    """Let a stream write UTF-8 and plain line ends, whatever the locale."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def show_progress(shown: str | None, *, alone: bool = False) -> None:
    """Show how far a command is, on a terminal; None ends it.

    Where data go to the same screen they are progress enough; `alone` says that there are none.
    """
    if is_a_terminal(sys.stderr) and (alone or shown is None or not is_a_terminal(sys.stdout)):
        typer.echo(f"{_ERASE_LINE}{shown or ''}", nl=False, err=True)


def is_a_terminal(stream: TextIO) -> bool:
    """Say whether somebody sits at the other end of a stream."""
    return stream.isatty()


def standard_input_in_a_pipe() -> list[str]:
    """Return the source that a pipe need not name; a terminal is not waited for."""
    if is_a_terminal(sys.stdin):
        raise typer.BadParameter("name a file or a folder to read, or - for standard input")
    return ["-"]


@contextmanager
def fatal_errors() -> Iterator[None]:
    """Turn an error that stops everything into its message and its exit code."""
    try:
        yield
    except TatananError as error:
        say(str(error))
        raise typer.Exit(_exit_code_of(error)) from error


def _exit_code_of(error: TatananError) -> ExitCode:
    return ExitCode.STORE_BUSY if isinstance(error, StoreBusy) else ExitCode.FAILURE
