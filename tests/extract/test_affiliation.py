"""Which state somebody belongs to, where the words leave it out."""

import pytest

from tatanan.extract.affiliation import (
    Case,
    Choice,
    SpeakerKind,
    case_of,
    likely_choice,
    load_weights,
    probabilities,
)
from tatanan.extract.discourse import Discourse
from tatanan.extract.readings import make_actor
from tatanan.terms.coding import ActorKind


def _case(*codes):
    """Return a case in which the states are named one after the other."""
    discourse = Discourse("2025-03-20", sentence=1)
    for code in codes:
        discourse.name(make_actor(ActorKind.STATE, code, code, code), subject=True)
    discourse.sentence = 2
    return case_of(discourse, SpeakerKind.TITLE, 0, "en", ())


def test_shares_leave_room_for_none():
    """The probabilities of the choices sum to less than one: nobody may be right."""
    shares = probabilities(_case("RUS", "UKR"), load_weights().features)

    assert 2 == len(shares)
    assert 0 < sum(shares) < 1


def test_nothing_named_means_nothing_said():
    """Without a state in the report there is no choice, and no answer."""
    assert likely_choice(Case(0, SpeakerKind.TITLE, ())) is None


def test_the_order_of_choices_does_not_matter():
    """The same choices give the same answer in any order."""
    choices = (
        Choice("AAA", "AAA", {"share": 1.0}),
        Choice("BBB", "BBB", {"share": 1.0}),
    )
    forward = likely_choice(Case(0, SpeakerKind.TITLE, choices))
    backward = likely_choice(Case(0, SpeakerKind.TITLE, choices[::-1]))

    assert forward == backward


@pytest.mark.parametrize("language", ["en", "id"])
def test_home_is_a_choice_in_indonesian_only(language):
    """An Indonesian report may mean its own state without naming it; English has no home."""
    case = case_of(Discourse(None), SpeakerKind.TITLE, 0, language, ())

    assert (["IDN"] if language == "id" else []) == [choice.code for choice in case.choices]
