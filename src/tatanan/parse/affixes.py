"""Prefixes of three letters: the parser's features see an affix (meN-, ber-, ter-) whole."""

from collections.abc import Callable
from typing import Any

from spacy.attrs import PREFIX
from spacy.language import Language
from spacy.util import registry

_PREFIX_LENGTH = 3  # spaCy's own is one letter, which tells none of the Indonesian prefixes apart


def create_affixes() -> Callable[[Language], Language]:
    """Return a callback that lengthens the prefix feature of a new pipeline."""
    return _lengthen


def _lengthen(nlp: Language) -> Language:
    vocab: Any = nlp.vocab  # its stub leaves lex_attr_getters out
    vocab.lex_attr_getters[PREFIX] = _prefix
    for lexeme in vocab:  # the tokenizer's exceptions are there already, with the shorter prefix
        lexeme.prefix_ = _prefix(lexeme.orth_)
    return nlp


def _prefix(text: str) -> str:
    return text[:_PREFIX_LENGTH].lower()


registry.callbacks.register("tatanan.affixes.v1", func=create_affixes)
