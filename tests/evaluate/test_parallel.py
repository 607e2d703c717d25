"""Two languages that should tell the same events."""

from tatanan.evaluate.parallel import TranslatedPair, score_parallel
from tatanan.evaluate.scores import Count
from tatanan.evaluate.told import Told, ToldEvent

PAIR = TranslatedPair("p en", "p id")


def event(kind, actors="", recipients=""):
    """Return an event; codes are given as words of a text."""
    return ToldEvent(kind, frozenset(actors.split()), frozenset(recipients.split()))


def test_events_agree_by_type_and_by_the_codes_of_both_sides_together():
    """Who acts on whom may differ between languages; who takes part may not."""
    told = {
        "p en": Told((event("AID", "IDN", "PSE"), event("CONSULT", "RUS CHN"))),
        "p id": Told((event("AID", "PSE", "IDN"), event("CONSULT", "RUS"), event("ACCUSE"))),
    }

    types, events = score_parallel([PAIR], told)

    assert (types.value, types.count) == (0.8, Count(2, 2, 3))
    assert (events.value, events.count) == (0.4, Count(1, 2, 3))


def test_two_silent_languages_do_not_agree():
    """Agreement by silence is no agreement: nothing told on both sides scores 0."""
    assert [score.value for score in score_parallel([PAIR], {})] == [0.0, 0.0]
