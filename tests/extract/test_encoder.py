"""The encoder reads sentences, and who is named in them it does not see."""

import numpy
import pytest
from staging import scene_of

from tatanan.extract.encoded import _encoded, encoded, parties_of, words_of
from tatanan.extract.encoder import Parties, load_encoder
from tatanan.extract.transformer import Layer, Linear, Norm

ATTACK = "Russia attacked Ukraine."
CONDEMNED = "Peru condemned Cuba, Bolivia and Chile."


def likeliest(scene):
    """Return what the encoder hears in each word, by its form; nothing where none is told."""
    encoder = load_encoder()
    return {
        trigger.token.form: encoder.answers[int(encoded(scene).types[
            trigger.token.number].argmax())]
        for trigger in scene.triggers
    }


@pytest.mark.parametrize(("text", "language", "word", "expected"), [
    (ATTACK, "en", "attacked", "ASSAULT"),
    (CONDEMNED, "en", "condemned", "ACCUSE"),
    ("Rusia menyerang Ukraina.", "id", "menyerang", "ASSAULT"),
    ("The sun rose over the quiet valley.", "en", "rose", "none"),
])
def test_a_word_is_heard_as_its_type(text, language, word, expected):
    """Of each word that may tell an event the likeliest type is known."""
    assert expected == likeliest(scene_of(text, language=language))[word]


def test_the_encoder_knows_who_acts():
    """In a plain sentence the subject acts, and the object is acted upon."""
    scene = scene_of(ATTACK, language="en")
    trigger = next(t for t in scene.triggers if t.token.form == "attacked")
    actor, recipient = encoded(scene).sides_of(trigger)
    codes = [choice.code for choice in scene.choices]

    assert "RUS" == codes[actor.index(max(actor))]
    assert "UKR" == codes[recipient.index(max(recipient))]


def test_the_encoder_sees_no_names():
    """A name is hidden, and so is whose it is: only the kind of party stands there."""
    scene = scene_of(ATTACK, language="en")
    words = words_of(scene, load_encoder().answers)

    assert (None, "attacked", None, ".") == tuple(words.forms)
    assert ["state/state", "", "state/state", ""] == list(words.kinds)


def test_probabilities_add_up():
    """What is said of a word are logarithms of probabilities."""
    for types in encoded(scene_of(CONDEMNED, language="en")).types.values():
        assert numpy.exp(types).sum() == pytest.approx(1, abs=0.02)


def test_sentences_may_be_read_together():
    """Beside others a sentence is read as by itself, but for the last digits."""
    texts = [ATTACK, CONDEMNED, "Ukraine was attacked by Russia."]
    together = _encoded([scene_of(text, language="en") for text in texts])

    for text, made in zip(texts, together, strict=True):
        alone = encoded(scene_of(text, language="en"))
        assert alone.types.keys() == made.types.keys()
        for token, types in alone.types.items():
            assert numpy.allclose(types, made.types[token], atol=0.01)


def test_parties_stand_in_any_order():
    """What is said of a party does not hang on which row it has, named or not."""
    scene = scene_of(CONDEMNED, language="en")
    encoder = load_encoder()
    words = words_of(scene, encoder.answers)
    trigger = next(t for t in scene.triggers if t.token.form == "condemned")
    parties, _ = parties_of(scene, trigger)
    assert -1 in parties.words
    turned = Parties(*(tuple(reversed(column)) for column in (
        parties.words, parties.roles, parties.classes, parties.ranks, parties.unknown)))
    place = trigger.token.number - 1
    (rows,) = encoder.encode([words])
    told = encoder.told_by(rows, words, [place])[0]
    close = encoder.close(rows)

    assert numpy.allclose(encoder.sides(told, place, close, parties),
                          encoder.sides(told, place, close, turned)[::-1], atol=0.002)


def test_who_else_there_is_weighs():
    """The same two words are sides in one sentence and not in another with somebody nearer."""
    alone = "Peru condemned Cuba."
    beside = "Peru said that Chile condemned Cuba."

    assert acting(alone)["PER"] > 0 > acting(beside)["PER"]
    assert acting(beside)["CHL"] > 0


def acting(text):
    """Return by code the log odds of who condemned."""
    scene = scene_of(text, language="en")
    trigger = next(t for t in scene.triggers if t.token.form == "condemned")
    codes = [choice.code for choice in scene.choices]
    return dict(zip(codes, encoded(scene).sides_of(trigger)[0], strict=True))


def test_each_word_of_each_code_is_a_party():
    """Words that name somebody stand with their roles, and who is nowhere named with none."""
    scene = scene_of(ATTACK, language="en")
    trigger = next(t for t in scene.triggers if t.token.form == "attacked")
    parties, rows = parties_of(scene, trigger)

    assert [0, 2, -1] == list(parties.words)
    assert ["agent", "patient", "none"] == list(parties.roles)
    assert [0, 2, 4] == parties.rows(4).tolist()
    assert [0, 1, 2] == rows


def test_a_layer_hears_only_its_own_sentence():
    """Pieces of one sentence change nothing in another."""
    size = 24
    numbers = numpy.random.default_rng(0)

    def linear(wide, high):
        return Linear(numbers.normal(size=(wide, high)).astype("f4"), numpy.zeros(high, "f4"))

    norm = Norm(numpy.ones(size, "f4"), numpy.zeros(size, "f4"))
    layer = Layer(12, linear(size, 3 * size), linear(size, size), norm,
                  linear(size, 2 * size), linear(2 * size, size), norm)
    rows = numbers.normal(size=(5, size)).astype("f4")
    other = rows.copy()
    other[3:] += 1
    sentences = [slice(0, 3), slice(3, 5)]

    assert numpy.allclose(
        layer.of(rows, sentences)[:3], layer.of(other, sentences)[:3], atol=1e-5)
    assert not numpy.allclose(layer.of(rows, sentences)[3:], layer.of(other, sentences)[3:])
