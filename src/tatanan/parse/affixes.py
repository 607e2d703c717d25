"""Prefixes of three letters: the parser's features see an affix (meN-, ber-, ter-) whole."""

from collections.abc import Callable

import spacy
from spacy.attrs import PREFIX
from spacy.language import Language

_PREFIX_LENGTH = 3  # spaCy's own is one letter, which tells none of the Indonesian prefixes apart


@spacy.registry.callbacks("tatanan.affixes.v1")
def create_affixes() -> Callable[[Language], Language]:
    """Return a callback that lengthens the prefix feature of a new pipeline."""
    return _lengthen


def _lengthen(nlp: Language) -> Language:
    nlp.vocab.lex_attr_getters[PREFIX] = _prefix
    return nlp


def _prefix(text: str) -> str:
    return text[:_PREFIX_LENGTH].lower()
