"""From links to events: what may be joined, and what the whole forbids."""

from datetime import date

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tellings import telling

from tatanan.linking.clusters import Refusal, fits, join_tellings

SENTENCE = "Rusia menyerang pelabuhan."
DAYS = st.sampled_from([None, "2024-05-01", "2024-05-02", "2024-05-05"])
SIDES = st.sampled_from([("RUS", "UKR"), ("UKR", "RUS"), ("RUS UKR", ""), ("RUS", "")])


def told(*rows):
    """Return tellings; a row holds what differs from the others."""
    return [telling(f"e{n}", SENTENCE, "menyerang", **row) for n, row in enumerate(rows)]


def joined(tellings, *bonds, least_mean=0.5):
    """Return the clusters that links of 0.8 or more make, and the refusals."""
    clusters, joins = join_tellings(
        tellings, [date(2024, 5, 7)] * len(tellings), bonds, threshold=0.8, least_mean=least_mean
    )
    return clusters, [join.refusal for join in joins]


def test_links_join():
    """Three reports that are linked in a row tell one event; a fourth stays alone."""
    clusters, refusals = joined(told({}, {}, {}, {}), (0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.79))

    assert [[0, 1, 2], [3]] == clusters
    assert [None, None] == refusals


@pytest.mark.parametrize(
    ("first", "bridge", "last", "refusal"),
    [
        ({"when": "2024-05-01"}, {}, {"when": "2024-05-03"}, Refusal.DATES),
        ({}, {"actors": "RUS UKR", "recipients": ""},
         {"actors": "UKR", "recipients": "RUS"}, Refusal.SIDES),
        ({"report": "r"}, {}, {"report": "r"}, Refusal.REPORT),
        ({"country": "UKR"}, {}, {"country": "RUS"}, Refusal.PLACES),
    ],
)  # fmt: skip
def test_what_fits_both_does_not_make_them_one(first, bridge, last, refusal):
    """A telling that says little fits two events; it is taken to the one that it fits better."""
    clusters, refusals = joined(told(first, bridge, last), (0, 1, 0.9), (1, 2, 0.85))

    assert [[0, 1], [2]] == clusters
    assert [None, refusal] == refusals


def test_the_night_is_between_two_days():
    """An attack in the night is dated by some the day before and by others the day after."""
    clusters, _ = joined(told({"when": "2024-05-01"}, {"when": "2024-05-02"}), (0, 1, 0.9))

    assert [[0, 1]] == clusters


def test_what_is_told_has_happened_before():
    """A report of 7 May cannot tell without a date what happened on the 9th."""
    clusters, refusals = joined(told({}, {"when": "2024-05-09"}), (0, 1, 0.9))

    assert [[0], [1]] == clusters
    assert [Refusal.DATES] == refusals


def test_what_is_planned_may_lie_ahead():
    """The same of a threat says nothing: what is threatened is yet to come."""
    rows = {"factuality": "intended"}, {"factuality": "intended", "when": "2024-05-09"}

    assert [[0, 1]] == joined(told(*rows), (0, 1, 0.9))[0]


def test_one_strong_link_does_not_outweigh_the_others():
    """Two clusters whose other tellings were found unlike stay apart."""
    bonds = (0, 1, 0.95), (2, 3, 0.95), (1, 2, 0.85), (0, 2, 0.1), (0, 3, 0.1), (1, 3, 0.1)
    clusters, refusals = joined(told({}, {}, {}, {}), *bonds)

    assert [[0, 1], [2, 3]] == clusters
    assert [None, None, Refusal.SCORES] == refusals


@given(
    st.lists(st.tuples(DAYS, SIDES), min_size=2, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from([0.1, 0.8, 0.9]))),
)
def test_no_cluster_holds_what_cannot_be_one_event(rows, drawn):
    """Whatever is linked: days meet, sides share somebody, and only links join."""
    tellings = told(*({"when": day, "actors": a, "recipients": r} for day, (a, r) in rows))
    size = len(tellings)
    bonds = {(a % size, b % size): score for a, b, score in drawn if a % size < b % size}
    clusters, _ = joined(tellings, *((a, b, score) for (a, b), score in bonds.items()))
    links = networkx.Graph(pair for pair, score in bonds.items() if score >= 0.8)

    assert sorted(member for cluster in clusters for member in cluster) == list(range(size))
    for cluster in clusters:
        days = [tellings[n].first for n in cluster if tellings[n].first]
        sides = [(tellings[n].actors, tellings[n].recipients) for n in cluster]
        assert not days or (max(days) - min(days)).days <= 1
        assert all(fits(one, other) for one in sides for other in sides)
        assert len(cluster) == 1 or networkx.is_connected(links.subgraph(cluster))
