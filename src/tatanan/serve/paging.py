"""Pages of a list: a cursor names what was shown last, so that none comes twice or is left out."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from tatanan.serve.problems import Problem
from tatanan.serve.shapes import Count, Shape

T = TypeVar("T")
Key = list[str | int | float | None]
Cursor = Annotated[
    str | None, Query(max_length=500, description="`next` of the page before; leave it out first.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many at most.")]


class Page(Shape, Generic[T]):
    """A part of a list, of one snapshot; `next` leads on, None is the end."""

    snapshot: str
    items: list[T]
    next: str | None = None
    total: int | None = None


class Facets(Shape):
    """How many have each value, by what they are counted by."""

    snapshot: str
    facets: dict[str, list[Count]]


def cursor_of(key: Key) -> str:
    """Return a cursor that names the last item shown.

    >>> key_of(cursor_of(["2024-03-01", "a1"]), 2)
    ['2024-03-01', 'a1']
    """
    packed = json.dumps(key, separators=(",", ":"))
    return urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def key_of(cursor: str, length: int) -> Key:
    """Return what a cursor names.

    Raises Problem where it is none of ours.
    """
    try:
        key = json.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        sound = isinstance(key, list) and len(key) == length and all(
            each is None or (isinstance(each, str | int | float) and not isinstance(each, bool))
            for each in key)
    except (ValueError, RecursionError):
        sound, key = False, []
    if not sound:
        raise bad_cursor()
    return list(key)


def bad_cursor() -> Problem:
    """Return the problem that a cursor is of another list, or of none."""
    return Problem(422, "bad-cursor", "This cursor does not lead on in this list.",
                   remedy="Leave it out, and begin with the first page.")


def start_of(cursor: str | None, snapshot: str) -> int:
    """Return where a page begins that a cursor of a place in a list leads to: 0 without one.

    Raises Problem where the store has changed since the cursor was given.
    """
    if cursor is None:
        return 0
    then, start = key_of(cursor, 2)
    if then != snapshot or not isinstance(start, int) or not 0 <= start < 2**31:
        raise Problem(409, "snapshot-changed", "The store has changed since the page before.",
                      remedy="Begin with the first page.")
    return start
