"""Journals: files to which lines of JSON are added, and which a kill at any moment leaves sound."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Entry = Mapping[str, Any]


class Journal:
    """A file of lines of JSON that only grows.

    A line that was cut off, because its writer was killed, says nothing and spoils no other.
    """

    def __init__(self, path: Path, *, durable: bool = False) -> None:
        """Take the file's path; `durable` has each line on disk before `add` returns."""
        self.path = path
        self._durable = durable

    def add(self, entry: Entry) -> None:
        """Add one line."""
        line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        with self.path.open("ab+") as file:
            if not _ends_whole(file):
                line = b"\n" + line
            file.write(line)
            if self._durable:
                file.flush()
                os.fsync(file.fileno())

    def entries(self) -> Iterator[Entry]:
        """Yield all that was added, in order; nothing where there is no file yet."""
        if not self.path.is_file():
            return
        with self.path.open("rb") as lines:
            for line in lines:
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue
                if isinstance(entry, dict):
                    yield entry


def _ends_whole(file: Any) -> bool:  # noqa: ANN401 - a binary file that can be read and written
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")
