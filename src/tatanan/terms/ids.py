"""Ids that are hashes of what stands in the text, so that a second run gives the same ones."""

from hashlib import sha256

_LENGTH = 16  # hexadecimal digits: 64 bits keep collisions away up to some 10^9 records


def content_id(kind: str, *parts: object) -> str:
    """Return an id made from the kind of a record and what it says.

    >>> content_id("report", "Xi met Putin.") == content_id("report", "Xi met Putin.")
    True
    """
    joined = "\x1f".join((kind, *map(str, parts)))
    return sha256(joined.encode("utf-8")).hexdigest()[:_LENGTH]
