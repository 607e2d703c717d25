"""The encoder is trained with PyTorch, where that is at hand, and packed for the package."""

from dataclasses import replace

import numpy
import pytest
from annotated import parse_stored, rows, write

torch = pytest.importorskip("torch", reason="the encoder is trained with PyTorch")

import tatanan.training.encoder  # noqa: E402 - it needs PyTorch
import tatanan.training.sentences  # noqa: E402
from tatanan.extract.encoder import unpack_encoder  # noqa: E402
from tatanan.training import encoder_fit  # noqa: E402
from tatanan.training.encoder import pack_encoder, vocabulary_of  # noqa: E402
from tatanan.training.encoder_base import Base  # noqa: E402
from tatanan.training.encoder_fit import fit_network, said_by, said_of, taught_network  # noqa: E402
from tatanan.training.encoder_lessons import ANSWERS, lessons_of  # noqa: E402
from tatanan.training.sentences import parse_annotated, read_annotated, see  # noqa: E402

SIZE, HIDDEN = 384, 64
NOTHING = {"en": frozenset(), "id": frozenset()}


def base():
    """Return an encoder of one layer and of single letters, with numbers by chance."""
    pieces = ["<unk>", "<mask>", "▁", *map(chr, range(0x21, 0x7F))]
    numbers = numpy.random.default_rng(0)
    shapes = {"emb.pos": (512, SIZE), "emb.type": (2, SIZE)}
    shapes |= {f"l0.{part}.w": (SIZE, SIZE) for part in ("q", "k", "v", "ao")}
    shapes |= {"l0.fi.w": (HIDDEN, SIZE), "l0.fo.w": (SIZE, HIDDEN)}
    arrays = {name: numbers.normal(scale=0.05, size=shape).astype("f4").reshape(-1)
              for name, shape in shapes.items()}
    arrays |= {f"l0.{part}.b": numpy.zeros(HIDDEN if part == "fi" else SIZE, "f4")
               for part in ("q", "k", "v", "ao", "fi", "fo")}
    for name in ("emb.ln", "l0.aln", "l0.oln"):
        arrays |= {f"{name}.w": numpy.ones(SIZE, "f4"), f"{name}.b": numpy.zeros(SIZE, "f4")}
    codes = numbers.integers(0, 256, size=(len(pieces), SIZE // 2)).astype("u1")
    scales = numpy.full((len(pieces), SIZE // 32), 0.02, "f2")
    return Base(tuple(pieces), (-9.0,) * len(pieces), arrays, codes, scales, SIZE, HIDDEN)


@pytest.fixture
def trained(tmp_path, monkeypatch):
    """Return lessons, and an encoder that has learned from them, before and after packing."""
    monkeypatch.setattr(tatanan.training.sentences, "parse_report", parse_stored)
    monkeypatch.setattr(encoder_fit, "_EPOCHS", 60)
    sentences = read_annotated([write(tmp_path / "annotated.jsonl", rows())])
    lessons = list(lessons_of(see(sentences, parse_annotated(sentences), NOTHING)))
    start = base()
    vocabulary = vocabulary_of(lessons, start)
    network = fit_network(lessons, start, vocabulary, layers=1)
    return lessons, network, vocabulary, unpack_encoder(pack_encoder(network, start, vocabulary))


def test_an_encoder_learns_what_it_was_taught(trained):
    """After training each word that tells an event is heard as its type."""
    lessons, network, vocabulary, _ = trained

    for lesson, types, sides in said_by(network, lessons, vocabulary):
        assert (len(lesson.told), len(ANSWERS)) == types.shape
        assert (len(lesson.told), len(lesson.codes), 2) == sides.shape
        for told, heard in zip(lesson.told, types, strict=True):
            if told.answer is not None:
                assert told.answer == heard.argmax()


def test_the_packed_encoder_says_the_same(trained):
    """What the package makes of the numbers is what PyTorch made of them, nearly."""
    lessons, network, vocabulary, packed = trained

    for lesson, types, sides in said_by(network, lessons, vocabulary):
        (encoded,) = packed.encode([lesson.words])
        told = packed.told_by(encoded, lesson.words, [each.place for each in lesson.told])
        assert numpy.allclose(types, packed.types(told), atol=0.3)
        for row, each, odds in zip(told, lesson.told, sides, strict=True):
            assert numpy.allclose(odds[each.rows], packed.sides(row, encoded, each.parties),
                                  atol=0.3)


def test_an_encoder_learns_from_what_others_say(trained):
    """What another says of a word is learned where nothing was annotated."""
    lessons, other, vocabulary, _ = trained
    heard = said_of(other, lessons, vocabulary)
    silent = [
        replace(lesson, told=tuple(
            replace(each, answer=None, actors=None, recipients=None) for each in lesson.told))
        for lesson in lessons
    ]

    pupil = fit_network(silent, base(), vocabulary, heard=heard, layers=1)

    for lesson, types, _ in said_by(pupil, lessons, vocabulary):
        assert (types.argmax(axis=1) == heard[lesson.key].types.argmax(axis=1)).all()


def test_a_pupil_learns_what_its_teachers_were_taught(trained):
    """Several teachers and what was annotated come to the same in a few sentences."""
    lessons, _, vocabulary, _ = trained

    pupil = taught_network(lessons, base(), vocabulary, teachers=(1, 1), layers=1)

    for lesson, types, _ in said_by(pupil, lessons, vocabulary):
        for told, heard in zip(lesson.told, types, strict=True):
            if told.answer is not None:
                assert told.answer == heard.argmax()
