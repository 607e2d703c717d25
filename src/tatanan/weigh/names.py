"""Whom a yardstick is about, as people call it: states and bodies by name, in two languages."""

from functools import lru_cache
from typing import Any

from tatanan.lexicons.load import LANGUAGES, load_data
from tatanan.lexicons.memberships import memberships_of
from tatanan.terms.coding import Actor

_SHARED = "IGO"


def name_of(code: str, language: str) -> str | None:
    """Return how a state or a body is called, by its code or its id; None for a stranger.

    A body is called by its acronym, where it has one.

    >>> name_of("RUS", "id"), name_of("IGOSCO", "en"), name_of("XXX", "en")
    ('Rusia', 'SCO', None)
    """
    return _names()[language].get(code)


def code_of(actor: Actor) -> str:
    """Return what an actor's members are found by: its code, or its id where several share one.

    >>> from tatanan.terms.coding import ActorId, ActorKind
    >>> csto = "Collective Security Treaty Organization"
    >>> code_of(Actor(ActorId("1"), csto, ActorKind.ORGANISATION, "IGO"))
    'csto'
    """
    if actor.code != _SHARED:
        return actor.code
    return _ids().get(actor.name, actor.code)


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    named: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    states = [*load_data("generated", "territories")["entries"],
              *load_data("world", "states")["entries"]]
    for language, called in named.items():
        for entry in states:
            if entry["names"].get(language):
                called[entry["code"]] = entry["names"][language][0]
        for entry in reversed(_bodies()):  # the first of a code is the body itself
            name = [*entry["acronyms"].get(language, []), *entry["names"].get(language, [])]
            called[entry["code"]] = called[entry["id"]] = name[0]
    return named


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    """Return the ids of bodies whose members are known, by every name."""
    return {name: entry["id"] for entry in _bodies() for language in LANGUAGES
            for name in entry["names"].get(language, []) if memberships_of(entry["id"])}


def _bodies() -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = load_data("world", "organisations")["entries"]
    return bodies
