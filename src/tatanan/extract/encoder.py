"""The encoder: each word of a sentence as numbers that depend on the words around it.

A transformer of a few layers says which type a word tells. Of a word that tells an event the
sentence is read once more, closely: two small layers see that word, and beside the words all who
could take part, and say who is on which side. Names are hidden from both: they see that somebody
is named, and what kind of party, never who. Sizes are those of models/encoder.npz; where it comes
from is told in models/CARD.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy

from tatanan.extract.transformer import Layer, Linear, Matrix, Norm, gelu
from tatanan.extract.word_pieces import WordPieces

HEADS = 12
CLOSE_HEADS = 5
_MIDDLE, _STEPS, _STRETCH = 10, 9, 1.8  # of distances: places, the farther the wider
DISTANCES = 2 * _MIDDLE + 1  # so many different ones there are
_BLOCK = 32  # of an embedding, whose numbers share one scale
MOST_PIECES = 6  # of a word; what is behind them is not read
POSITIONS = 256  # of pieces in a sentence; those behind share the last
_AT_ONCE = 16  # sentences
FILE = files("tatanan.extract") / "models" / "encoder.npz"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the encoder sees it, by its words from the first to the last.

    `forms` holds None for a name. `upos`, `relations`, `kinds` (of party; empty where none is
    named) and `said` (whether a statement's content holds it) have an entry each, `rules`
    a row with a 1 for each type that a rule of the lexicon sees.
    """

    forms: Sequence[str | None]
    upos: Sequence[str]
    relations: Sequence[str]
    kinds: Sequence[str]
    said: Sequence[bool]
    rules: Matrix


@dataclass(frozen=True, slots=True)
class Parties:
    """Words that name who may take part in an event, as the encoder sees them.

    `words` are places of words, -1 for who is not named in the sentence; `roles` what they
    are to the word that tells the event, `classes` of the code, `ranks` in the context,
    `unknown` whether nobody known is meant.
    """

    words: Sequence[int]
    roles: Sequence[str]
    classes: Sequence[str]
    ranks: Sequence[int]
    unknown: Sequence[bool]

    def rows(self, length: int) -> Matrix:
        """Return the row of each: its word's, or one of its own behind those of the sentence."""
        places = numpy.array(self.words)
        absent = places < 0
        made: Matrix = numpy.where(absent, length - 1 + numpy.cumsum(absent), places)
        return made


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder and its heads; `answers` are the types in the order of their scores."""

    pieces: WordPieces
    answers: tuple[str, ...]
    name: int
    codes: Matrix
    scales: Matrix
    arrays: Mapping[str, Matrix]
    layers: tuple[Layer, ...]
    close_layers: tuple[Layer, ...]
    places: Mapping[str, Mapping[str, int]]

    def encode(self, sentences: Sequence[Words]) -> list[Matrix]:
        """Return for each sentence a matrix with a row for each word.

        Some are read at once, which is faster and changes no more than the last digits.
        """
        return [
            rows
            for start in range(0, len(sentences), _AT_ONCE)
            for rows in self._encode(sentences[start : start + _AT_ONCE])
        ]

    def _encode(self, sentences: Sequence[Words]) -> Iterator[Matrix]:
        cut = [[(self.name,) if form is None else self.pieces.cut(form)[:MOST_PIECES]
                for form in words.forms] for words in sentences]
        counts = [numpy.array([len(pieces) for pieces in sentence]) for sentence in cut]
        ends = numpy.cumsum([count.sum() for count in counts]).tolist()
        slices = [slice(a, b) for a, b in pairwise([0, *ends])]
        rows = self._embedded([place for words in cut for pieces in words for place in pieces])
        positions = self.arrays["positions"]
        for words, count, pieces in zip(sentences, counts, slices, strict=True):
            places = numpy.arange(pieces.stop - pieces.start)
            rows[pieces] += numpy.repeat(self._seen(words), count, axis=0)
            rows[pieces] += positions[numpy.minimum(places, POSITIONS - 1)]
        rows = self._norm.of(rows)
        for layer in self.layers:
            rows = layer.of(rows, slices)
        for count, pieces in zip(counts, slices, strict=True):
            starts = numpy.cumsum(count) - count
            yield numpy.add.reduceat(rows[pieces], starts, axis=0) / count[:, None].astype("f4")

    def types(self, told: Matrix) -> Matrix:
        """Return for rows of `told_by` the logarithm of the probability of each answer."""
        scores = self._linear("type_out").of(gelu(self._linear("type_in").of(told)))
        scores -= scores.max(axis=1, keepdims=True)
        scores -= numpy.log(numpy.exp(scores).sum(axis=1, keepdims=True))
        return rounded(scores)

    def close(self, encoded: Matrix) -> Matrix:
        """Return the rows of a sentence's words as `sides` reads them."""
        return self._linear("close_words").of(encoded)

    def sides(self, told: Matrix, place: int, close: Matrix, parties: Parties) -> Matrix:
        """Return for each of the parties the log odds of being an actor, and a recipient.

        `told` is a row of `told_by`, of the word at a place, `close` those of all words.
        """
        a = self.arrays
        own = (
            a["close_role"][self._places_of("role", parties.roles)]
            + a["close_class"][self._places_of("class", parties.classes)]
            + a["close_rank"][numpy.array(parties.ranks)]
            + a["close_unknown"][numpy.array(parties.unknown, dtype=int)]
        )
        at = parties.rows(len(close))
        absent = max(0, at.max() + 1 - len(close))
        rows = numpy.concatenate([
            close + a["close_distance"][distances(len(close), place)],
            a["close_absent"].repeat(absent, axis=0),
        ]) + self._linear("close_told").of(told[None])
        numpy.add.at(rows, at, own)
        rows = Norm(a["close_norm_weight"], a["close_norm_bias"]).of(rows)
        for layer in self.close_layers:
            rows = layer.of(rows, [slice(None)])
        shown = gelu(self._linear("close_in").of(rows[at] + own))
        return rounded(self._linear("close_out").of(shown))

    def told_by(self, encoded: Matrix, words: Words, places: Sequence[int]) -> Matrix:
        """Return the rows of words that may tell events, with the types of their rules."""
        return numpy.concatenate([encoded[list(places)], words.rules[list(places)]], axis=1)

    @property
    def _norm(self) -> Norm:
        return Norm(self.arrays["norm_weight"], self.arrays["norm_bias"])

    def _linear(self, name: str) -> Linear:
        return Linear(self.arrays[f"{name}_weight"], self.arrays[f"{name}_bias"])

    def _embedded(self, places: Sequence[int]) -> Matrix:
        """Return the rows of pieces, which are kept in four bits a number."""
        codes = self.codes[places].reshape(len(places), -1, _BLOCK // 2)
        both = numpy.concatenate([codes & 15, codes >> 4], axis=2).astype(numpy.float32) - 8
        made: Matrix = (both * self.scales[places][:, :, None]).reshape(len(places), -1)
        return made

    def _seen(self, words: Words) -> Matrix:
        """Return what is known of each word besides its form."""
        a = self.arrays
        made: Matrix = (
            a["upos"][self._places_of("upos", words.upos)]
            + a["relation"][self._places_of("relation", words.relations)]
            + a["kind"][self._places_of("kind", words.kinds)]
            + a["said"][numpy.array(words.said, dtype=int)]
            + words.rules @ a["rules"]
        )
        return made

    def _places_of(self, name: str, values: Sequence[str]) -> list[int]:
        known = self.places[name]
        return [known.get(value, 0) for value in values]


def distances(length: int, place: int) -> Matrix:
    """Return the class of how far each word is from the one at a place, the middle for that.

    >>> distances(5, 1).tolist()
    [9, 10, 11, 12, 13]
    """
    apart = numpy.arange(length) - place
    steps = numpy.minimum(_STEPS, 1 + numpy.log2(numpy.maximum(1, abs(apart))) * _STRETCH)
    made: Matrix = _MIDDLE + numpy.sign(apart) * steps.astype(int)
    return made


def rounded(scores: Matrix) -> Matrix:
    """Return scores without the digits that differ from machine to machine."""
    made: Matrix = scores.round(3)
    return made


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """Return the encoder that ships with the package."""
    return unpack_encoder(FILE.read_bytes())


def unpack_encoder(data: bytes) -> Encoder:
    """Return the encoder that a file holds."""
    with numpy.load(BytesIO(data), allow_pickle=False) as packed:
        arrays = {name: _matrix(packed, name) for name in packed.files if "|" not in name}
        lists = {name.removeprefix("words|"): bytes(packed[name]).decode("utf-8").split("\n")
                 for name in packed.files if name.startswith("words|")}
        codes, scales = packed["embedding|codes"], packed["embedding|scales"]
        likely = packed["pieces|scores"].tolist()
    return Encoder(
        pieces=WordPieces(lists["pieces"], likely, unknown=lists["pieces"].index("<unk>")),
        answers=tuple(lists["answers"]),
        name=lists["pieces"].index("<mask>"),
        codes=codes,
        scales=scales.astype(numpy.float32),
        arrays=arrays,
        layers=_layers(arrays, "layer", HEADS),
        close_layers=_layers(arrays, "close", CLOSE_HEADS),
        places={name: {value: place for place, value in enumerate(values)}
                for name, values in lists.items() if name not in ("pieces", "answers")},
    )


def _matrix(packed: Any, name: str) -> Matrix:  # noqa: ANN401 - numpy does not type its archives
    """Return an array; large ones are kept in whole numbers, with a scale for each column."""
    array: Matrix = packed[name].astype(numpy.float32)
    scale = f"scale|{name}"
    if scale not in packed.files:
        return array
    whole: Matrix = numpy.ascontiguousarray(array * packed[scale].astype(numpy.float32))
    return whole


def _layers(arrays: Mapping[str, Matrix], name: str, heads: int) -> tuple[Layer, ...]:
    count = sum(each.startswith(name) and each.endswith("_asking_bias") for each in arrays)
    return tuple(_layer(arrays, f"{name}{number}_", heads) for number in range(count))


def _layer(arrays: Mapping[str, Matrix], start: str, heads: int) -> Layer:
    def linear(name: str) -> Linear:
        return Linear(arrays[f"{start}{name}_weight"], arrays[f"{start}{name}_bias"])

    def norm(name: str) -> Norm:
        return Norm(arrays[f"{start}{name}_weight"], arrays[f"{start}{name}_bias"])

    return Layer(
        heads, linear("asking"), linear("attended"), norm("after_attention"),
        linear("hidden"), linear("shown"), norm("after_hidden"),
    )
