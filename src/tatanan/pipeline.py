"""Capture in, coding out: the table of contents of the program."""

from importlib.metadata import version

from tatanan.extract.coder import code_sentences
from tatanan.lexicons.load import lexicon_digest
from tatanan.parse import model_digest, parse_report
from tatanan.terms.coding import Coder, Coding
from tatanan.terms.text import Report


def extract_coding(report: Report) -> Coding:
    """Parse a report and code what stands in it, with the lexicon of its language.

    What a record brings along beside its text (a title, what stood before) is parsed and
    read first: it may say who "he" is, and yields no record of its own.
    """
    beside = (report.title if report.title_span is None else None, report.before)
    context = [Report.of(text, language=report.language) for text in beside if text]
    return code_sentences(
        report,
        parse_report(report),
        coder=current_coder(report.language),
        context=[(text, parse_report(text)) for text in context],
    )


def current_coder(language: str) -> Coder:
    """Return what codes a language here and now: versions and digests."""
    return Coder(version("tatanan"), lexicon_digest(language), model_digest(language))
