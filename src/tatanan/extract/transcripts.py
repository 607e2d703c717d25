"""Transcripts: whoever a label names says all of the turn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tatanan.extract.actors import Party, party_within
from tatanan.extract.drafts import Draft
from tatanan.extract.quotes import Quote
from tatanan.extract.reading import Reading
from tatanan.extract.readings import make_actor
from tatanan.extract.speakers import Speakers
from tatanan.terms.coding import ActorKind
from tatanan.terms.turns import Turn


def with_turns(quotes: Sequence[Quote], turns: Sequence[Turn]) -> tuple[Quote, ...]:
    """Return the quotations of a text in order, a paragraph of a turn being one, without marks."""
    said = (turn.words for turn in turns)
    whole = (Quote(s.start, s.end, s.start, s.end, opened=False, closed=False, turn=True)
                 for s in said)
    return tuple(sorted([*whole, *quotes], key=lambda q: (q.start, -q.end)))


def quoted(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Return the characters that are quoted in a text, in order, none inside others."""
    found: list[tuple[int, int]] = []
    for quote in quotes:
        if not quote.single and not (found and quote.start < found[-1][1]):
            found.append((quote.start, quote.end))
    return found


def turn_at(reading: Reading, speakers: Speakers) -> Iterator[Draft]:
    """Yield what is said in a turn, paragraph by paragraph, at the sentence that is its label."""
    span, turns = reading.sentence.span, speakers.discourse.turns
    first = bisect_left(turns, span.start, key=_label_start)
    own = turns[first : bisect_right(turns, span.start, key=_label_start)]
    if own and span.end == own[0].colon.end:
        party, colon = _labelled(reading, own[0], speakers), own[0].colon
        for turn in own:
            yield Draft(turn.words.start, turn.words.end, (colon.start, colon.end), party,
                        "statement.turn")


def _label_start(turn: Turn) -> int:
    return turn.label.start


def _labelled(reading: Reading, turn: Turn, speakers: Speakers) -> Party:
    """Return whom a label denotes; "Q" and "REPORTER" are anybody."""
    label = reading.report.cite(turn.label.start, turn.label.end)
    if label.quote.lower() in speakers.index.labels:
        return Party(0, 0, label, None)
    discourse, tokens = speakers.discourse, reading.sentence.tokens
    last = max((t.number for t in tokens if t.span.end <= turn.label.end), default=0)
    party = party_within(reading, 1, last, None, discourse) if last else Party(0, 0, label, None)
    if party.actor is None:
        words = tuple(label.quote.split())
        known = discourse.known(words) or make_actor(ActorKind.PERSON, label.quote, "UNK")
        discourse.introduce(words, known)
        party = replace(party, actor=known)
    return speakers.affiliated(replace(party, evidence=label))
