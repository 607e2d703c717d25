"""Reports, statements and letters that speak: they do so for whoever issued them."""

from collections.abc import Iterator
from itertools import pairwise

from tatanan.extract.discourse import Discourse
from tatanan.extract.match import agent_of, is_nominal, phrase_of, subject_of
from tatanan.extract.reading import Reading, pronoun_at
from tatanan.extract.readings import described_by
from tatanan.lexicons.cues import CueIndex, CueKind
from tatanan.terms.coding import Actor
from tatanan.terms.text import Token


def is_document(token: Token, index: CueIndex) -> bool:
    """Say whether a token is a noun of what is said or written: "report", "laporan"."""
    cues = index.by_form.get(token.form.lower(), ())
    return token.upos == "NOUN" and any(cue.kind is CueKind.NOUN for cue in cues)


def issuer_of(reading: Reading, noun: Token) -> Token | None:
    """Return who issued a document: "issued a statement", "a report published by the UN"."""
    sentence, grammar = reading.sentence, reading.words.grammar
    verb = sentence.head_of(noun)
    if verb is not None and verb.upos == "VERB" and noun.relation == "obj":
        return subject_of(sentence, verb.number, grammar)
    for child in sentence.under(noun.number):
        if child.relation.startswith("acl") and child.number > noun.number:
            agent = agent_of(sentence, child.number, grammar)
            if agent is not None:
                return agent
        marks = {c.form.lower() for c in sentence.under(child.number)}
        if child.relation.startswith("nmod") and marks & grammar.agent_markers:
            return child
    return None


def note_documents(reading: Reading, index: CueIndex, discourse: Discourse) -> None:
    """Remember whose the documents of a sentence are: "the report" may speak later."""
    for token in reading.sentence.tokens:
        if is_document(token, index) or (
                discourse.heading and token.form.lower() in index.addresses):
            whose = next(_owners(reading, token, discourse), None)
            if whose is not None and whose.code != "UNK":
                discourse.documents[token.form.lower()] = whose
                if discourse.heading and token.form.lower() in index.addresses:
                    discourse.issuer = whose


def note_issuer(reading: Reading, discourse: Discourse) -> None:
    """Remember who says "we" where the text says so: "We, the ministers of the G7, condemn"."""
    tokens = reading.sentence.tokens
    for token, comma in pairwise(tokens):
        pronoun = pronoun_at(reading, token) if comma.form == "," else None
        if pronoun is None or pronoun.person != 1 or discourse.is_quoted(token.span.start):
            continue
        verb = next((t.number for t in tokens[comma.number :] if t.upos in ("VERB", "AUX")), 0)
        whose = described_by(reading.within(comma.number + 1, verb - 1), discourse)
        if whose is not None and verb:
            discourse.issuer = whose


def _owners(reading: Reading, noun: Token, discourse: Discourse) -> Iterator[Actor]:
    """Yield whom the words around a document name as those whose it is."""
    sentence, grammar = reading.sentence, reading.words.grammar
    issuer = issuer_of(reading, noun)
    if issuer is not None and is_nominal(issuer):
        named = described_by(reading.within(*phrase_of(sentence, issuer, grammar)), discourse)
        if named is not None:
            yield named
    first, last = phrase_of(sentence, noun, grammar)
    beside = [(f, e) for f, e in reading.within(first, last)
              if f.last < noun.number or f.first == noun.number + 1 or discourse.heading]
    named = described_by(beside, discourse)
    if named is not None:
        yield named
