"""What a name means here: one of its readings in the lexicon, and the actor it denotes."""

from collections.abc import Sequence
from dataclasses import replace

from tatanan.extract.discourse import Discourse
from tatanan.extract.names import Found
from tatanan.lexicons.names import Category, NameEntry
from tatanan.terms.coding import Actor, ActorId, ActorKind
from tatanan.terms.ids import content_id
from tatanan.terms.text import Sentence, Token

_ORDER = tuple(Category)
_INITIAL = 4  # letters; a shorter word before a surname is a title or an initial ("Pak", "Mr")
_KINDS = {
    Category.STATE: ActorKind.STATE,
    Category.PEOPLE: ActorKind.STATE,
    Category.SEAT: ActorKind.STATE,
    Category.CAPITAL: ActorKind.STATE,
    Category.PLACE: ActorKind.STATE,
    Category.HOST: ActorKind.STATE,
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
    sectors = entry.sectors if entry.country is not None else ("GOV",)
    return replace(entry, id=f"{Category.AGENT}.{noun}", category=Category.AGENT, code="UNK",
                   sectors=sectors)


def note_leader(entry: NameEntry, discourse: Discourse) -> None:
    """Remember a leader who was named in full, so that a surname alone will do from here on."""
    if entry.category is Category.LEADER and not entry.surname:
        discourse.leaders.setdefault(entry.name, entry)
        discourse.introduce(tuple(entry.name.split()), actor_of(entry, discourse))
    if entry.gender:
        discourse.genders[actor_of(entry, discourse).id] = entry.gender


def note_group(
    entry: NameEntry, named: Sequence[tuple[Found, NameEntry]], discourse: Discourse
) -> None:
    """Remember in which of its states a group acts: the one of them that its sentence names.

    `named` are the names of its sentence. Where that names none of the states, or several, it is
    the one in which the report is set most, of two of them its own.
    """
    here = {e.code for _, e in named if e.code in entry.acts_in and not e.acts_in}
    choices = [(discourse.presence(code), code == entry.code, code)
               for code in here or entry.acts_in]
    presence, _, code = max(choices)
    if presence or here:
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
    """Say whether an unknown capitalised word that hangs on a name makes it another name.

    "Jordan" in "Jordan Peterson", "Georgia" in "Giorgia Georgia Meloni".
    """
    return any(
        other.upos == "PROPN"
        and other.relation.startswith(("flat", "appos", "compound"))
        and other.head in range(found.first, found.last + 1)
        for other in _capitals_beside(found, sentence)
    )


def is_last_name(found: Found, sentence: Sentence) -> bool:
    """Say whether a name hangs on a capitalised word before it: "Jordan" in "Ana Jordan"."""
    name = sentence.tokens[found.first - 1]
    return name.relation.startswith("flat") and any(
        other.upos == "PROPN" and other.number == name.head
        for other in _capitals_beside(found, sentence) if other.number < found.first)


def _capitals_beside(found: Found, sentence: Sentence) -> list[Token]:
    """Return the words right before and right behind a name that have a capital first."""
    tokens = sentence.tokens
    beside = (*tokens[max(0, found.first - 2) : found.first - 1],
              *tokens[found.last : found.last + 1])
    return [token for token in beside if token.form[:1].isupper()]


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
