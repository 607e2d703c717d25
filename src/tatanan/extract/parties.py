"""Who could take part in an event: whom names, nouns and pronouns of a sentence mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tatanan.extract.actors import NEUTER, party_at
from tatanan.extract.discourse import Discourse
from tatanan.extract.match import subject_of
from tatanan.extract.reading import NOUNS, Pronoun, Reading, pronoun_at
from tatanan.extract.readings import actor_of
from tatanan.extract.roles import marker_of
from tatanan.lexicons.grammar import Grammar
from tatanan.lexicons.names import Category
from tatanan.terms.coding import Actor, ActorKind, Manner, Statement
from tatanan.terms.text import Evidence, Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# So many sentences back two are looked for that "both" takes up.
_PAIR_REACH = 6


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
    pairs = list(_pairs(reading, discourse))
    for words in pairs:
        if words.actor is not None:
            discourse.name(words.actor, place=words.evidence.span.start)
    taken = {words.head for words in pairs}
    singles = [
        _taken_up(reading, found[head], found) for head in sorted(found) if head not in taken
    ]
    discourse.joined.extend(
        (discourse.sentence, two) for two in _joined(reading.sentence, singles))
    return (*singles, *pairs)


def _joined(
    sentence: Sentence, parties: Sequence[PartyWords]
) -> Iterator[tuple[Actor, Actor]]:
    """Yield the two known actors of each list that names two and no more."""
    lists: dict[int, dict[str, Actor]] = {}
    for words in parties:
        token = sentence.tokens[words.head - 1]
        above = sentence.tokens[token.head - 1] if token.relation == "conj" else token
        if words.actor is not None and words.code != "UNK":
            lists.setdefault(above.number, {}).setdefault(words.code, words.actor)
    for actors in lists.values():
        if len(actors) == len(("one", "other")):
            one, other = actors.values()
            yield one, other


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
    if words.kind != "pronoun":
        return words
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
    noun = verb = sentence.head_of(token)
    while verb is not None and verb.upos not in ("VERB", "AUX"):
        verb = sentence.head_of(verb)
    if noun is None or verb is None:
        return words
    owners = [subject_of(sentence, verb.number, grammar)]
    if noun.head == verb.number and marker_of(sentence, noun.number) in grammar.grounds:
        owners.insert(0, _object_before(sentence, verb, noun))
    owner = next((o for o in owners if o is not None and o.number < words.head), None)
    if owner is None and words.actor is None:
        owner = _subject_ahead(sentence, verb, grammar)
    actor = _named_in(sentence, owner, words.head, found) if owner is not None else None
    return replace(words, actor=actor) if actor is not None else words


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


def _named_in(
    sentence: Sentence, owner: Token, pronoun: int, found: Mapping[int, PartyWords]
) -> Actor | None:
    """Return whom a phrase names that does not hold the token `pronoun`."""
    phrase = {t.number for t in sentence.subtree(owner.number)}
    if pronoun in phrase:
        return None
    words = found.get(owner.number) or next(
        (found[n] for n in sorted(phrase & set(found))), None)
    return words.actor if words is not None else None


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


def _pairs(reading: Reading, discourse: Discourse) -> Iterator[PartyWords]:
    """Yield the two who were named last, where words take up two: "kedua pemimpin", "both"."""
    for token in reading.sentence.tokens:
        head = _taken_for_two(reading, token)
        if head is None or any(
                e.category not in NOUNS for _, e in reading.within(token.number, head.number)):
            continue
        pair = _last_two(discourse, _pair_kinds(reading, head))
        if len(pair) == len(("one", "other")):
            span = reading.report.cite(token.span.start, max(token.span.end, head.span.end))
            yield from (PartyWords(head.number, span, actor, "pair") for actor in pair)


def _taken_for_two(reading: Reading, token: Token) -> Token | None:
    """Return the noun of words that take up two: "both leaders", "the two countries"; or None.

    "Two weeks" and "two vessels" take up nobody, and "kedua," counts.
    """
    grammar, form, tokens = reading.words.grammar, token.form.lower(), reading.sentence.tokens
    following = tokens[token.number] if token.number < len(tokens) else None
    if form in grammar.counted_pairs:
        beside = tokens[max(0, token.number - 2) : token.number + 2]
        if not any(t.form.lower() in reading.words.definite for t in beside):
            return None
    elif form not in grammar.pairs:
        return None
    if following is not None and following.upos in ("NOUN", "PROPN", "ADJ"):
        noun = following
        while noun.upos == "ADJ" and noun.number < len(tokens):
            noun = tokens[noun.number]
        kin = {noun.form.lower(), noun.lemma.lower()} & grammar.paired
        return noun if kin or reading.within(noun.number, noun.number) else None
    return None if following is not None and following.form == "," else token


def _pair_kinds(reading: Reading, head: Token) -> frozenset[ActorKind]:
    """Return what two are taken up: persons by a title, else states, and persons for them."""
    roles = (e.category for f, e in reading.meant if f.first <= head.number <= f.last)
    if Category.ROLE in roles:
        return frozenset({ActorKind.PERSON})
    return frozenset({ActorKind.STATE, ActorKind.PERSON})


def _last_two(discourse: Discourse, kinds: frozenset[ActorKind]) -> list[Actor]:
    for sentence, two in reversed(discourse.joined):
        if discourse.sentence - sentence > _PAIR_REACH:
            break
        if discourse.sentence - sentence > 0 and all(a.kind in kinds for a in two):
            return list(two)
    found: dict[str, Actor] = {}
    for named in discourse.recent(_PAIR_REACH):
        past = named.sentence < discourse.sentence
        if past and named.actor.kind in kinds and named.actor.code != "UNK":
            found.setdefault(named.actor.code, named.actor)
    return list(found.values())[:2]


def _names(reading: Reading, discourse: Discourse) -> Iterator[PartyWords]:
    for found, entry in reading.meant:
        if entry.category in NOUNS or found.first <= reading.dateline:
            continue
        head = _top(reading, found.first, found.last)
        words = reading.report.cite(found.start, found.end)
        yield PartyWords(head.number, words, actor_of(entry, discourse), entry.category.value)


def _nouns_and_pronouns(reading: Reading, discourse: Discourse) -> Iterator[PartyWords]:
    for found, entry in reading.meant:
        if entry.category in NOUNS:
            head = _top(reading, found.first, found.last)
            party = party_at(reading, head, discourse)
            words = party.evidence or reading.report.cite(found.start, found.end)
            yield PartyWords(head.number, words, _named(party.actor), entry.category.value)
    named = {n for f, _ in reading.meant for n in range(f.first, f.last + 1)}
    for token in reading.sentence.tokens:
        if token.number in named or token.number <= reading.dateline:
            continue
        if pronoun_at(reading, token) is not None:
            party = party_at(reading, token, discourse)
            yield _words(reading, token, _named(party.actor), "pronoun")
        elif token.upos == "PROPN" and token.form[:1].isupper():
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
    return words.kind in (Category.PLACE, Category.CAPITAL)
