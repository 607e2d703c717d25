"""The linker's weights from judged pairs."""

import math

import numpy as np
import pytest

from tatanan.evaluate.fitting import START, fit_weights
from tatanan.linking.components import NAMES


@pytest.fixture(scope="module")
def fit():
    """Return the fit to pairs that only the words of the sentence tell apart.

    Modes say nothing, but pairs that lack one are more often the same; nothing else is known.
    """
    chance = np.random.default_rng(11)
    rows = np.full((200, len(NAMES)), math.nan)
    rows[:, NAMES.index("sentence")] = chance.random(200)
    rows[::2, NAMES.index("mode")] = chance.integers(0, 2, 100)
    same = rows[:, NAMES.index("sentence")] + 0.3 * np.isnan(rows[:, NAMES.index("mode")]) > 0.6
    return fit_weights(rows, same.tolist())


def weight(fit, name):
    """Return the weight of a component."""
    return next(each for each in fit.weights if each.component == name)


def test_what_tells_pairs_apart_weighs_most(fit):
    """The component that decides gets the greatest weight."""
    assert "sentence" == max(fit.weights, key=lambda each: each.weight).component


def test_what_the_pairs_say_nothing_of_keeps_its_start(fit):
    """A component that is never known is neither raised nor cast out."""
    assert {START} == {weight(fit, name).weight for name in ("place", "dates", "story")}


def test_no_weight_speaks_against(fit):
    """All weights are 0 or more, all neutral values lie between 0 and 1."""
    assert all(each.weight >= 0 and 0 <= each.neutral <= 1 for each in fit.weights)


def test_pairs_that_the_linker_excludes_are_left_out():
    """Whoever shares no actor is excluded whatever else is alike, and teaches nothing."""
    rows = np.full((4, len(NAMES)), 0.5)
    rows[:2, NAMES.index("actors")] = 0

    assert 2 == fit_weights(rows, [True, False, True, False]).pairs


def test_a_fit_reads_as_the_data_file_has_it(fit):
    """What is printed can be put into linker.yaml as it is."""
    lines = fit.as_yaml().splitlines()

    assert [f"bias: {fit.bias:.2f}", "components:"] == lines[:2]
    assert f"  type: {{weight: 1.00, neutral: {weight(fit, 'type').neutral:.2f}}}" == lines[2]
    assert len(NAMES) + 2 == len(lines)
