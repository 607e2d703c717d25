"""What encoders say of sentences held out is kept, and given to the scenes again."""

import numpy
import pytest
from annotated import parse_stored, rows, said_of, scenes_of, write

import tatanan.training.sentences
from tatanan.extract.encoded import encoded
from tatanan.training.held_out import Said, held_out, read_held_out, write_held_out
from tatanan.training.sentences import parse_annotated, read_annotated, see

NOTHING = {"en": frozenset(), "id": frozenset()}


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Return how to see the annotated sentences anew."""
    monkeypatch.setattr(tatanan.training.sentences, "parse_report", parse_stored)
    sentences = read_annotated([write(tmp_path / "annotated.jsonl", rows())])
    return lambda: see(sentences, parse_annotated(sentences), NOTHING)


def test_what_was_said_is_read_again(make, tmp_path):
    """The file holds what it was given, in half precision, and the same bytes each time."""
    said = said_of(make())
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"
    write_held_out(first, said)
    write_held_out(second, dict(reversed(said.items())))
    again = read_held_out(first)

    assert first.read_bytes() == second.read_bytes()
    assert said.keys() == again.keys()
    for key, each in said.items():
        assert (each.tokens, each.codes) == (again[key].tokens, again[key].codes)
        assert numpy.allclose(each.types, again[key].types, atol=0.01)
        assert numpy.allclose(each.sides, again[key].sides, atol=0.01)


def test_a_scene_is_given_what_was_said_of_it(make):
    """Whatever was said stands in the encoder's place, code by code."""
    seen = make()
    said = {
        key: Said(tuple(t.token.number for t in scene.triggers), codes,
                  numpy.zeros((len(scene.triggers), 17)),
                  numpy.array([[[n, -n] for n in range(len(codes))] for _ in scene.triggers]))
        for key, scene in scenes_of(seen)
        if (codes := tuple(sorted(choice.code for choice in scene.choices)))
    }
    kept = held_out(seen, said)

    assert len(seen) == len(kept)
    for (_, scene) in scenes_of(kept):
        order = sorted(choice.code for choice in scene.choices)
        for trigger in scene.triggers:
            assert not encoded(scene).types[trigger.token.number].any()
            actor, recipient = encoded(scene).sides_of(trigger)
            assert [order.index(choice.code) for choice in scene.choices] == list(actor)
            assert [-score for score in actor] == list(recipient)


def test_a_party_of_which_nothing_was_said_is_taken_for_somebody_unknown(make):
    """Or for nobody, where nothing was said of anybody like it."""
    seen = make()
    said = said_of(make())
    key, each = next(iter(said.items()))
    kept = [n for n, code in enumerate(each.codes) if code not in ("RUS", "UKR")]
    said[key] = Said(each.tokens, tuple(each.codes[n] for n in kept), each.types,
                     each.sides[:, kept])
    scene = held_out(seen, said)[0].scenes[0]
    actor, _ = encoded(scene).sides_of(scene.triggers[0])
    by_code = dict(zip((choice.code for choice in scene.choices), actor, strict=True))

    assert by_code["RUS"] == by_code["UKR"] == by_code["UNK"]


def test_a_sentence_of_which_nothing_was_said_is_left_out(make):
    """Nobody was asked about it."""
    seen = make()
    said = said_of(make())
    key = next(iter(said))
    kept = held_out(seen, {k: v for k, v in said.items() if k != key})

    assert [one.gold.id for one in seen if one.gold.id != key[0]] == [
        one.gold.id for one in kept]


def test_a_word_that_was_found_since_is_left_out(make):
    """Nobody was asked about it; the rest of the sentence stays."""
    seen = make()
    said = said_of(make())
    key, scene = next(scenes_of(seen))
    one = said[key]
    said[key] = Said(one.tokens[:-1], one.codes, one.types[:-1], one.sides[:-1])
    kept = held_out(seen, said)
    told = kept[0].scenes[key[1]]

    assert [one.gold.id for one in seen] == [one.gold.id for one in kept]
    assert list(one.tokens[:-1]) == [trigger.token.number for trigger in told.triggers]
    assert told.trigger_at(one.tokens[-1]) is None
    assert told.choices == scene.choices
