"""Who is named beside an event and takes no side in it, or not that one."""

import pytest
from staging import scene_of, trigger_of

from tatanan.extract.bystanders import shut_out


def out_of(text, word, type_name, *, language="en"):
    """Return the codes that cannot act in what a word tells, and those it cannot be done to."""
    scene = scene_of(text, language=language)
    sides = shut_out(scene, trigger_of(scene, word), type_name)
    return tuple({scene.choices[place].code for place in side} for side in sides)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    ("en", "A truce brokered by Kenya between Peru and Chile took effect.", "truce", "RETREAT"),
    ("en", "Talks between Peru and Chile, hosted by Kenya, were to resume.", "Talks", "CONSULT"),
    ("en", "Talks between Peru and Chile hosted by Kenya will resume.", "resume", "AGREE"),
    ("en", "Kenya mediated a peace deal between Peru and Chile.", "deal", "SUPPORT"),
    ("id", "Gencatan senjata yang ditengahi Kenya antara Peru dan Chile mulai berlaku.",
     "Gencatan", "RETREAT"),
    ("id", "Kenya memfasilitasi perundingan antara Peru dan Chile.", "perundingan", "CONSULT"),
])
def test_who_brings_others_together_is_none_of_them(language, text, word, type_name):
    """A mediator makes neither the truce nor the talks that it brings about."""
    assert ({"KEN"}, {"KEN"}) == out_of(text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    # with one other alone
    ("en", "Kenya hosted talks with Peru on Monday.", "talks", "CONSULT"),
    # a meeting of one's own, and help
    ("en", "Kenya convened a meeting on Peru.", "meeting", "CONSULT"),
    ("id", "Kenya memfasilitasi bantuan bagi Peru.", "bantuan", "AID"),
    # what mediates is the mediator's deed
    ("en", "A truce brokered by Kenya between Peru and Chile took effect.", "brokered", "CONSULT"),
    # another deed beside it
    ("en", "Kenya mediated a peace deal and closed its border.", "closed", "COERCE"),
    ("id", "Kenya menengahi sengketa itu dan menutup perbatasannya.", "menutup", "COERCE"),
])
def test_who_brings_others_together_may_act_besides(language, text, word, type_name):
    """Only what is brought about is not the mediator's."""
    assert (set(), set()) == out_of(text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Niger, a close ally of Kenya, expelled the ambassador of Spain.", "expelled"),
    ("en", "Spain expelled two diplomats of Niger, an ally of Kenya.", "expelled"),
    ("en", "Kenya's ally Niger expelled the ambassador of Spain.", "expelled"),
    ("en", "Kenya's ally, Niger, expelled its diplomats.", "expelled"),
    ("id", "Niger, sekutu dekat Presiden Kenya, mengusir duta besar Spanyol.", "mengusir"),
    ("id", "Sekutu Kenya, Niger, mengusir duta besar Spanyol.", "mengusir"),
])
def test_whose_friend_somebody_is_takes_no_part(language, text, word):
    """The name only tells what somebody else is."""
    assert ({"KEN"}, {"KEN"}) == out_of(text, word, "SANCTION", language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    ("en", "Kenya, the chair of the African Union, condemned Sudan.", "condemned", "ACCUSE"),
    ("id", "Kenya, ketua Uni Afrika, mengecam Sudan.", "mengecam", "ACCUSE"),
])
def test_a_title_behind_a_state_names_nobody_else(language, text, word, type_name):
    """The state acts, and not the body whose chair it is."""
    assert ({"IGO"}, {"IGO"}) == out_of(text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Kenya's allies expelled the ambassador of Spain.", "expelled"),
    ("en", "Niger, Chad and Kenya expelled the ambassador of Spain.", "expelled"),
    ("en", "Niger, an ally of Kenya, expelled the ambassador of Kenya.", "expelled"),
    ("id", "Sekutu Kenya mengusir duta besar Spanyol.", "mengusir"),
    ("id", "Niger dan Kenya mengusir duta besar Spanyol.", "mengusir"),
])
def test_whoever_is_named_otherwise_may_take_part(language, text, word):
    """Allies without a name, members of a list, and who is named once more are shut out of none."""
    assert (set(), set()) == out_of(text, word, "SANCTION", language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    ("en", "Ghanaian soldiers fought alongside Kenyan troops against Sudan.", "fought", "ASSAULT"),
    ("en", "Ghana recalled its ambassador to Spain in solidarity with Kenya.", "recalled",
     "SANCTION"),
    ("en", "Ghana condemned Spain and voiced solidarity with Kenya.", "condemned", "ACCUSE"),
    ("id", "Pasukan Ghana menyerang bersama tentara Kenya.", "menyerang", "ASSAULT"),
    ("id", "Ghana mengecam Spanyol dan menyatakan solidaritas dengan Kenya.", "mengecam",
     "ACCUSE"),
])
def test_who_is_on_the_same_side_is_not_fought(language, text, word, type_name):
    """They may act with the others, and nothing is done to them."""
    assert (set(), {"KEN"}) == out_of(text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    # the solidarity itself
    ("en", "Ghana voiced solidarity with Kenya.", "solidarity", "SUPPORT"),
    # whom they fight
    ("en", "Ghanaian soldiers fought with Kenyan troops.", "fought", "ASSAULT"),
    # whose support is asked for
    ("id", "Ghana meminta dukungan Kenya.", "meminta", "REQUEST"),
])
def test_who_is_supported_or_fought_receives(language, text, word, type_name):
    """Near misses: support has its own recipient, and "with" may be against."""
    assert (set(), set()) == out_of(text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Kenya was accused of spying on Monday.", "accused"),
    ("en", "Kenya accused of spying after two envoys arrested in Chile", "accused"),
    ("en", "Kenya was accused by Chile of spying.", "accused"),
    ("id", "Kenya dituduh mencuri data pada Senin.", "dituduh"),
])
def test_no_state_accuses_itself(language, text, word):
    """Who is only accused does not accuse."""
    assert ({"KEN"}, set()) == out_of(text, word, "ACCUSE", language=language)


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Kenya accused Chile of spying.", "accused"),
    # by somebody of its own
    ("en", "Kenya was accused by its own soldiers of spying.", "accused"),
    ("id", "Kenya menuduh Chile memata-matai.", "menuduh"),
])
def test_who_accuses_or_is_accused_at_home_may_act(language, text, word):
    """An active verb, and a passive in which the state is named once more."""
    assert (set(), set()) == out_of(text, word, "ACCUSE", language=language)


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Kenya is expected to send troops to Chad.", "expected"),
    ("id", "Kenya dijadwalkan mengirim tentara ke Chad.", "dijadwalkan"),
])
def test_who_is_due_to_do_something_may_do_it(language, text, word):
    """A passive that tells of a plan has its own subject act."""
    assert (set(), set()) == out_of(text, word, "AGREE", language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    ("en", "Talks in Geneva between Peru and Chile collapsed.", "Talks", "CONSULT"),
    ("en", "The envoy of Peru will arrive in Geneva on Monday.", "arrive", "AGREE"),
    ("en", "A general of Peru was convicted in The Hague.", "convicted", "SANCTION"),
    ("id", "Perundingan Peru dan Chile di Jenewa gagal.", "Perundingan", "CONSULT"),
])
def test_the_state_of_a_city_in_which_others_meet_takes_no_part(language, text, word, type_name):
    """Those who meet in Geneva or are tried in The Hague do so without the Swiss or the Dutch."""
    acts, is_acted_upon = out_of(text, word, type_name, language=language)

    assert acts & is_acted_upon & {"CHE", "NLD"}


@pytest.mark.parametrize(("text", "word", "type_name"), [
    ("Switzerland hosted talks in Geneva.", "talks", "CONSULT"),
    ("The envoy of Peru will arrive in Zurich on Monday.", "arrive", "AGREE"),
])
def test_a_state_that_is_named_takes_part(text, word, type_name):
    """Whose own name stands there is no mere host, nor is any other city only that."""
    assert (set(), set()) == out_of(text, word, type_name)
