"""The rules of events as they are loaded: by key, with their types, roles and sentences."""

import pytest

import tatanan.lexicons.events
from tatanan.errors import BadLexicon, UnknownLanguage
from tatanan.lexicons.events import Role, WordClass, load_events
from tatanan.lexicons.load import LANGUAGES
from tatanan.lexicons.plover import load_plover

RULE = {
    "id": "en.aid.give", "mode": None, "verb": ["give", "donate"], "actor": ["agent"],
    "recipient": ["recipient", "target"],
    "examples": [
        {"text": "Japan gave tents to Vanuatu.", "actors": ["JPN"], "recipients": ["VUT"]},
        {"text": "Peru donated blankets to the survivors.", "actors": ["PER"]},
    ],
    "near_misses": [{"text": "The minister gave a speech.", "why": "nothing is given"}],
}


@pytest.fixture
def loaded(monkeypatch):
    """Return a function that loads English rules from rows instead of files."""
    def load(*rows, type_name="AID"):
        def data(folder, name):
            return {"type": type_name, "rules": rows if name == "aid" else []}

        monkeypatch.setattr(tatanan.lexicons.events, "load_data", data)
        return load_events.__wrapped__("en")

    return load


def test_a_rule_is_what_its_row_says(loaded):
    """Words, roles and sentences come in as they are written; what is left out is empty."""
    (rule,) = loaded(RULE).rules

    assert ("en.aid.give", "AID", None) == (rule.id, rule.type, rule.mode)
    assert (WordClass.VERB, ("give", "donate")) == (rule.word_class, rule.words)
    assert ((Role.AGENT,), (Role.RECIPIENT, Role.TARGET)) == (rule.actor, rule.recipient)
    assert not rule.particle | rule.object | rule.not_object | rule.clause
    assert not rule.reciprocal
    assert "nothing is given" == rule.near_misses[0].why


def test_an_example_may_leave_a_side_open(loaded):
    """None where the side does not matter, not an empty side."""
    (rule,) = loaded(RULE).rules

    assert (("JPN",), ("VUT",)) == (rule.examples[0].actors, rule.examples[0].recipients)
    assert (("PER",), None) == (rule.examples[1].actors, rule.examples[1].recipients)


@pytest.mark.parametrize(("more", "demands"), [
    ({}, 0),  # the word alone
    ({"object": ["tent"]}, 1),  # an object
    ({"object": ["tent"], "particle": ["out"], "clause": ["help"]}, 3),  # all
    ({"not_object": ["speech"]}, 0),  # what must not hang on it is no demand
])
def test_a_rule_that_asks_for_more_tells_more(loaded, more, demands):
    """Demands count what has to hang on the word."""
    (rule,) = loaded({**RULE, **more}).rules

    assert demands == rule.demands


def test_a_rule_is_found_by_each_of_its_words(loaded):
    """Two rules of one word stand under it in their order; senses count words."""
    index = loaded(RULE, {**RULE, "id": "en.aid.give-up", "verb": ["give"]})

    assert ["en.aid.give", "en.aid.give-up"] == [rule.id for rule in index.by_key["give"]]
    assert ["en.aid.give"] == [rule.id for rule in index.by_key["donate"]]
    assert 3 == index.senses


def test_a_mode_that_its_type_lacks_is_refused(loaded):
    """The error names the rule, the mode and the modes that there are."""
    with pytest.raises(BadLexicon, match=r"en\.aid\.give: RETREAT has no mode 'aerial'; it has"):
        loaded({**RULE, "mode": "aerial"}, type_name="RETREAT")


def test_two_rules_of_one_name_are_refused(loaded):
    """An id leads to one rule."""
    with pytest.raises(BadLexicon, match=r"two rules are called en\.aid\.give; rename"):
        loaded(RULE, RULE)


def test_an_unknown_language_is_refused():
    """The languages that are read are named."""
    with pytest.raises(UnknownLanguage, match="'xx'"):
        load_events("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_plover_has_rules(language):
    """All sixteen types are told by words in both languages."""
    assert set(load_plover()) == {rule.type for rule in load_events(language).rules}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_id_names_language_and_type(language):
    """An id can be read: en.assault.attack."""
    for rule in load_events(language).rules:
        assert rule.id.startswith(f"{language}.{rule.type.lower()}.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_proves_itself(language):
    """A rule has two examples and a near miss, and somebody takes part in it."""
    lacking = [
        rule.id for rule in load_events(language).rules
        if len(rule.examples) < 2 or not rule.near_misses or not (*rule.actor, *rule.recipient)
    ]

    assert [] == lacking


@pytest.mark.parametrize("language", ["id", pytest.param("en", marks=pytest.mark.xfail(
    reason="an example of en.agree.coming-event, a reciprocal rule, has recipients"))])
def test_a_reciprocal_rule_knows_no_recipients(language):
    """Its examples have all sides among the actors."""
    reciprocal = [rule for rule in load_events(language).rules if rule.reciprocal]

    assert reciprocal
    assert [] == [
        example.text for rule in reciprocal for example in rule.examples if example.recipients
    ]
