"""Who closes a sentence: "The camp was shelled, a spokesman of the army said on Friday".

Behind such a comma the parser errs most: to it, the speaker is one more noun of the clause
before, and what speaks is a noun of that clause. So order leads here.
"""

from collections.abc import Sequence
from itertools import pairwise

from tatanan.extract.asides import before_aside
from tatanan.extract.cues import Hit, names_whom
from tatanan.extract.date_words import load_date_words
from tatanan.extract.endings import MARKS
from tatanan.extract.match import is_verbal
from tatanan.extract.reading import Reading
from tatanan.lexicons.cues import CueKind
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Token

# Fewer words before the comma are no clause.
_SHORTEST = 3
_AUXILIARY = frozenset({"AUX", "ADV"})
_NAMING = frozenset({"NOUN", "PROPN"})
_NO_PHRASE = frozenset({"VERB", "AUX", "SCONJ", "INTJ"})
_OPENS_NO_PHRASE = frozenset({"ADP", "CCONJ", "SCONJ", "ADV", "PUNCT", "PART"})
_LINKING = frozenset({"ADP", "SCONJ", "PRON", "ADV"})  # "as", "seperti yang" before an outlet
_CIRCUMSTANCE = frozenset({"PUNCT", "ADP", "ADV", "PROPN"})


def closing_phrase(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return the first and last token of who says with a cue what stands before a comma.

    None where the cue closes nothing, and where a pronoun speaks, which the tree sees.
    """
    if hit.cue.kind is not CueKind.VERB or not hit.cue.strong or "inverted" not in hit.cue.takes:
        return None
    if names_whom(reading.sentence, hit) or before_aside(reading, hit) is not None:
        return None
    return _before(reading, hit) or _behind(reading, hit)


def outlet_end(reading: Reading, hits: Sequence[Hit]) -> int:
    """Return the comma behind an outlet that opens a sentence, and its day; 0 where none does.

    "Dilansir Daily Nation, Kamis (28/5), ...".
    """
    tokens = reading.sentence.tokens
    if not hits or hits[0].cue.kind is not CueKind.OUTLET or hits[0].first > 1:
        return 0
    commas = [t.number for t in tokens if t.form == "," and t.number < len(tokens)]
    if not commas or any(map(is_verbal, tokens[hits[0].last : commas[0]])):
        return 0
    dated = len(commas) > 1 and _is_day(tokens[commas[0]], reading.words.grammar)
    return commas[1] if dated else commas[0]


def closing_commas(reading: Reading, hits: Sequence[Hit]) -> list[int]:
    """Return where the commas begin that end what was said: before who says so, or an outlet."""
    ends = []
    for hit in hits:
        first = hit.first
        if hit.cue.kind is not CueKind.OUTLET:
            phrase = closing_phrase(reading, hit)
            if phrase is None:
                continue
            first = min(first, phrase[0])
        tokens = reading.sentence.tokens[: first - 1]
        comma = next((t for t in reversed(tokens) if t.form in MARKS | {","}), None)
        if comma is not None and all(
            t.upos in _LINKING for t in tokens[comma.number :] if hit.cue.kind is CueKind.OUTLET
        ):
            ends.append(comma.span.start)
    return ends


def _before(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return who stands between the comma and the cue: "..., the army said on Friday"."""
    tokens, grammar = reading.sentence.tokens, reading.words.grammar
    last = hit.first - 1
    while last and tokens[last - 1].upos in _AUXILIARY:
        last -= 1
    named = _before_apposition(tokens, last)
    comma = next((t.number for t in reversed(tokens[:named]) if t.form in MARKS | {","}), 0)
    first = comma + 1
    if grammar.resumers:
        if first > last or tokens[first - 1].form.lower() not in grammar.resumers:
            return None
        first += 1
    if last and named < last:
        last -= 1  # the comma behind an apposition
    last = _without_clause(tokens[first - 1 : last], grammar)
    told = tokens[hit.first - 1].form.lower() in grammar.addressing
    closes = last and _is_said(reading, comma) and _is_closed(
        tokens[hit.last :], grammar, told=told)
    return (first, last) if closes else None


def _before_apposition(tokens: Sequence[Token], last: int) -> int:
    """Return the last token of a name before its apposition: "..., Rana Sen, an envoy, said"."""
    if not last or tokens[last - 1].form != ",":
        return last
    inside = _back_to_comma(tokens, last)
    opens = last - len(inside) - 1
    describes = inside and inside[0].upos in ("DET", "NOUN", "ADJ", "PROPN") and not any(
        t.upos in ("AUX", "PRON") or "VerbForm=Fin" in t.feats for t in inside)
    named = opens > 1 and tokens[opens - 2].upos == "PROPN"
    return opens - 1 if describes and named else last


def _behind(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return who stands behind the cue: "..., said a spokesman of the army"."""
    tokens, grammar = reading.sentence.tokens, reading.words.grammar
    addresses = tokens[hit.first - 1].form.lower() in grammar.addressing
    comma = hit.first - 1
    opens = comma > 0 and tokens[comma - 1].form == "," and not _is_going_on(
        tokens[comma], grammar)
    if grammar.language != "en" or addresses or not opens:
        return None
    phrase: list[Token] = []
    for token in tokens[hit.last :]:
        if (token.upos == "PUNCT" and token.form != "-") or _is_apart(token, grammar):
            break
        phrase.append(token)
    last = _without_clause(phrase, grammar)
    inserted = not any(map(is_verbal, _back_to_comma(tokens, comma)))
    if not last or inserted or not _is_said(reading, comma) or _is_day(phrase[0], grammar):
        return None
    somebody = reading.within(phrase[0].number, last) or any(t.upos == "PROPN" for t in phrase)
    return (phrase[0].number, last) if somebody else None


def _back_to_comma(tokens: Sequence[Token], comma: int) -> Sequence[Token]:
    """Return what stands between a comma and the one before, or from the sentence's start."""
    earlier = next((t.number for t in reversed(tokens[: comma - 1]) if t.form == ","), 0)
    return tokens[earlier : comma - 1]


def _is_day(token: Token, grammar: Grammar) -> bool:
    return token.form.lower() in load_date_words(grammar.language).values["weekday"]


def _is_apart(token: Token, grammar: Grammar) -> bool:
    """Say whether a word ends a name and opens where and when: "in", "on", "as"."""
    form = token.form.lower()
    return form in grammar.contrasts | grammar.breakers or grammar.markers.get(form) == "place"


def _is_said(reading: Reading, comma: int) -> bool:
    """Say whether a whole clause stands before a comma, not "Asked about it," or "In a speech,"."""
    before = reading.sentence.tokens[reading.dateline : max(comma - 1, reading.dateline)]
    if len(before) < _SHORTEST or before[0].upos == "VERB":
        return False
    finite = reading.words.grammar.language != "en" or before[0].upos != "ADP"
    return any(t.upos == "AUX" or "VerbForm=Fin" in t.feats or (finite and t.upos == "VERB")
               for t in before)


def _without_clause(phrase: Sequence[Token], grammar: Grammar) -> int:
    """Return the last token of a noun phrase without its "who ...", 0 where there is no phrase."""
    if not phrase or phrase[0].upos in _OPENS_NO_PHRASE:
        return 0
    relative = next((n for n, t in enumerate(phrase) if t.form.lower() in grammar.relativisers), 0)
    if relative and not any(t.upos == "VERB" for t in phrase[relative:]):
        return 0
    named = phrase[:relative] if relative else phrase
    if not any(t.upos in _NAMING for t in named):
        return 0
    if any(t.upos in _NO_PHRASE and t.relation != "amod" for t in named):
        return 0
    return named[-1].number


def _is_closed(behind: Sequence[Token], grammar: Grammar, *, told: bool) -> bool:
    """Say whether only when, where and, where `told`, to whom it was said stands behind a cue."""
    if not behind:
        return True
    if behind[0].form.lower() in grammar.complementisers or not (told or _is_when(behind, grammar)):
        return False
    for token, after in pairwise([*behind, behind[-1]]):
        if token.form == ",":
            return after.form not in MARKS and after.form.lower() not in grammar.complementisers
        if token.form.lower() in grammar.contrasts or _is_going_on(token, grammar):
            return True
        if token.form in MARKS | {":"} or is_verbal(token):
            return False
    return True


def _is_when(behind: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether a circumstance begins: "on Friday", "early Friday", "as it rained"."""
    first, second = behind[0], behind[1] if len(behind) > 1 else behind[0]
    early = first.upos == "ADJ" and second.upos == "PROPN"
    form, turns = first.form.lower(), load_date_words(grammar.language).values["turn"]
    apart = form in grammar.contrasts or form in turns or _is_going_on(first, grammar)
    return first.upos in _CIRCUMSTANCE or early or apart


def _is_going_on(token: Token, grammar: Grammar) -> bool:
    return token.upos == "VERB" and grammar.is_gerund(token.form)
