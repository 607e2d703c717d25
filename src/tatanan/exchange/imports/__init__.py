"""Files of GDELT, ICEWS and POLECAT become the tables of `terms.imported`.

Each importer yields some rows at a time: what was taken over, and what was not and why.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tatanan.exchange.imports.batch import Batches, Imported
from tatanan.exchange.imports.gdelt import read_gdelt_events
from tatanan.exchange.imports.gdelt_mentions import read_gdelt_mentions
from tatanan.exchange.imports.icews import read_icews_events
from tatanan.exchange.imports.polecat import read_polecat_events
from tatanan.exchange.imports.table import Rejected

__all__ = [
    "IMPORTERS", "Batches", "Imported", "Rejected", "read_gdelt_events", "read_gdelt_mentions",
    "read_icews_events", "read_polecat_events",
]

IMPORTERS: Final[Mapping[str, Callable[[Path], Batches]]] = MappingProxyType({
    "gdelt": read_gdelt_events,
    "gdelt-mentions": read_gdelt_mentions,
    "icews": read_icews_events,
    "polecat": read_polecat_events,
})
"""What reads a file, by the name of its format."""
