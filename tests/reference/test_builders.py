"""Tables become arrays in which a state that changes its number goes on, and None stays unknown."""

from datetime import date

import numpy as np
import publishers
import pyarrow as pa
import pytest
from publishers import write

from tatanan.errors import BadReference
from tatanan.reference.builders import (
    capabilities_of,
    dyadic_events_of,
    ideal_points_of,
    votes_of,
)
from tatanan.reference.conform import load_recognised
from tatanan.reference.reading import open_sources
from tatanan.reference.recognise import recognise
from tatanan.terms.network import Period


def load(folder, file):
    """Return the table of a small file."""
    with open_sources(write(folder, file)) as sources:
        return load_recognised(recognise(sources))


@pytest.fixture
def votes(tmp_path):
    """The votes of the small file."""
    return votes_of(load(tmp_path, publishers.UN_VOTES))


def test_votes_of_a_year_are_a_matrix(votes):
    """A row a state, a column a roll call, and 0 where nobody voted."""
    matrix = votes.in_year(1971)

    assert ("CHN", "TWN", "USA") == matrix.states
    assert (26001, 26126) == matrix.rollcalls
    assert [[0, 1], [3, 0], [1, 3]] == matrix.matrix.tolist()


def test_states_can_be_told_apart_by_number(tmp_path):
    """By number, the holders of one seat are two states, too."""
    votes = votes_of(load(tmp_path, publishers.UN_VOTES), codes="cow")

    assert ("COW2", "COW710", "COW713") == votes.in_year(1971).states


def test_votes_of_a_period_are_those_dated_in_it(votes):
    """Days choose across years and sessions."""
    chosen = votes.in_period(Period(date(1989, 1, 1), date(1990, 12, 31)))

    assert ((44001, 45001), ("DDR", "DEU", "NAM")) == (chosen.rollcalls, chosen.states)


def test_a_year_without_votes_is_told(votes):
    """1964 is no year of abstentions."""
    with pytest.raises(KeyError, match="no votes of 1964; the data run from 1971 to 1990"):
        votes.in_year(1964)


def test_two_votes_of_one_state_are_refused(tmp_path):
    """Where two numbers of one state voted on one roll call, the user is told."""
    table = load(tmp_path, publishers.UN_VOTES)
    doubled = pa.concat_tables([table, table.slice(0, 1)])
    with pytest.raises(BadReference, match="USA votes twice on roll call 26001"):
        votes_of(doubled)


def test_of_two_numbers_in_a_year_the_one_at_its_end_stands(tmp_path):
    """Germany has one row in 1990, that of the state which was there on 31 December."""
    germany = capabilities_of(load(tmp_path, publishers.NMC)).in_year(1990)

    assert ("DEU",) == germany.states
    assert 0.03 == germany.of("DEU")


def test_capabilities_of_a_component_are_none_where_not_known(tmp_path):
    """What the publisher does not know is None, and the other components stand."""
    capabilities = capabilities_of(load(tmp_path, publishers.NMC))

    assert capabilities.in_year(1990, component="milex").of("DEU") is None
    assert 600000.0 == capabilities.in_year(1990, component="pec").of("DEU")
    assert 2000.0 == capabilities.in_year(1816, component="milex").of("COW245")


def test_an_unknown_component_is_told(tmp_path):
    """There are six components, by name."""
    with pytest.raises(KeyError, match="'gdp' is no component; they are cinc, milex"):
        capabilities_of(load(tmp_path, publishers.NMC)).in_year(1990, component="gdp")


def test_ideal_points_have_the_spread_of_their_quantiles(tmp_path):
    """The standard deviation is that of a normal curve with the quantiles told."""
    points = ideal_points_of(load(tmp_path, publishers.IDEAL_2025)).in_year(2020)

    assert 0.6 == points.of("SRB")
    assert points.errors is not None
    assert np.isclose(0.2 / 3.2897, points.errors[0], atol=1e-4)


def test_each_series_has_the_years_that_it_has(tmp_path):
    """In 2024 there is a point of final passage and none of all votes."""
    table = load(tmp_path, publishers.IDEAL_2025)

    assert (2020,) == ideal_points_of(table, series="all").years
    assert (2020, 2024) == ideal_points_of(table, series="final").years
    assert ideal_points_of(table, series="legacy").sd is None


def test_an_unknown_series_is_told(tmp_path):
    """There are three series, by name."""
    with pytest.raises(KeyError, match="no series 'best'; there are all, final and legacy"):
        ideal_points_of(load(tmp_path, publishers.IDEAL_2025), series="best")


def test_events_between_two_states_are_as_a_store_gives_them(tmp_path):
    """Events without a state on one side are left out, and the columns are those of the store."""
    events = dyadic_events_of(load(tmp_path, publishers.ICEWS))

    assert ["event", "day", "actor", "recipient", "type", "quad", "intensity", "confidence",
            "outlets"] == events.column_names
    assert [("1", "NAM", "RUS")] == [
        (row["event"], row["actor"], row["recipient"]) for row in events.to_pylist()
    ]


def test_what_a_state_does_to_itself_is_between_no_two(tmp_path):
    """An event with one state on both sides is left out."""
    name, text = publishers.ICEWS
    inward = (name, text.replace("Russian Federation", "Namibia"))

    assert 0 == dyadic_events_of(load(tmp_path, inward)).num_rows
