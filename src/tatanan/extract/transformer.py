"""The parts of a transformer (Vaswani et al. 2017), in numpy: what it makes of rows of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

_TINY = 1e-12

Matrix = numpy.ndarray


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix and what is added: `rows @ weight + bias`."""

    weight: Matrix
    bias: Matrix

    def of(self, rows: Matrix) -> Matrix:
        """Return what it makes of rows."""
        made: Matrix = rows @ self.weight
        made += self.bias
        return made


@dataclass(frozen=True, slots=True)
class Norm:
    """Rows brought to mean 0 and variance 1, then scaled."""

    weight: Matrix
    bias: Matrix

    def of(self, rows: Matrix) -> Matrix:
        """Return what it makes of rows."""
        made: Matrix = rows - rows.mean(axis=1, keepdims=True)
        made /= numpy.sqrt((made * made).mean(axis=1, keepdims=True) + _TINY)
        made *= self.weight
        made += self.bias
        return made


@dataclass(frozen=True, slots=True)
class Layer:
    """Attention to the other rows, by so many heads, then a hidden layer; each is added."""

    heads: int
    asking: Linear
    attended: Linear
    after_attention: Norm
    hidden: Linear
    shown: Linear
    after_hidden: Norm

    def of(self, rows: Matrix, sentences: Sequence[slice]) -> Matrix:
        """Return what it makes of the rows of some sentences, which stand at these slices."""
        asked = self.asking.of(rows)
        heard = numpy.concatenate([_attention(asked[own], self.heads) for own in sentences])
        rows = self.after_attention.of(rows + self.attended.of(heard))
        return self.after_hidden.of(rows + self.shown.of(gelu(self.hidden.of(rows))))


def _attention(asked: Matrix, heads: int) -> Matrix:
    """Return what each row of a sentence takes from the others: query, key and value."""
    size = asked.shape[1] // 3
    query, key, value = asked.reshape(
        len(asked), 3, heads, size // heads).transpose(1, 2, 0, 3)
    weights = query @ key.transpose(0, 2, 1) / numpy.sqrt(numpy.float32(size // heads))
    numpy.exp(weights - weights.max(axis=2, keepdims=True), out=weights)
    weights /= weights.sum(axis=2, keepdims=True)
    heard: Matrix = (weights @ value).transpose(1, 0, 2).reshape(len(asked), size)
    return heard


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
