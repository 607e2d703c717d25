"""What a language model is asked: the sentences of a report, in pieces that it can hold."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import Any

from tatanan.lexicons.load import load_data
from tatanan.terms.coding import Coding
from tatanan.terms.text import Evidence, Report, Sentence, Span

# With the instructions some 4,500 tokens: small local models hold 8,192, and answer in the rest.
MOST_CHARACTERS = 6_000
# So much of what stood before is sent along: enough to tell who "he" is.
MOST_BEFORE = 600


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole sentences of a report that are asked about together; never empty."""

    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Span:
        """From the first character of the first sentence to the last one of the last."""
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)


@dataclass(frozen=True, slots=True)
class Question:
    """What a model is told of its task, and what it is asked."""

    instructions: str
    text: str


def chunks_of(sentences: Sequence[Sentence], *, most: int = MOST_CHARACTERS) -> list[Chunk]:
    """Return the sentences in pieces of at most so many characters.

    A sentence that is longer by itself is a piece by itself: none is cut.
    """
    chunks: list[list[Sentence]] = []
    for sentence in sentences:
        if chunks and sentence.span.end - chunks[-1][0].span.start <= most:
            chunks[-1].append(sentence)
        else:
            chunks.append([sentence])
    return [Chunk(tuple(chunk)) for chunk in chunks]


def question_about(report: Report, chunk: Chunk, base: Coding) -> Question:
    """Return what a model is asked about a piece of a report.

    The codes of the names in it that the rules know are told, for the model to join on.
    """
    data = load_data("world", "llm")
    told = {
        "published": report.published.isoformat() if report.published else data["unknown"],
        "before": _before(report, chunk) or data["nothing"],
        "names": "; ".join(_names(chunk, base)) or data["nothing"],
        "sentences": "\n".join(f"[{s.number}] {_cited(report, s).quote}" for s in chunk.sentences),
    }
    return Question(_instructions(), Template(data["question"]).substitute(told))


def answer_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of the answer.

    >>> answer_schema()["required"]
    ['events']
    """
    schema: Mapping[str, Any] = load_data("world", "llm")["answer"]
    return schema


@lru_cache(maxsize=1)
def _instructions() -> str:
    data = load_data("world", "llm")
    told = {
        "types": "\n".join(map(_type, data["types"])),
        "codes": "\n".join(f"- {row['code']}: {row['means']}" for row in data["codes"]),
        "factuality": _meanings(data["factuality"]),
        "auxiliary": _meanings(data["auxiliary"]),
        "answer": json.dumps(data["answer"]),
    }
    return Template(data["instructions"]).substitute(told)


def _type(row: Mapping[str, Any]) -> str:
    modes = [f"    {name}: {means}" for name, means in row["modes"].items()]
    return "\n".join((f"- {row['name']}: {row['means']}", *modes))


def _meanings(rows: Mapping[str, str]) -> str:
    return "\n".join(f"- {name}: {means}" for name, means in rows.items())


def _before(report: Report, chunk: Chunk) -> str:
    """Return what stands before a piece: of a record also its title and its context."""
    title = report.title if report.title and report.title_span is None else ""
    earlier = report.text[: chunk.span.start].strip() or report.before
    return " ".join(f"{title} {earlier[-MOST_BEFORE:]}".split())


def _names(chunk: Chunk, base: Coding) -> Iterator[str]:
    """Yield the names in a piece that have a code, each once: `Beijing = CHN`."""
    known = (
        f"{mention.evidence.quote} = {mention.actor.code}"
        for mention in base.mentions
        if mention.actor is not None and mention.actor.code != "UNK"
        and chunk.span.holds(mention.evidence.span)
    )
    yield from dict.fromkeys(known)


def _cited(report: Report, sentence: Sentence) -> Evidence:
    return report.cite(sentence.span.start, sentence.span.end)
