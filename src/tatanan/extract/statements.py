"""Who is reported to have said or thought what: direct, mixed and indirect statements."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from tatanan.extract.actors import Party
from tatanan.extract.affiliation import Chooser
from tatanan.extract.asides import before_aside
from tatanan.extract.closing import closing_commas, closing_phrase, outlet_end
from tatanan.extract.contents import (
    Region,
    clause_after,
    clause_around,
    clause_before,
    gerund_after,
    quote_after,
    quote_before,
    region_span,
)
from tatanan.extract.cues import Hit, behind_dash, find_cues, names_whom
from tatanan.extract.discourse import Discourse
from tatanan.extract.documents import is_document, note_documents, note_issuer
from tatanan.extract.drafts import Draft, statement_of, without_doubles
from tatanan.extract.endings import complementiser
from tatanan.extract.headlines import headline_at
from tatanan.extract.match import is_passive
from tatanan.extract.namings import described_as
from tatanan.extract.quotes import Quote
from tatanan.extract.quotes_at_cues import (
    fitted,
    introduces,
    is_claimed,
    is_close,
    is_named_so,
    is_right_behind,
    may_invert,
    mixed_start,
)
from tatanan.extract.reading import Reading
from tatanan.extract.speakers import Speakers
from tatanan.extract.transcripts import turn_at
from tatanan.extract.uncued import uncued_quotations
from tatanan.lexicons.cues import CueIndex, CueKind
from tatanan.terms.coding import Statement
from tatanan.terms.text import Sentence, Token

# Before "according to X", fewer words than this only lead in ("Earlier this week, ...").
SHORTEST_LEAD = 4
# Words between a noun and what opens its clause ("pernyataan pejabat itu kepada media bahwa").
_OPENED_WITHIN = 12


def find_statements(
    reading: Reading, quotes: Sequence[Quote], index: CueIndex, discourse: Discourse,
    choose: Chooser,
) -> tuple[Statement, ...]:
    """Return the statements that begin in a sentence; who speaks in it is remembered."""
    sentence = reading.sentence
    near = [quote for quote in _near(sentence, quotes) if not quote.turn]
    found = find_cues(sentence, index, reading.words.grammar, near)
    hits = tuple(hit for hit in found if hit.cue.kind is not CueKind.OUTLET)
    reading = replace(reading, dateline=max(reading.dateline, outlet_end(reading, found)))
    note_documents(reading, index, discourse)
    note_issuer(reading, discourse)
    speakers = Speakers(reading, discourse, index, choose)
    drafts: list[Draft] = []
    closed = closing_commas(reading, found)
    for hit in hits:
        drafts.extend(
            _cut(draft, closed) for draft in _at_cue(reading, hit, hits, near, drafts, speakers))
    if not drafts:
        drafts.extend(headline_at(reading, near, speakers))
    drafts.extend(turn_at(reading, speakers))
    drafts.extend(uncued_quotations(reading, near, drafts, speakers))
    kept = without_doubles(drafts)
    _remember_documents(reading, hits, speakers)
    _announce(sentence, hits, kept, speakers)
    discourse.told.extend((draft.start, draft.end) for draft in kept)
    for draft in kept:
        if draft.speaker is not None:
            discourse.speaks(draft.speaker.actor, draft.speaker.evidence,
                             retold=_is_retold(draft, kept, discourse))
    return tuple(statement_of(reading.report, draft, quotes) for draft in kept)


def _is_retold(draft: Draft, drafts: Sequence[Draft], discourse: Discourse) -> bool:
    """Say whether a draft is what somebody else says that somebody said.

    "Ruto said that the envoy feared war": it is Ruto who goes on.
    """
    if draft.cue is None:
        return False
    place = draft.cue[0]
    return discourse.is_quoted(place) or any(
        other.start <= place < other.end for other in drafts if other is not draft)


def _cut(draft: Draft, closed: Sequence[int]) -> Draft:
    """Return a draft without who says all of it: "He hopes to go there, the ministry said"."""
    end = next((comma for comma in closed if draft.start < comma < draft.end), draft.end)
    return replace(draft, end=end)


def _near(sentence: Sentence, quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotations that share a character with a sentence; they are in order."""
    stop = bisect_left(quotes, sentence.span.end, key=attrgetter("start"))
    first = stop
    while first and quotes[first - 1].end > sentence.span.start:
        first -= 1
    return list(quotes[first:stop])


def _remember_documents(reading: Reading, hits: Sequence[Hit], speakers: Speakers) -> None:
    """Remember whose a document is in which somebody speaks: "the army said in a statement"."""
    for hit in hits:
        party = speakers.of.get(hit.first)
        if party is None or party.actor is None or party.is_open:
            continue
        for child in reading.sentence.under(hit.first):
            if child.relation.startswith("obl") and is_document(child, speakers.index):
                speakers.discourse.documents[child.form.lower()] = party.actor


def _announce(
    sentence: Sentence, hits: Sequence[Hit], drafts: Sequence[Draft], speakers: Speakers
) -> None:
    """Remember who speaks next: "The paper writes:", "The envoy agreed." before a quotation.

    Behind a noun ("after a request by Peru") stands nobody who speaks next.
    """
    spoke = [hit for hit in hits if hit.first in speakers.of]
    if not spoke:
        return
    party = speakers.of[spoke[-1].first]
    opens = sentence.tokens[-1].form == ":" and spoke[-1] is hits[-1]
    acts = spoke[-1].cue.kind is not CueKind.NOUN or party.last < spoke[-1].first
    if opens or (not drafts and acts and party.evidence is not None and party.actor is not None):
        speakers.discourse.speaks(party.actor, party.evidence)


def _at_cue(
    reading: Reading, hit: Hit, hits: Sequence[Hit], quotes: Sequence[Quote],
    drafts: Sequence[Draft], speakers: Speakers,
) -> Iterator[Draft]:
    if _is_supposed(reading, hit):
        return
    party = speakers.at(hit, hits)
    nobody = party is None and speakers.discourse.in_turn(reading.sentence.span.start)
    if hit.first in speakers.shown or nobody:
        return
    if hit.cue.kind is CueKind.PHRASE:
        yield from _at_phrase(reading, hit, hits, quotes, drafts, party)
    elif hit.cue.kind is CueKind.NOUN:
        yield from _at_noun(reading, hit, hits, quotes, drafts, party)
    else:
        yield from _at_verb(reading, hit, hits, quotes, drafts, party)


def _is_supposed(reading: Reading, hit: Hit) -> bool:
    """Say whether nobody thinks or says it: "if he believes that", "saying so would be wrong"."""
    sentence, hypothetical = reading.sentence, reading.words.grammar.hypothetical
    cue = sentence.tokens[hit.first - 1]
    if cue.relation == "csubj" and reading.words.grammar.is_gerund(cue.form):
        return True
    marks = (c for c in sentence.under(hit.first) if c.relation == "mark" and c.number < hit.first)
    mark = next((c for c in marks if c.form.lower() in hypothetical), None)
    verb = hit.cue.kind is CueKind.VERB and sentence.tokens[hit.first - 1].relation == "advcl"
    return verb and mark is not None and not any(
        t.upos == "PUNCT" for t in sentence.tokens[mark.number : hit.first])


def _at_verb(
    reading: Reading, hit: Hit, hits: Sequence[Hit], quotes: Sequence[Quote],
    drafts: Sequence[Draft], party: Party | None,
) -> Iterator[Draft]:
    sentence, grammar = reading.sentence, reading.words.grammar
    if party is None and is_passive(sentence, hit.first, grammar):
        return
    subject = (party.first, party.last) if party else None
    cue = _cue_span(reading, hit)
    before = quote_before(sentence, hit, subject, quotes) if may_invert(hit) else None
    if before is not None and not is_claimed(before, drafts):
        start = mixed_start(reading, before, drafts)
        yield Draft(start, before.last, cue, party, "statement.quote-before")
        after = quote_after(sentence, hit, hits, quotes)
        if after is not None:
            yield Draft(after.first, after.last, cue, party, "statement.quote-resumed")
        return
    around = _around(reading, hit, hits, party) if may_invert(hit) else None
    if around is not None and not hit.cue.needs_quote:
        start, end = region_span(sentence, around)
        yield Draft(*fitted(start, end, quotes), cue, party, "statement.clause-around")
        return
    yield from _behind_verb(reading, hit, hits, quotes, drafts, party)


def _around(
    reading: Reading, hit: Hit, hits: Sequence[Hit], party: Party | None
) -> Region | None:
    """Return the clause in which a cue stands with its speaker, or None."""
    if party is None or not party.first:
        return None
    subject = party.first, party.last
    return clause_around(reading.sentence, hit, subject, hits, reading.words.grammar)


def _behind_verb(
    reading: Reading, hit: Hit, hits: Sequence[Hit], quotes: Sequence[Quote],
    drafts: Sequence[Draft], party: Party | None,
) -> Iterator[Draft]:
    sentence, grammar, cue = reading.sentence, reading.words.grammar, _cue_span(reading, hit)
    after = quote_after(sentence, hit, hits, quotes)
    told = not _is_still_to_be(reading, hit)
    described = described_as(
        sentence, hit, hits, grammar) if told and "as" in hit.cue.takes else None
    if described is not None and party is not None:
        start, end = region_span(sentence, described)
        yield Draft(*fitted(start, end, quotes), cue, party, "statement.as")
        return
    if "as" in hit.cue.takes and after is not None and is_named_so(reading, hit, after):
        yield Draft(after.first, after.last, cue, party, "statement.as")
        return
    if _breaks_off(reading, hit):
        closing = list(_before_verb(reading, hit, party))
        yield from closing
        if closing:
            return
    clause = None
    if told and hit.cue.takes & {"clause", "infinitive", "gerund"} and not hit.cue.needs_quote:
        clause = gerund_after(sentence, hit, hits, grammar) or clause_after(
            sentence, hit, hits, grammar)
    if clause is not None and _is_attributed(reading, hit, clause, party, drafts):
        start, end = region_span(sentence, clause)
        if after is not None and _is_whole(reading, clause, after):
            start, end = after.first, after.last
        yield Draft(*fitted(start, end, quotes), cue, party, "statement.clause-after")
    elif (
        after is not None
        and introduces(reading, hit, after)
        and (is_right_behind(reading, hit, after) or not _is_nested(reading, hit, drafts))
    ):
        yield Draft(after.first, after.last, cue, party, "statement.quote-after")
    elif may_invert(hit) and not hit.cue.needs_quote:
        yield from _before_verb(reading, hit, party)


def _is_still_to_be(reading: Reading, hit: Hit) -> bool:
    """Say whether a modal leaves open that it is said or thought: "could say", "will announce"."""
    grammar = reading.words.grammar
    return any(c.relation.startswith("aux") and hit.first > c.number
               and c.form.lower() in grammar.hypothetical | grammar.future
               for c in reading.sentence.under(hit.first))


def _is_whole(reading: Reading, clause: Region, quote: Quote) -> bool:
    """Say whether a clause is a quotation, behind which only a circumstance stands."""
    tokens, grammar = reading.sentence.tokens, reading.words.grammar
    behind = next((t for t in tokens if t.span.start >= quote.end), None)
    opens = tokens[clause.first - 1].span.start in (quote.start, quote.first)
    return opens and behind is not None and behind.form.lower() in (
        grammar.contrasts | grammar.breakers)


def _breaks_off(reading: Reading, hit: Hit) -> bool:
    """Say whether only a circumstance follows a cue: "The talks went well, she said as ..."."""
    grammar, tokens = reading.words.grammar, reading.sentence.tokens
    if closing_phrase(reading, hit) is not None:
        return not hit.cue.needs_quote
    following = tokens[hit.last].form.lower() if hit.last < len(tokens) else ""
    circumstance = following in grammar.contrasts or following in grammar.breakers
    opened = complementiser(reading.sentence, hit, grammar) is not None
    return circumstance and not opened and may_invert(hit) and not hit.cue.needs_quote


def _before_verb(reading: Reading, hit: Hit, party: Party | None) -> Iterator[Draft]:
    subject = (party.first, party.last) if party else None
    clause = clause_before(reading.sentence, hit, subject, reading.words.grammar)
    if clause is not None and party is not None and hit.cue.strong:
        start, end = region_span(reading.sentence, clause)
        yield Draft(start, end, _cue_span(reading, hit), party, "statement.clause-before")


def _at_phrase(
    reading: Reading, hit: Hit, hits: Sequence[Hit], quotes: Sequence[Quote],
    drafts: Sequence[Draft], party: Party | None,
) -> Iterator[Draft]:
    sentence = reading.sentence
    if party is None or _is_relative(reading, hit):
        return
    edge = max(party.last, hit.last)
    cue = _cue_span(reading, hit)
    before = quote_before(sentence, hit, None, quotes)
    if before is not None and not is_claimed(before, drafts):
        start = mixed_start(reading, before, drafts)
        yield Draft(start, before.last, cue, party, "statement.quote-before")
        return
    region = _around(reading, hit, hits, party) or _beside_phrase(reading, hit, edge, hits)
    if region is None:
        return
    start, end = region_span(sentence, region)
    yield Draft(*fitted(start, end, quotes), cue, party, "statement.phrase")


def _is_relative(reading: Reading, hit: Hit) -> bool:
    """Say whether a phrase only tells more of a thing: "a pact, according to which ..."."""
    tokens, relativisers = reading.sentence.tokens, reading.words.grammar.relativisers
    opens = any(t.form.lower() in relativisers for t in tokens[hit.last : hit.last + 1])
    return opens and tokens[hit.last - 1].upos == "ADP"


def _at_noun(
    reading: Reading, hit: Hit, hits: Sequence[Hit], quotes: Sequence[Quote],
    drafts: Sequence[Draft], party: Party | None,
) -> Iterator[Draft]:
    sentence, grammar = reading.sentence, reading.words.grammar
    if party is None:
        return
    opened = _is_opened(reading, hit, hits)
    after = quote_after(sentence, hit, hits, quotes)
    cue = _cue_span(reading, hit)
    if opened and "clause" in hit.cue.takes:
        clause = clause_after(sentence, hit, hits, grammar)
        if clause is not None:
            start, end = region_span(sentence, clause)
            yield Draft(*fitted(start, end, quotes), cue, party, "statement.noun")
    elif (
        after is not None
        and "quote" in hit.cue.takes
        and is_close(reading, hit, after)
        and not is_claimed(after, drafts)
    ):
        yield Draft(after.first, after.last, cue, party, "statement.noun-quote")


def _is_opened(reading: Reading, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a complementiser soon follows a noun, before any verb that speaks."""
    openers = reading.words.grammar.complementisers
    for token in reading.sentence.tokens[hit.last : hit.last + _OPENED_WITHIN]:
        if token.form.lower() in openers:
            return True
        verbal = token.upos == "VERB" and not token.relation.startswith(("acl", "amod"))
        if any(h.first == token.number for h in hits) or token.upos == "PUNCT" or verbal:
            return False
    return False


def _beside_phrase(
    reading: Reading, hit: Hit, edge: int, hits: Sequence[Hit]
) -> Region | None:
    """Return the content beside "according to X": what follows its comma, or what precedes."""
    sentence, grammar = reading.sentence, reading.words.grammar
    lead = [t for t in sentence.tokens[: hit.first - 1] if t.upos not in ("PUNCT", "CCONJ", "ADV")]
    before = [t for t in sentence.tokens[: hit.first - 1] if t.upos != "PUNCT"]
    joined = bool(before) and before[-1].form.lower() in (
        grammar.relativisers | grammar.coordinators)
    if len(lead) < SHORTEST_LEAD or joined:
        return clause_after(sentence, replace(hit, last=_after_comma(reading, edge)), hits, grammar)
    last = hit.first - 1
    while last > 1 and sentence.tokens[last - 1].upos == "PUNCT":
        last -= 1
    first = 1
    for other in hits:
        if other.cue.kind is CueKind.PHRASE and other.first < hit.first:
            first = other.last + 1
    return Region(first, last) if last - first >= 2 else None


def _after_comma(reading: Reading, edge: int) -> int:
    """Return the comma that ends "according to X and Y", or the phrase's last token."""
    tokens = reading.sentence.tokens
    relativisers = reading.words.grammar.relativisers
    behind = tokens[edge : edge + 1]
    described = any(t.form.lower() in relativisers or _is_participle(t) for t in behind)
    for number in range(edge + 1, min(edge + (24 if described else 12), len(tokens)) + 1):
        if tokens[number - 1].form == ",":
            return number
        if tokens[number - 1].upos in ("VERB", "AUX") and not described:
            return edge
    return edge


def _is_participle(token: Token) -> bool:
    """Say whether a word tells more of the one before it: "according to figures released by"."""
    return token.relation.startswith("acl") and "VerbForm=Part" in token.feats


def _is_attributed(
    reading: Reading, hit: Hit, clause: Region, party: Party | None, drafts: Sequence[Draft]
) -> bool:
    """Say whether a clause behind a cue is a statement: weak cues need more than strong ones.

    So do cues inside what somebody else is reported to have said. Behind a dash ("- We shall
    stay - said the envoy, quoted by Interfax") a cue closes what was said and opens nothing.
    """
    sentence, grammar = reading.sentence, reading.words.grammar
    nested = _is_nested(reading, hit, drafts)
    opener = sentence.tokens[clause.first - 2].form.lower() if clause.first > 1 else ""
    opened = opener in grammar.complementisers
    following = sentence.tokens[hit.last : hit.last + 1]
    owned = any(t.form.lower() in grammar.possessives for t in following)
    passive = is_passive(sentence, hit.first, grammar) and not owned and not names_whom(
        sentence, hit) and before_aside(reading, hit) is None and not _goes_along(sentence, hit)
    if not opened and (passive or behind_dash(sentence, hit)):
        return False
    if hit.cue.strong and not nested:
        return opened or party is not None
    hangs = any(
        c.relation == "ccomp" and c.number >= clause.first for c in sentence.under(hit.first)
    )
    return party is not None and (opened or hangs or _is_undertaken(reading, hit, party))


def _goes_along(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a particle makes a participle active: "voiced regret and called on Chad to".

    To the tree it hangs on a noun.
    """
    head = sentence.head_of(sentence.tokens[hit.first - 1])
    helped = any(c.relation == "aux:pass" for c in sentence.under(hit.first))
    joined = head is not None and head.upos != "VERB" and any(
        c.relation == "cc" for c in sentence.under(hit.first))
    return joined and bool(hit.cue.words) and not helped


def _is_undertaken(reading: Reading, hit: Hit, party: Party) -> bool:
    """Say whether somebody known says what to do: "Peru threatened to close the port".

    A drought that threatens to do so says nothing.
    """
    tokens, grammar = reading.sentence.tokens, reading.words.grammar
    aimed = any(t.form.lower() in grammar.aims for t in tokens[hit.last : hit.last + 1])
    denies = hit.cue.id.removeprefix("verb.") in grammar.deniers
    undertakes = hit.cue.act == "intent" and "quote" in hit.cue.takes and aimed and not denies
    inside = range(party.first, party.last + 1)
    heads = (t for t in tokens[max(party.first - 1, 0) : party.last] if t.head not in inside)
    somebody = any(t.upos in ("PROPN", "PRON") or reading.within(t.number, t.number) for t in heads)
    return undertakes and somebody and party.actor is not None


def _is_nested(reading: Reading, hit: Hit, drafts: Sequence[Draft]) -> bool:
    """Say whether a cue stands inside what somebody is already reported to have said."""
    place = reading.sentence.tokens[hit.first - 1].span.start
    return any(d.start <= place < d.end for d in drafts)


def _cue_span(reading: Reading, hit: Hit) -> tuple[int, int]:
    tokens = reading.sentence.tokens
    return tokens[hit.first - 1].span.start, tokens[hit.last - 1].span.end
