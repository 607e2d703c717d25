"""Sentences become a Coding: who is in it, what was said and what was done, each with its words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tatanan.extract.actors import find_mentions
from tatanan.extract.affiliation import Chooser, likely_choice
from tatanan.extract.claims import find_claims
from tatanan.extract.dates import find_dates, load_date_words
from tatanan.extract.discourse import Discourse
from tatanan.extract.drafts import join_interrupted
from tatanan.extract.event_dates import dates_words
from tatanan.extract.event_judges import Judge, default_judge
from tatanan.extract.event_links import link_events
from tatanan.extract.events import find_events
from tatanan.extract.figures import find_figures
from tatanan.extract.findings import find_findings
from tatanan.extract.memberships import find_memberships
from tatanan.extract.quotes import ends_inside, find_quotes
from tatanan.extract.reading import (
    explained_acronyms,
    home_of,
    load_actor_words,
    read_names,
)
from tatanan.extract.scenes import REMEMBERED, Ground, Scene, lay_ground, most_named, scene_of
from tatanan.extract.statements import find_statements
from tatanan.extract.transcripts import quoted, with_turns
from tatanan.lexicons.cues import load_cues
from tatanan.lexicons.events import load_events
from tatanan.lexicons.grammar import load_grammar
from tatanan.terms.coding import (
    Actor,
    Basis,
    Coder,
    Coding,
    Mention,
    Statement,
    When,
)
from tatanan.terms.text import Report, Sentence, Span
from tatanan.terms.turns import find_turns

Context = tuple[Report, Sequence[Sentence]]


def code_sentences(
    report: Report, sentences: Sequence[Sentence], *, coder: Coder,
    context: Sequence[Context] = (), choose: Chooser = likely_choice,
    judge: Judge | None = None,
) -> Coding:
    """Return all that stands in a report's sentences.

    `context` are parsed texts (a title, what stood before) that are read first, so that
    "he" may be somebody whom they name; they yield nothing themselves. `choose` says to
    which state a speaker belongs whose words leave it open, `judge` what tells an event;
    None has the models of the package judge.
    """
    judge = judge or default_judge()
    discourse = Discourse(report.published.isoformat() if report.published else None)
    discourse.home, discourse.title = home_of(report), report.title
    grounds: list[Ground] = []
    before: list[Scene] = []
    for text, parsed in context:
        begin = len(grounds)
        _, said = _read(text, parsed, discourse, choose, judge, grounds)
        before.extend(scene_of(ground, said) for ground in grounds[begin:])
    grounds = grounds[-REMEMBERED:]
    begin = len(grounds)
    forms = load_cues(report.language).by_form
    inside = bool(report.before) and ends_inside(report.before, forms)
    mentions, found = _read(
        report, sentences, discourse, choose, judge, grounds, open_before=inside)
    date_words = load_date_words(report.language)
    dates = find_dates(report, words=date_words)
    statements = tuple(_dated(report, sentences, join_interrupted(report, found), dates))
    about = most_named(discourse)
    scenes = [scene_of(ground, statements, about) for ground in grounds[begin:]]
    coding = Coding(
        report.id,
        coder,
        mentions=tuple(mentions),
        dates=dates,
        statements=statements,
        events=link_events(report, sentences, find_events(
            report, scenes, dates, judge, before=before[-REMEMBERED:])),
    )
    return _completed(report, sentences, coding)


def _completed(report: Report, sentences: Sequence[Sentence], coding: Coding) -> Coding:
    """Return a coding with what builds on its mentions, dates and statements."""
    coding = replace(coding, memberships=find_memberships(report, sentences, coding))
    coding = replace(coding, figures=find_figures(report, sentences, coding))
    coding = replace(coding, claims=find_claims(report, sentences, coding))
    coding = replace(coding, actors=named_actors(coding))
    return replace(coding, findings=find_findings(report, sentences, coding))


def _read(
    report: Report, sentences: Sequence[Sentence], discourse: Discourse, choose: Chooser,
    judge: Judge, grounds: list[Ground], *, open_before: bool = False,
) -> tuple[list[Mention], list[Statement]]:
    """Read sentence after sentence; `grounds` grows by one for each."""
    index = load_events(report.language)
    learned = judge.learned.get(report.language, frozenset())
    words, cues = load_actor_words(report.language), load_cues(report.language)
    discourse.turns = find_turns(report.text)
    quotes = with_turns(
        find_quotes(report.text, open_before=open_before, cue_forms=cues.by_form),
        discourse.turns)
    mentions: list[Mention] = []
    statements: list[Statement] = []
    discourse.told.clear()
    discourse.acronyms = explained_acronyms(report, sentences, words, discourse)
    discourse.quotations = quoted(quotes)
    for sentence in sentences:
        discourse.sentence += 1
        discourse.heading = report.text == discourse.title or bool(
            report.title_span and report.title_span.holds(sentence.span))
        standings = discourse.standings()
        reading = read_names(report, sentence, words, discourse)
        found = list(find_mentions(reading, discourse))
        mentions.extend(found)
        if discourse.heading:
            discourse.headline.update(m.actor.code for m in found if m.actor)
        grounds.append(lay_ground(
            reading, discourse, grounds, index=index, learned=learned, standings=standings))
        statements.extend(find_statements(reading, quotes, cues, discourse, choose))
    return mentions, statements


def _dated(
    report: Report, sentences: Sequence[Sentence], statements: Sequence[Statement],
    dates: Sequence[When],
) -> Iterator[Statement]:
    """Yield the statements with the date that stands beside their cue, else the report's."""
    published = (
        When(report.published, report.published, Basis.PUBLISHED) if report.published else None
    )
    starts = [sentence.span.start for sentence in sentences]
    grammar = load_grammar(report.language)
    for statement in statements:
        cue = (statement.cue or statement.content).span
        around = sentences[max(0, bisect_right(starts, cue.start) - 1)]
        beside = (
            when for when in dates
            if when.evidence is not None
            and when.first is not None
            and around.span.holds(when.evidence.span)
            and not statement.content.span.overlaps(when.evidence.span)
            and dates_words(around, grammar, when, cue)
        )
        nearest = min(beside, key=lambda when: _distance(when, cue), default=published)
        yield replace(statement, when=nearest)


def _distance(when: When, cue: Span) -> int:
    """Return how many characters lie between a date's words and a cue."""
    span = when.evidence.span if when.evidence else cue
    return max(span.start - cue.end, cue.start - span.end, 0)


def named_actors(coding: Coding) -> tuple[Actor, ...]:
    """Return the actors in the order in which the report names them, each once."""
    actors: dict[str, Actor] = {}
    for _, actor in sorted(_named(coding), key=lambda item: item[0]):
        if actor is not None:
            actors.setdefault(actor.id, actor)
    return tuple(actors.values())


def _named(coding: Coding) -> Iterator[tuple[int, Actor | None]]:
    """Yield all actors of a coding, each with the place of the words that name it."""
    yield from ((m.evidence.span.start, m.actor) for m in coding.mentions)
    for statement in coding.statements:
        if statement.speaker is not None:
            words = statement.speaker.evidence or statement.content
            yield words.span.start, statement.speaker.actor
    yield from _taking_part(coding)


def _taking_part(coding: Coding) -> Iterator[tuple[int, Actor | None]]:
    """Yield who takes part in events, memberships, claims and figures."""
    for event in coding.events:
        for party in (*event.actors, *event.recipients):
            yield (party.evidence or event.trigger).span.start, party.actor
    for membership in coding.memberships:
        for actor in (membership.member, membership.organisation):
            yield membership.grounds.span.start, actor
    for claim in coding.claims:
        for subject in (claim.subject, claim.object):
            yield claim.evidence.span.start, subject
    for figure in coding.figures:
        for actor in figure.actors:
            yield figure.evidence.span.start, actor
