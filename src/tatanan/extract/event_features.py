"""What speaks for a word's telling an event, and for an actor's taking part in it.

Features are short strings. Those that begin with `word` or hold a key are of one language;
roles, types of rules and kinds of parties mean the same in all, so that what is learned in
one language serves the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tatanan.extract.event_rules import Trigger
from tatanan.extract.parties import PartyWords
from tatanan.extract.roles import INNER, LIGHT, Filler, filler_of, marker_of, way_between
from tatanan.lexicons.events import EventRule
from tatanan.lexicons.grammar import Grammar
from tatanan.terms.coding import Actor, Statement
from tatanan.terms.text import Sentence, Token

UNKNOWN = "UNK"
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_MANY = 4  # from so many on, a count of codes says no more


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
    """What a word of an earlier sentence told: its key, its rules' types, and who was what in it."""

    key: str
    types: frozenset[str]
    roles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as events see it: its words that may tell one, and all who could take part."""

    sentence: Sentence
    grammar: Grammar
    keys: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    parties: tuple[PartyWords, ...]
    choices: tuple[Choice, ...]
    statements: tuple[Statement, ...]
    deeds: tuple[Deed, ...]
    _by_number: dict[int, Trigger] = field(default_factory=dict, compare=False, repr=False)

    def trigger_at(self, number: int) -> Trigger | None:
        """Return the trigger that a token is, or None."""
        if not self._by_number:
            self._by_number.update((t.token.number, t) for t in self.triggers)
        return self._by_number.get(number)

    def teller(self, token: Token) -> Statement | None:
        """Return the innermost statement whose content holds a token, or None."""
        holding = [s for s in self.statements if s.content.span.holds(token.span)]
        return min(
            holding, key=lambda s: s.content.span.end - s.content.span.start, default=None
        )


def type_features(scene: Scene, trigger: Trigger) -> list[str]:
    """Return what speaks for and against the types of event that a word may tell."""
    return list(dict.fromkeys([
        *_of_word(scene, trigger),
        *_of_rules(trigger),
        *_of_dependents(scene, trigger),
        *_of_governor(scene, trigger),
        *_of_roles(scene, trigger),
        *_of_sentence(scene, trigger),
    ]))


def _of_word(scene: Scene, trigger: Trigger) -> Iterator[str]:
    language, token = scene.grammar.language, trigger.token
    word = f"{language}:{trigger.key}"
    yield "bias"
    yield f"word={word}"
    yield f"word={word}/{token.upos}"
    yield f"upos={token.upos}"
    yield f"ending={language}:{trigger.key[-3:]}"
    yield f"start={language}:{trigger.key[:4]}"


def _of_rules(trigger: Trigger) -> Iterator[str]:
    holding = trigger.rules
    types = {rule.type for rule in holding}
    near = {fit.rule.type for fit in trigger.fits} - types
    for rule in holding:
        yield f"rule={rule.id}"
    for name in types:
        yield f"ruletype={name}"
        yield f"ruletype={name}/{trigger.token.upos}"
        if len(types) == 1:
            yield f"onlytype={name}"
        if any(rule.type == name and rule.conditional for rule in holding):
            yield f"condtype={name}"
    for name in near:
        yield f"neartype={name}"
    if not holding:
        yield "norule"
    if not trigger.fits:
        yield "unlisted"


def _of_dependents(scene: Scene, trigger: Trigger) -> Iterator[str]:
    language = scene.grammar.language
    for child in scene.sentence.under(trigger.token.number):
        relation = child.relation.split(":")[0]
        key = scene.keys[child.number - 1]
        if relation in ("obj", "obl", "nsubj", "xcomp", "ccomp", "nmod", "compound", "amod"):
            marker = marker_of(scene.sentence, child.number, scene.grammar)
            yield f"has={child.relation}"
            yield f"below={language}:{relation}:{key}"
            if relation in ("obj", "xcomp", "amod", "compound") or child.relation == "nsubj:pass":
                yield f"pair={language}:{trigger.key}+{key}"
            if marker is not None:
                yield f"marker={language}:{marker}"
                yield f"wordmarker={language}:{trigger.key}+{marker}"
            other = scene.trigger_at(child.number)
            if other is not None:
                for name in {rule.type for rule in other.rules}:
                    yield f"belowtype={relation}:{name}"
        elif relation in ("aux", "advmod", "mark", "det"):
            yield f"small={language}:{child.form.lower()}"


def _of_governor(scene: Scene, trigger: Trigger) -> Iterator[str]:
    token = trigger.token
    relation = token.relation.split(":")[0]
    yield f"relation={token.relation}"
    above = scene.sentence.head_of(token)
    if above is None:
        return
    yield f"above={scene.grammar.language}:{relation}:{scene.keys[above.number - 1]}"
    yield f"aboveupos={relation}:{above.upos}"
    other = scene.trigger_at(above.number)
    if other is not None:
        for name in {rule.type for rule in other.rules}:
            yield f"abovetype={relation}:{name}"


def _of_roles(scene: Scene, trigger: Trigger) -> Iterator[str]:
    filled: dict[str, set[str]] = {}
    for words in scene.parties:
        filler = _filler(scene, trigger, words)
        if filler is not None:
            filled.setdefault(filler.role, set()).add(_class_of(words.code))
    for role, classes in filled.items():
        for name in classes:
            yield f"filled={role}:{name}"
    for role in set(trigger.roles.values()) - set(filled):
        yield f"open={role}"
    for role in ("agent", "patient"):
        if role not in filled and role not in trigger.roles.values():
            yield f"lacks={role}"


def _of_sentence(scene: Scene, trigger: Trigger) -> Iterator[str]:
    language = scene.grammar.language
    known = [c for c in scene.choices if c.words and c.code != UNKNOWN]
    yield f"codes={min(len(known), _MANY)}"
    for token in scene.sentence.tokens:
        if token.upos in _CONTENT and token.number != trigger.token.number:
            yield f"near={language}:{scene.keys[token.number - 1]}"
    for other in scene.triggers:
        if other is not trigger:
            for rule in other.rules:
                yield f"beside={rule.type}"
    teller = scene.teller(trigger.token)
    yield f"told={teller.manner if teller else 'report'}"
    if any(s.cue and s.cue.span.overlaps(trigger.token.span) for s in scene.statements):
        yield "cue"


def side_features(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice, *, side: str,
    actors: Sequence[str] = (),
) -> list[str]:
    """Return what speaks for a code's being on a side (`actor`, `recipient`) of an event.

    `actors` are the codes that act in it, for the side of the recipients.
    """
    found = dict.fromkeys(_plain_side(scene, trigger, type_name, choice, actors, side))
    return ["bias", *(f"{side}|{name}" for name in found)]


def _plain_side(
    scene: Scene, trigger: Trigger, type_name: str, choice: Choice, actors: Sequence[str],
    side: str,
) -> Iterator[str]:
    known = sum(1 for c in scene.choices if c.words and c.code != UNKNOWN)
    group = _class_of(choice.code)
    yield f"class={group}"
    yield f"class={group}/{type_name}"
    yield f"codes={min(known, _MANY)}/{bool(choice.words)}"
    if choice.code in actors:
        yield "acts"
        yield f"acts/{type_name}"
    elif actors:
        yield "acts-not"
    rule = best_rule(trigger, type_name)
    for words in choice.words:
        yield from _of_words(scene, trigger, type_name, words, rule, side)
    yield from _of_slots(scene, trigger, type_name, choice)
    yield from _of_memory(scene, trigger, type_name, choice)
    teller = scene.teller(trigger.token)
    if teller is not None and teller.speaker and teller.speaker.actor:
        if teller.speaker.actor.code == choice.code:
            yield "speaker"
            yield f"speaker/{type_name}"
    if choice.rank is not None:
        yield f"context={min(choice.rank, _MANY)}"
        yield f"context={min(choice.rank, _MANY)}/{known == 0}"
        yield f"context/{type_name}"


def best_rule(trigger: Trigger, type_name: str) -> EventRule | None:
    """Return the rule of a type that holds at a word, the most demanding one; or None."""
    fitting = [rule for rule in trigger.rules if rule.type == type_name]
    return max(fitting, key=lambda rule: (rule.conditional, rule.id), default=None)


def _of_words(
    scene: Scene, trigger: Trigger, type_name: str, words: PartyWords, rule: EventRule | None,
    side: str,
) -> Iterator[str]:
    language = scene.grammar.language
    filler = _filler(scene, trigger, words)
    upos = trigger.token.upos
    yield f"kind={words.kind}"
    yield f"kind={words.kind}/{type_name}"
    way = way_between(scene.sentence, words.head, trigger.token.number)
    yield f"way={way}"
    yield f"way={way}/{upos}"
    yield f"before={words.head < trigger.token.number}/{upos}"
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
    yield f"role={role}/{'.'.join(filler.way)}"
    yield f"role={role}/{language}:{trigger.key}"
    if rule is not None:
        yield from _of_expected(rule, role, filler, side)


def _of_expected(rule: EventRule, role: str, filler: Filler, side: str) -> Iterator[str]:
    bare = role.removeprefix(LIGHT).removeprefix(INNER)
    own, other = (rule.actor, rule.recipient) if side == "actor" else (rule.recipient, rule.actor)
    if rule.reciprocal:
        yield f"reciprocal/{role}"
    if bare in own:
        rank = [str(r) for r in own].index(bare)
        yield f"expected={rank}/{role == bare}"
        yield f"expected={rank}/{len(filler.way)}"
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
    filled = {
        filler.role for words in scene.parties if words.actor is not None
        and (filler := _filler(scene, trigger, words)) is not None
    }
    roles = {role: number for number, role in reversed(list(trigger.roles.items()))}
    for role in ("agent", "patient", "recipient", "target", "partner", "light-agent", "by-agent"):
        state = "filled" if role in filled else "open" if role in roles else "none"
        yield f"slot={role}:{state}/{group}"
        yield f"slot={role}:{state}/{group}/{type_name}"
        if state == "open":
            key = scene.keys[roles[role] - 1]
            yield f"opened={role}/{group}/{scene.grammar.language}:{key}"


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


def _filler(scene: Scene, trigger: Trigger, words: PartyWords) -> Filler | None:
    return filler_of(scene.sentence, words.head, trigger.token.number, trigger.roles)


def _stands_inside(words: PartyWords, trigger: Trigger) -> bool:
    return words.evidence.span.overlaps(trigger.token.span)


def _class_of(code: str) -> str:
    if code == UNKNOWN:
        return "unknown"
    if code.startswith("IGO"):
        return "body"
    return "collective" if code in ("WST", "NGO") else "state"
