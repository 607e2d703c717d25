"""When an event took place: the date of its own clause, and of no other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import Scene
from tatanan.lexicons.grammar import Grammar
from tatanan.lexicons.plover import load_plover
from tatanan.terms.coding import Basis, When
from tatanan.terms.text import Sentence, Span, Token

# Through these relations a word belongs to the clause of the word above it.
_INSIDE = frozenset({
    "obj", "obl", "iobj", "nmod", "nsubj", "xcomp", "compound", "amod", "appos", "conj", "flat",
    "advcl",
})
# Through these, a date that stands behind a noun may belong to the verb above the noun.
_CARRYING = frozenset({
    "obj", "obl", "iobj", "nmod", "nsubj", "appos", "flat", "compound", "conj",
})
_DEPTH = 6
_CARRIED = 4
_MONTH = 31  # days
_BOUND = 5  # words before a date among which one may say that it is a bound


class DatesOf:
    """The dates of a report, to be asked which of them stands beside a word."""

    def __init__(self, dates: Sequence[When]) -> None:
        self._stated = sorted(
            (d for d in dates if d.evidence is not None and d.first is not None),
            key=lambda d: d.evidence.span.start if d.evidence else 0,
        )
        self._starts = [d.evidence.span.start for d in self._stated if d.evidence]

    def within(self, around: Span) -> Sequence[When]:
        """Return the dates that stand in a run of the text, in order."""
        return self._stated[bisect_left(self._starts, around.start) :
                            bisect_right(self._starts, around.end)]

    def beside(self, around: Span, span: Span) -> When | None:
        """Return the date of a sentence that stands nearest to words in it, or None."""
        return min(self.within(around), key=lambda d: _gap(d, span), default=None)


def date_of(scene: Scene, trigger: Trigger, type_name: str, dates: DatesOf) -> When | None:
    """Return the date that stands in the clause of an event's word, the nearest one; or None.

    Behind "since", "until" and "by" a date is where something begins or ends, not when it was
    done; and whoever denied a killing of 2023 did not deny it in 2023.
    """
    found = dates.within(scene.sentence.span)
    if not found:
        return None
    above = _above(scene, trigger.token, type_name)
    ahead = load_plover()[type_name].lies_ahead
    fitting = (when for when in found if _dates(scene, when, above, ahead=ahead))
    return min(fitting, key=lambda when: _gap(when, trigger.token.span), default=None)


def _above(scene: Scene, token: Token, type_name: str) -> dict[int, int]:
    """Return the words of a token's clause from it upwards, each with the end of its reach.

    A date reaches the later ones of joined verbs from before the first only: the number is
    that of the character up to which a date of the word is the token's, too.
    """
    sentence = scene.sentence
    reach = sentence.span.end
    found = {token.number: reach}
    for _ in range(_DEPTH):
        above = sentence.head_of(token)
        if above is None or not _shares_clause(scene, token, above, type_name):
            break
        if token.relation == "conj" and token.upos in ("VERB", "AUX"):
            reach = min(reach, above.span.start)
        found[above.number] = reach
        token = above
    return found


def _shares_clause(scene: Scene, token: Token, above: Token, type_name: str) -> bool:
    """Say whether a word is of the clause of the word above it, which tells no other deed."""
    relation = token.relation.split(":")[0]
    if relation not in _INSIDE or token.relation.startswith("acl"):
        return False
    if relation == "advcl" and not _is_at_once(scene.sentence, scene.grammar, token):
        return False
    deed = scene.trigger_at(above.number) if relation in ("obj", "obl", "nmod") else None
    return deed is None or not deed.rules or any(r.type == type_name for r in deed.rules)


def dates_words(sentence: Sentence, grammar: Grammar, when: When, span: Span) -> bool:
    """Say whether a date of a sentence may be that of some words, and is no bound of it.

    That of a relative clause, or of a clause with "since" or "after", is not theirs unless
    they stand in it: "in the heaviest fighting since X returned in 2021, officials said".
    """
    tokens = [t for t in sentence.tokens if when.evidence and t.span.overlaps(when.evidence.span)]
    above = {
        up.number for token in sentence.tokens if token.span.overlaps(span)
        for up in _upwards(sentence, token)}
    if not tokens or not above:
        return True
    if _is_bound(sentence, grammar, tokens):
        return False
    inside = {token.number for token in tokens}
    top = next((t for t in tokens if t.head not in inside), tokens[0])
    path = takewhile(lambda t: t.number not in above, _upwards(sentence, top))
    return not any(_opens_other_time(sentence, grammar, token) for token in path)


def _upwards(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield a token, the word above it, and so on to the head of the sentence."""
    at: Token | None = token
    while at is not None:
        yield at
        at = sentence.head_of(at)


def _opens_other_time(sentence: Sentence, grammar: Grammar, token: Token) -> bool:
    relation = token.relation.split(":")[0]
    return relation == "acl" or (
        relation == "advcl" and not _is_at_once(sentence, grammar, token))


def _is_bound(sentence: Sentence, grammar: Grammar, tokens: Sequence[Token]) -> bool:
    """Say whether a date is where something begins or ends: "since 2021", "by Monday"."""
    before = sentence.tokens[max(0, tokens[0].number - _BOUND) : tokens[0].number - 1]
    marks = [token.form.lower() for token in before if token.upos in ("ADP", "SCONJ")]
    nearest = next((mark for mark in reversed(marks) if mark not in grammar.parts), "")
    return nearest in grammar.bounds


def _is_at_once(sentence: Sentence, grammar: Grammar, token: Token) -> bool:
    """Say whether a clause beside another tells of the same time: "killing two", "when X fell"."""
    under = sentence.under(token.number)
    marks = [c.form.lower() for c in under if c.relation == "mark"]
    own = any(c.relation in ("nsubj", "nsubj:pass") for c in under)
    return all(mark in grammar.simultaneous for mark in marks) and bool(marks or not own)


def _dates(scene: Scene, when: When, above: dict[int, int], *, ahead: bool) -> bool:
    """Say whether a date belongs to one of some words, or to a noun beneath them.

    `ahead` says that they promise what is done then: "expected to meet on Friday".
    """
    sentence, grammar = scene.sentence, scene.grammar
    tokens = [t for t in sentence.tokens if when.evidence and t.span.overlaps(when.evidence.span)]
    if not tokens:
        return False
    if _is_bound(sentence, grammar, tokens):
        return False
    before = sentence.tokens[max(0, tokens[0].number - _BOUND) : tokens[0].number - 1]
    inside = {token.number for token in tokens}
    top = next((t for t in tokens if t.head not in inside), tokens[0])
    if inside & above.keys():
        return True
    marked = bool(before) and before[-1].upos == "ADP"
    if tokens[0].number <= 1 + marked and next(iter(sentence.under(0))).number in above:
        return True
    free = marked or _is_short(when) or when.basis is Basis.RELATIVE
    carrying = _CARRYING | {"xcomp"} if ahead else _CARRYING
    return _reaches(sentence, top, above, carrying, free=free)


def _is_short(when: When) -> bool:
    """Say whether a date is a month at most: "perjanjian tahun 1951" is of that year."""
    days = (when.last - when.first).days if when.first and when.last else _MONTH
    return days < _MONTH


def _reaches(
    sentence: Sentence, top: Token, above: dict[int, int], carrying: frozenset[str], *, free: bool
) -> bool:
    """Say whether a date hangs on one of some words, or behind a word that does.

    `free` says that it may: it has a preposition, or is short.
    """
    start = top.span.start
    token = top
    for _ in range(_CARRIED + 1):
        governor = sentence.head_of(token)
        if governor is None:
            return False
        if governor.number in above:
            return start <= above[governor.number]
        behind = governor.span.start < start
        carried = governor.relation.split(":")[0] in carrying and behind and free
        if not carried or token.relation.startswith("acl"):
            return False
        token = governor
    return False


def _gap(when: When, span: Span) -> int:
    words = when.evidence.span if when.evidence else span
    return max(words.start - span.end, span.start - words.end, 0)
