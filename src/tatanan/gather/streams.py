"""Bytes that come one after another, within limits: nothing unpacks to more than was agreed."""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tatanan.errors import BadSource

HEAD = 8192  # bytes that tell what a source is
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may come out of what is packed, and how deep packs may lie in packs.

    `ratio` is how many bytes may come out of one byte; up to `free` bytes any ratio will do,
    because short texts that repeat themselves pack well.
    """

    unpacked: int = 64 * 1024**3
    ratio: int = 300
    free: int = 16 * 1024**2
    members: int = 1_000_000
    depth: int = 3

    def check(self, name: str, *, packed: int, unpacked: int) -> None:
        """Raise BadSource where more has come out of a pack than may.

        >>> Limits().check("a.gz", packed=1000, unpacked=10**9)
        Traceback (most recent call last):
        ...
        tatanan.errors.BadSource: a.gz unpacks to more than 300 times its size; unpack it ...
        """
        if unpacked > self.unpacked:
            raise BadSource(
                f"{name} unpacks to more than {self.unpacked:,} bytes; split it, or unpack it "
                "yourself if you trust it"
            )
        if unpacked > self.free and unpacked > packed * self.ratio:
            raise BadSource(
                f"{name} unpacks to more than {self.ratio} times its size; unpack it yourself if "
                "you trust it"
            )


class Watched(io.RawIOBase):
    """A stream that tells how many bytes have been read of it, each time some are."""

    def __init__(self, stream: IO[bytes], told: Callable[[int], None]) -> None:
        self._stream = stream
        self._told = told
        self.count = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into a buffer; what is told may raise and stop the reading."""
        chunk = read_some(self._stream, len(buffer))
        buffer[: len(chunk)] = chunk
        self.count += len(chunk)
        self._told(self.count)
        return len(chunk)


class Rewound(io.RawIOBase):
    """A stream that begins again with what was already read of it."""

    def __init__(self, head: bytes, rest: IO[bytes], error: Exception | None = None) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._error = error

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into a buffer: first what was read before, then the rest."""
        if self._error is not None and not self._head:
            raise self._error
        chunk = self._head[: len(buffer)] if self._head else read_some(self._rest, len(buffer))
        if self._head:
            self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


@dataclass(frozen=True, slots=True)
class Blob:
    """Something that holds reports: its bytes, and what is known of them before they are read.

    `path` is None where it is no file of its own; `depth` counts the packs and lists that lie
    around it. `published` and `title` are what a feed or a sitemap says of a page.
    """

    root: str
    name: str
    stream: IO[bytes]
    path: Path | None = None
    media_type: str | None = None
    declared: str | None = None
    url: str | None = None
    depth: int = 0


def peeked(stream: IO[bytes], size: int = HEAD) -> tuple[bytes, IO[bytes]]:
    """Return the first bytes of a stream, and a stream that still has them.

    Where the stream breaks off already here, the new one does so in the same place.
    """
    head, broken = b"", None
    try:
        while len(head) < size and (chunk := read_some(stream, size - len(head))):
            head += chunk
    except (OSError, EOFError, zlib.error) as error:
        broken = error
    return head, buffered(Rewound(head, stream, broken))


def buffered(raw: io.RawIOBase) -> IO[bytes]:
    """Return a raw stream with a buffer before it."""
    return io.BufferedReader(raw, _CHUNK)


def read_some(stream: IO[bytes], most: int) -> bytes:
    """Return what a stream has at once, so that nothing is lost where it breaks off after that."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(most)


def read_at_most(stream: IO[bytes], most: int) -> bytes:
    """Return what is left of a stream, one byte more than `most` where there is more.

    Whoever reads a capture refuses one that is too large, and says so.
    """
    return stream.read(most + 1)
