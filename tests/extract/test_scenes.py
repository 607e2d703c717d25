"""A sentence as events see it: its triggers, and all who could take part."""

import pytest
from staging import scene_of, scenes_of, trigger_of

from tatanan.extract.scenes import ABOUT, MOST, UNKNOWN, best_rule


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Israel's army attacked Lebanon.", {"ISR", "LBN", UNKNOWN}),
    ("id", "Kenya mengecam Sudan dan Chad.", {"KEN", "SDN", "TCD", UNKNOWN}),
])
def test_all_who_are_named_may_take_part(language, text, expected):
    """Each code of a sentence is one choice, and somebody unknown is always another."""
    choices = scene_of(text, language=language).choices

    assert expected == {choice.code for choice in choices}
    assert len(expected) == len(choices)
    assert {None} == {choice.rank for choice in choices}


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Kenya borders Sudan. The army attacked at dawn."),
    ("id", "Kenya berbatasan dengan Sudan. Serangan dimulai saat fajar."),
])
def test_who_was_named_before_may_be_meant(language, text):
    """States of the sentence before are choices without words, the latest first."""
    before = [c for c in scene_of(text, language=language).choices if c.rank is not None]

    assert ["SDN", "KEN"] == [choice.code for choice in before]
    assert [0, 1] == [choice.rank for choice in before]
    assert all(not choice.words and choice.actor for choice in before)


def test_of_many_who_were_named_before_only_the_latest_and_the_report_s_own_are_weighed():
    """Somebody far back was never meant, unless the report is about them."""
    scene = scene_of(
        "Peru, Chile, Bolivia, Kuba, Kenya, Mali, Niger, Ghana, dan Sudan memilih hari itu. "
        "Tentara menyerang.")
    before = [choice.code for choice in scene.choices if choice.rank is not None]

    assert MOST < len(before) <= MOST + ABOUT
    assert "SDN" in before


@pytest.mark.parametrize(("language", "text"), [
    ("en", ("The army attacked at dawn. Kenya sent troops to Sudan. Sudan warned Kenya. "
            "Kenya thanked Chad.")),
    ("id", ("Serangan dimulai saat fajar. Kenya mengirim tentara ke Sudan. Sudan memperingatkan "
            "Kenya. Kenya berterima kasih kepada Chad.")),
])
def test_whom_a_report_is_about_may_be_meant_before_it_names_them(language, text):
    """Those whom all of it names most often are choices, those named most often first."""
    first = scenes_of(text, language=language)[0]

    assert ["KEN", "SDN", "TCD"] == [c.code for c in first.choices if c.rank is not None]


def test_items_of_a_list_tell_of_different_things():
    """Whom the other items name is not meant in one."""
    item = scenes_of(
        "Kenya memilih. Sudan memilih.\n\n- Tentara menyerang.\n\n- Peru menyerang Chile.")[-2]

    assert [] == [c.code for c in item.choices if c.rank is not None]


@pytest.mark.parametrize(("language", "text", "word", "speaker"), [
    ("en", "Zelensky said that Russia had attacked Ukraine overnight.", "attacked", "UKR"),
    ("id", "Zelenskyy mengatakan bahwa Rusia menyerang Ukraina semalam.", "menyerang", "UKR"),
])
def test_a_word_inside_what_is_said_knows_its_teller(language, text, word, speaker):
    """The statement around a word is its teller; the word that introduces it has none."""
    scene = scene_of(text, language=language)
    token = trigger_of(scene, word).token

    assert speaker == scene.teller(token).speaker.actor.code
    assert scene.teller(scene.sentence.tokens[0]) is None


def test_a_sentence_remembers_what_was_done_before():
    """The deed of the sentence before is kept, with who was what in it."""
    scene = scene_of("Israel attacked Iran. The attack came before dawn.", language="en")
    (deed,) = scene.deeds

    assert "ASSAULT" in deed.types
    assert {"ISR": "agent", "IRN": "patient"} == dict(deed.roles)


def test_any_word_can_be_looked_at_as_a_trigger():
    """A word that no rule knows has roles around it all the same."""
    scene = scene_of("Taiwan diklaim China.")
    token = scene.sentence.tokens[1]

    assert {"agent", "patient"} == set(map(str, scene.plain_trigger(token).roles.values()))
    assert () == scene.plain_trigger(token).rules


def test_of_two_rules_the_more_demanding_one_tells_more():
    """A rule that asks for an object wins over one that asks for nothing."""
    scene = scene_of("Israel carried out an attack on Iran.", language="en")
    trigger = trigger_of(scene, "carried")

    assert best_rule(trigger, "ASSAULT").demands
    assert best_rule(trigger, "AID") is None


def test_the_state_of_the_dateline_may_be_meant_though_nobody_names_it():
    """It is the state itself, by its name."""
    (choice,) = [c for c in scene_of("Tentara menyerang.", dateline="NAIROBI").choices
                 if c.code == "KEN"]

    assert not choice.words
    assert "Kenya" == choice.actor.name


@pytest.mark.parametrize(("text", "meant"), [
    ("Sudan diam.\nKenya diam.\nTentara menyerang.", {"SDN", "KEN"}),
    # items of a list tell of different things
    ("• Sudan diam.\n• Kenya diam.\n• Tentara menyerang.", set()),
])
def test_in_an_item_of_a_list_nobody_of_another_item_is_meant(text, meant):
    """A day's news has nothing to do with one another."""
    choices = scene_of(text).choices

    assert meant == {choice.code for choice in choices if choice.rank is not None}
