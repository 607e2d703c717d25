"""One event once: what a report tells again becomes further words of the event."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from tatanan.lexicons.load import load_data
from tatanan.terms.coding import Basis, Event, When
from tatanan.terms.text import Evidence, Report

Codes = frozenset[str]

# Two words are of one root that share a run of so much of the shorter one, and so many letters.
_SHARED, _LETTERS = 0.55, 3
# What the headline tells, the first so many characters of the body tell in other words.
_LEAD = 600
# A word that makes a noun definite stands this many words before it, or right behind.
_BEFORE = 2
_NEAR = 40  # characters within which such a word stands


def link_events(report: Report, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events of a report, each once, in the order in which it tells them first.

    Two tell the same event where type, factuality and the codes of both sides agree,
    neither dates nor modes nor places contradict each other, and the second takes up the
    first: by a word of the same root, by a noun with its article ("the attack", "serangan
    itu"), or as what the headline tells. Of what they say the most
    specific stands; the first told keeps its id and its trigger, the others' triggers are
    kept in `retold`.
    """
    kept: list[Event] = []
    for event in events:
        same = next((n for n, other in enumerate(kept)
                     if _is_same(other, event) and _takes_up(report, other, event)), None)
        if same is None:
            kept.append(event)
        else:
            kept[same] = _joined(kept[same], event)
    return tuple(kept)


def _is_same(one: Event, other: Event) -> bool:
    return (
        one.type == other.type
        and one.factuality is other.factuality
        and _codes(one) == _codes(other)
        and _known(one)
        and _agree(one.mode, other.mode)
        and _dates_agree(one.when, other.when)
        and _agree(_place_name(one), _place_name(other))
        and (one.said_in is None) == (other.said_in is None)
    )


def _takes_up(report: Report, first: Event, again: Event) -> bool:
    """Say whether the words of an event tell another one again, and no other of its kind."""
    told = (first.trigger, *first.retold)
    return (
        any(_of_one_root(one.quote, again.trigger.quote) for one in told)
        or _is_definite(report, again.trigger)
        or _is_lead(report, first, again)
    )


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


def _is_definite(report: Report, words: Evidence) -> bool:
    """Say whether words are made definite: they mean what was told before."""
    before, behind = _definite(report.language)
    start, end = words.span.start, words.span.end
    words_before = report.text[max(0, start - _NEAR) : start].split()[-_BEFORE:]
    words_behind = report.text[end : end + _NEAR].split()[:1]
    return any(word.lower() in before for word in words_before) or any(
        word.strip(",.").lower() in behind for word in words_behind)


def _is_lead(report: Report, first: Event, again: Event) -> bool:
    """Say whether the headline tells one of two events, and the report's beginning the other."""
    title = report.title_span
    return title is not None and title.holds(first.sentence) and (
        again.sentence.start < title.end + _LEAD)


@lru_cache(maxsize=4)
def _definite(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that make a noun definite before it, and behind it."""
    rows = load_data(language, "actors")["definite"]
    behind = frozenset(row["form"] for row in rows if row.get("behind"))
    return frozenset(row["form"] for row in rows) - behind, behind


def _joined(first: Event, again: Event) -> Event:
    return replace(
        first,
        mode=first.mode or again.mode,
        intensity=again.intensity if first.mode is None else first.intensity,
        contexts=tuple(dict.fromkeys((*first.contexts, *again.contexts))),
        when=_narrower(first.when, again.when),
        place=first.place or again.place,
        confidence=max(filter(None, (first.confidence, again.confidence)), default=None),
        found_by=tuple(dict.fromkeys((*first.found_by, *again.found_by))),
        retold=(*first.retold, again.trigger, *again.retold),
    )


def _codes(event: Event) -> tuple[Codes, Codes]:
    return frozenset(p.code for p in event.actors), frozenset(p.code for p in event.recipients)


def _known(event: Event) -> bool:
    """Say whether both sides are known: two unknown attackers need not be the same."""
    return all(p.actor is not None for p in (*event.actors, *event.recipients))


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _place_name(event: Event) -> str | None:
    return event.place.name if event.place else None


def _dates_agree(one: When | None, other: When | None) -> bool:
    days, others = _days(one), _days(other)
    if days is None or others is None:
        return True
    return days[0] <= others[1] and others[0] <= days[1]


def _days(when: When | None) -> tuple[date, date] | None:
    """Return the days that words state; None where nothing but the page's own day is known."""
    if when is None or when.basis is Basis.PUBLISHED or not when.first or not when.last:
        return None
    return when.first, when.last


def _narrower(one: When | None, other: When | None) -> When | None:
    days, others = _days(one), _days(other)
    if others is None:
        return one if one is not None else other
    if days is None:
        return other
    return other if others[1] - others[0] < days[1] - days[0] else one
