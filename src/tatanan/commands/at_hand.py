"""What is at hand when states are measured or claims weighed: reference data, events of a store."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from tatanan.reference.folder import DataFolder
    from tatanan.weigh import Known

_EVENT_SETS = ("polecat", "icews")


def known_at_hand(
    data: Path | None, store: str | None, *, since: int | None, draws: int, seed: int
) -> "Known":
    """Return the reference data and the events that are here, and how to get what is not.

    Events are those of a store, or of POLECAT or ICEWS where no store is named.
    """
    from dataclasses import replace

    from tatanan.reference.folder import find_data_folder
    from tatanan.terms.weighing import Lacking
    from tatanan.weigh.at_hand import known_in
    from tatanan.weigh.known import EVENTS

    folder = find_data_folder(data)
    known = known_in(folder)
    events, events_from = _events(folder, store)
    lacking = dict(known.lacking)
    if events is None:
        lacking[EVENTS] = Lacking(
            EVENTS, "events between states", "name a store with --events, or add POLECAT or"
            " ICEWS (`tatanan data show polecat`, `tatanan data show icews`)")
    return replace(
        known, events=events, events_from=events_from, lacking=lacking, since=since, draws=draws,
        seed=seed)


def _events(folder: "DataFolder", store: str | None) -> "tuple[pa.Table | None, str]":
    """Return the events of a store, or else those of the first data set that is here."""
    from tatanan.reference.builders import dyadic_events_of

    if store is not None:
        from tatanan.store import open_store
        from tatanan.store.asking import dyadic_events

        with open_store(store, read_only=True) as opened:
            return dyadic_events(opened), "events"
    name = next((each for each in _EVENT_SETS if folder.card(each) is not None), None)
    return (None, "events") if name is None else (dyadic_events_of(folder.table(name)), name)
