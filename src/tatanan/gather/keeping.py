"""Fetched pages are kept: as WARC files, with a small index that knows what the server said."""

import gzip
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from tatanan.errors import BadSource
from tatanan.gather.journal import Journal
from tatanan.gather.warc_records import Response, info_record, payload_of, response_record

_INDEX = "index.jsonl"
_FULL = 1024**3  # bytes; web archivists keep WARC files to about a gigabyte


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a page is kept, and what to tell its server when it is asked for again.

    `asked` is the address that was asked for, `url` the one that answered.
    """

    asked: str
    url: str
    retrieved: str
    etag: str | None
    modified: str | None
    media_type: str | None
    charset: str | None
    file: str
    offset: int
    length: int

    @property
    def day(self) -> datetime:
        """When the page was last seen as it is."""
        return datetime.fromisoformat(self.retrieved)


class PageArchive:
    """A folder of WARC files and their index; each run begins a file of its own.

    So a file that ends in the middle of a record, because its run was killed, stays the last
    word of that run. Several threads may add pages.
    """

    def __init__(self, folder: Path, *, software: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._software = software
        self._lock = Lock()
        self._file: BinaryIO | None = None
        self._name = ""
        self._index = Journal(folder / _INDEX)
        self._known = {kept.asked: kept for kept in _known(self._index)}

    def find(self, asked: str) -> Kept | None:
        """Return where the page of an address is kept, or None."""
        return self._known.get(asked)

    def body(self, kept: Kept) -> bytes | None:
        """Return the body of a kept page; None where its file is gone or damaged."""
        try:
            with (self._folder / kept.file).open("rb") as file:
                file.seek(kept.offset)
                return payload_of(gzip.decompress(file.read(kept.length)))
        except (OSError, EOFError, ValueError, BadSource):
            return None

    def keep(
        self, response: Response, *, asked: str, etag: str | None, modified: str | None,
        media_type: str | None, charset: str | None,
    ) -> Kept:
        """Write a page down; it is in the index only once it is wholly in its file."""
        record = gzip.compress(response_record(response), mtime=0)
        with self._lock:
            file = self._open(response.retrieved)
            offset = file.tell()
            file.write(record)
            file.flush()
            kept = Kept(
                asked, response.url, response.retrieved.isoformat(), etag, modified, media_type,
                charset, self._name, offset, len(record),
            )
            self._note(kept)
        return kept

    def seen_again(self, kept: Kept) -> None:
        """Note that a page was asked for again and had not changed."""
        with self._lock:
            self._note(kept)

    def close(self) -> None:
        """Close the file of this run."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _note(self, kept: Kept) -> None:
        self._known[kept.asked] = kept
        self._index.add(asdict(kept))

    def _open(self, now: datetime) -> BinaryIO:
        if self._file is not None and self._file.tell() < _FULL:
            return self._file
        self.close()
        self._name, self._file = _new_file(self._folder)
        info = info_record(software=self._software, name=self._name, when=now)
        self._file.write(gzip.compress(info, mtime=0))
        return self._file


def _new_file(folder: Path) -> tuple[str, BinaryIO]:
    """Return a WARC file that was not there before, though other runs may write here, too."""
    for number in count(1):
        name = f"pages-{number:06}.warc.gz"
        with suppress(FileExistsError):
            return name, (folder / name).open("xb")
    raise AssertionError("numbers do not end")


def _known(index: Journal) -> Iterator[Kept]:
    for entry in index.entries():
        try:
            yield Kept(**entry)
        except TypeError:  # of another version
            continue
