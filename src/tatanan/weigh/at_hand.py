"""Which data that claims are held against lie in a data folder, and how to get the others."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pyarrow as pa

from tatanan.errors import MissingReference
from tatanan.reference.builders import capabilities_of, ideal_points_of, outputs_of, votes_of
from tatanan.reference.datasets import data_set
from tatanan.reference.folder import DataFolder, remedy
from tatanan.reference.ties import alliances_of, sanctions_of
from tatanan.terms.reference import Ties
from tatanan.terms.weighing import Lacking
from tatanan.weigh.known import (
    MAJORS,
    OLDER_OUTPUT,
    OUTPUT,
    PACTS,
    POINTS,
    POWER,
    SANCTIONS,
    VOTES,
    Known,
)

_BUILDERS: Final[Mapping[str, Callable[[pa.Table], Any]]] = {
    VOTES: votes_of, POINTS: ideal_points_of, POWER: capabilities_of, PACTS: alliances_of,
    MAJORS: lambda table: table, OUTPUT: outputs_of,
}
WEIGHED: Final = (*_BUILDERS, SANCTIONS)
"""The data sets that claims are held against, by id; events are not among them."""


def known_in(folder: DataFolder) -> Known:
    """Return what a data folder holds of what claims are held against, and what it lacks.

    Events are for the caller to add. Raises BadReference where a data set is damaged.
    """
    found: dict[str, Any] = {}
    output_from = output_in(folder)
    lacking: dict[str, Lacking] = {}
    for name in WEIGHED:
        try:
            found[name] = _build(name, folder, output_from)
        except MissingReference:
            wanted = data_set(name)
            lacking[name] = Lacking(name, wanted.title, remedy(wanted))
    return Known(
        votes=found.get(VOTES), points=found.get(POINTS), power=found.get(POWER),
        pacts=found.get(PACTS), majors=found.get(MAJORS), sanctions=found.get(SANCTIONS),
        output=found.get(OUTPUT), output_from=output_from, lacking=lacking)


def output_in(folder: DataFolder) -> str:
    """Return which data set of economic output is here, by id; the newer one, if neither is."""
    older_alone = folder.card(OUTPUT) is None and folder.card(OLDER_OUTPUT) is not None
    return OLDER_OUTPUT if older_alone else OUTPUT


def _build(name: str, folder: DataFolder, output_from: str) -> Any:  # noqa: ANN401 - one of several
    table = folder.table(output_from if name == OUTPUT else name)
    return _sanctions(table, folder) if name == SANCTIONS else _BUILDERS[name](table)


def _sanctions(table: pa.Table, folder: DataFolder) -> Ties:
    """Return sanctions; one that has not ended holds until the data end."""
    card = folder.card(SANCTIONS)
    last = (card.last if card else None) or data_set(SANCTIONS).last
    return sanctions_of(table, until=last.year if last else 9999, spread_bodies=True)
