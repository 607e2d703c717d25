"""By what name somebody calls something: "called the raid murder", "menyebut X sebagai Y"."""

from collections.abc import Sequence

from tatanan.extract.contents import Region
from tatanan.extract.cues import Hit
from tatanan.extract.endings import MARKS, content_end, opens_deed
from tatanan.extract.match import is_passive
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence

# Words by which a name opens, and what a name is.
_OPENS_NAME = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PUNCT"})
_NAMES = frozenset({"NOUN", "PROPN", "ADJ"})
# Words between "what" and the verb of who calls something so.
_FREE_REACH = 6
# Words behind a cue within which "as" stands.
_AS_REACH = 15
_STOPS = frozenset({",", ".", ";", ":"})
_DASHES = frozenset({"—", "–"})


def described_as(
    sentence: Sentence, hit: Hit, hits: Sequence[Hit], grammar: Grammar
) -> Region | None:
    """Return what somebody is described as: "called X a Y", "menyebut X sebagai Y"."""
    return (
        _free_name(sentence, hit, hits, grammar)
        or _bare_name(sentence, hit, hits, grammar)
        or _name_behind_as(sentence, hit, hits, grammar))


def _free_name(
    sentence: Sentence, hit: Hit, hits: Sequence[Hit], grammar: Grammar
) -> Region | None:
    """Return the name of what has no other: "what she calls a mistake"."""
    tokens = sentence.tokens
    opener = next((t for t in reversed(tokens[: hit.first - 1][-_FREE_REACH:])
                   if t.form.lower() in grammar.free_relatives), None)
    following = tokens[hit.last] if hit.last < len(tokens) else None
    if opener is None or following is None or any(
            t.upos == "VERB" for t in tokens[opener.number : hit.first - 1]):
        return None
    first = hit.last + (2 if following.form.lower() in grammar.comparers else 1)
    if first > len(tokens) or tokens[first - 1].upos not in _OPENS_NAME:
        return None
    return Region(first, _name_end(sentence, hit, first, hits, grammar))


def _bare_name(
    sentence: Sentence, hit: Hit, hits: Sequence[Hit], grammar: Grammar
) -> Region | None:
    """Return a name that stands behind its thing: "called the raid murder".

    A quotation behind the thing is the name by itself.
    """
    if "name" not in hit.cue.takes or is_passive(sentence, hit.first, grammar):
        return None
    tokens = sentence.tokens
    children = [c for c in sentence.under(hit.first) if c.number > hit.last]
    name = next((c for c in children if c.relation == "xcomp" and c.upos in _NAMES), None)
    if name is None or tokens[hit.last].upos not in ("DET", "PRON", "PROPN"):
        return None
    thing = next((c for c in (*children, *sentence.under(name.number))
                  if c.relation in grammar.object | {"compound"}), None)
    if thing is None or name.number <= thing.number or any(
            t.form in MARKS for t in tokens[hit.last : name.number]):
        return None
    pronoun = tokens[hit.last].upos == "PRON" and thing.number == hit.last + 1
    return Region(hit.last + (2 if pronoun else 1),
                  _name_end(sentence, hit, name.number, hits, grammar))


def _name_behind_as(
    sentence: Sentence, hit: Hit, hits: Sequence[Hit], grammar: Grammar
) -> Region | None:
    tokens = sentence.tokens
    for token in tokens[hit.last : hit.last + _AS_REACH]:
        if token.form in _STOPS or token.upos in ("VERB", "AUX", "SCONJ"):
            return None
        if token.form.lower() in grammar.comparers and token.number > hit.last + 1:
            passed = is_passive(sentence, hit.first, grammar) or tokens[hit.last].upos == "PRON"
            return Region(token.number + 1 if passed else hit.last + 1,
                          _name_end(sentence, hit, token.number + 1, hits, grammar))
    return None


def _name_end(
    sentence: Sentence, hit: Hit, first: int, hits: Sequence[Hit], grammar: Grammar
) -> int:
    """Return where what something is called ends: at a mark, or where another deed is told."""
    tokens = sentence.tokens
    last, end = first, content_end(sentence, hit, first, hits, grammar)
    while last < end and tokens[last].form not in _STOPS | _DASHES and not (
            opens_deed(sentence, tokens[last], grammar)):
        last += 1
    return min(last, len(tokens))
