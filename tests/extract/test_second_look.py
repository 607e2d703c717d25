"""The second look: what the first said, weighed beside its rivals."""

from staging import scene_of, trigger_of

from tatanan.extract import second_look
from tatanan.extract.casts import cast_of, side_scores
from tatanan.extract.event_model import load_event_model
from tatanan.extract.second_look import event_row, hear
from tatanan.extract.type_scores import TypeScores

LISTED = "Peru condemned Cuba, Bolivia and Chile."


def test_the_encoder_is_asked_where_a_word_is_promising(monkeypatch):
    """Where no word may tell an event, nothing is heard, and the encoder reads nothing."""
    model = load_event_model()
    read = []
    monkeypatch.setattr(second_look, "encode_together", read.extend)
    plain = scene_of("The sun rose over the quiet valley.", language="en")
    telling = scene_of(LISTED, language="en")
    scores = TypeScores(model.first.types, model.thresholds)

    second_look.listen([plain, telling], scores)

    assert [telling] == read
    assert {} == hear(plain, scores)


def test_what_the_words_around_tell_is_weighed():
    """A word beside another that tells the same is another matter than one alone."""
    model = load_event_model()
    rows = []
    for text in ("Peru condemned Cuba and Bolivia.", LISTED):
        scene = scene_of(text, language="en")
        trigger = trigger_of(scene, "condemned")
        scores = side_scores(scene, trigger, "ACCUSE", model.first)
        heard = hear(scene, TypeScores(model.first.types, model.thresholds))
        cast = cast_of(scene, trigger, scores, sides=model.sides, limits=model.thresholds)
        rows.append(event_row(scene, trigger, heard, cast))

        assert "ACCUSE" == heard[trigger.token.number].type

    assert 1 == len({len(row) for row in rows})
    assert rows[0] != rows[1]
