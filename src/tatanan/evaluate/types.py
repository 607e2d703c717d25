"""The scorer of PLOVER types, on sentences whose source and target are known."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tatanan.evaluate.scores import Score, share
from tatanan.evaluate.told import Told, ToldEvent, words_of

# The gold knows fifteen types: it takes both of these as yielding.
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class TypedSentence:
    """A sentence's PLOVER type, with the words of the source and of the target."""

    id: str
    source: str
    target: str
    type: str


def score_types(gold: Sequence[TypedSentence], told: Mapping[str, Told]) -> tuple[Score, ...]:
    """Return top1, macro-F1, any, and the mean number of types a sentence gets.

    top1      share of sentences whose best fitting event has gold's type; no event is wrong
    macro-F1  of that event's type, the mean over the types of gold
    any       share of sentences one of whose events has gold's type
    types     how many different types a sentence gets: over-coding shows here
    """
    events = [told.get(sentence.id, Told()).events for sentence in gold]
    wanted = [_merged(sentence.type) for sentence in gold]
    best = [best_type(sentence, told) for sentence, told in zip(gold, events, strict=True)]
    found = [{_merged(event.type) for event in told} for told in events]
    by_type = _by_type(wanted, best)
    right = sum(want == got for want, got in zip(wanted, best, strict=True))
    any_right = sum(want in types for want, types in zip(wanted, found, strict=True))
    return (
        Score("top1", round(share(right, len(gold)), 4)),
        Score("macro-F1", round(share(sum(by_type.values()), len(by_type)), 4)),
        Score("any", round(share(any_right, len(gold)), 4)),
        Score("types", round(share(sum(map(len, found)), len(gold)), 2), better_high=False),
    )


def best_type(sentence: TypedSentence, events: Sequence[ToldEvent]) -> str | None:
    """Return the type of the event that fits the given source and target best.

    An event fits a side where its words share one with the given words; of equals, the first
    stands. None where there is no event.
    """
    if not events:
        return None
    source, target = words_of(sentence.source).keys(), words_of(sentence.target).keys()
    best = max(
        events,
        key=lambda event: bool(event.actor_words & source) + bool(event.recipient_words & target),
    )
    return _merged(best.type)


def _by_type(wanted: Sequence[str], best: Sequence[str | None]) -> dict[str, float]:
    gold, told = Counter(wanted), Counter(best)
    right = Counter(want for want, got in zip(wanted, best, strict=True) if want == got)
    return {name: share(2 * right[name], told[name] + gold[name]) for name in sorted(gold)}


def _merged(name: str) -> str:
    return _MERGED.get(name, name)
