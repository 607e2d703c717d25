"""The second look: what the first said, weighed beside its rivals."""

import pytest
import trees
from staging import scene_of, trigger_of

from tatanan.extract import second_look
from tatanan.extract.event_model import load_event_model
from tatanan.extract.second_look import (
    _chosen,
    cast_of,
    event_row,
    hear,
    side_rows,
    side_scores,
)
from tatanan.extract.type_scores import TypeScores

LISTED = "Peru condemned Cuba, Bolivia and Chile."


def seen(text, word, type_name):
    """Return a scene, a trigger in it, and the first scores of both sides."""
    scene = scene_of(text, language="en")
    trigger = trigger_of(scene, word)
    return scene, trigger, side_scores(scene, trigger, type_name, load_event_model().first)


def cast_in(text, word, type_name):
    """Return who is on both sides of an event."""
    scene, trigger, scores = seen(text, word, type_name)
    model = load_event_model()
    return cast_of(scene, trigger, scores, sides=model.sides, limits=model.thresholds)


def codes(choices):
    """Return the codes of choices."""
    return [choice.code for choice in choices]


def test_states_that_trade_places_trade_their_numbers():
    """What is weighed knows places and roles, and not who somebody is."""
    rows = [side_rows(*seen(text, "condemned", "ACCUSE"), "recipient") for text in (
        "Peru condemned Cuba and Bolivia.", "Cuba condemned Peru and Bolivia.")]

    assert rows[0] == rows[1]


def test_who_stands_in_a_list_is_no_rival_of_the_others():
    """The best rival of each of three that are condemned is who condemned, or nobody known."""
    scene, _, scores = seen(LISTED, "condemned", "ACCUSE")
    known = [choice for choice in scene.choices if choice.words]
    lists = {choice.code: scene.lists_of(choice) for choice in known}

    assert lists["CUB"] == lists["BOL"] == lists["CHL"] != lists["PER"]
    assert len(scores.recipient) == len(scene.choices)


@pytest.mark.parametrize(("against", "expected"), [
    (0.5, ["CUB", "BOL", "CHL"]),
    (-0.5, ["CUB", "BOL", "CHL"]),  # hardly
    (-3.0, ["CUB", "BOL"]),  # clearly
])
def test_a_list_stays_whole_unless_much_speaks_against_a_member(against, expected):
    """Who is there by the list only adds no doubt to those who are there by themselves."""
    scene = scene_of(LISTED, language="en")
    places = {choice.code: place for place, choice in enumerate(scene.choices)}
    shares, first = [0.0] * len(places), [-9.0] * len(places)
    for code, share, score in (("CUB", 0.8, 2.0), ("BOL", 0.3, 1.0), ("CHL", 0.0, against)):
        shares[places[code]], first[places[code]] = share, score
    chosen, sure = _chosen(scene, shares, first, 0.5, 0.3)

    assert expected == codes(chosen)
    assert sure == pytest.approx(0.8)


@pytest.mark.parametrize(("text", "word", "type_name", "expected"), [
    (LISTED, "condemned", "ACCUSE", (["PER"], ["CUB", "BOL", "CHL"])),
    ("China expelled two Canadian diplomats.", "expelled", "SANCTION", (["CHN"], ["CAN"])),
])
def test_both_sides_are_cast(text, word, type_name, expected):
    """Who acts and who is acted upon, each with the probability that it is just these."""
    cast = cast_in(text, word, type_name)

    assert expected == (codes(cast.actors), codes(cast.recipients))
    assert 0 < cast.sure_recipients < 1
    assert 0 < cast.sure_actors < 1


def test_the_encoder_is_asked_where_a_word_is_promising(monkeypatch):
    """Where no word may tell an event, nothing is heard, and the encoder reads nothing."""
    model = load_event_model()
    read = []
    monkeypatch.setattr(second_look, "encode_together", read.extend)
    plain = scene_of("The sun rose over the quiet valley.", language="en")
    telling = scene_of(LISTED, language="en")
    scores = TypeScores(model.first.types, model.thresholds)

    second_look.listen([plain, telling], scores)

    assert [telling] == read
    assert {} == hear(plain, scores)


def test_somebody_always_acts():
    """Where nobody speaks for it, the likeliest acts: perhaps somebody unknown."""
    cast = cast_in("Ukraine was attacked.", "attacked", "ASSAULT")

    assert 1 == len(cast.actors)


def test_what_the_words_around_tell_is_weighed():
    """A word beside another that tells the same is another matter than one alone."""
    model = load_event_model()
    rows = []
    for text in ("Peru condemned Cuba and Bolivia.", LISTED):
        scene, trigger, scores = seen(text, "condemned", "ACCUSE")
        heard = hear(scene, TypeScores(model.first.types, model.thresholds))
        cast = cast_of(scene, trigger, scores, sides=model.sides, limits=model.thresholds)
        rows.append(event_row(scene, trigger, heard, cast))

        assert "ACCUSE" == heard[trigger.token.number].type

    assert 1 == len({len(row) for row in rows})
    assert rows[0] != rows[1]


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
    coding = trees.code(text, language=language, published="2025-06-18")
    told = [([p.code for p in e.actors], [p.code for p in e.recipients])
            for e in coding.events if e.type == "ASSAULT"]

    assert [sides] == told
