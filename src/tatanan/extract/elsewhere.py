"""What a report tells elsewhere, as it bears on one event: the same two, again and again.

A report names both sides of what it tells once or twice, and then goes on about "the visit" and
"the strikes". So what each word tells is drafted first, all over the report; how much of it has
the same sides in the words beside an event, in the sentences before it and in those behind is
weighed with what its own sentence says (pairings.py, docs/decisions/0016). Who somebody is does
not count.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tatanan.extract.casts import Cast, cast_of, side_scores
from tatanan.extract.event_model import FirstLook, SideForests
from tatanan.extract.event_rules import Trigger
from tatanan.extract.scenes import Scene
from tatanan.extract.second_look import Heard, hear
from tatanan.extract.type_scores import TypeScores
from tatanan.lexicons.plover import load_plover

# A draft of probability 1 weighs so much: whole numbers add up to the same in any order.
_CERTAIN = 1000
# How much sides count that the same type has elsewhere, and those that any type of its kind has.
_OF_TYPE, _OF_KIND = 7, 3
_NOTHING: tuple[list[int], list[int]] = ([], [0])

Codes = tuple[frozenset[str], frozenset[str]]
"""The codes of who acts, and of who is acted upon."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a word tells by itself: its likeliest type, and who is on both sides then."""

    key: str
    heard: Heard
    cast: Cast

    @property
    def codes(self) -> Codes:
        """The codes on both sides."""
        return (frozenset(choice.code for choice in self.cast.actors),
                frozenset(choice.code for choice in self.cast.recipients))

    @property
    def counts(self) -> tuple[Hashable, ...]:
        """Under what it counts."""
        return _counts(self.heard.type, self.key, self.codes)

    @property
    def weight(self) -> int:
        """How likely type and both sides are together, in thousandths."""
        return round(_CERTAIN * self.heard.share * self.cast.sure_actors
                     * self.cast.sure_recipients)


class Tally:
    """How much the sentences of a report tell of what, by their places."""

    def __init__(self, drafts: Sequence[Mapping[int, Draft]]) -> None:
        self._told: dict[Hashable, tuple[list[int], list[int]]] = {}
        self._latest: dict[str, tuple[list[int], list[Codes]]] = {}
        self.pairs: dict[str, dict[Codes, None]] = {}
        for place, told in enumerate(drafts):
            # The surest of a sentence comes last: it is what was told latest.
            for draft in sorted(told.values(), key=lambda each: each.weight):
                self._add(place, draft)

    def _add(self, place: int, draft: Draft) -> None:
        name = draft.heard.type
        for count in draft.counts:
            places, sums = self._told.setdefault(count, ([], [0]))
            places.append(place)
            sums.append(sums[-1] + draft.weight)
        places, codes = self._latest.setdefault(name, ([], []))
        places.append(place)
        codes.append(draft.codes)
        self.pairs.setdefault(load_plover()[name].leaning, {})[draft.codes] = None

    def told(self, count: Hashable, place: int) -> tuple[int, int, int]:
        """Return how much is told of something in a sentence, before it, and behind it."""
        places, sums = self._told.get(count, _NOTHING)
        before, through = sums[bisect_left(places, place)], sums[bisect_right(places, place)]
        return through - before, before, sums[-1] - through

    def latest(self, name: str, place: int) -> Codes | None:
        """Return between whom an event of a type was told last before a sentence, or None."""
        places, codes = self._latest.get(name, ([], []))
        past = bisect_left(places, place)
        return codes[past - 1] if past else None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a report tells beside one event: in its sentence, at `place`, before and behind.

    `own` is under what the event's own draft counts, `weight` how much.
    """

    tally: Tally
    place: int
    own: frozenset[Hashable] = frozenset()
    weight: int = 0

    def numbers(self, name: str, key: str, codes: Codes) -> list[float]:
        """Return how much is told elsewhere of an event's type, word and sides, if these."""
        latest = self.tally.latest(name, self.place)
        told = (self._told(count) for count in _counts(name, key, codes))
        by_part = zip(*told, strict=True)
        return [*(float(each) for part in by_part for each in part),
                -1.0 if latest is None else float(latest == codes)]

    def pairs(self, name: str) -> list[Codes]:
        """Return who is on both sides elsewhere, of events of a type and its like; most first."""
        kind = load_plover()[name].leaning
        told = {
            codes: _OF_TYPE * sum(self._told(("sides", name, *codes)))
            + _OF_KIND * sum(self._told(("sides", kind, *codes)))
            for codes in self.tally.pairs.get(kind, ())
        }
        found = [codes for codes, weight in told.items() if weight]
        return sorted(found, key=lambda codes: (-told[codes], *map(sorted, codes)))

    def _told(self, count: Hashable) -> tuple[int, int, int]:
        """Return how much is told of something beside the event itself."""
        here, before, behind = self.tally.told(count, self.place)
        return here - self.weight * (count in self.own), before, behind


def drafts_of(
    scene: Scene, scores: TypeScores, first: FirstLook, sides: SideForests
) -> Mapping[int, Draft]:
    """Return what the words of a scene tell by themselves, by token; others tell nothing."""
    return scene.once("drafts", 0, lambda: dict(_drafts(scene, scores, first, sides)))


def _drafts(
    scene: Scene, scores: TypeScores, first: FirstLook, sides: SideForests
) -> Iterator[tuple[int, Draft]]:
    heard = hear(scene, scores)
    for trigger in scene.triggers:
        own = heard.get(trigger.token.number)
        if own is not None and own.event >= scores.limits.heard:
            yield trigger.token.number, Draft(trigger.key, own, cast_of(
                scene, trigger, side_scores(scene, trigger, own.type, first),
                sides=sides, limits=scores.limits))


def lay_out(scenes: Sequence[Scene], drafts: Sequence[Mapping[int, Draft]]) -> None:
    """Tell the scenes of a report, in their order, what all of it tells."""
    tally = Tally(drafts)
    for place, scene in enumerate(scenes):
        scene.once("tally", 0, partial(_at, tally, place))


def elsewhere(scene: Scene, trigger: Trigger, drafts: Mapping[int, Draft]) -> Elsewhere:
    """Return what a report tells beside an event; its own sentence alone if none was laid out."""
    tally, place = scene.once("tally", 0, lambda: _at(Tally([drafts]), 0))
    own = drafts.get(trigger.token.number)
    if own is None:
        return Elsewhere(tally, place)
    return Elsewhere(tally, place, frozenset(own.counts), own.weight)


def _at(tally: Tally, place: int) -> tuple[Tally, int]:
    return tally, place


def _counts(name: str, key: str, codes: Codes) -> tuple[Hashable, ...]:
    """Return under what an event counts: its type, kind and word, with its sides and without."""
    actors, recipients = codes
    both, kind = actors | recipients, load_plover()[name].leaning
    return (
        ("sides", name, *codes), ("both", name, both), ("type", name),
        ("sides", kind, *codes), ("kind", kind),
        ("sides of word", key, *codes), ("word", key),
        ("both", both), ("actors", actors), ("recipients", recipients),
        ("actors", name, actors), ("recipients", name, recipients), (),
    )
