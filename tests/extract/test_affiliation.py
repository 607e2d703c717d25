"""Which state somebody belongs to, where the words themselves do not say."""

import pytest

from tatanan.extract import affiliation
from tatanan.extract.affiliation import (
    Calling,
    Case,
    Choice,
    SpeakerKind,
    Weights,
    calling_of,
    case_of,
    likely_choice,
    load_weights,
    probabilities,
)
from tatanan.extract.discourse import Discourse
from tatanan.extract.readings import make_actor
from tatanan.lexicons.grammar import load_grammar
from tatanan.terms.coding import ActorKind

PERU = make_actor(ActorKind.STATE, "Peru", "PER", "PER")
CHILE = make_actor(ActorKind.STATE, "Chile", "CHL", "CHL")
NOBODY = make_actor(ActorKind.PERSON, "Wanjiru Kamau", "UNK")


def case(*values):
    """Return a case with one choice for each value of its one feature."""
    choices = tuple(Choice(f"C{n}", None, {"only": value}) for n, value in enumerate(values))
    return Case(0, SpeakerKind.NAME, choices)


def discourse_of(*actors):
    """Return the memory of a report whose first sentence names some actors."""
    discourse = Discourse("2025-03-20", sentence=1)
    for actor in actors:
        discourse.name(actor)
    return discourse


@pytest.mark.parametrize(
    "values",
    [
        (),  # no choice
        (1.0,),  # one
        (1.0, 0.0, -2.0),  # several
        (900.0, -900.0),  # so far apart that careless sums overflow
    ],
)
def test_probabilities_sum_to_at_most_one(values):
    """What is missing to 1 is the chance that none of the choices is right."""
    shares = probabilities(case(*values), {"only": 1.0, "none": 0.5, "none:name": 0.25})

    assert len(shares) == len(values)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-9


def test_a_choice_with_more_in_its_favour_is_more_likely():
    """Probabilities follow the weights of the features."""
    first, second = probabilities(case(2.0, 1.0), {"only": 1.0})

    assert first > second


@pytest.mark.parametrize(
    ("margin", "code"),
    [
        (0.3, "C0"),  # the share of the best choice is 0.67, that of none 0.33
        (0.4, None),  # so little more likely is not enough
    ],
)
def test_the_model_is_silent_below_its_margin(monkeypatch, margin, code):
    """A guess that is not much likelier than that none is right is not made."""
    weights = Weights({"only": 0.693147, "none": 0.0}, margin)
    monkeypatch.setattr(affiliation, "load_weights", lambda: weights)
    choice = likely_choice(case(1.0))

    assert code == (choice.code if choice else None)


def test_nothing_is_chosen_where_there_is_no_choice():
    """A report that names no state gives its speakers none."""
    assert likely_choice(case()) is None


def test_the_choices_are_the_states_that_the_report_names():
    """Each state is one choice, in the order of its first naming; the unknown is none."""
    found = case_of(
        discourse_of(PERU, NOBODY, CHILE, PERU), SpeakerKind.TITLE, 7, [(0, PERU)], home=None
    )

    assert (7, SpeakerKind.TITLE) == (found.start, found.kind)
    assert ["PER", "CHL"] == [choice.code for choice in found.choices]


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("id", ["PER", "IDN"]),  # an Indonesian newspaper need not say that a minister is its own
        ("en", ["PER"]),  # English has no home
    ],
)
def test_the_readers_own_state_is_always_a_choice(language, codes):
    """Newspapers leave out what their readers know."""
    home = load_grammar(language).home
    found = case_of(discourse_of(PERU), SpeakerKind.TITLE, 0, [], home=home)

    assert codes == [choice.code for choice in found.choices]


def test_a_naming_further_back_counts_less():
    """Of two states named once each, the one of the last sentence has the greater share."""
    discourse = discourse_of(PERU)
    discourse.sentence += 4
    discourse.name(CHILE)
    found = case_of(discourse, SpeakerKind.TITLE, 0, [], home=None)
    shares = {choice.code: choice.features["share"] for choice in found.choices}

    assert shares["CHL"] > shares["PER"] > 0
    assert pytest.approx(1) == sum(shares.values())


def test_the_model_that_ships_has_a_margin_of_probabilities():
    """The weights in the package can be loaded and are not empty."""
    weights = load_weights()

    assert 0 <= weights.margin <= 1
    assert weights.features


def test_the_order_of_choices_does_not_matter():
    """Of two choices that are equally likely the same is taken in any order."""
    choices = tuple(Choice(name, name, {"share": 1.0}) for name in ("AAA", "BBB"))
    forward = likely_choice(Case(0, SpeakerKind.TITLE, choices))
    backward = likely_choice(Case(0, SpeakerKind.TITLE, choices[::-1]))

    assert forward == backward


def test_what_is_named_inside_a_quotation_is_told_apart():
    """Who speaks of "Peru" in a quotation is seldom of Peru."""
    discourse = discourse_of(PERU)
    discourse.quotations = [(10, 40)]
    found = case_of(discourse, SpeakerKind.NAME, 50, [(20, CHILE), (60, PERU)], home=None)
    (peru,) = found.choices

    assert "quoted-here" not in peru.features
    discourse.name(CHILE, place=20)
    found = case_of(discourse, SpeakerKind.NAME, 50, [(20, CHILE), (60, PERU)], home=None)
    assert 1.0 == found.choices[1].features["only-quoted"]


@pytest.mark.parametrize(
    ("sectors", "calling"),
    [
        (["MIL"], Calling.OFFICIAL),  # a general
        (["EDU"], Calling.EXPERT),  # an analyst
        (["REF"], Calling.OTHER),  # a refugee
        ([], Calling.UNSAID),  # a name alone
    ],
)
def test_a_calling_is_known_by_its_sectors(sectors, calling):
    """Officials, experts and others are of a state that a report names in different ways."""
    assert calling == calling_of(sectors)
