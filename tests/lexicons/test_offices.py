"""What may be concluded from an office."""

import json
from importlib.resources import files

import pytest

from tatanan.lexicons.holders import is_open
from tatanan.lexicons.load import load_data
from tatanan.lexicons.offices import offices_that_are


def test_the_offices_are_those_that_leaders_may_hold():
    """A name that no leader's entry could have would say nothing of anybody."""
    schema = json.loads((files("tatanan.lexicons") / "schema" / "leaders.json").read_text("utf-8"))
    named = [row["name"] for row in load_data("world", "offices")["offices"]]

    assert {*named} <= {*schema["$defs"]["tenure"]["properties"]["office"]["enum"]}
    assert len(named) == len(set(named))


@pytest.mark.parametrize(("narrow", "wide"), [("head", "known"), ("head", "sole")])
def test_heads_are_known_and_stand_alone(narrow, wide):
    """Of whom all holders are listed, most are; and a state has one of each."""
    assert offices_that_are(narrow) < offices_that_are(wide)


def test_nobody_is_inferred_to_be_head_of_a_state_that_has_one():
    """A president is known or is none; an envoy may be anybody."""
    assert not is_open("president", "USA", "2025-06-01")
    assert is_open("envoy", "USA", "2025-06-01")
