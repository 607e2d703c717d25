"""Who could take part in an event: whom names, nouns and pronouns of a sentence mean."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tatanan.extract.actors import party_at
from tatanan.extract.company import NOUNS, OF_STATES
from tatanan.extract.discourse import Discourse, Together
from tatanan.extract.match import phrase_of, subject_of
from tatanan.extract.persons import is_taken_up
from tatanan.extract.pronouns import NEUTER, is_of_another
from tatanan.extract.reading import Pronoun, Reading, is_subject, pronoun_at
from tatanan.extract.readings import actor_of, make_actor
from tatanan.extract.roles import marker_of
from tatanan.extract.several import Several, find_several
from tatanan.extract.state_bodies import likely_body
from tatanan.lexicons.events import Role
from tatanan.lexicons.grammar import Grammar
from tatanan.lexicons.names import Category
from tatanan.lexicons.offices import offices_that_are
from tatanan.terms.coding import Actor, ActorKind, Manner, Statement
from tatanan.terms.text import Evidence, Sentence, Token

_REBELS = frozenset({"REB", "UAF"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_PLACED = frozenset({Role.PLACE, Role.SOURCE})


@dataclass(frozen=True, slots=True)
class PartyWords:
    """Words of a sentence that denote somebody: their head, who it is, and by what they name it.

    `actor` is None where the words tell that somebody is meant, and not who. `kind` is a
    category of the lexicon, `pronoun` or `person`.
    """

    head: int
    evidence: Evidence
    actor: Actor | None
    kind: str

    @property
    def code(self) -> str:
        """The actor's code; `UNK` for somebody unknown."""
        return self.actor.code if self.actor else "UNK"


def find_parties(reading: Reading, discourse: Discourse) -> tuple[PartyWords, ...]:
    """Return the words of a sentence that denote somebody, in order of their heads."""
    found = {words.head: words for words in _nouns_and_pronouns(reading, discourse)}
    for words in _names(reading, discourse):
        other = found.get(words.head)
        if other is None or other.actor is None:
            found[words.head] = words
    found = {head: _taken_up(reading, found[head], found) for head in sorted(found)}
    singles = [_owned(reading, words, found) for words in found.values()]
    discourse.together.extend(_lists(reading, singles, discourse))
    several = {words.head: words for words in find_several(reading, discourse)}
    pairs = [PartyWords(words.head, words.evidence, actor, "pair")
             for words in several.values() for actor in words.actors]
    for words in pairs:
        if words.actor is not None:
            discourse.name(words.actor, place=words.evidence.span.start)
    discourse.together.extend(_taken_together(reading, several.values(), discourse))
    titled = {w.head for w in singles if w.kind == Category.ROLE and w.actor is not None}
    return (*(replace(w, actor=None) if w.head in several else w for w in singles
              if not (w.head in several and several[w.head].actors)
              and not _is_beside_another(reading, w, titled)), *pairs)


def _taken_together(
    reading: Reading, several: Iterable[Several], discourse: Discourse
) -> Iterator[Together]:
    """Yield those whom a sentence takes up together: "they" may mean "the three" again."""
    for words in several:
        if len(words.actors) > 1:
            yield Together(
                discourse.sentence, words.evidence.span.end, tuple(words.actors),
                is_subject(reading, words.head, words.head), discourse.heading)


def _is_beside_another(reading: Reading, words: PartyWords, titled: Container[int]) -> bool:
    """Say whether a possessive only tells whose neighbour, or whose minister acts.

    "Its ally, Kenya", "duta besarnya"; `titled` are the heads of titles with a known holder.
    """
    token = reading.sentence.tokens[words.head - 1]
    return words.kind == "pronoun" and token.relation.split(":")[0] in ("nmod", "det") and (
        token.head in titled or is_of_another(reading, reading.sentence.head_of(token)))


def _lists(
    reading: Reading, parties: Sequence[PartyWords], discourse: Discourse
) -> Iterator[Together]:
    """Yield the lists of a sentence that name several, each of them known.

    Two of one state are two where one of them fights in it: an army and the rebels.
    """
    sentence = reading.sentence
    lists: dict[int, dict[str, PartyWords]] = {}
    for words in parties:
        token = sentence.tokens[words.head - 1]
        listed = token.relation in ("conj", "appos")  # "Chad, Peru, and Cuba" may be either
        above = token.head if listed else token.number
        if words.actor is not None and words.code != "UNK":
            key = words.actor.id if _REBELS.intersection(words.actor.sectors) else words.code
            lists.setdefault(above, {}).setdefault(key, words)
    for number, members in lists.items():
        others = [child for child in sentence.under(number)
                  if child.relation == "conj" and child.upos in _NOMINAL]
        known = all(any(words.evidence.span.holds(child.span) for words in parties)
                    for child in others)
        if others and known and len(members) > 1:
            last = max(words.evidence.span.end for words in members.values())
            actors = tuple(w.actor for w in members.values() if w.actor is not None)
            yield Together(discourse.sentence, last, actors, is_subject(reading, number, number),
                           discourse.heading)


def speaking(
    reading: Reading, parties: tuple[PartyWords, ...], statements: Sequence[Statement],
    first_persons: frozenset[int], *, issuer: Actor | None = None,
) -> tuple[PartyWords, ...]:
    """Return the parties with pronouns read as whoever speaks the words around them.

    `first_persons` are the heads that mean "I" and "we", outside of statements the `issuer`
    of the text. "He" and "it" mean the speaker
    where words are reported and not quoted: "Zelensky said he was open to talks".
    """
    return tuple(
        _as_speaker(reading, words, statements, first_persons, issuer) for words in parties)


def taking_part(
    sentence: Sentence, parties: tuple[PartyWords, ...], deeds: frozenset[int]
) -> tuple[PartyWords, ...]:
    """Return the parties without the outlets that only report: "Kenya told Reuters that ...".

    `deeds` are the numbers of words that a rule takes for an event; an outlet takes part where
    the words above it lead to one, through nouns alone: "closed the office of the BBC".
    """
    return tuple(
        words for words in parties
        if words.kind != Category.OUTLET or _leads_to(sentence, words.head, deeds))


def _leads_to(sentence: Sentence, number: int, deeds: frozenset[int]) -> bool:
    token: Token | None = sentence.tokens[number - 1]
    while token is not None and token.upos in _NOMINAL and token.number not in deeds:
        token = sentence.head_of(token)
    return token is not None and token.number in deeds


def _as_speaker(
    reading: Reading, words: PartyWords, statements: Sequence[Statement],
    first_persons: frozenset[int], issuer: Actor | None,
) -> PartyWords:
    if words.head in first_persons:
        inside = any(s.content.span.holds(words.evidence.span) for s in statements)
        actor = _speaker_of(words, statements) if inside else issuer
        return replace(words, actor=actor, kind="speaker")
    if words.kind != "pronoun" or any(_says_itself(reading, words, s) for s in statements):
        return replace(words, actor=None) if words.kind == "pronoun" else words
    reported = [
        s for s in statements
        if s.manner is not Manner.DIRECT and s.content.span.holds(words.evidence.span)
        and s.speaker is not None and s.speaker.actor is not None
        and (s.speaker.evidence is None or s.speaker.evidence.span.end <= words.evidence.span.start)
    ]
    if not reported:
        return words
    inner = min(reported, key=lambda s: s.content.span.end - s.content.span.start)
    actor = inner.speaker.actor if inner.speaker else None
    pronoun = pronoun_at(reading, reading.sentence.tokens[words.head - 1])
    if actor is None or pronoun is None or not _agrees(pronoun, actor):
        return words
    if _has_subject_pronoun(reading, words.head):  # "he would not allow it": two are meant
        return replace(words, actor=None) if words.code == actor.code else words
    return replace(words, actor=actor)


def _says_itself(reading: Reading, words: PartyWords, statement: Statement) -> bool:
    """Say whether a pronoun is taken for who says it in so many words: who speaks is "we"."""
    speaker = statement.speaker.actor if statement.speaker else None
    token = reading.sentence.tokens[words.head - 1]
    pronoun = pronoun_at(reading, token)
    return (
        statement.manner is Manner.DIRECT and statement.content.span.holds(words.evidence.span)
        and speaker is not None and words.code == speaker.code
        and pronoun is not None and pronoun.plural
        and token.relation in reading.words.grammar.subject)


def _agrees(pronoun: Pronoun, actor: Actor) -> bool:
    """Say whether a pronoun can mean an actor: no person is "it" or "they"."""
    return actor.kind is not ActorKind.PERSON or not (
        pronoun.plural or pronoun.gender == NEUTER)


def _has_subject_pronoun(reading: Reading, number: int) -> bool:
    """Say whether a word is no subject, and a pronoun is the subject of its verb."""
    sentence, grammar = reading.sentence, reading.words.grammar
    token = sentence.tokens[number - 1]
    verb = sentence.head_of(token)
    if verb is None or verb.upos not in ("VERB", "AUX") or token.relation in grammar.subject:
        return False
    subject = subject_of(sentence, verb.number, grammar)
    return subject is not None and subject.number != number and (
        pronoun_at(reading, subject) is not None)


def _taken_up(
    reading: Reading, words: PartyWords, found: Mapping[int, PartyWords]
) -> PartyWords:
    """Return a possessive with whom its clause names: "China urged its citizens".

    That is the subject, or the object where the possessive tells on what grounds: "Paris
    criticised Bolton for his remarks".
    """
    if words.kind != "pronoun":
        return words
    sentence, grammar = reading.sentence, reading.words.grammar
    token = sentence.tokens[words.head - 1]
    if token.relation.split(":")[0] not in ("nmod", "det"):
        return words
    noun = sentence.head_of(token)
    verb = _verb_above(sentence, token, grammar)
    if noun is None or verb is None:
        return words
    owners = [subject_of(sentence, verb.number, grammar)]
    if noun.head == verb.number and marker_of(sentence, noun.number) in grammar.grounds:
        owners.insert(0, _object_before(sentence, verb, noun))
    owners.insert(0, _object_above(sentence, verb, grammar))
    if noun.relation == "conj" and noun.head in found:  # "Ukraine and its citizens"
        owners.insert(0, sentence.head_of(noun))
    owner = next((o for o in owners if o is not None and o.number < words.head), None)
    if owner is None and words.actor is None:
        owner = _subject_ahead(sentence, verb, grammar)
    actor = _named_in(sentence, owner, words.head, found) if owner is not None else None
    return replace(words, actor=actor) if actor is not None else words


def _verb_above(sentence: Sentence, token: Token, grammar: Grammar) -> Token | None:
    """Return the verb in whose clause a possessive stands, past those whose subject it is in.

    "Its citizens" are not their own in "asked its citizens to leave".
    """
    above = sentence.head_of(token)
    while above is not None:
        if above.upos in ("VERB", "AUX"):
            subject = subject_of(sentence, above.number, grammar)
            if above.relation not in _COMPLEMENTS or subject is None or (
                    token not in sentence.subtree(subject.number)):
                return above
        above = sentence.head_of(above)
    return None


def _owned(
    reading: Reading, words: PartyWords, found: Mapping[int, PartyWords]
) -> PartyWords:
    """Return a body or people with whom their possessive means: "its citizens", "pasukannya".

    Where they are does not tell whose they are ("warganya di Iran"), unlike a name of theirs.
    """
    if words.kind != Category.AGENT:
        return words
    sentence, grammar = reading.sentence, reading.words.grammar
    head = sentence.tokens[words.head - 1]
    noun, entry = next((f, e) for f, e in reading.meant
                       if e.category is Category.AGENT and f.first <= words.head <= f.last)
    owner = next((found[t.number] for number in range(noun.first, noun.last + 1)
                  for t in sentence.under(number) if t.number in found
                  and found[t.number].kind == "pronoun" and t.relation.split(":")[0] in (
                      "nmod", "det")), None)
    belongs = OF_STATES.issuperset(entry.sectors) or head.form.lower() in grammar.citizens
    if not belongs or owner is None or owner.actor is None or is_of_another(reading, head) or (
            _is_named(reading, head)):
        return words
    whose = owner.actor
    return replace(words, actor=make_actor(
        ActorKind.GROUP, words.evidence.quote, whose.code, whose.country, entry.sectors))


def _is_named(reading: Reading, head: Token) -> bool:
    """Say whether a phrase has a name that tells more than where somebody is, or from where."""
    sentence, grammar = reading.sentence, reading.words.grammar
    return any(
        entry.category not in NOUNS and grammar.markers.get(
            marker_of(sentence, _top(reading, found.first, found.last).number) or ""
        ) not in _PLACED for found, entry in reading.within(*phrase_of(sentence, head, grammar)))


def _subject_ahead(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """Return the subject of the main clause that follows: "As its troops left, Chad ..."."""
    root = next(iter(sentence.under(0)), None)
    if root is None or root.number < verb.number:
        return None
    subject = subject_of(sentence, root.number, grammar)
    return subject if subject is not None and subject.number > verb.number else None


def _object_before(sentence: Sentence, verb: Token, noun: Token) -> Token | None:
    """Return the last phrase between a verb and one that hangs on it."""
    return next(
        (t for t in reversed(list(sentence.under(verb.number)))
         if verb.number < t.number < noun.number and t.relation in ("obj", "iobj", "obl")), None)


def _object_above(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """Return who does a deed that is another's ground: "thanked Chad for opening its border"."""
    above = sentence.head_of(verb)
    grounded = any(c.relation in ("mark", "case") and c.form.lower() in grammar.grounds
                   for c in sentence.under(verb.number))
    if above is None or above.upos != "VERB" or not grounded:
        return None
    return _object_before(sentence, above, verb)


def _named_in(
    sentence: Sentence, owner: Token, pronoun: int, found: Mapping[int, PartyWords]
) -> Actor | None:
    """Return whom a phrase names that does not hold the token `pronoun`."""
    phrase = {t.number for t in sentence.subtree(owner.number)}
    if pronoun in phrase:  # "the army that bombed its people"
        words = found.get(owner.number) if _is_below(sentence, owner, pronoun) else None
        return words.actor if words is not None else None
    words = found.get(owner.number) or next(
        (found[n] for n in sorted(phrase & set(found))), None)
    return words.actor if words is not None else None


def _is_below(sentence: Sentence, noun: Token, number: int) -> bool:
    """Say whether a token stands in a clause that describes a noun, or behind it in a list."""
    return any(
        number in {t.number for t in sentence.subtree(child.number)}
        for child in sentence.under(noun.number) if child.relation.startswith(("acl", "conj")))


def first_persons(reading: Reading) -> frozenset[int]:
    """Return the tokens that are pronouns of the first person."""
    return frozenset(
        token.number for token in reading.sentence.tokens
        if (pronoun := pronoun_at(reading, token)) is not None and pronoun.person == 1
    )


def _speaker_of(words: PartyWords, statements: Sequence[Statement]) -> Actor | None:
    around = [s for s in statements if s.content.span.holds(words.evidence.span)]
    inner = min(around, key=lambda s: s.content.span.end - s.content.span.start, default=None)
    return inner.speaker.actor if inner is not None and inner.speaker is not None else None


def _names(reading: Reading, discourse: Discourse) -> Iterator[PartyWords]:
    for found, entry in reading.meant:
        if entry.category in NOUNS or found.first <= reading.dateline:
            continue
        head = _top(reading, found.first, found.last)
        if _is_post(reading, head):
            continue
        words = reading.report.cite(found.start, found.end)
        yield PartyWords(head.number, words, actor_of(entry, discourse), entry.category.value)


def _is_post(reading: Reading, head: Token) -> bool:
    """Say whether words name where an envoy is sent: "the ambassador to the UN"."""
    sentence = reading.sentence
    above = sentence.head_of(head)
    if above is None or marker_of(sentence, head.number) not in reading.words.grammar.posts:
        return False
    first, last = phrase_of(sentence, above, reading.words.grammar)
    sent = offices_that_are("abroad")
    return any(e.office in sent for f, e in reading.within(first, last) if f.last < head.number)


def _nouns_and_pronouns(reading: Reading, discourse: Discourse) -> Iterator[PartyWords]:
    for found, entry in reading.meant:
        if entry.category in NOUNS:
            head = _top(reading, found.first, found.last)
            party = party_at(reading, head, discourse)
            words = party.evidence or reading.report.cite(found.start, found.end)
            actor = _named(party.actor) or likely_body(reading, entry, head, discourse)
            yield PartyWords(head.number, words, actor, entry.category.value)
    named = {n for f, _ in reading.meant for n in range(f.first, f.last + 1)}
    for token in reading.sentence.tokens:
        if token.number in named or token.number <= reading.dateline:
            continue
        if pronoun_at(reading, token) is not None:
            party = party_at(reading, token, discourse)
            yield _words(reading, token, _named(party.actor), "pronoun")
        elif is_taken_up(token, discourse):
            known = discourse.known((token.form,))
            if known is not None:
                yield _words(reading, token, known, "person")


def _named(actor: Actor | None) -> Actor | None:
    """Return an actor, unless it only stands for a speaker whom nobody knows."""
    return actor if actor is not None and actor.id else None


def _words(reading: Reading, token: Token, actor: Actor | None, kind: str) -> PartyWords:
    return PartyWords(
        token.number, reading.report.cite(token.span.start, token.span.end), actor, kind
    )


def _top(reading: Reading, first: int, last: int) -> Token:
    """Return the token of a name on which its other words hang."""
    tokens = reading.sentence.tokens[first - 1 : last]
    return next((t for t in tokens if not first <= t.head <= last), tokens[0])


def is_place(words: PartyWords) -> bool:
    """Say whether words name a place in a state rather than the state itself."""
    return words.kind in (Category.PLACE, Category.HOST, Category.CAPITAL)
