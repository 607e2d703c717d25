"""unsourced-quote: somebody's very words are given, and nobody near is said to have said them."""

from collections.abc import Iterator
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.terms.coding import Finding, Manner, Statement

RULE: Final = "unsourced-quote"
_SHORTEST: Final = 8
"""Words; a shorter quotation is a term, a title or a cry."""
_REACH: Final = 250
"""Characters on either side in which a speaker would be sought."""


def find_unsourced_quotes(dossier: Dossier) -> Iterator[Finding]:
    """Yield the direct quotations without a speaker in reach."""
    for statement in dossier.coding.statements:
        if _is_unsourced(statement, dossier):
            yield Finding(
                RULE,
                "nobody in reach is said to have spoken these words",
                (statement.content,),
                None,
            )


def _is_unsourced(statement: Statement, dossier: Dossier) -> bool:
    speaker = statement.speaker
    if speaker is not None and (speaker.evidence or speaker.actor):
        return False
    if statement.manner is not Manner.DIRECT:
        return False
    span = statement.content.span
    if span.start < dossier.body or len(statement.content.quote.split()) < _SHORTEST:
        return False
    text = dossier.report.text
    around = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]
    return not any(dossier.words.speech.search(part) for part in around)
