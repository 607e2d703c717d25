"""What a person types to search, read into terms; and where those stand in a text.

    sanksi serang           both words, in any form (menyerang, diserang)
    "sanksi baru"           these words in this order, as written
    sank*                   words that begin so
    sanksi OR embargo       either
    sanksi -energi          not the second (NOT energi is the same)

Capitals and accents do not count.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tatanan.errors import BadQuery
from tatanan.lexicons.word_keys import lemma_keys, root_keys
from tatanan.terms.text import Span

_PIECE: Final = re.compile(r'(-?)(?:"([^"]*)("?)|(\S+))')
_SIGNS: Final = frozenset({"OR", "AND", "NOT"})
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing sought: the words in order; a single one in any form unless it is a phrase.

    `is_prefix` says that the last word may go on; `is_phrase` that the words stand as written.
    """

    words: tuple[str, ...]
    is_phrase: bool = False
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: of each group one term must stand in a text, and none of `without`."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()


def parse_query(typed: str) -> Query:
    """Return what a person typed as a query.

    Raises BadQuery where nothing is sought, a quotation mark is not closed, or OR stands
    at an end.

    >>> parse_query('sank* -"minyak mentah"').without[0].words
    ('minyak', 'mentah')
    """
    reading = _Reading(typed)
    for piece in _PIECE.finditer(typed):
        reading.take(*piece.groups())
    return reading.query()


@dataclass(slots=True)
class _Reading:
    """A query while it is read: what was taken, and whether OR or NOT stands before the next."""

    typed: str
    groups: list[list[Term]] = field(default_factory=list)
    without: list[Term] = field(default_factory=list)
    joins: bool = False
    denies: bool = False

    def take(self, minus: str, quoted: str | None, closed: str | None, bare: str | None) -> None:
        """Take the next piece: a word of its own, or what stands in quotation marks."""
        if bare == "OR" and (self.joins or not self.groups):
            raise self._lonely_or()
        if bare in _SIGNS:
            self.joins, self.denies = self.joins or bare == "OR", bare == "NOT"
            return
        if bare is None and not closed:
            raise BadQuery(
                f"{self.typed!r}: a quotation mark is not closed; close it or leave it out")
        term = _term(quoted if bare is None else bare, is_phrase=bare is None)
        if term is not None:
            self._add(term, denied=bool(minus) or self.denies)

    def query(self) -> Query:
        """Return what was taken."""
        if self.joins:
            raise self._lonely_or()
        if not self.groups:
            raise BadQuery(f"{self.typed!r} names no word to look for; name one to be found")
        return Query(tuple(map(tuple, self.groups)), tuple(self.without))

    def _add(self, term: Term, *, denied: bool) -> None:
        if denied:
            self.without.append(term)
        elif self.joins:
            self.groups[-1].append(term)
        else:
            self.groups.append([term])
        self.joins = self.denies = False

    def _lonely_or(self) -> BadQuery:
        return BadQuery(f"{self.typed!r}: OR needs a word on both sides; add one")


def plain(text: str) -> str:
    """Return a text in small letters without accents, letter for letter where that is possible.

    >>> plain("Żółć")
    'zołc'
    """
    return "".join(_plain_letter(letter) for letter in text)


def words_of(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words of a text as they are indexed, and where they stand."""
    for match in _WORD.finditer(text):
        yield plain(match[0]), Span(*match.span())


def forms_of(word: str) -> frozenset[str]:
    """Return the roots and lemmas that a word may have, in every language that is read.

    >>> sorted(forms_of("menyerang"))
    ['menyerang', 'nyerang', 'serang']
    """
    found = {word, *root_keys(word), *lemma_keys("", word)}
    return frozenset(found)


def hits_in(text: str, query: Query) -> list[Span]:
    """Return where what is sought stands in a text, in order and without overlap."""
    words = list(words_of(text))
    terms = [term for group in query.groups for term in group]
    spans = [span for term in terms for span in _places(words, term)]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _term(words: str | None, *, is_phrase: bool) -> Term | None:
    found = tuple(plain(match[0]) for match in _WORD.finditer(words or ""))
    if not found:
        return None
    is_prefix = (words or "").endswith("*")
    return Term(found, is_phrase or len(found) > 1, is_prefix)


def _places(words: Sequence[tuple[str, Span]], term: Term) -> Iterator[Span]:
    length = len(term.words)
    for place in range(len(words) - length + 1):
        window = words[place : place + length]
        if all(_fits(word, term, number) for number, (word, _) in enumerate(window)):
            yield Span(window[0][1].start, window[-1][1].end)


def _fits(word: str, term: Term, number: int) -> bool:
    wanted = term.words[number]
    if term.is_prefix and number == len(term.words) - 1:
        return word.startswith(wanted)
    if term.is_phrase:
        return word == wanted
    return not forms_of(word).isdisjoint(forms_of(wanted))


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    bare = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign)) or letter
