"""Reports with what is coded from them, from stored trees, for the tests of findings."""

from trees import CODER, report_of, sentences_of

from tatanan.extract.actors import find_mentions
from tatanan.extract.affiliation import likely_choice
from tatanan.extract.dates import find_dates, load_date_words
from tatanan.extract.discourse import Discourse
from tatanan.extract.findings import find_findings
from tatanan.extract.findings.dossier import Dossier
from tatanan.extract.findings.words import load_finding_words
from tatanan.extract.quotes import find_quotes
from tatanan.extract.reading import load_actor_words, read_names
from tatanan.extract.statements import find_statements
from tatanan.lexicons.cues import load_cues
from tatanan.terms.coding import Coding
from tatanan.terms.text import Span

HEAD_AND_BODY = "\n\n"


def dossier_of(text, *, language="id", head=None, **known):
    """Return a report, with `head` as its headline above the text, and what was coded from it."""
    coded = {key: known.pop(key) for key in ("memberships", "claims") if key in known}
    if head is not None:
        text = f"{head}{HEAD_AND_BODY}{text}"
        known |= {"title": head, "title_span": Span(0, len(head))}
    report = report_of(text, language=language, **known)
    sentences = sentences_of(report)
    mentions, statements = _read(report, sentences)
    dates = find_dates(report, words=load_date_words(language))
    coding = Coding(
        report.id, CODER, mentions=mentions, statements=statements, dates=dates,
        **{key: tuple(make(report)) for key, make in coded.items()},
    )
    return Dossier(report, sentences, coding, load_finding_words(language))


def found_in(text, rule, **known):
    """Return the findings of one rule in a text, as (the words shown, suggestion)."""
    dossier = dossier_of(text, **known)
    findings = find_findings(dossier.report, dossier.sentences, dossier.coding, rules={rule})
    for finding in findings:
        for evidence in finding.evidence:
            evidence.check(dossier.report)
    return [([e.quote for e in finding.evidence], finding.suggestion) for finding in findings]


def _read(report, sentences):
    """Return the mentions and the statements of a report."""
    discourse = Discourse(report.published.isoformat() if report.published else None)
    words, cues = load_actor_words(report.language), load_cues(report.language)
    quotes = find_quotes(report.text, cue_forms=cues.by_form)
    mentions, statements = [], []
    for sentence in sentences:
        discourse.sentence += 1
        reading = read_names(report, sentence, words, discourse)
        mentions.extend(find_mentions(reading, discourse))
        statements.extend(find_statements(reading, quotes, cues, discourse, likely_choice))
    return tuple(mentions), tuple(statements)
