"""The events of a report as a language model tells them, each value with words of the text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tatanan.errors import BadAnswer, LlmUnavailable
from tatanan.extract.coder import named_actors
from tatanan.extract.event_dates import DatesOf
from tatanan.extract.event_links import link_events
from tatanan.llm.answers import AnsweredEvent, read_answer
from tatanan.llm.checks import Desk, Dropped, Refusal, checked
from tatanan.llm.client import LlmClient
from tatanan.llm.lookup import Page
from tatanan.llm.prompt import Chunk, chunks_of, question_about
from tatanan.terms.coding import Coding, Event, Skipped
from tatanan.terms.text import Report, Sentence

# A second try with the same seed would bring the same answer.
_SEEDS = (1, 2)


@dataclass(frozen=True, slots=True)
class LlmCoding:
    """A coding whose events a language model told, and what did not get into it.

    `dropped` counts values by reason; `failed` of the report's `chunks` were not answered.
    """

    coding: Coding
    dropped: Mapping[Refusal, int]
    chunks: int
    failed: int


def code_with_llm(
    report: Report, sentences: Sequence[Sentence], base: Coding, client: LlmClient
) -> LlmCoding:
    """Return the coding of the rules with the events that a language model tells instead.

    Raises LlmUnavailable where asking on is no use. A piece of the report whose answer cannot
    be read is kept as skipped.
    """
    rule = f"llm:{client.server.model}"
    desk = Desk(Page(report, sentences), base, DatesOf(base.dates), rule)
    chunks = chunks_of(sentences)
    found: list[Event | Dropped] = []
    failed: list[Skipped] = []
    for chunk in chunks:
        answer = _answer(desk, chunk, client)
        if isinstance(answer, Skipped):
            failed.append(answer)
        else:
            found.extend(item for told in answer for item in checked(desk, chunk, told))
    events, again = _once([item for item in found if isinstance(item, Event)])
    dropped = [*(item for item in found if isinstance(item, Dropped)), *again]
    skipped = [Skipped(d.evidence, d.reason, rule) for d in dropped if d.evidence is not None]
    coding = replace(
        base,
        coder=replace(base.coder, models=f"{base.coder.models} {rule}"),
        events=link_events(report, sentences, events),
        skipped=(*base.skipped, *failed, *skipped),
    )
    coding = replace(coding, actors=named_actors(coding))
    return LlmCoding(coding, Counter(d.reason for d in dropped), len(chunks), len(failed))


def _answer(
    desk: Desk, chunk: Chunk, client: LlmClient
) -> tuple[AnsweredEvent | None, ...] | Skipped:
    """Return what a model answers about a piece, asked again once; or the piece as skipped."""
    question = question_about(desk.page.report, chunk, desk.base)
    error: BadAnswer | LlmUnavailable
    for seed in _SEEDS:
        try:
            return read_answer(client.ask(question, seed=seed))
        except BadAnswer as bad:
            error = bad
        except LlmUnavailable as unavailable:
            if client.is_lost:
                raise
            error = unavailable
            break
    return Skipped(desk.page.cite(chunk.span), f"not coded: {error}", desk.rule)


def _once(events: Sequence[Event]) -> tuple[list[Event], list[Dropped]]:
    """Return the events in the order of the text, and those that were told twice."""
    kept: dict[str, Event] = {}
    again: list[Dropped] = []
    for event in sorted(events, key=lambda e: (e.trigger.span.start, e.trigger.span.end)):
        if event.id in kept:
            again.append(Dropped(Refusal.AGAIN, event.trigger))
        kept.setdefault(event.id, event)
    return list(kept.values()), again
