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

    An act of words (`verbal`) was done though somebody rejects it: an offer, an accusation;
    whoever fails to accuse has not.
    `others` are the words that tell other deeds: whoever did not condemn an attack denies none.
    What ends has been: whoever is urged to halt an offensive carries it out.
    """
    yield from _beside(sentence, trigger, grammar)
    yield from _by_noun(sentence, trigger, keys, grammar)
    token = trigger
    for _ in range(_HIGHEST):
        above = sentence.head_of(token)
        if above is None or not token.relation.startswith(_REACHING):
            return
        key = keys[above.number - 1]
        if _stands_apart(sentence, token, grammar) or _has_been(sentence, token, key, grammar):
            return
        if key in grammar.deniers and _is_undone(sentence, above, keys, grammar):
            if key in grammar.excluders:
                yield Auxiliary.HYPOTHETICAL
            return
        shared = _shares_subject(sentence, token)
        yield from (mode for mode in _by_meaning(sentence, token, key, grammar)
                    if mode is not Auxiliary.NEGATION or not verbal
                    or (shared and token is trigger))
        own = shared or (
            token.relation.startswith(_CORE) and above.number not in others)
        if own and above.upos in ("VERB", "AUX"):
            yield from _beside(sentence, above, grammar)
        if token.relation.startswith(_LOOSE) and not _reaches(key, grammar):
            return
        token = above


def _by_meaning(
    sentence: Sentence, token: Token, key: str, grammar: Grammar
) -> Iterator[Auxiliary]:
    """Yield what the word above a deed says of it by what it means: "deny", "plan", "fear"."""
    if key in grammar.deniers and not token.relation.startswith("nmod"):
        yield Auxiliary.NEGATION
    if key in grammar.intentions and not _is_named_so(sentence, token):
        yield Auxiliary.FUTURE
    if key in grammar.hypothetical:
        yield Auxiliary.HYPOTHETICAL


def _shares_subject(sentence: Sentence, token: Token) -> bool:
    """Say whether a verb below another has its subject and mood: "would continue to work"."""
    return token.relation == "xcomp" and not any(
        child.relation.startswith("nsubj") for child in sentence.under(token.number))


def _stands_apart(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether words only tell when, where or how something was done.

    "Urged Chad in a call to withdraw", "denied it, claiming that Chad had attacked": the call
    was made, and whoever denies one thing claims the other.
    """
    if not token.relation.startswith((*_LOOSE, "ccomp", "xcomp")):
        return False
    first, *rest = sentence.subtree(token.number)
    comma = first.upos == "PUNCT"
    opener = rest[0] if comma and rest else first
    if opener.number != token.number and opener.form.lower() in grammar.circumstances:
        return True
    return comma and opener.number == token.number and grammar.is_gerund(token.form)


def _has_been(sentence: Sentence, token: Token, key: str, grammar: Grammar) -> bool:
    """Say whether a verb takes for granted what hangs on it: "halt their offensive".

    So do verbs that do not carry a deed out, of one that is made definite: "condemn the raid".
    """
    if not token.relation.startswith((*_CORE, "xcomp")):
        return False
    if key in grammar.ceasers:
        return not _has(sentence, token, "Definite=Ind") or _is_left(sentence, token, grammar)
    carried = _reaches(key, grammar) or key in grammar.light_verbs
    return token.relation.startswith(_CORE) and not carried and (
        _has(sentence, token, "Definite=Def") or _has(sentence, token, "PronType=Dem"))


def _reaches(key: str, grammar: Grammar) -> bool:
    """Say whether a verb by its meaning bears on whatever hangs on it."""
    return key in grammar.deniers or key in grammar.intentions or key in grammar.hypothetical


def _is_left(sentence: Sentence, deed: Token, grammar: Grammar) -> bool:
    """Say whether a deed goes on, for whoever would end it does not: "has yet to lift a ban"."""
    verb = sentence.head_of(deed)
    above = sentence.head_of(verb) if verb and verb.relation == "xcomp" else None
    return any(Auxiliary.NEGATION in _beside(sentence, each, grammar)
               for each in (verb, above) if each is not None)


def _has(sentence: Sentence, noun: Token, feature: str) -> bool:
    """Say whether a noun has a determiner with a feature: definite, indefinite."""
    return any(c.relation == "det" and feature in c.feats for c in sentence.under(noun.number))


def _is_undone(
    sentence: Sentence, denier: Token, keys: Sequence[str], grammar: Grammar
) -> bool:
    """Say whether a verb of denial is denied itself: "did not rule out", "failed to prevent"."""
    above = sentence.head_of(denier)
    return Auxiliary.NEGATION in _beside(sentence, denier, grammar) or (
        above is not None and denier.relation == "xcomp"
        and keys[above.number - 1] in grammar.deniers)


def _by_noun(
    sentence: Sentence, token: Token, keys: Sequence[str], grammar: Grammar
) -> Iterator[Auxiliary]:
    """Yield what nouns around a deed say of it: "no state attacked", "any attack would"."""
    for child in sentence.under(token.number):
        if child.relation.startswith("nsubj") and _is_nobody(sentence, child, keys, grammar):
            yield Auxiliary.NEGATION
        if child.relation == "amod" and child.form.lower() in grammar.hypothetical:
            yield Auxiliary.HYPOTHETICAL
        if _is_to_come(sentence, token, child, keys, grammar):
            yield Auxiliary.FUTURE
    above = sentence.head_of(token)
    if above is None:
        return
    if token.relation.startswith("acl") and _is_nobody(sentence, above, keys, grammar):
        yield Auxiliary.NEGATION
    if token.relation.startswith("nsubj") and keys[above.number - 1] in grammar.existentials:
        yield from _beside(sentence, above, grammar)
        yield from _of_subject(sentence, above, keys, grammar)
    if token.relation.startswith("nsubj") and above.upos == "ADJ" and not any(
        child.form.lower() in grammar.negations for child in sentence.under(above.number)
    ):
        yield from _by_meaning(sentence, token, keys[above.number - 1], grammar)
    if token.upos == "NOUN" and _is_whichever(sentence, token, grammar):
        yield Auxiliary.HYPOTHETICAL


def _of_subject(
    sentence: Sentence, verb: Token, keys: Sequence[str], grammar: Grammar
) -> Iterator[Auxiliary]:
    """Yield what the verb above says of a deed that comes to be: "the talks failed to begin"."""
    above = sentence.head_of(verb)
    if above is not None and verb.relation == "xcomp":
        yield from _by_meaning(sentence, verb, keys[above.number - 1], grammar)


def _is_to_come(
    sentence: Sentence, noun: Token, child: Token, keys: Sequence[str], grammar: Grammar
) -> bool:
    """Say whether a word at a noun says that the deed is yet to come: "talks planned for May".

    So does a clause in which it will be done; "planned by" or "as a planned raid" tell how it was.
    """
    if child.relation == "amod" and child.form.lower() in grammar.coming:
        return not any(c.relation == "case" and c.form.lower() in grammar.comparers
                       for c in sentence.under(noun.number))
    if noun.upos != "NOUN" or not child.relation.startswith("acl"):
        return False
    if child.form.lower() in grammar.coming:
        return not any(c.relation in grammar.agent for c in sentence.under(child.number))
    key = keys[child.number - 1]
    done = key in grammar.existentials or key in grammar.light_verbs - grammar.ceasers
    return done and (
        Auxiliary.FUTURE in _beside(sentence, child, grammar))


def _is_nobody(
    sentence: Sentence, noun: Token, keys: Sequence[str], grammar: Grammar
) -> bool:
    """Say whether a noun means nobody: "no country", "tidak ada negara yang ..."."""
    above = sentence.head_of(noun)
    if any(c.relation == "det" and c.form.lower() in grammar.negations
           for c in sentence.under(noun.number)):
        return True
    return (
        above is not None and noun.relation.startswith("nsubj")
        and keys[above.number - 1] in grammar.existentials
        and Auxiliary.NEGATION in _beside(sentence, above, grammar)
    )


def _is_whichever(sentence: Sentence, noun: Token, grammar: Grammar) -> bool:
    """Say whether a noun means a deed that may come: "any attack will", "an attack could"."""
    above = sentence.head_of(noun)
    if above is not None and noun.relation == "nmod" and above.upos == "NOUN":
        noun, above = above, sentence.head_of(above)  # "any act of aggression"
    if above is None or not noun.relation.startswith("nsubj"):
        return False
    modes = set(_beside(sentence, above, grammar))
    every = any(c.relation == "det" and c.form.lower() in grammar.universals
                for c in sentence.under(noun.number))
    return bool(modes & {Auxiliary.HYPOTHETICAL, Auxiliary.FUTURE}) if every else (
        Auxiliary.HYPOTHETICAL in modes and _has(sentence, noun, "Definite=Ind"))


def _is_named_so(sentence: Sentence, token: Token) -> bool:
    """Say whether a word names something or is named so: "called the killings executions"."""
    beside = sentence.under(token.head) if token.relation == "obj" else (token,)
    return any(
        word.relation == "xcomp" and word.upos != "VERB"
        and not any(c.relation in ("mark", "case") for c in sentence.under(word.number))
        for word in beside)


def _beside(sentence: Sentence, token: Token, grammar: Grammar) -> Iterator[Auxiliary]:
    """Yield the modes that the words of a clause give: "not", "will", "if".

    "Not without" asserts, and what somebody said would be is yet to come.
    """
    beside = sentence.under(token.number)
    without = any(
        mark.form.lower() in grammar.negations
        for child in beside if child.relation.startswith(("obl", "advcl"))
        for mark in sentence.under(child.number) if mark.relation in ("case", "mark"))
    for child in beside:
        if not child.relation.startswith(_CLAUSE_WORDS):
            continue
        form = child.form.lower()
        if form in grammar.unmet and _precedes(sentence, child, grammar.aims):
            yield Auxiliary.NEGATION
        elif form in grammar.negations:
            if not without:
                yield Auxiliary.NEGATION
        elif form in grammar.future or (
            form in grammar.reported_future and _is_reported(sentence, token, grammar)
        ):
            yield Auxiliary.FUTURE
        elif form in grammar.hypothetical:
            yield Auxiliary.HYPOTHETICAL


def _precedes(sentence: Sentence, token: Token, words: Container[str]) -> bool:
    """Say whether one of some words stands right behind a token: "has yet to", "and yet"."""
    return any(other.form.lower() in words
               for other in sentence.tokens[token.number : token.number + 1])


def _is_reported(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether a clause tells what was said before of what was to come, without a condition.

    "Said that it would send aid" is the past of "said: we will"; "would, if" is a condition.
    """
    while token.relation == "conj" and token.head:
        token = sentence.tokens[token.head - 1]
    above = sentence.head_of(token)
    if above is None or token.relation not in ("ccomp", "parataxis"):
        return False
    under = [(child, mark) for child in sentence.under(token.number)
             for mark in (child, *sentence.under(child.number))]
    condition = any(
        mark.relation == "mark" and mark.form.lower() in grammar.hypothetical
        for _, mark in under)
    perfect = any(child.relation == "aux" and child.lemma == "have" for child, _ in under)
    return "Tense=Past" in above.feats and not condition and not perfect
