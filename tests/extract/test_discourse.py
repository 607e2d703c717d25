"""Who has been named so far in a report."""

import pytest

from tatanan.extract.discourse import REACH, Discourse
from tatanan.extract.readings import make_actor
from tatanan.terms.coding import ActorKind

MINISTER = make_actor(ActorKind.PERSON, "menteri Peru", "PER", "PER", ("GOV",))
ENVOY = make_actor(ActorKind.PERSON, "utusan Chile", "CHL", "CHL", ("GOV",))
PERU = make_actor(ActorKind.STATE, "Peru", "PER", "PER")
MERCOSUR = make_actor(ActorKind.ORGANISATION, "Mercosur", "IGO")


@pytest.fixture
def discourse():
    """Return the memory of a report whose first sentence is being read."""
    return Discourse("2025-03-20", sentence=1)


def test_a_pronoun_takes_up_whoever_spoke_last(discourse):
    """A speaker is nearer than a subject, even one that was named later."""
    discourse.speaks(ENVOY, None)
    discourse.name(MINISTER, subject=True)

    assert discourse.person(None) == ENVOY


def test_a_pronoun_takes_up_the_latest_subject_where_nobody_spoke(discourse):
    """A subject is nearer than an object, even one that was named later."""
    discourse.name(MINISTER, subject=True)
    discourse.name(ENVOY)

    assert discourse.person(None) == MINISTER


def test_a_pronoun_takes_up_no_state(discourse):
    """"He" is a person."""
    discourse.name(PERU, subject=True)

    assert discourse.person(None) is None


def test_a_pronoun_agrees_in_gender_where_that_is_known(discourse):
    """"She" passes over a man and takes whoever may be a woman."""
    discourse.genders |= {MINISTER.id: "f", ENVOY.id: "m"}
    discourse.name(MINISTER)
    discourse.name(ENVOY, subject=True)

    assert discourse.person("f") == MINISTER
    assert discourse.person("m") == ENVOY


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (0, MINISTER),  # in the same sentence
        (REACH, MINISTER),  # as far as a pronoun reaches
        (REACH + 1, None),  # one sentence further
    ],
)
def test_a_pronoun_reaches_back_only_so_far(discourse, later, found):
    """A reader would be told again who is meant."""
    discourse.name(MINISTER, subject=True)
    discourse.sentence += later

    assert found == discourse.person(None)


def test_a_plural_pronoun_takes_up_a_body_or_a_state_and_no_person(discourse):
    """"They" is whoever is many, the subject first."""
    discourse.name(PERU, subject=True)
    discourse.name(MERCOSUR)
    discourse.name(MINISTER, subject=True)

    assert discourse.several() == PERU


def test_a_pronoun_takes_up_nobody_who_is_named_behind_it(discourse):
    """Whoever is named later in the sentence is not meant yet."""
    discourse.name(PERU, place=40, subject=True)

    assert discourse.several(before=10) is None
    assert discourse.several(before=50) == PERU


def test_a_pronoun_takes_up_nobody_who_stands_beside_it(discourse):
    """Who acts on "it" is not it."""
    discourse.name(MERCOSUR)
    discourse.name(PERU, subject=True)

    assert discourse.several(but={"PER"}) == MERCOSUR


def test_nobody_is_taken_up_where_nobody_was_named(discourse):
    """A pronoun in an empty report stays open."""
    assert discourse.person(None) is None
    assert discourse.several() is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("Wanjiru", "Kamau"), MINISTER),  # in full
        (("Kamau",), MINISTER),  # the last word
        (("kamau",), MINISTER),  # whatever its capitals
        (("Njeri",), None),  # somebody else
        ((), None),  # no word at all
    ],
)
def test_a_person_is_known_again_by_the_last_name(discourse, words, found):
    """Once introduced in full, a person is taken up by the surname."""
    discourse.introduce(("Wanjiru", "Kamau"), MINISTER)

    assert found == discourse.known(words)


@pytest.mark.parametrize(
    ("country", "sectors", "found"),
    [
        ("PER", (), MINISTER),  # of this country
        (None, ("GOV",), MINISTER),  # of any, by the sector
        ("CHL", (), None),  # of another country
        ("PER", ("MIL",), None),  # of another sector
    ],
)
def test_a_title_takes_up_the_latest_person_of_its_country_and_sector(
    discourse, country, sectors, found
):
    """"The minister" is the last one named who can be it."""
    discourse.name(MINISTER)

    assert found == discourse.holder(country, sectors)


def test_a_person_who_has_been_placed_is_placed_everywhere(discourse):
    """When the state of a person becomes known, what was remembered follows."""
    unplaced = make_actor(ActorKind.PERSON, "Wanjiru Kamau", "UNK")
    discourse.introduce(("Wanjiru", "Kamau"), unplaced)
    discourse.roles["role.minister"] = unplaced
    discourse.replace(unplaced, MINISTER)

    assert discourse.known(("Kamau",)) == MINISTER
    assert discourse.roles == {"role.minister": MINISTER}


def test_a_speaker_whom_nobody_knows_is_taken_up_by_nobody(discourse):
    """An open speaker is remembered as open, not replaced by the one before."""
    discourse.speaks(None, None)

    assert discourse.person(None) is None
