"""Cells become numbers, flags and days, and a cell that cannot be is named with its place."""

from datetime import date

import pyarrow as pa
import pytest

from tatanan.errors import BadReference
from tatanan.reference.raw import Raw


def raw(*cells, name="x"):
    """Return raw columns with one column, that the file spells in capitals."""
    return Raw("file.csv", pa.table({name: pa.array(cells)}), {name: name.upper()})


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", " 2 ", "3.0"], [1, 2, 3]),
        ([1.0, 2.0, None], [1, 2, None]),
        (["-9", "", "NA", "."], [None, None, None, None]),
        ([float("nan"), 4.0], [None, 4]),
    ],
)
def test_whole_numbers_are_read_however_they_are_written(cells, expected):
    """Text, floats with nothing after the point, and signs for an empty cell are understood."""
    column = raw(*cells).integers("x", low=0, high=10, missing=(-9,), empty=True)

    assert expected == column.to_pylist()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "two"], "column 'X', row 2: 'two' is no number"),
        (["1.5"], "column 'X', row 1: '1.5' is no whole number"),
        (["1", "2", "99"], "column 'X', row 3: '99' is not between 0 and 10"),
        (["1", ""], "column 'X', row 2: '' is empty, where a number is needed"),
        (["0x1A"], "is no number"),
    ],
)
def test_a_number_that_cannot_be_is_named(cells, expected):
    """The fault tells the file, the column as the file spells it, the row and the remedy."""
    with pytest.raises(BadReference, match=f"^file.csv: .*{expected}.*take the publisher's file"):
        raw(*cells).integers("x", low=0, high=10)


def test_numbers_may_have_fractions_and_powers():
    """Numbers are read as floats where they need not be whole."""
    column = raw(".5", "1e-3", "-2", "").floats("x", low=-5, high=5)

    assert [0.5, 0.001, -2.0, None] == column.to_pylist()


@pytest.mark.parametrize(
    "cells", [["1", "0", "-9"], ["TRUE", "False", ""], [True, False, None], [1, 0, None]]
)
def test_flags_are_read_however_they_are_written(cells):
    """0 and 1, words and Arrow's own are flags; what is not known is false."""
    assert [True, False, False] == raw(*cells).flags("x").to_pylist()


@pytest.mark.parametrize("cell", ["2", "0.5", "maybe"])
def test_a_flag_that_cannot_be_is_named(cell):
    """A flag is one of two."""
    with pytest.raises(BadReference, match=f"row 1: '{cell}' is"):
        raw(cell).flags("x")


@pytest.mark.parametrize(
    "cell", ["2017-12-31", "20171231", "31:12:2017", "12/31/2017", "2017-12-31 00:00:00"]
)
def test_days_are_read_however_publishers_write_them(cell):
    """The same day is the same in every publisher's way."""
    assert [date(2017, 12, 31)] == raw(cell).days("x").to_pylist()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("31 December", "is no day"), ("", "is empty, where a day is needed"), ("2017-02-30", "X")],
)
def test_a_day_that_cannot_be_is_named(cell, expected):
    """Words and days that no calendar has are faults."""
    with pytest.raises(BadReference, match=expected):
        raw(cell).days("x")


def test_a_day_without_its_parts_is_as_wide_as_what_is_known():
    """Unknown months and days give the first of a span at its start, the last at its end."""
    table = pa.table({"y": ["1990", "1990", "1990"], "m": ["2", "2", "-9"], "d": ["3", "-9", "-9"]})
    cells = Raw("f", table, {"y": "y", "m": "m", "d": "d"})

    starts = cells.days_of_parts(("y", "m", "d"), ends=False).to_pylist()
    ends = cells.days_of_parts(("y", "m", "d"), ends=True).to_pylist()

    assert [date(1990, 2, 3), date(1990, 2, 1), date(1990, 1, 1)] == starts
    assert [date(1990, 2, 3), date(1990, 2, 28), date(1990, 12, 31)] == ends


def test_text_is_not_taken_for_missing():
    """NA is a code unless the loader says that it is a sign for nothing."""
    assert ["NA", None] == raw("NA", " ").texts("x").to_pylist()
    assert [None, "x"] == raw("NA", "x").texts("x", blank=("NA",)).to_pylist()
