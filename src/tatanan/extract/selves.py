"""What is done to one's own people, what nobody does to himself, and who only undergoes it.

A state is one code for all who act for it and all who belong to it: its police arrest its
citizens, and both sides of a civil war are of it. So the same code may stand on both sides. Where
the tree says that it is on one of them alone, or on both, that is not left to numbers.
"""

from tatanan.extract.event_rules import Trigger
from tatanan.extract.match import is_passive, is_verbal
from tatanan.extract.parties import PartyWords
from tatanan.extract.roles import LIGHT, Filler, marker_of
from tatanan.extract.scenes import UNKNOWN, Scene, best_rule
from tatanan.lexicons.events import Role
from tatanan.lexicons.names import Category
from tatanan.lexicons.plover import load_plover
from tatanan.lexicons.word_keys import possible_keys

Places = frozenset[int]
"""The places of some choices of a scene."""
Roles = frozenset[str]
"""Roles to a word that tells an event."""

_ASSAULT, _SANCTION = "ASSAULT", "SANCTION"
_CONFLICT = "material-conflict"
_TO_DO = Filler(Role.COMPLEMENT)  # "asked its citizens to leave"
_SOME_OF = Filler(Role.PATIENT, ("nmod",))  # "evacuated 300 of its citizens"
_JOINED = frozenset({"appos", "conj", "flat"})  # relations inside a list
_ACTING = frozenset({Role.AGENT, LIGHT + Role.AGENT})
_UNDERGOING = frozenset({Role.PATIENT, LIGHT + Role.PATIENT})
_AIMED_AT = _UNDERGOING | {Role.TARGET, LIGHT + Role.TARGET}
# Modes of what a state does to foreigners, and to other states.
_ABROAD = frozenset({("COERCE", "deport"), ("SANCTION", "expel"), ("SANCTION", "withdraw")})
_OBJECTS = frozenset({"obj", "nmod", "compound", "nsubj:pass"})


def kept_off(
    scene: Scene, trigger: Trigger, type_name: str, own: Places
) -> tuple[Places, Places]:
    """Return the places of those who do not act, and of those who are not acted upon.

    `own` are those to whom something is done where it is done to one's own people.
    """
    others = frozenset(range(len(scene.choices))) - own if own else only_act(
        scene, trigger, type_name)
    return only_undergo(scene, trigger, type_name), others


def done_to_own(scene: Scene, trigger: Trigger, type_name: str) -> Places:
    """Return the places of those to whom something is done where it is done to one's own people.

    From where "Chad evacuated its citizens", and where they must not go, is no side of it.
    Whoever bans them from somewhere means that place: sanctions are not asked.
    """
    if type_name == _SANCTION:
        return frozenset()
    fillers = _fillers(scene, trigger)
    acting = {w.code for w, filler in fillers if filler == Filler(Role.AGENT)}
    people = {w.code for w, filler in fillers if _is_people(scene, w) and (
        _is_done_to(filler) or filler in (_TO_DO, _SOME_OF))}
    if not acting & people:
        return frozenset()
    codes = people | {w.code for w, filler in fillers if _is_done_to(filler)}
    return frozenset(place for place, c in enumerate(scene.choices) if c.code in codes)


def only_undergo(scene: Scene, trigger: Trigger, type_name: str) -> Places:
    """Return the places of those who are hit, and do not hit themselves.

    "A town in Chad was shelled", "Chad suffered an attack", "Chad faces an invasion".
    """
    if goes_abroad(scene, trigger, type_name):
        return _in_roles(scene, trigger, _AIMED_AT, but=_ACTING)
    if type_name == _ASSAULT:
        roles = _UNDERGOING if _is_passive(scene, trigger) else _UNDERGOING - {Role.PATIENT}
        return _in_roles(scene, trigger, roles, but=_ACTING)
    return _in_roles(scene, trigger, _UNDERGOING, but=_ACTING) if _is_told_by_whom(
        scene, trigger, type_name) else frozenset()


def only_act(scene: Scene, trigger: Trigger, type_name: str) -> Places:
    """Return the places of those who do what nobody does to himself: "Chad's invasion".

    So do those by whom somebody else is hit: "a port in Chad was shelled by Kenya".
    """
    if not goes_abroad(scene, trigger, type_name):
        return _in_roles(scene, trigger, _ACTING, but=_UNDERGOING) if _is_told_by_whom(
            scene, trigger, type_name) else frozenset()
    return _in_roles(scene, trigger, _ACTING, but=_AIMED_AT)


def goes_abroad(scene: Scene, trigger: Trigger, type_name: str) -> bool:
    """Say whether a deed is one that nobody does to himself: who invades, invades another.

    So is what has such a deed for its object: "launched an invasion", "imposed tariffs".
    """
    rule = best_rule(trigger, type_name)
    if (type_name, rule.mode if rule is not None else None) in _ABROAD:
        return True
    words = [trigger.token, *(child for child in scene.sentence.under(trigger.token.number)
                              if child.relation in _OBJECTS)]
    return type_name in (_ASSAULT, _SANCTION) and any(
        not scene.grammar.outward.isdisjoint(possible_keys(word, scene.grammar.language))
        for word in words)


def on_one_side(scene: Scene, trigger: Trigger, type_name: str) -> Places:
    """Return the places of those who are on one side alone of what nobody does to himself.

    "The rebels' invasion of the capital" is done by some of a state to others of it.
    """
    if not goes_abroad(scene, trigger, type_name):
        return frozenset()
    fillers = _fillers(scene, trigger)
    acting, aimed_at = ({w.code for w, filler in fillers if filler.role in roles}
                        for roles in (_ACTING, _AIMED_AT))
    return frozenset(place for place, c in enumerate(scene.choices)
                     if c.code != UNKNOWN and c.code not in acting & aimed_at)


def _is_passive(scene: Scene, trigger: Trigger) -> bool:
    """Say whether a word is a verb in the passive."""
    return is_passive(scene.sentence, trigger.token.number, scene.grammar)


def _is_told_by_whom(scene: Scene, trigger: Trigger, type_name: str) -> bool:
    """Say whether a passive tells who does something against somebody of another state."""
    if load_plover()[type_name].quad != _CONFLICT or not _is_passive(scene, trigger):
        return False
    fillers = _fillers(scene, trigger)
    acting, hit = ({w.code for w, filler in fillers if filler.role in roles}
                   for roles in (_ACTING, _UNDERGOING))
    return bool(acting) and bool(hit - acting)


def _in_roles(
    scene: Scene, trigger: Trigger, roles: Roles, *, but: Roles
) -> Places:
    """Return the places of those who fill some roles and none of others.

    Where somebody is counts only where nobody is named ("stations in Chad were hit").
    """
    fillers = [(w, filler) for w, filler in _fillers(scene, trigger)
               if not _is_in_clause(scene, w, filler)]
    inside = [(w, filler) for w, filler in fillers if filler.role in roles]
    named = {w.code for w, _ in inside if not _is_elsewhere(scene, w)}
    codes = (named or {w.code for w, _ in inside}) - {
        w.code for w, filler in fillers if filler.role in but}
    return frozenset(place for place, c in enumerate(scene.choices) if c.code in codes)


def _is_in_clause(scene: Scene, words: PartyWords, filler: Filler) -> bool:
    """Say whether words fill a role only from inside a clause of whoever fills it."""
    token = scene.sentence.tokens[words.head - 1]
    for _ in filler.way:
        token = scene.sentence.tokens[token.head - 1]
        if is_verbal(token):
            return True
    return False


def _is_elsewhere(scene: Scene, words: PartyWords) -> bool:
    """Say whether words only tell where somebody is, or from where: "Chad's troops in Mali"."""
    markers = scene.grammar.markers
    return markers.get(marker_of(scene.sentence, words.head) or "") in (Role.PLACE, Role.SOURCE)


def _fillers(scene: Scene, trigger: Trigger) -> list[tuple[PartyWords, Filler]]:
    """Return the words that name somebody known in a role of a trigger."""
    return scene.once("named-fillers", trigger.token.number, lambda: [
        (w, filler) for w in scene.parties
        if w.code != UNKNOWN and (filler := scene.filler_of(trigger, w)) is not None])


def _is_done_to(filler: Filler) -> bool:
    """Say whether somebody is whom a deed is done to, or in a list with those."""
    return filler.role in (Role.PATIENT, Role.RECIPIENT) and _JOINED.issuperset(filler.way)


def _is_people(scene: Scene, words: PartyWords) -> bool:
    """Say whether words name some of a state's people, and none who serve it."""
    token = scene.sentence.tokens[words.head - 1]
    return words.kind == Category.PEOPLE or (
        words.kind == Category.AGENT and token.form.lower() in scene.grammar.citizens)
