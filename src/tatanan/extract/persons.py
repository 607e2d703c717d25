"""Persons whom no lexicon knows: introduced by title, state or apposition, then taken up."""

from collections.abc import Sequence

from tatanan.extract.company import NOUNS
from tatanan.extract.discourse import Discourse
from tatanan.extract.match import phrase_of
from tatanan.extract.names import Found
from tatanan.extract.pronouns import (
    bloc_meant,
    is_of_another,
    may_own,
    owner_in,
    possessive_in,
)
from tatanan.extract.reading import ActorWords, Reading, is_subject, named_here
from tatanan.extract.readings import actor_of, described_by, in_office, make_actor
from tatanan.lexicons.names import Category, NameEntry
from tatanan.terms.coding import Actor, ActorKind
from tatanan.terms.text import Span, Token

_FULL_NAME = 2  # words; a state alone introduces nobody by a single one ("Syrian Kurdistan")
# What the tagger takes rare names for, beside proper nouns.
_MISTAKEN = frozenset({"PROPN", "NOUN", "X"})
_INTRODUCING = frozenset({Category.ROLE, Category.AGENT, Category.PEOPLE, Category.STATE})
_INSIDE_PHRASE = frozenset({
    "appos", "flat", "flat:name", "compound", "nmod:desc", "amod", "nmod", "nmod:poss",
})


def person_in(
    reading: Reading, first: int, last: int, names: Sequence[tuple[Found, NameEntry]],
    discourse: Discourse,
) -> Actor | None:
    """Return the person whom an unknown name in the phrase denotes."""
    run = (
        _before_apposition(reading, first, last) or _name_run(reading, first, last)
        or _known_name(reading, first, last, discourse))
    if not run or _is_body(reading, first, run, discourse) or _is_modifier(reading, run, last):
        return None
    leader = _likely_leader(reading, run, discourse)
    if leader is not None:
        return leader
    words = tuple(token.form for token in run)
    known = None if is_new(reading, first) else discourse.known(words)
    described = owner_of_title(reading, first, last, names, discourse) or described_by(
        names, discourse)
    if known is not None and (described is None or described.code == known.code):
        return known
    if described is None:
        described = (
            described_by(_apposed(reading, last), discourse)
            or _namesake_state(reading, run, discourse)
            or bloc_meant(names, discourse, new=is_new(reading, first)))
    noun = next((e for _, e in names if e.category in NOUNS), None)
    actor = _person(words, described, noun.sectors if noun else (), discourse)
    if noun is not None:
        discourse.roles[noun.id] = actor
    return actor


def owner_of_title(
    reading: Reading, first: int, last: int, names: Sequence[tuple[Found, NameEntry]],
    discourse: Discourse,
) -> Actor | None:
    """Return whose somebody is by a title: "its envoy, Ana Sosa"; an ally is nobody's own."""
    token = possessive_in(reading, first, last)
    owned = reading.sentence.head_of(token) if token is not None else None
    if token is None or owned is None or is_of_another(reading, owned) or not any(
            e.category is Category.ROLE and f.first <= owned.number <= f.last for f, e in names):
        return None
    topic = discourse.topic(reading.sentence.tokens[first - 1].span.start)
    if topic is not None and may_own(reading, token, topic):
        return topic.actor
    return owner_in(reading, first, last, discourse)


def _namesake_state(
    reading: Reading, run: Sequence[Token], discourse: Discourse
) -> Actor | None:
    """Return the state of a known person of the same surname, where the report names it."""
    codes = (e.country for f, e in reading.namesakes if f.last == run[-1].number)
    code = next((c for c in codes if c is not None and discourse.is_named(c)), None)
    return discourse.body(code) if code is not None else None


def _before_apposition(reading: Reading, first: int, last: int) -> list[Token]:
    """Return the full name before a comma: "Ana Sosa, head of the body Ships Afloat"."""
    tokens = reading.sentence.tokens[first - 1 : last]
    comma = next((t.number for t in tokens if t.form == ","), 0)
    run = _name_run(reading, first, comma - 1) if comma > first else []
    return run if len(run) >= _FULL_NAME and run[-1].number == comma - 1 else []


def _is_modifier(reading: Reading, run: Sequence[Token], last: int) -> bool:
    """Say whether a single capitalised word only describes a noun: "a Kafr resident"."""
    behind = reading.sentence.tokens[run[-1].number : last]
    return len(run) == 1 and bool(behind) and behind[0].upos == "NOUN" and (
        behind[0].form.islower() and run[0].relation == "compound")


def _likely_leader(
    reading: Reading, run: Sequence[Token], discourse: Discourse
) -> Actor | None:
    """Return the office-holder of a bare surname, if only one serves a state named here.

    In a language without a home of its own, it is enough that only one has the name.
    """
    if len(run) > 1 or discourse.known((run[0].form,)) is not None:
        return None
    fitting = [
        actor_of(entry, discourse)
        for found in reading.undecided
        if found.first <= run[0].number <= found.last
        for entry in found.entries
        if in_office(entry, discourse.day)
    ]
    if not fitting:
        return None
    codes = {actor.code for _, actor in named_here(reading, discourse)}
    codes.update(named.actor.code for named in discourse.named)
    likely = {actor.id: actor for actor in fitting if actor.code in codes}
    if not likely and _stands_for_somebody_known(reading, run[0]):
        likely = {actor.id: actor for actor in fitting}
    return next(iter(likely.values())) if len(likely) == 1 else None


def _stands_for_somebody_known(reading: Reading, word: Token) -> bool:
    """Say whether a bare surname is enough, though its state is not named: "Wallace said".

    It is no part of a longer name ("al-Rahman"). A language with a home calls its own people by
    single names, and most of them hold no office.
    """
    around = reading.sentence.tokens[max(0, word.number - 2) : word.number + 1]
    alone = all(t is word or (t.form != "-" and t.upos != "PROPN") for t in around)
    return alone and reading.words.grammar.home is None


def is_new(reading: Reading, first: int) -> bool:
    """Say whether a phrase introduces somebody: "one source", "seorang pejabat"."""
    form = reading.sentence.tokens[first - 1].form.lower()
    return form in reading.words.grammar.indefinites


def _is_body(
    reading: Reading, first: int, run: Sequence[Token], discourse: Discourse
) -> bool:
    """Say whether a capitalised run names a body: "Kementerian Pendidikan", "Budget Office".

    Whoever was introduced as a person is none, whatever the tagger takes the name for, and what
    stands before a title is whose title it is: "Command spokesman Ana Sosa", "General Sosa".
    """
    tokens = reading.sentence.tokens
    titles = [f.last for f, e in reading.within(first, run[0].number - 1)
              if e.category is Category.ROLE]
    before = tokens[max(first - 1, run[0].number - 4, *titles) : run[0].number - 1]
    after = tokens[run[-1].number : run[-1].number + 1]
    words = (*before, *run, *after)
    known = run[-1].form.lower() in discourse.persons
    return any(token.form in reading.words.heads for token in words) or (
        not known and _is_tagged_body(reading, run))


def _is_tagged_body(reading: Reading, run: Sequence[Token]) -> bool:
    """Say whether the tagger takes a run for a body and for nothing else.

    Its places are no hint: it often takes an unknown person for one.
    """
    span = Span(run[0].span.start, run[-1].span.end)
    kinds = {e.kind for e in reading.sentence.entities if e.span.overlaps(span)}
    return kinds == {"ORG"}


def _person(
    words: tuple[str, ...], described: Actor | None, sectors: tuple[str, ...],
    discourse: Discourse,
) -> Actor:
    code = described.code if described else "UNK"
    country = described.country if described else None
    actor = make_actor(ActorKind.PERSON, " ".join(words), code, country, sectors)
    discourse.introduce(words, actor)
    return actor


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


def _name_run(reading: Reading, first: int, last: int) -> list[Token]:
    """Return the last run of capitalised words that no lexicon entry explains."""
    taken = {n for f, e in reading.meant for n in range(f.first, f.last + 1)} | reading.masked
    runs: list[list[Token]] = [[]]
    for token in reading.sentence.tokens[first - 1 : last]:
        if token.number in taken or not (
                _is_name_word(token, reading.words) or _is_particle(reading, token, runs[-1])):
            runs.append([])
        else:
            runs[-1].append(token)
    named = [run for run in runs if run]
    return named[-1] if named else []


def _known_name(
    reading: Reading, first: int, last: int, discourse: Discourse
) -> list[Token]:
    """Return the word by which a phrase takes up a person, whatever the tagger makes of it."""
    tokens = reading.sentence.tokens[first - 1 : last]
    return [token for token in tokens if is_taken_up(token, discourse)][-1:]


def is_taken_up(token: Token, discourse: Discourse) -> bool:
    """Say whether a word is the last of a name by which somebody was introduced before."""
    return token.form[:1].isupper() and token.upos in _MISTAKEN and (
        token.form.lower() in discourse.persons)


def _is_particle(reading: Reading, token: Token, run: Sequence[Token]) -> bool:
    """Say whether a small word stands inside a name: "Hugo de Vega"."""
    tokens = reading.sentence.tokens
    following = tokens[token.number : token.number + 2]
    return bool(run) and token.form in reading.words.grammar.name_particles and any(
        _is_name_word(other, reading.words) for other in following)


def _is_name_word(token: Token, words: ActorWords) -> bool:
    return (
        token.upos == "PROPN"
        and token.form[:1].isupper()
        and token.form not in words.heads
        and token.form.lower() not in words.grammar.venues
        and not token.form.isupper()
    ) or (token.upos == "PROPN" and "-" in token.form and token.form[:1].isalpha())


def introduce_persons(reading: Reading, discourse: Discourse) -> None:
    """Remember persons whom a title beside their name ties to a state or body.

    In a headline all words may be capitalised: there only a title introduces somebody.
    """
    for found, entry in reading.meant:
        if entry.category not in _INTRODUCING:
            continue
        first, last = phrase_of(reading.sentence, _top(reading, found), reading.words.grammar)
        last = max(last, _name_behind_comma(reading, last))
        if first <= found.first <= last:
            names = reading.within(first, last)
            titled = entry.category is Category.ROLE
            if not titled and (
                    discourse.heading or len(_name_run(reading, first, last)) < _FULL_NAME):
                continue
            if not any(e.category is Category.LEADER for _, e in names):
                actor = person_in(reading, first, last, names, discourse) or _title_holder(
                    reading, first, last, entry, discourse
                )
                if actor is not None:
                    place = reading.sentence.tokens[first - 1].span.start
                    discourse.name(actor, place=place, subject=is_subject(reading, first, last))


def _title_holder(
    reading: Reading, first: int, last: int, entry: NameEntry, discourse: Discourse
) -> Actor | None:
    """Return whom a title with a state introduces by no name: "the Serbian leader"."""
    described = described_by(reading.within(first, last), discourse)
    if entry.category is not Category.ROLE or entry.plural or described is None:
        return None
    known = discourse.roles.get(entry.id)
    if known is None or known.code != described.code:
        known = discourse.holder(described.code, entry.sectors)
    if known is not None:
        return known
    tokens = reading.sentence.tokens
    name = reading.report.text[tokens[first - 1].span.start : tokens[last - 1].span.end]
    actor = make_actor(
        ActorKind.PERSON, name, described.code, described.country, entry.sectors
    )
    discourse.roles[entry.id] = actor
    return actor


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
