"""The encoder that English teachers start from: all-mpnet-base-v2, read from its folder.

MPNet (Song and others 2020, "MPNet: Masked and Permuted Pre-training for Language
Understanding"), trained further on pairs of sentences (Apache-2.0), has twelve layers twice as
wide as those of multilingual-e5-small, and knows English alone. It is too large to ship; what it
knows of our sentences is learned from it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from tatanan.errors import BadGold
from tatanan.extract.encoder import POSITIONS
from tatanan.training.encoder_base import Start
from tatanan.training.encoder_batches import Vocabulary

_NUMBERS, _PIECES = "model.safetensors", "tokenizer.json"
_BEFORE, _BEHIND, _NAME, _UNKNOWN = "<s>", "</s>", "<mask>", "[UNK]"
_BEFORE_FIRST = 2  # places that no piece has
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.(.+)\.(weight|bias)")
# Our names for the parts of a layer.
_PARTS = {
    "attention.attn.q": "q", "attention.attn.k": "k", "attention.attn.v": "v",
    "attention.attn.o": "ao", "attention.LayerNorm": "aln", "intermediate.dense": "fi",
    "output.dense": "fo", "output.LayerNorm": "oln",
}


class EnglishPieces:
    """Cuts English words into the pieces that MPNet knows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self.cut = lru_cache(maxsize=None)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        found = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(found) or (self.place(_UNKNOWN),)

    def place(self, piece: str) -> int:
        """Return the place of a piece."""
        return int(self._tokenizer.token_to_id(piece))


def read_english(
    folder: Path, places: Mapping[str, Mapping[str, int]]
) -> tuple[Start, Vocabulary]:
    """Return what a network begins with that is MPNet, and its vocabulary.

    `places` are those of the values of the lists that all encoders know. Raises BadGold where
    the folder holds no such model.
    """
    for name in (_NUMBERS, _PIECES):
        if not (folder / name).is_file():
            raise BadGold(f"{folder}: no {name}; name the folder of all-mpnet-base-v2")
    numbers = load_file(folder / _NUMBERS)
    pieces = EnglishPieces(Tokenizer.from_file(str(folder / _PIECES)))
    positions = numbers["embeddings.position_embeddings.weight"][_BEFORE_FIRST:][:POSITIONS]
    start = Start(
        numbers["embeddings.word_embeddings.weight"], positions, _arrays(numbers),
        numbers["encoder.relative_attention_bias.weight"])
    return start, Vocabulary(
        pieces, range(len(start.embeddings)), pieces.place(_NAME), places,
        (pieces.place(_BEFORE), pieces.place(_BEHIND)))


def _arrays(numbers: Mapping[str, numpy.ndarray]) -> dict[str, numpy.ndarray]:
    arrays = {
        "emb.ln.w": numbers["embeddings.LayerNorm.weight"],
        "emb.ln.b": numbers["embeddings.LayerNorm.bias"],
    }
    for name, values in numbers.items():
        found = _LAYER.fullmatch(name)
        if found:
            layer, part, kind = found.groups()
            arrays[f"l{layer}.{_PARTS[part]}.{kind[0]}"] = values
    return arrays
