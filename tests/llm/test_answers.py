"""Answers are read however a model dresses them, and half of one is none."""

import json

import pytest
from llm_server import event

from tatanan.errors import BadAnswer
from tatanan.llm.answers import read_answer

TOLD = {"events": [event(0, "ASSAULT", "menembaki", [("Peru", "PER")], [("Chile", "CHL")])]}
WRITTEN = json.dumps(TOLD)


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN,
        json.dumps(TOLD, indent=2),
        f"```json\n{WRITTEN}\n```",
        f"```\n{WRITTEN}\n```\nI hope this helps!",
        f"Here is the {{coding}} you asked for:\n\n{WRITTEN}",
        f'<think>Perhaps {{"events": []}}?</think>\n{WRITTEN}',
        f"<answer>{WRITTEN}</answer>",
    ],
)
def test_an_answer_is_found_in_what_stands_around_it(text):
    """Fences, prose, thoughts and markup around the object do no harm."""
    (told,) = read_answer(text)

    assert (told.type, told.trigger, told.actors[0].code) == ("ASSAULT", "menembaki", "PER")


@pytest.mark.parametrize(
    "text", ["", "I cannot code this.", WRITTEN[:-2], WRITTEN[:60], "[]", '{"event": []}', "{" * 9]
)
def test_what_holds_no_whole_answer_is_refused(text):
    """Cut off, empty or something else: an answer is whole or none."""
    with pytest.raises(BadAnswer, match="ask again"):
        read_answer(text)


def test_what_is_no_event_is_kept_in_its_place_as_none():
    """One broken item does not cost the others, and is counted."""
    told = read_answer(json.dumps({"events": ["war", 7, *TOLD["events"]]}))

    assert [item is None for item in told] == [True, True, False]


def test_wrong_kinds_of_value_are_values_left_out():
    """A number for a word, or nothing for a list, is not guessed at."""
    row = {"sentence": "two", "type": 3, "trigger": " ", "actors": "Peru", "recipients": ["Chile"]}
    (told,) = read_answer(json.dumps({"events": [row]}))

    assert (told.sentence, told.type, told.trigger, told.actors) == (None, None, None, ())
    assert [(party.words, party.code) for party in told.recipients] == [("Chile", None)]
