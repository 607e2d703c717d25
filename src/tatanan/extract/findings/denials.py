"""headline-against-quote: the headline asserts what the only one who speaks of it denies."""

from collections.abc import Iterator, Sequence
from typing import Final

from tatanan.extract.findings.dossier import Dossier
from tatanan.extract.findings.words import Denial
from tatanan.terms.coding import Claim, Finding, Stance, Statement
from tatanan.terms.text import Evidence

RULE: Final = "headline-against-quote"
_PASSING_ON: Final = '?:"“”‘'
"""Signs by which a headline passes its words on to somebody else, or leaves them open."""


def find_denied_headlines(dossier: Dossier) -> Iterator[Finding]:
    """Yield the headline and the words of its only source that deny it, once a report."""
    if not dossier.headline or _is_passed_on(dossier):
        return
    for finding in (*_by_claims(dossier), *_by_words(dossier)):
        yield finding
        return


def _is_passed_on(dossier: Dossier) -> bool:
    """Say whether the headline does not speak in its own voice."""
    headline = dossier.headline
    return any(sign in headline for sign in _PASSING_ON) or bool(
        dossier.words.passed_on.search(headline)
    )


def _by_claims(dossier: Dossier) -> Iterator[Finding]:
    """Yield what the headline claims of somebody, and the only one who speaks of it denies."""
    for claim in dossier.coding.claims:
        if not _is_headlines(claim, dossier):
            continue
        same = [other for other in dossier.coding.claims if _is_about(other, claim)]
        told = [other for other in same if other.said_in is not None]
        if told and all(other.stance is Stance.DENIED for other in told):
            yield _finding((claim.evidence,), [other.evidence for other in told])


def _is_headlines(claim: Claim, dossier: Dossier) -> bool:
    """Say whether the headline makes a claim in its own voice."""
    own = claim.said_in is None and claim.evidence.span.end <= dossier.body
    return own and claim.stance is Stance.ASSERTED


def _is_about(other: Claim, claim: Claim) -> bool:
    """Say whether two claims speak of the same thing about the same actor, as far as they tell."""
    same = other.subject is None or claim.subject is None or other.subject == claim.subject
    return other is not claim and other.kind is claim.kind and same


def _by_words(dossier: Dossier) -> Iterator[Finding]:
    """Yield what the headline says in so many words, and the only one who speaks of it denies."""
    asserted = [d for d in dossier.words.denials if d.asserts.search(dossier.headline)]
    denied = [(denial, told) for denial in asserted if (told := _deniers(denial, dossier))]
    if denied and not any(_is_said_by_another(*each, dossier) for each in denied):
        headline = dossier.cite_headline(0, len(dossier.headline))
        yield _finding(headline, [evidence for _, evidence in denied[0][1]])


def _deniers(denial: Denial, dossier: Dossier) -> list[tuple[Statement, Evidence]]:
    """Return the statements that deny it, with the words in which they do."""
    found = []
    for statement in dossier.coding.statements:
        start = statement.content.span.start
        match = denial.denies.search(statement.content.quote)
        if match and start >= dossier.body:
            words = dossier.report.cite(start + match.start(), start + match.end())
            found.append((statement, words))
    return found


def _is_said_by_another(
    denial: Denial, told: Sequence[tuple[Statement, Evidence]], dossier: Dossier
) -> bool:
    """Say whether somebody is quoted with what the headline asserts."""
    deniers = {id(statement) for statement, _ in told}
    return any(
        denial.asserts.search(statement.content.quote)
        for statement in dossier.coding.statements
        if id(statement) not in deniers and statement.content.span.start >= dossier.body
    )


def _finding(headline: Sequence[Evidence], told: Sequence[Evidence]) -> Finding:
    return Finding(
        RULE,
        "the headline asserts in its own voice what the report's only source for it denies",
        (*headline, *told),
        "read it as the headline's word, not the speaker's",
    )
