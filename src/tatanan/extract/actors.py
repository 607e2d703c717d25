"""Who is meant: names, titles, common nouns and pronouns become actors, or stay open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatanan.extract.company import NOUNS, OF_STATES, is_state_body
from tatanan.extract.discourse import Discourse
from tatanan.extract.match import phrase_of
from tatanan.extract.names import Found
from tatanan.extract.persons import introduce_persons, is_new, owner_of_title, person_in
from tatanan.extract.pronouns import (
    bloc_meant,
    body_meant,
    is_of_another,
    owner_in,
    possessive_in,
    pronoun_meant,
)
from tatanan.extract.reading import Reading, is_subject, pronoun_at
from tatanan.extract.readings import actor_of, described_by, make_actor
from tatanan.lexicons.names import Category, NameEntry
from tatanan.terms.coding import Actor, ActorKind, Mention
from tatanan.terms.text import Evidence, Sentence, Token

_PLACE_MARKS = frozenset({"case"})
_ONLY_PLACES = frozenset({Category.PLACE, Category.HOST})
_SERVANTS = frozenset({"spokesperson", "envoy", "ambassador", "other official", "legislator"})


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase that denotes somebody: its token numbers, its words, and who it is.

    `evidence` is None, and the numbers are 0, for a party that does not stand in the
    sentence; `actor` is None where we cannot tell who it is. `inferred` says that the
    actor's state does not stand in its words but was inferred from the report.
    """

    first: int
    last: int
    evidence: Evidence | None
    actor: Actor | None
    inferred: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it stays open whose party this is."""
        return self.actor is None or self.actor.code == "UNK"


def unseen(actor: Actor | None) -> Party:
    """Return a party that does not stand in the sentence."""
    return Party(0, 0, None, actor)


def find_mentions(reading: Reading, discourse: Discourse) -> Iterator[Mention]:
    """Yield the mentions of actors in a sentence, and remember whom they name."""
    for found, entry in reading.meant:
        if entry.category in NOUNS or entry.category in _ONLY_PLACES:
            continue
        if entry.category is Category.CAPITAL and _is_place(reading.sentence, found):
            continue
        actor = actor_of(entry, discourse)
        if entry.category is Category.GROUP and OF_STATES.issuperset(entry.sectors):
            discourse.call_body(reading.report.text[found.start : found.end], actor)
        if entry.category is not Category.OUTLET:
            discourse.name(actor, place=found.start,
                           subject=is_subject(reading, found.first, found.last))
        yield Mention(reading.report.cite(found.start, found.end), actor, entry.id)
    introduce_persons(reading, discourse)


def party_at(
    reading: Reading, head: Token, discourse: Discourse, *, told: bool = False
) -> Party:
    """Return whom the noun phrase of a token denotes.

    `told` says that the sentence so far is what the party is reported to have said: a
    pronoun then means nobody who is named in it.
    """
    grammar = reading.words.grammar
    pronoun = pronoun_at(reading, head)
    if pronoun is not None:
        words = reading.report.cite(head.span.start, head.span.end)
        meant = pronoun_meant(reading, pronoun, head, discourse, told=told)
        return Party(head.number, head.number, words, meant)
    first, last = phrase_of(reading.sentence, head, grammar)
    first = max(first, reading.dateline + 1) if head.number > reading.dateline else first
    return party_within(reading, first, last, _whole(reading, head), discourse)


def _whole(reading: Reading, head: Token) -> Token:
    """Return of whom somebody is one: "some of Kenya's partners" are partners."""
    if head.form.lower() not in reading.words.grammar.indefinites:
        return head
    parts = (c for c in reading.sentence.under(head.number) if c.relation == "nmod")
    return next(parts, head)


def party_within(
    reading: Reading, first: int, last: int, head: Token | None, discourse: Discourse
) -> Party:
    """Return whom a run of tokens denotes; `head` is its main word where one is known."""
    names = reading.within(first, last)
    tokens = reading.sentence.tokens
    words = reading.report.cite(tokens[first - 1].span.start, tokens[last - 1].span.end)
    actor = (
        _leader_in(reading, names, head, discourse)
        or person_in(reading, first, last, names, discourse)
        or _entity_at(names, head, discourse)
        or _leader_behind(reading, last, names, discourse)
        or _by_noun(reading, first, last, names, discourse)
        or described_by(names, discourse)
    )
    return Party(first, last, words, actor)


def _leader_in(
    reading: Reading, names: Sequence[tuple[Found, NameEntry]], head: Token | None,
    discourse: Discourse,
) -> Actor | None:
    """Return the known person of a phrase, unless the phrase is about a servant of that person."""
    leaders = [(f, e) for f, e in names if e.category is Category.LEADER]
    if not leaders:
        return None
    for found, entry in leaders:
        if head is not None and found.first <= head.number <= found.last:
            return _titled(names, found, entry, discourse)
    found, entry = leaders[-1]
    if _is_owned(reading, found):
        return _servant(reading, names, entry, discourse)
    return _titled(names, found, entry, discourse)


def _titled(
    names: Sequence[tuple[Found, NameEntry]], found: Found, entry: NameEntry,
    discourse: Discourse,
) -> Actor:
    """Return a known person, whom the title before the name means from here on."""
    actor = actor_of(entry, discourse)
    title = next((e for f, e in names
                  if e.category is Category.ROLE and f.last == found.first - 1), None)
    if title is not None:
        discourse.roles[title.id] = actor
    return actor


def _leader_behind(
    reading: Reading, last: int, names: Sequence[tuple[Found, NameEntry]], discourse: Discourse
) -> Actor | None:
    """Return the known person whose name stands behind a title: "President" of "Ruto".

    A comma may part them, where another follows the name: "the president, William Ruto, said".
    """
    tokens = reading.sentence.tokens
    title = next((n for n in names if n[1].category is Category.ROLE and n[0].last == last), None)
    parted = last < len(tokens) and tokens[last].form == ","
    first = last + 2 if parted else last + 1
    named = next((n for n in reading.within(first, first)
                  if n[0].first == first and n[1].category is Category.LEADER), None)
    if title is None or named is None or (parted and [
            t.form for t in tokens[named[0].last : named[0].last + 1]] != [","]):
        return None
    actor = discourse.roles[title[1].id] = actor_of(named[1], discourse)
    return actor


def _is_owned(reading: Reading, found: Found) -> bool:
    """Say whether a possessive follows the name ("Trump's ...")."""
    tokens = reading.sentence.tokens
    marks = reading.words.grammar.possessives
    return found.last < len(tokens) and tokens[found.last].form in marks and "nya" not in marks


def _servant(
    reading: Reading, names: Sequence[tuple[Found, NameEntry]], master: NameEntry,
    discourse: Discourse,
) -> Actor:
    sectors = next((e.sectors for _, e in names if e.category in NOUNS), ())
    first, last = names[0][0].start, names[-1][0].end
    name = reading.report.text[first:last]
    return make_actor(
        ActorKind.PERSON, name, actor_of(master, discourse).code, master.country, sectors
    )


def _entity_at(
    names: Sequence[tuple[Found, NameEntry]], head: Token | None, discourse: Discourse
) -> Actor | None:
    """Return the state or body that the phrase's main word names."""
    for found, entry in names:
        if entry.category in NOUNS or head is None:
            continue
        if found.first <= head.number <= found.last:
            return actor_of(entry, discourse)
    return None


def _by_noun(
    reading: Reading, first: int, last: int, names: Sequence[tuple[Found, NameEntry]],
    discourse: Discourse,
) -> Actor | None:
    """Return whom a title or a common noun denotes: "the Russian president", "pejabat AS"."""
    noun = next((e for _, e in names if e.category in NOUNS), None)
    if noun is None:
        return None
    new = is_new(reading, first)
    described = (
        (None if noun.plural else owner_of_title(reading, first, last, names, discourse))
        or described_by(names, discourse) or bloc_meant(names, discourse, new=new))
    owned = possessive_in(reading, first, last) if described is None else None
    if owned is not None and is_of_another(reading, reading.sentence.head_of(owned)):
        return _other_than(owner_in(reading, first, last, discourse), noun, discourse)
    if noun.category is Category.ROLE and not noun.plural and not new:
        place = reading.sentence.tokens[first - 1].span.start
        holder = _holder(noun, described, discourse, place)
        if holder is not None:
            discourse.roles[noun.id] = holder
            return holder
    governs = set(noun.sectors) == {"GOV"} and noun.category is Category.AGENT
    if described is None:
        known = None if new else (
            body_meant(reading, first, last, noun, discourse) or discourse.roles.get(noun.id))
        if known is None and not new and is_state_body(noun):
            known = discourse.body_called(noun.name)
        return known or _stateless(reading, first, last, noun)
    if governs:
        discourse.call_body(noun.name, described)
        return described
    kind = ActorKind.PERSON if noun.category is Category.ROLE else ActorKind.GROUP
    actor = make_actor(
        kind, _words_of(reading, first, last), described.code, described.country, noun.sectors)
    discourse.roles[noun.id] = actor
    return actor


def _other_than(
    owner: Actor | None, noun: NameEntry, discourse: Discourse
) -> Actor | None:
    """Return the other of the two whom a report is about: "its neighbour"; nobody of several."""
    two = discourse.principals()
    codes = [actor.code for actor in two]
    single = noun.category is Category.AGENT and not noun.plural
    if owner is None or not single or owner.code not in codes:
        return None
    return next((actor for actor in two if actor.code != owner.code), None)


def _stateless(reading: Reading, first: int, last: int, noun: NameEntry) -> Actor | None:
    """Return the actor of a noun that has a code by itself: aid agencies are of no state."""
    if noun.code == "UNK":
        return None
    return make_actor(
        ActorKind.GROUP, _words_of(reading, first, last), noun.code, None, noun.sectors)


def _words_of(reading: Reading, first: int, last: int) -> str:
    tokens = reading.sentence.tokens
    return reading.report.text[tokens[first - 1].span.start : tokens[last - 1].span.end]


def _holder(
    noun: NameEntry, described: Actor | None, discourse: Discourse, place: int
) -> Actor | None:
    """Return the person of the report who holds a title, the country's where one is named."""
    known = discourse.roles.get(noun.id)
    fits = known is not None and (described is None or described.code == known.code)
    if fits and discourse.is_before(known, place):
        return known
    if noun.office in _SERVANTS or not noun.sectors:
        return None  # an official, a source: one of many
    code = described.code if described else None
    return discourse.holder(code, noun.sectors, before=place, office=noun.office)


def _is_place(sentence: Sentence, found: Found) -> bool:
    """Say whether a capital's name is a place here: after a preposition, or before a comma."""
    tokens = sentence.tokens
    for number in range(found.first, found.last + 1):
        if any(c.relation in _PLACE_MARKS for c in sentence.under(number)):
            return True
    before = tokens[found.first - 2] if found.first > 1 else None
    return before is not None and before.upos == "ADP"
