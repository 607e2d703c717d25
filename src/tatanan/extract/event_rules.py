"""Which rules of the lexicon hold at a word, and which nearly do and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tatanan.extract.roles import roles_of
from tatanan.lexicons.events import EventIndex, EventRule, WordClass
from tatanan.lexicons.grammar import Grammar
from tatanan.lexicons.word_keys import possible_keys, word_key
from tatanan.terms.text import Sentence, Token

_CLASSES = {
    WordClass.VERB: frozenset({"VERB", "AUX"}),
    WordClass.NOUN: frozenset({"NOUN", "PROPN"}),
    WordClass.ADJECTIVE: frozenset({"ADJ", "ADV"}),
}
_EITHER = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "X"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DISTANT_OBJECTS = frozenset({"obl", "xcomp", "compound", "nmod", "ccomp"})
# A particle may stand so many words behind its verb ("call the parties in").
_PARTICLE_REACH = 2


class Lack(StrEnum):
    """What keeps a rule from holding at one of its words."""

    WORD_CLASS = "word class"
    PARTICLE = "particle"
    OBJECT = "object"
    OTHER_OBJECT = "other object"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Fit:
    """How a rule stands to a word: `lack` is None where it holds."""

    rule: EventRule
    lack: Lack | None = None

    @property
    def why(self) -> str | None:
        """What keeps the rule from holding, in words; None where it holds."""
        rule = self.rule
        reasons = {
            Lack.WORD_CLASS: f"the word is no {rule.word_class} here",
            Lack.PARTICLE: f"none of {_listed(rule.particle)} hangs on it",
            Lack.OBJECT: f"its object is none of {_listed(rule.object)}",
            Lack.OTHER_OBJECT: f"its object is one of {_listed(rule.not_object)}",
            Lack.CLAUSE: f"none of {_listed(rule.clause)} stands in its clause",
        }
        return reasons[self.lack] if self.lack else None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may tell an event: its key, the roles around it, and the rules that know it.

    `heads_content` marks the main word of what somebody says, be it ever so plain: to say
    that the door is open may be an offer. `rules` are those that hold.
    """

    token: Token
    key: str
    roles: dict[int, str]
    fits: tuple[Fit, ...]
    heads_content: bool = False
    rules: tuple[EventRule, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the rules that hold."""
        holding = tuple(fit.rule for fit in self.fits if fit.lack is None)
        object.__setattr__(self, "rules", holding)


def find_triggers(
    sentence: Sentence, keys: Sequence[str], index: EventIndex, grammar: Grammar, *,
    learned: frozenset[str] = frozenset(), named: frozenset[int] = frozenset(),
    masked: Sequence[str] = (),
) -> Iterator[Trigger]:
    """Yield the words of a sentence that may tell an event, in order.

    The main word of the sentence is always among them. `keys` are those of its tokens;
    `learned` are keys that count as triggers although no rule knows them; `named` are the
    numbers of tokens that are part of a name. `masked` are the keys to show for words that
    no rule knows; without it, their own.
    """
    for token in sentence.tokens:
        if token.number in named or token.upos not in _EITHER:
            continue
        key = keys[token.number - 1]
        rules = _rules_at(token, index)
        if not rules and key not in learned and token.head:
            continue
        asked = any(rule.object or rule.not_object for rule in rules)
        objects = _objects(sentence, token, keys) if asked else frozenset()
        fits = tuple(Fit(rule, _lack(rule, sentence, token, keys, objects)) for rule in rules)
        shown = key if rules else (masked or keys)[token.number - 1]
        yield Trigger(token, shown, roles_of(sentence, token, grammar), fits)


def _rules_at(token: Token, index: EventIndex) -> tuple[EventRule, ...]:
    """Return the rules of all keys that a token may have: meminta is of minta and of pinta."""
    found = [index.by_key[k] for k in possible_keys(token, index.language) if k in index.by_key]
    return found[0] if len(found) == 1 else tuple(rule for rules in found for rule in rules)


def trigger_at(
    sentence: Sentence, token: Token, keys: Sequence[str], grammar: Grammar
) -> Trigger:
    """Return the main word of a content as a trigger, though no rule knows it."""
    return Trigger(
        token, keys[token.number - 1], roles_of(sentence, token, grammar), (), heads_content=True
    )


def keys_of(sentence: Sentence, index: EventIndex) -> list[str]:
    """Return the key of each token."""
    return [word_key(token, index.language, index.by_key) for token in sentence.tokens]


def _lack(
    rule: EventRule, sentence: Sentence, token: Token, keys: Sequence[str],
    objects: frozenset[str],
) -> Lack | None:
    """Return what a rule lacks at a token with these objects, or None where it holds."""
    if token.upos not in _CLASSES[rule.word_class]:
        return Lack.WORD_CLASS
    if rule.particle and not _has_particle(rule, sentence, token):
        return Lack.PARTICLE
    if rule.object and not objects & rule.object:
        return Lack.OBJECT
    if objects & rule.not_object:
        return Lack.OTHER_OBJECT
    if rule.clause and not _clauses(sentence, token, keys) & rule.clause:
        return Lack.CLAUSE
    return None


def _has_particle(rule: EventRule, sentence: Sentence, token: Token) -> bool:
    behind = sentence.tokens[token.number : token.number + _PARTICLE_REACH]
    if any(other.form.lower() in rule.particle for other in behind):
        return True
    for child in sentence.under(token.number):
        if child.form.lower() in rule.particle:
            return True
        if any(mark.form.lower() in rule.particle and mark.relation in ("case", "mark")
               for mark in sentence.under(child.number)):
            return True
    return False


def _objects(sentence: Sentence, token: Token, keys: Sequence[str]) -> frozenset[str]:
    """Return the keys of a word's objects, of its passive's subject, and of what joins them."""
    heads: list[int] = []
    for child in sentence.under(token.number):
        relation = child.relation.split(":")[0]
        passive = child.relation == "nsubj:pass" or (
            relation == "nsubj" and "Voice=Pass" in token.feats)
        distant = relation in _DISTANT_OBJECTS and child.upos in _NOMINAL
        if relation in ("obj", "iobj") or passive or distant:
            heads.append(child.number)
    if token.relation.startswith("acl") and token.head:
        heads.append(token.head)
    return frozenset(key for head in heads for key in _phrase_keys(sentence, head, keys))


def _phrase_keys(sentence: Sentence, head: int, keys: Sequence[str]) -> Iterator[str]:
    yield keys[head - 1]
    yield sentence.tokens[head - 1].form.lower()
    money = sentence.tokens[head - 1].upos == "SYM"  # "$95 million"
    for child in sentence.under(head):
        if child.relation in ("conj", "compound") or (
            child.relation in ("nmod", "flat") and child.upos == "NOUN"
        ) or (money and child.relation == "nummod"):
            yield keys[child.number - 1]


def _clauses(sentence: Sentence, token: Token, keys: Sequence[str]) -> frozenset[str]:
    found = set()
    for child in sentence.under(token.number):
        if child.relation.split(":")[0] in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
            found.add(keys[child.number - 1])
            found.update(keys[c.number - 1] for c in sentence.under(child.number)
                         if c.relation == "conj")
    return frozenset(found)


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
