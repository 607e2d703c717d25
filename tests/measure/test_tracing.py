"""Blocs followed over time: each keeps its number while it keeps its members."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatanan.measure.tracing import follow_blocs
from tatanan.terms.network import Bloc, BlocStructure


def structure(*blocs):
    """Return a structure of blocs, each written as a word of its members."""
    return BlocStructure(tuple(Bloc(tuple(each), None) for each in blocs), 0, 0, 0, "made")


def words(structures):
    """Return blocs as words again."""
    return [["".join(bloc.members) for bloc in each.blocs] for each in structures]


@pytest.mark.parametrize(
    ("given", "followed"),
    [
        ([("AB", "CD"), ("CD", "AB")], [["AB", "CD"], ["AB", "CD"]]),  # the order is no name
        ([("ABC", "DE"), ("DEC", "AB")], [["ABC", "DE"], ["AB", "DEC"]]),  # C changes sides
        ([("AB", "CD"), ("ABCD",)], [["AB", "CD"], ["ABCD", ""]]),  # one bloc takes in the other
        ([("ABCD",), ("AB", "CD")], [["ABCD", ""], ["AB", "CD"]]),  # one falls apart
        ([("AB", "CD"), ("AB",), ("AB", "CD")], [["AB", "CD"], ["AB", ""], ["AB", "CD"]]),
        ([("AB",), ("XY",)], [["AB"], ["XY"]]),  # strangers take a number that is free
        ([("A",)], [["A"]]),
        ([], []),
    ],
)
def test_a_bloc_goes_on_where_most_of_its_members_are(given, followed):
    """Also after a while in which it was not there."""
    assert followed == words(follow_blocs([structure(*each) for each in given]))


blocs = st.lists(st.integers(0, 2), min_size=1, max_size=6).map(
    lambda labels: ["".join("ABCDEF"[n] for n, own in enumerate(labels) if own == label)
                    for label in sorted(set(labels))])


@given(st.lists(blocs, min_size=1, max_size=4))
def test_nobody_is_lost_and_all_periods_have_as_many_places(periods):
    """Only the order of blocs changes, and blocs without members are added."""
    followed = words(follow_blocs([structure(*each) for each in periods]))

    assert [sorted(each) for each in periods] == [
        sorted(word for word in each if word) for each in followed]
    assert 1 == len({len(each) for each in followed})


@given(st.lists(blocs, min_size=1, max_size=4), st.randoms())
def test_the_order_in_which_later_blocs_are_given_changes_nothing_where_overlaps_differ(
    periods, dice
):
    """A period that repeats the one before stands under the same numbers."""
    again = list(periods[-1])
    dice.shuffle(again)
    followed = words(follow_blocs([structure(*each) for each in [*periods, again]]))

    assert followed[-1] == followed[-2]
