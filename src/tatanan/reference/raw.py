"""The columns of a file under our names, turned into numbers and days with every fault named.

A fault names the file, the column as the file spells it, the row and the remedy. Row 1 is the
first below the header.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tatanan.errors import BadReference

_BLANK = ("", "NA", "N/A", "NaN", "nan", "NULL", ".")  # signs for an empty cell among numbers
_NUMBER = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$"
_DAY_FIRST = r"^(\d{2}):(\d{2}):(\d{4})$"
_PACKED = r"^(\d{4})(\d{2})(\d{2})$"
_SLASHED = r"^(\d{1,2})/(\d{1,2})/(\d{4})$"  # month first, as the field's American files have it
_WORDS = (("true", "1"), ("false", "0"))
_REMEDY = "take the publisher's file again, or report that its format has changed"


def rest_name(name: str) -> str:
    """Return what a column is called that no record names, apart from all that one does."""
    return f"rest:{name}"


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands in the columns of a file that a loader asked for.

    `spelled` says what the file calls each column; `rest` are the names of all other columns,
    where the format asks for them: these are called `rest_name(name)` here.
    """

    place: str
    table: pa.Table
    spelled: Mapping[str, str]
    rest: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return int(self.table.num_rows)

    def has(self, name: str) -> bool:
        """Say whether the file has a column that need not be there."""
        return name in self.table.column_names

    def texts(self, name: str, *, blank: Iterable[str] = ("",)) -> pa.Array:
        """Return a column as text without blanks around it; None for signs of an empty cell."""
        trimmed = pc.utf8_trim_whitespace(self._column(name).cast(pa.string()))
        return pc.if_else(pc.is_in(trimmed, pa.array([*blank], pa.string())), None, trimmed)

    def integers(
        self, name: str, *, low: int, high: int, missing: Iterable[int] = (), empty: bool = False
    ) -> pa.Array:
        """Return a column as whole numbers from `low` to `high`.

        Numbers among `missing` are the publisher's signs for what is not known. They and empty
        cells give None, and are a fault where `empty` is false.
        """
        values = self._numbers(name)
        self._require(pc.equal(values, pc.floor(values)), name, "is no whole number")
        known = self._within(name, values, (low, high), missing)
        if not empty:
            self._require(pc.is_valid(known), name, "is empty, where a number is needed")
        return known.cast(pa.int64())

    def floats(
        self, name: str, *, low: float, high: float, missing: Iterable[float] = ()
    ) -> pa.Array:
        """Return a column as numbers from `low` to `high`; None for empty cells and `missing`."""
        return self._within(name, self._numbers(name), (low, high), missing)

    def flags(self, name: str) -> pa.Array:
        """Return a column of 0 and 1, or false and true, as flags; what is not known is false."""
        column = self._column(name)
        if pa.types.is_boolean(column.type):
            return pc.fill_null(column, fill_value=False)
        values = self._within(name, self._numbers(name), (0, 1), (-9, -8, -1))
        self._require(pc.is_in(values, pa.array([0.0, 1.0, None])), name, "is neither 0 nor 1")
        return pc.equal(pc.fill_null(values, 0.0), 1.0)

    def days(self, name: str, *, empty: bool = False) -> pa.Array:
        """Return a column of days: `2016-12-31`, `20161231`, `31:12:2016` or `12/31/2016`."""
        column = self._column(name)
        if pa.types.is_temporal(column.type):
            days = column.cast(pa.date32(), safe=False)
        else:
            days = self._parsed_days(name)
        if not empty:
            self._require(pc.is_valid(days), name, "is empty, where a day is needed")
        return days

    def days_of_parts(self, names: tuple[str, str, str], *, ends: bool) -> pa.Array:
        """Return days from columns of year, month and day.

        Where the month or the day is not known (-9), the first of the year or month is taken, or
        the last where `ends` is true.
        """
        year, month, day = names
        years = _filled(self.integers(year, low=1600, high=2200), 0)
        months = _filled(
            self.integers(month, low=1, high=12, missing=(-9, 0), empty=True), 12 if ends else 1
        )
        days = _filled(
            self.integers(day, low=1, high=31, missing=(-9, 0), empty=True), 31 if ends else 1
        )
        starts = ((years - 1970) * 12 + months - 1).astype("datetime64[M]")
        month_days = (starts + 1).astype("datetime64[D]") - starts.astype("datetime64[D]")
        within = np.minimum(days, month_days.astype(np.int64)) - 1
        return pa.array(starts.astype("datetime64[D]") + within, pa.date32())

    def fault(self, name: str, row: int, what: str) -> BadReference:
        """Return the error that says what is wrong with a cell; `row` counts from 0."""
        cell = self.table[name][row].as_py()
        where = f"{self.place}: column {self.spelled[name]!r}, row {row + 1}"
        return BadReference(f"{where}: {cell!r} {what}; {_REMEDY}")

    def _column(self, name: str) -> pa.Array:
        return self.table[name].combine_chunks()

    def _numbers(self, name: str) -> pa.Array:
        column = self._column(name)
        if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
            values = column.cast(pa.float64())
            return pc.if_else(pc.is_nan(values), None, values)
        trimmed = self.texts(name, blank=_BLANK)
        for word, number in _WORDS:
            trimmed = pc.if_else(pc.equal(pc.utf8_lower(trimmed), word), number, trimmed)
        self._require(pc.match_substring_regex(trimmed, _NUMBER), name, "is no number")
        return trimmed.cast(pa.float64())

    def _within(
        self, name: str, values: pa.Array, bounds: tuple[float, float], missing: Iterable[float]
    ) -> pa.Array:
        signs = pa.array([float(sign) for sign in missing], pa.float64())
        known = pc.if_else(pc.is_in(values, signs), None, values)
        inside = pc.and_(pc.greater_equal(known, bounds[0]), pc.less_equal(known, bounds[1]))
        self._require(inside, name, f"is not between {bounds[0]:g} and {bounds[1]:g}")
        return known

    def _parsed_days(self, name: str) -> pa.Array:
        text = self.texts(name, blank=_BLANK)
        for pattern, order in ((_DAY_FIRST, r"\3-\2-\1"), (_PACKED, r"\1-\2-\3"),
                               (_SLASHED, r"\3-\1-\2")):
            text = pc.replace_substring_regex(text, pattern, order)
        text = pc.replace_substring_regex(text, r"-(\d)(-|$)", r"-0\1\2")
        text = pc.replace_substring_regex(text, r"-(\d)$", r"-0\1")
        short = pc.utf8_slice_codeunits(text, 0, len("2016-12-31"))
        self._require(pc.match_substring_regex(short, r"^\d{4}-\d{2}-\d{2}$"), name, "is no day")
        try:
            return short.cast(pa.date32())
        except pa.ArrowInvalid as error:
            raise BadReference(
                f"{self.place}: column {self.spelled[name]!r}: {error}; {_REMEDY}"
            ) from error

    def _require(self, holds: pa.Array, name: str, what: str) -> None:
        """Raise the fault of the first cell for which something does not hold; None holds."""
        wrong = pc.indices_nonzero(pc.invert(pc.fill_null(holds, fill_value=True)))
        if len(wrong):
            raise self.fault(name, wrong[0].as_py(), what)


def _filled(values: pa.Array, fill: int) -> NDArray[np.int64]:
    filled: NDArray[np.int64] = pc.fill_null(values, fill).to_numpy(zero_copy_only=False)
    return filled
