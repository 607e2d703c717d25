"""What is at hand when states are measured or claims weighed: reference data, events of a store."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tatanan.errors import MissingReference

if TYPE_CHECKING:
    import pyarrow as pa

    from tatanan.reference.folder import DataFolder
    from tatanan.terms.weighing import Lacking
    from tatanan.weigh import Known

_EVENT_SETS = ("polecat", "icews")


def known_at_hand(
    data: Path | None, store: str | None, *, since: int | None, draws: int, seed: int
) -> "Known":
    """Return the reference data and the events that are here, and how to get what is not.

    Events are those of a store, or of POLECAT or ICEWS where no store is named.
    """
    from tatanan.reference.builders import capabilities_of, ideal_points_of, votes_of
    from tatanan.reference.folder import find_data_folder
    from tatanan.reference.ties import alliances_of, sanctions_of
    from tatanan.terms.weighing import Lacking
    from tatanan.weigh.known import EVENTS, MAJORS, PACTS, POINTS, POWER, SANCTIONS, VOTES, Known

    folder = find_data_folder(data)
    lacking: dict[str, Lacking] = {}

    def load(name: str, build: "Callable[[pa.Table], Any]") -> Any:  # noqa: ANN401 - one of several tables
        try:
            return build(folder.table(name))
        except MissingReference:
            lacking[name] = _lacking(name)
            return None

    events, events_from = _events(folder, store)
    if events is None:
        lacking[EVENTS] = Lacking(
            EVENTS, "events between states", "name a store with --events, or add POLECAT or"
            " ICEWS (`tatanan data show polecat`, `tatanan data show icews`)")
    return Known(
        votes=load(VOTES, votes_of), points=load(POINTS, ideal_points_of),
        power=load(POWER, capabilities_of), pacts=load(PACTS, alliances_of),
        majors=load(MAJORS, lambda table: table),
        sanctions=load(SANCTIONS, lambda table: sanctions_of(
            table, until=_last_year(folder, SANCTIONS), spread_bodies=True)),
        events=events, events_from=events_from, lacking=lacking, since=since, draws=draws,
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


def _lacking(name: str) -> "Lacking":
    from tatanan.reference.datasets import data_set
    from tatanan.reference.folder import remedy
    from tatanan.terms.weighing import Lacking

    wanted = data_set(name)
    return Lacking(name, wanted.title, remedy(wanted))


def _last_year(folder: "DataFolder", name: str) -> int:
    from tatanan.reference.datasets import data_set

    card = folder.card(name)
    last = (card.last if card else None) or data_set(name).last
    return last.year if last else 9999
