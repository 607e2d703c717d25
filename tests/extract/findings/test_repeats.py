"""How much of a report was printed twice."""

import pytest
from dossiers import dossier_of

from tatanan.extract.findings import find_findings
from tatanan.terms.text import Aside, AsideReason

LONG = (
    "Para menteri dari sepuluh negara menutup sidang itu tanpa pernyataan bersama yang "
    "disepakati."
)
HEAD = "Sidang Para Menteri dari Sepuluh Negara di Hanoi Ditutup tanpa Pernyataan Bersama"


def found(*asides, head=None):
    """Return the message and the words of what a report with pieces set aside shows."""
    pieces = tuple(Aside(reason, quote, 0, 0) for reason, quote in asides)
    dossier = dossier_of(f"{LONG}\nHujan turun.", head=head, set_aside=pieces)
    findings = find_findings(
        dossier.report, dossier.sentences, dossier.coding, rules={"repeated-passage"}
    )
    return [(finding.message, [e.quote for e in finding.evidence]) for finding in findings]


def test_a_passage_that_was_printed_twice_is_shown_where_it_stands():
    """The message says how many passages and how much of what was printed."""
    ((message, quotes),) = found((AsideReason.REPEAT, LONG))

    assert message.startswith("1 passage is printed more than once, 93 characters or 47 %")
    assert [LONG] == quotes


def test_passages_are_told_together():
    """A report has one such finding, however often a passage came again."""
    ((message, quotes),) = found((AsideReason.REPEAT, LONG), (AsideReason.REPEAT, LONG.upper()))

    assert message.startswith("2 passages are printed more than once")
    assert [LONG] == quotes


@pytest.mark.parametrize(
    ("reason", "quote", "head"),
    [
        (AsideReason.REPEAT, "Hujan turun.", None),  # a short line may recur
        (AsideReason.REPEAT, HEAD, HEAD),  # a page prints its headline again
        (AsideReason.FURNITURE, LONG, None),
    ],
)
def test_short_lines_the_headline_and_furniture_are_not_told(reason, quote, head):
    """Only passages of the report itself count."""
    assert [] == found((reason, quote), head=head)
