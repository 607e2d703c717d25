"""Who stands in which role to a word that tells an event."""

import pytest
from staging import roles_at, word_of

from tatanan.extract.roles import filler_of, marker_of, roles_of, way_between
from tatanan.lexicons.grammar import load_grammar


@pytest.mark.parametrize(("language", "word", "text", "expected"), [
    # who does it, and to whom
    ("en", "attacked", "Russia attacked Ukraine.", {"Russia": "agent", "Ukraine": "patient"}),
    ("id", "menyerang", "Rusia menyerang Ukraina.", {"Rusia": "agent", "Ukraina": "patient"}),
    # a passive with by, and with oleh
    ("en", "attacked", "Ukraine was attacked by Russia.",
     {"Russia": "agent", "Ukraine": "patient"}),
    ("id", "diserang", "Ukraina diserang oleh Rusia.", {"Rusia": "agent", "Ukraina": "patient"}),
    # a passive whose agent stands bare behind it
    ("id", "diserang", "Ukraina diserang Rusia.", {"Rusia": "agent", "Ukraina": "patient"}),
    ("id", "diklaim", "Taiwan diklaim China.", {"China": "agent", "Taiwan": "patient"}),
    # to whom something goes
    ("en", "sent", "Japan sent tents to Vanuatu.",
     {"Japan": "agent", "tents": "patient", "Vanuatu": "recipient"}),
    ("id", "mengirim", "Jepang mengirim tenda kepada Vanuatu.",
     {"Jepang": "agent", "tenda": "patient", "Vanuatu": "recipient"}),
    ("en", "gave", "Norway gave Ukraine six jets.",
     {"Norway": "agent", "Ukraine": "recipient", "jets": "patient"}),
    # with whom
    ("en", "negotiated", "Peru negotiated with Chile in Lima.",
     {"Peru": "agent", "Chile": "partner"}),
    ("id", "berunding", "Peru berunding dengan Chile di Lima.",
     {"Peru": "agent", "Chile": "partner", "Lima": "place"}),
    # from where
    ("en", "withdrew", "France withdrew its troops from Niger.",
     {"France": "agent", "troops": "patient", "Niger": "source"}),
])
def test_a_verb_has_roles_in_both_voices_and_languages(language, word, text, expected):
    """The same role is found whether the verb is active or passive."""
    found = roles_at(text, word, language=language)

    assert expected == {form: found.get(form) for form in expected}


@pytest.mark.parametrize(("language", "word", "text", "expected"), [
    # whoever faces a deed
    ("en", "sanctions", "Iran faces sanctions from Japan.", {"Iran": "light-patient"}),
    ("id", "sanksi", "Iran menghadapi sanksi dari Jepang.", {"Iran": "light-patient"}),
    # whoever becomes its target
    ("en", "sanctions", "Iran became the target of sanctions.", {"Iran": "light-patient"}),
    ("id", "sanksi", "Iran menjadi sasaran sanksi Jepang.", {"Iran": "light-patient"}),
    # near miss: whoever imposes it does it
    ("en", "sanctions", "The Japanese government has imposed new sanctions on Iran.",
     {"government": "light-agent"}),
])
def test_whoever_undergoes_a_deed_does_not_do_it(language, word, text, expected):
    """The subject of "face" or "become the target of" is the deed's patient."""
    found = roles_at(text, word, language=language)

    assert expected == {form: found.get(form) for form in expected}


def test_members_that_are_spelled_out_stand_for_the_object():
    """Behind "including" stands the object once more."""
    text = "Peru mengecam organisasi dan blok internasional termasuk PBB dan G20."
    found = roles_at(text, "mengecam", language="id")

    assert {"organisasi": "patient", "PBB": "patient"} == {
        form: found.get(form) for form in ("organisasi", "PBB")}


@pytest.mark.parametrize(("language", "word", "text", "expected"), [
    # the owner acts
    ("en", "attack", "Iran's attack on Israel lasted an hour.",
     {"Iran": "agent", "Israel": "target"}),
    ("id", "Serangan", "Serangan Israel terhadap Iran berlangsung satu jam.",
     {"Israel": "agent", "Iran": "target"}),
    # beside "by", "of" tells to whom
    ("en", "invasion", "The invasion of Kuwait by Iraq began in August.",
     {"Kuwait": "patient", "Iraq": "agent"}),
    # the nation before a common noun before the deed
    ("en", "strike", "A Russian missile strike hit Odesa.",
     {"Russian": "agent", "missile": "modifier"}),
])
def test_a_noun_has_roles_of_its_own(language, word, text, expected):
    """A noun that tells a deed has an agent and a target like its verb."""
    found = roles_at(text, word, language=language)

    assert expected == {form: found.get(form) for form in expected}


@pytest.mark.parametrize(("language", "word", "text", "expected"), [
    # a light verb lends the noun its subject
    ("en", "attack", "Israel carried out an attack on Iran.",
     {"Israel": "light-agent", "Iran": "target"}),
    ("id", "serangan", "Israel melancarkan serangan terhadap Iran.",
     {"Israel": "light-agent", "Iran": "target"}),
    # any other verb is a deed of somebody else
    ("en", "invasion", "France condemned the invasion of Georgia.",
     {"France": "by-agent", "Georgia": "patient"}),
    ("id", "invasi", "Prancis mengecam invasi Rusia ke Georgia.",
     {"Prancis": "by-agent", "Rusia": "agent", "Georgia": "target"}),
])
def test_the_verb_above_a_noun_lends_its_roles_under_their_own_names(
    language, word, text, expected
):
    """Who carries out an attack is told apart from who condemns it."""
    found = roles_at(text, word, language=language)

    assert expected == {form: found.get(form) for form in expected}


@pytest.mark.parametrize(("language", "word", "text", "form"), [
    ("en", "urged", "China urged Japan to respect Taiwan.", "Taiwan"),
    ("id", "mendesak", "China mendesak Jepang menghormati Taiwan.", "Taiwan"),
])
def test_what_a_clause_below_is_about_has_an_inner_role(language, word, text, form):
    """The object of what is asked for is not the object of the asking."""
    assert "inner-patient" == roles_at(text, word, language=language)[form]


@pytest.mark.parametrize(("language", "word", "text", "noun"), [
    ("en", "attacked", "Kenya denounced the army that attacked Sudan.", "army"),
    ("id", "menyerang", "Kenya mengecam tentara yang menyerang Sudan.", "tentara"),
])
def test_a_relative_clause_takes_the_noun_that_it_describes(language, word, text, noun):
    """The agent is the noun, not the pronoun."""
    assert "agent" == roles_at(text, word, language=language)[noun]


def test_a_further_member_of_a_list_fills_the_role_at_a_distance():
    """What lies inside a phrase fills the role of its head, by a way of relations."""
    sentence, verb = word_of("Brazil invited Cuba and Bolivia.", "invited", language="en")
    roles = roles_of(sentence, verb, load_grammar("en"))
    cuba, bolivia = (t.number for t in sentence.tokens if t.form in ("Cuba", "Bolivia"))
    first = filler_of(sentence, cuba, verb.number, roles)
    second = filler_of(sentence, bolivia, verb.number, roles)

    assert ("patient", ()) == (first.role, first.way)
    assert ("patient", ("conj",)) == (second.role, second.way)


def test_a_word_of_another_branch_fills_no_role():
    """The trigger itself, and what leads up to it, fill nothing."""
    sentence, verb = word_of("Russia attacked Ukraine.", "attacked", language="en")
    roles = roles_of(sentence, verb, load_grammar("en"))

    assert filler_of(sentence, verb.number, verb.number, roles) is None


def test_the_way_between_two_words_goes_up_and_down():
    """A subject goes up one step; a word is at no distance from itself."""
    sentence, verb = word_of("Russia attacked Ukraine.", "attacked", language="en")

    assert "nsubj^" == way_between(sentence, 1, verb.number)
    assert "nsubj^>obj" == way_between(sentence, 1, 3)
    assert "self" == way_between(sentence, 2, 2)


@pytest.mark.parametrize(("language", "text", "word", "marker"), [
    ("en", "Peru negotiated with Chile in Lima.", "Chile", "with"),
    ("id", "Peru berunding dengan Chile di Lima.", "Lima", "di"),
    ("en", "Russia attacked Ukraine.", "Ukraine", None),
])
def test_a_preposition_marks_its_phrase(language, text, word, marker):
    """The small word that opens a phrase is its marker."""
    sentence, token = word_of(text, word, language=language)

    assert marker == marker_of(sentence, token.number)
