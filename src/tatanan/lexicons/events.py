"""The words by which a language tells events: rules as data, found by the key of their word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tatanan.errors import BadLexicon
from tatanan.lexicons.load import load_data, require_language
from tatanan.lexicons.plover import load_plover

Words = frozenset[str]
_NOTHING: Words = frozenset()


class Role(StrEnum):
    """What somebody is to the word that tells an event."""

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    TARGET = "target"
    PARTNER = "partner"
    SOURCE = "source"
    PLACE = "place"
    TOPIC = "topic"
    COMPLEMENT = "complement"


class WordClass(StrEnum):
    """Whether a rule's words are verbs, nouns or adjectives."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a rule codes, with the codes on both sides; None where it does not matter."""

    text: str
    actors: tuple[str, ...] | None
    recipients: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence that looks alike and that a rule must leave alone, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class EventRule:
    """A rule: which words, what must hang on them, and who takes part in which role.

    `particle`, `object` and `clause` are empty where nothing is asked for. `actor` and
    `recipient` are roles, best first; the first that somebody fills wins.
    """

    id: str
    type: str
    mode: str | None
    word_class: WordClass
    words: tuple[str, ...]
    particle: Words
    object: Words
    not_object: Words
    clause: Words
    reciprocal: bool
    actor: tuple[Role, ...]
    recipient: tuple[Role, ...]
    contexts: tuple[str, ...]
    examples: tuple[Example, ...] = field(repr=False)
    near_misses: tuple[NearMiss, ...] = field(repr=False)

    @property
    def demands(self) -> int:
        """How many things have to hang on the word: of two rules that hold, more tell more."""
        return bool(self.particle) + bool(self.object) + bool(self.clause)


@dataclass(frozen=True, slots=True)
class EventIndex:
    """The rules of a language by the key of their words: looking one up costs the same always."""

    language: str
    by_key: Mapping[str, tuple[EventRule, ...]]
    rules: tuple[EventRule, ...]

    @property
    def senses(self) -> int:
        """How many senses of words the rules hold."""
        return sum(len(rule.words) for rule in self.rules)


@lru_cache(maxsize=4)
def load_events(language: str) -> EventIndex:
    """Return the rules of a language; raise BadLexicon where a rule contradicts PLOVER."""
    folder = files("tatanan.lexicons") / require_language(language) / "events"
    names = sorted(file.name.removesuffix(".yaml") for file in folder.iterdir()
                   if file.name.endswith(".yaml"))
    rules = tuple(
        _rule(row, data["type"])
        for data in (load_data(f"{language}/events", name) for name in names)
        for row in data["rules"]
    )
    by_key: dict[str, list[EventRule]] = {}
    for rule in rules:
        for word in rule.words:
            by_key.setdefault(word, []).append(rule)
    _require_unique(rules)
    return EventIndex(language, {key: tuple(found) for key, found in by_key.items()}, rules)


def _rule(row: Mapping[str, Any], type_name: str) -> EventRule:
    mode = row["mode"]
    if mode is not None and mode not in load_plover()[type_name].modes:
        known = ", ".join(load_plover()[type_name].modes) or "none"
        raise BadLexicon(f"rule {row['id']}: {type_name} has no mode {mode!r}; it has {known}")
    word_class = next(kind for kind in WordClass if kind.value in row)
    return EventRule(
        id=row["id"],
        type=type_name,
        mode=mode,
        word_class=word_class,
        words=tuple(row[word_class.value]),
        particle=frozenset(row.get("particle", _NOTHING)),
        object=frozenset(row.get("object", _NOTHING)),
        not_object=frozenset(row.get("not_object", _NOTHING)),
        clause=frozenset(row.get("clause", _NOTHING)),
        reciprocal=row.get("reciprocal", False),
        actor=tuple(Role(role) for role in row["actor"]),
        recipient=tuple(Role(role) for role in row["recipient"]),
        contexts=tuple(row.get("contexts", ())),
        examples=tuple(map(_example, row["examples"])),
        near_misses=tuple(NearMiss(**miss) for miss in row["near_misses"]),
    )


def _example(row: Mapping[str, Any]) -> Example:
    sides = (tuple(row[side]) if side in row else None for side in ("actors", "recipients"))
    return Example(row["text"], *sides)


def _require_unique(rules: tuple[EventRule, ...]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise BadLexicon(f"two rules are called {rule.id}; rename one of them")
        seen.add(rule.id)
