"""Capture in, coding out: the table of contents of the program."""

from importlib.metadata import version

from tatanan.extract.coder import code_sentences
from tatanan.lexicons.load import lexicon_digest
from tatanan.parse import model_digest, parse_report
from tatanan.terms.coding import Coder, Coding
from tatanan.terms.text import Report


def extract_coding(report: Report) -> Coding:
    """Parse a report and code what stands in it, with the lexicon of its language.

    The context that a record brings along (`before`) is parsed and read first: it may say
    who "he" is, and yields no record of its own.
    """
    before = Report.of(report.before, language=report.language, published=report.published)
    return code_sentences(
        report,
        parse_report(report),
        coder=current_coder(report.language),
        before=(before, parse_report(before)) if report.before else None,
    )


def current_coder(language: str) -> Coder:
    """Return what codes a language here and now: versions and digests."""
    return Coder(version("tatanan"), lexicon_digest(language), model_digest(language))
