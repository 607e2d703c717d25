"""The model of types is asked part by part, and answers as if asked at once."""

from dataclasses import replace

import numpy
import pytest
from staging import scene_of

from tatanan.extract.event_model import load_event_model
from tatanan.extract.type_features import type_features
from tatanan.extract.type_scores import TypeScores


def limits_from(word):
    """Return thresholds with another one for a word by itself."""
    return replace(load_event_model().thresholds, word=word)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iran membantah menyerang Israel.", "id"),
        ("Iran berencana menyerang Israel.", "id"),
    ],
)
def test_parts_add_up_to_the_whole(text, language):
    """What is added up once a word or once a sentence gives the shares of all features."""
    types = load_event_model().first.types
    scores = TypeScores(types, limits_from(0.0))
    scene = scene_of(text, language=language)

    assert scene.triggers
    for trigger in scene.triggers:
        whole = types.shares(type_features(scene, trigger))
        assert numpy.allclose(whole, scores.shares(scene, trigger), atol=1e-6)


def test_a_word_that_tells_nothing_by_itself_is_not_looked_at_further():
    """Nobody asks what stands around a word whose own probability is below the least."""
    scene = scene_of("Iran tidak menyerang Israel.")
    trigger = next(t for t in scene.triggers if not t.heads_content)

    types = load_event_model().first.types
    assert TypeScores(types, limits_from(1.0)).shares(scene, trigger) is None
    assert TypeScores(types, limits_from(0.0)).shares(scene, trigger) is not None
