"""Train the encoder: `python -m tatanan.training encoder FILE...`, best on a graphics card.

It is trained once on all sentences, and once for each fold on those of the others, so that the
second look can learn from what encoders say of sentences that are new to them. Each of these
first has teachers (encoder_fit.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy
from torch import nn

from tatanan.extract.encoder import rounded
from tatanan.extract.event_model import pack_arrays
from tatanan.extract.word_pieces import START, WordPieces
from tatanan.training.encoder_base import Base
from tatanan.training.encoder_batches import LISTS, Vocabulary
from tatanan.training.encoder_fit import Teacher, said_of, taught_network
from tatanan.training.encoder_lessons import (
    ANSWERS,
    EncoderLesson,
    lessons_of,
    rule_lessons,
)
from tatanan.training.encoder_network import Network
from tatanan.training.events import FOLDS
from tatanan.training.held_out import Key, Said
from tatanan.training.sentences import (
    Annotated,
    Seen,
    lexicon_sentences,
    parse_annotated,
    see,
    unlisted_words,
)
from tatanan.training.whole import with_reports

_UNKNOWN, _NAME = "<unk>", "<mask>"
# The layers of those who teach, of them all and of those who know English alone; they differ in
# their beginnings as well.
_TEACHERS, _ENGLISH_TEACHERS = (6, 6, 12, 12), (12, 12)
# In steps of .6 of those that the others take four of ten had learned nothing.
_ENGLISH_PACE = 0.4
# Letters of our languages; with their pieces any word can be cut.
_LETTERS = range(0x21, 0x250)
# Large matrices are kept in whole numbers up to this, with a scale for each column.
_MOST = 34
_LARGE = 20_000


def train_encoder(
    sentences: Sequence[Annotated], base: Base, english: Path | None = None,
    news: Path | None = None,
) -> tuple[bytes, dict[Key, Said]]:
    """Return the encoder's file, and what encoders of the other folds say of the sentences.

    Sentences that were annotated by place in `news` are learned from in their reports, too.
    `english` is the folder of the encoder that teachers of English begin with, if there are any.
    """
    parsed = parse_annotated(sentences)
    learned = unlisted_words(sentences, parsed)
    seen = see(sentences, parsed, learned)
    if news is not None:
        seen = with_reports(seen, news, learned)
    lessons = [*lessons_of(seen), *_of_rules(learned)]
    vocabulary = vocabulary_of(lessons, base)
    start = base.start(vocabulary.kept)
    teachers = [Teacher(start, vocabulary, layers) for layers in _TEACHERS]
    if english is not None:
        teachers += _english_teachers(english, vocabulary)
    said: dict[Key, Said] = {}
    for fold in range(FOLDS):
        network = taught_network(
            [x for x in lessons if x.fold != fold], teachers, start, vocabulary)
        own = said_of(network, [x for x in lessons if x.fold == fold], vocabulary)
        said |= {key: replace(each, types=rounded(each.types), sides=rounded(each.sides))
                 for key, each in own.items()}
    network = taught_network(lessons, teachers, start, vocabulary)
    return pack_encoder(network, base, vocabulary), said


def _english_teachers(folder: Path, vocabulary: Vocabulary) -> list[Teacher]:
    from tatanan.training.encoder_english import read_english  # its libraries may be missing

    start, own = read_english(folder, vocabulary.places)
    return [Teacher(start, own, layers, "en", _ENGLISH_PACE) for layers in _ENGLISH_TEACHERS]


def _of_rules(learned: Mapping[str, frozenset[str]]) -> Iterable[EncoderLesson]:
    sentences, rules = lexicon_sentences()
    seen: Sequence[Seen] = see(sentences, parse_annotated(sentences), learned)
    return rule_lessons(seen, rules)


def vocabulary_of(lessons: Sequence[EncoderLesson], base: Base) -> Vocabulary:
    """Return the pieces that the words of lessons need, and all values of the lists."""
    whole = WordPieces(base.pieces, base.scores, unknown=base.pieces.index(_UNKNOWN))
    forms = {form for lesson in lessons for form in lesson.words.forms if form is not None}
    letters = {chr(code) for code in _LETTERS} | {f"{START}{chr(code)}" for code in _LETTERS}
    wanted = {place for form in forms for place in whole.cut(form)}
    wanted |= {place for place, piece in enumerate(base.pieces) if piece in letters}
    kept = sorted(wanted | {base.pieces.index(name) for name in (_UNKNOWN, _NAME)})
    pieces = [base.pieces[place] for place in kept]
    values: dict[str, set[str]] = {name: set() for name in LISTS}
    for lesson in lessons:
        values["upos"].update(lesson.words.upos)
        values["relation"].update(lesson.words.relations)
        values["kind"].update(lesson.words.kinds)
        for told in lesson.told:
            values["role"].update(told.parties.roles)
            values["class"].update(told.parties.classes)
    return Vocabulary(
        WordPieces(pieces, [base.scores[place] for place in kept],
                   unknown=pieces.index(_UNKNOWN)),
        kept, pieces.index(_NAME),
        # What is met later and was never seen has the first place.
        {name: {value: place for place, value in enumerate(["", *sorted(seen - {""})])}
         for name, seen in values.items()},
    )


def pack_encoder(network: Network, base: Base, vocabulary: Vocabulary) -> bytes:
    """Return the file of an encoder, the same bytes for the same numbers."""
    kept = list(vocabulary.kept)
    arrays: dict[str, numpy.ndarray] = {
        "embedding|codes": base.codes[kept],
        "embedding|scales": base.scales[kept],
        "pieces|scores": numpy.array([base.scores[place] for place in kept], dtype="f4"),
    }
    lists = {
        "pieces": [base.pieces[place] for place in kept], "answers": ANSWERS,
        **{name: list(places) for name, places in vocabulary.places.items()},
    }
    for name, values in lists.items():
        arrays[f"words|{name}"] = numpy.frombuffer("\n".join(values).encode("utf-8"), "u1")
    for name, numbers in _numbers(network):
        _put(arrays, name, numbers)
    return pack_arrays(arrays)


def _numbers(network: Network) -> Iterable[tuple[str, numpy.ndarray]]:
    """Yield what a network has learned, under the names that the package reads."""
    for path, part in network.named_modules():
        name = path.replace("layer.", "layer").replace("close.", "close").replace(".", "_")
        if isinstance(part, nn.Linear):
            yield f"{name}_weight", part.weight.detach().cpu().numpy().T
            yield f"{name}_bias", part.bias.detach().cpu().numpy()
        elif isinstance(part, nn.LayerNorm):
            yield f"{name}_weight", part.weight.detach().cpu().numpy()
            yield f"{name}_bias", part.bias.detach().cpu().numpy()
        elif isinstance(part, nn.Embedding) and part.weight.requires_grad:
            yield name, part.weight.detach().cpu().numpy()


def _put(arrays: dict[str, numpy.ndarray], name: str, numbers: numpy.ndarray) -> None:
    if numbers.size < _LARGE or numbers.ndim == 1 or name == "positions":
        arrays[name] = numbers.astype("f2")
        return
    scale = numpy.maximum(numpy.abs(numbers).max(axis=0), 1e-8) / _MOST
    arrays[name] = numpy.round(numbers / scale).astype("i1")
    arrays[f"scale|{name}"] = scale.astype("f4")
