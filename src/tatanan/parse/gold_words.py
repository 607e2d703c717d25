"""The parser and the name tagger on words that are given, so that they can be scored."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from tatanan.parse.conllu import Row, Tree
from tatanan.parse.names import Name, NamedSentence, names_document, names_of
from tatanan.parse.packing import unpack_model
from tatanan.parse.spacy_parser import load_model
from tatanan.parse.words import shown

_BATCH = 64  # sentences; speed no longer grows beyond


def parse_words(
    trees: Sequence[Tree], language: str, *, model: Path | None = None
) -> list[Tree]:
    """Return the trees that a language's parser gives to the words of other trees.

    Words and sentences are taken as they stand; what the given trees say of them is not seen.
    The parser is the one in the package, or that of a packed `model`.
    Raises MissingModel or UnknownLanguage.
    """
    nlp = _pipeline(language, model)
    documents = (_document(tree, nlp) for tree in trees)
    parsed = nlp.pipe(documents, batch_size=_BATCH)
    return [
        Tree(tree.text, tuple(_rows(tree, document)))
        for tree, document in zip(trees, parsed, strict=True)
    ]


def find_names(
    sentences: Sequence[NamedSentence], language: str, *, model: Path | None = None
) -> list[tuple[Name, ...]]:
    """Return the names that a language's tagger finds among the words of sentences.

    The names that the sentences bear are not seen. A model without a tagger finds none.
    Raises MissingModel or UnknownLanguage.
    """
    nlp = _pipeline(language, model)
    documents = (names_document(sentence, nlp.vocab, marked=False) for sentence in sentences)
    return [names_of(document) for document in nlp.pipe(documents, batch_size=_BATCH)]


@lru_cache(maxsize=4)
def _pipeline(language: str, model: Path | None) -> Language:
    return unpack_model(model.read_bytes()) if model else load_model(language)


def _document(tree: Tree, nlp: Language) -> Doc:
    words = [shown(row.form) for row in tree.rows]
    return Doc(nlp.vocab, words=words, spaces=[not row.glued for row in tree.rows])


def _rows(tree: Tree, document: Doc) -> Iterator[Row]:
    for given, token in zip(tree.rows, document, strict=True):
        is_root = token.head.i == token.i
        head, relation = (0, "root") if is_root else (token.head.i + 1, token.dep_)
        feats = str(token.morph)
        yield Row(given.form, token.lemma_, token.pos_, feats, head, relation, given.glued)
