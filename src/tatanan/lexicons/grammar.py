"""Roles and function words of a language: the typed form of `grammar.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from tatanan.lexicons.load import load_data, require_language

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Relations by the role they give, and the function words that open, join and mark.

    `home` is the state whose newspapers write the language and leave their own state
    unsaid; None for a language of many states.
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
    coordinators: Words
    contrasts: Words
    turns: Words
    joiners: Words
    topic_markers: Words
    indefinites: Words
    breakers: Words
    comparers: Words
    agent_markers: Words
    addressee_markers: Words
    relativisers: Words
    negations: Words
    possessives: Words


@lru_cache(maxsize=4)
def load_grammar(language: str) -> Grammar:
    """Return the grammar of a language."""
    data = load_data(require_language(language), "grammar")
    roles = {role: frozenset(relations) for role, relations in data["roles"].items()}
    words = {
        key: frozenset(value)
        for key, value in data.items()
        if key not in ("kind", "language", "home", "roles")
    }
    return Grammar(language=language, home=data["home"], **roles, **words)
