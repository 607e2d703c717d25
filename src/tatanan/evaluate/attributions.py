"""The scorer of attributed statements: who is quoted, and which words, in whole documents.

A run of characters is compared as the set of its words. Statements are matched one to one, the
pair with the best overlap of contents first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tatanan.evaluate.scores import Count, Score, f1, share
from tatanan.evaluate.told import Attribution, Places, Told
from tatanan.terms.coding import Manner

ENOUGH = 0.5  # Dice overlap from which two runs of words are the same
MOSTLY_QUOTED = 0.9  # share of letters inside quotation marks that makes a statement direct

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]?")
_NOT_LETTER = re.compile(r"\W")

_Words = frozenset[int]
_Pair = tuple[_Words, _Words]  # of a statement: the words of its source, of its content


@dataclass(frozen=True, slots=True)
class Document:
    """A document and the attributions that annotators found in it."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A gold statement and the one told that fits it."""

    manner: Manner
    gold: _Pair
    told: _Pair


def score_attributions(gold: Sequence[Document], told: Mapping[str, Told]) -> tuple[Score, ...]:
    """Return content, pair, strict, and the recall of contents by manner.

    content   the contents overlap enough (Dice)
    pair      so do the sources, of the statements that have one
    strict    both are exactly the same words
    """
    golds, guesses, matches = _Tally(), _Tally(), list[_Match]()
    manners = dict.fromkeys(Manner, 0)
    for document in gold:
        places = [match.span() for match in _WORD.finditer(document.text)]
        wanted = [_pair(places, item) for item in document.attributions]
        kinds = [manner_of(document.text, item.content) for item in document.attributions]
        found = told.get(document.id, Told()).attributions
        guessed = [pair for pair in (_pair(places, item) for item in found) if pair[1]]
        golds, guesses = golds.plus(wanted), guesses.plus(guessed)
        for kind in kinds:
            manners[kind] += 1
        for i, j in match_contents(wanted, guessed):
            matches.append(_Match(kinds[i], wanted[i], guessed[j]))
    return (*_scores(golds, guesses, matches), *_recalls(manners, matches))


def manner_of(text: str, places: Places) -> Manner:
    """Return how a statement is told, by the share of its letters in quotation marks.

    >>> manner_of('He said "no".', ((8, 12),)).value
    'direct'
    """
    whole = " ".join(text[start:end] for start, end in places)
    letters = len(_NOT_LETTER.sub("", whole))
    inside = len(_NOT_LETTER.sub("", "".join(_QUOTED.findall(whole))))
    if letters and inside >= MOSTLY_QUOTED * letters:
        return Manner.DIRECT
    return Manner.MIXED if inside else Manner.INDIRECT


def match_contents(gold: Sequence[_Pair], told: Sequence[_Pair]) -> Iterator[tuple[int, int]]:
    """Yield which statement of gold is which of those told, the best overlap first."""
    overlaps = (
        (-_dice(g[1], t[1]), i, j)
        for i, g in enumerate(gold)
        for j, t in enumerate(told)
        if g[1] & t[1]
    )
    taken_gold, taken_told = set[int](), set[int]()
    for overlap, i, j in sorted(overlaps):
        if -overlap >= ENOUGH and i not in taken_gold and j not in taken_told:
            taken_gold.add(i)
            taken_told.add(j)
            yield i, j


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many statements there are, and how many of them have a source."""

    all: int = 0
    sourced: int = 0

    def plus(self, pairs: Sequence[_Pair]) -> "_Tally":
        sourced = sum(bool(source) for source, _ in pairs)
        return _Tally(self.all + len(pairs), self.sourced + sourced)


def _scores(golds: _Tally, guesses: _Tally, matches: Sequence[_Match]) -> Iterator[Score]:
    paired = [m for m in matches if m.gold[0] and _dice(m.gold[0], m.told[0]) >= ENOUGH]
    strict = sum(match.gold == match.told for match in paired)
    yield f1("content", Count(len(matches), guesses.all, golds.all))
    yield f1("pair", Count(len(paired), guesses.sourced, golds.sourced))
    yield f1("strict", Count(strict, guesses.sourced, golds.sourced))


def _recalls(manners: Mapping[Manner, int], matches: Sequence[_Match]) -> Iterator[Score]:
    for manner in (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT):
        right = sum(match.manner is manner for match in matches)
        yield Score(f"recall {manner.value}", round(share(right, manners[manner]), 4))


def _pair(places: Sequence[tuple[int, int]], item: Attribution) -> _Pair:
    return _covered(places, item.source), _covered(places, item.content)


def _covered(places: Sequence[tuple[int, int]], pieces: Places) -> _Words:
    """Return the words that the pieces touch, each by the place where it starts."""
    return frozenset(
        start
        for start, end in places
        if any(start < last and end > first for first, last in pieces)
    )


def _dice(one: _Words, other: _Words) -> float:
    return share(2 * len(one & other), len(one) + len(other))
