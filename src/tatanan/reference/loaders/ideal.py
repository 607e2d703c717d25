"""Ideal points of states in the General Assembly, as Bailey, Strezhnev and Voeten publish them."""

import pyarrow as pa
import pyarrow.compute as pc

from tatanan.reference.codes import iso3_column, year_ends
from tatanan.reference.raw import Raw

_FIRST_SESSION = 1946
_FARTHEST = 20.0  # ideal points lie within 4 of the middle; quantiles of few votes lie farther out
_SERIES = ("all", "final")


def read_series(raw: Raw) -> pa.Table:
    """Return the series of ideal points that a file has, with their quantiles and counts."""
    year = _years(raw)
    state = raw.integers("state", low=2, high=999)
    columns = {"state": state, "iso3": iso3_column(state, year_ends(year)), "year": year}
    for series in _SERIES:
        for part in ("value", "low", "high"):
            columns[f"{part}_{series}"] = _points(raw, f"{part}_{series}")
        columns[f"votes_{series}"] = _counts(raw, f"votes_{series}")
    columns["value_legacy"] = _points(raw, "value_legacy")
    return pa.table(columns)


def _years(raw: Raw) -> pa.Array:
    if raw.has("year"):
        return raw.integers("year", low=_FIRST_SESSION, high=2200)
    return pc.add(raw.integers("session", low=1, high=999), _FIRST_SESSION - 1)


def _points(raw: Raw, name: str) -> pa.Array:
    if not raw.has(name):
        return pa.nulls(raw.rows, pa.float64())
    return raw.floats(name, low=-_FARTHEST, high=_FARTHEST)


def _counts(raw: Raw, name: str) -> pa.Array:
    if not raw.has(name):
        return pa.nulls(raw.rows, pa.int64())
    return raw.integers(name, low=0, high=10_000, empty=True)
