"""Who holds a store's file: a note beside it, for others who find it locked.

The lock itself is the database's. The note only says whose it is, so a note that outlived
its process does no harm: the next owner writes over it.
"""

import json
import os
import re
import socket
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

_SHOWN = 160  # characters of a command line in a message
_NO_NAME = frozenset({"", "-", "-c", "-m"})
_SECRET = re.compile(r"(://[^:/@\s]*):[^@\s]*(?=@)|[?&]password=[^&\s]*")


@dataclass(frozen=True, slots=True)
class Owner:
    """A process that holds a store.

    `since` is the moment in UTC (ISO 8601). `address` is where it answers, None where it does
    not.
    """

    pid: int
    command: str
    since: str
    host: str
    address: str | None = None

    def __str__(self) -> str:
        """Say who it is, in words for a message."""
        where = "" if self.host == socket.gethostname() else f" on {self.host}"
        answers = f", which answers at {self.address}" if self.address else ""
        return f"process {self.pid}{where} ({self.command}) since {self.since}{answers}"


def this_process(address: str | None = None) -> Owner:
    """Return the process that runs, as an owner."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return Owner(os.getpid(), command_line(sys.argv), since, socket.gethostname(), address)


def command_line(words: Sequence[str]) -> str:
    """Return a command line as it may be shown: without the folder, and without a password.

    >>> command_line(["/bin/tatanan", "add", "berita/", "--to", "postgresql://ani:rahasia@db/x"])
    'tatanan add berita/ --to postgresql://ani@db/x'
    """
    name = Path(words[0]).name if words else ""
    shown = " ".join(["python" if name in _NO_NAME else name, *words[1:]])
    return _SECRET.sub(r"\1", shown)[:_SHOWN]


def sign(store: Path, owner: Owner) -> None:
    """Write the note beside a store; a folder that takes no new file stays without one."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=f".{store.name}.", dir=store.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as note:
            json.dump(asdict(owner), note)
        Path(name).chmod(0o644)  # others on this machine shall be able to read it
        Path(name).replace(note_of(store))


def unsign(store: Path, owner: Owner) -> None:
    """Take the note away that an owner wrote."""
    if owner_of(store) == owner:
        with suppress(OSError):
            note_of(store).unlink()


def owner_of(store: Path) -> Owner | None:
    """Return whom the note names, or None where there is none that can be read."""
    try:
        return Owner(**json.loads(note_of(store).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def holder_of(store: Path, pid: int | None) -> str:
    """Return who holds a store, in words, if the database says that process `pid` does.

    A note of another process is stale; `pid` is None where the database does not say.
    """
    owner = owner_of(store)
    if owner and (pid == owner.pid or (pid is None and is_alive(owner))):
        return str(owner)
    return f"process {pid}" if pid is not None else "another process"


def note_of(store: Path) -> Path:
    """Return where the note about a store lies."""
    return store.with_name(f"{store.name}.owner")


def is_alive(owner: Owner) -> bool:
    """Say whether an owner's process runs; where nobody here can tell, it does."""
    if owner.host != socket.gethostname() or os.name != "posix":
        return True
    try:
        os.kill(owner.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # there, and another user's
        return True
    return True
