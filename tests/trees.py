"""Stored trees stand in for the parser, so that tests of rules need no model.

The trees lie in `tests/extract/trees/`, one CoNLL-U file a language, and each test finds those
of its own text there. After a test with a new text is written, or the parser has changed:
`python scripts/make_trees.py`. The sentences beside the rules of events have theirs in
`tests/lexicons/trees/`.
"""

import json
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from tatanan.extract.coder import code_sentences
from tatanan.extract.cues import find_cues
from tatanan.extract.discourse import Discourse
from tatanan.extract.quotes import find_quotes
from tatanan.extract.reading import load_actor_words, read_names
from tatanan.lexicons.cues import load_cues
from tatanan.terms.coding import Coder
from tatanan.terms.text import Entity, Report, Span, Token, with_children

FOLDER = Path(__file__).parent / "extract" / "trees"
RULES = Path(__file__).parent / "lexicons" / "trees"
CODER = Coder("0.1.0", "0123456789abcdef", "fedcba9876543210")
NEW_TEXT = "# newdoc text = "


class Trees:
    """Where sentences come from; the script that makes the trees puts a parser here."""

    parse = None
    asked = {}  # noqa: RUF012 - the texts that tests asked for while a parser was here


def report_of(text, *, language="id", published="2025-03-20", **known):
    """Return a report of a text of March 2025, unless another day is given."""
    day = date.fromisoformat(published) if published else None
    return Report(Report.of(text, language=language).id, text, language, published=day, **known)


def sentences_of(report):
    """Return the stored sentences of a report."""
    if Trees.parse is not None:
        found = Trees.parse(report)
        Trees.asked[report.language, report.text] = found
        return found
    blocks = stored(report.language).get(report.text)
    assert blocks is not None, (
        f"no trees of {report.text!r} are stored; run `python scripts/make_trees.py`"
    )
    return sentences_from(report, blocks)


def code(text, *, language="id", **known):
    """Return the coding of a text, from its stored trees."""
    report = report_of(text, language=language, **known)
    outside = (report.title if report.title_span is None else None, report.before)
    beside = [report_of(words, language=language) for words in outside if words]
    return code_sentences(
        report, sentences_of(report), coder=CODER,
        context=[(other, sentences_of(other)) for other in beside],
    )


def read(text, *, language="id", discourse=None, number=0, **known):
    """Return the reading of one sentence of a text, the sentences before it read first."""
    report = report_of(text, language=language, **known)
    day = report.published.isoformat() if report.published else None
    discourse = discourse or Discourse(day)
    words = load_actor_words(language)
    for sentence in sentences_of(report)[: number + 1]:
        discourse.sentence += 1
        reading = read_names(report, sentence, words, discourse)
    return reading


def hits_of(text, *, language="id"):
    """Return the first sentence of a text, its quotations and its cues."""
    report = report_of(text, language=language)
    sentence, index = sentences_of(report)[0], load_cues(language)
    quotes = find_quotes(text, cue_forms=index.by_form)
    hits = find_cues(sentence, index, load_actor_words(language).grammar, quotes)
    return sentence, quotes, hits


def told(coding):
    """Return the statements of a coding as rows: who (by code), how, and what."""
    return [
        (speaker_code(statement), str(statement.manner), statement.content.quote)
        for statement in coding.statements
    ]


def speaker_code(statement):
    """Return the code of a statement's speaker: None for none, UNK for an unknown one."""
    if statement.speaker is None:
        return None
    return statement.speaker.actor.code if statement.speaker.actor else "UNK"


def speaker_names(coding):
    """Return the names of a coding's speakers, statement by statement."""
    return [
        s.speaker.actor.name if s.speaker and s.speaker.actor else None for s in coding.statements
    ]


def codes(coding):
    """Return the codes of those who are named or speak, each once, in order of the report."""
    known = {m.actor.id for m in coding.mentions if m.actor}
    known.update(s.speaker.actor.id for s in coding.statements if s.speaker and s.speaker.actor)
    return list(dict.fromkeys(actor.code for actor in coding.actors if actor.id in known))


@cache
def stored(language, folder=FOLDER):
    """Return the stored rows of each text, one block a sentence."""
    return blocks_of((folder / f"{language}.conllu").read_text(encoding="utf-8").split("\n"))


def blocks_of(lines):
    """Return the rows of each text in CoNLL-U lines, one block a sentence."""
    texts = {}
    for filled, group in groupby(lines, key=bool):
        block = list(group)
        if not filled:
            continue
        if block[0].startswith(NEW_TEXT):
            blocks = texts.setdefault(json.loads(block[0].removeprefix(NEW_TEXT)), [])
        blocks.append([line.split("\t") for line in block if not line.startswith("#")])
    return texts


def sentences_from(report, blocks):
    """Return the sentences of a report whose rows are given, each word at its place."""
    sentences, position = [], 0
    for number, rows in enumerate(blocks):
        tokens = []
        for row in rows:
            start = report.text.index(row[1], position)
            position = start + len(row[1])
            tokens.append(_token(row, Span(start, position)))
        span = Span(tokens[0].span.start, position)
        entities = _entities(tokens, [row[9] for row in rows])
        sentences.append(with_children(report.id, number, span, tuple(tokens), entities))
    return tuple(sentences)


def lines_of(text, sentences):
    """Yield the lines by which the sentences of a text are stored."""
    yield NEW_TEXT + json.dumps(text, ensure_ascii=False)
    for sentence in sentences:
        yield f"# text = {text[sentence.span.start : sentence.span.end]}"
        for token in sentence.tokens:
            yield "\t".join((
                str(token.number), token.form, token.lemma or "_", token.upos, "_",
                token.feats or "_", str(token.head), token.relation, "_", _tag(token, sentence),
            ))
        yield ""


def _token(row, span):
    number, form, lemma, upos, _, feats, head, relation, _, _ = row
    lemma = "" if lemma == "_" and form != "_" else lemma
    feats = "" if feats == "_" else feats
    return Token(int(number), span, form, lemma, upos, feats, int(head), relation)


def _tag(token, sentence):
    for entity in sentence.entities:
        if entity.span.holds(token.span):
            first = entity.span.start == token.span.start
            return f"Name={'B' if first else 'I'}-{entity.kind}"
    return "_"


def _entities(tokens, tags):
    names = []
    for token, tag in zip(tokens, tags, strict=True):
        if tag.startswith("Name=B-"):
            names.append([tag.removeprefix("Name=B-"), token.span.start, token.span.end])
        elif tag.startswith("Name=I-"):
            names[-1][2] = token.span.end
    return tuple(Entity(kind, Span(start, end)) for kind, start, end in names)
