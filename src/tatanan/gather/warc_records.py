"""WARC records (ISO 28500): how web archivists keep what a server answered."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from tatanan.errors import BadSource

_END = b"\r\n\r\n"

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: from which machine, when, and the body as it was unpacked."""

    url: str
    address: str
    retrieved: datetime
    status: int
    headers: Headers
    body: bytes


def response_record(response: Response) -> bytes:
    """Return a response as a WARC record, not compressed.

    The body stands there unpacked; the headers that told how it had been packed bear the prefix
    `X-Crawl-`, as Common Crawl has it.
    """
    block = _http_head(response) + response.body
    when = response.retrieved.strftime("%Y-%m-%dT%H:%M:%SZ")
    digest = digest_of(block)
    return _record(
        [
            ("WARC-Type", "response"),
            ("WARC-Record-ID", _record_id(response.url, when, digest)),
            ("WARC-Date", when),
            ("WARC-Target-URI", response.url),
            ("WARC-IP-Address", response.address),
            ("WARC-Payload-Digest", digest_of(response.body)),
            ("WARC-Block-Digest", digest),
            ("Content-Type", "application/http; msgtype=response"),
        ],
        block,
    )


def info_record(*, software: str, name: str, when: datetime) -> bytes:
    """Return the record at the head of a WARC file, which says who made it."""
    block = (
        f"software: {software}\r\nformat: WARC File Format 1.1\r\n"
        f"http-header-user-agent: {software}\r\nrobots: classic\r\n"
    ).encode()
    told = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _record(
        [
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", _record_id(name, told)),
            ("WARC-Date", told),
            ("WARC-Filename", name),
            ("Content-Type", "application/warc-fields"),
        ],
        block,
    )


def payload_of(record: bytes) -> bytes:
    """Return the body of a response record that `response_record` made.

    Raises BadSource where the record is damaged.
    """
    head, _, block = record.partition(_END)
    named = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    block = block[: int(named.get(b"Content-Length", b"0"))]
    if digest_of(block).encode() != named.get(b"WARC-Block-Digest"):
        raise BadSource("a kept page is damaged; fetch it again")
    return block.partition(_END)[2]


def digest_of(content: bytes) -> str:
    """Return the digest of some content as WARC files write it.

    >>> digest_of(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    digest = hashlib.sha1(content, usedforsecurity=False).digest()
    return "sha1:" + base64.b32encode(digest).decode()


def _record_id(*parts: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(parts))}>"


def _http_head(response: Response) -> bytes:
    packed = ("content-encoding", "transfer-encoding", "content-length")
    lines = [f"HTTP/1.1 {response.status}"]
    for name, value in response.headers:
        lines.append(f"{'X-Crawl-' if name.lower() in packed else ''}{name}: {value}")
    lines.append(f"Content-Length: {len(response.body)}")
    return "\r\n".join(lines).encode("latin-1", "replace") + _END


def _record(headers: Headers, block: bytes) -> bytes:
    lines = [f"{name}: {value}" for name, value in (*headers, ("Content-Length", str(len(block))))]
    return "\r\n".join(("WARC/1.1", *lines)).encode("utf-8") + _END + block + _END
