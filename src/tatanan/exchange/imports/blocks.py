"""Files of lines, plain or packed, cut into blocks that end with a line."""

import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tatanan.errors import BadImport

_BLOCK = 1 << 27  # bytes read at a time: enough for all cores, little enough for any machine
_OURS = "\tReport ID\t"  # a column that no other coder has
_PACKED = (gzip.BadGzipFile, zipfile.BadZipFile, EOFError)


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a file: where they stand, the number of the first, how many, their bytes."""

    place: str
    first: int
    lines: int
    data: bytes

    def numbered(self) -> Iterator[tuple[int, bytes]]:
        """Yield its lines, each with its number and without its end."""
        for number, line in enumerate(self.data.split(b"\n")[:-1], self.first):
            yield number, line.removesuffix(b"\r")


def blocks_of(path: Path, *, size: int = _BLOCK) -> Iterator[Block]:
    """Yield the lines of a file in blocks of about `size` bytes; .gz and .zip are unpacked.

    Lines of the members of a .zip are counted from 1 in each. Raises BadImport for what cannot
    be read or unpacked.
    """
    with _readable(path):
        for place, stream in _streams(path):
            yield from _cut(place, stream, size)


def is_quoted(header: str) -> bool:
    """Say whether a file has quotation marks around its cells, as its header shows.

    Our own exports have them where they are needed.
    """
    return header.startswith('"') or _OURS in header


def without_header(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Yield the header of the file that each block comes from, and the block without it."""
    header = ""
    for block in blocks:
        if block.first > 1:
            yield header, block
            continue
        line, _, rest = block.data.partition(b"\n")
        header = line.removesuffix(b"\r").decode("utf-8-sig", "replace")
        yield header, Block(block.place, 2, block.lines - 1, rest)


def _streams(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if not name.endswith("/"):
                    with archive.open(name) as stream:
                        yield f"{path}:{name}", stream
    elif path.suffix.lower() == ".gz":
        with gzip.open(path) as unpacked:
            yield str(path), io.BufferedReader(unpacked)
    else:
        with path.open("rb") as plain:
            yield str(path), plain


def _cut(place: str, stream: IO[bytes], size: int) -> Iterator[Block]:
    first, quoted = 1, False
    while data := stream.read(size):
        if not data.endswith(b"\n"):
            data += stream.readline()
        if first == 1:
            quoted = is_quoted(data.partition(b"\n")[0].decode("utf-8-sig", "replace"))
        if quoted and data.count(b'"') % 2:
            data += _rest_of_cell(stream)
        if not data.endswith(b"\n"):  # the file ends without a line end
            data += b"\n"
        lines = data.count(b"\n")
        yield Block(place, first, lines, data)
        first += lines


def _rest_of_cell(stream: IO[bytes]) -> bytes:
    """Return the lines to the end of the one in which a quoted cell is closed."""
    lines = []
    for line in iter(stream.readline, b""):
        lines.append(line)
        if line.count(b'"') % 2:
            break
    return b"".join(lines)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except _PACKED as error:
        raise BadImport(
            f"{path}: it cannot be unpacked ({error}); take it from its publisher again"
        ) from error
    except OSError as error:
        reason = error.strerror or error
        raise BadImport(f"{path}: {reason}; name a file that can be read") from error
