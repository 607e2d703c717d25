"""The encoder: each word of a sentence as numbers that depend on the words around it.

A transformer of a few layers (Vaswani et al. 2017), whose heads say which type a word tells
and who is on which side of it. Names are hidden from it: it sees that somebody is named, and
what kind of party, never who. Sizes are those of models/encoder.npz; where it comes from
is told in models/CARD.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy

from tatanan.extract.word_pieces import WordPieces

HEADS = 12
_BLOCK = 32  # of an embedding, whose numbers share one scale
MOST_PIECES = 6  # of a word; what is behind them is not read
POSITIONS = 256  # of pieces in a sentence; those behind share the last
_TINY = 1e-12
_AT_ONCE = 16  # sentences
FILE = files("tatanan.extract") / "models" / "encoder.npz"

Matrix = numpy.ndarray


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix and what is added: `rows @ weight + bias`."""

    weight: Matrix
    bias: Matrix

    def of(self, rows: Matrix) -> Matrix:
        """Return what it makes of rows."""
        made: Matrix = rows @ self.weight + self.bias
        return made


@dataclass(frozen=True, slots=True)
class Norm:
    """Rows brought to mean 0 and variance 1, then scaled."""

    weight: Matrix
    bias: Matrix

    def of(self, rows: Matrix) -> Matrix:
        """Return what it makes of rows."""
        rows = rows - rows.mean(axis=1, keepdims=True)
        spread = numpy.sqrt((rows * rows).mean(axis=1, keepdims=True) + _TINY)
        made: Matrix = rows / spread * self.weight + self.bias
        return made


@dataclass(frozen=True, slots=True)
class Layer:
    """Attention to the other pieces, then a hidden layer; each added to what came in."""

    asking: Linear
    attended: Linear
    after_attention: Norm
    hidden: Linear
    shown: Linear
    after_hidden: Norm

    def of(self, rows: Matrix, sentences: Sequence[slice]) -> Matrix:
        """Return what it makes of the pieces of some sentences, which stand at these slices."""
        asked = self.asking.of(rows)
        heard = numpy.concatenate([_attention(asked[pieces]) for pieces in sentences])
        rows = self.after_attention.of(rows + self.attended.of(heard))
        return self.after_hidden.of(rows + self.shown.of(gelu(self.hidden.of(rows))))


def _attention(asked: Matrix) -> Matrix:
    """Return what each piece of a sentence takes from the others: query, key and value."""
    size = asked.shape[1] // 3
    query, key, value = asked.reshape(
        len(asked), 3, HEADS, size // HEADS).transpose(1, 2, 0, 3)
    weights = query @ key.transpose(0, 2, 1) / numpy.sqrt(numpy.float32(size // HEADS))
    numpy.exp(weights - weights.max(axis=2, keepdims=True), out=weights)
    weights /= weights.sum(axis=2, keepdims=True)
    heard: Matrix = (weights @ value).transpose(1, 0, 2).reshape(len(asked), size)
    return heard


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
    are to the word that tells the event, `distances` from it, `classes` of the code, `ranks` in
    the context, `unknown` whether nobody known is meant.
    """

    words: Sequence[int]
    roles: Sequence[str]
    distances: Sequence[int]
    classes: Sequence[str]
    ranks: Sequence[int]
    unknown: Sequence[bool]


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

    def sides(self, told: Matrix, encoded: Matrix, parties: Parties) -> Matrix:
        """Return for each of the parties the log odds of being an actor, and a recipient.

        `told` is a row of `told_by`, `encoded` those of all words.
        """
        named = numpy.array(parties.words) >= 0
        rows = encoded[numpy.array(parties.words)] * named[:, None]
        a = self.arrays
        joint = (
            self._linear("side_told").of(told[None]) + self._linear("side_words").of(rows)
            + a["side_role"][self._places_of("role", parties.roles)]
            + a["side_distance"][numpy.array(parties.distances)]
            + a["side_class"][self._places_of("class", parties.classes)]
            + a["side_rank"][numpy.array(parties.ranks)]
            + a["side_unknown"][numpy.array(parties.unknown, dtype=int)]
        )
        size = encoded.shape[1]
        left = self._linear("pair_told").of(told[None, :size])
        right = self._linear("pair_words").of(rows).reshape(len(rows), 2, -1)
        made: Matrix = self._linear("side_out").of(gelu(joint)) + (
            right @ left[0] / numpy.sqrt(numpy.float32(left.shape[1])))
        return rounded(made)

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


def rounded(scores: Matrix) -> Matrix:
    """Return scores without the digits that differ from machine to machine."""
    made: Matrix = scores.round(3)
    return made


def gelu(rows: Matrix) -> Matrix:
    """Return rows times how likely a normal number is below them, by the usual approximation.

    >>> gelu(numpy.array([0.0, 10.0])).tolist()
    [0.0, 10.0]
    """
    inner: Matrix = rows * rows
    inner *= 0.044715
    inner += 1
    inner *= rows
    inner *= 0.7978845608
    numpy.tanh(inner, out=inner)
    inner += 1
    inner *= rows
    inner *= 0.5
    return inner


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
    count = sum(name.endswith("_asking_bias") for name in arrays)
    layers = tuple(_layer(arrays, f"layer{number}_") for number in range(count))
    return Encoder(
        pieces=WordPieces(lists["pieces"], likely, unknown=lists["pieces"].index("<unk>")),
        answers=tuple(lists["answers"]),
        name=lists["pieces"].index("<mask>"),
        codes=codes,
        scales=scales.astype(numpy.float32),
        arrays=arrays,
        layers=layers,
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


def _layer(arrays: Mapping[str, Matrix], start: str) -> Layer:
    def linear(name: str) -> Linear:
        return Linear(arrays[f"{start}{name}_weight"], arrays[f"{start}{name}_bias"])

    def norm(name: str) -> Norm:
        return Norm(arrays[f"{start}{name}_weight"], arrays[f"{start}{name}_bias"])

    return Layer(
        linear("asking"), linear("attended"), norm("after_attention"),
        linear("hidden"), linear("shown"), norm("after_hidden"),
    )
