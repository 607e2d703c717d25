"""Sentences made ready for events: their triggers, and all who could take part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatanan.extract.discourse import Discourse
from tatanan.extract.event_features import UNKNOWN, Choice, Deed, Scene
from tatanan.extract.event_rules import Trigger, find_triggers, keys_of
from tatanan.extract.parties import PartyWords, find_parties, first_persons, speaking
from tatanan.extract.reading import NOUNS, Reading
from tatanan.extract.roles import filler_of
from tatanan.lexicons.events import EventIndex
from tatanan.terms.coding import Actor, Statement

# So many sentences back a state may be meant without being named again.
REACH = 6
# So many of them are weighed; further ones were never meant in the training sentences.
MOST = 4
# What the words of so many sentences before told is remembered: "the attack" means that one.
REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence with all who could take part in what it tells, as known when it was read.

    `first_persons` are the tokens that mean whoever speaks; `before` are the actors named
    before, the latest first; `deeds` is what words before told of whom, the latest last.
    """

    reading: Reading
    keys: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    parties: tuple[PartyWords, ...]
    first_persons: frozenset[int]
    before: tuple[Actor, ...]
    deeds: tuple[Deed, ...]


def lay_ground(
    reading: Reading, discourse: Discourse, earlier: Sequence[Ground], *,
    index: EventIndex, learned: frozenset[str],
) -> Ground:
    """Return who could take part in a sentence's events: named, meant, or named before.

    `earlier` are the sentences read before; `learned` are words that no rule knows and that
    may tell events all the same.
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
    return Ground(
        reading=reading,
        keys=keys,
        triggers=tuple(find_triggers(
            sentence, keys, index, grammar, learned=learned, named=named)),
        parties=find_parties(reading, discourse),
        first_persons=first_persons(reading),
        before=tuple(_named_before(discourse)),
        deeds=tuple(deed for ground in earlier[-REMEMBERED:] for deed in _deeds(ground)),
    )


def _deeds(ground: Ground) -> Iterator[Deed]:
    """Yield what the words of a sentence told of whom it names."""
    for trigger in ground.triggers:
        types = frozenset(rule.type for rule in trigger.rules)
        if not types:
            continue
        roles = {}
        for words in ground.parties:
            filler = filler_of(
                ground.reading.sentence, words.head, trigger.token.number, trigger.roles)
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
    others = [actor for actor in before if actor.code not in by_code][:MOST]
    return (*named, *(Choice(a.code, a, (), rank) for rank, a in enumerate(others)))


def scene_of(ground: Ground, statements: Sequence[Statement]) -> Scene:
    """Return a sentence as events see it, with the statements that overlap it."""
    reading, sentence = ground.reading, ground.reading.sentence
    around = tuple(s for s in statements if s.content.span.overlaps(sentence.span)
                   or (s.cue is not None and s.cue.span.overlaps(sentence.span)))
    parties = speaking(ground.parties, around, ground.first_persons)
    return Scene(
        sentence=sentence,
        grammar=reading.words.grammar,
        keys=ground.keys,
        triggers=ground.triggers,
        parties=parties,
        choices=_choices(parties, ground.before),
        statements=around,
        deeds=ground.deeds,
    )


def _named_before(discourse: Discourse) -> list[Actor]:
    """Return the actors named lately, each code once, the latest first."""
    found: dict[str, Actor] = {}
    for named in discourse.recent(REACH):
        if named.actor.code != UNKNOWN:
            found.setdefault(named.actor.code, named.actor)
    return list(found.values())
