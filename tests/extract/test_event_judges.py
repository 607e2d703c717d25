"""Who decides whether a word tells an event: the rules alone, or the model."""

import pytest
from staging import event_of, rows, ruled, scene_of, trigger_of

from tatanan.extract.event_judges import default_judge, judge_by_rules
from tatanan.extract.event_model import load_event_model


@pytest.mark.parametrize(("language", "text", "expected"), [
    # a verb
    ("en", "China expelled two Canadian diplomats.", ("SANCTION", ["CHN"], ["CAN"])),
    ("id", "China mengusir dua diplomat Kanada.", ("SANCTION", ["CHN"], ["CAN"])),
    # a passive
    ("en", "Canada was condemned by China.", ("ACCUSE", ["CHN"], ["CAN"])),
    ("id", "Taiwan dikecam China.", ("ACCUSE", ["CHN"], ["TWN"])),
    # with its object
    ("en", "Japan sent food aid to Vanuatu.", ("AID", ["JPN"], ["VUT"])),
    ("id", "Jepang mengirim bantuan pangan kepada Vanuatu.", ("AID", ["JPN"], ["VUT"])),
    # several recipients
    ("en", "Peru condemned Cuba and Bolivia.", ("ACCUSE", ["PER"], ["CUB", "BOL"])),
])
def test_the_rules_alone_tell_type_and_sides(language, text, expected):
    """A rule that holds gives an event with its sides."""
    assert [expected] == rows(ruled(text, language=language))


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The sun rose over the quiet valley."),  # nobody does anything
    ("id", "Matahari terbit di atas lembah yang tenang."),
    ("en", "Ukraine was attacked."),  # nobody is known to have done it
    ("id", "Ukraina diserang."),
    ("en", "Peru imposed sanctions on the firm."),  # a sanction needs somebody known
])
def test_the_rules_alone_keep_silent_about_whom_they_do_not_know(language, text):
    """Without an actor, or without a recipient where the type needs one, there is no event."""
    assert [] == rows(ruled(text, language=language))


def test_of_two_rules_the_more_demanding_one_decides():
    """An object says more than the verb alone."""
    event = event_of(ruled("Uni Eropa menjatuhkan sanksi baru terhadap Rusia."), "SANCTION")

    assert ("id.sanction.impose",) == event.found_by


def test_the_rules_alone_give_no_probability():
    """Nothing was counted, so nothing is said about how sure it is."""
    event = event_of(ruled("Rusia menyerang Ukraina."), "ASSAULT")

    assert event.confidence is None
    assert "events.model" not in event.found_by


def test_the_model_knows_words_that_no_rule_knows():
    """The judge of the package brings the words that it learned; the rules bring none."""
    assert load_event_model().learned == default_judge().learned
    assert {} == judge_by_rules().learned


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Russia attacked Ukraine.", "attacked"),
    ("id", "Rusia menyerang Ukraina.", "menyerang"),
])
def test_the_verdict_of_the_model_says_how_sure_it_is(language, text, word):
    """Somebody acts in every verdict, and its confidence is a probability."""
    scene = scene_of(text, language=language)
    verdict = default_judge().decide(scene, trigger_of(scene, word))

    assert (frozenset({"RUS"}), frozenset({"UKR"})) == verdict.codes
    assert 0 <= verdict.confidence <= 1
    assert 0 < verdict.share <= 1


def test_the_model_finds_nothing_where_nothing_is_done():
    """A sunrise is no event, though its verb is asked about."""
    scene = scene_of("The sun rose over the quiet valley.", language="en")

    assert [None] == [default_judge().decide(scene, trigger) for trigger in scene.triggers]
