"""What a name means here."""

import pytest

from tatanan.extract.discourse import Discourse
from tatanan.extract.names import Found
from tatanan.extract.readings import (
    actor_of,
    choose_reading,
    described_by,
    in_office,
    is_mask,
    make_actor,
    note_group,
    note_leader,
)
from tatanan.lexicons.names import Category, NameEntry, load_names, words_of
from tatanan.terms.coding import ActorKind


def found(name, language="en"):
    """Return a name as it is found in a text, with all that it can mean."""
    words = words_of(name)
    index = load_names(language)
    entries = next(e for n, e in index.proper[words[0]] if n == words)
    return Found(1, len(words), 0, len(name), entries)


def chosen(name, *, day="2025-03-20", before=(), language="en"):
    """Return what a name means in a report of a day that has named others before."""
    discourse = Discourse(day)
    for other in before:
        entry = choose_reading(found(other, language), discourse)
        note_leader(entry, discourse)
    entry = choose_reading(found(name, language), discourse)
    return entry.name if entry else None


@pytest.mark.parametrize(
    ("name", "language", "masked"),
    [
        ("South China Sea", "en", True),  # a sea
        ("AS Roma", "id", True),  # a football club
        ("US dollar", "en", True),  # money
        ("Paris Agreement", "en", True),  # a treaty
        ("China", "en", False),  # a state
    ],
)
def test_a_name_that_denotes_nobody_is_a_mask(name, language, masked):
    """A sea, a firm or a month hides the state whose name it bears."""
    assert masked is is_mask(found(name, language))


@pytest.mark.parametrize(
    ("name", "before", "day", "meant"),
    [
        ("Vladimir Putin", (), None, "Vladimir Putin"),  # a full name stands for itself
        ("Putin", (), "2025-03-20", "Vladimir Putin"),  # a surname that few bear
        ("Johnson", (), None, None),  # two offices, two countries, no day: it stays open
        ("Johnson", ("Boris Johnson",), None, "Boris Johnson"),  # named in full before
        ("Johnson", ("Mike Johnson",), None, "Mike Johnson"),  # named in full before
    ],
)
def test_a_surname_means_whoever_was_named_in_full(name, before, day, meant):
    """A surname that several bear stays open until the report has named one in full."""
    assert meant == chosen(name, before=before, day=day)


@pytest.mark.parametrize(
    ("office", "day", "meant"),
    [
        ("prime minister", "2020-06-01", "Boris Johnson"),  # of the United Kingdom
        ("speaker", "2025-03-20", "Mike Johnson"),  # of the House of Representatives
        ("pope", "2025-03-20", None),  # no Johnson held it
    ],
)
def test_the_office_beside_a_surname_tells_whom_it_means(office, day, meant):
    """Of several bearers of a surname, the one who held the office beside it is meant."""
    title = NameEntry("role.x", Category.ROLE, "a title", "UNK", None, office=office)
    entry = choose_reading(found("Johnson"), Discourse(day), office=title)

    assert meant == (entry.name if entry else None)


def test_a_state_is_one_actor_by_whatever_name():
    """Its name, its people, its seat of government and its capital are one state."""
    discourse = Discourse("2025-03-20")
    names = ("Russia", "Russian", "Kremlin", "Moscow")
    ids = {actor_of(choose_reading(found(n), discourse), discourse).id for n in names}

    assert 1 == len(ids)


def test_two_persons_of_a_state_are_two_actors():
    """A person is known by name as well as by state."""
    first = make_actor(ActorKind.PERSON, "menteri Peru", "PER")
    second = make_actor(ActorKind.PERSON, "presiden Peru", "PER")

    assert first.id != second.id


def test_a_leader_of_a_body_has_its_code_while_in_office():
    """The secretary general of NATO speaks for NATO, and for his own state before."""
    entry = choose_reading(found("Mark Rutte"), Discourse("2025-03-20"))

    assert "IGONAT" == actor_of(entry, Discourse("2025-03-20")).code
    assert "NLD" == actor_of(entry, Discourse("2020-03-20")).code


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2025-03-20", True),  # elected in December 2023
        ("1995-03-20", False),  # long before
        (None, False),  # an undated report knows no day
    ],
)
def test_an_office_is_held_on_a_day(day, holds):
    """A person is in office only while the record says so."""
    entry = choose_reading(found("Javier Milei"), Discourse(None))

    assert holds is in_office(entry, day)


def test_a_state_describes_a_phrase_before_an_outlet_and_a_place():
    """Of all that a phrase names, a state or a body says whose it is."""
    discourse = Discourse("2025-03-20")
    names = [(f, choose_reading(f, discourse)) for f in (found("Reuters"), found("Peru"))]

    assert "PER" == described_by(names, discourse).code
    assert described_by([], discourse) is None


@pytest.mark.parametrize(("group", "before", "beside", "code"), [
    ("ISIS", (), (), "SYR"),
    ("ISIS", (), ("Iraq",), "IRQ"),
    ("ISIS", ("Iraq",), (), "IRQ"),
    ("ISIS", ("Afghanistan",), (), "AFG"),
    ("ISIS", ("Iraq", "Syria"), (), "SYR"),
    ("ISIS", ("Syria",), ("Iraq",), "IRQ"),
    ("ISIS", ("Syria", "Syria", "Iraq"), (), "SYR"),  # a report on Syria
    ("ISIS", ("Aleppo", "Aleppo", "Iraq"), (), "SYR"),
    ("ISIS", ("Iraq", "Iraq", "Syria"), (), "IRQ"),
    ("ISIS", ("Iraq", "Iraq"), ("Iraq", "Syria"), "IRQ"),  # its sentence names both
    ("ISIS", ("Iraq", "ISIS", "Syria", "ISIS", "Syria"), (), "SYR"),  # its own namings tell nothing
    ("ISIS", ("France",), (), "SYR"),
    ("Abu Bakr al-Baghdadi", ("Syria",), (), "SYR"),
    ("Abu Bakr al-Baghdadi", ("Iraq",), (), "IRQ"),
    ("Kurds", (), (), "UNK"),
    ("Kurds", ("Turkey", "Iraq"), (), "IRQ"),
    ("al-Qaeda", ("Yemen",), (), "YEM"),
    ("al-Qaeda", (), (), "UNK"),
])
def test_a_group_of_several_states_acts_in_the_one_in_which_the_report_is_set(
    group, before, beside, code
):
    """A state beside it, else the one named most so far, else the one that the lexicon gives."""
    discourse = Discourse("2018-03-20")

    def meant(name):
        return found(name), choose_reading(found(name), discourse)

    for name in before:
        entry = meant(name)[1]
        if not entry.acts_in:
            discourse.lands.append((discourse.sentence, entry.code))
        discourse.sentence += 1
    own = meant(group)
    note_group(own[1], [own, *map(meant, beside)], discourse)

    assert code == actor_of(own[1], discourse).code
