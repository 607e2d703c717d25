"""Who is named in a sentence and can be on no side, or not on one, of an event that it tells.

What the tree says is not left to numbers: whoever brokers a truce makes none, nor does the
state of a city in which others meet, whose ally somebody is takes no part by that, whoever fights
alongside others does not fight them, and no state is accused by itself.
"""

from collections.abc import Callable, Iterator

from tatanan.extract.company import NOUNS
from tatanan.extract.event_rules import Trigger
from tatanan.extract.match import is_passive
from tatanan.extract.parties import PartyWords
from tatanan.extract.roles import marker_of
from tatanan.extract.scenes import UNKNOWN, Choice, Scene
from tatanan.lexicons.events import Role
from tatanan.lexicons.names import Category
from tatanan.lexicons.plover import load_plover
from tatanan.lexicons.word_keys import possible_keys
from tatanan.terms.text import Token

Places = frozenset[int]
"""The places of some choices of a scene."""

# What others can bring about between two: help that somebody facilitates is that one's own.
_MEDIATED = frozenset({"AGREE", "ASSAULT", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"})
_THIRD = "third-party"  # the mode of who brings others together
_CONFLICT = "conflict"
_ACCUSE = "ACCUSE"
_PRONOUN = "pronoun"  # a kind of words
# Of these relations is what a noun names by itself, without a clause of its own.
_INSIDE = frozenset({"nmod", "amod", "compound", "flat", "conj", "obl", "det"})
# By these a name stands with the noun that says what somebody is: "Russia's ally Belarus".
_NAMING = frozenset({"amod", "appos", "compound", "flat"})


def shut_out(scene: Scene, trigger: Trigger, type_name: str) -> tuple[Places, Places]:
    """Return the places of the choices that cannot act, and of those that cannot be acted upon."""
    mediators = _mediators(scene, trigger) if type_name in _MEDIATED else frozenset[str]()
    neither = frozenset(
        place for place, choice in enumerate(scene.choices)
        if choice.code in mediators or _describes(scene, choice)
        or _all(choice, lambda w: w.kind == Category.HOST))
    acted_upon = frozenset(
        place for place, choice in enumerate(scene.choices)
        if _is_accused(scene, trigger, type_name, choice))
    allies = frozenset(
        place for place, choice in enumerate(scene.choices)
        if _all(choice, lambda w: _is_ally(scene, trigger, type_name, w)))
    return neither | acted_upon, neither | allies


def _all(choice: Choice, holds: Callable[[PartyWords], bool]) -> bool:
    """Say whether something holds of all words of a choice that somebody known has."""
    return choice.code != UNKNOWN and bool(choice.words) and all(map(holds, choice.words))


def _describes(scene: Scene, choice: Choice) -> bool:
    """Say whether all words of a choice only tell what somebody else is.

    A possessive goes with the others: it took up the first whom its clause names.
    """
    named = [w for w in choice.words if not _is_owned(scene, w)]
    return bool(named) and choice.code != UNKNOWN and all(
        _only_describes(scene, w) for w in named)


def _is_owned(scene: Scene, words: PartyWords) -> bool:
    """Say whether words are a possessive, or a noun that is known by one: "its envoys"."""
    owning = scene.once("possessives", 0, lambda: frozenset(
        w.head for w in scene.parties if w.kind == _PRONOUN and scene.sentence.tokens[
            w.head - 1].relation.split(":")[0] in ("nmod", "det")))
    return words.head in owning or any(
        child.number in owning for child in scene.sentence.under(words.head))


def _mediates(trigger: Trigger) -> bool:
    return any(rule.mode == _THIRD for rule in trigger.rules)


def _mediators(scene: Scene, trigger: Trigger) -> frozenset[str]:
    """Return the codes of those who bring about what others do: "a truce brokered by Qatar".

    Whom the word itself names as one of the others, or as who does it, does it all the same.
    """
    if _mediates(trigger):
        return frozenset()
    found: set[str] = set()
    for other in scene.triggers:
        if (_mediates(other) and _is_mediated(scene, trigger, other)
                and _is_between_others(scene, trigger, other)):
            own = {w.head: w.code for w in scene.parties
                   if w.code != UNKNOWN and _fills(scene, other, w, Role.AGENT)}
            found |= set(own.values()) - {
                w.code for w in scene.parties if w.head not in own
                and _fills(scene, trigger, w, Role.AGENT, Role.PARTNER)}
    return frozenset(found)


def _fills(scene: Scene, trigger: Trigger, words: PartyWords, *roles: Role) -> bool:
    """Say whether words fill one of some roles of a trigger, through no clause."""
    filler = scene.filler_of(trigger, words)
    return filler is not None and filler.role in roles and "acl" not in filler.way


def _is_mediated(scene: Scene, trigger: Trigger, mediating: Trigger) -> bool:
    """Say whether a word tells what another brings about: its object, or what that one does."""
    things = {number for number, role in mediating.roles.items() if role == Role.PATIENT}
    if mediating.token.relation.startswith("acl"):
        things.add(mediating.token.head)
    token: Token | None = trigger.token
    below = scene.sentence.under(trigger.token.number)
    subjects = scene.grammar.subject | scene.grammar.patient
    if any(child.number in things and child.relation in subjects for child in below):
        return trigger.token.number != mediating.token.number
    while token is not None and token.number not in things:
        if token.relation.split(":")[0] not in _INSIDE or token.number == mediating.token.number:
            return False
        token = scene.sentence.head_of(token)
    return token is not None


def _is_between_others(scene: Scene, trigger: Trigger, mediating: Trigger) -> bool:
    """Say whether what somebody brings about is done by others.

    Who convenes a meeting, or hosts talks with one other alone, takes part: "Chad hosted talks
    with Peru". Behind a passive ("talks hosted by Chad") it is the others' in any case.
    """
    sentence, grammar = scene.sentence, scene.grammar
    if mediating.token.upos != "VERB" or is_passive(sentence, mediating.token.number, grammar):
        return True
    others = [w.head for w in scene.parties
              if _fills(scene, trigger, w, Role.PARTNER) or _fills(
                  scene, mediating, w, Role.PARTNER)]
    return len(others) > 1 or any(
        marker_of(sentence, head) not in grammar.addressee_markers for head in others)


def _only_describes(scene: Scene, words: PartyWords) -> bool:
    """Say whether words only tell what somebody else is: "Niger, a former ally of France".

    So does what stands in an apposition to a state ("Malaysia, ketua ASEAN"), and whose friend
    or foe one is who is named beside ("Russia's ally Belarus").
    """
    return any(_is_said_of(scene, noun, words) for noun in _nouns_above(scene, words))


def _nouns_above(scene: Scene, words: PartyWords) -> Iterator[Token]:
    """Yield the nouns whose owner or part words name, from the inmost on: "ally of Niger's king".

    So does the noun between an owner and a name: "Chad's ally Niger".
    """
    sentence, token = scene.sentence, scene.sentence.tokens[words.head - 1]
    yield token
    while (above := sentence.head_of(token)) is not None:
        marker = marker_of(sentence, token.number)
        if token.relation.split(":")[0] not in _INSIDE or not (
                marker is None or marker in scene.grammar.parts | scene.grammar.possessives):
            return
        if token.relation == "nmod:poss":
            yield from (child for child in sentence.under(above.number)
                        if token.number < child.number < above.number)
        if token.relation != "conj":
            yield above
        token = above


def _is_said_of(scene: Scene, noun: Token, words: PartyWords) -> bool:
    """Say whether a noun tells what somebody is who is named with it by other words."""
    sentence, grammar = scene.sentence, scene.grammar
    children = list(sentence.under(noun.number))
    if _is_title_of_state(scene, noun, words) and not any(c.relation == "conj" for c in children):
        return True
    if noun.form.lower() not in grammar.others and noun.lemma.lower() not in grammar.others:
        return False
    named = {c.number for c in children if c.relation == "appos" and c.upos == "PROPN"}
    above = {noun.head} if noun.relation.split(":")[0] in _NAMING else set[int]()
    return words.head not in named and any(
        w.head in above | named and w.head != words.head for w in scene.parties)


def _is_title_of_state(scene: Scene, noun: Token, words: PartyWords) -> bool:
    """Say whether a title or a common noun for somebody stands in apposition to another state."""
    return noun.relation == "appos" and noun.upos == "NOUN" and any(
        w.head == noun.number and w.kind in NOUNS for w in scene.parties) and any(
        w.head == noun.head and w.kind == Category.STATE and w.code != words.code
        for w in scene.parties)


def _is_ally(scene: Scene, trigger: Trigger, type_name: str, words: PartyWords) -> bool:
    """Say whether a conflict is on the side of words: "alongside", "in solidarity with"."""
    if _CONFLICT not in load_plover()[type_name].quad:
        return False
    sentence, grammar = scene.sentence, scene.grammar
    token: Token | None = sentence.tokens[words.head - 1]
    while token is not None:
        marker, above = marker_of(sentence, token.number), sentence.head_of(token)
        if marker in grammar.companions:
            return token.head == trigger.token.number
        if above is not None and _is_for(scene, above, marker):
            return above.number != trigger.token.number and _is_beside(scene, trigger, above)
        token = above if token.relation.split(":")[0] in _INSIDE else None
    return False


def _is_for(scene: Scene, noun: Token, marker: str | None) -> bool:
    """Say whether a noun tells of whose side somebody is, behind a preposition."""
    grammar = scene.grammar
    sided = marker in grammar.parts or grammar.markers.get(marker or "") in (
        Role.PARTNER, Role.RECIPIENT, Role.TARGET)
    return sided and not grammar.allegiances.isdisjoint(possible_keys(noun, grammar.language))


def _is_beside(scene: Scene, trigger: Trigger, noun: Token) -> bool:
    """Say whether a noun hangs on a trigger, or on a verb that is joined to it."""
    verb = scene.sentence.head_of(noun)
    return verb is not None and scene.list_head(verb.number) == scene.list_head(
        trigger.token.number)


def _is_accused(scene: Scene, trigger: Trigger, type_name: str, choice: Choice) -> bool:
    """Say whether a state only undergoes what is told: "Peru was accused of spying"."""
    if type_name != _ACCUSE:  # who is due to announce something announces it
        return False
    sentence, grammar = scene.sentence, scene.grammar
    told_of = {child.number for child in sentence.under(trigger.token.number)
               if child.relation in grammar.patient}
    if _is_headline_passive(scene, trigger.token):
        told_of |= {child.number for child in sentence.under(trigger.token.number)
                    if child.relation in grammar.subject} | {trigger.token.head}
    return _all(choice, lambda w: w.kind == Category.STATE and w.head in told_of)


def _is_headline_passive(scene: Scene, verb: Token) -> bool:
    """Say whether "of" follows a verb that names nobody else: "Peru accused of spying"."""
    sentence, grammar = scene.sentence, scene.grammar
    following = sentence.tokens[verb.number : verb.number + 1]
    return verb.upos == "VERB" and any(
        t.form.lower() in grammar.parts for t in following) and not any(
        child.relation in grammar.object for child in sentence.under(verb.number))
