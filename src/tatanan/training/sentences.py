"""Annotated sentences, read and set beside what the coder sees in them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tatanan.errors import BadGold
from tatanan.evaluate.gold import json_lines
from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import Judge, Verdict
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import Scene
from tatanan.lexicons.events import EventRule, load_events
from tatanan.lexicons.load import LANGUAGES
from tatanan.lexicons.names import lone_names
from tatanan.lexicons.word_keys import word_key
from tatanan.parse import parse_report
from tatanan.pipeline import beside, current_coder
from tatanan.read import read_records
from tatanan.terms.text import Report, Sentence, Span

Learned = Mapping[str, frozenset[str]]
Parsed = tuple[Report, tuple[Sentence, ...], list[tuple[Report, tuple[Sentence, ...]]]]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event: its type, its trigger's words, the codes on both sides."""

    type: str
    trigger: str
    actors: frozenset[str]
    recipients: frozenset[str]
    alternative: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence with its events; `group` keeps sentences of one source in one fold.

    `weight` is how much it counts beside others, `place` where it stands in the file of its
    report, which `group` names; None for a sentence that was not annotated by place.
    """

    id: str
    group: str
    language: str
    record: Mapping[str, Any]
    events: tuple[GoldEvent, ...]
    weight: float = 1.0
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An annotated sentence with the scenes that the coder makes of it.

    `offset` is where its text begins in the text that was coded.
    """

    gold: Annotated
    scenes: tuple[Scene, ...]
    offset: int = 0


def read_annotated(paths: Iterable[Path], *, weight: float = 1.0) -> list[Annotated]:
    """Return the sentences of JSONL files as the annotation guide describes them.

    A line may hold a sentence in one language (`text`) or in both (`en`, `id_`, with
    `trigger_en` and `trigger_id`). Raises BadGold for a line that holds neither.
    """
    return [
        replace(sentence, weight=weight)
        for path in paths
        for place, row in json_lines(path, path.read_bytes())
        for sentence in _sentences(row, place)
    ]


def _sentences(row: Mapping[str, Any], place: str) -> Iterator[Annotated]:
    if "text" in row:
        yield annotated_sentence(row)
    elif "en" in row and "id_" in row:
        for language, key in (("en", "en"), ("id", "id_")):
            events = [{**e, "trigger": e[f"trigger_{language}"]} for e in row["events"]]
            yield annotated_sentence({
                "id": f"{row['id']}-{language}", "doc": row["id"], "language": language,
                "text": row[key], "published": row.get("published"), "events": events,
            })
    else:
        raise BadGold(f"{place}: a sentence needs `text`, or `en` and `id_`; add one of them")


def annotated_sentence(row: Mapping[str, Any]) -> Annotated:
    """Return a sentence of one language as the annotation guide describes it."""
    record = {key: row[key] for key in ("id", "text", "language", "title", "published",
                                        "before") if row.get(key)}
    events = tuple(map(_event, row["events"]))
    place = tuple(row["place"]) if "place" in row else None
    return Annotated(
        row["id"], row.get("doc", row["id"]), row["language"], record, events, place=place)


def _event(row: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        row["type"], row["trigger"], frozenset(row["actors"]), frozenset(row["recipients"]),
        bool(row.get("alternative")),
    )


def lexicon_sentences() -> tuple[list[Annotated], list[EventRule]]:
    """Return the examples and near misses of all rules as sentences, each with its rule.

    An example tells one event that is known, and perhaps others; of a near miss only is
    known that its rule's words do not tell one. Their events carry no trigger.
    """
    sentences, rules = [], []
    for language in LANGUAGES:
        for rule in load_events(language).rules:
            for number, example in enumerate(rule.examples):
                event = GoldEvent(rule.type, "", frozenset(example.actors or ()),
                                  frozenset(example.recipients or ()))
                sentences.append(_bare(f"{rule.id}.{number}", language, example.text, (event,)))
                rules.append(rule)
            for number, miss in enumerate(rule.near_misses):
                sentences.append(_bare(f"{rule.id}.miss.{number}", language, miss.text, ()))
                rules.append(rule)
    return sentences, rules


def _bare(name: str, language: str, text: str, events: tuple[GoldEvent, ...]) -> Annotated:
    record = {"id": name, "text": text, "language": language}
    return Annotated(name, name, language, record, events)


def parse_annotated(sentences: Sequence[Annotated]) -> list[Parsed]:
    """Return the sentences as reports, parsed, each with what stands beside it."""
    lines = [json.dumps(sentence.record) for sentence in sentences]
    return [
        (report, parse_report(report), beside(report)) for _, report in read_records(lines)
    ]


def see(
    sentences: Sequence[Annotated], parsed: Sequence[Parsed], learned: Learned
) -> list[Seen]:
    """Return what the coder sees in each sentence."""
    return [
        Seen(gold, tuple(scenes_of(report, trees, context, learned)))
        for gold, (report, trees, context) in zip(sentences, parsed, strict=True)
    ]


def scenes_of(
    report: Report, trees: Sequence[Sentence],
    context: Sequence[tuple[Report, tuple[Sentence, ...]]], learned: Learned,
) -> list[Scene]:
    """Return the scenes of a report's sentences that have a word which may tell an event."""
    found: dict[int, Scene] = {}

    def record(scene: Scene, trigger: Trigger) -> Verdict | None:  # noqa: ARG001
        found.setdefault(scene.sentence.number, scene)
        return None

    code_sentences(
        report, trees, coder=replace(current_coder(report.language)), context=context,
        judge=Judge(record, learned),
    )
    return list(found.values())


def unlisted_words(sentences: Sequence[Annotated], parsed: Sequence[Parsed]) -> Learned:
    """Return the words that head an annotated trigger and that no rule knows, by language."""
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for gold, (report, trees, _) in zip(sentences, parsed, strict=True):
        index = load_events(gold.language)
        for event in gold.events:
            span = place_of(event, report.text)
            for sentence in trees if span else ():
                found[gold.language].update(_heads(sentence, span, index.by_key, gold.language))
    return {language: frozenset(words) for language, words in found.items()}


def _heads(
    sentence: Sentence, span: Span | None, known: Mapping[str, object], language: str
) -> Iterator[str]:
    """Yield the keys of a trigger's heads, unless a rule knows one of its words."""
    tokens = [t for t in sentence.tokens if span is not None and t.span.overlaps(span)]
    inside = {token.number for token in tokens}
    content = [t for t in tokens if t.upos in ("VERB", "NOUN", "ADJ")]
    keys = {token.number: word_key(token, language, known) for token in content}
    if any(key in known for key in keys.values()):
        return
    names = lone_names(language)  # a name tells nothing, whatever it stood for in training
    yield from (
        keys[t.number] for t in content if t.head not in inside and keys[t.number] not in names
    )


def place_of(event: GoldEvent, text: str) -> Span | None:
    """Return where the words of a trigger stand, or None where they do not."""
    start = text.find(event.trigger) if event.trigger else -1
    return Span(start, start + len(event.trigger)) if start >= 0 else None
