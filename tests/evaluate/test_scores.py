"""Events and statements of news sentences, scored."""

import pytest

from tatanan.evaluate.scores import (
    Count,
    NewsSentence,
    count_matches,
    f1,
    half_dyad,
    same_content,
    same_dyad,
    same_speaker,
    same_type,
    score_by_type,
    score_events,
    score_statements,
)
from tatanan.evaluate.told import Told, ToldEvent, ToldStatement, told_in


def event(kind, actors="", recipients="", *, alternative=False):
    """Return an event of a type; codes are given as words of a text."""
    codes = frozenset(actors.split()), frozenset(recipients.split())
    return ToldEvent(kind, *codes, alternative=alternative)


def said(speaker, content, *, alternative=False):
    """Return a statement."""
    return ToldStatement(speaker, content, alternative=alternative)


def figures(scores):
    """Return the scores' values by name."""
    return {score.name: score.value for score in scores}


@pytest.mark.parametrize(
    ("gold", "told", "same", "half"),
    [
        # the same parties on the same sides
        (event("AID", "IDN", "PSE"), event("AID", "IDN", "PSE"), True, True),
        # another type
        (event("AID", "IDN", "PSE"), event("SUPPORT", "IDN", "PSE"), False, False),
        # the sides exchanged
        (event("ACCUSE", "IDN", "PSE"), event("ACCUSE", "PSE", "IDN"), False, False),
        # a meeting told with all parties as actors, or as one who receives the other
        (event("CONSULT", "RUS CHN"), event("CONSULT", "CHN", "RUS"), True, True),
        (event("CONSULT", "RUS", "CHN"), event("CONSULT", "CHN RUS"), True, True),
        # one party of three is missing
        (event("CONSULT", "RUS CHN IND"), event("CONSULT", "RUS CHN"), False, True),
        # gold names nobody who is acted on, nor who acts
        (event("PROTEST"), event("PROTEST", "FRA"), False, True),
        # a lone actor is no reciprocal event
        (event("AID", "IDN"), event("AID", "", "IDN"), False, True),
        # the recipient is missing
        (event("AID", "IDN", "PSE"), event("AID", "IDN"), False, False),
        # the name that an earlier PLOVER gave to the type
        (event("DEMAND", "USA", "IRN"), event("REQUEST", "USA", "IRN"), True, True),
    ],
)
def test_a_dyad_is_right_with_both_sides_and_half_right_with_one_code_each(gold, told, same, half):
    """Dyads ask for all codes on the right side; a reciprocal event has no sides."""
    assert same == same_dyad(gold, told)
    assert half == half_dyad(gold, told)


@pytest.mark.parametrize(
    ("gold", "told", "content", "speaker"),
    [
        (said("RUS", "we will talk"), said("RUS", "We will talk."), True, True),
        (said("RUS", "we will talk"), said("USA", "we will talk"), True, False),
        # two words of four in both: half is enough
        (said("RUS", "talks go on"), said("RUS", "talks go well"), True, True),
        # two words of five
        (said("RUS", "talks go on"), said("RUS", "talks go very well"), False, False),
        # a word that is said twice counts twice
        (said("RUS", "no no no"), said("RUS", "no"), False, False),
        # nothing is not the same as nothing
        (said("RUS", "..."), said("RUS", "..."), False, False),
    ],
)
def test_contents_are_the_same_with_half_of_their_words(gold, told, content, speaker):
    """A statement is found when half of the words agree; its speaker by code."""
    assert content == same_content(gold, told)
    assert speaker == same_speaker(gold, told)


@pytest.mark.parametrize(
    ("gold", "told", "expected"),
    [
        ([event("AID")], [event("AID")], Count(1, 1, 1)),
        # one told event serves one of gold only
        ([event("AID"), event("AID")], [event("AID")], Count(1, 1, 2)),
        ([event("AID")], [event("AID"), event("AID")], Count(1, 2, 1)),
        # an alternative is neither required ...
        ([event("AID", alternative=True)], [], Count(0, 0, 0)),
        # ... nor wrong
        ([event("AID", alternative=True)], [event("AID")], Count(0, 0, 0)),
        # what is required comes first, whatever the order in gold
        ([event("AID", alternative=True), event("AID")], [event("AID")], Count(1, 1, 1)),
        # something else than the alternative is wrong
        ([event("AID", alternative=True)], [event("ASSAULT")], Count(0, 1, 0)),
        ([], [], Count(0, 0, 0)),
    ],
)
def test_events_are_matched_one_to_one(gold, told, expected):
    """No event counts twice, and alternatives excuse."""
    assert expected == count_matches(gold, told, same_type)


def test_an_alternative_excuses_its_type_with_other_codes():
    """Where annotators differ on an event, the codes of a like one are not counted as wrong."""
    gold, told = [event("AID", "IDN", "PSE", alternative=True)], [event("AID", "IDN", "SYR")]

    assert Count(0, 0, 0) == count_matches(gold, told, same_dyad)


def test_an_alternative_statement_excuses_only_its_own_content():
    """Statements have no type by which they could be alike."""
    gold = [said("RUS", "talks go on", alternative=True)]

    assert Count(0, 0, 0) == count_matches(gold, [said("RUS", "talks go on")], same_content)
    assert Count(0, 1, 0) == count_matches(gold, [said("RUS", "it rains")], same_content)


def test_figures_of_a_small_set():
    """Each figure of events is counted over all sentences together."""
    gold = [
        NewsSentence("a", (event("AID", "IDN", "PSE"),), ()),
        NewsSentence("b", (event("CONSULT", "RUS CHN"),), ()),
        NewsSentence("c", (), ()),
    ]
    told = {
        "a": Told((event("AID", "IDN", "PSE"), event("ACCUSE", "IDN", "ISR"))),
        "c": Told((event("ASSAULT", "ISR", "IRN"),)),
    }

    found = figures(score_events(gold, told))

    # One of three told events is right, one of two in gold is found: F1 is 0.4.
    assert found == {"type": 0.4, "half": 0.4, "dyad": 0.4, "actors": 0.4444, "presence": 0.3333}
    assert figures(score_by_type(gold, told)) == {
        "ACCUSE": 0.0,
        "AID": 1.0,
        "ASSAULT": 0.0,
        "CONSULT": 0.0,
    }


def test_an_alternative_sentence_may_tell_an_event_or_none():
    """Where only one annotator saw an event, both answers are present rightly."""
    gold = [NewsSentence("a", (event("AID", alternative=True),), ())]

    assert figures(score_events(gold, {}))["presence"] == 1.0
    assert figures(score_events(gold, {"a": Told((event("AID"),))}))["presence"] == 1.0


def test_a_sentence_that_was_passed_over_tells_nothing():
    """Silence costs recall, and no precision is made up for it."""
    gold = [NewsSentence("a", (), (said("RUS", "talks go on"),))]

    statement, speaker = score_statements(gold, {})

    assert (statement.precision, statement.recall, statement.value) == (0.0, 0.0, 0.0)
    assert speaker.count == Count(0, 0, 1)


def test_nothing_at_all_scores_zero():
    """An empty count divides by nothing and is 0, not an error."""
    assert f1("type", Count()).value == 0.0


def test_a_record_gives_codes_words_and_places():
    """What a record tells is taken as it stands there; a speaker without a code is unknown."""
    party = {"code": "IDN", "evidence": {"quote": "Presiden RI"}}
    content = {"start": 0, "end": 9, "quote": "damai itu"}
    record = {
        "events": [{"type": "AID", "actors": [party, {"code": None}], "recipients": []}],
        "statements": [
            {"speaker": None, "content": content},
            {"speaker": {"code": "IDN", "start": 10, "end": 12}, "content": content},
            {"speaker": {"code": "UNK", "start": None, "end": None}, "content": content},
        ],
    }

    told = told_in(record)

    words = frozenset({"presiden", "ri"})
    assert told.events == (ToldEvent("AID", frozenset({"IDN"}), actor_words=words),)
    assert [s.speaker for s in told.statements] == ["UNK", "IDN", "UNK"]
    assert [a.source for a in told.attributions] == [(), ((10, 12),), ()]
    assert told.attributions[0].content == ((0, 9),)
