"""Whether what stands behind a cue is a clause, and so may be said, or only a noun phrase."""

from collections.abc import Sequence
from itertools import pairwise

from tatanan.extract.cues import Hit
from tatanan.extract.date_words import load_date_words
from tatanan.extract.endings import MARKS, is_ordered, opens_aim
from tatanan.extract.match import subtree_span
from tatanan.lexicons.cues import CueKind, load_cues
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence, Token

# Fewer words than this are no clause.
_SHORTEST = 2
_NAMELESS = 6  # words within which somebody asks not to be named
_POINTED = 4  # words within which a noun's demonstrative stands behind it
# Acts of cues whose object is what is said, not whom it is said of.
_SPEAKS = frozenset({"speech", "thought"})
# What leads in a clause before its subject: where, when and how.
_LEADS = frozenset({"ADP", "ADV", "SCONJ", "PUNCT", "NUM"})
# Acts of cues by which somebody asks for something.
_ASKS = frozenset({"question", "order"})


def is_clause(
    sentence: Sentence, hit: Hit, first: int, last: int, grammar: Grammar, opened: bool
) -> bool:
    """Say whether a stretch behind a cue is a clause, not the noun phrase of "announced plans"."""
    region = sentence.tokens[first - 1 : last]
    if len(region) < _SHORTEST or (hit.cue.act in _ASKS and _is_nameless(region, grammar)):
        return False
    if opened or hit.cue.kind is CueKind.PHRASE or _is_plain(sentence, hit, region, grammar):
        return True
    if _spells_nothing(hit, region, grammar) or _takes_up(sentence, hit, region, grammar) or (
            _is_another_deed(sentence, hit, region, grammar)):
        return False
    if any(_is_predicate(sentence, token, hit, first, grammar) for token in region):
        return True
    # The parser often takes the subject of a clause for the object of its cue, or for a second
    # subject, in English where the cue is one of those that hardly have an object.
    said = any(c.relation in grammar.subject and c.number < hit.first
               for c in sentence.under(hit.first))
    objects = {"obj"} | (grammar.subject if said else frozenset())
    taken = any(token.head == hit.first and token.relation in objects for token in region)
    doubtful = hit.cue.strong and (grammar.language == "id" or _hardly_has_object(hit))
    predicates = any(_tells(sentence, t, hit, grammar) for t in region) or _is_denied(
        region, grammar)
    named = hit.cue.act in _SPEAKS and _equates(region)
    return taken and doubtful and (predicates or named)


def _is_nameless(region: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether whoever asks only asks "not to be named"."""
    forms = {token.form.lower() for token in region[:_NAMELESS]}
    return bool(forms & grammar.negations) and bool(forms & grammar.naming)


def _is_plain(
    sentence: Sentence, hit: Hit, region: Sequence[Token], grammar: Grammar
) -> bool:
    """Say whether a verb behind a cue is its content, whatever the tree makes of it.

    "Moscow denies hiding ships", "calls on Chad to free them", "berjanji akan datang".
    """
    if "gerund" in hit.cue.takes and not hit.cue.prepositions and grammar.is_gerund(region[0].form):
        return region[0].upos == "VERB"
    if hit.cue.act == "intent" and "infinitive" in hit.cue.takes and (
            region[0].upos == "AUX" or opens_aim(sentence, region[0], grammar)):
        return True
    if hit.cue.act != "order" or "infinitive" not in hit.cue.takes or not hit.cue.strong:
        return False
    return is_ordered(region, grammar)


def _spells_nothing(hit: Hit, region: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether an act of words, or how somebody acts, stands behind a cue.

    "Conveyed an invitation", "responded by leaving", "appealed to the young".
    """
    first = region[0].form.lower()
    addressed = hit.cue.words and hit.cue.act == "order" and "clause" not in hit.cue.takes
    return bool(addressed) or first in grammar.agent_markers | load_cues(
        grammar.language).courtesies


def _takes_up(
    sentence: Sentence, hit: Hit, region: Sequence[Token], grammar: Grammar
) -> bool:
    """Say whether only what was said before is taken up: "mengatakan hal itu saat ..."."""
    if region[0].form.lower() not in grammar.anaphors:
        return _is_named_again(sentence, hit, region, grammar)
    behind = next((t for t in region[1:] if t.upos != "DET"), None)
    return behind is None or behind.upos in ("ADP", "SCONJ", "PUNCT") or (
        behind.form.lower() in grammar.contrasts | grammar.breakers)


def _is_named_again(
    sentence: Sentence, hit: Hit, region: Sequence[Token], grammar: Grammar
) -> bool:
    """Say whether a noun with its demonstrative is all: "mengumumkan keputusan itu di Lima".

    What follows it hangs on the cue.
    """
    pointed = next((n for n, t in enumerate(region[:_POINTED]) if t.upos == "DET"), 0)
    noun = region[0]
    if grammar.language != "id" or not pointed or region[pointed].head != noun.number or (
            noun.head != hit.first):
        return False
    behind = region[pointed + 1 : pointed + 2]
    head = sentence.head_of(behind[0]) if behind else None
    return not behind or (behind[0].upos == "PUNCT" and behind[0].form not in MARKS) or (
        behind[0].upos == "ADP" and head is not None and head.head == hit.first)


def _is_another_deed(
    sentence: Sentence, hit: Hit, region: Sequence[Token], grammar: Grammar
) -> bool:
    """Say whether the first verb behind a cue only goes along with it: "recalled X and expelled Y".

    It stands right behind its coordinator, and has no subject of its own; nothing is quoted.
    """
    if any(token.form in MARKS for token in region):
        return False
    verb = next((t for t in region if t.upos in ("VERB", "AUX") or t.relation == "cop"), None)
    if verb is None or verb.relation != "conj" or not 0 < verb.head <= hit.last:
        return False
    before = sentence.tokens[verb.number - 2].form.lower()
    subjects = grammar.subject | grammar.patient
    return before in grammar.coordinators and not any(
        c.relation in subjects for c in sentence.under(verb.number))


def _hardly_has_object(hit: Hit) -> bool:
    return "clause" in hit.cue.takes and "noun" not in hit.cue.takes


def _is_predicate(
    sentence: Sentence, token: Token, hit: Hit, first: int, grammar: Grammar
) -> bool:
    """Say whether a token is a verb (or has a copula) that the cue governs, or that governs."""
    children = list(sentence.under(token.number))
    verbal = token.upos in ("VERB", "AUX") or any(c.relation in ("cop", "aux") for c in children)
    named = token.upos == "PROPN" and not verbal
    if hit.cue.strong and token.head == hit.first and not named and (
            token.relation in ("ccomp", "xcomp")):
        aimed = grammar.language == "en" and any(c.form.lower() in grammar.aims for c in children)
        return not aimed or "infinitive" in hit.cue.takes
    if verbal and hit.cue.kind is CueKind.VERB and token.head == hit.first and (
            token.relation == "acl:relcl"):  # to the parser: no clause describes a verb
        return _begins(sentence, token, first, grammar)
    if not (verbal or grammar.language == "id") or _only_describes(token):
        return False
    if token.head in range(hit.first, hit.last + 1):
        clausal = ("ccomp", "xcomp", "parataxis", "csubj", "dep", "obj")
        beside = token.relation in ("advcl", "conj") and _tells_beside(
            sentence, token, hit, first, grammar)
        return (verbal and beside) or token.relation in (clausal if verbal else clausal[:-1])
    hangs = token.relation in ("nmod", "obl") or (
        token.relation == "advcl" and not hit.cue.strong)
    return not hangs and _begins(sentence, token, first, grammar)


def _tells_beside(
    sentence: Sentence, token: Token, hit: Hit, first: int, grammar: Grammar
) -> bool:
    """Say whether a verb that goes along with a cue is what was said: "warned Peru not to go".

    "Claimed the hill, killing two" and "denied it and is free" only tell how and what more.
    """
    children = [c for c in sentence.under(token.number) if c.number >= first]
    aims = [c.number for c in children if c.form.lower() in grammar.aims]
    asked = hit.cue.act == "order" or first in aims or any(
        c.form.lower() in grammar.negations for c in children)
    charged = any(c.form.lower() in hit.cue.prepositions for c in children)
    opened = sentence.tokens[first - 1].form.lower() in grammar.complementisers
    told = (bool(aims) and asked) or charged or opened or grammar.language == "id"
    return told or _begins(sentence, token, first, grammar)


def _begins(sentence: Sentence, token: Token, first: int, grammar: Grammar) -> bool:
    """Say whether a stretch begins with a verb's subject, or with where and when it is so.

    "Said (on Friday) the port was shut", but "announced his plan, they said it was dead". In
    Indonesian, where hardly a cue has such an object, the verb only needs a subject.
    """
    subjects = grammar.subject | grammar.patient | {"expl"}
    own = [c.number for c in sentence.under(token.number)
           if c.relation in subjects and c.number >= first]
    if not own:
        return False
    lead = sentence.tokens[first - 1 : subtree_span(sentence, own[0])[0] - 1]
    return not lead or grammar.language == "id" or lead[0].upos in _LEADS


def _tells(sentence: Sentence, token: Token, hit: Hit, grammar: Grammar) -> bool:
    """Say whether a token is a verb that may tell what is said.

    It goes along with nothing before the cue and, in English, is none of a relative clause or of
    a circumstance with its own opener ("claimed the island that it had lost", "declared victory,
    days after it fell").
    """
    if not has_verb(sentence, token.number, token.number, grammar):
        return False
    openers = grammar.relativisers | grammar.breakers | grammar.contrasts
    opened = any(hit.last < c.number < token.number and c.form.lower() in openers
                 for c in sentence.under(token.number))
    describes = grammar.language == "en" and token.relation.startswith("acl") and opened
    apart = any(t.form == "," for t in sentence.tokens[hit.last : token.number - 1])
    before = 0 < token.head < hit.first and token.relation.startswith(("acl", "conj"))
    return not describes and not (before and apart)


def _is_denied(region: Sequence[Token], grammar: Grammar) -> bool:
    return any(token.form.lower() in grammar.negations for token in region)


def _equates(region: Sequence[Token]) -> bool:
    """Say whether a noun stands behind a closed phrase and tells what that is.

    A demonstrative behind its noun closes the phrase: "mobil itu milik sebuah perusahaan".
    """
    return any(
        a.upos == "DET" and a.head < a.number and b.upos in ("NOUN", "PROPN", "ADJ", "NUM")
        for a, b in pairwise(region))


def _only_describes(token: Token) -> bool:
    return token.relation.startswith("acl") or token.relation in ("amod", "aux", "cop")


def has_verb(sentence: Sentence, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether a verb or a copula stands among the tokens from first to last.

    The tagger takes the turn of a date for a verb: "tahun lalu".
    """
    turns = load_date_words(grammar.language).values["turn"]
    return any(
        (t.upos in ("VERB", "AUX") and t.form.lower() not in turns) or t.relation == "cop"
        for t in sentence.tokens[first - 1 : last])
