"""Who is meant: names, titles, common nouns and pronouns become actors, or stay open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tatanan.extract.discourse import Discourse
from tatanan.extract.match import is_dash, phrase_of
from tatanan.extract.names import Found, find_names
from tatanan.extract.readings import (
    actor_of,
    choose_reading,
    in_office,
    is_part_of_longer_name,
    make_actor,
    is_mask,
    note_leader,
)
from tatanan.lexicons.grammar import Grammar, load_grammar
from tatanan.lexicons.load import load_data
from tatanan.lexicons.names import Category, NameEntry, NameIndex, load_names
from tatanan.terms.coding import Actor, ActorKind, Mention
from tatanan.terms.text import Evidence, Report, Sentence, Token

_COUNTRY = frozenset({
    Category.STATE, Category.PEOPLE, Category.SEAT, Category.CAPITAL,
    Category.ORGANISATION, Category.GROUP, Category.COLLECTIVE,
})
_NOUNS = frozenset({Category.ROLE, Category.AGENT})
_INTRODUCING = frozenset({Category.ROLE, Category.AGENT, Category.PEOPLE, Category.STATE})
_INSIDE_PHRASE = frozenset({
    "appos", "flat", "flat:name", "compound", "nmod:desc", "amod", "nmod", "nmod:poss",
})
_PLACE_MARKS = frozenset({"case"})
_SERVANTS = frozenset({"spokesperson", "envoy", "ambassador", "other official", "legislator"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: its number, its gender where it tells one, its person."""

    plural: bool
    gender: str | None
    person: int


@dataclass(frozen=True, slots=True)
class ActorWords:
    """All that a language needs to tell who is meant."""

    names: NameIndex
    grammar: Grammar
    pronouns: Mapping[str, Pronoun]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with what its names mean, in order: the ground on which finders build.

    `undecided` are names that could be several persons' or somebody else's.
    `dateline` is the last token of a dateline ("JAKARTA, Antara - ") that stands before
    it, 0 where none does; `masked` are the tokens of names that denote nobody (a sea, a
    month).
    """

    report: Report
    sentence: Sentence
    words: ActorWords
    meant: tuple[tuple[Found, NameEntry], ...]
    dateline: int = 0
    masked: frozenset[int] = frozenset()
    undecided: tuple[Found, ...] = ()

    def within(self, first: int, last: int) -> list[tuple[Found, NameEntry]]:
        """Return the names that stand within a run of tokens."""
        return [(f, e) for f, e in self.meant if first <= f.last and f.first <= last]


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase that denotes somebody: its token numbers, its words, and who it is.

    `evidence` is None, and the numbers are 0, for a party that does not stand in the
    sentence; `actor` is None where we cannot tell who it is.
    """

    first: int
    last: int
    evidence: Evidence | None
    actor: Actor | None


def unseen(actor: Actor | None) -> Party:
    """Return a party that does not stand in the sentence."""
    return Party(0, 0, None, actor)


@lru_cache(maxsize=4)
def load_actor_words(language: str) -> ActorWords:
    """Return the words by which a language names actors."""
    data = load_data(language, "actors")
    pronouns = {
        row["form"].lower(): Pronoun(row["number"] == "plural", row["gender"], row["person"])
        for row in reversed(data["pronouns"])
    }
    heads = frozenset(row["word"].split()[0] for row in data["organisation_heads"])
    return ActorWords(load_names(language), load_grammar(language), pronouns, heads)


def read_names(
    report: Report, sentence: Sentence, words: ActorWords, discourse: Discourse
) -> Reading:
    """Return what the names of a sentence mean; leaders and persons are remembered."""
    meant: list[tuple[Found, NameEntry]] = []
    masked: set[int] = set()
    undecided: list[Found] = []
    office: NameEntry | None = None
    for found in find_names(report.text, sentence, words.names):
        if is_mask(found):
            masked.update(range(found.first, found.last + 1))
            continue
        beside = office if meant and meant[-1][0].last == found.first - 1 else None
        entry = choose_reading(found, discourse, office=beside)
        office = entry if entry is not None and entry.category is Category.ROLE else None
        if entry is None:
            undecided.append(found)
        if entry is None or (entry.ambiguous and is_part_of_longer_name(found, sentence)):
            continue
        note_leader(entry, discourse)
        meant.append((found, entry))
    return Reading(report, sentence, words, tuple(meant), _dateline(sentence, meant), frozenset(masked), tuple(undecided))


def find_mentions(reading: Reading, discourse: Discourse) -> Iterator[Mention]:
    """Yield the mentions of actors in a sentence, and remember whom they name."""
    for found, entry in reading.meant:
        if entry.category in _NOUNS or entry.category is Category.PLACE:
            continue
        if entry.category is Category.CAPITAL and _is_place(reading.sentence, found):
            continue
        actor = actor_of(entry, discourse)
        if entry.category is not Category.OUTLET:
            discourse.name(actor, subject=_is_subject(reading, found))
        yield Mention(reading.report.cite(found.start, found.end), actor, entry.id)
    _introduce_persons(reading, discourse)


def party_at(reading: Reading, head: Token, discourse: Discourse) -> Party:
    """Return whom the noun phrase of a token denotes."""
    grammar = reading.words.grammar
    pronoun = pronoun_at(reading, head)
    if pronoun is not None:
        words = reading.report.cite(head.span.start, head.span.end)
        return Party(head.number, head.number, words, _pronoun(pronoun, head, discourse))
    first, last = phrase_of(reading.sentence, head, grammar)
    first = max(first, reading.dateline + 1) if head.number > reading.dateline else first
    return party_within(reading, first, last, head, discourse)


def pronoun_at(reading: Reading, token: Token) -> Pronoun | None:
    """Return the pronoun that a token is; "US" is none."""
    if len(token.form) > 1 and token.form.isupper():
        return None
    return reading.words.pronouns.get(token.form.lower())


def is_named(reading: Reading, token: Token) -> bool:
    """Say whether a token belongs to a name of the lexicon, whatever the tagger makes of it."""
    return any(
        f.first <= token.number <= f.last and e.category not in _NOUNS for f, e in reading.meant
    )


def named_here(reading: Reading, discourse: Discourse) -> list[tuple[int, Actor]]:
    """Return the actors that a sentence names, with where each stands."""
    return [
        (found.start, actor_of(entry, discourse))
        for found, entry in reading.meant
        if entry.category not in _NOUNS
    ]


def party_within(
    reading: Reading, first: int, last: int, head: Token | None, discourse: Discourse
) -> Party:
    """Return whom a run of tokens denotes; `head` is its main word where one is known."""
    names = reading.within(first, last)
    tokens = reading.sentence.tokens
    words = reading.report.cite(tokens[first - 1].span.start, tokens[last - 1].span.end)
    actor = (
        _leader_in(reading, names, head, discourse)
        or _person_in(reading, first, last, names, discourse)
        or _entity_at(names, head, discourse)
        or _by_noun(reading, first, last, names, discourse)
        or _by_country(names, discourse)
    )
    return Party(first, last, words, actor)


def _dateline(sentence: Sentence, meant: Sequence[tuple[Found, NameEntry]]) -> int:
    """Return the last token of a dateline: a place or an outlet, then a dash."""
    for token in sentence.tokens[:12]:
        if is_dash(sentence, token) or (token.form == "-" and token.number > 1):
            names = [e.category for f, e in meant if f.last < token.number]
            before = sentence.tokens[: token.number - 1]
            verbless = not any(t.upos in ("VERB", "AUX") for t in before)
            named = Category.OUTLET in names or any(t.form.isupper() for t in before)
            return token.number if names and verbless and named else 0
    return 0


def _pronoun(pronoun: Pronoun, head: Token, discourse: Discourse) -> Actor | None:
    if pronoun.person == 1:
        return None
    if pronoun.plural:
        return discourse.several()
    if head.form.lower() in ("it", "its"):
        return discourse.several()
    return discourse.person(pronoun.gender)


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
            return actor_of(entry, discourse)
    found, entry = leaders[-1]
    if _is_owned(reading, found):
        return _servant(reading, names, entry, discourse)
    return actor_of(entry, discourse)


def _is_owned(reading: Reading, found: Found) -> bool:
    """Say whether a possessive follows the name ("Trump's ...")."""
    tokens = reading.sentence.tokens
    marks = reading.words.grammar.possessives
    return found.last < len(tokens) and tokens[found.last].form in marks and "nya" not in marks


def _servant(
    reading: Reading, names: Sequence[tuple[Found, NameEntry]], master: NameEntry,
    discourse: Discourse,
) -> Actor:
    sectors = next((e.sectors for _, e in names if e.category in _NOUNS), ())
    first, last = names[0][0].start, names[-1][0].end
    name = reading.report.text[first:last]
    return make_actor(
        ActorKind.PERSON, name, actor_of(master, discourse).code, master.country, sectors
    )


def _person_in(
    reading: Reading, first: int, last: int, names: Sequence[tuple[Found, NameEntry]],
    discourse: Discourse,
) -> Actor | None:
    """Return the person whom an unknown name in the phrase denotes."""
    run = _name_run(reading, first, last)
    if not run or _is_body(reading, first, run):
        return None
    leader = _likely_leader(reading, run, discourse)
    if leader is not None:
        return leader
    words = tuple(token.form for token in run)
    known = None if _is_new(reading, first) else discourse.known(words)
    described = _by_country(names, discourse)
    if known is not None and (described is None or described.code == known.code):
        return known
    if described is None:
        described = _by_country(_apposed(reading, last), discourse)
    noun = next((e for _, e in names if e.category in _NOUNS), None)
    actor = _person(words, described, noun.sectors if noun else (), discourse)
    if noun is not None:
        discourse.roles[noun.id] = actor
    return actor


def _likely_leader(
    reading: Reading, run: Sequence[Token], discourse: Discourse
) -> Actor | None:
    """Return the office-holder of a bare surname, if only one serves a state named here."""
    if len(run) > 1 or discourse.known((run[0].form,)) is not None:
        return None
    here = {code_of.code for _, code_of in named_here(reading, discourse)}
    codes = here | {named.actor.code for named in discourse.named}
    fitting = [
        actor_of(entry, discourse)
        for found in reading.undecided
        if found.first <= run[0].number <= found.last
        for entry in found.entries
        if in_office(entry, discourse.day)
    ]
    likely = {actor.id: actor for actor in fitting if actor.code in codes}
    return next(iter(likely.values())) if len(likely) == 1 else None


def _is_new(reading: Reading, first: int) -> bool:
    """Say whether a phrase introduces somebody: "one source", "seorang pejabat"."""
    form = reading.sentence.tokens[first - 1].form.lower()
    return form in reading.words.grammar.indefinites


def _is_body(reading: Reading, first: int, run: Sequence[Token]) -> bool:
    """Say whether a capitalised run names a body: "Kementerian Pendidikan", "Budget Office"."""
    tokens = reading.sentence.tokens
    before = tokens[max(first - 1, run[0].number - 4) : run[0].number - 1]
    after = tokens[run[-1].number : run[-1].number + 1]
    words = (*before, *run, *after)
    return any(token.form in reading.words.heads for token in words)


def _person(
    words: tuple[str, ...], described: Actor | None, sectors: tuple[str, ...],
    discourse: Discourse,
) -> Actor:
    code = described.code if described else "UNK"
    country = described.country if described else None
    actor = make_actor(ActorKind.PERSON, " ".join(words), code, country, sectors)
    discourse.introduce(words, actor)
    return actor


def _entity_at(
    names: Sequence[tuple[Found, NameEntry]], head: Token | None, discourse: Discourse
) -> Actor | None:
    """Return the state or body that the phrase's main word names."""
    for found, entry in names:
        if entry.category in _NOUNS or head is None:
            continue
        if found.first <= head.number <= found.last:
            return actor_of(entry, discourse)
    return None


def _by_noun(
    reading: Reading, first: int, last: int, names: Sequence[tuple[Found, NameEntry]],
    discourse: Discourse,
) -> Actor | None:
    """Return whom a title or a common noun denotes: "the Russian president", "pejabat AS"."""
    noun = next((e for _, e in names if e.category in _NOUNS), None)
    if noun is None:
        return None
    described = _by_country(names, discourse)
    new = _is_new(reading, first)
    if noun.category is Category.ROLE and not noun.plural and not new:
        holder = _holder(noun, described, discourse)
        if holder is not None:
            return holder
    if described is None:
        return None if new else discourse.roles.get(noun.id)
    if set(noun.sectors) == {"GOV"} and noun.category is Category.AGENT:
        return described
    tokens = reading.sentence.tokens
    name = reading.report.text[tokens[first - 1].span.start : tokens[last - 1].span.end]
    kind = ActorKind.PERSON if noun.category is Category.ROLE else ActorKind.GROUP
    actor = make_actor(kind, name, described.code, described.country, noun.sectors)
    discourse.roles[noun.id] = actor
    return actor


def _holder(
    noun: NameEntry, described: Actor | None, discourse: Discourse
) -> Actor | None:
    """Return the person of the report who holds a title, the country's where one is named."""
    known = discourse.roles.get(noun.id)
    if known is not None and (described is None or described.code == known.code):
        return known
    if noun.office in _SERVANTS:
        return None
    return discourse.holder(described.code if described else None, noun.sectors)


def _apposed(reading: Reading, last: int) -> list[tuple[Found, NameEntry]]:
    """Return the names that describe a person behind a comma: "Amir, analyst at ..., Jakarta"."""
    tokens = reading.sentence.tokens
    if last >= len(tokens) or tokens[last].form not in (",", "("):
        return []
    stop = last + 1
    while stop < min(len(tokens), last + 16) and tokens[stop].upos not in ("VERB", "AUX"):
        if tokens[stop].form in ('"', "“", "”", "."):
            break
        stop += 1
    return reading.within(last + 1, stop)


def _by_country(
    names: Sequence[tuple[Found, NameEntry]], discourse: Discourse
) -> Actor | None:
    """Return the state or body that describes the phrase: the first that it names."""
    for wanted in (_COUNTRY, frozenset({Category.OUTLET}), frozenset({Category.PLACE})):
        for _, entry in names:
            if entry.category in wanted:
                return actor_of(entry, discourse)
    return None


def _name_run(reading: Reading, first: int, last: int) -> list[Token]:
    """Return the last run of capitalised words that no lexicon entry explains."""
    taken = {n for f, e in reading.meant for n in range(f.first, f.last + 1)} | reading.masked
    runs: list[list[Token]] = [[]]
    for token in reading.sentence.tokens[first - 1 : last]:
        if token.number in taken or not _is_name_word(token, reading.words):
            runs.append([])
        else:
            runs[-1].append(token)
    named = [run for run in runs if run]
    return named[-1] if named else []


def _is_name_word(token: Token, words: ActorWords) -> bool:
    return (
        token.upos == "PROPN"
        and token.form[:1].isupper()
        and token.form not in words.heads
        and not token.form.isupper()
    ) or (token.upos == "PROPN" and "-" in token.form and token.form[:1].isalpha())


def _introduce_persons(reading: Reading, discourse: Discourse) -> None:
    """Remember persons whom a title beside their name ties to a state or body."""
    for found, entry in reading.meant:
        if entry.category not in _INTRODUCING:
            continue
        first, last = phrase_of(reading.sentence, _top(reading, found), reading.words.grammar)
        last = max(last, _name_behind_comma(reading, last))
        if first <= found.first <= last:
            names = reading.within(first, last)
            if not any(e.category is Category.LEADER for _, e in names):
                _person_in(reading, first, last, names, discourse)


def _name_behind_comma(reading: Reading, last: int) -> int:
    """Return the last token of a name in apposition: "Menteri Luar Negeri Kenya, Amina Oyugi"."""
    tokens = reading.sentence.tokens
    if last >= len(tokens) or tokens[last].form != ",":
        return last
    stop = last + 1
    while stop < len(tokens) and _is_name_word(tokens[stop], reading.words):
        stop += 1
    return stop if stop > last + 1 else last


def _top(reading: Reading, found: Found) -> Token:
    """Return the token of a name on which its other words hang."""
    tokens = reading.sentence.tokens[found.first - 1 : found.last]
    inside = {token.number for token in tokens}
    top = next((t for t in tokens if t.head not in inside), tokens[0])
    for _ in range(3):
        if top.relation in _INSIDE_PHRASE and top.head:
            top = reading.sentence.tokens[top.head - 1]
    return top


def _is_place(sentence: Sentence, found: Found) -> bool:
    """Say whether a capital's name is a place here: after a preposition, or before a comma."""
    tokens = sentence.tokens
    for number in range(found.first, found.last + 1):
        if any(c.relation in _PLACE_MARKS for c in sentence.under(number)):
            return True
    before = tokens[found.first - 2] if found.first > 1 else None
    return before is not None and before.upos == "ADP"


def _is_subject(reading: Reading, found: Found) -> bool:
    grammar = reading.words.grammar
    for number in range(found.first, found.last + 1):
        token: Token | None = reading.sentence.tokens[number - 1]
        for _ in range(3):
            if token is None:
                break
            if token.relation in grammar.subject or token.relation in grammar.patient:
                return True
            if token.relation not in grammar.name:
                break
            token = reading.sentence.head_of(token)
    return False
