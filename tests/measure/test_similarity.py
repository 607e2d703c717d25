"""Similarity of foreign policies: published tables come out, and laws hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tatanan.measure.similarity import compare_ties, compare_votes, compare_votes_by
from tatanan.terms.network import Period
from tatanan.terms.reference import TieMatrix, VoteMatrix

MEASURES = ("S", "kappa", "pi", "A", "tau-b")
# Signorino & Ritter (1999), table 6: alliances of Germany and Russia in 1914, by partner.
PARTNERS = ("GMY", "RUS", "UKG", "FRN", "AUH", "ITA", "BEL", "SPN", "TUR", "NTH", "SWD", "RUM",
            "POR", "SWZ", "GRC", "DEN", "YUG", "BUL", "NOR", "ALB")
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
        ({"measure": "S", "distance": "squared"}, 4 / 9),
        ({"measure": "kappa"}, -0.0714),
        ({"measure": "kappa", "distance": "squared"}, -0.0776),
        ({"measure": "pi"}, -0.0843),
        ({"measure": "pi", "distance": "squared"}, -0.0870),
        ({"measure": "A"}, -0.0400),
    ],
)
def test_germany_and_russia_in_1914(germany_and_russia, options, value):
    """Tau-b and S are those printed in table 6; the others follow from their definitions."""
    matrix = compare_ties(germany_and_russia, **options)

    assert pytest.approx(value, abs=5e-5) == matrix.between("GMY", "RUS")
    assert len(PARTNERS) == matrix.count("GMY", "RUS")


def test_weights_say_how_much_a_partner_counts(germany_and_russia):
    """Partners of no weight are left out, and equal weights change nothing."""
    alone = [1.0 if partner == "ITA" else 0.0 for partner in PARTNERS]
    equal = compare_ties(germany_and_russia, weights=[7.0] * len(PARTNERS))

    assert pytest.approx(0.4) == equal.between("GMY", "RUS")
    assert pytest.approx(1 - 2 * 2 / 3) == compare_ties(
        germany_and_russia, weights=alone).between("GMY", "RUS")


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


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [1.0, 1.0, 1.0]])
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


def test_an_unknown_state_is_refused_by_name():
    """Who is not in the matrix is named, and who is."""
    votes = VoteMatrix(Period.year(2019), ("A",), (1,), np.ones((1, 1), np.int8))

    with pytest.raises(KeyError, match="'B' is not among the 1 actors"):
        compare_votes(votes).between("A", "B")


CHOICES = arrays(np.int8, st.tuples(st.integers(1, 5), st.integers(1, 9)),
                 elements=st.integers(0, 3))


def by_hand(one, other):
    """Return S, kappa, pi, A and tau-b of two rows of votes, choice by choice."""
    both = [(int(a), int(b)) for a, b in zip(one, other, strict=True) if a and b]
    if not both:
        return (None,) * 5
    n = len(both)
    observed = sum(abs(a - b) / 2 for a, b in both) / n
    chance = sum(abs(a - b) / 2 for a, _ in both for _, b in both) / n**2
    pooled = [a for a, _ in both] + [b for _, b in both]
    scott = sum(abs(a - b) / 2 for a in pooled for b in pooled) / (2 * n) ** 2
    signs = [np.sign(a - c) * np.sign(b - d) for a, b in both for c, d in both]
    ties = [sum((x[k] - y[k]) != 0 for x in both for y in both) for k in (0, 1)]
    tau = sum(signs) / np.sqrt(ties[0] * ties[1]) if all(ties) else None
    return (
        1 - 2 * observed, 1 - observed / chance if chance else None,
        1 - observed / scott if scott else None, 2 * (chance - observed), tau,
    )


@settings(max_examples=80, deadline=None)
@given(CHOICES)
def test_the_products_give_what_counting_by_hand_gives(choices):
    """All dyads at once is the same as one after the other."""
    states = tuple("ABCDE"[: len(choices)])
    rollcalls = tuple(range(choices.shape[1]))
    votes = VoteMatrix(Period.year(2019), states, rollcalls, choices)
    found = compare_votes_by(MEASURES, votes)

    for i, one in enumerate(states):
        for j, other in enumerate(states):
            for matrix, value in zip(found, by_hand(choices[i], choices[j]), strict=True):
                expected = None if value is None else pytest.approx(value, abs=1e-9)
                assert expected == matrix.between(one, other)


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
    s, _, _, _, tau = compare_votes_by(MEASURES, votes)
    for bounded in (s.values, tau.values):
        assert np.all(np.isnan(bounded) | (np.abs(bounded) <= 1 + 1e-9))
