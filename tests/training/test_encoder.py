"""The encoder is trained with PyTorch, where that is at hand, and packed for the package."""

from dataclasses import replace

import numpy
import pytest
from annotated import parse_stored, rows, write

torch = pytest.importorskip("torch", reason="the encoder is trained with PyTorch")

tokenizers = pytest.importorskip("tokenizers", reason="English teachers cut words with it")
safetensors = pytest.importorskip("safetensors.numpy", reason="English teachers are kept so")

import tatanan.training.encoder  # noqa: E402 - it needs PyTorch
import tatanan.training.sentences  # noqa: E402
from tatanan.errors import BadGold  # noqa: E402
from tatanan.extract.encoder import MOST_PIECES, Parties, Words, unpack_encoder  # noqa: E402
from tatanan.training import encoder_fit  # noqa: E402
from tatanan.training.encoder import pack_encoder, vocabulary_of  # noqa: E402
from tatanan.training.encoder_base import Base  # noqa: E402
from tatanan.training.encoder_batches import batch_of  # noqa: E402
from tatanan.training.encoder_english import read_english  # noqa: E402
from tatanan.training.encoder_fit import (  # noqa: E402
    Teacher,
    fit_network,
    said_by,
    said_of,
    taught_network,
    together,
)
from tatanan.training.encoder_lessons import (  # noqa: E402
    ANSWERS,
    EncoderLesson,
    Told,
    lessons_of,
)
from tatanan.training.held_out import Said  # noqa: E402
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
    network = fit_network(lessons, start.start(vocabulary.kept), vocabulary, layers=1)
    return lessons, network, vocabulary, unpack_encoder(pack_encoder(network, start, vocabulary))


def begun(vocabulary):
    """Return what a network begins with."""
    return base().start(vocabulary.kept)


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
            made = packed.sides(row, each.place, packed.close(encoded), each.parties)
            assert numpy.allclose(odds[each.rows], made, atol=0.3)


def test_an_encoder_learns_from_what_others_say(trained):
    """What another says of a word is learned where nothing was annotated."""
    lessons, other, vocabulary, _ = trained
    heard = said_of(other, lessons, vocabulary)
    silent = [
        replace(lesson, told=tuple(
            replace(each, answer=None, actors=None, recipients=None) for each in lesson.told))
        for lesson in lessons
    ]

    pupil = fit_network(silent, begun(vocabulary), vocabulary, heard=heard, layers=1)

    for lesson, types, _ in said_by(pupil, lessons, vocabulary):
        assert (types.argmax(axis=1) == heard[lesson.key].types.argmax(axis=1)).all()


def test_a_pupil_learns_what_its_teachers_were_taught(trained):
    """Several teachers and what was annotated come to the same in a few sentences."""
    lessons, _, vocabulary, _ = trained

    teacher = Teacher(begun(vocabulary), vocabulary, layers=1)
    pupil = taught_network(lessons, [teacher, teacher], begun(vocabulary), vocabulary, layers=1)

    assert_learned(pupil, lessons, vocabulary)


def test_a_teacher_may_know_english_alone(trained, tmp_path):
    """A teacher that begins from MPNet is as wide as that, and speaks of English sentences."""
    lessons, _, vocabulary, _ = trained
    english = Teacher(*mpnet(tmp_path, vocabulary), layers=1, language="en")
    both = Teacher(begun(vocabulary), vocabulary, layers=1)

    pupil = taught_network(lessons, [both, english], begun(vocabulary), vocabulary, layers=1)

    assert {"en", "id"} == {lesson.language for lesson in lessons}
    assert_learned(pupil, lessons, vocabulary)


def test_english_is_cut_and_laid_out_as_mpnet_knows_it(trained, tmp_path):
    """Sentences stand between two pieces, hidden names are the mask, what is unknown is that."""
    lessons = [lesson for lesson in trained[0] if lesson.language == "en"]
    start, vocabulary = mpnet(tmp_path, trained[2])

    batch = batch_of(lessons[:1], vocabulary, "cpu")

    laid = batch["piece"].tolist()
    assert (0, 1) == (laid[0], laid[-1])
    assert laid[1:-1] == [
        piece for form in lessons[0].words.forms
        for piece in ((2,) if form is None else vocabulary.pieces.cut(form)[:MOST_PIECES])]
    assert (3,) == vocabulary.pieces.cut("\u4e2d")
    assert start.apart.shape == (32, 12)


def test_a_folder_without_mpnet_is_named(tmp_path):
    """Who names another folder is told what it lacks."""
    with pytest.raises(BadGold, match=r"no model.safetensors; name the folder"):
        read_english(tmp_path, {})


def test_who_knows_best_counts_most():
    """Of what was not learned from each says how likely the right answer is; some never learned."""
    lessons = [simple_lesson(("asked", number)) for number in range(400)]
    good, fair, never = (
        {lesson.key: simple_said(share) for lesson in lessons} for share in (0.9, 0.8, 0.2))

    heard = together(lessons, [good, fair, never])

    for said in heard.values():
        assert 0.89 < numpy.exp(said.types[0, 0]) < 0.9
        assert numpy.isclose(1, numpy.exp(said.types).sum())


def test_where_nothing_is_asked_all_count_alike():
    """A few sentences may all be learned from."""
    (lesson,) = lessons = [simple_lesson(("learned", 0))]

    heard = together(lessons, [{lesson.key: simple_said(share)} for share in (0.9, 0.5)])

    assert numpy.isclose(0.7, numpy.exp(heard[lesson.key].types[0, 0]))
    assert numpy.allclose(0.7, 1 / (1 + numpy.exp(-heard[lesson.key].sides)))


def assert_learned(network, lessons, vocabulary):
    """Assert that each word that tells an event is heard as its type."""
    for lesson, types, _ in said_by(network, lessons, vocabulary):
        for told, heard in zip(lesson.told, types, strict=True):
            if told.answer is not None:
                assert told.answer == heard.argmax()


def simple_lesson(key):
    """Return a lesson of one word that tells the first type."""
    nothing = Parties(words=(), roles=(), classes=(), ranks=(), unknown=())
    words = Words(forms=("x",), upos=("X",), relations=("root",), kinds=("",), said=(0,),
                  rules=((0,) * len(ANSWERS),))
    return EncoderLesson(key, "en", 0, 1.0, words, (), (Told(0, nothing, (), 0, None, None),))


def simple_said(share):
    """Return what gives the first type a probability and the last the rest; and one code both."""
    types = numpy.full((1, len(ANSWERS)), 1e-12)
    types[0, [0, -1]] = share, 1 - share
    odds = numpy.log(share / (1 - share))
    return Said((1,), ("FRA",), numpy.log(types), numpy.full((1, 1, 2), odds))


def mpnet(folder, vocabulary):
    """Return an MPNet of one layer and of single letters, with numbers by chance."""
    size, hidden = 24, 48
    pieces = ["<s>", "</s>", "<mask>", "[UNK]", *map(chr, range(0x21, 0x7F))]
    pieces += [f"##{piece}" for piece in pieces[4:]]
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(
        {piece: place for place, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.save(str(folder / "tokenizer.json"))
    numbers = numpy.random.default_rng(0)
    shapes = {
        "embeddings.word_embeddings": (len(pieces), size),
        "embeddings.position_embeddings": (300, size),
        "encoder.relative_attention_bias": (32, 12),
        **{f"encoder.layer.0.attention.attn.{part}": (size, size) for part in "qkvo"},
        "encoder.layer.0.intermediate.dense": (hidden, size),
        "encoder.layer.0.output.dense": (size, hidden),
    }
    arrays = {f"{name}.weight": numbers.normal(scale=0.2, size=shape).astype("f4")
              for name, shape in shapes.items()}
    arrays |= {f"{name}.bias": numpy.zeros(shape[0], "f4")
               for name, shape in shapes.items() if "layer" in name}
    for name in ("embeddings.LayerNorm", "encoder.layer.0.attention.LayerNorm",
                 "encoder.layer.0.output.LayerNorm"):
        arrays[f"{name}.weight"] = numpy.ones(size, "f4")
        arrays[f"{name}.bias"] = numpy.zeros(size, "f4")
    safetensors.save_file(arrays, folder / "model.safetensors")
    return read_english(folder, vocabulary.places)
