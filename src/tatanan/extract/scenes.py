"""Sentences made ready for events: their triggers, and all who could take part."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from tatanan.extract.company import NOUNS
from tatanan.extract.discourse import Discourse, Standing
from tatanan.extract.event_rules import Trigger, find_triggers, keys_of, trigger_at
from tatanan.extract.parties import PartyWords, find_parties, first_persons, speaking, taking_part
from tatanan.extract.passages import state_name
from tatanan.extract.reading import Reading
from tatanan.extract.readings import make_actor
from tatanan.extract.roles import Filler, filler_of
from tatanan.lexicons.events import EventIndex, EventRule
from tatanan.lexicons.grammar import Grammar
from tatanan.lexicons.names import lone_names
from tatanan.lexicons.word_classes import load_word_classes
from tatanan.terms.coding import Actor, ActorKind, Statement
from tatanan.terms.text import Sentence, Span, Token

_Made = TypeVar("_Made")

UNKNOWN = "UNK"
# The key of every word that is a name, or part of one.
NAME = "(name)"
# So many sentences back a state may be meant without being named again.
REACH = 6
# So many of them are weighed; further ones were never meant in the training sentences.
MOST = 4
# So many of those whom a report names most often may be meant however far back they stand.
OWN = 2
# And of those whom all of a report names most often, also behind a sentence, so many.
ABOUT = 3
# What the words of so many sentences before told is remembered: "the attack" means that one.
REMEMBERED = 8
_ITEM = re.compile(r"\s*(?:[•▪●◦*–-]|\d{1,2}[.)])\s")
_HEADS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "PRON", "ADV", "AUX", "NUM", "X"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A code that may take part in an event: the words that name it, and who it is.

    `words` is empty for a code that stands only in the context, where `rank` says how many
    others were named since (0 is the latest); it is None for codes of the sentence.
    """

    code: str
    actor: Actor | None
    words: tuple[PartyWords, ...]
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """What a word of an earlier sentence told: its key, its rules' types, who was what in it."""

    key: str
    types: frozenset[str]
    roles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as events see it: its words that may tell one, and all who could take part.

    `day` is the day of the report, None where it is not known.
    """

    sentence: Sentence
    grammar: Grammar
    keys: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    parties: tuple[PartyWords, ...]
    choices: tuple[Choice, ...]
    statements: tuple[Statement, ...]
    deeds: tuple[Deed, ...]
    standings: Mapping[str, Standing]
    day: date | None
    _by_number: dict[int, Trigger] = field(default_factory=dict, compare=False, repr=False)
    _plain: dict[int, Trigger] = field(default_factory=dict, compare=False, repr=False)
    _made: dict[tuple[str, int], Any] = field(default_factory=dict, compare=False, repr=False)

    def trigger_at(self, number: int) -> Trigger | None:
        """Return the trigger that a token is, or None."""
        if not self._by_number:
            self._by_number.update((t.token.number, t) for t in self.triggers)
        return self._by_number.get(number)

    def with_triggers(self, triggers: tuple[Trigger, ...]) -> "Scene":
        """Return the same sentence, of which only some words may tell an event."""
        return replace(self, triggers=triggers, _by_number={}, _plain={}, _made={})

    def once(self, name: str, number: int, make: Callable[[], _Made]) -> _Made:
        """Return what was made under a name for a token; it is made at the first asking."""
        key = (name, number)
        if key not in self._made:
            self._made[key] = make()
        made: _Made = self._made[key]
        return made

    def filler_of(self, trigger: Trigger, words: PartyWords) -> Filler | None:
        """Return which role of a trigger words fill, or None."""
        known: dict[int, Filler | None] = self.once("fillers", trigger.token.number, dict)
        if words.head not in known:
            known[words.head] = filler_of(
                self.sentence, words.head, trigger.token.number, trigger.roles)
        return known[words.head]

    def lists_of(self, choice: Choice) -> frozenset[int]:
        """Return in which lists the words of a choice stand, by each list's first member.

        Words in no list are one by themselves: "the UN, the G20 and NATO" are in one, and a
        name behind a member is that member.
        """
        tokens = self.sentence.tokens
        heads = [tokens[words.head - 1] for words in choice.words]
        return frozenset(
            self.list_head(head.head if head.relation == "appos" else head.number)
            for head in heads)

    def list_head(self, number: int) -> int:
        """Return the first member of the list in which a token stands, itself where in none."""
        token = self.sentence.tokens[number - 1]
        while token.relation == "conj" and token.head:
            token = self.sentence.tokens[token.head - 1]
        return token.number

    def plain_trigger(self, token: Token) -> Trigger:
        """Return any word as a trigger, with the roles around it, though no rule knows it."""
        if token.number not in self._plain:
            self._plain[token.number] = trigger_at(
                self.sentence, token, self.keys, self.grammar)
        return self._plain[token.number]

    def teller(self, token: Token) -> Statement | None:
        """Return the innermost statement whose content holds a token, or None."""
        return teller_of(self.statements, token.span)


def teller_of(statements: Sequence[Statement], span: Span) -> Statement | None:
    """Return the innermost statement whose content holds a span, or None."""
    holding = [s for s in statements if s.content.span.holds(span)]
    return min(holding, key=lambda s: s.content.span.end - s.content.span.start, default=None)


def class_of(code: str) -> str:
    """Return what kind of party a code is of, whoever it is: state, body, collective, unknown.

    >>> class_of("IGOUNO")
    'body'
    """
    if code == UNKNOWN:
        return "unknown"
    if code.startswith("IGO"):
        return "body"
    return "collective" if code in ("WST", "NGO") else "state"


def speaker_code(statement: Statement) -> str:
    """Return the code of a statement's speaker; `UNK` where nobody known speaks."""
    actor = statement.speaker.actor if statement.speaker else None
    return actor.code if actor else UNKNOWN


def best_rule(trigger: Trigger, type_name: str) -> EventRule | None:
    """Return the rule of a type that holds at a word, the most demanding one; or None."""
    fitting = [rule for rule in trigger.rules if rule.type == type_name]
    return max(fitting, key=lambda rule: (rule.demands, rule.id), default=None)


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence with all who could take part in what it tells, as known when it was read.

    `first_persons` are the tokens that mean whoever speaks, outside of statements the
    `issuer` of the text; `before` are the actors named
    before, the latest first; `is_item` says that it stands in an item of a list; `deeds` is what
    words before told of whom, the latest last, and `own_deeds` what its own words tell; `day` is
    the day of the report.
    """

    reading: Reading
    keys: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    parties: tuple[PartyWords, ...]
    first_persons: frozenset[int]
    issuer: Actor | None
    before: tuple[Actor, ...]
    is_item: bool
    deeds: tuple[Deed, ...]
    own_deeds: tuple[Deed, ...]
    standings: Mapping[str, Standing]
    day: date | None


def lay_ground(
    reading: Reading, discourse: Discourse, earlier: Sequence[Ground], *,
    index: EventIndex, learned: frozenset[str], standings: Mapping[str, Standing],
) -> Ground:
    """Return who could take part in a sentence's events: named, meant, or named before.

    `standings` say what each code was to the report before it; `earlier` are the sentences
    read before; `learned` are words that no rule knows and that may tell events all the same.
    """
    sentence = reading.sentence
    named = frozenset(
        number
        for found, entry in reading.meant
        if entry.category not in NOUNS
        for number in range(found.first, found.last + 1)
    )
    grammar = reading.words.grammar
    keys = tuple(keys_of(sentence, index))
    masked = _masked(sentence, keys, named, index)
    triggers = tuple(find_triggers(
        sentence, keys, index, grammar, learned=learned, named=named, masked=masked))
    deeds = frozenset(trigger.token.number for trigger in triggers if trigger.rules)
    parties = taking_part(sentence, find_parties(reading, discourse), deeds)
    return Ground(
        reading=reading,
        keys=masked,
        triggers=triggers,
        parties=parties,
        first_persons=first_persons(reading),
        issuer=discourse.issuer,
        before=tuple(_named_before(reading, discourse, standings)),
        is_item=_item_start(reading) >= 0,
        deeds=tuple(deed for ground in earlier[-REMEMBERED:] for deed in ground.own_deeds),
        own_deeds=tuple(_deeds(sentence, triggers, parties)),
        standings=standings,
        day=date.fromisoformat(discourse.day) if discourse.day else None,
    )


def _masked(
    sentence: Sentence, keys: Sequence[str], named: frozenset[int], index: EventIndex
) -> tuple[str, ...]:
    """Return the keys with all names alike: who somebody is must not tell what was done."""
    classes, names = load_word_classes(index.language), lone_names(index.language)
    return tuple(
        NAME if token.number in named or (
            (token.upos == "PROPN" or key in names)
            and key not in index.by_key and key not in classes
        ) else key
        for token, key in zip(sentence.tokens, keys, strict=True)
    )


def _deeds(
    sentence: Sentence, triggers: Sequence[Trigger], parties: Sequence[PartyWords]
) -> Iterator[Deed]:
    """Yield what the words of a sentence told of whom it names."""
    for trigger in triggers:
        types = frozenset(rule.type for rule in trigger.rules)
        if not types:
            continue
        roles: dict[str, str] = {}
        for words in parties:
            filler = filler_of(sentence, words.head, trigger.token.number, trigger.roles)
            if filler is not None and words.actor is not None:
                roles.setdefault(words.code, filler.role)
        if roles:
            yield Deed(trigger.key, types, roles)


def _choices(parties: Sequence[PartyWords], before: Sequence[Actor]) -> tuple[Choice, ...]:
    by_code: dict[str, list[PartyWords]] = {}
    for words in parties:
        by_code.setdefault(words.code, []).append(words)
    by_code.setdefault(UNKNOWN, [])
    named = [
        Choice(code, next((w.actor for w in words if w.actor), None), tuple(words))
        for code, words in by_code.items()
    ]
    others = [actor for actor in before if actor.code not in by_code]
    return (*named, *(Choice(a.code, a, (), rank) for rank, a in enumerate(others)))


def scene_of(
    ground: Ground, statements: Sequence[Statement], about: Sequence[Actor] = ()
) -> Scene:
    """Return a sentence as events see it, with the statements that overlap it.

    `about` are those whom all of its report names most often (`most_named`).
    """
    reading, sentence = ground.reading, ground.reading.sentence
    around = tuple(s for s in statements if s.content.span.overlaps(sentence.span)
                   or (s.cue is not None and s.cue.span.overlaps(sentence.span)))
    parties = speaking(
        reading, ground.parties, around, ground.first_persons, issuer=ground.issuer)
    return Scene(
        sentence=sentence,
        grammar=reading.words.grammar,
        keys=ground.keys,
        triggers=_with_contents(ground, around),
        parties=parties,
        choices=_choices(parties, _meant(ground, about)),
        statements=around,
        deeds=ground.deeds,
        standings=ground.standings,
        day=ground.day,
    )


def _meant(ground: Ground, about: Sequence[Actor]) -> list[Actor]:
    """Return who may be meant without a name: who was named before, and whom the report is about.

    Items of a list tell of different things.
    """
    codes = {actor.code for actor in ground.before}
    others = () if ground.is_item else about
    return [*ground.before, *(actor for actor in others if actor.code not in codes)]


def most_named(discourse: Discourse) -> list[Actor]:
    """Return those whom a report that was read names most often."""
    standings = discourse.standings()
    ranked = sorted((code for code in standings if code != UNKNOWN), key=lambda code: (
        standings[code].place, standings[code].gap, code))
    named = (discourse.latest(code) for code in ranked[:ABOUT])
    return [actor for actor in named if actor is not None]


def _with_contents(ground: Ground, statements: Sequence[Statement]) -> tuple[Trigger, ...]:
    """Return the triggers of a sentence and the main words of the contents in it."""
    sentence = ground.reading.sentence
    found = {trigger.token.number: trigger for trigger in ground.triggers}
    for statement in statements:
        inside = [t for t in sentence.tokens if statement.content.span.holds(t.span)]
        numbers = {token.number for token in inside}
        top = next((t for t in inside if t.head not in numbers and t.upos in _HEADS), None)
        if top is None:
            continue
        known = found.get(top.number)
        found[top.number] = replace(known, heads_content=True) if known else trigger_at(
            sentence, top, ground.keys, ground.reading.words.grammar)
    return tuple(found[number] for number in sorted(found))


def _item_start(reading: Reading) -> int:
    """Return where the item of a list begins in which a sentence stands, -1 where in none."""
    text, start = reading.report.text, reading.sentence.span.start
    line = text.rfind("\n", 0, start) + 1
    return line if _ITEM.match(text, line) else -1


def _named_before(
    reading: Reading, discourse: Discourse, standings: Mapping[str, Standing]
) -> list[Actor]:
    """Return the actors named lately, each code once, the latest first, and the report's own.

    Its own are those whom it names most often, its headline's and its dateline's. Who is named
    before an item of a list is not meant in it: items tell of different things.
    """
    since, language = _item_start(reading), reading.report.language
    lately: dict[str, Actor] = {}
    for named in discourse.recent(REACH):
        if named.actor.code != UNKNOWN and named.place >= since:
            lately.setdefault(named.actor.code, named.actor)
    ranked = sorted(standings, key=lambda code: (
        standings[code].place, standings[code].gap, code))
    own = [code for place, code in enumerate(ranked) if standings[code].headline or (
        since < 0 and (place < OWN or standings[code].home))]
    recent = list(lately.values())[:MOST]
    codes = {actor.code for actor in recent}
    return [*recent, *(
        discourse.latest(code) or _state(code, language) for code in own if code not in codes)]


def _state(code: str, language: str) -> Actor:
    return make_actor(ActorKind.STATE, state_name(code, language), code, code)
