"""The models of events: tables of weights that say how likely an answer is."""

from dataclasses import fields

import numpy
import pytest

from tatanan.extract.event_model import (
    NO_EVENT,
    EventModel,
    FirstLook,
    PairForest,
    SideForests,
    Table,
    Thresholds,
    load_event_model,
    pack_event_model,
    unpack_event_model,
)
from tatanan.extract.forest import Forest
from tatanan.lexicons.load import LANGUAGES
from tatanan.lexicons.plover import load_plover


def table(answers, **weights):
    """Return a table of features with a weight for each answer."""
    rows = {feature: row for row, feature in enumerate(weights)}
    return Table(answers, rows, numpy.array([*weights.values()], dtype=numpy.float32))


def forest(limit):
    """Return one tree that asks the first number of a row once."""
    return Forest(
        asked=numpy.zeros((1, 1), dtype=numpy.int16),
        limits=numpy.array([[limit]], dtype=numpy.float32),
        leaves=numpy.array([[0b10]], dtype=numpy.uint8),
        values=numpy.array([[-1.0, 2.0]]),
        start=0.25,
    )


@pytest.fixture
def model():
    """Return a model of two types and a few features."""
    return EventModel(
        first=FirstLook(
            types=table(
                ("AID", NO_EVENT), bias=[0.0, 1.0], bantuan=[2.0, 0.0], kopi=[-1.0, 0.5]),
            sides=table(("False", "True"), bias=[-1.0], **{"actor|agent": [2.5]}),
        ),
        sides=SideForests(forest(0.5), forest(1.5)),
        events=forest(2.5),
        pairs=PairForest(forest(3.5), {"AID": (0.25, 0.5, 0.125)}),
        learned={"id": frozenset({"hibahkan", "kucurkan"}), "en": frozenset()},
        thresholds=Thresholds(**{field.name: 0.25 for field in fields(Thresholds)}),
        reliability=(0.0, 0.25, 1.0),
    )


def test_the_shares_of_all_answers_make_one(model):
    """Probabilities lie between 0 and 1 and sum to 1."""
    shares = model.first.types.shares(["bias", "bantuan"])

    assert 1 == pytest.approx(shares.sum())
    assert all(0 < share < 1 for share in shares)


def test_a_feature_speaks_for_its_answer(model):
    """What speaks for aid makes aid likelier, and what speaks against it less likely."""
    plain, aid, coffee = (
        model.first.types.shares(["bias", *more])[0] for more in ([], ["bantuan"], ["kopi"])
    )

    assert coffee < plain < aid


def test_a_feature_that_was_never_seen_says_nothing(model):
    """Unknown features change no probability; without any the answers are even."""
    known, more = (model.first.types.shares(["bias", *x]) for x in ([], ["teh"]))

    assert known.tolist() == more.tolist()
    assert [0.5, 0.5] == model.first.types.shares([]).tolist()


def test_of_two_answers_the_share_is_that_of_the_last(model):
    """Weights of one column make a probability, one half where nothing speaks."""
    assert 0.5 == model.first.sides.share([])
    assert 0.5 > model.first.sides.share(["bias"])
    agent = model.first.sides.share(["bias", "actor|agent"])
    assert pytest.approx(1 / (1 + numpy.exp(-1.5))) == agent


def test_the_score_of_a_side_adds_up_what_speaks_for_it(model):
    """A feature of one side says nothing of the other."""
    first = model.first

    assert 1.5 == first.side_score("actor", ["agent"], ["unseen"])
    assert -1.0 == first.side_score("recipient", ["agent"])


@pytest.mark.parametrize(("share", "expected"), [
    (0.0, 0.0),
    (0.5, 0.25),  # a step
    (0.75, 0.625),  # between two steps
    (1.0, 1.0),
])
def test_a_probability_is_calibrated_between_its_steps(model, share, expected):
    """How sure the model is becomes how often it is right."""
    assert expected == model.calibrated(share)


def test_what_is_packed_comes_back(model):
    """A file holds all that the model holds."""
    back = unpack_event_model(pack_event_model(model))

    assert model.first.types.answers == back.first.types.answers
    assert dict(model.first.types.rows) == dict(back.first.types.rows)
    assert model.first.types.weights.tolist() == back.first.types.weights.tolist()
    assert dict(model.first.sides.rows) == dict(back.first.sides.rows)
    assert dict(model.learned) == dict(back.learned)
    for one, other in ((model.sides.actor, back.sides.actor), (model.events, back.events),
                       (model.sides.recipient, back.sides.recipient)):
        assert one.shares([[2.0]]) == other.shares([[2.0]])
    assert (model.thresholds, model.reliability) == (back.thresholds, back.reliability)


def test_packing_gives_the_same_bytes(model):
    """The same model gives the same file, packed twice or unpacked in between."""
    packed = pack_event_model(model)

    assert packed == pack_event_model(model)
    assert packed == pack_event_model(unpack_event_model(packed))


def test_the_model_that_ships_knows_all_types():
    """Its answers are PLOVER's sixteen and none; its numbers are probabilities."""
    shipped = load_event_model()
    limits = shipped.thresholds

    assert {*load_plover(), NO_EVENT} == set(shipped.first.types.answers)
    assert set(LANGUAGES) == set(shipped.learned)
    assert all(0 <= x <= 1 for x in (limits.event, limits.actor, limits.recipient))
    assert limits.sole_recipient <= limits.recipient


def test_the_surer_the_model_is_the_more_often_it_is_right():
    """The curve of reliability rises, or stays, from 0 to 1."""
    curve = load_event_model().reliability

    assert sorted(curve) == [*curve]
    assert all(0 <= value <= 1 for value in curve)
