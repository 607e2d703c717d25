"""Whom a pronoun takes up, and whose a noun with a possessive is: "its envoy", "dubesnya"."""

from collections.abc import Sequence

from tatanan.extract.company import NOUNS, OF_STATES
from tatanan.extract.discourse import Discourse, Named, is_national
from tatanan.extract.match import phrase_of, subject_of
from tatanan.extract.names import Found
from tatanan.extract.reading import Pronoun, Reading, pronoun_at
from tatanan.extract.readings import actor_of
from tatanan.lexicons.names import NameEntry
from tatanan.terms.coding import Actor, ActorKind
from tatanan.terms.text import Token

NEUTER = "n"  # the gender of "it"
_THIRD = 3  # person
_OWNING = frozenset({"nmod", "nmod:poss", "det", "det:poss"})


def owner_in(reading: Reading, first: int, last: int, discourse: Discourse) -> Actor | None:
    """Return whom the possessive means that a phrase begins or ends with, or None."""
    token = possessive_in(reading, first, last)
    pronoun = pronoun_at(reading, token) if token is not None else None
    if token is None or pronoun is None:
        return None
    return pronoun_meant(reading, pronoun, token, discourse, told=False)


def possessive_in(reading: Reading, first: int, last: int) -> Token | None:
    """Return the third person's possessive of a phrase's own noun: "its", "-nya"; or None."""
    tokens = reading.sentence.tokens
    for token in tokens[first - 1 : min(last + 1, len(tokens))]:
        pronoun = pronoun_at(reading, token)
        if pronoun is not None and pronoun.person == _THIRD and (
                token.relation in _OWNING and first <= token.head <= last):
            return token
    return None


def may_own(reading: Reading, possessive: Token, named: Named) -> bool:
    """Say whether a title's possessive may mean a state, or who acts for one: "its envoy"."""
    pronoun = pronoun_at(reading, possessive)
    if pronoun is None or pronoun.plural or not is_national(named.actor):
        return False
    person = named.actor.kind is ActorKind.PERSON
    return pronoun.gender is None or (
        person and named.gender in (None, pronoun.gender) if pronoun.gender != NEUTER
        else not person)


def is_of_another(reading: Reading, token: Token | None) -> bool:
    """Say whether a noun is what somebody else is to whom it belongs: a neighbour, a host."""
    others = reading.words.grammar.others
    return token is not None and not others.isdisjoint({token.form.lower(), token.lemma.lower()})


def pronoun_meant(
    reading: Reading, pronoun: Pronoun, head: Token, discourse: Discourse, *, told: bool
) -> Actor | None:
    """Return whom a pronoun takes up, nobody for one of the first person.

    `told` says that the sentence so far is what its antecedent is reported to have said.
    """
    if pronoun.person == 1:
        return None
    place, but = head.span.start, codes_beside(reading, head, discourse)
    if pronoun.plural or pronoun.gender == NEUTER:
        return discourse.several(before=place, but=but, earlier=told)
    return discourse.person(pronoun.gender, before=place, but=but, earlier=told)


def codes_beside(reading: Reading, pronoun: Token, discourse: Discourse) -> frozenset[str]:
    """Return the codes of who stands beside a pronoun and so is somebody else.

    "Its invasion of Ukraine" is not Ukraine's, and who "opposed it" is not opposed.
    """
    sentence, grammar = reading.sentence, reading.words.grammar
    above = sentence.head_of(pronoun)
    if above is None:
        return frozenset()
    if above.upos in ("VERB", "AUX"):
        subject = subject_of(sentence, above.number, grammar)
        beside = [subject] if subject is not None else []
    else:
        beside = list(sentence.under(above.number))
    return frozenset(
        actor_of(entry, discourse).code
        for token in beside if token.number != pronoun.number
        for _, entry in reading.within(*phrase_of(sentence, token, grammar))
        if entry.category not in NOUNS
    )


def bloc_meant(
    names: Sequence[tuple[Found, NameEntry]], discourse: Discourse, *, new: bool
) -> Actor | None:
    """Return the organisation that "the bloc" or "ministers of the alliance" take up, or None."""
    nouns = [entry for _, entry in names if entry.category in NOUNS]
    blocs = [entry for entry in nouns if set(entry.sectors) == {"IGO"}]
    if not blocs or (new and blocs[0] is nouns[0]):
        return None
    bodies = (n.actor for n in discourse.recent()
              if n.actor.kind in (ActorKind.ORGANISATION, ActorKind.BLOC))
    return next((actor for actor in bodies if actor.code.startswith("IGO")), None)


def body_meant(
    reading: Reading, first: int, last: int, noun: NameEntry, discourse: Discourse
) -> Actor | None:
    """Return the body that "the group" or "organisasi itu" takes up, or None."""
    tokens = reading.sentence.tokens[first - 1 : last]
    definite = any(token.form.lower() in reading.words.definite for token in tokens)
    if not definite or noun.plural or noun.name not in reading.words.grammar.bodies:
        return None
    return discourse.organised(before=tokens[0].span.start, but=OF_STATES)
