"""Whom a rule puts on the sides of an event: the first of its roles that somebody fills."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tatanan.extract.event_rules import Trigger
from tatanan.extract.parties import PartyWords, is_place
from tatanan.extract.roles import INNER, LIGHT
from tatanan.extract.scenes import Scene
from tatanan.lexicons.events import EventRule, Role


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts, and on whom."""

    actors: tuple[PartyWords, ...]
    recipients: tuple[PartyWords, ...]


def sides_by_rule(scene: Scene, trigger: Trigger, rule: EventRule) -> Sides:
    """Return the sides of an event as a rule names them; empty where nobody known fills a role.

    Of a reciprocal rule all are actors. A noun takes the roles of its light verb where its
    own are open.
    """
    by_role = _by_role(scene, trigger)
    actors = _first_filled(rule.actor, by_role)
    recipients = _first_filled(rule.recipient, by_role, without=actors)
    if rule.reciprocal:
        return Sides(tuple(_once([*actors, *recipients])), ())
    return Sides(tuple(_once(actors)), tuple(_once(recipients)))


def _by_role(scene: Scene, trigger: Trigger) -> dict[str, list[PartyWords]]:
    by_role: dict[str, list[PartyWords]] = {}
    for words in scene.parties:
        filler = scene.filler_of(trigger, words)
        if filler is None or words.actor is None or "acl" in filler.way:
            continue
        if not (is_place(words) and filler.way):
            by_role.setdefault(filler.role, []).append(words)
    return by_role


def _first_filled(
    roles: Sequence[Role], by_role: dict[str, list[PartyWords]],
    without: Iterable[PartyWords] = (),
) -> list[PartyWords]:
    taken = set(without)
    for prefix in ("", LIGHT, INNER):
        for role in roles:
            found = [w for w in by_role.get(prefix + role, ()) if w not in taken]
            if found:
                return found
    return []


def _once(parties: Iterable[PartyWords]) -> list[PartyWords]:
    by_code: dict[str, PartyWords] = {}
    for words in parties:
        by_code.setdefault(words.code, words)
    return list(by_code.values())
