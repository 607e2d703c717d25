"""Sessions of roll calls: what divides the states, and what is bridged."""

import numpy as np
import pytest

from tatanan.measure.sessions import gather_sessions
from tatanan.terms.reference import Votes


def votes_of_two_years():
    """Return votes of three states; the roll call 12 does not divide those who vote on it."""
    rows = [(2000, 0, 10, 1), (2000, 1, 10, 3), (2000, 0, 11, 2), (2000, 1, 11, 1),
            (2000, 0, 12, 1), (2000, 1, 12, 1), (2001, 0, 20, 1), (2001, 2, 20, 3)]
    year, state, rollcall, vote = (np.array(column) for column in zip(*rows, strict=True))
    return Votes(
        ("A", "B", "C"), state.astype(np.int32), rollcall, np.full(8, np.datetime64("2000-01-01")),
        np.zeros(8, np.int16), year.astype(np.int16), vote.astype(np.int8))


def test_roll_calls_on_which_all_agree_are_left_out():
    """They tell no state from another, but count among the votes that were cast."""
    sessions = gather_sessions(votes_of_two_years())

    assert [(2, 2), (2, 1)] == [each.votes.shape for each in sessions.each]
    assert [[3, 3, 0], [1, 0, 1]] == sessions.counts.tolist()
    assert sessions.seen.tolist() == [[True, True, False], [True, False, True]]


def test_bridged_roll_calls_are_one_item():
    """What was put again a year later has the same place among the resolutions."""
    apart = gather_sessions(votes_of_two_years())
    bridged = gather_sessions(votes_of_two_years(), bridges=[(20, 11)])

    assert ([[0, 1], [2]], 3) == ([each.items.tolist() for each in apart.each], apart.items)
    assert ([[0, 1], [1]], 2) == ([each.items.tolist() for each in bridged.each], bridged.items)


@pytest.mark.parametrize(
    ("bridges", "kind", "message"),
    [
        ([(10, 77)], KeyError, "a bridge names the roll call 77, on which nobody voted"),
        ([(10, 11), (11, 20)], ValueError, "the roll call 11 stands in two bridges; join them"),
    ],
)
def test_bridges_that_lead_nowhere_are_refused(bridges, kind, message):
    """A slip in a list of resolutions does not pass."""
    with pytest.raises(kind, match=message):
        gather_sessions(votes_of_two_years(), bridges=bridges)


def test_a_bridge_to_what_does_not_divide_anybody_is_none():
    """A roll call that is left out leaves its bridge without effect, and is no error."""
    bridged = gather_sessions(votes_of_two_years(), bridges=[(12, 20)])

    assert 3 == bridged.items
