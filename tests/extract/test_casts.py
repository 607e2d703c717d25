"""Who is on both sides of an event: every choice judged beside its rivals."""

import pytest
import trees
from staging import scene_of, trigger_of

from tatanan.extract.casts import (
    _apart,
    _chosen,
    _each_on_one_side,
    _not_alone,
    all_together,
    at_war,
    cast_of,
    side_rows,
    side_scores,
)
from tatanan.extract.event_model import load_event_model

WAR = "Poland said that Russia went on with its attacks on Ukraine."
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


def shares_of(scene, **by_code):
    """Return a probability for each choice of a scene; 0.01 for those not named here."""
    return [by_code.get(choice.code, 0.01) for choice in scene.choices]


def places_of(scene, *wanted):
    """Return the places of some codes among the choices of a scene, in their order there."""
    return tuple(sorted(codes(scene.choices).index(code) for code in wanted))


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

    assert places_of(scene, *expected) == chosen
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


def test_somebody_always_acts():
    """Where nobody speaks for it, the likeliest acts: perhaps somebody unknown."""
    cast = cast_in("Ukraine was attacked.", "attacked", "ASSAULT")

    assert 1 == len(cast.actors)


@pytest.mark.parametrize(("language", "text", "sides"), [
    # Cyprus is where they came; the attack was against whom Israel fights that month.
    ("en", "Iran closed its airspace. Cyprus took in travellers after the Israeli attack.",
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


@pytest.mark.parametrize(("acting", "receiving", "chosen", "meant"), [
    # Who fights is meant on the one side, on the other, on both.
    ({"RUS": 0.9}, {"POL": 0.8, "UKR": 0.4}, ("RUS", "POL"), ("RUS", "UKR")),
    ({"POL": 0.8, "RUS": 0.4}, {"UKR": 0.9}, ("POL", "UKR"), ("RUS", "UKR")),
    ({"RUS": 0.9}, {"RUS": 0.8, "UKR": 0.4}, ("RUS", "RUS"), ("RUS", "UKR")),
    # Of two directions the likelier one.
    ({"UKR": 0.6, "RUS": 0.4}, {"POL": 0.8, "RUS": 0.3, "UKR": 0.1}, ("UKR", "POL"),
     ("UKR", "RUS")),
    # The models are all but certain.
    ({"RUS": 0.9}, {"POL": 0.99, "UKR": 0.02}, ("RUS", "POL"), ("RUS", "POL")),
])
def test_of_two_pairs_about_as_likely_the_oneat_war_is_meant(acting, receiving, chosen, meant):
    """Unless those chosen are far likelier."""
    scene = scene_of(WAR, language="en", published="2023-05-01")
    shares = shares_of(scene, **acting), shares_of(scene, **receiving)
    told = at_war(scene, shares, tuple(places_of(scene, code) for code in chosen))

    assert tuple(places_of(scene, code) for code in meant) == told


def test_before_a_war_nobody_is_meant_instead():
    """The table is asked for the day of the report."""
    scene = scene_of(WAR, language="en", published="2013-05-01")
    shares = shares_of(scene, RUS=0.9), shares_of(scene, POL=0.8, UKR=0.4)
    chosen = places_of(scene, "RUS"), places_of(scene, "POL")

    assert chosen == at_war(scene, shares, chosen)


@pytest.mark.parametrize(("actors", "recipients"), [(("RUS", "UKR"), ()), (("RUS",), ("UNK",))])
def test_who_fights_is_not_meant_where_the_words_say_otherwise(actors, recipients):
    """Two that attack each other are both actors; who is nobody known is not somebody known."""
    scene = scene_of(WAR, language="en", published="2023-05-01")
    shares = shares_of(scene, RUS=0.9, UKR=0.9), shares_of(scene, RUS=0.2, UKR=0.2)
    chosen = places_of(scene, *actors), places_of(scene, *recipients)

    assert chosen == at_war(scene, shares, chosen)


@pytest.mark.parametrize(("acting", "receiving", "partner"), [
    ({"RUS": 0.9, "UKR": 0.3}, {"POL": 0.1}, ["UKR"]),
    ({"RUS": 0.9}, {"POL": 0.25}, ["POL"]),
    ({"RUS": 0.9, "UKR": 0.1}, {"POL": 0.1}, []),  # who it was with cannot be told
])
def test_nobody_talks_alone(acting, receiving, partner):
    """The likeliest other is there, too, if one is likely at all."""
    scene = scene_of(WAR, language="en")
    shares = shares_of(scene, **acting), shares_of(scene, **receiving)

    assert places_of(scene, "RUS", *partner) == _not_alone(shares, places_of(scene, "RUS"), ())


def test_who_is_there_with_another_needs_nobody_more():
    """Two on one side, or one on each, are enough."""
    scene = scene_of(WAR, language="en")
    shares = shares_of(scene, POL=0.9), shares_of(scene, POL=0.9)
    one, both = places_of(scene, "RUS"), places_of(scene, "RUS", "UKR")

    assert one == _not_alone(shares, one, places_of(scene, "UKR"))
    assert both == _not_alone(shares, both, ())


@pytest.mark.parametrize(("actors", "recipients", "expected"), [
    (("RUS",), ("RUS", "UKR"), (("RUS",), ("UKR",))),
    (("POL", "UKR"), ("UKR",), (("POL",), ("UKR",))),
    (("UKR",), ("POL", "UKR"), (("UKR",), ("POL",))),  # nobody else acts
    (("RUS",), ("RUS",), (("RUS",), ("RUS",))),  # on themselves
])
def test_nobody_is_on_both_sides_beside_others(actors, recipients, expected):
    """The likelier side has them, but for those who act on themselves alone."""
    scene = scene_of(WAR, language="en")
    shares = shares_of(scene, RUS=0.9, UKR=0.3), shares_of(scene, RUS=0.6, UKR=0.8)
    told = _each_on_one_side(shares, (places_of(scene, *actors), places_of(scene, *recipients)))

    assert tuple(places_of(scene, *side) for side in expected) == told


PAIR = "Peru fought Chile. Kenya urged both countries to talk."


@pytest.mark.parametrize(("chosen", "expected"), [
    ((("KEN",), ("PER",)), (["KEN"], ["CHL", "PER"])),
    ((("KEN", "PER"), ()), (["CHL", "KEN", "PER"], [])),
    # one word is not on both sides
    ((("CHL",), ("PER",)), (["CHL", "PER"], [])),
])
def test_all_whom_one_word_means_are_on_one_side(chosen, expected):
    """Whoever is meant by "both countries" acts or receives with the other."""
    scene = scene_of(PAIR, language="en")
    found = all_together(scene, tuple(places_of(scene, *side) for side in chosen))

    assert expected == tuple(sorted(scene.choices[n].code for n in side) for side in found)


def test_who_is_named_beside_the_word_may_be_on_the_other_side():
    """Where Peru acts, "both countries" receive without it, and do not act on it."""
    scene = scene_of("Peru fought Chile. Peru wants profits for both countries.", language="en")
    peru, chile = (places_of(scene, code) for code in ("PER", "CHL"))

    assert (peru, chile) == all_together(scene, (peru, chile))
    assert (places_of(scene, "UNK"), peru) == all_together(scene, (chile, peru))


def test_what_the_tree_says_is_certain():
    """Ghana's citizens are fetched, and Kenya, from where they are, is nobody's recipient."""
    cast = cast_in("Ghana evacuated its citizens from Kenya.", "evacuated", "AID")

    assert (["GHA"], ["GHA"]) == (codes(cast.actors), codes(cast.recipients))


def test_who_invades_is_on_one_side_alone():
    """The likelier side stands, and on the other is nobody known."""
    apart = _apart(([0.6, 0.3, 0.2], [0.5, 0.4, 0.1]), (0, 1))

    assert apart == ((0.6, 0.0, 0.2), (0.0, 0.4, 0.1))
