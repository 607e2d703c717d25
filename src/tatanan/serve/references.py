"""Reference data for the page, where the user has them: loaded once, while the server runs."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import pyarrow as pa

from tatanan.errors import MissingReference, TatananError
from tatanan.reference.builders import capabilities_of, ideal_points_of, votes_of
from tatanan.reference.datasets import data_set
from tatanan.reference.folder import DataFolder, find_data_folder, remedy
from tatanan.reference.ties import alliances_of, sanctions_of
from tatanan.terms.reference import Capabilities, IdealPoints, Ties, Votes
from tatanan.terms.weighing import Lacking
from tatanan.weigh import Known
from tatanan.weigh.known import PACTS, POINTS, POWER, SANCTIONS, VOTES

_DRAWS: Final = 50  # enough for an interval on a page; `tatanan weigh` takes more


def votes() -> Votes | None:
    """Return the roll calls of the General Assembly, None where they are not in the data folder."""
    found: Votes | None = _loaded(VOTES, _folder())
    return found


def ideal_points() -> IdealPoints | None:
    """Return ideal points, None where they are not in the data folder."""
    found: IdealPoints | None = _loaded(POINTS, _folder())
    return found


def known_beside(events: pa.Table) -> Known:
    """Return what claims are held against: the data that are here, and events of a store."""
    folder = _folder()
    power: Capabilities | None = _loaded(POWER, folder)
    pacts: Ties | None = _loaded(PACTS, folder)
    sanctions: Ties | None = _loaded(SANCTIONS, folder)
    lacking = {name: _lacking(name) for name in _BUILDERS if _loaded(name, folder) is None}
    return Known(votes=votes(), points=ideal_points(), power=power, pacts=pacts,
                 sanctions=sanctions, events=events, lacking=lacking, draws=_DRAWS)


def why_missing(name: str) -> str | None:
    """Return why a data set cannot be used and how to get it, None where it can be."""
    folder = find_data_folder()
    try:
        if folder.card(name) is None:
            folder.table(name)  # says how to get it
    except TatananError as error:
        return str(error)
    return None


def _folder() -> str:
    return str(find_data_folder().path)


@lru_cache(maxsize=8)
def _loaded(name: str, folder: str) -> Any:  # noqa: ANN401 - one of several tables
    """Return a data set; `folder` is named because another one holds other data."""
    del folder
    try:
        return _BUILDERS[name](find_data_folder().table(name))
    except MissingReference:
        return None


def _sanctions(table: pa.Table) -> Ties:
    return sanctions_of(table, until=_last_year(find_data_folder()), spread_bodies=True)


def _last_year(folder: DataFolder) -> int:
    card = folder.card(SANCTIONS)
    last = (card.last if card else None) or data_set(SANCTIONS).last
    return last.year if last else 9999


def _lacking(name: str) -> Lacking:
    wanted = data_set(name)
    return Lacking(name, wanted.title, remedy(wanted))


_BUILDERS: Final[Mapping[str, Callable[[pa.Table], Any]]] = {
    VOTES: votes_of, POINTS: ideal_points_of, POWER: capabilities_of, PACTS: alliances_of,
    SANCTIONS: _sanctions,
}
