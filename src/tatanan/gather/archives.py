"""What is packed: gzip and zip, opened in memory, member by member, within limits.

Nothing is ever written under the name that a member bears, so a name that climbs out of its
folder leads nowhere.
"""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from tatanan.errors import BadSource
from tatanan.gather.items import Gathered, Missed
from tatanan.gather.kinds import is_a_source
from tatanan.gather.streams import Blob, Limits, Watched, buffered

_IN_MEMORY = 8 * 1024**2  # bytes of a pack inside a pack; a larger one waits on disk
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)

Read = Callable[[Blob], Iterator[Gathered]]


def read_gzip(blob: Blob, *, limits: Limits, read: Read) -> Iterator[Gathered]:
    """Yield what a gzip file holds, unpacked as it is read."""
    _check_depth(blob, limits)
    packed = Watched(blob.stream, lambda _: None)

    def told(unpacked: int) -> None:
        limits.check(blob.name, packed=packed.count, unpacked=unpacked)

    with gzip.open(buffered(packed)) as stream:
        inner = replace(
            blob, name=_without_gz(blob.name), path=None, depth=blob.depth + 1, media_type=None,
            stream=buffered(Watched(cast("IO[bytes]", stream), told)),
        )
        yield from read(inner)


def read_zip(blob: Blob, *, limits: Limits, read: Read) -> Iterator[Gathered]:
    """Yield what the members of a zip archive hold, in the order of their names.

    Members that are no sources, by their names, are passed over.
    """
    _check_depth(blob, limits)
    try:
        with closing(seekable(blob)) as file, zipfile.ZipFile(file) as archive:
            yield from _members(blob, archive, limits, read)
    except _BROKEN as error:
        raise BadSource(f"{blob.name} is a broken zip archive ({error}); pack it again") from error


def seekable(blob: Blob) -> IO[bytes]:
    """Return the bytes of a blob as a file in which one can go back."""
    if blob.path is not None:
        return blob.path.open("rb")
    spooled = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by who reads
    while chunk := blob.stream.read(1 << 20):
        spooled.write(chunk)
    spooled.seek(0)
    return cast("IO[bytes]", spooled)  # it has all that a file has


def _members(
    blob: Blob, archive: zipfile.ZipFile, limits: Limits, read: Read
) -> Iterator[Gathered]:
    infos = sorted(archive.infolist(), key=lambda info: info.filename)
    if len(infos) > limits.members:
        raise BadSource(f"{blob.name} has more than {limits.members:,} members; split it")
    taken = [info for info in infos if not info.is_dir() and is_a_source(info.filename)]
    if not taken:
        raise BadSource(f"{blob.name} holds no member that is a source of reports, by its name")
    unpack = _Unpacking(blob, archive, limits, sum(info.compress_size for info in infos))
    for info in taken:
        try:
            with unpack.member(info) as inner:
                yield from read(inner)
        except _BROKEN as error:
            name = unpack.name_of(info)
            yield Missed(blob.root, name, None, BadSource(f"{name} is broken ({error})"))
        except BadSource as error:
            yield Missed(blob.root, unpack.name_of(info), None, error)


@dataclass(slots=True)
class _Unpacking:
    """An archive as it is unpacked, and how much has come out of it so far."""

    blob: Blob
    archive: zipfile.ZipFile
    limits: Limits
    packed: int
    unpacked: int = 0

    @contextmanager
    def member(self, info: zipfile.ZipInfo) -> Iterator[Blob]:
        """Give a member as it is unpacked."""
        name, before = self.name_of(info), self.unpacked
        if info.flag_bits & _ENCRYPTED:
            raise BadSource(f"{name} is locked; unpack it with its password")

        def told(count: int) -> None:
            self.unpacked = before + count
            self.limits.check(name, packed=info.compress_size, unpacked=count)
            self.limits.check(self.blob.name, packed=self.packed, unpacked=self.unpacked)

        with self.archive.open(info) as file:
            yield replace(
                self.blob, name=name, path=None, media_type=None, declared=None,
                depth=self.blob.depth + 1, stream=buffered(Watched(file, told)),
            )

    def name_of(self, info: zipfile.ZipInfo) -> str:
        """Return a member's name as it may be printed: control characters are written out."""
        shown = (c if c.isprintable() else f"\\x{ord(c):02x}" for c in info.filename)
        return f"{self.blob.name}!{''.join(shown)}"


def _check_depth(blob: Blob, limits: Limits) -> None:
    if blob.depth >= limits.depth:
        raise BadSource(
            f"{blob.name}: packs lie in packs more than {limits.depth} deep; unpack the outer ones"
        )


def _without_gz(name: str) -> str:
    """Return the name of what a gzip file holds; `.tgz` and the like stay what they are.

    >>> _without_gz("berita.jsonl.GZ"), _without_gz("berita")
    ('berita.jsonl', 'berita')
    """
    return name[:-3] if PurePosixPath(name).suffix.lower() == ".gz" else name
