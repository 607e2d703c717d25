"""What a name means here: one of its readings in the lexicon, and the actor it denotes."""

from collections.abc import Sequence
from dataclasses import replace

from tatanan.extract.discourse import Discourse
from tatanan.extract.names import Found
from tatanan.lexicons.names import Category, NameEntry
from tatanan.terms.coding import Actor, ActorId, ActorKind
from tatanan.terms.ids import content_id
from tatanan.terms.text import Sentence

_ORDER = tuple(Category)
_INITIAL = 4  # letters; a shorter word before a surname is a title or an initial ("Pak", "Mr")
_KINDS = {
    Category.STATE: ActorKind.STATE,
    Category.PEOPLE: ActorKind.STATE,
    Category.SEAT: ActorKind.STATE,
    Category.CAPITAL: ActorKind.STATE,
    Category.PLACE: ActorKind.STATE,
    Category.COLLECTIVE: ActorKind.BLOC,
    Category.ORGANISATION: ActorKind.ORGANISATION,
    Category.OUTLET: ActorKind.ORGANISATION,
    Category.GROUP: ActorKind.GROUP,
    Category.LEADER: ActorKind.PERSON,
    Category.ROLE: ActorKind.PERSON,
    Category.AGENT: ActorKind.GROUP,
}

_COUNTRY = frozenset({
    Category.STATE, Category.PEOPLE, Category.SEAT, Category.CAPITAL,
    Category.ORGANISATION, Category.GROUP, Category.COLLECTIVE,
})


def is_mask(found: Found) -> bool:
    """Say whether a name denotes nobody: a sea, a firm, a month."""
    return any(entry.category is Category.NONE for entry in found.entries)


def choose_reading(
    found: Found, discourse: Discourse, *, office: NameEntry | None = None
) -> NameEntry | None:
    """Return what a name means here, or None where that stays open.

    A person's full name stands for itself; a surname means whoever was named in full
    before, else who held the `office` named beside it, else who held any office that day.
    """
    others = [e for e in found.entries if e.category is not Category.LEADER]
    leaders = [e for e in found.entries if e.category is Category.LEADER]
    leader = _leader(leaders, discourse, office.office if office else None)
    if leader is not None and (not others or not leader.surname or _was_named(leader, discourse)):
        return leader
    ranked = sorted(others, key=lambda e: (
        not _acts_here(e, discourse), e.ambiguous, _ORDER.index(e.category)))
    return ranked[0] if ranked else leader


def _acts_here(entry: NameEntry, discourse: Discourse) -> bool:
    """Say whether a group's state was named: in a report on Sudan, RSF is of Sudan."""
    return entry.category is Category.GROUP and discourse.is_named(entry.code)


def as_noun(entry: NameEntry) -> NameEntry:
    """Return a body's name read as the common noun that it is, too: "the Supreme Court".

    Its country stays whose it is where the report makes no other likely.
    """
    noun = entry.name.lower()
    return replace(entry, id=f"{Category.AGENT}.{noun}", category=Category.AGENT, code="UNK")


def note_leader(entry: NameEntry, discourse: Discourse) -> None:
    """Remember a leader who was named in full, so that a surname alone will do from here on."""
    if entry.category is Category.LEADER and not entry.surname:
        discourse.leaders.setdefault(entry.name, entry)
        discourse.introduce(tuple(entry.name.split()), actor_of(entry, discourse))
    if entry.gender:
        discourse.genders[actor_of(entry, discourse).id] = entry.gender


def note_group(
    found: Found, entry: NameEntry, named: Sequence[tuple[Found, NameEntry]],
    discourse: Discourse,
) -> None:
    """Remember in which of its states a group acts: the one that is named nearest.

    `named` are the names of its sentence; where that names none of the states, the one that
    was named last before counts, or what was remembered of the group.
    """
    here = [(abs(other.start - found.start), e.code) for other, e in named
            if e.code in entry.acts_in and e.id != entry.id]
    before = (n.actor.code for n in reversed(discourse.named) if n.actor.code in entry.acts_in)
    code = min(here)[1] if here else next(before, None)
    if code is not None:
        discourse.acting[entry.id] = code


def actor_of(entry: NameEntry, discourse: Discourse) -> Actor:
    """Return the actor that a lexicon entry denotes on the report's day."""
    kind, sectors = _KINDS[entry.category], entry.sectors
    code = discourse.acting.get(entry.id, entry.code)
    if entry.category is Category.LEADER and entry.offices:
        day = discourse.day
        held = [o for o in entry.offices if o.held_on(day)] if day else [entry.offices[-1]]
        if held:
            sectors = held[-1].sectors
            code = next((o.organisation for o in held if o.organisation), code)
    if kind is ActorKind.STATE:
        sectors = ()
    country = discourse.acting.get(entry.id, entry.country)
    return make_actor(kind, entry.name, code, country, sectors)


def make_actor(
    kind: ActorKind, name: str, code: str, country: str | None = None,
    sectors: tuple[str, ...] = (),
) -> Actor:
    """Return an actor; states are one by their code, all others by kind, code and name."""
    key = (code,) if kind is ActorKind.STATE else (code, name)
    return Actor(ActorId(content_id("actor", kind, *key)), name, kind, code, country, sectors)


def described_by(
    names: Sequence[tuple[Found, NameEntry]], discourse: Discourse
) -> Actor | None:
    """Return the state or body that describes the phrase: the first that it names."""
    for wanted in (_COUNTRY, frozenset({Category.OUTLET}), frozenset({Category.PLACE})):
        for _, entry in names:
            if entry.category in wanted:
                return actor_of(entry, discourse)
    return None


def is_part_of_longer_name(found: Found, sentence: Sentence) -> bool:
    """Say whether an unknown capitalised word beside a name makes it another name.

    "Jordan" in "Jordan Peterson", "Georgia" in "Giorgia Georgia Meloni".
    """
    tokens = sentence.tokens
    before = tokens[found.first - 2] if found.first > 1 else None
    after = tokens[found.last] if found.last < len(tokens) else None
    return any(
        other is not None
        and other.upos == "PROPN"
        and other.form[:1].isupper()
        and other.relation.startswith(("flat", "appos", "compound"))
        and (other.head in range(found.first, found.last + 1))
        for other in (before, after)
    )


def is_namesake(found: Found, entry: NameEntry, sentence: Sentence) -> bool:
    """Say whether a surname stands behind a first name that is not its bearer's: "Ana Xi"."""
    if entry.category is not Category.LEADER or not entry.surname or found.first == 1:
        return False
    before = sentence.tokens[found.first - 2]
    parted = before.span.end + 1 != found.start
    return not parted and before.upos == "PROPN" and before.form[:1].isupper() and (
        len(before.form) > _INITIAL and before.form not in entry.name.split())


def _leader(
    entries: Sequence[NameEntry], discourse: Discourse, office: str | None
) -> NameEntry | None:
    if not entries:
        return None
    for fitting in (
        [e for e in entries if not e.surname],
        [e for e in entries if _was_named(e, discourse)],
        [e for e in entries if office and _held(e, office, discourse.day)],
        [e for e in entries if not e.short and in_office(e, discourse.day)],
        [e for e in entries if not e.short],
    ):
        if fitting:
            one_country = len({e.country for e in fitting}) == 1
            return fitting[0] if len(fitting) == 1 or one_country else None
    return None


def _held(entry: NameEntry, office: str, day: str | None) -> bool:
    return any(o.office == office and (day is None or o.held_on(day)) for o in entry.offices)


def _was_named(entry: NameEntry, discourse: Discourse) -> bool:
    return entry.name in discourse.leaders


def in_office(entry: NameEntry, day: str | None) -> bool:
    """Say whether a person is known to have held some office on an ISO day."""
    return day is not None and any(office.held_on(day) for office in entry.offices)
