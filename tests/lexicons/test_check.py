"""Faults in data files are found and named."""

import pytest

from tatanan.lexicons.check import check_data, check_lexicons, count_data_files
from tatanan.lexicons.rule_faults import check_rules


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"kind: [", "correct the YAML"),
        (b"\xff\xfe\x00", "correct the YAML"),
        (b"- a list", "start it with `kind:`"),
        (b"", "start it with `kind:`"),
        (b"kind: 7", "start it with `kind:`"),
        (b"kind: ../states", "there is no schema '../states'"),
        (b"kind: states", "(schema/states.json)"),
        (b"kind: words\nlanguage: no", "$.language"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(content, told):
    """Broken YAML, a missing kind, an unknown kind and a wrong value are all told apart."""
    faults = [str(fault) for fault in check_data("en/new.yaml", content)]

    assert faults
    assert all(fault.startswith("en/new.yaml: ") for fault in faults)
    assert any(told in fault for fault in faults)


def test_a_fault_is_one_readable_line():
    """Even where a whole file is wrong, its fault does not repeat the file."""
    content = "kind: states\nnote: n\nentries: [" + ", ".join(map(str, range(500))) + "]"

    assert max(len(str(fault)) for fault in check_data("world/x.yaml", content.encode())) < 300


def test_the_data_files_are_sound():
    """Every data file of the package fits the schema of its kind."""
    assert list(map(str, check_lexicons())) == []
    assert count_data_files() > 10


RULE = {"id": "en.aid.give", "mode": None, "verb": ["give"], "actor": ["agent"],
        "recipient": ["recipient"]}


def rule_faults(language="en", kind="aid", **changed):
    """Return the faults of a file of events with one rule that is sound but for the changes."""
    rules = changed.pop("beside", [])
    data = {"language": language, "type": kind.upper(), "rules": [{**RULE, **changed}, *rules]}
    return [str(fault) for fault in check_rules(language, {f"{language}/events/aid.yaml": data})]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"beside": [RULE]}, "has this id, too; rename one"),
        ({"id": "en.support.give"}, "does not start with en.aid.; rename it"),
        ({"kind": "support", "id": "en.support.give"}, "or move it to en/events/support.yaml"),
        ({"mode": "phone"}, "AID has no mode 'phone'; it has none"),
        ({"recipient": []}, "AID needs a recipient"),
        ({"object": ["aid"], "not_object": ["aid"]}, "'aid' is asked for and forbidden"),
        ({"verb": ["hand-out"]}, "verb 'hand-out' never holds: English words are parted"),
        ({"particle": ["in kind"]}, "particle 'in kind' never holds: words are looked up one by"),
        ({"not_object": ["Nobel"]}, "not_object 'Nobel' never holds: words are looked up in small"),
        ({"beside": [{**RULE, "id": "en.aid.help"}]}, "verb 'give' is hidden by en.aid.help"),
        ({"language": "id", "id": "id.aid.give", "verb": ["beri"], "clause": ["memberi"]},
         "clause 'memberi' never holds: it is looked up as beri; write that"),
    ],
)
def test_what_no_schema_sees_in_a_rule_is_named_with_a_remedy(changed, told):
    """The fault names the file and the rule, and says what to do."""
    faults = rule_faults(**changed)

    assert len(faults) == 1
    assert "/events/aid.yaml: " in faults[0]
    assert told in faults[0]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"recipient": [], "reciprocal": True},
        # a rule that asks for more goes before one that asks for nothing
        {"object": ["aid"], "beside": [{**RULE, "id": "en.aid.help"}]},
        # a rule that may not hold hides nothing
        {"beside": [{**RULE, "id": "en.aid.help", "not_object": ["way"]}]},
        # words that are doubled are words
        {"language": "id", "id": "id.aid.give", "verb": ["beri", "bantu-membantu", "mata-mata"]},
    ],
)
def test_a_sound_rule_has_no_fault(changed):
    """Nothing is said where nothing is wrong."""
    assert rule_faults(**changed) == []
