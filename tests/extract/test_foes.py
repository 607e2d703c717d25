"""Who fights whom on the day of a report, and what follows where the words leave it open."""

import pytest
from staging import scene_of, trigger_of
from trees import code

from tatanan.extract.foes import Tie, foes_at


@pytest.mark.parametrize(("day", "one", "other", "tie"), [
    ("2023-01-01", "RUS", "UKR", Tie.NOW),
    ("2023-01-01", "UKR", "RUS", Tie.NOW),
    ("2013-01-01", "RUS", "UKR", Tie.NEVER),
    ("2023-01-01", "ARG", "GBR", Tie.ONCE),
    ("2015-01-01", "SYR", "SYR", Tie.NOW),
    ("2023-01-01", "PER", "PER", Tie.ONCE),
    ("2023-01-01", "FJI", "WSM", Tie.NEVER),
    (None, "RUS", "UKR", Tie.NOW),
    (None, "ARG", "GBR", Tie.ONCE),
])
def test_a_tie_has_its_days_and_no_direction(day, one, other, tie):
    """Two parties fight on a day, fought before, or never; which of them attacks is not known."""
    assert tie == foes_at(day).tie(one, other) == foes_at(day).tie(other, one)


def test_of_several_the_closest_tie_counts():
    """Nobody at all is no foe."""
    foes = foes_at("2023-01-01")

    assert Tie.NOW == foes.nearest("RUS", ["GBR", "UKR", "FJI"])
    assert Tie.NEVER == foes.nearest("RUS", [])


@pytest.mark.parametrize(("language", "text", "sides"), [
    # Cyprus is where they slept; the strikes were against whom Israel fights that month.
    ("en", "Iran closed its airspace. Passengers slept in Cyprus after the Israeli strikes.",
     (["ISR"], ["IRN"])),
    ("id", "Iran menutup ruang udaranya. Bandara Siprus penuh sejak serangan Israel.",
     (["ISR"], ["IRN"])),
    # The words say against whom: the table has no say.
    ("en", "Iran closed its airspace. Israel attacked Cyprus.", (["ISR"], ["CYP"])),
    ("id", "Iran menutup ruang udaranya. Israel menyerang Siprus.", (["ISR"], ["CYP"])),
])
def test_a_bystander_is_not_whom_a_war_is_against(language, text, sides):
    """Whom somebody fights at the time is meant rather than who is only named beside it."""
    coding = code(text, language=language, published="2025-06-18")
    told = [([p.code for p in e.actors], [p.code for p in e.recipients])
            for e in coding.events if e.type == "ASSAULT"]

    assert [sides] == told


def test_of_nobody_who_fights_nothing_is_known():
    """Peru and Chile are at peace: whoever the models take is left, and no foe comes in."""
    scene = scene_of("Chile bought shells. Estonia is far from where Peru began its invasion.",
                     language="en", published="2025-06-18")
    trigger = trigger_of(scene, "invasion")
    choices = {choice.code: choice for choice in scene.choices}

    assert scene.is_bystander(trigger, choices["EST"])
    assert not scene.is_bystander(trigger, choices["UNK"])
    assert Tie.NEVER == scene.foes.nearest("PER", ["EST", "CHL"])
