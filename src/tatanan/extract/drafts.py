"""Statements in the making: drafts, what becomes of them, and how two halves become one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tatanan.extract.actors import Party
from tatanan.extract.quotes import Quote
from tatanan.terms.coding import Manner, Speaker, Statement, StatementId
from tatanan.terms.ids import content_id
from tatanan.terms.text import Evidence, Report

# A cue that interrupts its quotation is at most this long ("said X, chairman of ...").
LONGEST_INTERRUPTION = 40
# So many statements back begins what goes on: the interruption may tell another.
_INSIDE = 2
_ENDS = re.compile(r"[.!?](?=\s)")
# Of a direct statement's letters, this share stands inside the marks.
DIRECT_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making: the characters of its content, its cue, its speaker."""

    start: int
    end: int
    cue: tuple[int, int] | None
    speaker: Party | None
    rule: str


def join_interrupted(
    report: Report, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Return the statements, a quotation that its own cue interrupts being one.

    '"A," he said. "B"' is one statement, whose content runs from A to B with the cue inside.
    What two cues claim for one speaker is one statement, by the first.
    """
    joined: list[Statement] = []
    for statement in statements:
        place = next((n for n in range(len(joined))[: -_INSIDE - 1 : -1]
                      if _resumes(report, joined[n], statement, n + 1 == len(joined))), None)
        if place is not None:
            last = joined[place]
            content = report.cite(last.content.span.start, statement.content.span.end)
            joined[place] = replace(
                last,
                id=_statement_id(report, content, last.speaker),
                content=content,
                found_by=tuple(dict.fromkeys((*last.found_by, *statement.found_by))),
            )
        else:
            joined.append(statement)
    once: dict[StatementId, Statement] = {}
    for statement in joined:
        once.setdefault(statement.id, statement)
    return tuple(once.values())


def _resumes(
    report: Report, last: Statement, statement: Statement, next_one: bool
) -> bool:
    """Say whether a quotation goes on behind its cue; over another statement in one sentence."""
    if last.cue is None or not {"statement.quote-before", "statement.quote-resumed"} & set(
        last.found_by
    ):
        return False
    if not {"statement.quote-alone", "statement.quote-resumed"} & set(statement.found_by):
        return False
    start, end = last.content.span.end, statement.content.span.start
    between = report.text[start:end] if start < end else ""
    inside = start <= last.cue.span.start < end and (next_one or len(_ENDS.findall(between)) < 2)
    return inside and "\n" not in between and len(between.split()) <= LONGEST_INTERRUPTION


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in order of the text; of two with the same content the first stays."""
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.start, draft.end), draft)
    return sorted(kept.values(), key=lambda d: (d.start, d.end))


def statement_of(report: Report, draft: Draft, quotes: Sequence[Quote]) -> Statement:
    """Return the statement that a draft has become; its date is added by the coder."""
    content = report.cite(draft.start, draft.end)
    cue = report.cite(*draft.cue) if draft.cue else None
    party = draft.speaker
    speaker = Speaker(party.evidence, party.actor) if party else None
    return Statement(
        _statement_id(report, content, speaker), speaker, cue, content,
        _manner(report, content, quotes), None, _found_by(draft),
    )


def _found_by(draft: Draft) -> tuple[str, ...]:
    """Return the rule, and the model where the speaker's state was inferred from the report."""
    inferred = draft.speaker is not None and draft.speaker.inferred
    return (draft.rule, "affiliation.model") if inferred else (draft.rule,)


def _statement_id(report: Report, content: Evidence, speaker: Speaker | None) -> StatementId:
    words = speaker.evidence.span if speaker and speaker.evidence else None
    span = content.span
    return StatementId(content_id("statement", report.id, span.start, span.end, words))


def _manner(report: Report, content: Evidence, quotes: Sequence[Quote]) -> Manner:
    span = content.span
    letters = sum(c.isalnum() for c in content.quote) or 1
    inside = 0
    for quote in quotes:
        if quote.turn and (quote.first, quote.last) != (span.start, span.end):
            continue  # what others said in a turn of a transcript is retold
        first, last = max(quote.first, span.start), min(quote.last, span.end)
        if first < last:
            inside += sum(c.isalnum() for c in report.text[first:last])
    if inside >= DIRECT_SHARE * letters:
        return Manner.DIRECT
    return Manner.MIXED if inside else Manner.INDIRECT
