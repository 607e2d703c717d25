"""Capture in, coding out: the table of contents of the program."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from tatanan.extract.coder import code_sentences
from tatanan.extract.event_judges import LEAST_CONFIDENCE, default_judge
from tatanan.extract.event_model import extract_models_digest
from tatanan.lexicons.load import lexicon_digest
from tatanan.parse import model_digest, parse_report
from tatanan.terms.coding import Coder, Coding
from tatanan.terms.ids import content_id
from tatanan.terms.text import Report, Sentence

if TYPE_CHECKING:  # optional: it needs httpx
    from tatanan.llm.client import LlmClient
    from tatanan.llm.coder import LlmCoding


def extract_coding(
    report: Report, *, sentences: Sequence[Sentence] | None = None,
    min_confidence: float = LEAST_CONFIDENCE, parsed: Callable[[int], None] | None = None,
) -> Coding:
    """Parse a report and code what stands in it, with the lexicon of its language.

    Events whose calibrated probability to be right (0 to 1) is below `min_confidence` are
    left out: more of them are right then, and fewer are found.

    `sentences` are the report's trees where another parser made them (`parse.place_trees`
    reads them from CoNLL-U); None has the models of the package make them.
    `parsed` is told how many sentences there are, once they are parsed.
    Raises MissingModel where the package lacks the parser of the report's language.
    """
    coder = current_coder(report.language)
    if sentences is not None:
        coder = replace(coder, models="trees given")
    trees = parse_report(report) if sentences is None else sentences
    if parsed is not None:
        parsed(len(trees))
    return code_sentences(
        report,
        trees,
        coder=coder,
        context=beside(report),
        judge=default_judge(min_confidence=min_confidence),
    )


def extract_with_llm(report: Report, client: "LlmClient") -> "LlmCoding":
    """Code a report by the rules, and have a language model tell its events instead.

    Raises LlmUnavailable where the model's server cannot be used.
    """
    from tatanan.llm.coder import code_with_llm

    sentences = parse_report(report)
    coder = current_coder(report.language)
    base = code_sentences(report, sentences, coder=coder, context=beside(report))
    return code_with_llm(report, sentences, base, client)


def beside(report: Report) -> list[tuple[Report, tuple[Sentence, ...]]]:
    """Return what a record brings along beside its text, parsed: a title, what stood before.

    It may say who "he" is, and yields no record of its own.
    """
    outside = (report.title if report.title_span is None else None, report.before)
    texts = [Report.of(text, language=report.language) for text in outside if text]
    return [(text, parse_report(text)) for text in texts]


@lru_cache(maxsize=8)
def current_coder(language: str) -> Coder:
    """Return what codes a language here and now: versions and digests."""
    models = content_id("models", model_digest(language), extract_models_digest())
    return Coder(version("tatanan"), lexicon_digest(language), models)
