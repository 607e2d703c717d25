"""What stands where in a dependency tree, asked in the grammar's roles."""

from tatanan.extract.date_words import load_date_words
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.text import Sentence, Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "X"})


def subject_of(sentence: Sentence, number: int, grammar: Grammar) -> Token | None:
    """Return who does what a verb says: its subject, or the agent of its passive.

    A verb without a subject of its own takes that of the verb it hangs on (said that
    ..., adding that ...); a verb in a relative clause takes the noun it describes.
    """
    seen: set[int] = set()
    while number and number not in seen:
        seen.add(number)
        own = _own_subject(sentence, number, grammar)
        if own is not None:
            return _past_relative(sentence, own, number, grammar)
        if is_passive(sentence, number, grammar):
            return None
        token = sentence.tokens[number - 1]
        if token.relation.startswith("acl") and token.head:
            return sentence.tokens[token.head - 1]
        if not _shares_subject(token):
            return None
        number = token.head
    return None


def is_passive(sentence: Sentence, number: int, grammar: Grammar) -> bool:
    """Say whether a verb is in the passive: by its form, its subject or its auxiliary.

    An English participle behind "and" has the voice of the verb before: it shares its helper
    ("Peru welcomed it and called on Chad to follow").
    """
    token = sentence.tokens[number - 1]
    relations = {child.relation for child in sentence.under(number)}
    if "Voice=Pass" in token.feats:
        before = sentence.head_of(token) if token.relation == "conj" else None
        if grammar.language == "en" and before is not None and before.upos == "VERB" and not (
                relations & grammar.patient or "aux:pass" in relations):
            return is_passive(sentence, before.number, grammar)
        active = grammar.language == "en" and relations & grammar.subject
        return not active or "aux:pass" in relations
    if "VerbForm=Ger" in token.feats or "Tense=Pres|VerbForm=Part" in token.feats:
        return False
    return bool(relations & grammar.patient) or "aux:pass" in relations


def agent_of(sentence: Sentence, number: int, grammar: Grammar) -> Token | None:
    """Return the agent of a passive: `by`, `oleh`, or the bare noun after a di- verb."""
    for child in sentence.under(number):
        if child.relation in grammar.agent:
            return child
        if child.number > number and child.relation.startswith(("obl", "nmod")):
            marks = {c.form.lower() for c in sentence.under(child.number)}
            if marks & grammar.agent_markers:
                return child
    if grammar.language == "id":
        return _bare_agent(sentence, number)
    return None


def phrase_of(sentence: Sentence, head: Token, grammar: Grammar) -> tuple[int, int]:
    """Return the first and last token number of a noun phrase, its clauses left out."""
    first = last = head.number
    waiting = [head.number]
    while waiting:
        for child in sentence.under(waiting.pop()):
            if child.relation in grammar.phrase and _belongs(sentence, child, grammar):
                waiting.append(child.number)
                first, last = min(first, child.number), max(last, child.number)
    return _trimmed(sentence, *_without_days(sentence, first, last, grammar))


def subtree_span(sentence: Sentence, number: int) -> tuple[int, int]:
    """Return the first and last token number of all that hangs on a token."""
    tokens = sentence.subtree(number)
    return tokens[0].number, tokens[-1].number


def is_verbal(token: Token) -> bool:
    """Say whether a token is a verb or helps one."""
    return token.upos in _VERBAL


def is_nominal(token: Token) -> bool:
    """Say whether a token can head a noun phrase."""
    return token.upos in _NOMINAL


def _own_subject(sentence: Sentence, number: int, grammar: Grammar) -> Token | None:
    if is_passive(sentence, number, grammar):
        return agent_of(sentence, number, grammar)
    subjects = [child for child in sentence.under(number)
                if child.relation in grammar.subject and _can_be_subject(child)]
    named = [s for s in subjects if s.form.lower() not in grammar.relativisers]
    return next(iter(named or subjects), None)  # "oil, which Peru says helps them"


def _can_be_subject(token: Token) -> bool:
    """Say whether a token can be a subject: the tagger takes some names for other words."""
    return is_nominal(token) or token.upos == "ADJ" or token.form[:1].isupper()


def _past_relative(
    sentence: Sentence, subject: Token, verb: int, grammar: Grammar
) -> Token | None:
    """Return the noun that a relative pronoun stands for, or the subject itself."""
    if subject.form.lower() not in grammar.relativisers:
        return subject
    token = sentence.tokens[verb - 1]
    return sentence.head_of(token) if token.relation.startswith("acl") else subject


def _shares_subject(token: Token) -> bool:
    return token.relation in ("conj", "xcomp", "advcl", "parataxis", "dep")


def _bare_agent(sentence: Sentence, number: int) -> Token | None:
    following = [c for c in sentence.under(number) if c.number > number]
    before = any(
        c.relation.startswith("nsubj") and c.number < number for c in sentence.under(number)
    ) or sentence.tokens[number - 1].relation.startswith("acl")
    for child in following:
        if before and child.relation == "nsubj:pass" and child.number == number + 1:
            return child
        if child.number <= number + 3 and child.relation in ("obj", "obl", "nsubj", "iobj"):
            marked = any(c.relation == "case" and c.number < child.number
                         for c in sentence.under(child.number))
            if is_nominal(child) and not marked:
                return child
    if number < len(sentence.tokens) and sentence.tokens[number].upos == "PROPN":
        return sentence.tokens[number]
    return None


def _belongs(sentence: Sentence, child: Token, grammar: Grammar) -> bool:
    """Say whether a dependent is part of the phrase rather than an afterthought."""
    if any(c.form.lower() in grammar.breakers for c in sentence.under(child.number)
           if c.relation in ("case", "mark")):
        return False
    if child.relation == "appos":
        return child.number - child.head <= 12
    between = sentence.tokens[min(child.number, child.head) : max(child.number, child.head) - 1]
    return not any(t.form in (";", ":", "“", "”", '"') or is_dash(sentence, t) for t in between)


def is_dash(sentence: Sentence, token: Token) -> bool:
    """Say whether a token is a dash that parts phrases, not a hyphen inside a word."""
    if token.form not in ("-", "–", "—", "--"):
        return False
    tokens, number = sentence.tokens, token.number
    before = number == 1 or tokens[number - 2].span.end < token.span.start
    after = number == len(tokens) or tokens[number].span.start > token.span.end
    return before or after


def _without_days(
    sentence: Sentence, first: int, last: int, grammar: Grammar
) -> tuple[int, int]:
    """Return a phrase without the days that the tree hangs on it: "in May Ana Sosa (Friday)"."""
    tokens, values = sentence.tokens, load_date_words(grammar.language).values
    if last > first and tokens[last - 1].form.lower() in values["weekday"]:
        last -= 1
    days = values["weekday"].keys() | values["month"].keys()
    behind = first > 1 and tokens[first - 2].upos == "ADP"
    if last > first and behind and tokens[first - 1].form.lower() in days:
        first += 1
    return first, last


def _trimmed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    tokens = sentence.tokens
    if last > first + 1 and tokens[last - 1].upos == "ADV" and tokens[last - 2].form == ",":
        last -= 1
    while last > first and tokens[last - 1].upos == "PUNCT":
        last -= 1
    while first < last and sentence.tokens[first - 1].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        first += 1
    return first, _with_bracket(sentence, first, last)


def _with_bracket(sentence: Sentence, first: int, last: int) -> int:
    """Return the last token of a phrase, with the bracket that closes what it opened."""
    opened = any(t.form == "(" for t in sentence.tokens[first - 1 : last])
    closes = last < len(sentence.tokens) and sentence.tokens[last].form == ")"
    return last + 1 if opened and closes else last
