"""The parser on words that are given: how a treebank's sentences are parsed to be scored."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from tatanan.parse.conllu import Row, Tree
from tatanan.parse.spacy_parser import load_model
from tatanan.parse.words import shown

_BATCH = 64  # sentences; speed no longer grows beyond


def parse_words(trees: Sequence[Tree], language: str) -> list[Tree]:
    """Return the trees that a language's parser gives to the words of other trees.

    Words and sentences are taken as they stand; what the given trees say of them is not seen.
    Raises MissingModel or UnknownLanguage.
    """
    nlp = load_model(language)
    documents = (_document(tree, nlp) for tree in trees)
    parsed = nlp.pipe(documents, batch_size=_BATCH)
    return [
        Tree(tree.text, tuple(_rows(tree, document)))
        for tree, document in zip(trees, parsed, strict=True)
    ]


def _document(tree: Tree, nlp: Language) -> Doc:
    words = [shown(row.form) for row in tree.rows]
    return Doc(nlp.vocab, words=words, spaces=[not row.glued for row in tree.rows])


def _rows(tree: Tree, document: Doc) -> Iterator[Row]:
    for given, token in zip(tree.rows, document, strict=True):
        is_root = token.head.i == token.i
        head, relation = (0, "root") if is_root else (token.head.i + 1, token.dep_)
        feats = str(token.morph)
        yield Row(given.form, token.lemma_, token.pos_, feats, head, relation, given.glued)
