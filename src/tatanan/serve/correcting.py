"""Reviewers' corrections: a record as they leave it, and the log as a browser sees it."""

from collections.abc import Mapping
from typing import Any, Final

from tatanan.store import Store
from tatanan.store.corrections import Entry
from tatanan.store.engine import named
from tatanan.store.rows import records_of, tables_of
from tatanan.terms.record import Record
from tatanan.terms.tables import TABLES, conform

_PLACES: Final = frozenset({"start", "end"})


def as_corrected(store: Store, record: Record) -> Record:
    """Return a record with its events as reviewers left them; without reviews, as it is.

    Events that do not stand any more (rejected, joined, split) are still among them.
    """
    report = record["report"]["id"]
    reviewed = store.read("SELECT event FROM reviews WHERE report = $1 AND corrected", (report,))
    if not reviewed.num_rows:
        return record
    tables = tables_of([record])
    for name in ("events", "participants"):
        columns = ", ".join(named(column) for column in TABLES[name].names)
        rows = store.read(
            f"SELECT {columns} FROM reviewed_{name} WHERE report = $1"  # noqa: S608 - names of our own
            f" ORDER BY {'position, id' if name == 'events' else 'event, side, position'}",
            (report,))
        tables[name] = conform(name, rows)
    (corrected,) = records_of(tables)
    return {**corrected, "id": record["id"], "coder": record["coder"]}


def entry_told(entry: Entry) -> dict[str, Any]:
    """Return an entry of the log without places of words, which mean nothing to a browser."""
    told: dict[str, Any] = without_places(entry.correction.to_json())
    return {**told, "undone_by": entry.undone_by}


def without_places(value: Any) -> Any:  # noqa: ANN401 - any part of a JSON object
    """Return JSON without offsets: words alone, and nothing where only a place stood.

    >>> without_places({"words": {"start": 0, "end": 2, "quote": "Xi"}})
    {'words': 'Xi'}
    """
    if isinstance(value, Mapping):
        if value.keys() >= _PLACES:
            return value.get("quote")
        return {name: without_places(each) for name, each in value.items()}
    return [without_places(each) for each in value] if isinstance(value, list) else value
