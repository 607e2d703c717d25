"""Reference data for the page, where the user has them: read once, and again when others come."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

import pyarrow as pa

from tatanan.errors import TatananError
from tatanan.reference.folder import find_data_folder
from tatanan.terms.reference import IdealPoints, Votes
from tatanan.weigh import Known
from tatanan.weigh.at_hand import WEIGHED, known_in

_DRAWS: Final = 50  # enough for an interval on a page; `tatanan weigh` takes more

State = tuple[tuple[str, str | None], ...]


def votes() -> Votes | None:
    """Return the roll calls of the General Assembly, None where they are not in the data folder."""
    return _known(state_of_data()).votes


def ideal_points() -> IdealPoints | None:
    """Return ideal points, None where they are not in the data folder."""
    return _known(state_of_data()).points


def known_beside(events: pa.Table) -> Known:
    """Return what claims are held against: the data that are here, and events of a store."""
    return replace(_known(state_of_data()), events=events, draws=_DRAWS, _kept={})


def why_missing(name: str) -> str | None:
    """Return why a data set cannot be used and how to get it, None where it can be."""
    folder = find_data_folder()
    try:
        if folder.card(name) is None:
            folder.table(name)  # says how to get it
    except TatananError as error:
        return str(error)
    return None


def state_of_data() -> State:
    """Return which data are there now: the folder, and the digest of each set, None if missing."""
    folder = find_data_folder()
    cards = [(name, folder.card(name)) for name in WEIGHED]
    digests = [(name, card.digest if card else None) for name, card in cards]
    return (("", str(folder.path)), *digests)


@lru_cache(maxsize=2)
def _known(state: State) -> Known:
    del state  # other data are read anew
    return known_in(find_data_folder())
