"""PLOVER types of sentences whose source and target are known."""

import pytest

from tatanan.evaluate.told import Told, ToldEvent
from tatanan.evaluate.types import TypedSentence, best_type, score_types


def event(kind, actor="", recipient=""):
    """Return an event whose parties are named by the given words."""
    words = frozenset(actor.split()), frozenset(recipient.split())
    return ToldEvent(kind, actor_words=words[0], recipient_words=words[1])


SENTENCE = TypedSentence("s", "the French minister", "Rwanda", "YIELD")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], None),
        # one side fits, then both
        ([event("AID", "french"), event("ACCUSE", "minister", "rwanda")], "ACCUSE"),
        # of equals the first
        ([event("AID", "french"), event("ACCUSE", "", "rwanda")], "AID"),
        # nothing fits
        ([event("REJECT", "kenya"), event("AID")], "REJECT"),
        # two types that the gold does not tell apart
        ([event("RETREAT", "french")], "YIELD"),
    ],
)
def test_the_event_that_fits_the_given_parties_gives_the_type(events, expected):
    """The type is that of the event which shares words with the source and the target."""
    assert expected == best_type(SENTENCE, events)


def test_figures_of_a_small_set():
    """Macro-F1 is the mean over the types of gold; a type only told lowers no mean but its own."""
    gold = [
        TypedSentence("a", "France", "Rwanda", "AID"),
        TypedSentence("b", "France", "Rwanda", "AID"),
        TypedSentence("c", "France", "Rwanda", "CONCEDE"),
        TypedSentence("d", "France", "Rwanda", "REJECT"),
    ]
    told = {
        "a": Told((event("AID", "france"),)),
        "b": Told((event("CONSULT", "france"), event("AID"))),
        "c": Told((event("RETREAT", "france"),)),
    }

    found = {score.name: score.value for score in score_types(gold, told)}

    # F1: AID 2/3, YIELD 1, REJECT 0.
    assert found == {"top1": 0.5, "macro-F1": 0.5556, "any": 0.75, "types": 1.0}
