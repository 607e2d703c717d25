"""The PLOVER ontology as it is loaded."""

import pytest

from tatanan.lexicons.load import load_data
from tatanan.lexicons.plover import load_plover

CONFLICT = ("verbal-conflict", "material-conflict")


def test_there_are_sixteen_types_four_to_a_quad_or_about():
    """Every type lies in one of the four quads, and no quad is empty."""
    assert 16 == len(load_plover())
    assert set(load_data("world", "plover")["quads"]) == {t.quad for t in load_plover().values()}


@pytest.mark.parametrize(("name", "mode", "score"), [
    ("ASSAULT", None, -9.0),  # the type alone
    ("ASSAULT", "aerial", -9.5),  # its mode
    ("CONSULT", "phone", 1.5),  # a mode may be milder than its type
    ("RETREAT", "disarm", 10.0),  # the top of the scale
    ("ASSAULT", "unconventional", -10.0),  # the bottom
    ("AID", "unheard-of", 10.0),  # a mode that the type does not have
])
def test_the_score_is_that_of_the_mode_or_else_of_the_type(name, mode, score):
    """The intensity is a number from -10 to 10."""
    assert score == load_plover()[name].intensity(mode)


@pytest.mark.parametrize("kind", load_plover().values(), ids=load_plover())
def test_conflict_scores_below_zero_and_cooperation_above(kind):
    """The sign of every score is that of its quad; a request may be neutral."""
    scores = [kind.score, *kind.modes.values()]

    assert all(-10 <= score <= 10 for score in scores)
    if kind.name != "REQUEST":
        assert {kind.quad in CONFLICT} == {score < 0 for score in scores}


def test_only_deeds_that_need_somebody_else_need_a_recipient():
    """Nobody helps, sanctions or cooperates alone."""
    needing = {name for name, kind in load_plover().items() if kind.needs_recipient}

    assert {"COOPERATE", "AID", "SANCTION"} == needing
