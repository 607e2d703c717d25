"""Names and codes of other data sets lead to the codes that are used here."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.reference.codes import (
    cow_column,
    current_codes,
    iso3_column,
    ordered_pair,
    un_voter_column,
    year_ends,
)
from tatanan.reference.names import code_of_name, is_state_code, split_names, state_codes
from tatanan.reference.states import state_system


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Russian Federation", "RUS"),
        ("russia", "RUS"),
        (" South Korea ", "KOR"),
        ("Cote d'Ivoire", "CIV"),
        ("Democratic Republic of the Congo", "COD"),
        ("Gambia, The", "GMB"),
        ("Palestinian Territory, Occupied", "PSE"),
        ("Yugoslavia", "YUG"),
        ("UN", "IGOUNO"),
        ("South Vietnam", None),
        ("Western Balkans", None),
    ],
)
def test_a_name_leads_to_its_code(name, expected):
    """Names as data sets write them; what goes with no code is None."""
    assert expected == code_of_name(name)


def test_namibia_is_a_state_and_na_is_none_of_its_names():
    """The two letters are no name of a state, and the three are a code."""
    cells = pa.array(["NAM", "Namibia", "NA", "WST", "EUR", None])

    assert ["NAM", "NAM", None, None, None, None] == state_codes(cells).to_pylist()


@pytest.mark.parametrize("code", ["USA", "PSE", "TWN", "XKX", "DDR", "YUG", "SCG", "HKG"])
def test_codes_of_states_and_territories_are_known(code):
    """Codes of today, given up, and of territories."""
    assert is_state_code(code)


@pytest.mark.parametrize("code", ["EUR", "WST", "IGO", "XYZ"])
def test_codes_of_regions_are_no_states(code):
    """A region or a body is no state."""
    assert not is_state_code(code)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("EU, Norway", ["EU", "Norway"]),
        ("Yemen, North", ["Yemen, North"]),
        ("Mauritania, Yemen, North, Niger", ["Mauritania", "Yemen, North", "Niger"]),
        ("Gambia, The,Mali", ["Gambia, The", "Mali"]),
        ("Yemen, Northland", ["Yemen", "Northland"]),
    ],
)
def test_a_list_of_names_is_cut_at_its_commas_only(cell, expected):
    """Names that have a comma of their own stay whole."""
    assert expected == split_names(cell)


DAYS = st.lists(
    st.tuples(st.sampled_from([2, 255, 260, 300, 345, 365, 565, 678, 713]),
              st.dates(date(1816, 1, 1), date(2030, 12, 31))),
    max_size=20,
)


@given(rows=DAYS)
def test_a_column_of_codes_is_that_of_its_rows(rows):
    """What holds for one number and day holds for a column of them."""
    numbers = pa.array([number for number, _ in rows], pa.int64())
    days = pa.array([day for _, day in rows], pa.date32())
    cow = state_system("cow")

    assert [cow.iso3_of(*row) for row in rows] == iso3_column(numbers, days).to_pylist()


@given(rows=st.lists(st.tuples(st.sampled_from(["DEU", "YEM", "PSE", "NAM", "XYZ"]),
                               st.dates(date(1816, 1, 1), date(2030, 12, 31))), max_size=20))
def test_a_column_of_numbers_is_that_of_its_rows(rows):
    """What holds for one code and day holds for a column of them."""
    codes = pa.array([code for code, _ in rows], pa.string())
    days = pa.array([day for _, day in rows], pa.date32())
    cow = state_system("cow")

    assert [cow.number_of(*row) for row in rows] == cow_column(codes, days).to_pylist()


def test_who_sat_in_a_seat_is_looked_up_by_day():
    """A column of seats takes the days of the change into account."""
    days = pa.array([date(1971, 10, 25), date(1971, 11, 15)], pa.date32())

    assert [713, 710] == un_voter_column(pa.array(["CHN", "CHN"]), days).to_pylist()


def test_unknown_cells_stay_unknown():
    """None is no code and has none."""
    days = year_ends(pa.array([1980, 1980]))

    assert [None, "USA"] == iso3_column(pa.array([None, 2], pa.int64()), days).to_pylist()
    assert ["RUS", None] == current_codes(pa.array(["SUN", None])).to_pylist()


def test_a_pair_is_put_in_order_and_says_so():
    """The lower number stands first."""
    one, other, swapped = ordered_pair(pa.array([2, 200]), pa.array([20, 2]))

    assert ([2, 2], [20, 200], [False, True]) == (
        one.to_pylist(), other.to_pylist(), swapped.to_pylist()
    )
