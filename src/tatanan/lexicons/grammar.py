"""Roles and function words of a language: the typed form of `grammar.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tatanan.lexicons.load import load_data, require_language

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Relations by the role they give, and the function words that open, join and mark.

    `home` is the state whose newspapers write the language and leave their own state
    unsaid; None for a language of many states. `markers` maps a preposition to the role of
    the phrase that it opens beside a word that tells an event.
    """

    language: str
    home: str | None
    subject: Words
    patient: Words
    object: Words
    agent: Words
    clause: Words
    name: Words
    phrase: Words
    complementisers: Words
    questioners: Words
    aims: Words
    aims_reached: Words
    coordinators: Words
    contrasts: Words
    turns: Words
    joiners: Words
    gerund_endings: Words
    topic_markers: Words
    indefinites: Words
    breakers: Words
    bounds: Words
    parts: Words
    simultaneous: Words
    comparers: Words
    agent_markers: Words
    addressee_markers: Words
    quoters: Words
    addressing: Words
    relativisers: Words
    negations: Words
    refusers: Words
    resumers: Words
    anaphors: Words
    possessives: Words
    light_verbs: Words
    future: Words
    hypothetical: Words
    intentions: Words
    deniers: Words
    comments: Words
    naming: Words
    pairs: Words
    counted_pairs: Words
    paired: Words
    grounds: Words
    undergoing: Words
    targets: Words
    inclusives: Words
    markers: Mapping[str, str]

    def is_gerund(self, form: str) -> bool:
        """Say whether a word ends as a verb does that needs no subject of its own."""
        return form.lower().endswith(tuple(self.gerund_endings))


@lru_cache(maxsize=4)
def load_grammar(language: str) -> Grammar:
    """Return the grammar of a language."""
    data = load_data(require_language(language), "grammar")
    roles = {role: frozenset(relations) for role, relations in data["roles"].items()}
    words = {
        key: frozenset(value)
        for key, value in data.items()
        if key not in ("kind", "language", "home", "roles", "markers")
    }
    markers = {word: role for role, marks in data["markers"].items() for word in marks}
    return Grammar(language=language, home=data["home"], markers=markers, **roles, **words)
