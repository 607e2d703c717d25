"""Bodies of a state whose words do not say of which: "the police", "Parlemen", "the junta"."""

from tatanan.extract.affiliation import Calling, SpeakerKind, case_of, likely_choice
from tatanan.extract.company import OF_STATES
from tatanan.extract.discourse import Discourse
from tatanan.extract.match import agent_of, phrase_of, subject_of
from tatanan.extract.reading import Reading, named_here
from tatanan.extract.readings import make_actor
from tatanan.extract.roles import marker_of
from tatanan.lexicons.events import Role
from tatanan.lexicons.names import Category, NameEntry
from tatanan.terms.coding import Actor, ActorKind
from tatanan.terms.text import Token

_SITES = frozenset({Category.STATE, Category.CAPITAL, Category.PLACE})
_ONLY_GOVERNS = frozenset({"GOV"})
# Relations of words that may stand in a phrase and leave it open whose the body is.
_BESIDE = frozenset({"compound", "nmod:tmod", "obl:tmod", "punct"})


def likely_body(
    reading: Reading, entry: NameEntry, head: Token, discourse: Discourse
) -> Actor | None:
    """Return the body that a bare noun means, of the state that its report makes likely.

    It acts, and nothing but an article stands beside it: "foreign governments" and "its army"
    are others'. It is of the state in which its sentence places the deed, else of the one that
    the model of affiliation trusts, else of the one whose body is best known by that name.
    """
    if not _is_state_body(reading, entry) or not _acts(reading, head):
        return None
    first, last = phrase_of(reading.sentence, head, reading.words.grammar)
    if not _is_bare(reading, entry, first, last):
        return None
    code = _site(reading) or _likely(reading, head, discourse) or entry.country
    if code is None:
        return None
    tokens = reading.sentence.tokens
    name = reading.report.text[tokens[first - 1].span.start : tokens[last - 1].span.end]
    return make_actor(ActorKind.GROUP, name, code, code, entry.sectors)


def _is_state_body(reading: Reading, entry: NameEntry) -> bool:
    """Say whether a noun is that of a body which every state has, and not of what they all are."""
    sectors = OF_STATES.intersection(entry.sectors)
    heads = (word.capitalize() in reading.words.heads for word in entry.name.split())
    return entry.category is Category.AGENT and bool(
        sectors - _ONLY_GOVERNS or (sectors and any(heads)))


def _acts(reading: Reading, head: Token) -> bool:
    """Say whether a noun is the subject of a verb, or the agent of its passive."""
    sentence, grammar = reading.sentence, reading.words.grammar
    verbs = [sentence.head_of(head), *sentence.under(head.number)]
    return any(
        token is not None and token.number == head.number
        for verb in verbs if verb is not None and verb.upos in ("VERB", "AUX")
        for token in (subject_of(sentence, verb.number, grammar),
                      agent_of(sentence, verb.number, grammar)))


def _is_bare(reading: Reading, entry: NameEntry, first: int, last: int) -> bool:
    """Say whether a phrase is a noun of the lexicon, with an article and its field at most.

    "The information ministry" is bare; "the coalition authorities" are those of a coalition.
    """
    inside = reading.within(first, last)
    named = {n for f, _ in inside for n in range(f.first, f.last + 1)}
    return all(e.id == entry.id for _, e in inside) and all(
        token.number in named or token.form.lower() in reading.words.definite
        or token.relation in _BESIDE
        for token in reading.sentence.tokens[first - 1 : last])


def _site(reading: Reading) -> str | None:
    """Return the code of the one state in which a sentence places what it tells, or None."""
    sentence, markers = reading.sentence, reading.words.grammar.markers
    codes = {
        entry.code for found, entry in reading.meant
        if entry.category in _SITES and any(
            markers.get(marker_of(sentence, number) or "") == Role.PLACE
            for number in range(found.first, found.last + 1))}
    return codes.pop() if len(codes) == 1 else None


def _likely(reading: Reading, head: Token, discourse: Discourse) -> str | None:
    """Return the state that its report makes likely, None where that is an organisation."""
    choice = likely_choice(case_of(
        discourse, SpeakerKind.TITLE, head.span.start, named_here(reading, discourse),
        home=reading.words.grammar.home or discourse.home, calling=Calling.OFFICIAL))
    return choice.code if choice is not None and choice.country is not None else None
