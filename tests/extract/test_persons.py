"""Persons whom no lexicon knows: introduced once, then taken up."""

import pytest
from trees import code, speaker_code, speaker_names

from tatanan.terms.coding import ActorKind


@pytest.mark.parametrize(
    ("language", "text", "name", "state"),
    [
        ("id", "Menteri Pertahanan Kenya Wanjiru Kamau mengatakan bahwa pasukan ditambah.",
         "Wanjiru Kamau", "KEN"),  # behind the title
        ("id", "Menteri Pertahanan Kenya, Wanjiru Kamau, mengatakan bahwa pasukan ditambah.",
         "Wanjiru Kamau", "KEN"),  # in apposition
        ("id", ("Menteri Pertahanan Kenya Wanjiru Kamau tiba di Nairobi. Kamau mengatakan bahwa "
         "pasukan ditambah."), "Wanjiru Kamau", "KEN"),  # the surname alone, later
        ("en", "Kenyan defence minister Wanjiru Kamau said that troops would be sent.",
         "Wanjiru Kamau", "KEN"),  # behind the title
        ("en", ("Kenyan defence minister Wanjiru Kamau arrived in Nairobi. Kamau said that troops "
         "would be sent."), "Wanjiru Kamau", "KEN"),  # the surname alone, later
    ],
)
def test_a_person_with_a_title_has_the_state_of_the_title(language, text, name, state):
    """A generic office and a country are enough to place an unknown name."""
    coding = code(text, language=language)
    actor = coding.statements[-1].speaker.actor

    assert [name] == speaker_names(coding)
    assert (state, ActorKind.PERSON) == (actor.code, actor.kind)


def test_a_person_has_the_sector_of_the_office():
    """A minister of defence belongs to whom the lexicon says such ministers belong."""
    coding = code("Menteri Pertahanan Kenya Wanjiru Kamau mengatakan bahwa pasukan ditambah.")

    assert coding.statements[0].speaker.actor.sectors


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jordan Smith said that the talks would go on."),  # a state's name comes first
        ("en", "Wanjiru Kamau said that the talks would go on."),  # nothing beside the name
    ],
)
def test_a_person_whom_nothing_places_has_no_state(language, text):
    """A bare unknown name stays without a state."""
    coding = code(text, language=language, published=None)

    assert ["UNK"] == [speaker_code(s) for s in coding.statements]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Badan Antariksa Wakanda mengatakan bahwa peluncuran ditunda."),  # Badan
        ("en", "The Ministry of Tides said that the launch was delayed."),  # Ministry
    ],
)
def test_a_body_of_unknown_words_that_speaks_is_no_person(language, text):
    """Who speaks for an unknown body stays open."""
    (statement,) = code(text, language=language, published=None).statements

    assert statement.speaker.actor is None or statement.speaker.actor.kind != ActorKind.PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # not the body behind the comma
        (("Rana Diallo, a former soldier and director of the charity Ships Afloat, said the port "
          "was shut."), "Rana Diallo"),
        # not the town before the noun
        ("A Zarqel resident said the port was shut.", None),
    ],
)
def test_a_name_is_the_main_word_of_its_phrase(text, name):
    """What describes somebody names nobody."""
    actor = code(text, language="en").statements[-1].speaker.actor

    assert name == (actor.name if actor is not None and actor.kind is ActorKind.PERSON else None)


def test_an_envoy_of_a_secretary_general_is_of_the_body_named_before():
    """Does a title tie an unknown name to the organisation that the report is about?"""
    text = ("The United Nations sent food to the valley. Marek Novak, the Special Representative "
            "of the Secretary-General, told reporters that the roads were flooded. Novak said "
            "that the camps were full.")
    coding = code(text, language="en")

    assert [speaker_code(s) for s in coding.statements] == ["IGOUNO", "IGOUNO"]


@pytest.mark.parametrize(("language", "text", "state"), [
    ("en", ("Kenya closed its border with Uganda. Its ambassador, Amina Oyugi, said that trucks "
     "would wait."), "KEN"),
    ("id", ("Kenya menutup perbatasan dengan Uganda. Duta besarnya, Amina Oyugi, mengatakan bahwa "
     "truk menunggu."), "KEN"),
])
def test_a_person_has_the_state_of_whose_servant_it_is(language, text, state):
    """A title with a possessive places a name that nobody knows."""
    assert state == speaker_code(code(text, language=language).statements[-1])


@pytest.mark.parametrize(("language", "text", "name"), [
    ("en", "Air Marshal Edward Doran said that the plan had failed.", "Edward Doran"),
    ("en", "General Amina Oyugi said that the plan had failed.", "Amina Oyugi"),
    ("en", "River Command spokesman Edward Doran said that the raids were over.", "Edward Doran"),
    # a body has no title before its name
    ("en", "The General Tides Council said that the plan had failed.", None),
    ("en", "The River Command said that the raids were over.", None),
])
def test_a_title_that_begins_as_a_body_does_is_a_persons(language, text, name):
    """"General" and "Air" begin the names of staffs and forces, and titles, too."""
    speaker = code(text, language=language, published=None).statements[-1].speaker
    person = speaker.actor is not None and speaker.actor.kind is ActorKind.PERSON

    assert name == (speaker.actor.name if person else None)
