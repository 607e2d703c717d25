"""What speaks for a word's telling an event of one type or another.

Features are short strings. Those that begin with `word` or hold a key are of one language;
roles, types of rules and kinds of parties mean the same in all, so that what is learned in
one language serves the other. All names are one: who somebody is tells nothing of what was
done (docs/decisions/0007).
"""

from collections.abc import Iterator
from functools import partial

from tatanan.extract.auxiliary import told_modes
from tatanan.extract.event_rules import Trigger
from tatanan.extract.roles import marker_of
from tatanan.extract.rule_sides import sides_by_rule
from tatanan.extract.scenes import UNKNOWN, Scene, class_of, speaker_code
from tatanan.lexicons.word_classes import load_word_classes
from tatanan.terms.coding import Statement

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_LINKS = frozenset({"obj", "obl", "ccomp", "xcomp", "nmod", "advcl"})
_MANY = 4  # from so many on, a count of codes says no more


def type_features(scene: Scene, trigger: Trigger) -> list[str]:
    """Return what speaks for and against the types of event that a word may tell."""
    return [
        *word_features(scene, trigger),
        *company_features(scene, trigger),
        *surrounding_features(scene, trigger),
    ]


def word_features(scene: Scene, trigger: Trigger) -> list[str]:
    """Return what speaks for the types by the word alone, and the rules that know it."""
    return list(dict.fromkeys([*_of_word(scene, trigger), *_of_rules(trigger)]))


def company_features(scene: Scene, trigger: Trigger) -> list[str]:
    """Return what speaks for the types by the words beside the word, wherever they stand."""
    others = (names for number, names in company_of(scene) if number != trigger.token.number)
    return list(dict.fromkeys(name for names in others for name in names))


def company_of(scene: Scene) -> list[tuple[int, tuple[str, ...]]]:
    """Return the content words of a sentence by number, each with its features as company."""
    return scene.once("company", 0, lambda: _company(scene))


def surrounding_features(scene: Scene, trigger: Trigger) -> list[str]:
    """Return what speaks for the types by the grammar around the word, and who is named."""
    return list(dict.fromkeys([
        *_of_rule_sides(scene, trigger),
        *_of_dependents(scene, trigger),
        *_of_governor(scene, trigger),
        *_of_modes(scene, trigger),
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
    for name in load_word_classes(language).get(trigger.key, ()):
        yield f"wordclass={name}"
        yield f"wordclass={name}/{token.upos}"


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
        if any(rule.type == name and rule.demands for rule in holding):
            yield f"condtype={name}"
    for name in near:
        yield f"neartype={name}"
    if not holding:
        yield "norule"
    if not trigger.fits:
        yield "unlisted"


def _of_rule_sides(scene: Scene, trigger: Trigger) -> Iterator[str]:
    """Yield whether the rules that hold know an actor, a recipient, both or nobody."""
    for rule in trigger.rules:
        sides = scene.once(
            rule.id, trigger.token.number, partial(sides_by_rule, scene, trigger, rule))
        known = f"{bool(sides.actors)}/{bool(sides.recipients)}"
        yield f"sides={known}"
        yield f"sides={known}/{rule.type}"
        yield f"sides={known}/{rule.id}"
        if rule.reciprocal:
            yield f"sides=reciprocal/{min(len(sides.actors), 2)}"


def _of_dependents(scene: Scene, trigger: Trigger) -> Iterator[str]:
    language = scene.grammar.language
    for child in scene.sentence.under(trigger.token.number):
        relation = child.relation.split(":")[0]
        key = scene.keys[child.number - 1]
        if relation in ("obj", "obl", "nsubj", "xcomp", "ccomp", "nmod", "compound", "amod"):
            marker = marker_of(scene.sentence, child.number)
            yield f"has={child.relation}"
            yield f"below={language}:{relation}:{key}"
            for name in load_word_classes(language).get(key, ()):
                yield f"belowclass={relation}:{name}"
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
    for name in load_word_classes(scene.grammar.language).get(scene.keys[above.number - 1], ()):
        yield f"aboveclass={relation}:{name}"
    other = scene.trigger_at(above.number)
    if other is not None:
        for name in {rule.type for rule in other.rules}:
            yield f"abovetype={relation}:{name}"


def _of_modes(scene: Scene, trigger: Trigger) -> Iterator[str]:
    """Yield whether the deed is denied, planned or merely thought of: a planned visit is AGREE."""
    modes = set(told_modes(scene.sentence, trigger.token, scene.keys, scene.grammar))
    types = {rule.type for rule in trigger.rules}
    for mode in modes:
        yield f"mode={mode}"
        yield from (f"mode={mode}/{name}" for name in types)
        yield f"mode={mode}/{scene.grammar.language}:{trigger.key}"
    if not modes:
        yield from (f"mode=none/{name}" for name in types)
    ahead = scene.once("ahead", 0, lambda: any(
        token.form.lower() in scene.grammar.future for token in scene.sentence.tokens))
    yield from (f"ahead={ahead}/{name}" for name in types)


def _of_roles(scene: Scene, trigger: Trigger) -> Iterator[str]:
    filled: dict[str, set[str]] = {}
    for words in scene.parties:
        filler = scene.filler_of(trigger, words)
        if filler is not None:
            filled.setdefault(filler.role, set()).add(class_of(words.code))
    for role, classes in filled.items():
        for name in classes:
            yield f"filled={role}:{name}"
    for role in set(trigger.roles.values()) - set(filled):
        yield f"open={role}"
    for role in ("agent", "patient"):
        if role not in filled and role not in trigger.roles.values():
            yield f"lacks={role}"


def _of_sentence(scene: Scene, trigger: Trigger) -> Iterator[str]:
    known = [c for c in scene.choices if c.words and c.code != UNKNOWN]
    yield f"codes={min(len(known), _MANY)}"
    for other in scene.triggers:
        if other is not trigger:
            for rule in other.rules:
                yield f"beside={rule.type}"
    teller = scene.teller(trigger.token)
    yield f"told={teller.manner if teller else 'report'}"
    if trigger.heads_content:
        yield from _of_content(scene, trigger, teller)
    if any(s.cue and s.cue.span.overlaps(trigger.token.span) for s in scene.statements):
        yield "cue"


def _of_said(scene: Scene, trigger: Trigger, teller: Statement) -> Iterator[str]:
    """Yield the words beside the main word of a statement that are said, too."""
    said = teller.content.span
    for number, names in company_of(scene):
        if number != trigger.token.number and said.holds(scene.sentence.tokens[number - 1].span):
            yield from ("said" + name.removeprefix("near") for name in names)


def _company(scene: Scene) -> list[tuple[int, tuple[str, ...]]]:
    language = scene.grammar.language
    classes = load_word_classes(language)
    return [
        (token.number,
         (f"near={language}:{key}", *(f"nearclass={n}" for n in classes.get(key, ()))))
        for token, key in zip(scene.sentence.tokens, scene.keys, strict=True)
        if token.upos in _CONTENT
    ]


def _of_content(scene: Scene, trigger: Trigger, teller: Statement | None) -> Iterator[str]:
    """Yield what is known of a statement whose main word may tell an event."""
    language = scene.grammar.language
    yield "heads-content"
    yield from (f"heads-content/{rule.type}" for rule in trigger.rules)
    if teller is not None:
        yield from _of_said(scene, trigger, teller)
        yield f"manner={teller.manner}"
        yield f"speaker={class_of(speaker_code(teller))}"
        if teller.cue is not None:
            yield f"cue={language}:{teller.cue.quote.lower()}"
