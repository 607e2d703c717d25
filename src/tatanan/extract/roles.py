"""Who stands in which role to a word that tells an event, asked of the dependency tree.

A role is filled by a head: the token on which a phrase hangs. What lies inside that
phrase (a nation, an apposition, a further member of a list) fills it too, at a distance.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tatanan.extract.match import agent_of, is_nominal, is_passive, subject_of
from tatanan.lexicons.events import Role
from tatanan.lexicons.grammar import Grammar, Words
from tatanan.lexicons.word_keys import possible_keys
from tatanan.terms.text import Sentence, Token

# Longer ways from a name up to a role cross clauses, and no longer belong to the phrase.
LONGEST_WAY = 5
# So many nouns may stand between a word and the verb whose roles are its own, too.
_MOST_NOUNS = 3
# A common word with a noun, without a preposition: its owner, or of what kind it is.
MODIFIER = "modifier"
# Before the roles of a light verb, of any other verb above, and of the clause below a word.
LIGHT, ABOVE, INNER = "light-", "by-", "inner-"
_VERBAL = frozenset({"VERB", "AUX"})
_INSIDE = ("nmod", "amod", "compound", "flat", "appos", "conj", "nummod", "det", "obl", "acl")
_OWNERS = ("nmod", "compound", "amod", "flat", "appos", "nmod:poss", "obl")


@dataclass(frozen=True, slots=True)
class Filler:
    """How a token fills a role: directly (`way` is empty), or by a way through the phrase."""

    role: str
    way: tuple[str, ...] = ()


def roles_of(sentence: Sentence, trigger: Token, grammar: Grammar) -> dict[int, str]:
    """Return the heads that fill a role of a word, by number; the first role found stands.

    Roles are those of `Role`; with `light-` before them they are those of the light verb
    whose object the word is, with `by-` those of the verb it otherwise hangs on, with
    `inner-` those of the clause that it governs.
    """
    found: dict[int, str] = {}
    verbal = trigger.upos in _VERBAL or _is_predicate(sentence, trigger, grammar)
    own = _verb_roles(sentence, trigger, grammar) if verbal else _noun_roles(
        sentence, trigger, grammar)
    for number, role in own:
        found.setdefault(number, role)
    if not verbal:
        for number, role in _outer_roles(sentence, trigger, grammar):
            found.setdefault(number, role)
    found.pop(trigger.number, None)
    return found


def filler_of(
    sentence: Sentence, number: int, trigger: int, roles: dict[int, str]
) -> Filler | None:
    """Return how a token fills a role of a trigger, or None where no way leads to one."""
    way: list[str] = []
    for _ in range(LONGEST_WAY):
        if number in roles:
            return Filler(roles[number], tuple(way))
        token = sentence.tokens[number - 1]
        if not token.head or number == trigger:
            return None
        way.append(token.relation.split(":")[0])
        number = token.head
    return None


def way_between(sentence: Sentence, number: int, trigger: int) -> str:
    """Return the way in the tree from a token to a trigger: relations up, then down."""
    up = _ancestors(sentence, number)
    down = _ancestors(sentence, trigger)
    for steps, meeting in enumerate(up):
        if meeting in down:
            below = down.index(meeting)
            if steps + below > LONGEST_WAY:
                return "far"
            upwards = [_relation(sentence, n) + "^" for n in up[:steps]]
            downwards = [_relation(sentence, n) for n in reversed(down[:below])]
            return ">".join([*upwards, *downwards]) or "self"
    return "far"


def marker_of(sentence: Sentence, number: int) -> str | None:
    """Return the preposition that opens a phrase, in small letters, or None."""
    for child in sentence.under(number):
        if child.number < number and (child.relation == "case" or child.upos == "ADP"):
            return child.form.lower()
    return None


def _is_predicate(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Say whether an adjective is said of somebody: "Israel is ready to strike"."""
    return token.upos in ("ADJ", "ADV") and (
        token.relation in ("root", "conj", "ccomp", "advcl", "xcomp", "parataxis")
        or any(child.relation in grammar.subject for child in sentence.under(token.number))
    )


def _verb_roles(
    sentence: Sentence, verb: Token, grammar: Grammar
) -> Iterator[tuple[int, str]]:
    passive = is_passive(sentence, verb.number, grammar)
    if passive:
        agent = agent_of(sentence, verb.number, grammar)
        if agent is not None:
            yield agent.number, Role.AGENT
        patient = _passive_subject(sentence, verb, grammar)
        if patient is not None:
            yield patient.number, Role.PATIENT
    else:
        subject = subject_of(sentence, verb.number, grammar)
        if subject is not None:
            yield subject.number, Role.AGENT
    yield from _of_light_object(sentence, verb, grammar)
    yield from _dependents(sentence, verb, grammar, passive=passive)
    yield from _complement(sentence, verb, grammar)


def _of_light_object(
    sentence: Sentence, verb: Token, grammar: Grammar
) -> Iterator[tuple[int, str]]:
    """Yield the roles of the noun in which the deed of a light verb stands."""
    if not _is_light(verb, grammar):
        return
    for child in sentence.under(verb.number):
        if child.upos == "NOUN" and (
            child.relation in grammar.object or child.relation in grammar.patient
        ):
            yield from _noun_roles(sentence, child, grammar)


def _is_light(verb: Token, grammar: Grammar) -> bool:
    """Say whether a verb says little itself: what is done stands in its object."""
    return _is_one_of(verb, grammar.light_verbs, grammar)


def _is_one_of(token: Token, words: Words, grammar: Grammar) -> bool:
    return not words.isdisjoint(possible_keys(token, grammar.language))


def _passive_subject(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """Return whom a passive is about: its subject, or the noun that it describes."""
    agent = agent_of(sentence, verb.number, grammar)
    for child in sentence.under(verb.number):
        subject = child.relation in grammar.patient or child.relation in grammar.subject
        if subject and child.form.lower() not in grammar.relativisers and child != agent:
            return child
    if verb.relation.startswith("acl"):
        return sentence.head_of(verb)
    if verb.relation in ("conj", "xcomp", "advcl", "parataxis") and verb.head:
        above = sentence.tokens[verb.head - 1]
        if above.upos in _VERBAL and is_passive(sentence, above.number, grammar):
            return _passive_subject(sentence, above, grammar)
        return subject_of(sentence, above.number, grammar) if above.upos in _VERBAL else None
    return None


def _dependents(
    sentence: Sentence, verb: Token, grammar: Grammar, *, passive: bool
) -> Iterator[tuple[int, str]]:
    for child in sentence.under(verb.number):
        relation = child.relation.split(":")[0]
        if relation == "iobj":
            yield child.number, Role.RECIPIENT
        elif child.relation in grammar.object and not passive:
            yield child.number, Role.PATIENT
        elif relation in ("obl", "nmod", "dep") and is_nominal(child):
            marker = marker_of(sentence, child.number)
            role = grammar.markers.get(marker or "")
            if child.upos == "NUM":
                continue
            if role is not None:
                yield child.number, role
            elif marker is None and relation == "obl" and not passive:
                yield child.number, "bare-obl"
            elif marker is not None:
                yield child.number, "other-obl"


def _complement(
    sentence: Sentence, verb: Token, grammar: Grammar
) -> Iterator[tuple[int, str]]:
    """Yield who is to do what stands in a verb's complement clause.

    A clause that only spells an object out ("blocs, including NATO and the G7") is none.
    """
    for child in sentence.under(verb.number):
        if child.form.lower() in grammar.inclusives:
            yield from _spelled_out(sentence, verb, child, grammar)
            continue
        if child.relation.split(":")[0] in ("ccomp", "xcomp", "advcl"):
            for below in sentence.under(child.number):
                relation = below.relation.split(":")[0]
                if relation in ("nsubj", "csubj") and is_nominal(below):
                    yield below.number, Role.COMPLEMENT
                elif relation in ("obj", "iobj", "obl") and is_nominal(below):
                    marker = marker_of(sentence, below.number)
                    role = Role.PATIENT if relation == "obj" else grammar.markers.get(marker or "")
                    if role is not None:
                        yield below.number, INNER + role


def _spelled_out(
    sentence: Sentence, verb: Token, opener: Token, grammar: Grammar
) -> Iterator[tuple[int, str]]:
    """Yield the members of the object that stands before "including"."""
    before = [t for t in sentence.under(verb.number) if t.number < opener.number]
    if any(t.relation in grammar.object for t in before):
        for below in sentence.under(opener.number):
            if below.relation in grammar.object:
                yield below.number, Role.PATIENT


def _noun_roles(
    sentence: Sentence, noun: Token, grammar: Grammar
) -> Iterator[tuple[int, str]]:
    done_by = any(
        marker_of(sentence, child.number) in grammar.agent_markers
        for child in sentence.under(noun.number)
    )
    for child in sentence.under(noun.number):
        if not child.relation.startswith(_OWNERS) or child.upos == "NUM":
            continue
        marker = marker_of(sentence, child.number)
        if marker is None or child.relation == "nmod:poss":
            yield from _owner(sentence, child, Role.PATIENT if done_by else Role.AGENT)
        elif marker in grammar.agent_markers:
            yield child.number, Role.AGENT
        elif marker == "of":
            yield child.number, Role.PATIENT
            for below in sentence.under(child.number):
                if marker_of(sentence, below.number) in grammar.agent_markers:
                    yield below.number, Role.AGENT
        else:
            yield child.number, grammar.markers.get(marker, "other-obl")


def _owner(sentence: Sentence, word: Token, role: Role) -> Iterator[tuple[int, str]]:
    """Yield the role of a word that stands with a noun without a preposition."""
    if word.form[:1].isupper() or word.relation == "nmod:poss":
        yield word.number, role
        return
    yield word.number, MODIFIER
    for below in sentence.under(word.number):
        bare = marker_of(sentence, below.number) is None
        if bare and below.form[:1].isupper() and below.relation.startswith(_OWNERS):
            yield below.number, role  # "Russian missile strike", "langkah hukum Meksiko"


def _outer_roles(
    sentence: Sentence, noun: Token, grammar: Grammar
) -> Iterator[tuple[int, str]]:
    """Yield the roles of the verb on which a noun hangs: of a light verb they are its own.

    Who faces or suffers a deed, or becomes its target, does not do it.
    """
    passed = [noun]
    above = sentence.head_of(noun)
    while above is not None and above.upos not in _VERBAL and len(passed) <= _MOST_NOUNS:
        passed.append(above)
        above = sentence.head_of(above)
    if above is None or above.upos not in _VERBAL:
        return
    direct = noun.relation.split(":")[0] in ("obj", "nsubj") and len(passed) == 1
    targeted = any(_is_one_of(each, grammar.targets, grammar) for each in passed[1:])
    undergone = targeted or (direct and _is_one_of(above, grammar.undergoing, grammar))
    kind = LIGHT if undergone or (direct and _is_light(above, grammar)) else ABOVE
    for number, role in _verb_roles(sentence, above, grammar):
        if number != noun.number:
            yield number, kind + (Role.PATIENT if undergone and role == Role.AGENT else role)


def _ancestors(sentence: Sentence, number: int) -> list[int]:
    found: list[int] = []
    while number and number not in found and len(found) <= LONGEST_WAY + 1:
        found.append(number)
        number = sentence.tokens[number - 1].head
    return found


def _relation(sentence: Sentence, number: int) -> str:
    return sentence.tokens[number - 1].relation.split(":")[0]
