"""What speaks for an actor's being on one side of an event.

Features are short strings. Those that begin with `word` or hold a key are of one language;
roles, types of rules and kinds of parties mean the same in all, so that what is learned in
one language serves the other. Which state a choice is never is a feature: the models know
roles and words, and nothing of who usually attacks whom (docs/decisions/0007).
"""

from collections.abc import Iterator, Sequence

from tatanan.extract.event_rules import Trigger
from tatanan.extract.parties import PartyWords
from tatanan.extract.roles import INNER, LIGHT, Filler, way_between
from tatanan.extract.rule_sides import sides_by_rule
from tatanan.extract.scenes import UNKNOWN, Choice, Scene, best_rule, class_of, speaker_code
from tatanan.lexicons.events import EventRule
from tatanan.lexicons.word_classes import load_word_classes

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_LINKS = frozenset({"obj", "obl", "ccomp", "xcomp", "nmod", "advcl"})
_LISTED = "conj"  # a step along a list, whose members are on the same side
_MANY = 4  # from so many on, a count of codes says no more


def side_features(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice, *, side: str,
    actors: Sequence[str] = (),
) -> list[str]:
    """Return what speaks for a code's being on a side (`actor`, `recipient`) of an event.

    `actors` are the codes that act in it, for the side of the recipients.
    """
    names = (n for some in side_names(
        scene, trigger, type_name, choice, side=side, actors=actors) for n in some)
    return ["bias", *(f"{side}|{name}" for name in names)]


def side_names(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice, *, side: str,
    actors: Sequence[str] = (),
) -> tuple[Sequence[str], Sequence[str]]:
    """Return what speaks for a code on a side: what holds for both sides, and for this alone."""
    either = scene.once(
        f"{type_name}>{choice.code}", trigger.token.number,
        lambda: list(dict.fromkeys(_of_either_side(scene, trigger, type_name, choice))),
    )
    return either, list(dict.fromkeys(
        _of_one_side(scene, trigger, type_name, choice, actors, side)))


def _of_one_side(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice, actors: Sequence[str],
    side: str,
) -> Iterator[str]:
    """Yield what is different for the sides: who acts already, and whom a rule expects."""
    if choice.code in actors:
        yield "acts"
        yield f"acts/{type_name}"
    elif actors:
        yield "acts-not"
    rule = best_rule(trigger, type_name)
    for words in choice.words if rule is not None else ():
        filler = scene.filler_of(trigger, words)
        if filler is not None and rule is not None:
            yield from _of_expected(rule, filler.role, filler, side)


def _of_either_side(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice
) -> Iterator[str]:
    """Yield what holds for both sides alike."""
    known = sum(1 for c in scene.choices if c.words and c.code != UNKNOWN)
    group = class_of(choice.code)
    yield f"class={group}"
    yield f"class={group}/{type_name}"
    yield f"codes={min(known, _MANY)}/{bool(choice.words)}"
    rule = best_rule(trigger, type_name)
    for words in choice.words:
        yield from _of_words(scene, trigger, type_name, words)
    yield from _of_rivals(scene, trigger, choice)
    if rule is not None:
        yield from _by_rule(scene, trigger, choice, rule)
    yield from _of_slots(scene, trigger, type_name, choice)
    yield from _of_memory(scene, trigger, type_name, choice)
    teller = scene.teller(trigger.token)
    if teller is not None and speaker_code(teller) == choice.code != UNKNOWN:
        yield "speaker"
        yield f"speaker/{type_name}"
    yield from _of_standing(scene, trigger, type_name, choice)
    if choice.rank is not None:
        yield f"context={min(choice.rank, _MANY)}"
        yield f"context={min(choice.rank, _MANY)}/{known == 0}"
        yield f"context/{type_name}"


def _of_words(
    scene: Scene, trigger: Trigger, type_name: str, words: PartyWords
) -> Iterator[str]:
    language = scene.grammar.language
    filler = scene.filler_of(trigger, words)
    upos = trigger.token.upos
    yield f"kind={words.kind}"
    yield f"kind={words.kind}/{type_name}"
    way = way_between(scene.sentence, scene.list_head(words.head), trigger.token.number)
    yield f"way={way}"
    yield f"way={way}/{upos}"
    yield f"before={words.head < trigger.token.number}/{upos}"
    for nested, relation in _nested(scene, trigger):
        filler_there = scene.filler_of(nested, words)
        if filler_there is not None:
            yield f"nested={relation}:{filler_there.role}"
            yield f"nested={relation}:{filler_there.role}/{type_name}"
            yield f"nested={filler_there.role}/{type_name}/{_length(filler_there)}"
    outer = _outer(scene, trigger)
    if outer is not None:
        above = scene.filler_of(outer[0], words)
        role_there = above.role if above is not None else "none"
        yield f"outer={outer[1]}:{role_there}"
        yield f"outer={outer[1]}:{role_there}/{type_name}"
        yield f"outer={role_there}/{scene.grammar.language}:{outer[0].key}"
    inside = _stands_inside(words, trigger)
    if inside:
        yield "inside"
    if filler is None:
        yield f"no-role/{way == 'far'}"
        return
    role = filler.role
    yield f"role={role}"
    yield f"role={role}/{upos}"
    yield f"role={role}/{type_name}"
    yield f"role={role}/{type_name}/{upos}"
    yield f"role={role}/{words.kind}"
    yield f"role={role}/{'.'.join(step for step in filler.way if step != _LISTED)}"
    if _LISTED in filler.way:
        yield f"listed={role}"
    yield f"role={role}/{language}:{trigger.key}"


def _nested(scene: Scene, trigger: Trigger) -> Iterator[tuple[Trigger, str]]:
    """Yield the deeds that hang on a word: what is condemned, demanded, threatened, denied."""
    number = trigger.token.number
    for other in scene.triggers:
        token = other.token
        above = scene.sentence.head_of(token)
        if above is None or other is trigger:
            continue
        if token.head == number:
            yield other, token.relation.split(":")[0]
        elif above.head == number and above.relation.split(":")[0] in _LINKS:
            yield other, above.relation.split(":")[0] + "+"


def _outer(scene: Scene, trigger: Trigger) -> tuple[Trigger, str] | None:
    """Return the nearest verb above a word as a deed of its own, and the way down from it."""
    token = trigger.token
    way = []
    for _ in range(2):
        above = scene.sentence.head_of(token)
        if above is None:
            return None
        way.append(token.relation.split(":")[0])
        if above.upos == "VERB":
            known = scene.trigger_at(above.number)
            return (known or scene.plain_trigger(above)), "<".join(way)
        token = above
    return None


def _by_rule(
    scene: Scene, trigger: Trigger, choice: Choice, rule: EventRule
) -> Iterator[str]:
    """Yield on which side a rule by itself would put a code, and whether it fills that side."""
    sides = scene.once(rule.id, trigger.token.number,
                       lambda: sides_by_rule(scene, trigger, rule))
    for name, parties in (("actors", sides.actors), ("recipients", sides.recipients)):
        codes = {words.code for words in parties}
        state = "in" if choice.code in codes else "others" if codes else "nobody"
        yield f"byrule={name}:{state}"
        yield f"byrule={name}:{state}/{rule.type}"


def _of_rivals(scene: Scene, trigger: Trigger, choice: Choice) -> Iterator[str]:
    """Yield how near a code stands beside the others: in the tree, before and behind."""
    if not choice.words:
        return
    orders = scene.once("orders", trigger.token.number,
                        lambda: _orders(scene, trigger.token.number))
    for name, order in orders.items():
        if choice.code in order:
            yield f"{name}rank={min(order.index(choice.code), 3)}/{trigger.token.upos}"
            if len(order) == 1 and name != "tree":
                yield f"only-{name}/{trigger.token.upos}"


def _orders(scene: Scene, number: int) -> dict[str, list[str]]:
    """Return the codes by nearness to a token: in the tree, before and behind it.

    Of those that are equally near the first in the sentence comes first.
    """
    named = [c for c in scene.choices if c.words]
    tree = sorted(
        (_steps(scene, c, number), min(w.head for w in c.words), c.code) for c in named)
    before = sorted((number - w.head, 0, c.code) for c in named for w in c.words
                    if w.head < number)
    after = sorted((w.head - number, 0, c.code) for c in named for w in c.words
                   if w.head > number)
    return {
        name: list(dict.fromkeys(code for *_, code in side))
        for name, side in (("tree", tree), ("before", before), ("after", after))
    }


def _steps(scene: Scene, choice: Choice, number: int) -> int:
    """Return the fewest steps in the tree from a code's words to a token."""
    ways = (way_between(scene.sentence, scene.list_head(w.head), number) for w in choice.words)
    return min((9 if way == "far" else way.count(">") for way in ways), default=9)


def _of_expected(rule: EventRule, role: str, filler: Filler, side: str) -> Iterator[str]:
    bare = role.removeprefix(LIGHT).removeprefix(INNER)
    own, other = (rule.actor, rule.recipient) if side == "actor" else (rule.recipient, rule.actor)
    if rule.reciprocal:
        yield f"reciprocal/{role}"
    if bare in own:
        rank = [str(r) for r in own].index(bare)
        yield f"expected={rank}/{role == bare}"
        yield f"expected={rank}/{_length(filler)}"
    elif bare in other:
        yield f"expected-other/{role == bare}"
    else:
        yield "expected-no"


def _of_slots(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice
) -> Iterator[str]:
    """Yield what stands in roles that nobody known fills: "warga sipil", "the militants"."""
    group = "unknown" if choice.code == UNKNOWN else (
        "context" if choice.rank is not None else "known")
    filled, roles = scene.once("slots", trigger.token.number, lambda: _slots(scene, trigger))
    for role in ("agent", "patient", "recipient", "target", "partner", "light-agent", "by-agent"):
        state = "filled" if role in filled else "open" if role in roles else "none"
        yield f"slot={role}:{state}/{group}"
        yield f"slot={role}:{state}/{group}/{type_name}"
        if state == "open":
            key = scene.keys[roles[role] - 1]
            yield f"opened={role}/{group}/{scene.grammar.language}:{key}"
            for name in load_word_classes(scene.grammar.language).get(key, ()):
                yield f"openedclass={role}/{group}/{name}"
                yield f"openedclass={role}/{group}/{name}/{type_name}"


def _slots(scene: Scene, trigger: Trigger) -> tuple[set[str], dict[str, int]]:
    """Return the roles that somebody known fills, and the first head of each role."""
    filled = {
        filler.role for words in scene.parties if words.actor is not None
        and (filler := scene.filler_of(trigger, words)) is not None
    }
    return filled, {role: number for number, role in reversed(list(trigger.roles.items()))}


def _of_memory(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice
) -> Iterator[str]:
    """Yield what a code was in the last deed of the same name, and of the same type."""
    named = "named" if choice.words else "context"
    alike = next((d for d in reversed(scene.deeds) if d.key == trigger.key), None)
    kin = next((d for d in reversed(scene.deeds) if type_name in d.types), None)
    for name, deed in (("alike", alike), ("kin", kin)):
        if deed is not None:
            role = deed.roles.get(choice.code, "none")
            yield f"memory={name}/{role}/{named}"
            yield f"memory={name}/{role}/{named}/{trigger.token.upos}"


def _of_standing(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice
) -> Iterator[str]:
    """Yield what a code is to the report so far: how often and when named, in the headline."""
    standing = scene.standings.get(choice.code)
    group = "named" if choice.words else "context"
    if standing is None:
        if choice.code != UNKNOWN:
            yield f"standing=new/{group}"
        return
    often, gap = min(standing.place, 3), min(standing.gap.bit_length(), _MANY)
    marks = {
        f"often{often}": True, "headline": standing.headline, "home": standing.home,
        f"gap{gap}": True, "subject": standing.subject,
    }
    for name in (name for name, holds in marks.items() if holds):
        yield f"standing={name}/{group}"
        yield f"standing={name}/{group}/{type_name}"
    yield f"standing={gap}/{often}/{standing.subject}/{group}"
    if group == "context" and (often == 0 or standing.headline or standing.home):
        _, roles = scene.once("slots", trigger.token.number, lambda: _slots(scene, trigger))
        for role in sorted(roles):
            yield f"own={role}/{scene.grammar.language}:{scene.keys[roles[role] - 1]}"


def _length(filler: Filler) -> int:
    """Return the steps up to a role, those along a list left out."""
    return sum(step != _LISTED for step in filler.way)


def _stands_inside(words: PartyWords, trigger: Trigger) -> bool:
    return words.evidence.span.overlaps(trigger.token.span)
