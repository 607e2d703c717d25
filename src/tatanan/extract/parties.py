"""Who could take part in an event: whom names, nouns and pronouns of a sentence mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tatanan.extract.actors import party_at
from tatanan.extract.discourse import Discourse
from tatanan.extract.match import subject_of
from tatanan.extract.reading import NOUNS, Reading, pronoun_at
from tatanan.extract.readings import actor_of
from tatanan.lexicons.names import Category
from tatanan.terms.coding import Actor, ActorKind, Manner, Statement
from tatanan.terms.text import Evidence, Token

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
    taken = {words.head for words in pairs}
    singles = [
        _taken_up(reading, found[head], found) for head in sorted(found) if head not in taken
    ]
    return (*singles, *pairs)


def speaking(
    parties: tuple[PartyWords, ...], statements: Sequence[Statement],
    first_persons: frozenset[int],
) -> tuple[PartyWords, ...]:
    """Return the parties with pronouns read as whoever speaks the words around them.

    `first_persons` are the heads that mean "I" and "we". "He" and "it" mean the speaker
    where words are reported and not quoted: "Zelensky said he was open to talks".
    """
    return tuple(_as_speaker(words, statements, first_persons) for words in parties)


def _as_speaker(
    words: PartyWords, statements: Sequence[Statement], first_persons: frozenset[int]
) -> PartyWords:
    if words.head in first_persons:
        return replace(words, actor=_speaker_of(words, statements), kind="speaker")
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
    return replace(words, actor=inner.speaker.actor if inner.speaker else None)


def _taken_up(
    reading: Reading, words: PartyWords, found: Mapping[int, PartyWords]
) -> PartyWords:
    """Return a possessive with whom the subject of its clause names: "China urged its citizens"."""
    if words.kind != "pronoun":
        return words
    sentence, grammar = reading.sentence, reading.words.grammar
    token = sentence.tokens[words.head - 1]
    if token.relation.split(":")[0] not in ("nmod", "det"):
        return words
    above = sentence.head_of(token)
    while above is not None and above.upos not in ("VERB", "AUX"):
        above = sentence.head_of(above)
    subject = subject_of(sentence, above.number, grammar) if above is not None else None
    if subject is None or subject.number >= words.head:
        return words
    phrase = {t.number for t in sentence.subtree(subject.number)}
    owner = found.get(subject.number) or next(
        (found[n] for n in sorted(phrase & set(found)) if n < words.head), None)
    if words.head in phrase or owner is None or owner.actor is None:
        return words
    return replace(words, actor=owner.actor)


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
    marks = reading.words.grammar.pairs
    for token in reading.sentence.tokens:
        if token.form.lower() not in marks:
            continue
        above = reading.sentence.head_of(token)
        head = above if above is not None and above.number == token.number + 1 else token
        if reading.within(token.number, head.number) and any(
            e.category not in NOUNS for _, e in reading.within(token.number, head.number)
        ):
            continue
        pair = _last_two(discourse, _pair_kinds(reading, head))
        if len(pair) == len(("one", "other")):
            span = reading.report.cite(token.span.start, max(token.span.end, head.span.end))
            yield from (PartyWords(head.number, span, actor, "pair") for actor in pair)


def _pair_kinds(reading: Reading, head: Token) -> frozenset[ActorKind]:
    """Return what two are taken up: persons by a title, else states, and persons for them."""
    roles = (e.category for f, e in reading.meant if f.first <= head.number <= f.last)
    if Category.ROLE in roles:
        return frozenset({ActorKind.PERSON})
    return frozenset({ActorKind.STATE, ActorKind.PERSON})


def _last_two(discourse: Discourse, kinds: frozenset[ActorKind]) -> list[Actor]:
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
