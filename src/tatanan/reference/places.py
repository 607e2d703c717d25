"""States of a table turned into labels, and labels into places in one sorted list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tatanan.reference.states import StateSystem, state_system

Codes = Literal["iso3", "cow"]


@dataclass(frozen=True, slots=True)
class Places:
    """Labels of states, each once and sorted, and for every row the place of its own."""

    states: tuple[str, ...]
    places: NDArray[np.int32]

    @classmethod
    def of(cls, labels: NDArray[np.object_]) -> "Places":
        """Return the labels that a column has, and where each row's stands among them."""
        states, places = np.unique(labels.astype(str), return_inverse=True)
        return cls(tuple(states.tolist()), places.astype(np.int32))


def labels(table: pa.Table, *, number: str, iso3: str, codes: Codes) -> NDArray[np.object_]:
    """Return what each row's state is called: by ISO 3166-1 alpha-3, or by its COW number.

    A state that no ISO code ever meant is called by its number (`COW300`); one that has no
    number by its code. None where neither is known.
    """
    code = _values(table, iso3)
    told = np.array([None if value is None else f"COW{value}" for value in _values(table, number)],
                    object)
    first, second = (code, told) if codes == "iso3" else (told, code)
    return np.where(first != None, first, second)  # noqa: E711 - element by element


def known(column: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return for each row whether its label is known."""
    return np.array([value is not None for value in column], bool)


def roster(
    years: Sequence[int], *, codes: Codes, system: StateSystem | None = None
) -> tuple[NDArray[np.int16], NDArray[np.object_]]:
    """Return who was a state in which year, as years and labels, each pair once."""
    states = system or state_system("cow")
    pairs = sorted({
        (year, _label(states, number, year, codes))
        for year in years for number in states.numbers_in(year)
    })
    return (np.array([year for year, _ in pairs], np.int16),
            np.array([label for _, label in pairs], object))


def held_at_year_end(numbers: NDArray[np.int64], years: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each row whether its COW number was a member of the system on 31 December."""
    system = state_system("cow")
    members = {int(year): {state.number for state in system.members(date(int(year), 12, 31))}
               for year in np.unique(years)}
    return np.array([number in members[year] for number, year in zip(
        numbers.tolist(), years.tolist(), strict=True)], bool)


def _label(system: StateSystem, number: int, year: int, codes: Codes) -> str:
    if codes == "cow":
        return f"COW{number}"
    return system.label_of(number, date(year, 12, 31))


def _values(table: pa.Table, name: str) -> NDArray[np.object_]:
    values = np.empty(table.num_rows, object)
    values[:] = table[name].to_pylist()
    return values
