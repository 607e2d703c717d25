"""What speaks for two tellings being of one event."""

import math
from datetime import timedelta

import numpy as np
import pytest
from tellings import printed, telling

from tatanan.linking.components import NAMES, components_of, traits_of
from tatanan.linking.linker import load_linker

SENTENCE = "Rusia menyerang pelabuhan Odesa pada malam hari."


def compared(one, other, *, days=0):
    """Return the components of two tellings by their names; the second is published later."""
    reports = printed(one, other)
    later = reports[1].published + timedelta(days=days)
    reports[1] = type(reports[1])(reports[1].id, reports[1].text, later)
    traits = traits_of([one, other], reports, words=load_linker().words)
    row = components_of(traits, np.array([0]), np.array([1]))[0]
    return dict(zip(NAMES, row.tolist(), strict=True))


def component(name, one, other, **more):
    """Return one component of two tellings that differ only in what is given."""
    first = telling("a", SENTENCE, "menyerang", **one)
    second = telling("b", SENTENCE, "menyerang", **other)
    return compared(first, second, **more)[name]


@pytest.mark.parametrize(
    ("name", "one", "other", "value"),
    [
        ("type", {}, {}, 1),
        ("type", {}, {"type": "COERCE"}, 0),
        ("mode", {"mode": "aerial"}, {"mode": "aerial"}, 1),
        ("mode", {"mode": "aerial"}, {"mode": "drone"}, 0),
        ("mode", {"mode": "aerial"}, {}, None),
        ("actors", {}, {"actors": "RUS BLR"}, 1),  # who is named besides may have been left out
        ("actors", {}, {"actors": "BLR"}, 0),
        ("actors", {}, {"actors": ""}, None),
        ("recipients", {}, {"recipients": "POL"}, 0),
        ("recipients", {}, {"recipients": ""}, None),
        ("actors", {}, {"actors": "RUS UKR", "recipients": ""}, 1),  # reciprocal: both sides
        ("recipients", {}, {"actors": "RUS UKR", "recipients": ""}, None),
        ("parties", {"parties": "katz"}, {"parties": "katz idf"}, 1),
        ("parties", {"parties": "katz"}, {"parties": "netanyahu"}, 0),
        ("parties", {"parties": "katz"}, {}, None),
        ("place", {"place": "Odesa", "country": "UKR"}, {"place": "odesa"}, 1),
        ("place", {"place": "Odesa", "country": "UKR"}, {"place": "Kyiv", "country": "UKR"}, 0.5),
        ("place", {"country": "UKR"}, {"country": "RUS"}, 0),
        ("place", {"country": "UKR"}, {}, None),
    ],
)
def test_a_component_says_for_against_or_nothing(name, one, other, value):
    """1 speaks for one event, 0 against it, and what a telling does not say is not known."""
    found = component(name, one, other)

    assert (math.isnan(found) and value is None) or value == pytest.approx(found)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ({"when": "2024-05-01"}, {"when": "2024-05-01"}, 1),
        ({"when": "2024-05-01"}, {"first": "2024-04-29", "last": "2024-05-02"}, 0.625),
        ({"when": "2024-05-01"}, {"when": "2024-05-02"}, 0.25),  # a night between them
        ({"when": "2024-05-01"}, {"when": "2024-05-03"}, 0),
        ({"when": "2024-05-01"}, {}, None),
        ({"when": "2024-05-20"}, {}, 0),  # the other report was out on the 7th already
        ({"when": "2024-05-20", "factuality": "intended"}, {"factuality": "intended"}, None),
    ],
)
def test_days_fit_as_far_as_they_are_the_same(one, other, value):
    """The narrower the days that two tellings share, the more they speak for one event."""
    found = component("dates", one, other, days=0)

    assert (math.isnan(found) and value is None) or value == pytest.approx(found)


def test_a_month_ends_for_a_report_with_its_publication():
    """"In May", said on the 7th, is not about the 20th."""
    month = {"first": "2024-05-01", "last": "2024-05-31"}

    assert 0 == component("dates", month, {"when": "2024-05-20"}, days=20)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        (("Perang Rusia-Ukraina", "Perang"), ("Konflik Rusia dan Ukraina", "Konflik"), 1),
        (("Perang Rusia-Ukraina", "Perang"), ("Russia's war in Ukraine", "war"), 1),
        (("Perang Rusia-Ukraina", "Perang"), ("gencatan senjata", "gencatan senjata"), 0),
        (("Russia's invasion", "invasion"), ("a feared Russian invasion", "invasion"), 0),
        (("a feared invasion", "invasion"), ("if an invasion comes", "invasion"), 1),
        (("Rusia menyerang", "menyerang"), ("Perang Rusia", "Perang"), None),
    ],
)
def test_a_state_of_affairs_is_one_in_all_languages(one, other, value):
    """A war is the same war in other words; the war that is feared is another."""
    found = compared(telling("a", *one), telling("b", *other))["standing"]

    assert (math.isnan(found) and value is None) or value == pytest.approx(found)


def test_words_speak_by_their_rarity():
    """To share a rare word says more than to share a common one."""
    told = telling("a", "The ship was seized off Larak.", "seized")
    rare = telling("b", "Off Larak somebody fired at boats.", "fired")
    common = telling("b", "The road was closed to all traffic.", "closed")

    assert compared(told, rare)["sentence"] > compared(told, common)["sentence"] > 0


def test_inflection_does_not_hide_a_trigger():
    """Triggers are compared by runs of letters."""
    one = telling("a", "Israel menyerang Teheran.", "menyerang")
    other = telling("b", "Serangan Israel di Teheran.", "Serangan")

    assert 0.4 < compared(one, other)["trigger"] < 1


def test_numbers_and_names_are_compared_apart():
    """The toll and the name of the place are worth more than the words around them."""
    one = telling("a", "Sedikitnya 44 orang tewas ketika Gaza diserang.", "diserang")
    other = telling("b", "Serangan di Gaza menewaskan 44 orang.", "Serangan")
    found = compared(one, other)

    assert (1, 1) == (found["numbers"], pytest.approx(found["names"]))


def test_headlines_tell_no_names_by_their_capitals():
    """Where most words begin with a capital, none is taken for a name."""
    one = telling("a", "Israel Serang Gaza, 44 Orang Tewas", "Serang")
    found = compared(one, telling("b", "Israel menyerang Gaza.", "menyerang"))

    assert math.isnan(found["names"])
