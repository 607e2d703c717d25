"""The scorers: events and statements of news sentences against gold.

Every function is pure: gold and what a coder told come in, `Score` records come out. A text
that the coder passed over counts as one that tells nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tatanan.evaluate.told import Told, ToldEvent, ToldStatement, words_of

SHARED_CONTENT = 0.5  # of the words of both contents together: the same thing is meant

# Names that earlier versions of PLOVER give to types, and the name of the 2021 codebook.
_OLDER_TYPES = {
    "DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE",
    "YIELD": "CONCEDE",
}  # fmt: skip
_SILENT = Told()


class _Spareable(Protocol):
    @property
    def alternative(self) -> bool: ...


_Item = TypeVar("_Item", bound=_Spareable)


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found right, how many the coder told, how many gold asks for."""

    right: int = 0
    told: int = 0
    gold: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Return both counts together."""
        return Count(self.right + other.right, self.told + other.told, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of quality, rounded to four decimals, and what it is made of.

    `precision`, `recall` and `count` are None for figures that are no F1. A figure that is not
    `better_high` says how much was coded, not how well, and gets no floor.
    """

    name: str
    value: float
    precision: float | None = None
    recall: float | None = None
    count: Count | None = None
    better_high: bool = True


@dataclass(frozen=True, slots=True)
class NewsSentence:
    """What annotators found in one sentence."""

    id: str
    events: tuple[ToldEvent, ...]
    statements: tuple[ToldStatement, ...]


def f1(name: str, count: Count) -> Score:
    """Return the harmonic mean of precision and recall, 0 where nothing is right.

    >>> f1("dyad", Count(right=1, told=1, gold=3))
    Score(name='dyad', value=0.5, precision=1.0, recall=0.3333, count=Count(...), better_high=True)
    """
    precision, recall = share(count.right, count.told), share(count.right, count.gold)
    both = precision + recall
    value = 2 * precision * recall / both if both else 0.0
    return Score(name, round(value, 4), round(precision, 4), round(recall, 4), count)


def share(part: float, whole: float) -> float:
    """Return the part as a share of the whole, 0 of nothing."""
    return part / whole if whole else 0.0


def score_events(gold: Sequence[NewsSentence], told: Mapping[str, Told]) -> tuple[Score, ...]:
    """Return type, half, dyad, actors and presence.

    type      the PLOVER type is right
    half      type, and one code in common on each side that gold fills
    dyad      type, and both sets of codes; the sides of a reciprocal event may be split
    actors    the codes of a sentence, whatever their event or side
    presence  share of sentences rightly said to tell any event or none
    """
    pairs = [(g.events, told.get(g.id, _SILENT).events) for g in gold]
    present = sum(_presence(g, t) for g, t in pairs)
    return (
        f1("type", _total(count_matches(g, t, same_type) for g, t in pairs)),
        f1("half", _total(count_matches(g, t, half_dyad) for g, t in pairs)),
        f1("dyad", _total(count_matches(g, t, same_dyad) for g, t in pairs)),
        f1("actors", _total(_actors(g, t) for g, t in pairs)),
        Score("presence", round(share(present, len(pairs)), 4)),
    )


def score_statements(gold: Sequence[NewsSentence], told: Mapping[str, Told]) -> tuple[Score, ...]:
    """Return statement (the content shares half of its words) and speaker (and the code)."""
    pairs = [(g.statements, told.get(g.id, _SILENT).statements) for g in gold]
    return (
        f1("statement", _total(count_matches(g, t, same_content) for g, t in pairs)),
        f1("speaker", _total(count_matches(g, t, same_speaker) for g, t in pairs)),
    )


def score_by_type(gold: Sequence[NewsSentence], told: Mapping[str, Told]) -> tuple[Score, ...]:
    """Return the figure `type` for each PLOVER type apart."""
    counts: dict[str, Count] = {}
    for sentence in gold:
        events = told.get(sentence.id, _SILENT).events
        required = [event for event in sentence.events if not event.alternative]
        for name in {_type(event) for event in (*required, *events)}:
            count = count_matches(
                [event for event in sentence.events if _type(event) == name],
                [event for event in events if _type(event) == name],
                same_type,
            )
            counts[name] = counts.get(name, Count()) + count
    return tuple(f1(name, count) for name, count in sorted(counts.items()))


def count_matches(
    gold: Sequence[_Item], told: Sequence[_Item], right: Callable[[_Item, _Item], bool]
) -> Count:
    """Match gold and told one to one, first come first served, and count.

    What only matches an alternative of gold, in full or by its PLOVER type, is not counted.
    """
    left = list(told)
    required = [item for item in gold if not item.alternative]
    hits = sum(_take(left, item, right) for item in required)
    spares = [item for item in gold if item.alternative]
    excused = sum(_take(left, item, lambda g, t: right(g, t) or _alike(g, t)) for item in spares)
    return Count(hits, len(told) - excused, len(required))


def same_type(gold: ToldEvent, told: ToldEvent) -> bool:
    """Say whether two events are of one PLOVER type."""
    return _type(gold) == _type(told)


def same_dyad(gold: ToldEvent, told: ToldEvent) -> bool:
    """Say whether type, actors and recipients are the same.

    Where one of the two has no recipients, all of its sides are its actors, and the other may
    tell the same parties on two sides.
    """
    if not same_type(gold, told):
        return False
    if (gold.actors, gold.recipients) == (told.actors, told.recipients):
        return True
    reciprocal = not gold.recipients or not told.recipients
    return reciprocal and len(gold.codes) > 1 and gold.codes == told.codes


def half_dyad(gold: ToldEvent, told: ToldEvent) -> bool:
    """Say whether the type is the same and each side that gold fills shares a code."""
    if not same_type(gold, told):
        return False
    if not gold.recipients:
        return not gold.actors or bool(gold.actors & told.codes)
    if not told.recipients and len(told.actors) > 1:
        return bool(gold.actors & told.actors) and bool(gold.recipients & told.actors)
    shares_actor = not gold.actors or bool(gold.actors & told.actors)
    return shares_actor and bool(gold.recipients & told.recipients)


def same_content(gold: ToldStatement, told: ToldStatement) -> bool:
    """Say whether the contents share at least half of the words of both together."""
    one, other = words_of(gold.content), words_of(told.content)
    together = (one | other).total()
    return together > 0 and (one & other).total() / together >= SHARED_CONTENT


def same_speaker(gold: ToldStatement, told: ToldStatement) -> bool:
    """Say whether the contents match and the speaker's code is the same."""
    return same_content(gold, told) and gold.speaker == told.speaker


def _type(event: ToldEvent) -> str:
    return _OLDER_TYPES.get(event.type, event.type)


def _take(left: list[_Item], item: _Item, right: Callable[[_Item, _Item], bool]) -> bool:
    """Take the first match out of what is left; say whether there was one."""
    found = next((index for index, other in enumerate(left) if right(item, other)), None)
    if found is None:
        return False
    del left[found]
    return True


def _alike(gold: object, told: object) -> bool:
    return isinstance(gold, ToldEvent) and isinstance(told, ToldEvent) and same_type(gold, told)


def _actors(gold: Sequence[ToldEvent], told: Sequence[ToldEvent]) -> Count:
    required = {code for event in gold if not event.alternative for code in event.codes}
    spare = {code for event in gold if event.alternative for code in event.codes}
    found = {code for event in told for code in event.codes} - (spare - required)
    return Count(len(required & found), len(found), len(required))


def _presence(gold: Sequence[ToldEvent], told: Sequence[ToldEvent]) -> bool:
    required = any(not event.alternative for event in gold)
    return required == bool(told) or (not required and bool(gold))


def _total(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())
