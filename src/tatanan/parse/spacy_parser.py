"""The parser that ships with Tatanan: small Universal Dependencies models on spaCy."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.tokens import Doc

from tatanan.errors import MissingModel
from tatanan.lexicons.load import require_language
from tatanan.parse.packing import unpack_model
from tatanan.parse.voice import voice_features
from tatanan.parse.words import CUT_HERE, Cut, indonesian_words, load_cut, shown, split_sentences
from tatanan.terms.text import Entity, Report, Sentence, Span, Token, with_children

_Places = list[tuple[int, int]]


def parse_report(report: Report) -> tuple[Sentence, ...]:
    """Return the report's sentences in Universal Dependencies.

    The sentences of one report are parsed together and never with another's, so
    that a report's parse does not depend on its neighbours.
    Raises MissingModel or UnknownLanguage.
    """
    nlp = load_model(report.language)
    cut = load_cut(report.language)
    spans = list(split_sentences(report.text, cut))
    view = shown(report.text)
    places = [_words(nlp, view, start, end, cut) for start, end in spans]
    documents = [_document(nlp, view, words) for words in places]
    parsed = nlp.pipe(documents, batch_size=len(documents) or 1)
    return tuple(_sentences(report, nlp, spans, places, parsed))


@lru_cache(maxsize=4)
def load_model(language: str) -> Language:
    """Return the pipeline of a language; it is read from the package once."""
    return unpack_model(_model_bytes(require_language(language)))


@lru_cache(maxsize=4)
def model_digest(language: str) -> str:
    """Return the digest of a language's model, as it is kept with each coding."""
    return sha256(_model_bytes(require_language(language))).hexdigest()[:16]


def _model_bytes(language: str) -> bytes:
    file = files("tatanan.parse") / "models" / f"{language}.model"
    if not file.is_file():
        raise MissingModel(
            f"the parser of {language!r} is not in the package; "
            "install Tatanan again or run `make train TREEBANKS=folder`"
        )
    return file.read_bytes()


def _words(nlp: Language, view: str, start: int, end: int, cut: Cut) -> _Places:
    sentence = view[start:end]
    if nlp.lang in CUT_HERE:
        return [(start + a, start + b) for a, b in indonesian_words(sentence, cut)]
    return [
        (start + token.idx, start + token.idx + len(token))
        for token in nlp.tokenizer(sentence)
        if not token.is_space
    ]


def _document(nlp: Language, view: str, words: _Places) -> Doc:
    following = [start for start, _ in words[1:]] + [-1]
    return Doc(
        nlp.vocab,
        words=[view[start:end] for start, end in words],
        spaces=[end != start for (_, end), start in zip(words, following, strict=True)],
    )


def _sentences(
    report: Report,
    nlp: Language,
    spans: Sequence[tuple[int, int]],
    places: Sequence[_Places],
    parsed: Iterator[Doc],
) -> Iterator[Sentence]:
    for number, (span, words, document) in enumerate(zip(spans, places, parsed, strict=True)):
        tokens = tuple(_tokens(report, nlp, words, document))
        entities = tuple(
            Entity(e.label_, Span(words[e.start][0], words[e.end - 1][1])) for e in document.ents
        )
        yield with_children(report.id, number, Span(*span), tokens, entities)


def _tokens(report: Report, nlp: Language, words: _Places, document: Doc) -> Iterator[Token]:
    strings = nlp.vocab.strings
    columns = document.to_array([HEAD, DEP, POS, LEMMA, MORPH]).tolist()
    for index, ((start, end), column) in enumerate(zip(words, columns, strict=True)):
        distance = column[0] - (1 << 64) if column[0] >> 63 else column[0]
        relation, upos, lemma = strings[column[1]], strings[column[2]], strings[column[3]]
        form = report.text[start:end]
        if upos == "PUNCT" and any(map(str.isalpha, form)):  # the tagger errs: "N'Djamena"
            upos = "PROPN"
        feats = strings[column[4]].strip("_") if column[4] else ""
        if nlp.lang == "id":
            feats = voice_features(form, lemma, upos)
        head = index + 1 + distance if distance else 0
        relation = "root" if head == 0 else relation
        yield Token(index + 1, Span(start, end), form, lemma, upos, feats, head, relation)
