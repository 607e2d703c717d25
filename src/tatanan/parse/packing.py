"""A trained pipeline as one small file: mantissas rounded, then compressed.

Rounding every weight to the eight significant bits of bfloat16 leaves the
accuracy as it is and halves the file.
"""

import lzma
from pathlib import Path

import numpy
import spacy
from spacy.language import Language

import tatanan.parse.affixes  # noqa: F401  (registers the callback that the models name)

_DROPPED_BITS = 16  # of float32's 23 mantissa bits; 7 stay, and the leading one


def pack_model(nlp: Language, path: Path) -> Path:
    """Write a pipeline to one file, its weights rounded."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, _rounded(node.get_param(name)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(nlp.config.to_bytes() + b"\0\0" + nlp.to_bytes(), preset=9))
    return path


def unpack_model(data: bytes) -> Language:
    """Return the pipeline that a file's bytes hold."""
    config_bytes, _, rest = lzma.decompress(data).partition(b"\0\0")
    config = spacy.util.Config().from_bytes(config_bytes)
    return spacy.util.load_model_from_config(config, auto_fill=False).from_bytes(rest)


def _rounded(weights: numpy.ndarray) -> numpy.ndarray:
    if weights.dtype != numpy.float32:
        return weights
    bits = numpy.ascontiguousarray(weights).view(numpy.uint32)
    half = numpy.uint32(1 << (_DROPPED_BITS - 1))
    mask = numpy.uint32(0xFFFFFFFF ^ ((1 << _DROPPED_BITS) - 1))
    return ((bits + half) & mask).view(numpy.float32)
