"""A trained pipeline as one small file: mantissas rounded, then compressed.

Rounding every weight to the eight significant bits of bfloat16 leaves the
accuracy as it is and halves the file.
"""

import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import load_model_from_config, registry
from thinc.api import Config, Model

import tatanan.parse.affixes  # noqa: F401  (registers the callback that the models name)
from tatanan.parse.words import CUT_HERE

_TAGGER = "ner"
_BARE = "tatanan.BareTokenizer.v1"
_DROPPED_BITS = 16  # of float32's 23 mantissa bits; 7 stay, and the leading one


def pack_model(nlp: Language, path: Path) -> Path:
    """Write a pipeline to one file, its weights rounded.

    Where words are cut by words.py, the tokenizer's rules, of which Indonesian has sixteen
    thousand, stay behind.
    """
    if nlp.lang in CUT_HERE:
        nlp.tokenizer = Tokenizer(nlp.vocab)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None:
            _round_all(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(nlp.config.to_bytes() + b"\0\0" + nlp.to_bytes(), preset=9))
    return path


def unpack_model(data: bytes) -> Language:
    """Return the pipeline that a file's bytes hold."""
    config_bytes, _, rest = lzma.decompress(data).partition(b"\0\0")
    config = Config().from_bytes(config_bytes)
    # What rules it needs stand in the file, too: the language's need not be made first.
    config["nlp"]["tokenizer"] = {"@tokenizers": _BARE}
    return load_model_from_config(config, auto_fill=False).from_bytes(rest)


def bare_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return how to make a tokenizer without rules, which a packed pipeline brings."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers.register(_BARE, func=bare_tokenizer)


def join_names(parser: Path, names: Path, *, into: Path | None = None) -> Path:
    """Put a packed name tagger behind a packed parser; the parser's file is replaced, or `into`.

    The tagger has a tok2vec of its own, so the parses stay as they were. A tagger that
    the parser already had gives way.
    """
    nlp, tagger = unpack_model(parser.read_bytes()), unpack_model(names.read_bytes())
    if _TAGGER in nlp.pipe_names:
        nlp.remove_pipe(_TAGGER)
    nlp.add_pipe(_TAGGER, source=tagger)
    return pack_model(nlp, into or parser)


def _round_all(model: Model[Any, Any]) -> None:
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                weights: Any = node.get_param(name)
                rounded: Any = _rounded(weights)
                node.set_param(name, rounded)


def _rounded(weights: numpy.ndarray) -> numpy.ndarray:
    if weights.dtype != numpy.float32:
        return weights
    bits = numpy.ascontiguousarray(weights).view(numpy.uint32)
    half = numpy.uint32(1 << (_DROPPED_BITS - 1))
    mask = numpy.uint32(0xFFFFFFFF ^ ((1 << _DROPPED_BITS) - 1))
    return ((bits + half) & mask).view(numpy.float32)
