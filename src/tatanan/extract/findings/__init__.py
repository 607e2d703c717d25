"""What does not add up inside one report, each with the words that show it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from tatanan.extract.findings import (
    acronyms,
    counts,
    denials,
    futures,
    members,
    memberships,
    numbers,
    offices,
    repeats,
    sources,
    spellings,
    weekdays,
)
from tatanan.extract.findings.dossier import Dossier
from tatanan.extract.findings.rules import load_finding_rules
from tatanan.extract.findings.words import load_finding_words
from tatanan.terms.coding import Coding, Finding
from tatanan.terms.text import Report, Sentence

__all__ = ["find_findings"]

Finder = Callable[[Dossier], Iterator[Finding]]

_FINDERS: Final[Mapping[str, Finder]] = {
    weekdays.RULE: weekdays.find_weekday_dates,
    futures.RULE: futures.find_future_dates,
    counts.RULE: counts.find_headline_counts,
    numbers.RULE: numbers.find_number_mismatches,
    denials.RULE: denials.find_denied_headlines,
    acronyms.RULE: acronyms.find_acronym_expansions,
    memberships.RULE: memberships.find_membership_dates,
    members.RULE: members.find_member_counts,
    offices.RULE: offices.find_leader_offices,
    repeats.RULE: repeats.find_repeated_passages,
    sources.RULE: sources.find_unsourced_quotes,
    spellings.RULE: spellings.find_name_variants,
}


def find_findings(
    report: Report,
    sentences: Sequence[Sentence],
    coding: Coding,
    *,
    rules: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Return what does not add up in a report, rule by rule.

    `coding` is what has been coded so far: mentions, statements, dates, events, memberships,
    figures, claims. `rules` are the ids of the rules to apply; None applies the active ones.
    """
    dossier = Dossier(report, sentences, coding, load_finding_words(report.language))
    chosen = {rule.id for rule in load_finding_rules() if rule.active} if rules is None else rules
    return tuple(
        finding
        for rule in load_finding_rules()
        if rule.id in chosen
        for finding in _FINDERS[rule.id](dossier)
    )
