"""Whether an event is told as having happened: negation, plans, conditions, the long past."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from tatanan.lexicons.grammar import Grammar
from tatanan.terms.coding import Auxiliary, Factuality, When
from tatanan.terms.text import Sentence, Token

# What lies further back than this many days before the report is historical (PLOVER: a year).
A_YEAR = 365
# Through these relations a verb's plan, denial or condition reaches the deed below it.
_REACHING = ("xcomp", "ccomp", "obj", "obl", "nsubj:pass", "advcl", "acl", "nmod", "csubj")
# Of these, the ones through which "not", "will" and "if" beside the verb reach the noun below.
_CORE = ("obj", "nsubj:pass")
# Through these, what is only mentioned hangs on a clause: "denied that it was isolated two years
# into its invasion", "denied responsibility for the attack". Nothing from further up reaches it.
_LOOSE = ("obl", "nmod", "advcl", "acl")
_HIGHEST = 2  # further up it is another deed
_CLAUSE_WORDS = ("advmod", "aux", "mark", "det", "cc", "case", "discourse")


def auxiliary_of(
    told: Iterable[Auxiliary], *, when: When | None, published: date | None
) -> tuple[Auxiliary, ...]:
    """Return PLOVER's auxiliary modes, each once, in the order of the ontology.

    `told` are those that words give, `when` and `published` the days of the event and of the
    report.
    """
    found = set(told)
    if when is not None and when.last is not None and published is not None:
        if (published - when.last).days > A_YEAR:
            found.add(Auxiliary.HISTORICAL)
        if when.first is not None and when.first > published:
            found.add(Auxiliary.FUTURE)
    return tuple(mode for mode in Auxiliary if mode in found)


def factuality_of(auxiliary: tuple[Auxiliary, ...], *, lies_ahead: bool = False) -> Factuality:
    """Return how an event with these modes is told.

    `lies_ahead` is true of acts of words about what is yet to come: a promise to help is
    made, though the help is not given.

    >>> factuality_of((Auxiliary.FUTURE,)).value
    'intended'
    """
    if Auxiliary.NEGATION in auxiliary:
        return Factuality.DENIED
    if Auxiliary.HYPOTHETICAL in auxiliary:
        return Factuality.CONDITIONAL
    if Auxiliary.FUTURE in auxiliary and not lies_ahead:
        return Factuality.INTENDED
    return Factuality.ASSERTED


def told_modes(
    sentence: Sentence, trigger: Token, keys: Sequence[str], grammar: Grammar,
    *, verbal: bool = False, others: Container[int] = (),
) -> Iterator[Auxiliary]:
    """Yield the auxiliary modes that words around a trigger give, some perhaps twice.

    An act of words (`verbal`) was done though somebody rejects it: an offer, an accusation.
    `others` are the words that tell other deeds: whoever did not condemn an attack denies none.
    """
    yield from _beside(sentence, trigger, grammar)
    reaching = grammar.deniers | grammar.intentions | grammar.hypothetical
    token = trigger
    for _ in range(_HIGHEST):
        above = sentence.head_of(token)
        if above is None or not token.relation.startswith(_REACHING):
            return
        key = keys[above.number - 1]
        if key in grammar.deniers and not verbal:
            yield Auxiliary.NEGATION
        if key in grammar.intentions and not _is_named_so(sentence, token):
            yield Auxiliary.FUTURE
        if key in grammar.hypothetical:
            yield Auxiliary.HYPOTHETICAL
        plain = above.upos in ("VERB", "AUX") and above.number not in others
        if plain and token.relation.startswith(_CORE):
            yield from _beside(sentence, above, grammar)
        if token.relation.startswith(_LOOSE) and key not in reaching:
            return
        token = above


def _is_named_so(sentence: Sentence, token: Token) -> bool:
    """Say whether a word names something or is named so: "called the killings executions"."""
    beside = sentence.under(token.head) if token.relation == "obj" else (token,)
    return any(
        word.relation == "xcomp" and word.upos != "VERB"
        and not any(c.relation in ("mark", "case") for c in sentence.under(word.number))
        for word in beside)


def _beside(sentence: Sentence, token: Token, grammar: Grammar) -> Iterator[Auxiliary]:
    for child in sentence.under(token.number):
        if not child.relation.startswith(_CLAUSE_WORDS):
            continue
        form = child.form.lower()
        if form in grammar.negations:
            yield Auxiliary.NEGATION
        elif form in grammar.future:
            yield Auxiliary.FUTURE
        elif form in grammar.hypothetical:
            yield Auxiliary.HYPOTHETICAL
