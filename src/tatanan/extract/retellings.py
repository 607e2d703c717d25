"""Whether the words of an event take up one told before, asked of the trees they stand in."""

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from tatanan.lexicons.grammar import load_grammar
from tatanan.lexicons.load import load_data
from tatanan.terms.coding import Event
from tatanan.terms.text import Evidence, Report, Sentence, Token

# Two words are of one root that share a run of so much of the shorter one, and so many letters.
_SHARED, _LETTERS = 0.55, 3
# What the headline tells, the first so many characters of the body tell in other words.
_LEAD = 600
_NOUNS = ("NOUN", "PROPN")
_CLAUSES = ("xcomp", "ccomp")


class Retellings:
    """The trees of a report, to be asked whether words tell again what was told before."""

    def __init__(self, report: Report, sentences: Sequence[Sentence]) -> None:
        self._report = report
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._grammar = load_grammar(report.language)
        rows = load_data(report.language, "actors")["definite"]
        self._before = frozenset(row["form"] for row in rows if not row.get("behind"))
        self._behind = frozenset(row["form"] for row in rows if row.get("behind"))

    def takes_up(self, first: Event, again: Event) -> bool:
        """Say whether an event's words tell another one again, and no other of its kind.

        A word of the same root does, a noun with its article, and what the headline tells.
        """
        if self._is_another(first, again) or (
                self._is_repeated(first) is not self._is_repeated(again)):
            return False
        if self.is_lead(first, again) or self._is_definite(again.trigger):
            return True
        told = (first.trigger, *first.retold)
        return any(_of_one_root(one.quote, again.trigger.quote) for one in told) and (
            not self._asks_for_other(first, again))

    def is_headline(self, event: Event) -> bool:
        """Say whether the headline tells an event."""
        title = self._report.title_span
        return title is not None and title.holds(event.sentence)

    def is_lead(self, first: Event, again: Event) -> bool:
        """Say whether the headline tells one of two events, the report's beginning the other."""
        title = self._report.title_span
        return title is not None and self.is_headline(first) and (
            again.sentence.start < title.end + _LEAD)

    def is_named(self, event: Event) -> bool:
        """Say whether a noun tells an event: "the attack by Kenya"."""
        found = self._top(event.trigger)
        return found is not None and found[1].upos in _NOUNS

    def _top(self, words: Evidence) -> tuple[Sentence, Token] | None:
        """Return the word on which others of a run hang, and its sentence."""
        place = bisect_right(self._starts, words.span.start) - 1
        if place < 0:
            return None
        sentence = self._sentences[place]
        tokens = [t for t in sentence.tokens if words.span.holds(t.span)]
        inside = {token.number for token in tokens}
        top = next((t for t in tokens if t.head not in inside), None)
        return None if top is None else (sentence, top)

    def _is_definite(self, words: Evidence) -> bool:
        """Say whether a noun means what was told before: "the attack", "serangan itu".

        A noun with a clause or a year of its own means that: "the claim that", "the 1994 war".
        """
        found = self._top(words)
        if found is None or found[1].upos not in _NOUNS:
            return False
        sentence, noun = found
        under = sentence.under(noun.number)
        own = any(
            mark.form.lower() in self._grammar.complementisers
            for child in under if child.relation.startswith(("acl", "ccomp", "advcl"))
            for mark in sentence.under(child.number))
        dated = any(child.form.isdigit() for child in under)
        return not own and not dated and self._has_article(sentence, noun)

    def _has_article(self, sentence: Sentence, noun: Token) -> bool:
        """Say whether a noun has its article, or one behind: "serangan Kenya itu"."""
        under = sentence.under(noun.number)
        behind = (below for child in under if child.relation.startswith("nmod")
                  for below in sentence.under(child.number))
        return any(child.form.lower() in self._before for child in under) or any(
            child.form.lower() in self._behind for child in (*under, *behind))

    def _is_another(self, first: Event, again: Event) -> bool:
        """Say whether words mark a deed as one more of its kind: "also killed two"."""
        return self._is_one_more(again) and not self._is_one_more(first)

    def _is_one_more(self, event: Event) -> bool:
        found = self._top(event.trigger)
        return found is not None and any(
            child.form.lower() in self._grammar.additional
            for child in found[0].under(found[1].number))

    def _is_repeated(self, event: Event) -> bool:
        """Say whether words tell how often something was done: "met some forty times"."""
        found = self._top(event.trigger)
        return found is not None and any(
            child.form.lower() in self._grammar.repetitions
            and any(below.relation.startswith("nummod") for below in found[0].under(child.number))
            for child in found[0].under(found[1].number))

    def _asks_for_other(self, first: Event, again: Event) -> bool:
        """Say whether two verbs of one root have other clauses: "asked to stop", "to pay"."""
        one, other = self._clauses(first), self._clauses(again)
        return bool(one) and bool(other) and one.isdisjoint(other)

    def _clauses(self, event: Event) -> frozenset[str]:
        found = self._top(event.trigger)
        if found is None:
            return frozenset()
        sentence, top = found
        return frozenset(c.lemma.lower() for c in sentence.under(top.number)
                         if c.relation in _CLAUSES)


@lru_cache(maxsize=4096)
def _of_one_root(one: str, other: str) -> bool:
    """Say whether two runs of words have a root in common: "menyerang", "serangan".

    >>> _of_one_root("signed an agreement", "the signing"), _of_one_root("hits", "invaded")
    (True, False)
    """
    return any(_is_alike(a, b) for a, b in product(one.lower().split(), other.lower().split()))


def _is_alike(one: str, other: str) -> bool:
    shared = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return shared >= max(_LETTERS, _SHARED * min(len(one), len(other)))
