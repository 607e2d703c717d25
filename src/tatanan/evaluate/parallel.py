"""The scorer of two languages: do both sides of a translation tell the same events?"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from tatanan.evaluate.scores import Count, Score, share
from tatanan.evaluate.told import Told, ToldEvent


@dataclass(frozen=True, slots=True)
class TranslatedPair:
    """The ids under which the two sides of one translated sentence are coded."""

    english: str
    indonesian: str


def score_parallel(pairs: Sequence[TranslatedPair], told: Mapping[str, Told]) -> tuple[Score, ...]:
    """Return how far two languages agree: on types, and on events with their codes.

    The figure is the F1 of one side against the other. Its count is of the events that are the
    same, of those told in English, and of those told in Indonesian: agreement by silence shows
    as small numbers.
    """
    return (
        _agreement("type", pairs, told, lambda event: event.type),
        _agreement("event", pairs, told, lambda event: (event.type, event.codes)),
    )


def _agreement(
    name: str,
    pairs: Sequence[TranslatedPair],
    told: Mapping[str, Told],
    key: Callable[[ToldEvent], Hashable],
) -> Score:
    count = Count()
    for pair in pairs:
        one = Counter(map(key, told.get(pair.english, Told()).events))
        other = Counter(map(key, told.get(pair.indonesian, Told()).events))
        count += Count((one & other).total(), one.total(), other.total())
    value = share(2 * count.right, count.told + count.gold)
    return Score(name, round(value, 4), count=count)
