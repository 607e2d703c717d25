"""What can be asked of a store: events by who, whom, what, when and where, and what tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from tatanan.errors import BadStore
from tatanan.store.base import Store

_BETWEEN = "\x1f"  # ASCII's unit separator; it stands in no name


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; what is left out asks nothing, several values are an or.

    `actors` and `recipients` are codes; of a reciprocal event each side is a recipient of the
    others. An event lies between `since` and `until` if its date (or, where it has none, the day
    of publication) overlaps them. `states` are those in which it happened. `review` is what
    reviewers made of it (unreviewed, accepted, rejected, edited, merged, split, unlinked); what is
    left out asks for the events that stand: all but those that were rejected, joined to another of
    their report, or split. Events are asked for, and told, as they were corrected.
    """

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    min_confidence: float | None = None
    factuality: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    review: tuple[str, ...] = ()


def find_events(
    store: Store, wanted: EventFilter | None = None, *, limit: int | None = None
) -> pa.Table:
    """Return the events that are wanted, as reports tell them, the latest first."""
    wanted = wanted or EventFilter()
    values = (
        *map(_listed, (wanted.actors, wanted.recipients, wanted.types, wanted.modes,
                       wanted.contexts)),
        wanted.since, wanted.until, wanted.min_confidence,
        *map(_listed, (wanted.factuality, wanted.outlets, wanted.languages, wanted.states,
                       wanted.review)),
        limit,
    )
    return store.query("events", values)


def find_reports(
    store: Store, *, since: date | None = None, until: date | None = None,
    outlets: Iterable[str] = (), languages: Iterable[str] = (), limit: int | None = None,
) -> pa.Table:
    """Return reports by day of publication, outlet and language, the latest first."""
    return store.query("reports", (since, until, _listed(outlets), _listed(languages), limit))


def find_tellings(store: Store, event: str) -> pa.Table:
    """Return an event as each report tells it that was linked to it, with the sentences.

    `event` is its id, as one report tells it or as many do. A row is a report and a place in
    which it appeared.
    """
    return store.query("event_reports", (event,))


def count_contents(store: Store) -> pa.Table:
    """Return three numbers that are not one another: reports, outlets and events."""
    return store.query("stats")


def dyadic_events(
    store: Store, *, since: date | None = None, until: date | None = None,
    min_confidence: float | None = None,
) -> pa.Table:
    """Return what happened between two actors: what the measures are made from.

    One row an actor, a recipient and an event that is told as having happened: event, day,
    actor, recipient, type, quad, intensity, confidence, outlets. A reciprocal event has a row
    for each ordered pair of its sides; tellings that were linked are one event.
    """
    return store.query("dyadic_events", (since, until, min_confidence))


def diff_codings(store: Store, old: str, new: str) -> pa.Table:
    """Return the events gained and lost between two coders, in the reports that both coded.

    A coder is named by its id, the beginning of it, or the version of its package, which stands
    for the coders of all languages. Raises BadStore where none goes by a name, or where several
    that do have coded one report.
    """
    coders = store.query("codings").to_pylist()
    return store.query("diff_codings", [_coders(store, coders, name) for name in (old, new)])


def _coders(store: Store, coders: list[dict[str, str]], name: str) -> str | None:
    """Return the ids of the coders that go by a name."""
    found = [each for each in coders if name and each["coder"].startswith(name)]
    found = found or [each for each in coders if each["version"] == name]
    if not found:
        known = ", ".join(f"{each['coder']} ({each['version']})" for each in coders) or "none"
        raise BadStore(f"{store.place}: no coder goes by {name!r}; name one of {known}")
    ids = _listed(each["coder"] for each in found)
    for row in store.query("coded_twice", (ids,)).to_pylist():
        listed = ", ".join(each["coder"] for each in found)
        raise BadStore(
            f"{store.place}: several coders go by {name!r}, and more than one coded report"
            f" {row['report']}; name one by its id: {listed}"
        )
    return ids


def _listed(values: Iterable[str]) -> str | None:
    return _BETWEEN.join(values) or None
