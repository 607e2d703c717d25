"""Sentences become a Coding: mentions, dates and statements, each with its evidence."""

from collections.abc import Sequence

from tatanan.extract.actors import find_mentions, load_actor_words, read_names
from tatanan.extract.discourse import Discourse
from tatanan.extract.quotes import find_quotes
from tatanan.extract.statements import find_statements
from tatanan.lexicons.cues import load_cues
from tatanan.terms.coding import Actor, Coder, Coding, Mention, Statement
from tatanan.terms.text import Report, Sentence

Context = tuple[Report, Sequence[Sentence]]


def code_sentences(
    report: Report, sentences: Sequence[Sentence], *, coder: Coder, context: Sequence[Context] = ()
) -> Coding:
    """Return all that stands in a report's sentences.

    `context` are parsed texts (a title, what stood before) that are read first, so that
    "he" may be somebody whom they name; they yield nothing themselves.
    """
    discourse = Discourse(report.published.isoformat() if report.published else None)
    for text, parsed in context:
        _read(text, parsed, discourse)
    mentions, statements = _read(report, sentences, discourse)
    return Coding(
        report.id,
        coder,
        actors=_actors(mentions, statements),
        mentions=tuple(mentions),
        statements=tuple(statements),
    )


def _read(
    report: Report, sentences: Sequence[Sentence], discourse: Discourse
) -> tuple[list[Mention], list[Statement]]:
    words, cues = load_actor_words(report.language), load_cues(report.language)
    quotes = find_quotes(report.text)
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for sentence in sentences:
        discourse.sentence += 1
        reading = read_names(report, sentence, words, discourse)
        mentions.extend(find_mentions(reading, discourse))
        statements.extend(find_statements(reading, quotes, cues, discourse))
    return mentions, statements


def _actors(mentions: Sequence[Mention], statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """Return the actors in the order in which the report names them, each once."""
    named = [(m.evidence.span.start, m.actor) for m in mentions]
    for statement in statements:
        speaker = statement.speaker
        if speaker is not None:
            start = (speaker.evidence or statement.content).span.start
            named.append((start, speaker.actor))
    actors: dict[str, Actor] = {}
    for _, actor in sorted(named, key=lambda item: item[0]):
        if actor is not None:
            actors.setdefault(actor.id, actor)
    return tuple(actors.values())
