"""Isolation: several yardsticks side by side, each with its place in the state's own history."""

from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tatanan.measure.isolation import (
    ALIKE,
    DISTANCE,
    DISTANCE_RANK,
    FRIENDS,
    KAPPA,
    KAPPA_RANK,
    NOT_SANCTIONING,
    World,
    measure_isolation,
    place_in_history,
)
from tatanan.measure.similarity import compare_votes, compare_votes_of
from tatanan.terms.network import Period
from tatanan.terms.reference import StateValues, TieMatrix, VoteMatrix

COPIES = Path(__file__).parents[3] / "shared" / "reference"
YEAR = Period.year(2022)
STATES = ("A", "B", "C", "D")


def votes(*rows, states=STATES, period=YEAR):
    """Return votes as rows of letters: y yes, a abstain, n no, - not cast."""
    matrix = np.array([["-yan".index(letter) for letter in row] for row in rows], np.int8)
    return VoteMatrix(period, states[: len(rows)], tuple(range(matrix.shape[1])), matrix)


def values(name, errors=None, **known):
    """Return a number a state; None where it is not known."""
    told = [np.nan if value is None else value for value in known.values()]
    return StateValues(name, YEAR, tuple(known), np.array(told, float),
                       None if errors is None else np.array(errors, float))


def ties(pairs, measure="alliances", *, year=2022, directed=False):
    """Return ties of pairs of letters, the first toward the second."""
    matrix = np.zeros((4, 4))
    for one, other in pairs.split():
        matrix[STATES.index(one), STATES.index(other)] = 1
    matrix = matrix if directed else np.maximum(matrix, matrix.T)
    np.fill_diagonal(matrix, 1)
    return TieMatrix(measure, year, STATES, matrix, 1)


def profile_of(state, draws=50, **world):
    """Return the yardsticks of a state by their measure."""
    return {each.measure: each for each in measure_isolation(state, World(**world), draws=draws)}


CINC = values("cinc", A=0.1, B=0.2, C=0.3, D=0.5)


def test_who_votes_like_nobody_stands_last():
    """Kappa with the others is mean over all of them; nobody ranks below the last."""
    given_votes = votes("ynyn", "ynyn", "ynya", "nyny")
    found = profile_of("D", votes=given_votes)
    table = compare_votes(given_votes)

    assert pytest.approx(np.mean([table.between("D", o) for o in "ABC"])) == found[KAPPA].value
    assert (0.0, 3, 3) == (found[KAPPA_RANK].value, found[KAPPA].count, found[KAPPA_RANK].count)
    assert (0.0, 4) == (found[ALIKE].value, found[ALIKE].count)


def test_voting_alike_is_a_mean_over_roll_calls():
    """Who did not vote is not asked, and its absence is no disagreement."""
    found = profile_of("A", votes=votes("yy-", "yny", "y-n", "nyn"))

    assert (pytest.approx((2 / 3 + 1 / 2) / 2), 2) == (found[ALIKE].value, found[ALIKE].count)


def test_distance_is_from_the_median_state():
    """Either side is far; the interval is that of the state's own point."""
    points = values("ideal point", [0.1, 0.1, 0.1, 0.2], A=-0.5, B=0.0, C=0.5, D=2.25)
    found = profile_of("D", ideal_points=points)

    assert pytest.approx(2.0) == found[DISTANCE].value
    assert (pytest.approx(2 - 0.392, abs=1e-3), pytest.approx(2.392, abs=1e-3)) == (
        found[DISTANCE].low, found[DISTANCE].high)
    assert (1.0, 3) == (found[DISTANCE_RANK].value, found[DISTANCE_RANK].count)


def test_capability_weighs_friends_and_senders():
    """A state's own capability is no part of the world that stands with it or sanctions it."""
    found = profile_of("A", capabilities=CINC, ties=ties("AB"),
                       sanctions=ties("CA AD", "sanctions", directed=True))

    assert pytest.approx(0.2 / 1.0) == found[FRIENDS].value
    assert pytest.approx(0.7 / 1.0) == found[NOT_SANCTIONING].value    # D is sanctioned, not sender
    assert 3 == found[FRIENDS].count


def test_data_end_with_what_ends_first():
    """A share of capabilities of 2022 by alliances of 2018 is known until 2018."""
    found = profile_of("A", capabilities=CINC, ties=ties("AB", year=2018))

    assert Period.year(2018).last == found[FRIENDS].until
    assert Period.year(2018) == found[FRIENDS].period


def test_unknown_capabilities_are_told():
    """A state of unknown capability is in no share, and the note says how many there are."""
    known = values("cinc", A=0.1, B=0.2, C=None, D=0.6)
    found = profile_of("A", capabilities=known, ties=ties("AB"))

    assert pytest.approx(0.25) == found[FRIENDS].value
    assert "the weight of 1 of 3 states is not known" == found[FRIENDS].note


@pytest.mark.parametrize(
    ("world", "measure", "reason"),
    [
        ({}, KAPPA, "no votes are given"),
        ({"votes": votes("y", "n", states=("B", "C"))}, ALIKE, "A cast no vote"),
        ({"votes": votes("y-", "-y")}, ALIKE, "nobody else voted when it did"),
        ({"votes": votes("yy", "yy")}, KAPPA, "undefined"),     # always the same one way
        ({}, DISTANCE, "no ideal points are given"),
        ({"ideal_points": values("ideal point", A=None, B=1.0)}, DISTANCE, "A has no ideal point"),
        ({}, FRIENDS, "no ties are given"),
        ({"ties": ties("AB"), "capabilities": None}, FRIENDS, "no weights are given"),
        ({"ties": ties("AB"), "capabilities": values("cinc", A=1.0, B=None)}, FRIENDS,
         "no other state has a known weight"),
        ({}, NOT_SANCTIONING, "no sanctions are given"),
    ],
)
def test_what_cannot_be_told_is_none_with_the_reason(world, measure, reason):
    """No data is not isolation."""
    found = profile_of("A", **{"capabilities": CINC, **world})[measure]

    assert found.value is None
    assert reason in found.note


def test_a_state_outside_the_system_has_no_share():
    """Who is no state of that year is told so."""
    found = profile_of("Z", ties=ties("AB"), capabilities=values("cinc", Z=1.0))

    assert "Z is not among the states of alliances" == found[FRIENDS].note


def test_a_state_that_no_data_know_is_refused():
    """The error names the state, and says what to do."""
    with pytest.raises(KeyError, match="'Z' is in none of the data"):
        measure_isolation("Z", World(votes=votes("y", "n")))


def test_nobody_is_composed_into_one_number():
    """There are as many yardsticks as there are questions, in one order, whatever is known."""
    measures = [each.measure for each in measure_isolation("A", World(capabilities=CINC))]

    assert [KAPPA, KAPPA_RANK, ALIKE, DISTANCE, DISTANCE_RANK, FRIENDS, NOT_SANCTIONING] == measures


def test_each_yardstick_has_its_place_in_its_own_history():
    """The percentile is the share of earlier values below; ties count half, None not at all."""
    now = measure_isolation("A", World(votes=votes("yny", "yny", "yay")), draws=0)
    alike = {"half": votes("yny", "ynn", "nyn"), "none": votes("yyy", "nnn", "nnn")}
    past = [measure_isolation("A", World(votes=each), draws=0) for each in alike.values()]
    placed = {each.measure: each for each in place_in_history(now, [*past, now])}

    assert pytest.approx(2.5 / 3) == placed[ALIKE].percentile
    assert placed[DISTANCE].percentile is None
    assert all(each.percentile is None for each in now)


def test_a_history_may_be_given_at_once():
    """Measuring with a history is measuring and placing."""
    world = World(votes=votes("yny", "yny", "yay"))
    past = [measure_isolation("A", World(votes=votes("yyy", "nnn", "nan")), draws=0)]

    assert place_in_history(measure_isolation("A", world), past) == (
        measure_isolation("A", world, history=past))


def test_draws_are_seeded():
    """The same seed gives the same interval, and no draws give none."""
    world = World(votes=votes("ynyaynya", "ynyyynya", "nnyaynyy", "anyayyna"))
    bounds = [[(each.low, each.high) for each in measure_isolation("A", world, seed=seed)]
              for seed in (1, 1, 2)]

    assert bounds[0] == bounds[1] != bounds[2]
    assert all(each.low is None for each in measure_isolation("A", world, draws=0))


tables = arrays(
    np.int8, st.tuples(st.integers(2, 4), st.integers(1, 8)), elements=st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(tables, st.permutations(STATES))
def test_bounds_hold_and_names_do_not_matter(table, names):
    """Values keep their range, and a state's profile is its own under any name and order."""
    rollcalls = tuple(range(table.shape[1]))
    own = names[: len(table)]
    one = VoteMatrix(YEAR, STATES[: len(table)], rollcalls, table)
    order = np.argsort(own)
    other = VoteMatrix(YEAR, tuple(sorted(own)), rollcalls, table[order])
    found = measure_isolation("A", World(votes=one), draws=0)
    same = measure_isolation(own[0], World(votes=other), draws=0)

    assert [pytest.approx(each.value) for each in found] == [each.value for each in same]
    for each in found:
        if each.value is not None:
            assert -1 <= each.value <= 1


@settings(max_examples=40, deadline=None)
@given(tables, st.data())
def test_a_state_with_all_others_is_its_row_of_the_table(table, data):
    """Under every weighting of the roll calls, one row is what the whole table has there."""
    count = table.shape[1]
    weights = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    one = VoteMatrix(YEAR, STATES[: len(table)], tuple(range(count)), table)
    row = compare_votes_of("A", one, np.array([weights], float))
    whole = compare_votes(one, weights=weights).values[0]

    np.testing.assert_allclose(row[0], whole, atol=1e-9)


@pytest.mark.parametrize(
    ("state", "weightings", "error", "complaint"),
    [
        ("Z", np.ones((1, 2)), KeyError, "Z cast no vote in 2022-01-01"),
        ("A", np.ones((1, 3)), ValueError, "2 roll calls need weightings"),
        ("A", -np.ones((1, 2)), ValueError, "of zero and more"),
    ],
)
def test_weightings_that_do_not_fit_are_refused(state, weightings, error, complaint):
    """The error says which state, and how many columns there are."""
    with pytest.raises(error, match=complaint):
        compare_votes_of(state, votes("yn", "ny"), weightings)


def votes_of(year):
    """Return the votes of a year in the copy of the General Assembly's roll calls."""
    table = pq.read_table(COPIES / "un_votes_1946_2022.parquet")
    rows = table.filter(pc.equal(table["year"], year))
    codes, i = np.unique(rows["ccode"].to_numpy(), return_inverse=True)
    calls, j = np.unique(rows["resid"].to_numpy(), return_inverse=True)
    matrix = np.zeros((len(codes), len(calls)), np.int8)
    matrix[i, j] = rows["vote"].to_numpy()
    return VoteMatrix(Period.year(year), tuple(str(code) for code in codes),
                      tuple(calls.tolist()), matrix)


def points_of(year):
    """Return the ideal points of a year in the copy of the published ones."""
    table = pq.read_table(COPIES / "un_idealpoints_bsv_jul2025_1946_2024.parquet")
    rows = table.filter(pc.and_(pc.equal(table["year"], year), table["idealpointall"].is_valid()))
    return StateValues("ideal point", Period.year(year),
                       tuple(str(int(code)) for code in rows["ccode"].to_pylist()),
                       rows["idealpointall"].to_numpy().astype(float))


@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
@pytest.mark.parametrize(
    ("year", "state", "measure", "value"),
    [
        (2005, "365", KAPPA_RANK, 0.57),      # Russia
        (2013, "365", KAPPA_RANK, 0.25),
        (2014, "365", KAPPA_RANK, 0.16),
        (2021, "365", KAPPA_RANK, 0.15),
        (2022, "365", KAPPA_RANK, 0.06),
        (2022, "2", KAPPA_RANK, 0.115),       # the United States: lower than most, too
        (2018, "365", DISTANCE_RANK, 0.28),
        (2022, "365", DISTANCE_RANK, 0.74),
        (2022, "365", ALIKE, 0.50),
        (2022, "710", ALIKE, 0.63),           # China
        (2022, "2", ALIKE, 0.37),
    ],
)
def test_the_yardsticks_of_2022_disagree(year, state, measure, value):
    """Russia votes more like the rest than the United States do, and its kappa ranks lower."""
    found = profile_of(state, draws=0, votes=votes_of(year), ideal_points=points_of(year))

    assert pytest.approx(value, abs=0.011) == found[measure].value
