"""National material capabilities of states by year."""

import pyarrow as pa

from tatanan.reference.codes import iso3_column, year_ends
from tatanan.reference.raw import Raw
from tatanan.terms.reference import COMPONENTS

_UNKNOWN = (-9.0,)
_MOST = 1e13  # far above any component; a cell beyond it has lost its decimal point


def read_nmc(raw: Raw) -> pa.Table:
    """Return the six components and the index; what the publisher writes -9 is not known."""
    state = raw.integers("state", low=2, high=999)
    year = raw.integers("year", low=1816, high=2200)
    columns = {"state": state, "iso3": iso3_column(state, year_ends(year)), "year": year}
    for name in COMPONENTS:
        columns[name] = raw.floats(name, low=0, high=_MOST, missing=_UNKNOWN)
    columns["cinc"] = raw.floats("cinc", low=0, high=1, missing=_UNKNOWN)
    return pa.table(columns)
