"""Major powers on a day: spells that begin, end, come again, and go on after the list."""

from datetime import date

import pyarrow as pa
import pytest

from tatanan.reference.majors import majors_on
from tatanan.reference.until import data_until

SPELLS = pa.table({
    "state": [2, 220, 220, 300], "iso3": ["USA", "FRA", "FRA", None],
    "first": [date(1898, 8, 13), date(1816, 1, 1), date(1945, 8, 15), date(1816, 1, 1)],
    "last": [None, date(1940, 6, 22), None, date(1918, 11, 3)]})
LISTED = data_until(SPELLS, date(2016, 12, 31))


@pytest.mark.parametrize(
    ("day", "members", "unsure"),
    [
        (date(1898, 8, 12), {"FRA", "COW300"}, set()),
        (date(1898, 8, 13), {"FRA", "COW300", "USA"}, set()),
        (date(1943, 1, 1), {"USA"}, set()),
        (date(2016, 12, 31), {"USA", "FRA"}, set()),
        (date(2017, 1, 1), set(), {"USA", "FRA"}),  # a list that has ended is open, not empty
    ],
)
def test_a_spell_holds_on_its_days(day, members, unsure):
    """The first and the last day are in it."""
    found = majors_on(LISTED, day)

    assert (members, unsure) == (found.members, found.unsure)


def test_a_list_that_does_not_say_where_it_ends_is_taken_at_its_word():
    """Nothing tells that a spell without an end has ended."""
    assert {"USA", "FRA"} == majors_on(SPELLS, date(2020, 1, 1)).members
