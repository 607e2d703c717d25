"""What arrays that belong together must agree in: their lengths, their shapes, their years."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def distinct_years(years: NDArray[np.int16]) -> tuple[int, ...]:
    """Return the years of a column, each once and in order."""
    return tuple(int(year) for year in np.unique(years))


def require_shape(array: NDArray[Any], shape: tuple[int, ...], what: str) -> None:
    """Raise ValueError unless an array has a shape."""
    if array.shape != shape:
        raise ValueError(f"{what}: a table of {shape} was expected, not one of {array.shape}")


def require_parallel(*columns: NDArray[Any]) -> None:
    """Raise ValueError unless all columns have one length."""
    lengths = {len(column) for column in columns}
    if len(lengths) > 1:
        raise ValueError(f"columns of one table have one length, not {sorted(lengths)}")


def require_year(year: int, years: Sequence[int], what: str) -> None:
    """Raise KeyError unless data cover a year.

    >>> require_year(2019, (2017, 2018), "alliances")
    Traceback (most recent call last):
    KeyError: 'there are no alliances of 2019; the data run from 2017 to 2018'
    """
    if year in years:
        return
    if not years:
        raise KeyError(f"there are no {what} at all; add data that hold some")
    raise KeyError(f"there are no {what} of {year}; the data run from {years[0]} to {years[-1]}")
