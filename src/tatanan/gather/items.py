"""What is gathered: items that should give one report each, and what could not be had."""

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from tatanan.errors import TatananError
from tatanan.terms.text import Capture


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record as a line of JSON, and which line of its source it is, from 1."""

    line: bytes
    number: int


@dataclass(frozen=True)
class Item:
    """One thing in a source that should give one report, not read yet.

    `root` is what has to be gathered again to find it again, `source` what it stands in (a
    file, `news.zip!a.txt` for what lies in an archive, an address), `offset` where: a line or
    a row from 1, a byte in a WARC, 0 where the source itself is the item.
    """

    root: str
    source: str
    offset: int
    content: Capture | RecordLine

    @cached_property
    def digest(self) -> str:
        """The hash of all that can change the report; where it was found is no part of it.

        >>> one = Item("a", "a", 1, RecordLine(b"{}", 1))
        >>> one.digest == Item("b", "b.zip!a", 7, RecordLine(b"{}", 7)).digest
        True
        """
        known: tuple[object, ...] = ()
        body = self.content.line if isinstance(self.content, RecordLine) else self.content.body
        if isinstance(self.content, Capture):
            c = self.content
            known = (c.url, c.media_type, c.declared, c.published, c.language)
        digest = sha256(repr((type(self.content).__name__, known)).encode("utf-8"))
        digest.update(body)
        return digest.hexdigest()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        content = self.content
        return len(content.line if isinstance(content, RecordLine) else content.body)


@dataclass(frozen=True, slots=True)
class Missed:
    """Something in a source that could not be had, and the error that says why.

    `offset` is None where the source could not be read at all, or not from some place on.
    """

    root: str
    source: str
    offset: int | None
    error: TatananError


Gathered = Item | Missed


def capture_item(root: str, source: str, capture: Capture, *, offset: int = 0) -> Item:
    """Return a capture as an item, named after what it stands in."""
    return Item(root, source, offset, replace(capture, name=source))
