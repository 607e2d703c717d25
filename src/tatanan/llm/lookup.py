"""Words that a language model returned are looked up in the text, letter by letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tatanan.terms.text import Evidence, Report, Sentence, Span


@dataclass(frozen=True)
class Page:
    """A report and its sentences, in which words can be looked up."""

    report: Report
    sentences: Sequence[Sentence]

    def places(self, words: str, within: Span) -> list[Span]:
        """Return where words stand in a stretch of the text, as whole words.

        Any white space counts as any other, for a sentence may run over several lines. A word
        ends where the text's does or the parser's: "diserang" stands in "diserangnya".
        """
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        found = pattern.finditer(self.report.text, within.start, within.end)
        return [Span(*m.span()) for m in found if m.group() and self._is_whole(*m.span())]

    def cite(self, span: Span) -> Evidence:
        """Return the words of the text at a place."""
        return self.report.cite(span.start, span.end)

    def nearest(self, words: str, *, to: Span, sentence: Span, within: Span) -> Span | None:
        """Return where words stand nearest to a place: in its sentence, else before it."""
        return min(
            self.places(words, within),
            key=lambda span: (not sentence.holds(span), span.start > to.start,
                              abs(span.start - to.start)),
            default=None,
        )

    def _is_whole(self, start: int, end: int) -> bool:
        text = self.report.text
        begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
        ends = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
        return (begins or start in self._edges) and (ends or end in self._edges)

    @cached_property
    def _edges(self) -> frozenset[int]:
        return frozenset(self._token_edges())

    def _token_edges(self) -> Iterator[int]:
        for sentence in self.sentences:
            for token in sentence.tokens:
                yield token.span.start
                yield token.span.end
