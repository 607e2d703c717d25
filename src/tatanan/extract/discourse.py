"""Who has been named so far in a report: what "he", "Araghchi" or "the minister" may take up."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from operator import itemgetter

from tatanan.lexicons.names import NameEntry
from tatanan.lexicons.offices import offices_that_are
from tatanan.terms.coding import Actor, ActorId, ActorKind
from tatanan.terms.text import Evidence
from tatanan.terms.turns import Turn

# A pronoun reaches back this many sentences; further back a reader would be told again.
REACH = 3
_TWO = 2
_CLEARLY = 1.5  # times as often as all others named, it is
_FADING = 0.9  # each sentence further back, a naming tells this much less of where a report is set
_ORGANISED = frozenset({ActorKind.ORGANISATION, ActorKind.BLOC, ActorKind.GROUP})
_RARE = 4  # times as rarely as another named, a state is not what a report is about


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of an actor: in which sentence, where, as its subject or not, and how.

    `place` is the character of the report at which its words begin, -1 where it has none;
    `quoted` says that it stands inside a quotation.
    """

    actor: Actor
    sentence: int
    subject: bool
    place: int = -1
    gender: str | None = None
    plural: bool = False
    spoke: bool = False
    quoted: bool = False
    words: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Whom one list names: in which sentence, up to which character, as its subject or not.

    `heading` says that it stands in the headline.
    """

    sentence: int
    end: int
    actors: tuple[Actor, ...]
    subject: bool
    heading: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a code is to a report so far.

    `place` says how many codes were named more often, `gap` how many sentences ago it was
    named, `subject` whether as a subject then; `headline` and `home` whether the headline
    names it, and whether the dateline stands in it.
    """

    place: int
    gap: int
    subject: bool
    headline: bool
    home: bool


@dataclass(slots=True)
class Discourse:
    """The memory of one reading, sentence after sentence.

    `day` is the ISO day of publication, where it is known: offices are looked up by it. `sentence`
    counts the sentences read, those of the context included; `quotations` are the characters of
    those in the text being read, in order, none inside another. `documents` says by the word for a
    document ("report") whose the last one was. `acting` says by the ids of groups in which of
    their states they act, `lands` which codes all names of the report have, and in which sentence;
    `inferred` are the ids of actors whose state was inferred; `told` are
    the characters of the contents found in the text being read, `turns` its turns where it is a
    transcript. `home` is the code of the state in which the dateline stands, `headline` holds the
    codes that the headline names, `title` is the headline, `heading` says that it is being read.
    `together` are the lists read ("Chad and Peru"). `issuer` is who
    speaks all of the text as "we". `acronyms` are those that the text itself explains ("Rapid
    Support Forces (RSF)"), None where what they stand for is unknown.
    """

    day: str | None
    sentence: int = 0
    named: list[Named] = field(default_factory=list)
    leaders: dict[str, NameEntry] = field(default_factory=dict)
    persons: dict[str, Actor] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Actor] = field(default_factory=dict)
    bodies: dict[str, Actor] = field(default_factory=dict)
    documents: dict[str, Actor] = field(default_factory=dict)
    acting: dict[str, str] = field(default_factory=dict)
    lands: list[tuple[int, str]] = field(default_factory=list)
    inferred: set[str] = field(default_factory=set)
    told: list[tuple[int, int]] = field(default_factory=list)
    quotations: Sequence[tuple[int, int]] = ()
    turns: Sequence[Turn] = ()
    speaker: Named | None = None
    acronyms: Mapping[str, NameEntry | None] = field(default_factory=dict)
    together: list[Together] = field(default_factory=list)
    issuer: Actor | None = None
    title: str | None = None
    heading: bool = False
    home: str | None = None
    headline: set[str] = field(default_factory=set)
    _last: dict[str, Named] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def name(
        self, actor: Actor, *, place: int = -1, subject: bool = False, plural: bool = False
    ) -> None:
        """Remember that an actor is named in the sentence being read."""
        gender = self.genders.get(actor.id)
        self._remember(Named(
            actor, self.sentence, subject, place, gender, plural, quoted=self.is_quoted(place)))

    def speaks(
        self, actor: Actor | None, words: Evidence | None, *, retold: bool = False
    ) -> None:
        """Remember who is quoted in the sentence being read, and by what words.

        Who is `retold` spoke in what somebody else says: "he added" is not about that party.
        """
        if actor is None:
            actor = Actor(ActorId(""), "", ActorKind.GROUP, "UNK")
        place = words.span.start if words else -1
        named = Named(
            actor, self.sentence, True, place, self.genders.get(actor.id), spoke=not retold,
            quoted=retold and self.is_quoted(place), words=words)
        if not retold:
            self.speaker = named
        self._remember(named)

    def _remember(self, named: Named) -> None:
        code = named.actor.code
        self.named.append(named)
        if code != "UNK":
            self._last[code] = named
            self._counts[code] += 1

    def standings(self) -> dict[str, Standing]:
        """Return what each code is to the report before the sentence being read."""
        often = sorted(self._counts.values())
        found = {
            code: Standing(
                len(often) - bisect_right(often, self._counts[code]),
                self.sentence - named.sentence, named.subject,
                code in self.headline, code == self.home)
            for code, named in self._last.items()
        }
        if self.home is not None and self.home not in found:
            found[self.home] = Standing(len(often), self.sentence, False, False, True)
        return found

    def principals(self) -> Sequence[Actor]:
        """Return the two whom the report is about; nobody where they are not just two.

        They are the list of its headline, or the states of it; where it names one, that and
        whoever is named more often than all others.
        """
        counts = {
            code: n for code, n in self._counts.items() if is_national(self._last[code].actor)}
        heads = {code for code in self.headline if code in counts}
        listed = next((t.actors for t in self.together if t.heading and len(t.actors) == _TWO), ())
        if listed and len(heads) <= _TWO + 1:
            return listed
        ranked = sorted(counts, key=lambda code: (code not in heads, -counts[code], code))
        if len(ranked) < _TWO:
            return ()
        first, second = ranked[:_TWO]
        others = [counts[code] for code in ranked[_TWO:] if not heads or code in heads]
        clear = counts[second] >= max([counts[first] / _RARE, *(_CLEARLY * n for n in others)])
        known = len(heads) == _TWO or (clear and counts[second] > 1)
        return tuple(
            self.body(code) or self._last[code].actor for code in (first, second) if known)

    def is_named(self, code: str) -> bool:
        """Say whether the report has named a code."""
        return code in self._last

    def count(self, code: str) -> int:
        """Return how often the report has named a code."""
        return self._counts[code]

    def presence(self, code: str) -> float:
        """Return how much the report is set in a state so far: far namings count less."""
        return sum(_FADING ** (self.sentence - n) for n, land in self.lands if land == code)

    def states(self) -> set[str]:
        """Return the codes of the states that the report has named, or who of them acts."""
        return {code for code, named in self._last.items() if named.actor.country == code}

    def latest(self, code: str) -> Actor | None:
        """Return who was named last by a code; None for a dateline's state that is not named."""
        named = self._last.get(code)
        return named.actor if named else None

    def replace(self, old: Actor, new: Actor) -> None:
        """Remember that an actor of unknown state has been placed."""
        for words, actor in self.persons.items():
            if actor == old:
                self.persons[words] = new
        for role, actor in self.roles.items():
            if actor == old:
                self.roles[role] = new

    def introduce(self, words: tuple[str, ...], actor: Actor) -> None:
        """Remember a person by the full name and by its last word."""
        self.persons[" ".join(words).lower()] = actor
        self.persons[words[-1].lower()] = actor

    def call_body(self, name: str, actor: Actor) -> None:
        """Remember whose a ministry is by each of its words: it may be just "the ministry" next."""
        self.bodies |= dict.fromkeys(name.lower().split(), actor)

    def body_called(self, name: str) -> Actor | None:
        """Return whose a body of a one-word name is, as the last fuller name told, or None."""
        return self.bodies.get(name.lower())

    def known(self, words: tuple[str, ...]) -> Actor | None:
        """Return the person whom a name takes up again, or None."""
        whole = self.persons.get(" ".join(words).lower())
        if whole is not None or not words:
            return whole
        for word in (words[-1], words[0]):
            if word.lower() in self.persons:
                return self.persons[word.lower()]
        return None

    def person(
        self, gender: str | None, *, before: float = inf, but: Container[str] = (),
        earlier: bool = False,
    ) -> Actor | None:
        """Return whom a singular pronoun takes up, or None where nobody fits.

        It stands at the character `before`: who is named behind it is not meant. Nor is who
        has a code of `but`, nor, where only `earlier` sentences count, who is named in its own.

        It is who spoke in the latest sentence in which somebody spoke or was a subject, else the
        subject there, else the latest person at all; each only within reach. A body that spoke in
        writing ("tulisnya") is taken up where no person is near.
        """
        fitting = [n for n in self._lately(before, but, earlier) if _fits(n, gender)]
        for sentence in dict.fromkeys(n.sentence for n in fitting):
            there = [n for n in fitting if n.sentence == sentence and (n.spoke or n.subject)]
            if there:
                return _first(there, _spoke)
        if fitting:
            return _first(fitting)
        last = self.speaker
        return last.actor if gender is None and last and last.actor.id else None

    def several(
        self, *, before: float = inf, but: Container[str] = (), earlier: bool = False
    ) -> Actor | None:
        """Return whom a plural pronoun takes up: the latest group, body or state.

        `before`, `but` and `earlier` as for a person.

        Where the sentence before is about several persons, or a list, it means them all, and
        none.
        """
        if len(self._subjects_before()) > 1 or any(
                t.subject and t.sentence == self.sentence - 1 for t in self.together):
            return None
        groups = [
            n for n in self._lately(before, but, earlier)
            if n.actor.kind is not ActorKind.PERSON or n.plural
        ]
        return _first(groups, _was_subject)

    def organised(self, *, before: float, but: Container[str] = ()) -> Actor | None:
        """Return the latest body that spoke, else that was a subject, or None.

        It is named before the character `before` and has none of some sectors.
        """
        bodies = [n for n in self._lately(before, (), earlier=False)
                  if n.actor.kind in _ORGANISED and not any(s in but for s in n.actor.sectors)]
        return _first([n for n in bodies if n.spoke or n.subject], _spoke)

    def topic(self, before: float) -> Named | None:
        """Return whom a sentence is about before a character, else whom the sentence before is.

        That is the last subject here, or the first there; who is named first where none is.
        """
        here = [n for n in self.recent(0) if n.subject and 0 <= n.place < before]
        there = [n for n in self.recent(1)
                 if n.sentence < self.sentence and n.place >= 0 and not n.quoted]
        there.sort(key=lambda n: (not n.subject, n.place))
        return next(iter((*here, *there)), None)

    def body(self, code: str) -> Actor | None:
        """Return the state or body of a code that was named last, or None."""
        for named in self.recent(reach=40):
            if named.actor.code == code and named.actor.kind in (
                ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.BLOC
            ):
                return named.actor
        return None

    def is_before(self, actor: Actor | None, place: float) -> bool:
        """Say whether somebody is not named for the first time at a character, or behind it."""
        namings = [n for n in self.named if actor is not None and n.actor.id == actor.id]
        return not namings or any(
            n.sentence < self.sentence or n.place < place for n in namings)

    def holder(
        self, country: str | None, sectors: tuple[str, ...] = (), *, before: float = inf,
        office: str | None = None,
    ) -> Actor | None:
        """Return the latest person of a country (of any, for None), or None.

        The title stands at the character `before`: it means nobody named behind it, and outside
        a quotation nobody quoted. A title of an `office` means no leader who held another.
        """
        inside = self.is_quoted(before)
        for named in self.recent(reach=12):
            actor = named.actor
            if (named.quoted and not inside) or self._holds_another(actor, office) or (
                    named.sentence == self.sentence and named.place >= before):
                continue
            at_home = country in (None, actor.code, actor.country)
            in_sector = not sectors or not actor.sectors or set(sectors) & set(actor.sectors)
            if actor.kind is ActorKind.PERSON and at_home and in_sector:
                return actor
        return None

    def _holds_another(self, actor: Actor, office: str | None) -> bool:
        """Say whether a leader holds offices, and not one of which a state has a single holder."""
        leader = self.leaders.get(actor.name)
        if office not in offices_that_are("sole") or leader is None:
            return False
        held = [o.office for o in leader.offices if self.day is None or o.held_on(self.day)]
        return bool(held) and office not in held

    def in_turn(self, place: int) -> bool:
        """Say whether a character of the text being read stands in a turn of a transcript."""
        before = bisect_right(self.turns, place, key=lambda turn: turn.words.start)
        return before > 0 and place < self.turns[before - 1].words.end

    def is_quoted(self, place: float) -> bool:
        """Say whether a character of the text being read stands inside a quotation."""
        before = bisect_right(self.quotations, place, key=itemgetter(0))
        return before > 0 and place < self.quotations[before - 1][1]

    def _lately(
        self, before: float, but: Container[str], earlier: bool
    ) -> Iterator[Named]:
        """Yield whom a pronoun at a character may mean: outside a quotation nobody quoted."""
        inside = self.is_quoted(before)
        return (
            n for n in self.recent()
            if (n.sentence < self.sentence or (n.place < before and not earlier))
            and (inside or not n.quoted) and n.actor.code not in but
        )

    def _subjects_before(self) -> set[str]:
        return {
            n.actor.id
            for n in self.recent(1)
            if n.sentence == self.sentence - 1
            and n.subject
            and n.actor.kind is ActorKind.PERSON
        }

    def recent(self, reach: int = REACH) -> Iterator[Named]:
        """Yield the namings of the last sentences, the latest first."""
        for named in reversed(self.named):
            if self.sentence - named.sentence > reach:
                return
            yield named


def is_national(actor: Actor) -> bool:
    """Say whether somebody acts for a state, and for no body of several."""
    return actor.country is not None and actor.country == actor.code


def _fits(named: Named, gender: str | None) -> bool:
    if named.actor.kind is not ActorKind.PERSON or named.plural:
        return False
    return gender is None or named.gender in (None, gender)


def _spoke(named: Named) -> bool:
    return named.spoke


def _was_subject(named: Named) -> bool:
    return named.subject


def _first(namings: Sequence[Named], *wanted: Callable[[Named], bool]) -> Actor | None:
    """Return the first actor that is wanted most, or the first at all."""
    for is_wanted in wanted:
        for named in namings:
            if is_wanted(named):
                return named.actor
    return namings[0].actor if namings else None
