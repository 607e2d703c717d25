"""Whom a rule puts on the sides of an event."""

import pytest
from staging import scene_of, trigger_of

from tatanan.extract.rule_sides import sides_by_rule
from tatanan.extract.scenes import best_rule


def sides_at(text, word, type_name, language):
    """Return the codes that the best rule of a type puts on both sides at a word."""
    scene = scene_of(text, language=language)
    trigger = trigger_of(scene, word)
    found = sides_by_rule(scene, trigger, best_rule(trigger, type_name))
    return [w.code for w in found.actors], [w.code for w in found.recipients]


@pytest.mark.parametrize(("language", "word", "type_name", "text", "expected"), [
    # plain
    ("en", "attacked", "ASSAULT", "Russia attacked Ukraine.", (["RUS"], ["UKR"])),
    ("id", "menyerang", "ASSAULT", "Rusia menyerang Ukraina.", (["RUS"], ["UKR"])),
    # turned round by the passive
    ("en", "attacked", "ASSAULT", "Ukraine was attacked by Russia.", (["RUS"], ["UKR"])),
    ("id", "diserang", "ASSAULT", "Ukraina diserang Rusia.", (["RUS"], ["UKR"])),
    # the owner of the army acts
    ("en", "attacked", "ASSAULT", "Israel's army attacked Lebanon.", (["ISR"], ["LBN"])),
    # several on a side, in their order
    ("en", "condemned", "ACCUSE", "Peru condemned Cuba and Bolivia.", (["PER"], ["CUB", "BOL"])),
    ("id", "mengecam", "ACCUSE", "Peru mengecam Kuba dan Bolivia.", (["PER"], ["CUB", "BOL"])),
    # nobody named does it
    ("en", "attacked", "ASSAULT", "Ukraine was attacked.", ([], ["UKR"])),
    ("id", "diserang", "ASSAULT", "Ukraina diserang.", ([], ["UKR"])),
])
def test_roles_become_sides(language, word, type_name, text, expected):
    """Agents act, patients are acted upon, whatever the voice; an open role leaves a side empty."""
    assert expected == sides_at(text, word, type_name, language)


@pytest.mark.parametrize(("language", "word", "text"), [
    ("en", "attack", "Israel carried out an attack on Iran."),
    ("id", "serangan", "Israel melancarkan serangan terhadap Iran."),
])
def test_a_noun_takes_the_subject_of_its_light_verb(language, word, text):
    """Who carries out an attack attacks."""
    assert (["ISR"], ["IRN"]) == sides_at(text, word, "ASSAULT", language)


def test_who_condemns_a_deed_does_not_do_it():
    """The subject of any other verb is no actor of the noun below it."""
    assert ([], ["GEO"]) == sides_at(
        "France condemned the invasion of Georgia.", "invasion", "ASSAULT", "en")


@pytest.mark.parametrize(("language", "word", "text"), [
    ("en", "met", "Xi Jinping and Vladimir Putin met in Moscow."),
    ("id", "bertemu", "Xi Jinping dan Vladimir Putin bertemu di Moskow."),
])
def test_all_who_meet_are_actors(language, word, text):
    """A reciprocal rule knows no recipients."""
    assert (["CHN", "RUS"], []) == sides_at(text, word, "CONSULT", language)


@pytest.mark.parametrize(("language", "word", "text"), [
    ("en", "negotiated", "Peru negotiated with Chile in Lima."),
    ("id", "bertemu", "Xi Jinping bertemu Vladimir Putin di Moskow."),
])
def test_a_partner_is_an_actor_too(language, word, text):
    """With whom somebody meets is on the same side, though in another role."""
    assert 2 == len(sides_at(text, word, "CONSULT", language)[0])


@pytest.mark.parametrize(("language", "word", "text"), [
    ("en", "condemned", "Peru condemned Peru."),
    ("id", "mengecam", "Peru dan Peru mengecam Chile."),
])
def test_a_code_stands_once_on_a_side(language, word, text):
    """Two names of one state are one participant."""
    actors, _ = sides_at(text, word, "ACCUSE", language)

    assert ["PER"] == actors
