"""Whole columns of state numbers turned into codes, and of codes into numbers, day by day."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tatanan.reference.states import current_iso3, state_system, voter_in_un


def iso3_column(numbers: pa.Array, days: pa.Array, *, system: str = "cow") -> pa.Array:
    """Return the ISO 3166-1 alpha-3 codes of state numbers on their days; None where there is none.

    >>> iso3_column(pa.array([345, 345]), year_ends(pa.array([1980, 2020]))).to_pylist()
    ['YUG', 'SRB']
    """
    return _by_day(numbers, days, state_system(system).iso3_of, pa.string())


def cow_column(codes: pa.Array, days: pa.Array) -> pa.Array:
    """Return the Correlates of War numbers of ISO 3166-1 alpha-3 codes on their days, or None.

    >>> cow_column(pa.array(["DEU", "PSE"]), year_ends(pa.array([1980, 1980]))).to_pylist()
    [260, None]
    """
    return _by_day(codes, days, state_system("cow").number_of, pa.int16())


def un_voter_column(codes: pa.Array, days: pa.Array) -> pa.Array:
    """Return the Correlates of War numbers of who sat in seats of the General Assembly, or None."""
    return _by_day(codes, days, voter_in_un, pa.int16())


def current_codes(codes: pa.Array) -> pa.Array:
    """Return codes that ISO 3166-1 has given up as those of today, others as they are."""
    encoded = codes.dictionary_encode()
    today = pa.array([current_iso3(code) for code in encoded.dictionary.to_pylist()], pa.string())
    return today.take(encoded.indices)


def year_ends(years: pa.Array) -> pa.Array:
    """Return the last day of each year, the day by which data of a year are given codes.

    >>> year_ends(pa.array([1990])).to_pylist()
    [datetime.date(1990, 12, 31)]
    """
    months = (years.to_numpy(zero_copy_only=False).astype(np.int64) - 1970).astype("datetime64[Y]")
    return pa.array((months + 1).astype("datetime64[D]") - 1, pa.date32())


def ordered_pair(one: pa.Array, other: pa.Array) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Return the lower numbers, the higher, and whether the two changed places."""
    swapped = pc.greater(one, other)
    return pc.if_else(swapped, other, one), pc.if_else(swapped, one, other), swapped


def _by_day(
    keys: pa.Array, days: pa.Array, look_up: Callable[..., object], kind: pa.DataType
) -> pa.Array:
    """Look up every key on each of its days once."""
    encoded = keys.dictionary_encode()
    values, places = encoded.dictionary.to_pylist(), encoded.indices
    found = np.empty(len(keys), object)
    rows_of = pc.fill_null(places, -1).to_numpy(zero_copy_only=False)
    ordinals = pc.fill_null(days.cast(pa.int32()), 0).to_numpy(zero_copy_only=False)
    order = np.argsort(rows_of, kind="stable")
    starts = np.searchsorted(rows_of[order], np.arange(len(values) + 1))
    for place, value in enumerate(values):
        rows = order[starts[place] : starts[place + 1]]
        found[rows] = _answers(value, ordinals[rows], look_up)
    return pa.array(found.tolist(), kind)


def _answers(
    key: object, ordinals: NDArray[np.int32], look_up: Callable[..., object]
) -> NDArray[np.object_]:
    distinct, inverse = np.unique(ordinals, return_inverse=True)
    epoch = date(1970, 1, 1).toordinal()
    told = np.array([look_up(key, date.fromordinal(epoch + int(day))) for day in distinct], object)
    return told[inverse]
