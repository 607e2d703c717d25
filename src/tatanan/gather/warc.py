"""Pages out of WARC files (ISO 28500): those of other archives, and those that we keep."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from tatanan.errors import BadSource, MissingExtra
from tatanan.gather.items import Gathered, Item, Missed, capture_item
from tatanan.gather.streams import Blob, read_some
from tatanan.read.decode import MAX_BYTES
from tatanan.terms.text import Capture

if TYPE_CHECKING:  # optional
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_CHECKED = ("sha1:", "sha256:")  # digests that are known to be told alike by everybody
_OK = 200


def read_warc(blob: Blob) -> Iterator[Gathered]:
    """Yield the pages of a WARC file: responses with status 200 whose body is HTML.

    The offset of an item is that of its record in the unpacked file. A record whose block does
    not fit its digest comes out as an error. Raises MissingExtra where fastwarc is not there.
    """
    try:
        from fastwarc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"{blob.name}: reading WARC needs fastwarc; pip install 'tatanan[warc]'"
        ) from error
    stream = _Onward(blob.stream)
    for record in ArchiveIterator(
        stream, record_types=WarcRecordType.response, parse_http=False
    ):
        found = _page(blob, record)
        if found:
            yield found
    if stream.error is not None:  # fastwarc takes a stream that breaks off for one that ends
        raise stream.error


class _Onward:
    """A stream that tells where it is, as fastwarc asks, and never goes back."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        try:
            chunk = read_some(self._stream, size)
        except Exception as error:
            self.error = error
            raise
        self._at += len(chunk)
        return chunk

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay where it is; anything else is refused."""
        if (offset, whence) not in ((self._at, 0), (0, 1)):
            raise OSError("a stream of bytes does not go back")
        return self._at

    def close(self) -> None:
        """Leave the closing to who opened it."""


def _page(blob: Blob, record: "WarcRecord") -> Gathered | None:
    offset = int(record.stream_pos)
    declared = record.headers.get("WARC-Block-Digest") or ""
    known = declared.lower().startswith(_CHECKED)
    if known and not record.verify_block_digest(consume=False):
        message = f"{blob.name}: the record at byte {offset} does not fit its digest"
        return Missed(blob.root, blob.name, offset, BadSource(f"{message}; get the file again"))
    if not record.is_http:
        return None
    record.parse_http(auto_decode="all")
    if record.http_headers.status_code != _OK or record.http_content_type not in _PAGES:
        return None
    body = record.reader.read(MAX_BYTES + 1)
    return _item(blob, record, offset, body)


def _item(blob: Blob, record: "WarcRecord", offset: int, body: bytes) -> Item:
    capture = Capture(
        body,
        url=record.headers.get("WARC-Target-URI"),
        media_type=record.http_content_type,
        declared=record.http_charset,
        retrieved=record.record_date,
    )
    return capture_item(blob.root, blob.name, capture, offset=offset)
