"""Who speaks over an aside: "Peru, which lost the vote, urged Chad to sign".

Behind such a comma the parser errs most: to it, what speaks is a participle of the name in
front, or of the aside, and whom it is about is the speaker. So order leads here.
"""

from collections.abc import Sequence
from itertools import pairwise

from tatanan.extract.cues import Hit
from tatanan.extract.endings import MARKS
from tatanan.extract.match import is_nominal, is_passive, is_verbal
from tatanan.extract.reading import Reading
from tatanan.lexicons.cues import CueKind
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence, Token

_HELPING = frozenset({"AUX", "ADV", "PART"})
_ENDS = frozenset({",", ".", ";"})
# Within so many words of its comma an aside shows that it is one: "most of whom".
_OPENING = 4


def before_aside(reading: Reading, hit: Hit) -> Token | None:
    """Return the main word of who stands in front of an aside that ends before a cue, or None.

    Only where the tree sees no other main verb than the cue, and the cue is no passive.
    """
    sentence, grammar = reading.sentence, reading.words.grammar
    close = _closing_comma(sentence, hit)
    if not close or hit.cue.kind is not CueKind.VERB or _is_spoken_to(sentence, hit, grammar):
        return None
    tokens = sentence.tokens
    for comma in (t for t in tokens[reading.dateline : close - 1] if t.form == ","):
        name = tokens[reading.dateline : comma.number - 1]
        if any(map(_is_told, name)) or any(t.form in MARKS for t in name):
            return None
        head = _head_of(sentence, name)
        if head is not None and _is_aside(tokens[comma.number : close - 1], grammar):
            return _own_subject(sentence, hit, comma, close) or head if _is_main(
                sentence, hit, close) else None
    return None


def _closing_comma(sentence: Sentence, hit: Hit) -> int:
    """Return the comma right before a cue and its helpers; 0 where there is none."""
    number = hit.first - 1
    while number and sentence.tokens[number - 1].upos in _HELPING:
        number -= 1
    return number if number and sentence.tokens[number - 1].form == "," else 0


def _is_spoken_to(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Say whether a cue closes what was said, or is a participle: "urged by", "told to"."""
    form = sentence.tokens[hit.first - 1].form.lower()
    following = next(iter(sentence.tokens[hit.last : hit.last + 1]), None)
    if following is None or following.form in _ENDS or form in hit.cue.after_quote:
        return True
    if _is_inserted(sentence.tokens[hit.last :]):
        return True
    if any(c.relation == "aux:pass" for c in sentence.under(hit.first)) or (
            grammar.language == "id" and is_passive(sentence, hit.first, grammar)):
        return True
    whom = hit.cue.act == "order" or form in grammar.addressing
    aims = grammar.aims if whom and not hit.cue.words else frozenset()
    return following.form.lower() in grammar.agent_markers | hit.cue.prepositions | aims


def _is_inserted(behind: Sequence[Token]) -> bool:
    """Say whether a cue and its speaker interrupt a clause: ", said the envoy, would open"."""
    for token, after in pairwise(behind):
        if is_verbal(token):
            return False
        if token.form == ",":
            return "VerbForm=Fin" in after.feats
    return False


def _is_told(token: Token) -> bool:
    """Say whether a token is a verb that tells something, not one that describes a noun."""
    return is_verbal(token) and token.relation != "amod"


def _head_of(sentence: Sentence, name: Sequence[Token]) -> Token | None:
    """Return the noun on which words in front hang, None where a preposition opens them all."""
    inside = {token.number for token in name}
    return next((
        t for t in name if is_nominal(t) and t.upos != "DET" and t.head not in inside
        and not any(c.relation == "case" and c.number < t.number
                    for c in sentence.under(t.number))), None)


def _own_subject(sentence: Sentence, hit: Hit, comma: Token, close: int) -> Token | None:
    """Return the subject that the tree sees, in front of an aside or as the aside."""
    told = any("VerbForm=Fin" in t.feats for t in sentence.tokens[comma.number : close - 1])
    last = comma.number if told else close
    return next((c for c in sentence.under(hit.first)
                 if c.relation == "nsubj" and c.number < last), None)


def _is_aside(words: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether words between two commas are one relative clause, or have no finite verb."""
    relative = any(t.form.lower() in grammar.relativisers or "PronType=Rel" in t.feats
                   for t in words[:_OPENING])
    comma = next((n for n, t in enumerate(words) if t.form == ","), len(words))
    return bool(words) and not any(
        "VerbForm=Fin" in t.feats for t in (words[comma:] if relative else words))


def _is_main(sentence: Sentence, hit: Hit, close: int) -> bool:
    """Say whether the tree sees its main word in the name, in the aside, or in the cue."""
    root = next(iter(sentence.under(0)), None)
    behind = any(c.relation == "nsubj" and c.number > hit.last for c in sentence.under(hit.first))
    return root is not None and not behind and (root.number <= close or root.number == hit.first)
