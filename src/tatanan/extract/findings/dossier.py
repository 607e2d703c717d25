"""A report with all that was coded from it: what findings are drawn from."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tatanan.extract.findings.words import FindingWords
from tatanan.terms.coding import Basis, Coding, When
from tatanan.terms.text import Evidence, Report, Sentence, Span


@dataclass(frozen=True, slots=True)
class Dossier:
    """A report, its sentences, what was coded from them, and the words of its language."""

    report: Report
    sentences: Sequence[Sentence]
    coding: Coding
    words: FindingWords

    @property
    def headline(self) -> str:
        """The report's headline; "" where it has none."""
        span = self.report.title_span
        return self.report.text[span.start : span.end] if span else self.report.title or ""

    @property
    def body(self) -> int:
        """The place in the text at which the body begins."""
        return self.report.title_span.end if self.report.title_span else 0

    @property
    def day(self) -> date | None:
        """The day of publication, else the latest day that the text states; None if neither."""
        return self.report.published or max(
            (
                when.first for when in self.coding.dates
                if when.basis is Basis.STATED and when.first and when.first == when.last
            ),
            default=None,
        )

    def cite_headline(self, start: int, end: int) -> tuple[Evidence, ...]:
        """Return words of the headline as evidence: none where it stands outside the text."""
        span = self.report.title_span
        return (self.report.cite(span.start + start, span.start + end),) if span else ()

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence that holds a place of the text, or None."""
        starts = [sentence.span.start for sentence in self.sentences]
        index = bisect_right(starts, place) - 1
        if index < 0 or self.sentences[index].span.end <= place:
            return None
        return self.sentences[index]

    def text_of(self, span: Span) -> str:
        """Return the words of a stretch of the text."""
        return self.report.text[span.start : span.end]

    def body_sentences(self) -> Iterator[Sentence]:
        """Yield the sentences behind the headline."""
        return (sentence for sentence in self.sentences if sentence.span.start >= self.body)

    def dates_in(self, span: Span) -> Iterator[When]:
        """Yield the dates whose words stand in a stretch of the text."""
        for when in self.coding.dates:
            if when.evidence is not None and span.holds(when.evidence.span):
                yield when

    def is_told(self, place: int) -> bool:
        """Say whether a place of the text stands in what somebody said, not the report."""
        return any(
            statement.content.span.start <= place < statement.content.span.end
            for statement in self.coding.statements
        )
