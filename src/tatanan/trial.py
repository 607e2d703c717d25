"""What rules and models make of a sentence, word by word: for those who write the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import Judge, Verdict, default_judge, judge_by_rules
from tatanan.extract.event_rules import Fit, Trigger, keys_of
from tatanan.extract.parties import PartyWords
from tatanan.extract.rule_sides import sides_by_rule
from tatanan.extract.scenes import Choice, Scene
from tatanan.lexicons.events import load_events
from tatanan.lexicons.load import lexicon_digest
from tatanan.parse import parse_report
from tatanan.terms.coding import Coder
from tatanan.terms.text import Report, Sentence

Asked = tuple[Scene, Trigger]
_NONE: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody on a side of an event: the code, and the words; None where it was named before."""

    code: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Tried:
    """How a rule stands to a word: whom it would name, or in `why` what keeps it from holding."""

    rule: str
    type: str
    mode: str | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    why: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge sees in a word; `probability` is None where rules alone judge."""

    type: str
    probability: float | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]

    def agrees(self, other: "Judged | None") -> bool:
        """Say whether another judge sees the same type and the same codes."""
        return (
            other is not None
            and self.type == other.type
            and _codes(self.actors) == _codes(other.actors)
            and _codes(self.recipients) == _codes(other.recipients)
        )


@dataclass(frozen=True, slots=True)
class TriedWord:
    """A word that may tell an event: the rules that know it, and what the two judges say."""

    number: int
    form: str
    key: str
    holds: tuple[Tried, ...]
    nearly: tuple[Tried, ...]
    by_rules: Judged | None
    by_model: Judged | None

    @property
    def differ(self) -> bool:
        """Whether the models see something else than the rules alone."""
        if self.by_model is None:
            return self.by_rules is not None
        return not self.by_model.agrees(self.by_rules)


@dataclass(frozen=True, slots=True)
class Node:
    """A word's place in the tree; `head` is the number of the word above it, 0 for none."""

    number: int
    form: str
    key: str
    upos: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class TriedSentence:
    """A sentence: its tree, and its words that may tell an event."""

    text: str
    tree: tuple[Node, ...]
    words: tuple[TriedWord, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What rules and models make of a text, sentence by sentence."""

    language: str
    sentences: tuple[TriedSentence, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the trial as one JSON object."""
        return asdict(self)


def try_text(text: str, *, language: str) -> Trial:
    """Parse a text and return what rules and models make of it."""
    report = Report.of(text, language=language)
    return try_sentences(report, parse_report(report))


def try_sentences(report: Report, sentences: Sequence[Sentence]) -> Trial:
    """Return what rules and models make of a report whose trees are given."""
    asked = words_asked(report, sentences, learned=default_judge().learned)
    scenes = {scene.sentence.number: scene for scene, _ in asked}
    default_judge().listen(list(scenes.values()))
    return Trial(report.language, tuple(_tried(report, each, asked) for each in sentences))


def words_asked(
    report: Report, sentences: Sequence[Sentence], *,
    learned: Mapping[str, frozenset[str]] = _NONE,
) -> list[Asked]:
    """Return the words about which a judge is asked, each with the scene in which it stands.

    `learned` are by language the words that are asked about although no rule knows them.
    """
    asked: list[Asked] = []
    judge = Judge(lambda scene, trigger: asked.append((scene, trigger)), learned)
    coder = Coder("trial", lexicon_digest(report.language), "trees given")
    code_sentences(report, sentences, coder=coder, judge=judge)
    return asked


def _tried(report: Report, sentence: Sentence, asked: Sequence[Asked]) -> TriedSentence:
    keys = keys_of(sentence, load_events(report.language))
    tree = tuple(
        Node(t.number, t.form, key, t.upos, t.relation, t.head)
        for t, key in zip(sentence.tokens, keys, strict=True)
    )
    here = [each for each in asked if each[0].sentence.number == sentence.number]
    words = tuple(word for scene, trigger in here if (word := _word(scene, trigger)) is not None)
    return TriedSentence(report.text[sentence.span.start : sentence.span.end], tree, words)


def _word(scene: Scene, trigger: Trigger) -> TriedWord | None:
    """Return what is made of a word, or None where no rule knows it and no model sees an event."""
    by_model = _judged(default_judge().decide(scene, trigger))
    if not trigger.fits and by_model is None:
        return None
    tried = [(fit.lack is None, _rule(scene, trigger, fit)) for fit in trigger.fits]
    return TriedWord(
        number=trigger.token.number,
        form=trigger.token.form,
        key=trigger.key,
        holds=tuple(rule for holds, rule in tried if holds),
        nearly=tuple(rule for holds, rule in tried if not holds),
        by_rules=_judged(judge_by_rules().decide(scene, trigger)),
        by_model=by_model,
    )


def _rule(scene: Scene, trigger: Trigger, fit: Fit) -> Tried:
    rule, sides = fit.rule, sides_by_rule(scene, trigger, fit.rule)
    actors, recipients = _sides(sides.actors), _sides(sides.recipients)
    return Tried(rule.id, rule.type, rule.mode, actors, recipients, fit.why)


def _sides(parties: Sequence[PartyWords]) -> tuple[Side, ...]:
    return tuple(Side(party.code, party.evidence.quote) for party in parties)


def _codes(side: Sequence[Side]) -> frozenset[str]:
    return frozenset(somebody.code for somebody in side)


def _judged(verdict: Verdict | None) -> Judged | None:
    if verdict is None:
        return None
    actors, recipients = (
        tuple(map(_chosen, side)) for side in (verdict.actors, verdict.recipients)
    )
    return Judged(verdict.type, verdict.confidence, actors, recipients)


def _chosen(choice: Choice) -> Side:
    return Side(choice.code, choice.words[0].evidence.quote if choice.words else None)
