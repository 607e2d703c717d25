"""Which rules of the lexicon hold at a word, and which nearly do and why."""

import pytest
from staging import scene_of, trigger_of
from trees import report_of, sentences_of

from tatanan.extract.event_rules import find_triggers, keys_of
from tatanan.lexicons.events import load_events
from tatanan.lexicons.grammar import load_grammar


def triggers_in(text, language, **options):
    """Return the triggers of the first sentence of a text."""
    sentence, index = sentences_of(report_of(text, language=language))[0], load_events(language)
    keys = keys_of(sentence, index)
    return list(find_triggers(sentence, keys, index, load_grammar(language), **options))


def holding(text, word, language):
    """Return the ids of the rules that hold at a word of a text."""
    trigger = trigger_of(scene_of(text, language=language), word)
    return {rule.id for rule in trigger.rules} if trigger else set()


@pytest.mark.parametrize(("language", "word", "text", "rule"), [
    # a verb in the past, and its noun
    ("en", "attacked", "Russia attacked Ukraine.", "en.assault.attack"),
    ("en", "attack", "Iran's attack on Israel lasted an hour.", "en.assault.attack-noun"),
    # active and passive have one key
    ("id", "menyerang", "Rusia menyerang Ukraina.", "id.assault.attack"),
    ("id", "diserang", "Ukraina diserang Rusia.", "id.assault.attack"),
    # the object decides
    ("en", "imposed", "The European Union imposed new sanctions on Russia.",
     "en.sanction.impose"),
    ("id", "menjatuhkan", "Uni Eropa menjatuhkan sanksi baru terhadap Rusia.",
     "id.sanction.impose"),
    ("en", "sent", "Peru sent troops to Chile.", "en.mobilize.send-troops"),
    ("id", "mengirim", "Peru mengirim pasukan ke Chile.", "id.mobilize.send-troops"),
    # the particle decides
    ("en", "carried", "Israel carried out an attack on Iran.", "en.assault.launch-attack"),
])
def test_a_rule_holds_where_all_that_it_asks_for_is_there(language, word, text, rule):
    """Word, object and particle lead to the rule."""
    assert rule in holding(text, word, language)


@pytest.mark.parametrize(("language", "word", "text", "rule", "why"), [
    # the same verb with another object
    ("en", "imposed", "Peru imposed silence on Chile.", "en.sanction.impose",
     "its object is none of"),
    ("id", "menjatuhkan", "Peru menjatuhkan pilihan.", "id.sanction.impose",
     "its object is none of"),
    # an object that the rule excludes
    ("en", "attacked", "The senator attacked the policy of Peru.", "en.assault.attack",
     "its object is one of"),
    # the verb's rule at the noun
    ("en", "attack", "Iran's attack on Israel lasted an hour.", "en.assault.attack",
     "the word is no verb here"),
    # no particle
    ("en", "carried", "Peru carried the flag of Chile.", "en.assault.launch-attack", "none of"),
])
def test_a_rule_that_nearly_holds_says_what_it_lacks(language, word, text, rule, why):
    """A near miss names the thing that is missing, and does not hold."""
    trigger = trigger_of(scene_of(text, language=language), word)
    (fit,) = (fit for fit in trigger.fits if fit.rule.id == rule)

    assert why in fit.why
    assert fit.rule not in trigger.rules


def test_a_rule_that_holds_lacks_nothing():
    """There is no reason where there is no lack."""
    trigger = trigger_of(scene_of("Rusia menyerang Ukraina."), "menyerang")

    assert {None} == {fit.why for fit in trigger.fits if fit.rule in trigger.rules}


def test_the_main_word_is_always_asked_about():
    """A sentence whose verb no rule knows has one trigger, without rules."""
    (trigger,) = triggers_in("Matahari terbit.", "id")

    assert ("terbit", ()) == (trigger.token.form, trigger.rules)


def test_a_learned_word_is_a_trigger_too():
    """Words that told events in training are asked about, though no rule knows them."""
    text, learned = "The ministers drank coffee in Geneva.", frozenset({"coffee"})
    plain = {trigger.key for trigger in triggers_in(text, "en")}
    taught = {trigger.key for trigger in triggers_in(text, "en", learned=learned)}

    assert learned == taught - plain


def test_a_word_inside_a_name_is_no_trigger():
    """"Attack" in the name of a ship tells nothing."""
    named = frozenset({1})
    found = triggers_in("Attack on Israel continued.", "en", named=named)

    assert not named & {t.token.number for t in found}


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Zelensky said that Russia had attacked Ukraine overnight.", "attacked"),
    ("id", "Zelenskyy mengatakan bahwa Rusia menyerang Ukraina semalam.", "menyerang"),
])
def test_the_main_word_of_what_is_said_is_marked(language, text, word):
    """What somebody says has a head, and the reading knows which."""
    scene = scene_of(text, language=language)

    assert [word] == [t.token.form for t in scene.triggers if t.heads_content]


def test_a_report_of_a_past_attack_is_no_warning():
    """To say that somebody attacked threatens nobody."""
    found = holding("Zelenskyy mengatakan bahwa Rusia menyerang Ukraina semalam.",
                    "mengatakan", "id")

    assert "id.threaten.warn-consequence" not in found


def test_two_persons_who_meet_in_a_city_do_not_gather():
    """A meeting with somebody is no assembly, wherever it is held."""
    found = holding("Xi Jinping met Vladimir Putin in Moscow on Tuesday.", "met", "en")

    assert {"en.consult.meet"} == found
