"""Arrays of reference data: what does not fit is refused, and absence is told apart from zero."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.terms.network import Period
from tatanan.terms.reference import (
    Capabilities,
    IdealPoints,
    StateValues,
    TieMatrix,
    Ties,
    VoteMatrix,
    Votes,
)

YEAR = Period.year(2020)


def votes(rows):
    """Return votes from rows of state, roll call and vote, all of 2020."""
    states = sorted({state for state, *_ in rows})
    size = len(rows)
    return Votes(
        states=tuple(states),
        state=np.array([states.index(state) for state, *_ in rows], np.int32),
        rollcall=np.array([rollcall for _, rollcall, _ in rows], np.int64),
        day=np.full(size, np.datetime64("2020-11-05")),
        session=np.full(size, 75, np.int16),
        year=np.full(size, 2020, np.int16),
        vote=np.array([vote for *_, vote in rows], np.int8),
    )


def ties(rows, *, directed=False):
    """Return ties from rows of place, place and level, all of 2020 among three states."""
    columns = np.array(rows, np.int32).reshape(-1, 3)
    return Ties(
        measure="alliances", states=("A", "B", "C"),
        year=np.full(len(rows), 2020, np.int16), one=columns[:, 0], other=columns[:, 1],
        level=columns[:, 2].astype(np.int8), levels=((1, "low"), (3, "high")),
        roster_year=np.full(3, 2020, np.int16), roster_state=np.arange(3, dtype=np.int32),
        first=2019, last=2020, directed=directed,
    )


def test_who_did_not_vote_has_0_which_is_no_vote():
    """An absent state has no choice."""
    matrix = votes([("USA", 1, 1), ("USA", 2, 3), ("RUS", 2, 2)]).in_year(2020)

    assert [[0, 2], [1, 3]] == matrix.matrix.tolist()


def test_a_session_is_filed_under_the_year_in_which_it_began():
    """Whatever year the publisher files it under; what is of no session stays where it is."""
    filed = votes([("USA", 1, 1), ("USA", 2, 1), ("USA", 3, 1)])
    moved = replace(filed, session=np.array([77, 78, 0], np.int16)).by_session()

    assert [2022, 2023, 2020] == moved.year.tolist()
    assert (2020, 2022, 2023) == moved.years


def test_only_roll_calls_on_which_both_voted_are_compared():
    """The count of a dyad is that of the roll calls that both took part in."""
    compared = votes([("USA", 1, 1), ("USA", 2, 3), ("RUS", 2, 2)]).in_year(2020).compared()

    assert (1, 2) == (compared.count("USA", "RUS"), compared.count("USA", "USA"))


def test_a_vote_that_is_none_is_refused():
    """A matrix holds 0 to 3."""
    with pytest.raises(ValueError, match="a vote is 1 yes, 2 abstain or 3 no"):
        VoteMatrix(YEAR, ("A",), (1,), np.array([[8]], np.int8))


def test_a_matrix_that_does_not_fit_is_refused():
    """States and roll calls give the shape."""
    with pytest.raises(ValueError, match=r"votes: a table of \(1, 2\) was expected, not one of"):
        VoteMatrix(YEAR, ("A",), (1, 2), np.array([[1]], np.int8))


def test_columns_of_several_lengths_are_refused():
    """A row has a cell in every column."""
    with pytest.raises(ValueError, match=r"columns of one table have one length, not \[1, 2\]"):
        IdealPoints(("A",), np.array([2020], np.int16), np.array([0], np.int32), np.zeros(2))


def test_a_period_without_votes_is_told():
    """No votes are no matrix."""
    period = Period(date(1964, 1, 1), date(1964, 12, 31))
    with pytest.raises(KeyError, match="no votes are dated 1964-01-01 to 1964-12-31"):
        votes([("USA", 1, 1)]).in_period(period)


@given(rows=st.lists(
    st.tuples(st.sampled_from("ABCD"), st.integers(1, 5), st.integers(1, 3)),
    min_size=1, unique_by=lambda row: row[:2],
), seed=st.randoms())
def test_the_order_of_rows_does_not_matter(rows, seed):
    """The same votes are the same matrix."""
    shuffled = [*rows]
    seed.shuffle(shuffled)

    assert np.array_equal(votes(rows).in_year(2020).matrix, votes(shuffled).in_year(2020).matrix)


def test_undirected_ties_are_symmetric_and_directed_ones_are_not():
    """A tie holds both ways unless it has a direction."""
    rows = [(0, 1, 3)]

    assert [[3, 3, 0], [3, 3, 0], [0, 0, 3]] == ties(rows).in_year(2020).matrix.tolist()
    assert [[3, 3, 0], [0, 3, 0], [0, 0, 3]] == (
        ties(rows, directed=True).in_year(2020).matrix.tolist()
    )


def test_a_covered_year_without_a_state_is_an_empty_matrix():
    """2019 is covered, and nobody is in the roster."""
    assert () == ties([(0, 1, 3)]).in_year(2019).states


@pytest.mark.parametrize("year", [2018, 2021])
def test_a_year_outside_the_data_is_told(year):
    """What is not covered is no zero."""
    with pytest.raises(KeyError, match=f"no alliances of {year}; the data run from 2019 to 2020"):
        ties([]).in_year(year)


def test_ties_of_several_rows_take_the_highest_level():
    """Two treaties of one dyad are one tie."""
    assert 3 == ties([(0, 1, 1), (0, 1, 3)]).in_year(2020).matrix[0, 1]


def test_a_table_of_ties_that_does_not_fit_is_refused():
    """States give the shape."""
    with pytest.raises(ValueError, match="alliances: a table of"):
        TieMatrix("alliances", 2020, ("A", "B"), np.zeros((3, 3)), 3.0)


def test_values_of_a_year_are_in_the_order_of_states():
    """Values are sorted by state, whatever the order of rows."""
    capabilities = Capabilities(
        ("A", "B"), np.array([2020, 2020], np.int16), np.array([1, 0], np.int32),
        np.array([0.2, np.nan]), np.zeros((2, 6)),
    )
    values = capabilities.in_year(2020)

    assert (("A", "B"), None, 0.2) == (values.states, values.of("A"), values.of("B"))


def test_an_unknown_state_is_told():
    """A state that is not there is no state without a value."""
    with pytest.raises(KeyError, match="'C' is not among the 1 states of cinc in 2020-01-01"):
        StateValues("cinc", YEAR, ("A",), np.array([0.1])).of("C")


def test_errors_have_the_length_of_values():
    """Every value has its error, or none has."""
    with pytest.raises(ValueError, match="cinc: a table of"):
        StateValues("cinc", YEAR, ("A",), np.array([0.1]), np.zeros(2))


def test_data_without_rows_have_no_year():
    """Nothing is told apart from a year that is missing."""
    empty = IdealPoints((), np.array([], np.int16), np.array([], np.int32), np.array([]))
    with pytest.raises(KeyError, match="there are no ideal points at all"):
        empty.in_year(2020)
