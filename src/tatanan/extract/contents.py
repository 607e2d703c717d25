"""Where the content of a statement begins and ends, beside a cue.

The parser's clausal relations are its weakest, so order and punctuation lead and the
tree helps: a complementiser opens content, a new cue or a contrast with a subject of its
own closes it, commas part an inverted cue from what it introduces.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tatanan.extract.cues import Hit
from tatanan.extract.match import subject_of, subtree_span
from tatanan.extract.quotes import Quote
from tatanan.lexicons.cues import CueKind
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence, Token

# Content of fewer words than this is no clause.
SHORTEST_CLAUSE = 2
# An English cue this early has its content behind it even over a comma ("As the ministry said, ...").
_EARLY = 5
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»", "„", "``", "''"})
_BREAKS = frozenset({";", ":", "(", "—", "–"})
_LIGHT = frozenset({"PUNCT", "ADV", "AUX", "PART", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Region:
    """Token numbers of a content, inclusive; `side` tells where it stands from its cue."""

    first: int
    last: int
    side: str


def quote_before(
    sentence: Sentence, hit: Hit, subject: tuple[int, int] | None, quotes: Sequence[Quote]
) -> Quote | None:
    """Return the quotation that a cue (with its subject) closes: "...," he said."""
    edge = min(hit.first, subject[0]) if subject else hit.first
    stop = sentence.tokens[edge - 1].span.start
    for quote in reversed(quotes):
        if quote.end <= stop:
            between = [t for t in sentence.tokens[: edge - 1] if t.span.start >= quote.end]
            return quote if all(t.upos in _LIGHT or t.form == "-" for t in between) else None
    return None


def quote_after(sentence: Sentence, hit: Hit, hits: Sequence[Hit],
                quotes: Sequence[Quote]) -> Quote | None:
    """Return the next quotation behind a cue, unless another cue stands before it."""
    end = sentence.tokens[hit.last - 1].span.end
    for quote in quotes:
        if quote.start >= end and quote.start < sentence.span.end:
            nearer = (h for h in hits if h.first > hit.last and _is_verb(h))
            return None if any(
                sentence.tokens[h.first - 1].span.start < quote.start for h in nearer
            ) else quote
    return None


def clause_after(
    sentence: Sentence, hit: Hit, hits: Sequence[Hit], grammar: Grammar
) -> Region | None:
    """Return the clause that a cue introduces behind it, or None."""
    opened = _complementiser(sentence, hit, grammar)
    first = opened.number + 1 if opened else _bare_start(sentence, hit, grammar)
    if first is None or first > len(sentence.tokens):
        return None
    if sentence.tokens[first - 1].form == "," and hit.cue.kind is CueKind.PHRASE:
        first += 1
    if opened is None and hit.cue.kind is CueKind.VERB and sentence.tokens[first - 1].form == ",":
        if hit.first > _EARLY and grammar.language == "en":
            return None
        first += 1
    last = _content_end(sentence, hit, first, hits, grammar)
    if not _is_clause(sentence, hit, first, last, grammar, opened is not None):
        return None
    return Region(first, last, "after")


def clause_before(
    sentence: Sentence, hit: Hit, subject: tuple[int, int] | None, start: int
) -> Region | None:
    """Return the clause that a cue at its end attributes: "..., the ministry said"."""
    edge = min(hit.first, subject[0]) if subject else hit.first
    comma = edge - 1
    if comma < 1 or sentence.tokens[comma - 1].form not in (",", "-", "–", "—", "”", '"', "’"):
        return None
    last = comma - 1
    while last >= start and sentence.tokens[last - 1].upos == "PUNCT":
        last -= 1
    if last - start + 1 < 3 or not _has_verb(sentence, start, last):
        return None
    return Region(start, last, "before")


def described_as(sentence: Sentence, hit: Hit, grammar: Grammar) -> Region | None:
    """Return what somebody is described as: "called X a Y", "menyebut X sebagai Y"."""
    tokens = sentence.tokens
    for token in tokens[hit.last : hit.last + 15]:
        if token.form in (",", ".", ";", ":") or token.upos in ("VERB", "AUX", "SCONJ"):
            return None
        if token.form.lower() in grammar.comparers and token.number > hit.last + 1:
            last = token.number + 1
            while last < len(tokens) and tokens[last].form not in (",", ".", ";", ":", "—", "–"):
                last += 1
            return Region(hit.last + 1, min(last, len(tokens)), "after")
    return None


def region_span(sentence: Sentence, region: Region) -> tuple[int, int]:
    """Return the characters of a region, its outer punctuation left out."""
    first, last = region.first, region.last
    tokens = sentence.tokens
    while first < last and tokens[first - 1].upos == "PUNCT" and tokens[first - 1].form not in _MARKS:
        first += 1
    while last > first and tokens[last - 1].form in (".", ",", ";", ":", "-", "–", "—", "!"):
        last -= 1
    return tokens[first - 1].span.start, tokens[last - 1].span.end


def _is_verb(hit: Hit) -> bool:
    return hit.cue.kind in (CueKind.VERB, CueKind.PHRASE)


def _complementiser(sentence: Sentence, hit: Hit, grammar: Grammar) -> Token | None:
    """Return the word that opens the content, if no other verb comes before it."""
    openers = grammar.complementisers
    if hit.cue.act in ("order", "intent") or "infinitive" in hit.cue.takes:
        openers = openers | (grammar.aims if grammar.language == "id" else frozenset())
    for token in sentence.tokens[hit.last : hit.last + 25]:
        form = token.form.lower()
        if form in openers and token.upos in ("SCONJ", "ADP", "ADV", "PRON", "X", "PART"):
            if form not in grammar.complementisers:
                return None if hit.cue.act == "order" else _previous(sentence, token)
            return token
        if token.form in _BREAKS or (token.upos == "VERB" and not _describes(sentence, token)):
            return None
    return None


def _previous(sentence: Sentence, token: Token) -> Token | None:
    return sentence.tokens[token.number - 2] if token.number > 1 else None


def _describes(sentence: Sentence, token: Token) -> bool:
    return token.relation.startswith("acl") or token.relation in ("amod", "nmod")


def _bare_start(sentence: Sentence, hit: Hit, grammar: Grammar) -> int | None:
    """Return where content without a complementiser begins: behind whom and when it was said."""
    number = hit.last + 1
    tokens = sentence.tokens
    while number <= len(tokens):
        token = tokens[number - 1]
        skipped = _addressed(sentence, hit, token, grammar)
        if skipped is None:
            break
        number = skipped + 1
    if number > len(tokens) or tokens[number - 1].form in _BREAKS - {":"}:
        return None
    return number + 1 if tokens[number - 1].form == ":" else number


def _addressed(sentence: Sentence, hit: Hit, token: Token, grammar: Grammar) -> int | None:
    """Return the last token of a phrase that says to whom or when, standing at a token."""
    if token.form.lower() in grammar.possessives and "nya" in grammar.possessives:
        return token.number
    if token.upos == "ADV" and token.head == hit.first:
        return token.number
    if token.upos == "ADP":
        head = sentence.head_of(token)
        if head is not None and head.head == hit.first and head.number > token.number:
            return max(subtree_span(sentence, head.number)[1], head.number)
    if token.head == hit.first and token.relation in ("obl:tmod", "obl:unmarked", "nmod:tmod"):
        return subtree_span(sentence, token.number)[1]
    return _told(sentence, hit, token, grammar)


def _told(sentence: Sentence, hit: Hit, token: Token, grammar: Grammar) -> int | None:
    """Return the end of the object of "told reporters", where a clause with a subject follows."""
    if hit.cue.act == "order" or grammar.language != "en":
        return None
    top: Token | None = token
    while top is not None and top.head != hit.first and top.head > token.number:
        top = sentence.head_of(top)
    if top is None or top.head != hit.first or top.relation not in ("obj", "iobj"):
        return None
    last = subtree_span(sentence, top.number)[1]
    for child in sentence.under(hit.first):
        if child.relation in ("ccomp", "xcomp") and child.number > last:
            if child.relation == "xcomp" or any(
                c.relation in grammar.subject | grammar.patient for c in sentence.under(child.number)
            ):
                return last
    return None


def _content_end(
    sentence: Sentence, hit: Hit, first: int, hits: Sequence[Hit], grammar: Grammar
) -> int:
    last = len(sentence.tokens)
    last = min(last, _before_main_verb(sentence, hit, first))
    last = min(last, _before_turn(sentence, first, last, grammar))
    last = min(last, _before_colon(sentence, first, last))
    for other in hits:
        if other.first > first and other.cue.kind in (CueKind.VERB, CueKind.PHRASE):
            last = min(last, _before_cue(sentence, hit, other, first, grammar) or last)
    while last > first and sentence.tokens[last - 1].upos == "PUNCT" and (
        sentence.tokens[last - 1].form not in _MARKS
    ):
        last -= 1
    return last


def _before_main_verb(sentence: Sentence, hit: Hit, first: int) -> int:
    """Return where a cue in a relative clause must end: before the verb of the main clause."""
    token: Token | None = sentence.tokens[hit.first - 1]
    while token is not None and not token.relation.startswith("acl"):
        if token.relation not in ("conj", "xcomp", "ccomp", "advcl"):
            return len(sentence.tokens)
        token = sentence.head_of(token)
    if token is None:
        return len(sentence.tokens)
    noun = sentence.head_of(token)
    main = sentence.head_of(noun) if noun is not None else None
    if main is None or main.number <= first:
        return len(sentence.tokens)
    commas = [t.number for t in sentence.tokens[first - 1 : main.number - 1] if t.form == ","]
    return commas[-1] - 1 if commas else main.number - 1


def _before_colon(sentence: Sentence, first: int, last: int) -> int:
    """Return where content ends because a colon opens a quotation of its own."""
    tokens = sentence.tokens
    for number in range(first + 2, last):
        if tokens[number - 1].form == ":" and tokens[number].form in _MARKS:
            return number - 1
    return last


def _before_turn(sentence: Sentence, first: int, last: int, grammar: Grammar) -> int:
    """Return where content ends because the report turns: ", but tensions have been rising"."""
    tokens = sentence.tokens
    for number in range(first + 2, last - 2):
        if tokens[number - 1].form == "," and tokens[number].form.lower() in grammar.turns:
            following = tokens[number + 1].form.lower() if number + 1 < len(tokens) else ""
            if following not in grammar.complementisers and following not in grammar.aims:
                return number - 1
    return last


def _before_cue(
    sentence: Sentence, hit: Hit, other: Hit, first: int, grammar: Grammar
) -> int | None:
    """Return where content ends because a second cue begins there, or None where it does not.

    It does behind a comma ("..., adding that", "..., according to"), behind a contrast
    with a subject of its own, and where the two cues share a subject ("and warned").
    """
    start = other.first
    tokens = sentence.tokens
    subject = subject_of(sentence, other.first, grammar) if other.cue.kind is CueKind.VERB else None
    if subject is not None and first < subject.number < other.first:
        start = min(start, subtree_span(sentence, subject.number)[0])
    before = tokens[start - 2] if start > 1 else None
    while before is not None and before.upos in ("AUX", "ADV", "PART") and before.number > first:
        before = tokens[before.number - 2]
    if before is None or before.number <= first:
        return None
    form = before.form.lower()
    if other.cue.kind is CueKind.PHRASE:
        return before.number - 1 if form == "," else None
    if form == "," and start == other.first:
        return before.number - 1
    joined = form in grammar.coordinators or form in grammar.contrasts
    if start == other.first and not _has_content(sentence, other, grammar):
        return None
    own = subject is not None and subject.number > first
    shared = tokens[other.first - 1].head == hit.first
    if joined and (shared or (own and form in grammar.contrasts) or start == other.first):
        return before.number - 1
    return None


def _has_content(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Say whether a cue plainly has content of its own, so that it begins a statement."""
    following = sentence.tokens[hit.last] if hit.last < len(sentence.tokens) else None
    if following is None or following.upos == "PART":
        return False
    if _complementiser(sentence, hit, grammar) is not None or following.form in _MARKS:
        return True
    return hit.cue.strong and following.upos in ("PROPN", "PRON", "DET")


def _is_clause(
    sentence: Sentence, hit: Hit, first: int, last: int, grammar: Grammar, opened: bool
) -> bool:
    """Say whether a stretch behind a cue is a clause, not the noun phrase of "announced plans"."""
    if last - first + 1 < SHORTEST_CLAUSE:
        return False
    if opened or hit.cue.kind is CueKind.PHRASE:
        return True
    return any(
        _is_predicate(sentence, token, hit, first, grammar)
        for token in sentence.tokens[first - 1 : last]
    )


def _is_predicate(
    sentence: Sentence, token: Token, hit: Hit, first: int, grammar: Grammar
) -> bool:
    """Say whether a token is a verb (or has a copula) that the cue governs, or that governs."""
    children = list(sentence.under(token.number))
    verbal = token.upos in ("VERB", "AUX") or any(c.relation in ("cop", "aux") for c in children)
    if hit.cue.strong and token.head == hit.first and token.relation in ("ccomp", "xcomp"):
        return True
    if not (verbal or grammar.language == "id") or token.relation.startswith("acl") or token.relation in ("amod", "aux", "cop"):
        return False
    if token.head in range(hit.first, hit.last + 1):
        return token.relation in ("ccomp", "xcomp", "parataxis", "advcl", "conj", "csubj", "obj")
    own = any(c.relation in grammar.subject | grammar.patient and c.number >= first for c in children)
    if own and token.relation not in ("nmod", "obl", "appos") and hit.cue.strong:
        return True
    return own and token.relation not in ("advcl", "nmod", "obl")


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        t.upos in ("VERB", "AUX") or t.relation == "cop" for t in sentence.tokens[first - 1 : last]
    )
