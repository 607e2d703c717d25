"""The encoder that ours starts from is read from a file of its own layout."""

import struct

import numpy
import pytest

from tatanan.errors import BadGold
from tatanan.training.encoder_base import read_base, unpacked

PIECES = ["<unk>", "▁a", "b"]
SCORES = [0.0, -1.0, -2.5]
SIZE = 32


def written(tmp_path):
    """Write a file with three pieces, and return it and the bytes of their embeddings."""
    letters = b"".join(piece.encode() for piece in PIECES)
    ends = numpy.cumsum([0, *[len(piece.encode()) for piece in PIECES]])
    head = b"E5S1" + struct.pack("<I7ifi", 1, SIZE, 1, 1, 64, 3, 8, 1, 1e-12, 32)
    head += struct.pack("<5iQ", 3, 0, 2, 1, 0, len(letters))
    head += struct.pack("<4I3f", *map(int, ends), *SCORES) + letters
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 65, 1, 97)
    blocks = b"".join(
        struct.pack("<e16B", 0.5, *[(number + 8) << 4 | (8 - number)] * 16)
        for number in range(3))
    arrays = [("emb.word", 3 * SIZE, blocks), ("l0.q.b", 2, struct.pack("<2f", 1.5, -2.0))]
    place = len(head) + 4 + sum(2 + len(name) + 21 for name, _, _ in arrays)
    listed = b""
    for name, count, data in arrays:
        listed += struct.pack("<H", len(name)) + name.encode()
        listed += struct.pack("<BIQQ", 1, count, place, len(data))
        place += len(data)
    path = tmp_path / "base.bin"
    path.write_bytes(head + struct.pack("<i", 2) + listed + blocks + arrays[1][2])
    return path


def test_pieces_and_numbers_are_read(tmp_path):
    """Each piece has its score and its row; an array is found by its name."""
    base = read_base(written(tmp_path))

    assert tuple(PIECES) == base.pieces
    assert SCORES == pytest.approx(list(base.scores))
    assert [1.5, -2.0] == base.arrays["l0.q.b"].tolist()
    rows = unpacked(base.codes, base.scales[:, 0])
    assert [[-0.0] * 32, [-0.5] * 16 + [0.5] * 16, [-1.0] * 16 + [1.0] * 16] == rows.tolist()


def test_another_file_is_none(tmp_path):
    """What is no encoder is said to be none, with the name of the file that is."""
    path = tmp_path / "notes.txt"
    path.write_text("notes")

    with pytest.raises(BadGold, match=r"e5-small-q4\.bin"):
        read_base(path)
