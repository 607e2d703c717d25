"""Where the content of a statement begins and ends, beside a cue.

The parser's clausal relations are its weakest, so order and punctuation lead and the
tree helps: a complementiser opens content, a new cue or a contrast with a subject of its
own closes it, commas part an inverted cue from what it introduces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatanan.extract.clauses import has_verb, is_clause
from tatanan.extract.cues import Hit, addressee_end
from tatanan.extract.date_words import load_date_words
from tatanan.extract.endings import BREAKS, MARKS, complementiser, content_end, opens_aim
from tatanan.extract.match import is_verbal, subtree_span
from tatanan.extract.quotes import Quote
from tatanan.lexicons.cues import CueKind
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence, Token

# What stands before a cue in fewer words than this is no clause.
_SHORTEST_BEFORE = 3
# An English cue this early has its content behind it even over a comma ("As X said, ...").
_EARLY = 5
# Behind a cue, its object ends at most this many words on ("accused the rulers of Peru of ...").
_OBJECT_REACH = 10
# What stands between a clause and who says it.
_BEHIND_CONTENT = frozenset({",", "?", "!", "-", "–", "—", "”", '"', "’"})
_LIGHT = frozenset({"PUNCT", "ADV", "AUX", "PART", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Region:
    """Token numbers of a content, inclusive."""

    first: int
    last: int


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
    tokens = sentence.tokens
    opened = complementiser(sentence, hit, grammar)
    if opened is not None and hit.cue.kind is CueKind.PHRASE and opened.number > hit.last + 1:
        opened = None  # "according to the ministry, the ship if seized will be sold"
    if opened is not None and _is_anothers(sentence, opened, hit, hits, grammar):
        opened = None
    first = _behind_opener(opened, hit, grammar) if opened else _bare_start(sentence, hit, grammar)
    if first is None or first > len(tokens):
        return None
    if tokens[first - 1].form == "," and hit.cue.kind is CueKind.PHRASE:
        first += 1
    if opened is None and hit.cue.kind is CueKind.VERB and tokens[first - 1].form == ",":
        if hit.first > _EARLY and grammar.language == "en" and not _is_capital(tokens[first:]):
            return None
        first += 1
        if first > len(tokens) or tokens[first - 1].form.lower() in (
                grammar.joiners | grammar.coordinators):
            return None
    verb = opened is None and hit.first == 1 and hit.cue.kind is CueKind.VERB
    if verb and grammar.is_gerund(tokens[0].form) and (
            tokens[hit.last].upos == "ADP"):  # "Commenting on the vote, the envoy said ..."
        return None
    last = content_end(sentence, hit, first, hits, grammar)
    if not is_clause(sentence, hit, first, last, grammar, opened is not None):
        return None
    return Region(first, last)


def _is_anothers(
    sentence: Sentence, opened: Token, hit: Hit, hits: Sequence[Hit], grammar: Grammar
) -> bool:
    """Say whether a second cue opens it: "calls on all to wait and affirms that"."""
    return any(
        hit.last < h.first < opened.number and h.cue.kind is CueKind.VERB
        and sentence.tokens[h.first - 2].form.lower() in grammar.coordinators for h in hits)


def _behind_opener(opened: Token, hit: Hit, grammar: Grammar) -> int:
    """Return where content begins: a condition is part of it ("said if Peru left, ...")."""
    condition = opened.form.lower() in grammar.hypothetical and hit.cue.act != "question"
    return opened.number if condition else opened.number + 1


def _is_capital(behind: Sequence[Token]) -> bool:
    """Say whether a quotation without marks begins: "He said, We shall come back"."""
    plain = bool(behind) and behind[0].upos in ("DET", "PRON")
    return plain and behind[0].form[:1].isupper()


def gerund_after(
    sentence: Sentence, hit: Hit, hits: Sequence[Hit], grammar: Grammar
) -> Region | None:
    """Return what somebody is said to do behind a preposition: "accused Peru of hiding it"."""
    tokens, inserted = sentence.tokens, 0
    for token in tokens[hit.last : min(hit.last + _OBJECT_REACH, len(tokens) - 1)]:
        following = tokens[token.number]
        if token.form.lower() in hit.cue.prepositions and _is_gerund(following, grammar):
            last = content_end(sentence, hit, following.number, hits, grammar)
            return Region(following.number, last)
        if token.number <= inserted:
            continue
        form = token.form.lower()
        inserted = _inserted_end(sentence, token, grammar)
        if inserted:
            continue
        if form in BREAKS | {","} | grammar.complementisers or token.upos in ("VERB", "AUX"):
            return None
    return None


def _inserted_end(sentence: Sentence, token: Token, grammar: Grammar) -> int:
    """Return the comma that ends a relative clause between two; 0 where none begins."""
    tokens = sentence.tokens
    following = tokens[token.number].form.lower() if token.number < len(tokens) else ""
    if token.form != "," or following not in grammar.relativisers:
        return 0
    return next((t.number for t in tokens[token.number + 1 :] if t.form == ","), 0)


def _is_gerund(token: Token, grammar: Grammar) -> bool:
    return grammar.is_gerund(token.form) and token.upos in ("VERB", "AUX")


def clause_before(
    sentence: Sentence, hit: Hit, subject: tuple[int, int] | None, grammar: Grammar
) -> Region | None:
    """Return the clause that a cue at its end attributes: "..., the ministry said".

    A cue behind a relative pronoun attributes none ("..., the court, which says that", "..., a
    claim that Chad denied").
    """
    tokens = sentence.tokens
    edge = min(hit.first, subject[0]) if subject else hit.first
    between = tokens[min(edge, hit.first - 1) - 1 : hit.first - 1] if hit.first > 1 else ()
    if any(token.form.lower() in grammar.relativisers for token in between):
        return None
    if edge > 1 and tokens[edge - 2].form.lower() in grammar.resumers:
        edge -= 1
    last = edge - 1
    if last < 1 or tokens[last - 1].form not in _BEHIND_CONTENT:
        return None
    while last and tokens[last - 1].upos == "PUNCT":
        last -= 1
    if last < _SHORTEST_BEFORE or not _has_own_verb(sentence, last, grammar) or _only_where(
            tokens[:last]):
        return None
    apart = _goes_on(sentence, hit, subject, grammar) or _says_when(
        sentence, hit, tokens[:last], grammar)
    return None if apart else Region(1, last)


def _has_own_verb(sentence: Sentence, last: int, grammar: Grammar) -> bool:
    """Say whether a verb stands in a lead that is no preposition: not only "Regarding the call"."""
    return has_verb(sentence, 1, last, grammar) and any(
        t.relation not in ("case", "mark", "fixed") for t in sentence.tokens[:last]
        if t.upos in ("VERB", "AUX") or t.relation == "cop")


def _goes_on(
    sentence: Sentence, hit: Hit, subject: tuple[int, int] | None, grammar: Grammar
) -> bool:
    """Say whether a verb tells what else was done: "..., declaring victory", "X sank, Y ordered Z".

    Whom it is said to stands behind "told", and whoever speaks may stand behind a cue.
    """
    cue, behind = sentence.tokens[hit.first - 1], sentence.tokens[hit.last : hit.last + 1]
    if grammar.is_gerund(cue.form) or any(t.form.lower() in grammar.agent_markers for t in behind):
        return True
    done = subject is not None and subject[1] < hit.first and (
        hit.cue.act in ("order", "accuse") or "noun" in hit.cue.takes)
    return done and any(
        c.relation == "obj" and c.number > hit.last for c in sentence.under(hit.first))


def clause_around(
    sentence: Sentence, hit: Hit, subject: tuple[int, int], hits: Sequence[Hit], grammar: Grammar
) -> Region | None:
    """Return the clause in which a cue stands between commas: "The drill, he said, was over"."""
    first, last = min(hit.first, subject[0]), max(hit.last, subject[1])
    apart = last - first > hit.last - hit.first + subject[1] - subject[0] + 2
    last = max(last, addressee_end(sentence, hit, grammar))
    if apart or not _stands_between(sentence, first, last, hits):
        return None
    tokens = sentence.tokens
    region = Region(1, content_end(sentence, hit, last + 2, hits, grammar))
    before, behind = tokens[: first - 2], tokens[last + 1 : region.last]
    if not behind:
        return None
    if _explains(hit, before, behind, sentence, grammar) or _predicates(before, behind, grammar):
        return region
    if subject[0] > hit.first:  # "..., said the ministry, ..." closes what was said
        return None
    if not _is_begun(before):
        return Region(last + 2, region.last)
    return region if _attaches(before, behind) else None


def _stands_between(sentence: Sentence, first: int, last: int, hits: Sequence[Hit]) -> bool:
    """Say whether words stand between two commas, with no quotation or other cue at either."""
    tokens = sentence.tokens
    if first < 3 or last + 2 > len(tokens) or {tokens[first - 2].form, tokens[last].form} != {","}:
        return False
    quoted = {tokens[first - 3].form, tokens[last + 1].form} & MARKS
    return not quoted and not any(h.first < first or h.first == last + 2 for h in hits)


def _explains(
    hit: Hit, before: Sequence[Token], behind: Sequence[Token], sentence: Sentence,
    grammar: Grammar,
) -> bool:
    """Say whether what was begun is told: "There is no proof, he says, that it was safe"."""
    head = sentence.tokens[hit.first - 1].head
    return behind[0].form.lower() in grammar.complementisers and head in {
        t.number for t in before}


def _predicates(before: Sequence[Token], behind: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether words say something of those before: "The drill, he said, was over"."""
    first, parts = behind[0], grammar.subject | grammar.patient
    named = _is_begun(before) and not any(is_verbal(t) for t in before)
    starts = first.upos in ("VERB", "AUX", "PART", "ADV") and not grammar.is_gerund(first.form)
    own = any(t.relation in parts for t in behind)
    return named and starts and not own and any(is_verbal(t) for t in behind)


def _attaches(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Say whether words tell more of a clause: "It was struck, he said, in the attack"."""
    numbers = {t.number for t in before}
    return behind[0].upos == "ADP" and any(t.head in numbers for t in behind)


def _is_begun(tokens: Sequence[Token]) -> bool:
    """Say whether words begin a clause, and do not only tell where or when."""
    return any(is_verbal(t) for t in tokens) or (
        tokens[0].upos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))


def _only_where(tokens: Sequence[Token]) -> bool:
    """Say whether words are one circumstance with its relative clause: "In a tape that leaked,"."""
    return tokens[0].upos == "ADP" and all(
        t.relation.startswith("acl") for t in tokens if t.upos == "VERB") and not any(
        t.upos == "AUX" and t.head not in _describing(tokens) for t in tokens)


def _describing(tokens: Sequence[Token]) -> set[int]:
    return {t.number for t in tokens if t.relation.startswith("acl")}


def _says_when(
    sentence: Sentence, hit: Hit, lead: Sequence[Token], grammar: Grammar
) -> bool:
    """Say whether a clause is of the cue's own verb: "When asked whether ..., he said yes"."""
    first = lead[0]
    verb = sentence.head_of(first)
    marked = first.relation == "mark" and verb is not None and (
        verb.relation == "advcl" and verb.head == hit.first)
    participle = first.upos == "VERB" and first.relation == "advcl" and first.head == hit.first
    opens = first.relation in ("mark", "advmod") and (
        first.form.lower() in grammar.simultaneous | grammar.contrasts)
    alone = opens and not any(
        t.form == "," and after.upos != "CCONJ" for t, after in pairwise(lead))
    return marked or alone or (participle and not _is_finite(sentence, first.number, hit.first - 1))


def _is_finite(sentence: Sentence, first: int, last: int) -> bool:
    return any(t.upos == "AUX" or "VerbForm=Fin" in t.feats
               for t in sentence.tokens[first - 1 : last])


def region_span(sentence: Sentence, region: Region) -> tuple[int, int]:
    """Return the characters of a region, its outer punctuation left out."""
    first, last = region.first, region.last
    tokens = sentence.tokens
    while first < last and _is_plain_mark(tokens[first - 1]):
        first += 1
    while last > first and tokens[last - 1].form in (".", ",", ";", ":", "-", "–", "—", "!"):
        last -= 1
    return tokens[first - 1].span.start, tokens[last - 1].span.end


def _is_plain_mark(token: Token) -> bool:
    return token.upos == "PUNCT" and token.form not in MARKS


def _is_verb(hit: Hit) -> bool:
    return hit.cue.kind in (CueKind.VERB, CueKind.PHRASE)


def _bare_start(sentence: Sentence, hit: Hit, grammar: Grammar) -> int | None:
    """Return where content without a complementiser begins: behind whom and when it was said."""
    number = begun = hit.last + 1
    tokens = sentence.tokens
    while number <= len(tokens):
        token = tokens[number - 1]
        skipped = _day_end(sentence, number, grammar) or _addressed(sentence, hit, token, grammar)
        if skipped is None:
            break
        number = skipped + 1
    if number > len(tokens) or tokens[number - 1].form in BREAKS - {":"}:
        return None
    if tokens[number - 1].form.lower() in grammar.coordinators:
        # whom it was said to is one of two who do something: "said Ana and Rui would go"
        return begun if number > begun else None
    return number + 1 if tokens[number - 1].form == ":" else number


def _day_end(sentence: Sentence, number: int, grammar: Grammar) -> int | None:
    """Return the last token of when it was said, standing at a token: "said (on) Friday he would".

    A weekday, with what stands before it ("late Monday"), or a unit behind its turn ("last week").
    """
    tokens, values = sentence.tokens, load_date_words(grammar.language).values
    forms = [t.form.lower() for t in tokens[number - 1 : number + 3]]
    place = 1 if tokens[number - 1].upos == "ADP" else 0
    if forms[place : place + 1] and forms[place] in values["part"].keys() | values["turn"].keys():
        place += 1
    turned = place > 0 and forms[place - 1] in values["turn"]
    days = values["weekday"].keys() | (values["unit"].keys() if turned else frozenset())
    last = number + place
    if last >= len(tokens) or forms[place] not in days:
        return None
    if tokens[last].form == "(":
        last = next((t.number for t in tokens[last:] if t.form == ")"), last)
    ends = last >= len(tokens) or tokens[last].upos in ("AUX", "VERB", "PART", "ADP")
    return None if ends else last


def _addressed(sentence: Sentence, hit: Hit, token: Token, grammar: Grammar) -> int | None:
    """Return the last token of a phrase that says to whom or when, standing at a token."""
    if token.form.lower() in grammar.possessives and "nya" in grammar.possessives:
        return token.number
    if token.upos == "ADV" and token.head == hit.first:
        return token.number
    aimed = hit.cue.act in ("order", "intent") and opens_aim(sentence, token, grammar)
    if token.upos == "ADP" and token.relation != "mark" and not aimed:
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
        if child.number > last and _has_own_content(sentence, child, grammar):
            return last
    return None


def _has_own_content(sentence: Sentence, clause: Token, grammar: Grammar) -> bool:
    """Say whether a clause is content by itself: an infinitive, or one with a subject."""
    if clause.relation == "xcomp":
        return True
    subjects = grammar.subject | grammar.patient
    return clause.relation == "ccomp" and any(
        c.relation in subjects for c in sentence.under(clause.number)
    )
