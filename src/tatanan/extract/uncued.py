"""Quotations that no cue introduces: signed behind a dash, or going on with who spoke."""

import re
from collections.abc import Iterator, Sequence

from tatanan.extract.actors import Party, party_at, unseen
from tatanan.extract.company import NOUNS
from tatanan.extract.discourse import Discourse, Named
from tatanan.extract.drafts import Draft
from tatanan.extract.match import subject_of
from tatanan.extract.quotes import Quote
from tatanan.extract.reading import Reading, pronoun_at
from tatanan.extract.readings import make_actor
from tatanan.extract.speakers import Speakers
from tatanan.terms.coding import ActorKind
from tatanan.terms.text import Token

# A quotation that runs over sentences was introduced this many statements ago at most.
_LATELY = 20
# A quotation of fewer words than this, without a cue, is a scare quote.
SHORTEST_UNCUED = 4
_SIGNATURE = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]*){0,4}?)"
    r"\s*\.?\s*(?=\n|$)"
)


def uncued_quotations(
    reading: Reading, quotes: Sequence[Quote], drafts: Sequence[Draft], speakers: Speakers
) -> Iterator[Draft]:
    """Yield quotations that no cue introduces, with whoever was speaking."""
    text, sentence = reading.report.text, reading.sentence
    for quote in quotes:
        if not sentence.span.start < quote.end <= sentence.span.end or quote.single:
            continue
        told = [(d.start, d.end) for d in drafts] + speakers.discourse.told[-_LATELY:]
        if any(start < quote.last and quote.first < end for start, end in told):
            continue
        words = len(text[quote.first : quote.last].split())
        if words < SHORTEST_UNCUED:
            continue
        if _is_introduced(reading, quote):
            yield Draft(quote.first, quote.last, None, _before_colon(reading, quote, speakers),
                        "statement.quote-behind-colon")
            continue
        if not _stands_alone(reading, quote):
            continue
        signed = _signed(reading, quote, speakers)
        if signed is not None:
            yield signed
            continue
        discourse = speakers.discourse
        going_on = discourse.speaker if discourse.speaker and _goes_on(discourse) else None
        party = speakers.affiliated(_as_before(reading, going_on))
        yield Draft(quote.first, quote.last, None, party, "statement.quote-alone")


def _signed(reading: Reading, quote: Quote, speakers: Speakers) -> Draft | None:
    """Return a quotation whose speaker stands behind a dash at the paragraph's end."""
    text = reading.report.text
    signature = _SIGNATURE.match(text, quote.end)
    if signature is None:
        return None
    words = tuple(signature["name"].split())
    actor = speakers.discourse.known(words) or make_actor(
        ActorKind.PERSON, " ".join(words), "UNK"
    )
    evidence = reading.report.cite(*signature.span("name"))
    party = speakers.affiliated(Party(0, 0, evidence, actor))
    return Draft(quote.first, quote.last, signature.span("dash"), party, "statement.signed")


def _as_before(reading: Reading, speaker: Named | None) -> Party:
    """Return the party that goes on speaking, with the words that named it in this report."""
    if speaker is None:
        return unseen(None)
    words = speaker.words
    here = words is not None and words.report == reading.report.id
    actor = speaker.actor if speaker.actor.id else None
    return Party(0, 0, words if here else None, actor)


def _goes_on(discourse: Discourse) -> bool:
    speaker = discourse.speaker
    return speaker is not None and discourse.sentence - speaker.sentence <= 4


def _is_introduced(reading: Reading, quote: Quote) -> bool:
    """Say whether a quotation follows a colon behind a clause: "She was blunt: ..."."""
    before = _before(reading, quote)
    return bool(before) and before[-1].form == ":" and any(
        t.upos in ("VERB", "AUX") for t in before)


def _before(reading: Reading, quote: Quote) -> list[Token]:
    return [t for t in reading.sentence.tokens if t.span.start < quote.start]


def _before_colon(reading: Reading, quote: Quote, speakers: Speakers) -> Party:
    """Return who the clause before a colon is about, if it is about somebody."""
    before = _before(reading, quote)
    for token in before:
        head = subject_of(reading.sentence, token.number, reading.words.grammar)
        if head is not None and head in before:
            party = party_at(reading, head, speakers.discourse)
            is_somebody = party.actor is not None or pronoun_at(reading, head) or any(
                entry.category in NOUNS for _, entry in reading.within(party.first, party.last))
            return speakers.affiliated(party if is_somebody else unseen(None))
    return speakers.affiliated(unseen(None))


def _stands_alone(reading: Reading, quote: Quote) -> bool:
    """Say whether a quotation begins its sentence, or makes up most of it."""
    sentence = reading.sentence
    before = reading.report.text[sentence.span.start : max(quote.start, sentence.span.start)]
    inside = min(quote.end, sentence.span.end) - max(quote.start, sentence.span.start)
    return not before.strip(" -–—•") or inside * 2 > sentence.span.end - sentence.span.start
