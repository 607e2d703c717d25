"""Where a sentence introduces a statement: cue words, found and weighed by their form and tag."""

from collections.abc import Sequence
from dataclasses import dataclass

from tatanan.extract.quotes import Quote
from tatanan.lexicons.cues import Cue, CueIndex, CueKind
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence, Token

_VERBAL = frozenset({"VERB", "AUX"})
_DASHES = frozenset({"-", "–", "—"})
_BEFORE_INVERSION = _DASHES | {",", "”", '"', "'", "’", "“", "?", "!", "."}
# A particle ("point out", "call for") stands this close behind its verb.
_PARTICLE_REACH = 3
# An addressee between a cue and its comma has at most so many words.
_ADDRESSEE = 4
_ADDRESSED = frozenset({"NOUN", "PROPN", "DET", "PRON", "ADJ"})
# Words within which whom a cue is about ends ("accused the former ministers of Peru of").
_WHOM = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a sentence: the lexicon's entry, and its first and last token number."""

    cue: Cue
    first: int
    last: int


def find_cues(
    sentence: Sentence, index: CueIndex, grammar: Grammar, quotes: Sequence[Quote]
) -> tuple[Hit, ...]:
    """Return the cues of a sentence in order; what stands inside a quotation is no cue.

    Words that only name an outlet are among them: they speak for nobody.
    """
    taken: set[int] = set()
    hits: list[Hit] = []
    for token in sentence.tokens:
        form = token.form.lower()
        if form not in index.by_form and form not in index.phrases:
            continue
        if token.number in taken or _is_quoted(token, quotes):
            continue
        hit = _phrase(sentence, token, index) or _single(sentence, token, index, grammar)
        if hit is None:
            continue
        taken.update(range(hit.first, hit.last + 1))
        hits.append(hit)
    return tuple(hits)


def follows_quotation(sentence: Sentence, number: int) -> bool:
    """Say whether a token stands right behind a comma or a quotation mark."""
    return number > 1 and sentence.tokens[number - 2].form in _BEFORE_INVERSION


def addressee_end(sentence: Sentence, hit: Hit, grammar: Grammar) -> int:
    """Return the last token of a cue and of whom it is said to before a comma, if anybody.

    "..., he told the press, ...".
    """
    tokens = sentence.tokens
    if tokens[hit.first - 1].form.lower() not in grammar.addressing:
        return hit.last
    for token in tokens[hit.last : hit.last + _ADDRESSEE + 1]:
        if token.form == ",":
            return token.number - 1
        if token.upos not in _ADDRESSED:
            break
    return hit.last


def names_whom(sentence: Sentence, hit: Hit) -> bool:
    """Say whether whom a cue is about stands behind it, and then of what: "accused Peru of ...".

    The parser takes such a verb for a participle, where its subject is far ("accused Peru").
    """
    behind = sentence.tokens[hit.last : hit.last + _WHOM]
    passive = any(child.relation == "aux:pass" for child in sentence.under(hit.first))
    if passive or not behind or behind[0].upos not in _ADDRESSED:
        return False
    for token in behind:
        if token.form.lower() in hit.cue.prepositions:
            return True
        if token.upos in ("PUNCT", "VERB", "AUX"):
            return False
    return False


def behind_dash(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue stands right behind a dash."""
    return hit.first > 1 and sentence.tokens[hit.first - 2].form in _DASHES


def _is_quoted(token: Token, quotes: Sequence[Quote]) -> bool:
    return any(q.first <= token.span.start and token.span.end <= q.last for q in quotes)


def _phrase(sentence: Sentence, token: Token, index: CueIndex) -> Hit | None:
    form = token.form.lower()
    inverted = any(form in cue.after_quote for cue in index.by_form.get(form, ()))
    if inverted and not follows_quotation(sentence, token.number):
        return None
    for cue in index.phrases.get(form, ()):
        if not cue.strong:
            continue
        if cue.speaker == "within" and "*" in cue.words:
            hit = _around_speaker(sentence, token, cue)
        else:
            hit = _in_a_row(sentence, token, cue)
        if hit is not None:
            return hit
    return None


def _in_a_row(sentence: Sentence, token: Token, cue: Cue) -> Hit | None:
    last = token.number + len(cue.words) - 1
    if last > len(sentence.tokens):
        return None
    forms = [t.form.lower() for t in sentence.tokens[token.number - 1 : last]]
    return Hit(cue, token.number, last) if tuple(forms) == cue.words else None


def _around_speaker(sentence: Sentence, token: Token, cue: Cue) -> Hit | None:
    """Match "in * view": the words before and after the speaker's place."""
    place = cue.words.index("*")
    before, after = cue.words[:place], cue.words[place + 1 :]
    tokens = sentence.tokens
    forms = [t.form.lower() for t in tokens[token.number - 1 : token.number + 9]]
    if tuple(forms[: len(before)]) != before or not after:
        return None
    for start in range(len(before) + 1, len(forms) - len(after) + 1):
        if tokens[token.number + start - 2].upos == "PUNCT":
            return None
        between = tokens[token.number + len(before) - 1 : token.number + start - 1]
        if tuple(forms[start : start + len(after)]) == after and (
                tokens[token.number + start - 1].upos == "VERB" or _is_owner(between)):
            return Hit(cue, token.number, token.number + start + len(after) - 1)
    return None


def _is_owner(tokens: Sequence[Token]) -> bool:
    """Say whether words name whose view or words it is: "in Kyiv's view", not "in plain view"."""
    owned = bool(tokens) and (tokens[-1].upos == "PART" or "Poss=Yes" in tokens[-1].feats)
    done = any(t.upos in _VERBAL for t in tokens)
    of_thing = bool(tokens) and tokens[0].upos == "NOUN" and any(t.upos == "ADP" for t in tokens)
    return owned and not done and not of_thing  # "to change his mind", "in support of his words"


def _single(
    sentence: Sentence, token: Token, index: CueIndex, grammar: Grammar
) -> Hit | None:
    if _is_negated(sentence, token, grammar) or _is_aimed(sentence, token, grammar):
        return None
    for cue in index.by_form.get(token.form.lower(), ()):
        last = _particles_end(sentence, token, cue, grammar)
        used = _is_used_so(sentence, token, cue, grammar) and not _is_addressed(
            sentence, token, cue, grammar)
        if last is not None and used:
            return Hit(cue, token.number, last)
    return None


def _particles_end(
    sentence: Sentence, token: Token, cue: Cue, grammar: Grammar
) -> int | None:
    """Return the last token of a cue with its particles, or None where they are missing.

    One that may open an aim, too, stands right behind: "appealed to Peru", not "for her to go".
    """
    last = token.number
    for particle in cue.words:
        reach = 1 if particle in grammar.aims else _PARTICLE_REACH
        window = sentence.tokens[last : last + reach]
        found = next((t.number for t in window if t.form.lower() == particle), None)
        if found is None:
            return None
        last = found
    return last


def _is_negated(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether what would be a cue did not happen ("did not say", "enggan menyebut")."""
    before = sentence.tokens[max(0, token.number - 3) : token.number - 1]
    if before and before[-1].form.lower() in grammar.refusers:
        return True
    return any(
        t.form.lower() in grammar.negations and token.number in (t.head, t.number + 1)
        for t in before)


def _is_aimed(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether a verb is only an aim ("free to disclose", "to be announced")."""
    number = token.number
    while number > 1 and sentence.tokens[number - 2].upos in ("AUX", "ADV"):
        number -= 1
    before = sentence.tokens[max(0, number - 3) : number - 1]
    if not before or before[-1].form.lower() not in grammar.aims:
        return False
    return len(before) < 2 or before[0].form.lower() not in grammar.aims_reached


def _is_used_so(sentence: Sentence, token: Token, cue: Cue, grammar: Grammar) -> bool:
    form = token.form.lower()
    says = _has_subject(sentence, token) or _is_said_by(sentence, token, grammar)
    if cue.kind is CueKind.NOUN:
        return token.upos in ("NOUN", "PROPN", "X") and not says
    if cue.kind is CueKind.ADJECTIVE:
        describes = token.relation == "amod" and token.head > token.number  # "a clear majority"
        return not describes and (token.upos in ("ADJ", "VERB") or _opens_clause(sentence, token))
    if form in cue.after_quote:
        return follows_quotation(sentence, token.number)
    if token.upos in _VERBAL:
        return not _only_describes(sentence, token)
    plain = cue.strong and not cue.also_noun
    other = token.upos == "ADV" or (token.upos == "NOUN" and says)
    return (cue.strong and other) or (plain and _is_mistaken(sentence, token, cue))


def _is_mistaken(sentence: Sentence, token: Token, cue: Cue) -> bool:
    """Say whether a verb stands where the tagger sees none: "Both sides accuse Peru of lying"."""
    named = token.upos == "NOUN" and names_whom(sentence, Hit(cue, token.number, token.number))
    return named or token.upos in ("ADJ", "ADV", "X") or _opens_clause(sentence, token) or (
        _is_no_noun(sentence, token, cue))


def _has_subject(sentence: Sentence, token: Token) -> bool:
    """Say whether a noun to the tagger has a subject and no copula: "The party demands that"."""
    children = list(sentence.under(token.number))
    return any(c.relation == "nsubj" and c.number < token.number for c in children) and not any(
        c.relation in ("cop", "aux", "case", "det", "nmod:poss") for c in children)


def _is_said_by(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether a noun to the tagger is the verb of what stands before: "Peru demands that ...".

    What it says opens right behind it, and the tree has no other verb above it.
    """
    before, behind = (sentence.tokens[n] if 0 <= n < len(sentence.tokens) else None
                      for n in (token.number - 2, token.number))
    above = sentence.head_of(token)
    main = token.relation in ("root", "parataxis") or (
        token.relation == "conj" and above is not None and above.upos in _VERBAL)
    named = before is not None and (before.form == "," or before.relation == "compound")
    opened = behind is not None and behind.form.lower() in grammar.complementisers
    inflected = token.form.lower() != token.lemma.lower()
    return grammar.language == "en" and main and named and opened and inflected


def _is_no_noun(sentence: Sentence, token: Token, cue: Cue) -> bool:
    """Say whether the tagger takes a verb behind a name for a noun: "Moscow denies hiding it"."""
    before = sentence.tokens[token.number - 2] if token.number > 1 else None
    inflected = not cue.id.split(".")[1].startswith(token.form.lower())
    return inflected and token.upos == "NOUN" and before is not None and before.upos == "PROPN"


def _only_describes(sentence: Sentence, token: Token) -> bool:
    """Say whether a participle stands between an article and its noun: "the alleged spy"."""
    before = sentence.tokens[token.number - 2] if token.number > 1 else None
    behind = sentence.tokens[token.number] if token.number < len(sentence.tokens) else None
    return (
        token.relation == "amod" and before is not None and before.upos in ("DET", "ADJ", "NUM")
        and behind is not None and behind.upos in ("NOUN", "ADJ", "PROPN"))


def _opens_clause(sentence: Sentence, token: Token) -> bool:
    """Say whether a word that the parser takes for a noun has a clause right behind it."""
    following = sentence.tokens[token.number : token.number + 1]
    return token.upos == "NOUN" and any(t.upos == "SCONJ" for t in following)


def _is_addressed(sentence: Sentence, token: Token, cue: Cue, grammar: Grammar) -> bool:
    """Say whether a participle's subject is spoken to: "Asked whether it is safe, he said ..."."""
    if grammar.language != "en" or token.number > 1 or token.form.lower() not in cue.passive:
        return False
    beside = grammar.subject | grammar.agent | {"aux"}
    return not any(c.relation in beside for c in sentence.under(token.number))
