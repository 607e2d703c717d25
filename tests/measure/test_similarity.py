"""Similarity of foreign policies: published tables come out, and laws hold."""

from datetime import date
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tatanan.measure.similarity import (
    compare_ties,
    compare_ties_by,
    compare_ties_yearly,
    compare_votes,
    compare_votes_by,
    compare_votes_of,
    compare_votes_yearly,
)
from tatanan.reference.add import add_files
from tatanan.reference.bodies import members_of
from tatanan.reference.builders import capabilities_of, votes_of
from tatanan.reference.folder import DataFolder, find_data_folder
from tatanan.reference.states import state_system
from tatanan.reference.ties import alliances_of
from tatanan.terms.network import Period
from tatanan.terms.reference import Capabilities, StateValues, TieMatrix, Ties, VoteMatrix, Votes

COPIES = Path(__file__).parents[3] / "shared" / "reference"
with_copies = pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
MEASURES = ("S", "kappa", "pi", "A", "tau-b")
# Signorino & Ritter (1999), table 6: alliances of Germany and Russia in 1914, by partner.
PARTNERS = ("GMY", "RUS", "UKG", "FRN", "AUH", "ITA", "BEL", "SPN", "TUR", "NTH", "SWD", "RUM",
            "POR", "SWZ", "GRC", "DEN", "YUG", "BUL", "NOR", "ALB")
CAPABILITIES = (.25, .21, .2, .08, .08, .05, .03, .03, .02, .01, .01, .01, .01, .01,
                0, 0, 0, 0, 0, 0)
# Miller (2021), How to Calculate Tau-b Using Alliance Data in R, svmiller.com, 11 November 2021:
# the United States in 1816, by the other state's number in the Correlates of War list.
PRINTED = {200: -.124, 210: -.0658, 220: -.0455, 225: -.0455, 230: -.0658, 235: -.0658,
           245: -.156, 255: -.187, 267: -.156, 269: -.156}
GERMANY = {"GMY": 3, "AUH": 3, "ITA": 3, "RUM": 3}
RUSSIA = {"RUS": 3, "UKG": 1, "FRN": 3, "ITA": 1}


@pytest.fixture(scope="module")
def germany_and_russia():
    """Return the ties of 1914 as table 6 has them: two rows, the others left empty."""
    matrix = np.zeros((len(PARTNERS), len(PARTNERS)))
    for row, ties in ((0, GERMANY), (1, RUSSIA)):
        matrix[row] = [ties.get(partner, 0) for partner in PARTNERS]
    return TieMatrix("alliances", 1914, PARTNERS, matrix, own=3)


@pytest.mark.parametrize(
    ("options", "value"),
    [
        ({"measure": "tau-b"}, 0.03031695),
        ({"measure": "S"}, 0.4),
        ({"measure": "S", "weights": CAPABILITIES}, -0.46),
        ({"measure": "S", "distance": "squared"}, 4 / 9),
        ({"measure": "kappa"}, -0.0714),
        ({"measure": "kappa", "distance": "squared"}, -0.07758621),
        ({"measure": "pi"}, -0.0843),
        ({"measure": "pi", "distance": "squared"}, -0.0870),
        ({"measure": "pi", "distance": "nominal"}, -0.04477612),
        ({"measure": "A"}, -0.04),
        ({"measure": "A", "distance": "squared"}, -0.04),
    ],
)
def test_germany_and_russia_in_1914(germany_and_russia, options, value):
    """Tau-b, S and weighted S are those printed in table 6, others those of R's fpsim 0.2."""
    matrix = compare_ties(germany_and_russia, **options)

    assert pytest.approx(value, abs=5e-5) == matrix.between("GMY", "RUS")


def test_a_count_is_of_the_partners_that_weigh_something(germany_and_russia):
    """Of twenty partners fourteen have a share of capability above zero in table 6."""
    plain, weighed = (compare_ties(germany_and_russia, weights=w) for w in (None, CAPABILITIES))

    assert (20, 14) == (plain.count("GMY", "RUS"), weighed.count("GMY", "RUS"))
    assert ("S of alliances", "S (weighted) of alliances") == (plain.measure, weighed.measure)


def bound(*pacts):
    """Return the ties of 1816 among the 23 states of the system, from levels and their members."""
    states = tuple(f"COW{number}" for number in sorted(state_system("cow").numbers_in(1816)))
    place = {state: n for n, state in enumerate(states)}
    matrix = np.diag(np.full(len(states), 3.0))
    for level, *members in pacts:
        for one, other in permutations(members, 2):
            matrix[place[f"COW{one}"], place[f"COW{other}"]] = level
    return TieMatrix("alliances", 1816, states, matrix, 3)


def to_print(ties):
    """Return the tau-b of the United States with each state that is printed, as printed."""
    found = compare_ties(ties, measure="tau-b")
    return {number: float(f"{found.between('COW2', f'COW{number}'):.3g}") for number in PRINTED}


def test_the_united_states_and_ten_others_in_1816():
    """The pledges in force in 1816 give the ten tau-b that Miller (2021) prints.

    The United States have none. The understanding of the United Kingdom is the one thing that is
    read off the print: its -0.124 takes one lower pledge to a state that is not among the ten
    (which one changes no number); Sweden stands for it.
    """
    assert PRINTED == to_print(bound(
        (3, 245, 255, 267, 269, 271, 273, 275, 300),   # German Act of Confederation, 8 June 1815
        (3, 200, 255, 300, 365),                       # Quadruple Alliance, 20 November 1815
        (3, 210, 230),                                 # Netherlands and Spain, 1816
        (3, 300, 329), (3, 300, 337),                  # Austria, Two Sicilies and Tuscany, 1815
        (3, 200, 235),                                 # Treaty of Windsor, 9 May 1386
        (1, 200, 380),
    ))


@with_copies
def test_eight_of_the_ten_come_from_atop(tmp_path):
    """ATOP, which begins with the treaties of 1815, lacks what binds the United Kingdom longer."""
    table = table_of("atop_v5_dyadyear_1815_2018.parquet", DataFolder(tmp_path))
    found = to_print(alliances_of(table, codes="cow").in_year(1816))

    assert {200, 235} == {number for number in PRINTED if found[number] != PRINTED[number]}


@pytest.mark.skipif(
    find_data_folder().card("cow-alliances") is None,
    reason="alliances of the Correlates of War are never shipped; add a copy of your own")
def test_all_ten_come_from_a_copy_of_ones_own():
    """Whoever has added the Correlates of War alliances gets the printed numbers from them."""
    ties = alliances_of(find_data_folder().table("cow-alliances"), codes="cow")

    assert PRINTED == to_print(ties.in_year(1816))


def test_there_are_as_many_directed_dyads_as_are_printed():
    """From 1816 to 2012 the states of the system make the 1,761,030 rows that Miller counts."""
    counts = [len(state_system("cow").numbers_in(year)) for year in range(1816, 2013)]

    assert 1_761_030 == sum(count * (count - 1) for count in counts)


def test_weights_say_how_much_a_partner_counts(germany_and_russia):
    """Partners of no weight are left out, and equal weights change nothing."""
    alone = [1.0 if partner == "ITA" else 0.0 for partner in PARTNERS]
    equal = compare_ties(germany_and_russia, weights=[7.0] * len(PARTNERS))

    assert pytest.approx(0.4) == equal.between("GMY", "RUS")
    assert pytest.approx(1 - 2 * 2 / 3) == compare_ties(
        germany_and_russia, weights=alone).between("GMY", "RUS")


def test_weights_by_code_leave_out_who_has_none(germany_and_russia):
    """A partner whose capability nobody knows does not count as one of capability 0 only."""
    of_three = StateValues(
        "cinc", Period.year(1914), ("FRN", "ITA", "AUH"), np.array([1.0, 1.0, np.nan]))
    matrix = compare_ties(germany_and_russia, weights=of_three)

    assert 2 == matrix.count("GMY", "RUS")
    assert pytest.approx(1 - 2 * (3 / 3 + 2 / 3) / 2) == matrix.between("GMY", "RUS")


def test_observed_levels_are_those_that_two_states_use():
    """Two states that never say no are compared on yes and abstention alone."""
    votes = VoteMatrix(
        Period.year(2019), ("A", "B", "C"), (1, 2), np.array([[1, 1], [1, 2], [1, 3]], np.int8))
    fixed, seen = (compare_votes(votes, measure="S", levels=x) for x in ("fixed", "observed"))

    assert (0.5, 0.0) == (fixed.between("A", "B"), seen.between("A", "B"))
    assert fixed.between("A", "C") == seen.between("A", "C") == 0.0
    assert 1.0 == seen.between("A", "A")
    assert "S (observed levels) of votes" == seen.measure


def test_a_tie_above_that_with_oneself_is_a_level_too():
    """Nothing is left out where a state's own level is lower than a tie, or no whole number."""
    matrix = np.array([[1.5, 3.0], [3.0, 1.5]])
    found = compare_ties(TieMatrix("alliances", 2000, ("A", "B"), matrix, 1.5))

    assert 2 == found.count("A", "B")
    assert pytest.approx(1 - 2 * 0.5) == found.between("A", "B")


def test_a_tie_that_is_not_known_is_not_compared():
    """NaN is neither a tie nor none, also where only ties or none are told apart."""
    matrix = np.array([[3.0, np.nan, 0], [3, 3, 0], [0, 0, 3]])
    ties = TieMatrix("alliances", 2000, ("A", "B", "C"), matrix, 3)

    assert (2, 2) == tuple(
        compare_ties(ties, binary=binary).count("A", "B") for binary in (False, True))
    assert 1.0 == compare_ties(ties).between("A", "B")


def test_ties_of_very_many_levels_are_a_quantity():
    """The error says what to do with them."""
    trade = np.arange(49.0).reshape(7, 7)

    with pytest.raises(ValueError, match="ties of 49 levels are a quantity; put them into at mos"):
        compare_ties(TieMatrix("trade", 2000, tuple("ABCDEFG"), trade, 0))


def test_a_binary_tie_is_there_or_not(germany_and_russia):
    """Of twenty partners six are the one's alone: S is 1 - 2 * 6 / 20."""
    matrix = compare_ties(germany_and_russia, binary=True)

    assert pytest.approx(1 - 2 * 6 / 20) == matrix.between("GMY", "RUS")


def test_who_never_votes_on_the_same_roll_call_has_no_similarity():
    """No data is None, never 0."""
    votes = VoteMatrix(Period.year(2019), ("A", "B"), (1, 2), np.array([[1, 0], [0, 3]], np.int8))
    matrix = compare_votes(votes, measure="S")

    assert matrix.between("A", "B") is None
    assert 0 == matrix.count("A", "B")
    assert 1.0 == matrix.between("A", "A")


def test_kappa_is_undefined_where_chance_would_agree_as_well():
    """Two states that always vote yes agree by chance, too: no kappa, but S is 1."""
    votes = VoteMatrix(Period.year(2019), ("A", "B"), (1, 2), np.ones((2, 2), np.int8))
    s, kappa = compare_votes_by(["S", "kappa"], votes)

    assert (1.0, None) == (s.between("A", "B"), kappa.between("A", "B"))


@pytest.mark.parametrize(
    "weights", [[1.0], [1.0, -1.0], [1.0, 1.0, 1.0], [1.0, float("inf")]])
def test_weights_that_do_not_fit_are_refused(weights):
    """The error says how many are needed, and of what."""
    votes = VoteMatrix(Period.year(2019), ("A",), (1, 2), np.ones((1, 2), np.int8))

    with pytest.raises(ValueError, match="2 columns need 2 weights"):
        compare_votes(votes, weights=weights)


def test_an_unknown_measure_is_refused_by_name():
    """The error lists those that are there."""
    votes = VoteMatrix(Period.year(2019), ("A",), (1,), np.ones((1, 1), np.int8))

    with pytest.raises(ValueError, match="'phi' is no measure of similarity; they are S, kappa"):
        compare_votes(votes, measure="phi")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"distance": "cubic"}, "'cubic' is no distance; they are absolute, squared, nominal"),
        ({"levels": "some"}, "'some' is no choice of levels; they are fixed, observed"),
    ],
)
def test_an_unknown_option_is_refused_by_name(options, message):
    """A slip in an option does not pass for another one."""
    votes = VoteMatrix(Period.year(2019), ("A",), (1,), np.ones((1, 1), np.int8))

    with pytest.raises(ValueError, match=message):
        compare_votes(votes, **options)


def test_an_unknown_state_is_refused_by_name():
    """Who is not in the matrix is named, and who is."""
    votes = VoteMatrix(Period.year(2019), ("A",), (1,), np.ones((1, 1), np.int8))

    with pytest.raises(KeyError, match="'B' is not among the 1 actors"):
        compare_votes(votes).between("A", "B")


@pytest.mark.parametrize("states", [(), ("A",)])
def test_nobody_and_one_alone_are_no_error(states):
    """A matrix of nobody is empty, one of a single state holds its likeness to itself."""
    votes = VoteMatrix(Period.year(2019), states, (1,), np.ones((len(states), 1), np.int8))
    s, kappa = compare_votes_by(("S", "kappa"), votes)

    assert [[1.0]] * len(states) == s.values.tolist()
    assert not np.isfinite(kappa.values).any()


def some_votes():
    """Return votes of three years, of which the middle one has none."""
    table = [(2001, 0, 1, 1), (2001, 1, 1, 3), (2003, 0, 2, 1), (2003, 1, 2, 1)]
    year, state, rollcall, vote = (np.array(column) for column in zip(*table, strict=True))
    return Votes(
        ("A", "B"), state.astype(np.int32), rollcall, np.full(4, np.datetime64("2001-01-01")),
        np.zeros(4, np.int16), year.astype(np.int16), vote.astype(np.int8))


def some_ties():
    """Return ties of three years among two states."""
    return Ties(
        "alliances", ("A", "B"), np.array([2001], np.int16), np.array([0], np.int32),
        np.array([1], np.int32), np.array([3], np.int8), ((3, "defence"),),
        np.repeat(np.array([2001, 2002, 2003], np.int16), 2),
        np.array([0, 1] * 3, np.int32), 2001, 2003)


def test_years_come_in_order_and_one_without_votes_is_passed_over():
    """Each matrix names its own year."""
    found = [(s.period.first.year, s.between("A", "B"))
             for s, in compare_votes_yearly(["S"], some_votes())]

    assert [(2001, -1.0), (2003, 1.0)] == found


def test_years_of_ties_take_the_capabilities_of_each():
    """The partner that counts is another one each year."""
    cinc = np.array([1.0, 0.0, 1.0, 0.0, 0.0, 1.0])
    capabilities = Capabilities(
        ("A", "B"), np.repeat(np.array([2001, 2002, 2003], np.int16), 2),
        np.array([0, 1] * 3, np.int32), cinc, np.full((6, 6), np.nan))
    found = [s.between("A", "B") for s, in compare_ties_yearly(
        ["S"], some_ties(), span=(2001, 2003), weights=capabilities)]

    assert [1.0, -1.0, -1.0] == found
    with pytest.raises(KeyError, match="there are no capabilities of 2004"):
        capabilities.in_year(2004)


@pytest.mark.parametrize(
    ("span", "kind", "message"),
    [
        ((2003, 2001), ValueError, "years cannot run from 2003 to 2001; give the earlier one fi"),
        ((2002, 2002), KeyError, "there are no votes of 2002 to 2002; the data run from 2001 to"),
    ],
)
def test_reversed_years_and_years_without_votes_are_refused(span, kind, message):
    """The error says which years there are."""
    with pytest.raises(kind, match=message):
        list(compare_votes_yearly(["S"], some_votes(), span=span))


def test_no_votes_at_all_are_refused():
    """There is no year to begin with."""
    empty = Votes(("A",), *(np.array([], kind) for kind in (
        np.int32, np.int64, "datetime64[D]", np.int16, np.int16, np.int8)))

    with pytest.raises(KeyError, match="there are no votes at all"):
        list(compare_votes_yearly(["S"], empty))


CHOICES = arrays(np.int8, st.tuples(st.integers(1, 5), st.integers(1, 9)),
                 elements=st.integers(0, 3))


DISTANCES = {
    "absolute": lambda a, b, reach: abs(a - b) / reach,
    "squared": lambda a, b, reach: (a - b) ** 2 / reach**2,
    "nominal": lambda a, b, _: float(a != b),
}


def by_hand(one, other, distance, levels):
    """Return S, kappa, pi, A and tau-b of two rows of votes, choice by choice."""
    both = [(int(a), int(b)) for a, b in zip(one, other, strict=True) if a and b]
    if not both:
        return (None,) * 5
    n = len(both)
    pooled = [a for a, _ in both] + [b for _, b in both]
    reach = (max(pooled) - min(pooled) or 2) if levels == "observed" else 2

    def apart(a, b):
        return DISTANCES[distance](a, b, reach)

    observed = sum(apart(a, b) for a, b in both) / n
    chance = sum(apart(a, b) for a, _ in both for _, b in both) / n**2
    scott = sum(apart(a, b) for a in pooled for b in pooled) / (2 * n) ** 2
    signs = [np.sign(a - c) * np.sign(b - d) for a, b in both for c, d in both]
    ties = [sum((x[k] - y[k]) != 0 for x in both for y in both) for k in (0, 1)]
    tau = sum(signs) / np.sqrt(ties[0] * ties[1]) if all(ties) else None
    return (
        1 - 2 * observed, 1 - observed / chance if chance else None,
        1 - observed / scott if scott else None, 2 * (chance - observed), tau,
    )


@settings(max_examples=100, deadline=None)
@given(CHOICES, st.sampled_from(sorted(DISTANCES)), st.sampled_from(["fixed", "observed"]))
def test_the_products_give_what_counting_by_hand_gives(choices, distance, levels):
    """All dyads at once is the same as one after the other, whatever the options."""
    states = tuple("ABCDE"[: len(choices)])
    rollcalls = tuple(range(choices.shape[1]))
    votes = VoteMatrix(Period.year(2019), states, rollcalls, choices)
    found = compare_votes_by(MEASURES, votes, distance=distance, levels=levels)

    for i, one in enumerate(states):
        for j, other in enumerate(states):
            hand = by_hand(choices[i], choices[j], distance, levels)
            for matrix, value in zip(found, hand, strict=True):
                expected = None if value is None else pytest.approx(value, abs=1e-9)
                assert expected == matrix.between(one, other)


@settings(max_examples=50, deadline=None)
@given(CHOICES, st.data())
def test_a_weight_is_how_often_a_roll_call_is_taken(choices, data):
    """Whole weights are repetitions; draws of one state's row are the same again."""
    times = data.draw(st.lists(st.integers(0, 3), min_size=choices.shape[1],
                               max_size=choices.shape[1]))
    states, rollcalls = tuple("ABCDE"[: len(choices)]), tuple(range(choices.shape[1]))
    votes = VoteMatrix(Period.year(2019), states, rollcalls, choices)
    again = np.repeat(choices, times, axis=1)
    repeated = VoteMatrix(Period.year(2019), states, tuple(range(again.shape[1])), again)
    for measure in MEASURES:
        weighed = compare_votes(votes, measure=measure, weights=times)
        plain = compare_votes(repeated, measure=measure)
        drawn = compare_votes_of("A", votes, np.array([times, times], float), measure=measure)

        assert np.allclose(weighed.values, plain.values, atol=1e-9, equal_nan=True)
        assert np.allclose(drawn, plain.values[[0, 0]], atol=1e-9, equal_nan=True)


@settings(max_examples=60, deadline=None)
@given(CHOICES, st.data())
def test_s_falls_when_a_vote_moves_away(choices, data):
    """The farther one of a state's votes lies from the other's, the less alike they are."""
    assume(len(choices) > 1)
    both = np.flatnonzero((choices[0] > 0) & (choices[1] > 0) & (choices[1] != 2))
    assume(both.size > 0)
    column = data.draw(st.sampled_from(both.tolist()))
    values = []
    for step in range(3):
        moved = choices.copy()
        moved[0, column] = 1 + step if choices[1, column] == 1 else 3 - step
        votes = VoteMatrix(
            Period.year(2019), tuple("ABCDE"[: len(choices)]), tuple(range(choices.shape[1])),
            moved)
        values.append(compare_votes(votes, measure="S").between("A", "B"))

    assert values[0] > values[1] > values[2]


@settings(max_examples=60, deadline=None)
@given(CHOICES, st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(choices, random):
    """Measures are symmetric, bounded, and the same however states and roll calls are ordered."""
    states = tuple("ABCDE"[: len(choices)])
    rows, columns = list(range(len(states))), list(range(choices.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    votes = VoteMatrix(Period.year(2019), states, tuple(columns), choices)
    mixed = VoteMatrix(
        Period.year(2019), tuple(states[row] for row in rows), tuple(columns),
        choices[np.ix_(rows, columns)])
    for one, other in zip(compare_votes_by(MEASURES, votes), compare_votes_by(MEASURES, mixed),
                          strict=True):
        assert np.array_equal(one.values, one.values.T, equal_nan=True)
        assert np.nanmax(np.abs(other.values[np.argsort(rows)][:, np.argsort(rows)] - one.values),
                         initial=0) < 1e-9
    s, _, _, a, tau = compare_votes_by(MEASURES, votes)
    for bounded in (s.values, a.values, tau.values):
        assert np.all(np.isnan(bounded) | (np.abs(bounded) <= 1 + 1e-9))
    known = ~np.isnan(np.diag(s.values))
    assert np.all(np.diag(s.values)[known] == 1.0)
    kappa, pi = compare_votes_by(("kappa", "pi"), votes)
    assert all(np.nanmax(x.values, initial=0) <= 1 + 1e-9 for x in (kappa, pi))


def table_of(name, folder):
    """Return a data set from its copy, as it is read by everybody else."""
    return folder.table(add_files([COPIES / name], folder, today=date(2026, 1, 1)).id)


@pytest.fixture(scope="module")
def general_assembly(tmp_path_factory):
    """Return the votes of the General Assembly, 1946 to 2022."""
    folder = DataFolder(tmp_path_factory.mktemp("votes"))
    return votes_of(table_of("un_votes_1946_2022.parquet", folder))


@with_copies
@pytest.mark.parametrize(
    ("measure", "distance", "value"),
    [
        ("kappa", "squared", -0.01222707),
        ("pi", "nominal", -0.02775801),
        ("tau-b", "absolute", 0.01431261),
    ],
)
def test_the_united_states_and_mexico_in_1946(general_assembly, measure, distance, value):
    """The 38 roll calls give what the manual of R's fpsim 0.2 prints."""
    found = compare_votes(general_assembly.in_year(1946), measure=measure, distance=distance)

    assert pytest.approx(value, abs=5e-9) == found.between("USA", "MEX")
    assert 38 == found.count("USA", "MEX")


@with_copies
@pytest.mark.parametrize(
    ("one", "other", "s", "kappa"),
    [
        ("USA", "GBR", 0.30, 0.35), ("USA", "RUS", -0.42, -0.17), ("RUS", "CHN", 0.74, 0.63),
        ("RUS", "IND", 0.64, 0.45), ("RUS", "IDN", 0.50, 0.15), ("CHN", "IDN", 0.74, 0.25),
        ("USA", "ISR", 0.92, 0.90),
    ],
)
def test_the_votes_of_2019(general_assembly, one, other, s, kappa):
    """The 90 roll calls that fell into the calendar year."""
    votes = general_assembly.in_period(Period.year(2019))
    found = [matrix.between(one, other) for matrix in compare_votes_by(("S", "kappa"), votes)]

    assert (193, 90) == votes.matrix.shape
    assert [s, kappa] == [round(value, 2) for value in found]


@with_copies
def test_ranks_of_2022_in_the_history_of_dyads(general_assembly):
    """Of 31 years since 1992, 2022 was the ninth for Russia and China, the last for others."""
    dyads = {("RUS", "CHN"): 9, ("RUS", "IDN"): 14, ("RUS", "IND"): 20, ("CHN", "IND"): 31,
             ("RUS", "KAZ"): 29, ("RUS", "USA"): 31}
    yearly = [k for k, in compare_votes_yearly(["kappa"], general_assembly, span=(1992, 2022))]
    history = {dyad: [each.between(*dyad) for each in yearly] for dyad in dyads}
    ranks = {dyad: sum(past > values[-1] for past in values) + 1
             for dyad, values in history.items()}

    assert dyads == ranks
    assert 2019 == 1992 + int(np.argmax(history["RUS", "CHN"]))


@with_copies
@pytest.mark.parametrize(
    ("year", "sco", "nato", "between"),
    [(2002, None, None, 0.197), (2010, None, None, 0.037), (2016, None, None, -0.031),
     (2019, None, None, -0.009), (2022, 0.400, 0.833, -0.113)],
)
def test_how_far_two_bodies_vote_together_and_apart(general_assembly, year, sco, nato, between):
    """Mean kappa within the SCO and NATO, and between them."""
    kappa = compare_votes(general_assembly.in_year(year))
    ends = date(year, 12, 31)
    two = [[m for m in members_of(b, ends).members if m in kappa.actors] for b in ("sco", "nato")]

    def mean(a, b):
        return np.mean([kappa.between(i, j) for i in a for j in b if i != j])

    assert between == pytest.approx(mean(*two), abs=5e-4)
    for own, members in zip((sco, nato), two, strict=True):
        assert own is None or own == pytest.approx(mean(members, members), abs=5e-4)


@with_copies
def test_alliances_of_2018(tmp_path):
    """Alliances say little of hostility: India and Pakistan have nearly the same portfolio."""
    folder = DataFolder(tmp_path)
    ties = alliances_of(table_of("atop_v5_dyadyear_1815_2018.parquet", folder)).in_year(2018)
    s, kappa = compare_ties_by(("S", "kappa"), ties)

    assert (195, 195) == s.values.shape
    assert (0.54, 0.49) == (
        round(s.between("USA", "RUS"), 2), round(kappa.between("USA", "RUS"), 2))
    assert 0.97 == round(s.between("IND", "PAK"), 2)


@with_copies
def test_weights_by_capability_come_from_their_own_table(tmp_path):
    """The yearly index weighs the partners of the same year."""
    folder = DataFolder(tmp_path)
    ties = alliances_of(table_of("atop_v5_dyadyear_1815_2018.parquet", folder))
    cinc = capabilities_of(table_of("cow_nmc_cinc_1816_2022.parquet", folder))
    (s,), = compare_ties_yearly(["S"], ties, span=(2018, 2018), weights=cinc)

    assert "S (weighted) of alliances" == s.measure
    assert np.array_equal(np.diag(s.values), np.ones(len(s.actors)))
    assert s.between("USA", "RUS") > compare_ties(ties.in_year(2018)).between("USA", "RUS")
