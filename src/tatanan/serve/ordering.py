"""Events in an order that was chosen, page by page: by day, or by a column of their table."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from tatanan.serve.columns import SIDES, UNDATED, Columns, Places
from tatanan.serve.paging import bad_cursor

Sort = Literal[
    "-day", "day", "type", "-type", "actor", "-actor", "recipient", "-recipient", "reports",
    "-reports", "outlets", "-outlets", "confidence", "-confidence",
]
"""By what events are sorted; - is downwards. What is not known comes last either way."""
USUAL: Final = "-day"
Keys = NDArray[np.float64]
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the number of its last event, and what that was sorted by."""

    event: int
    value: Value


def page_of(
    columns: Columns, events: Places, sort: Sort, *, after: Place | None, most: int
) -> Places:
    """Return the next so many events; `events` are their tellings, in the order of listing."""
    if sort == USUAL:
        last = after.event if after else 0
        start = int(np.searchsorted(columns.event[events], last, side="right"))
        return events[start : start + most]
    keys = _keys(columns, sort)[events]
    if after:
        key = _key_of(columns, sort, after.value)
        left = (keys > key) | ((keys == key) & (columns.event[events] > after.event))
        events, keys = events[left], keys[left]
    return events[_least(keys, most)]


def value_of(columns: Columns, sort: Sort, telling: int) -> Value:
    """Return what a telling is sorted by, as a cursor holds it; None where it is not known."""
    key = float(_keys(columns, sort)[telling])
    if np.isinf(key):
        return None
    key = -key if sort.startswith("-") else key
    words = _words(columns, sort)
    return key if words is None else words[round(key)]


def _keys(columns: Columns, sort: Sort) -> Keys:
    """Return a number for each telling, the smaller the earlier it stands."""
    name, down = sort.removeprefix("-"), sort.startswith("-")
    keys, known = _ascending(columns, name)
    return np.where(known, -keys if down else keys, np.inf)


def _ascending(columns: Columns, name: str) -> tuple[Keys, NDArray[np.bool_]]:
    if name in SIDES:
        parts = columns.sides[name]
        first = np.full(len(columns.event), -1)
        first[parts.telling[::-1]] = parts.code.codes[::-1]  # the first of a side is written last
        return first.astype(np.float64), first >= 0
    if name == "type":
        codes = columns.words["type"].codes
        return codes.astype(np.float64), codes >= 0
    if name == "day":
        return columns.event_day.astype(np.float64), columns.event_day > UNDATED
    found = {"reports": columns.reports, "outlets": columns.outlets,
             "confidence": columns.confidence}[name].astype(np.float64)
    return found, ~np.isnan(found)


def _words(columns: Columns, sort: Sort) -> list[str] | None:
    name = sort.removeprefix("-")
    if name in SIDES:
        return list(columns.sides[name].code.values)
    return list(columns.words["type"].values) if name == "type" else None


def _key_of(columns: Columns, sort: Sort, value: Value) -> float:
    """Return the key of a value, which need not be there any more.

    Raises Problem for a cursor of another order.
    """
    if value is None:
        return np.inf
    words = _words(columns, sort)
    if isinstance(value, str) != (words is not None):
        raise bad_cursor()
    if words is None or not isinstance(value, str):
        key = float(value)
    else:
        at = bisect_left(words, value)
        key = at if words[at : at + 1] == [value] else at - 0.5
    return -key if sort.startswith("-") else key


def _least(keys: Keys, most: int) -> NDArray[np.intp]:
    """Return the places of the least keys in order; of equal ones the first.

    >>> _least(np.array([3.0, 1.0, 1.0, 2.0, 1.0]), 2).tolist()
    [1, 2]
    """
    if len(keys) <= most:
        return np.argsort(keys, kind="stable")
    last = np.partition(keys, most - 1)[most - 1]
    under = np.flatnonzero(keys < last)
    some = np.concatenate((under, np.flatnonzero(keys == last)[: most - len(under)]))
    return some[np.argsort(keys[some], kind="stable")]
