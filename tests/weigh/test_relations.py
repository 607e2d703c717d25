"""Beside claims about two states: votes, ideal points, events, treaties, each in their history."""

from datetime import date

import numpy as np
import pytest
from worlds import drafted, events, votes, world

from tatanan.measure.similarity import compare_votes
from tatanan.weigh.known import Known
from tatanan.weigh.relations import (
    ALIGNMENT,
    CHANGE,
    DISTANCE_OF_TWO,
    HIGHEST,
    KAPPA_OF_TWO,
    PLEDGE,
    RANK,
    S_OF_PACTS,
    S_OF_TWO,
    of_alliance,
    of_relation,
)

DAY = date(2022, 6, 1)
PAIR = ("RUS", "CHN")


@pytest.fixture(scope="module")
def relation():
    """The relation of Russia and China beside that of Russia and the United States."""
    return drafted(of_relation(PAIR, (("RUS", "USA"),), world(), day=DAY))


@pytest.mark.parametrize(("name", "measure"), [(KAPPA_OF_TWO, "kappa"), (S_OF_TWO, "S")])
def test_agreement_is_that_of_the_measure(relation, name, measure):
    """The value of two states is the one in the table of all."""
    own = relation[name].yardstick
    whole = compare_votes(votes().in_year(2022), measure=measure)

    assert pytest.approx(whole.between(*PAIR)) == own.value
    assert whole.count(*PAIR) == own.count
    assert own.low <= own.value <= own.high
    assert "RUS–CHN" == own.about


def test_two_who_come_closer_are_as_close_as_hardly_ever(relation):
    """The rank and the chance belong together, and name the best year before."""
    rank, highest = (relation[name].yardstick for name in (RANK, HIGHEST))

    assert rank.value <= 3
    assert 0 <= highest.value <= 1
    assert 13 == rank.count
    assert rank.note.startswith("the highest before was that of 20")


def test_foes_have_never_been_friends(relation):
    """Beside stands another dyad with its own numbers."""
    beside, = relation[KAPPA_OF_TWO].beside

    assert ("RUS–USA", True) == (beside.about, beside.value < 0)


def test_a_change_of_level_is_told_with_its_year(relation):
    """The later mean is above the earlier one."""
    own = relation[CHANGE].yardstick

    assert own.value > 0
    assert 2010 < own.period.first.year <= 2022
    assert "p = " in own.note


def test_the_distance_of_ideal_points_has_the_error_of_both(relation):
    """Two points with errors of .1 have a distance with one of .14."""
    own = relation[DISTANCE_OF_TWO].yardstick

    assert pytest.approx(0.3) == own.value
    assert pytest.approx(0.3 + 1.959964 * np.hypot(0.1, 0.1)) == own.high


def test_events_give_an_alignment_with_its_count(relation):
    """Friends meet, foes sanction: above and below nothing."""
    found = relation[ALIGNMENT]

    assert found.yardstick.value > 0 > found.beside[0].value
    assert found.yardstick.count > 10
    assert found.yardstick.percentile is not None


def test_events_that_ended_long_ago_are_dated_so():
    """The twelve months are the last that the events cover, not those before the report."""
    known = world(events=events(date(2015, 1, 1), months=30))
    own = drafted(of_relation(PAIR, (), known, day=DAY))[ALIGNMENT].yardstick

    assert 2017 == own.period.last.year == own.until.year
    assert own.value is not None


def test_two_of_whom_no_event_tells_have_no_alignment():
    """Silence is None, with a count of 0 and the reason."""
    own = drafted(of_relation(("DEU", "KAZ"), (), world(), day=DAY))[ALIGNMENT].yardstick

    assert (None, 0) == (own.value, own.count)
    assert "no event" in own.note


def test_treaties_are_told_by_their_highest_pledge():
    """3 is defence, 0 none."""
    allied, strangers = (
        drafted(of_alliance(pair, (), world(), day=DAY))[PLEDGE].yardstick.value
        for pair in (("USA", "GBR"), ("RUS", "USA")))

    assert (3.0, 0.0) == (allied, strangers)


def test_an_alliance_is_told_with_votes_and_events():
    """A claim of friendship is no claim of a treaty alone."""
    found = drafted(of_alliance(PAIR, (("RUS", "USA"),), world(), day=DAY))

    assert [PLEDGE, S_OF_PACTS, KAPPA_OF_TWO, ALIGNMENT] == list(found)


def test_a_state_without_a_vote_is_none_with_the_reason():
    """Beside it the other dyad still stands."""
    found = drafted(of_relation(("TWN", "USA"), (("RUS", "USA"),), world(), day=DAY))

    assert found[KAPPA_OF_TWO].yardstick.value is None
    assert "do not compare the two" in found[KAPPA_OF_TWO].yardstick.note
    assert 1 == len(found[KAPPA_OF_TWO].beside)
    assert RANK not in found


def test_the_history_begins_where_it_is_asked_to():
    """Of five years the rank is one of five."""
    found = drafted(of_relation(PAIR, (), world(since=2018), day=DAY))

    assert 5 == found[RANK].yardstick.count


def test_without_data_nothing_is_said():
    """Neither votes nor events."""
    assert [] == list(of_relation(PAIR, (), Known(), day=DAY))
    assert [] == list(of_alliance(PAIR, (), Known(), day=DAY))


def test_the_order_of_the_two_changes_no_number():
    """Who is named first is whom the claim names first, and nothing more."""
    one, other = (drafted(of_relation(pair, (), world(), day=DAY)) for pair in (PAIR, PAIR[::-1]))

    assert {name: pytest.approx(each.yardstick.value) for name, each in one.items()} == {
        name: each.yardstick.value for name, each in other.items()}
