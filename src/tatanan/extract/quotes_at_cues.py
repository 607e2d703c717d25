"""How quotations stand to the cues beside them: which are introduced, claimed, or mere names."""

from collections.abc import Sequence

from tatanan.extract.cues import Hit
from tatanan.extract.drafts import Draft
from tatanan.extract.quotes import Quote
from tatanan.extract.reading import Reading

# A quotation of fewer words than this is no statement behind a cue that needs a quotation.
SHORTEST_QUOTED = 3


def may_invert(hit: Hit) -> bool:
    """Say whether a cue may stand before its speaker, behind what is said: "…, said Macron"."""
    return "inverted" in hit.cue.takes or bool(hit.cue.after_quote)


def is_claimed(quote: Quote, drafts: Sequence[Draft]) -> bool:
    """Say whether a statement has taken a quotation already."""
    return any(d.start < quote.last and quote.first < d.end for d in drafts)


def mixed_start(reading: Reading, quote: Quote, drafts: Sequence[Draft]) -> int:
    """Return where the content of a closing cue begins: a lead-in of the quotation counts."""
    sentence = reading.sentence
    if quote.start <= sentence.span.start:
        return quote.first
    start = max([sentence.span.start, *(d.end for d in drafts)])
    lead = [t for t in sentence.tokens if start <= t.span.start and t.span.end <= quote.start]
    words = [t for t in lead if t.upos != "PUNCT"]
    return words[0].span.start if len(words) > 1 else quote.first


def is_named_so(reading: Reading, hit: Hit, quote: Quote) -> bool:
    """Say whether the quotation is what somebody is called, not a clause with a verb."""
    between = [
        t for t in reading.sentence.tokens[hit.last :] if t.span.end <= quote.start
    ]
    grammar = reading.words.grammar
    words = len(reading.report.text[quote.first : quote.last].split())
    compared = any(t.form.lower() in grammar.comparers for t in between)
    if hit.cue.needs_quote and words < SHORTEST_QUOTED and not compared:
        return False
    openers = grammar.complementisers
    return not any(t.upos in ("VERB", "AUX") or t.form.lower() in openers for t in between)


def fitted(start: int, end: int, quotes: Sequence[Quote]) -> tuple[int, int]:
    """Return a content's characters, so that no quotation mark stands alone at its edge."""
    for quote in quotes:
        if start in (quote.start, quote.first) and quote.end >= end - 1 >= quote.first:
            return quote.first, quote.last
        if quote.start <= end <= quote.end and start < quote.start:
            return start, max(quote.last, min(end, quote.end))
    return start, end


def introduces(reading: Reading, hit: Hit, quote: Quote) -> bool:
    """Say whether a cue introduces a quotation: one of a word or two is a scare quote to most."""
    words = len(reading.report.text[quote.first : quote.last].split())
    says = hit.cue.strong and "clause" in hit.cue.takes and not hit.cue.needs_quote
    if words < SHORTEST_QUOTED and (not says or _is_of_noun(reading, hit)):
        return False
    return bool(hit.cue.takes & {"quote", "clause"})


def _is_of_noun(reading: Reading, hit: Hit) -> bool:
    """Say whether a quotation describes the object of a cue: "announced a 'brief' halt"."""
    return any(t.upos == "NOUN" and t.head == hit.first and t.relation == "obj"
               for t in reading.sentence.tokens[hit.last :])


def is_right_behind(reading: Reading, hit: Hit, quote: Quote) -> bool:
    """Say whether only a comma or a colon stands between a cue and a quotation."""
    between = [t for t in reading.sentence.tokens[hit.last :] if t.span.end <= quote.start]
    return bool(between) and all(t.form in (",", ":") for t in between)


def is_close(reading: Reading, hit: Hit, quote: Quote) -> bool:
    """Say whether at most a few words stand between a cue and a quotation."""
    end = reading.sentence.tokens[hit.last - 1].span.end
    return len(reading.report.text[end : quote.start].split()) <= 8
