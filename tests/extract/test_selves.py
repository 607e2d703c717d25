"""What is done to one's own people, what nobody does to himself, and who only undergoes it."""

import pytest
from staging import scene_of, trigger_of

from tatanan.extract.selves import done_to_own, on_one_side, only_act, only_undergo


def codes_in(finder, text, word, type_name, *, language):
    """Return the codes of the choices whose places a function returns for a word."""
    scene = scene_of(text, language=language)
    places = finder(scene, trigger_of(scene, word), type_name)
    return {scene.choices[place].code for place in places}


@pytest.mark.parametrize(("language", "text", "word", "type_name", "codes"), [
    ("en", "Chile told its citizens to leave Kenya.", "told", "REQUEST", {"CHL"}),
    ("en", "Ghana has flown 300 of its citizens out of Kenya.", "flown", "AID", {"GHA"}),
    ("en", "Ghana evacuated Ghanaians from Kenya.", "evacuated", "AID", {"GHA"}),
    ("en", "Ghana accused Kenya of bombing its own people near Chad.", "bombing", "ASSAULT",
     {"KEN"}),
    # with others in a list
    ("en", "Ghana evacuated its citizens and Chileans from Kenya.", "evacuated", "AID",
     {"GHA", "CHL"}),
    ("id", "Chile meminta warganya keluar dari Kenya.", "meminta", "REQUEST", {"CHL"}),
    ("id", "Ghana mengevakuasi warga negaranya dari Kenya.", "mengevakuasi", "AID", {"GHA"}),
    ("id", "Pemerintah Indonesia mengevakuasi WNI dari Kenya.", "mengevakuasi", "AID", {"IDN"}),
])
def test_what_is_done_to_ones_own_people_is_done_to_nobody_else(
    language, text, word, type_name, codes,
):
    """From where they are fetched, and where they must not go, is no side of it."""
    assert codes == codes_in(done_to_own, text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    # the people of somebody else
    ("en", "Chile told Kenyan citizens to leave.", "told", "REQUEST"),
    ("id", "Chile meminta warga Kenya keluar.", "meminta", "REQUEST"),
    # who serves a state goes where the deed is
    ("en", "Chile sent its troops to Kenya.", "sent", "MOBILIZE"),
    ("id", "Chile mengirim pasukannya ke Kenya.", "mengirim", "MOBILIZE"),
    # their victims
    ("en", "Chile released its hostages in Kenya.", "released", "RETREAT"),
    # what they do
    ("en", "Chilean voters praised its boldness.", "praised", "SUPPORT"),
    # a ban is on the place
    ("en", "Chile banned its citizens from visiting Kenya.", "banned", "SANCTION"),
    # whose ally somebody is does not tell whose people
    ("en", "Chile warned its neighbours.", "warned", "THREATEN"),
])
def test_what_is_done_to_others_is_open(language, text, word, type_name):
    """Near misses: other people's citizens, one's own troops, and bans."""
    assert not codes_in(done_to_own, text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name", "codes"), [
    ("en", "Three stations in Chad were shelled on Monday.", "shelled", "ASSAULT", {"TCD"}),
    ("en", "Two Chadian soldiers in Kenya were killed on Monday.", "killed", "ASSAULT", {"TCD"}),
    ("en", "Chad suffered an attack on Monday.", "attack", "ASSAULT", {"TCD"}),
    ("en", "Chad faces an invasion.", "invasion", "ASSAULT", {"TCD"}),
    ("en", "The invasion of Chad began on Monday.", "invasion", "ASSAULT", {"TCD"}),
    ("en", "Two Chadian envoys were expelled by Kenya.", "expelled", "SANCTION", {"TCD"}),
    ("id", "Drone Chad ditembak jatuh pada Senin.", "ditembak", "ASSAULT", {"TCD"}),
    ("id", "Agresi terhadap Chad harus dihentikan.", "Agresi", "ASSAULT", {"TCD"}),
])
def test_who_is_hit_does_not_hit_himself(language, text, word, type_name, codes):
    """A passive, and a noun of what somebody suffers, tell who undergoes the deed."""
    assert codes == codes_in(only_undergo, text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    # who does it
    ("en", "Chad shelled three stations on Monday.", "shelled", "ASSAULT"),
    # at home the police arrest
    ("en", "Two Chadian reporters were arrested on Monday.", "arrested", "COERCE"),
    ("id", "Dua wartawan Chad ditangkap pada Senin.", "ditangkap", "COERCE"),
    # whoever is told to do something by him
    ("en", "Chad's example should be followed by Kenya.", "followed", "REQUEST"),
    # a clause beside it
    ("en", "Chad praised the invasion of ports and bases.", "invasion", "ASSAULT"),
    # both are of one state
    ("en", "Chadian soldiers were attacked by Chadian rebels.", "attacked", "ASSAULT"),
])
def test_who_acts_or_may_be_hit_at_home_is_open(language, text, word, type_name):
    """Near misses: an active verb, what a state does to its own, and a civil war."""
    assert not codes_in(only_undergo, text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name", "codes"), [
    ("en", "Chad decided to invade Kenya.", "invade", "ASSAULT", {"TCD"}),
    ("en", "Chad deported dozens of people.", "deported", "COERCE", {"TCD"}),
    ("en", "Two Chadian envoys were expelled by Kenya.", "expelled", "SANCTION", {"KEN"}),
    ("id", "Invasi pihak Chad dimulai pada Senin.", "Invasi", "ASSAULT", {"TCD"}),
    ("id", "Chad mendeportasi puluhan orang.", "mendeportasi", "COERCE", {"TCD"}),
    ("en", "Chad has imposed new tariffs on steel.", "imposed", "SANCTION", {"TCD"}),
    ("id", "Chad memberlakukan tarif impor.", "memberlakukan", "SANCTION", {"TCD"}),
])
def test_who_does_what_nobody_does_to_himself_does_not_undergo_it(
    language, text, word, type_name, codes,
):
    """Who invades, deports or expels does it to others."""
    assert codes == codes_in(only_act, text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "type_name"), [
    ("en", "Chad shelled three stations.", "shelled", "ASSAULT"),
    ("en", "Chad arrested dozens of people.", "arrested", "COERCE"),
    ("en", "Chad cut subsidies on Monday.", "cut", "SANCTION"),
    ("id", "Chad menangkap puluhan orang.", "menangkap", "COERCE"),
])
def test_what_a_state_may_do_at_home_is_open(language, text, word, type_name):
    """Near misses: armies attack rebels, and police arrest citizens, of their own state."""
    assert not codes_in(only_act, text, word, type_name, language=language)


@pytest.mark.parametrize(("language", "text", "word", "codes"), [
    ("en", "Chad fears an invasion.", "invasion", {"TCD"}),
    ("id", "Chad mengecam agresi itu.", "agresi", {"TCD"}),
    # some of a state invade where others of it are
    ("en", "Chadian rebels invaded a Chadian province.", "invaded", set()),
    # an attack may be at home
    ("en", "Chad fears an attack.", "attack", set()),
])
def test_of_an_invasion_a_state_is_on_one_side(language, text, word, codes):
    """On which one, where the tree does not say, is left to what is likelier."""
    assert codes == codes_in(on_one_side, text, word, "ASSAULT", language=language)
