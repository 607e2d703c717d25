"""Each rule of furniture finds its examples and leaves its near misses."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from tatanan.lexicons.load import LANGUAGES, load_data
from tatanan.read.datelines import find_dateline
from tatanan.read.furniture import FurnitureRule, load_furniture, rule_from
from tatanan.read.lines import split_lines

RULES = [rule_from(row) for lang in LANGUAGES for row in load_data(lang, "furniture")["rules"]]
ROWS = {row["id"]: row for lang in LANGUAGES for row in load_data(lang, "furniture")["rules"]}


def cases(key):
    """Return one case for each example or near miss of each rule."""
    return [
        pytest.param(rule, text, id=f"{rule.id}: {text[:30]!r}")
        for rule in RULES
        for text in ROWS[rule.id][key]
    ]


def holds(rule: FurnitureRule, text: str) -> bool:
    """Say whether a rule takes a text for furniture."""
    if rule.scope == "dateline":
        return find_dateline(text, split_lines(text)) is not None
    if rule.scope == "inside":
        return rule.form.search(text) is not None
    if rule.scope == "tail":
        return any(match.end() == len(text) for match in rule.form.finditer(text))
    return rule.form.fullmatch(text) is not None


@pytest.mark.parametrize(("rule", "text"), cases("examples"))
def test_a_rule_finds_its_examples(rule, text):
    """Each example of a rule is furniture by that rule, where its scope is met."""
    assert holds(rule, text)


@pytest.mark.parametrize(("rule", "text"), cases("near_misses"))
def test_a_rule_leaves_its_near_misses(rule, text):
    """A sentence that only contains such words is no furniture."""
    assert not holds(rule, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_keep_to_their_schema(language):
    """The data file of each language holds what the schema asks for."""
    schema = json.loads((files("tatanan.lexicons") / "schema" / "furniture.json").read_text())
    errors = list(Draft202012Validator(schema).iter_errors(load_data(language, "furniture")))

    assert not errors


def test_ids_are_unique_and_name_their_language():
    """A rule is known by its id, which starts with the language of its file."""
    ids = [row["id"] for lang in LANGUAGES for row in load_data(lang, "furniture")["rules"]]

    assert len(ids) == len(set(ids))
    for language in LANGUAGES:
        for row in load_data(language, "furniture")["rules"]:
            assert row["id"].startswith(f"{language}.")


def test_every_scope_has_a_rule():
    """Each place where furniture may stand is served by some rule."""
    expected = {
        "line", "head", "next", "block", "contents", "inside", "last", "tail", "between",
        "dateline",
    }  # fmt: skip

    assert expected == set(load_furniture())
