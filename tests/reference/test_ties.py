"""Dyads become ties by year among all states, and years that are not covered are not empty."""

import publishers
import pytest
from publishers import write

from tatanan.reference.conform import load_recognised
from tatanan.reference.reading import open_sources
from tatanan.reference.recognise import recognise
from tatanan.reference.ties import alliances_of, borders_of, disputes_of, sanctions_of


def load(folder, file):
    """Return the table of a small file."""
    with open_sources(write(folder, file)) as sources:
        return load_recognised(recognise(sources))


def level(matrix, one, other):
    """Return the level from one state to another."""
    return matrix.matrix[matrix.states.index(one), matrix.states.index(other)]


@pytest.fixture
def alliances(tmp_path):
    """The alliances of the small file, 1961 to 2018."""
    return alliances_of(load(tmp_path, publishers.ATOP_DIRECTED))


def test_alliances_have_the_level_of_their_highest_pledge(alliances):
    """3 defence, 2 neutrality or non-aggression, both ways alike."""
    assert 3 == level(alliances.in_year(2018), "USA", "CAN")
    assert 3 == level(alliances.in_year(2018), "CAN", "USA")
    assert 2 == level(alliances.in_year(1961), "AFG", "CHN")


def test_all_states_of_the_year_are_there(alliances):
    """Who has no ally is a row of noughts, and on the diagonal stands a state's own level."""
    matrix = alliances.in_year(2018)

    assert 195 == len(matrix.states)
    assert 0 == level(matrix, "IND", "PAK")
    assert 3 == level(matrix, "IND", "IND")
    assert 0 == level(alliances.in_year(2018, own=0), "IND", "IND")


def test_a_year_that_is_not_covered_is_told(alliances):
    """What ends in 2018 says nothing of 2019: no zeros."""
    with pytest.raises(KeyError, match="no alliances of 2019; the data run from 1961 to 2018"):
        alliances.in_year(2019)


def test_a_year_without_ties_inside_the_data_is_a_year_of_none(alliances):
    """Between its first and last year a file without a row says that there was no tie."""
    assert 0 == alliances.in_year(1970, own=0).matrix.sum()


def test_a_tie_inside_one_state_is_none(alliances):
    """255 and 260 are both Germany in 1990, and no ally of one another."""
    matrix = alliances.in_year(1990, own=0)

    assert 1 == matrix.states.count("DEU")
    assert 0 == matrix.matrix.sum()


def test_by_number_germany_is_three_states_in_1990(tmp_path):
    """By number, each keeps its row."""
    matrix = alliances_of(load(tmp_path, publishers.ATOP_DIRECTED), codes="cow").in_year(1990)

    assert {"COW255", "COW260", "COW265"} <= set(matrix.states)
    assert 2 == level(matrix, "COW260", "COW255")


def test_offense_counts_only_where_it_is_asked_for(tmp_path):
    """A pledge to join in attack is no pledge to defend."""
    name, text = publishers.ATOP_DIRECTED
    table = load(tmp_path, (name, text.replace("2018,1,1,1,0,0,1", "2018,1,0,1,0,0,1")))

    assert 1 == level(alliances_of(table).in_year(2018), "USA", "CAN")
    assert 3 == level(alliances_of(table, offense=True).in_year(2018), "USA", "CAN")


def test_disputes_have_their_hostility_and_unknown_ones_are_left_out(tmp_path):
    """2002 has a dispute of unknown level: it gives no tie, and is no year of the data."""
    disputes = disputes_of(load(tmp_path, publishers.DYADIC_MID))

    assert 4 == level(disputes.in_year(2001), "IRQ", "TUR")
    assert (2001,) == disputes.years


def test_borders_are_higher_the_nearer(tmp_path):
    """Land is 5, 150 miles of water are 2, and an open spell goes on to the year asked for."""
    borders = borders_of(load(tmp_path, publishers.BORDERS_SPELLS), until=2016)

    assert 5 == level(borders.in_year(2016), "USA", "CAN")
    assert 2 == level(borders.in_year(1999), "USA", "BHS")
    assert 0 == level(borders.in_year(2000), "USA", "BHS")


def test_sanctions_are_directed(tmp_path):
    """Who imposes is not who is sanctioned, and only asked-for kinds count."""
    table = load(tmp_path, publishers.GSDB)
    sanctions = sanctions_of(table, until=2022)

    assert 1 == level(sanctions.in_year(2014), "NOR", "YEM")
    assert 0 == level(sanctions.in_year(2014), "YEM", "NOR")
    assert 0 == len(sanctions_of(table, until=2022, kinds=["trade"]).year)


def test_sanctions_of_a_body_are_spread_where_it_is_asked_for(tmp_path):
    """The European Union's are those of its members, the United Nations' of nobody by name."""
    spread = sanctions_of(load(tmp_path, publishers.GSDB), until=2022, spread_bodies=True)

    assert 1 == level(spread.in_year(2014), "FRA", "YEM")
    assert 0 == level(spread.in_year(2014), "RUS", "NAM")
    assert 0 == level(spread.in_year(2021), "GBR", "YEM")  # it left on 2020-01-31
