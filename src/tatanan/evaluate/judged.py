"""Pairs of tellings of which a reader has judged whether they tell one event.

The file has one JSON object a line and no text: a telling is named by the address of its report
(by the report's id where it has none), the number of its sentence, where its trigger stands in
that sentence, and the type that was coded when it was judged. See `benchmarks/gold/linking`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from pathlib import Path
from typing import Any

from tatanan.errors import BadGold


class Judgement(StrEnum):
    """Whether two tellings are of one event."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Part(StrEnum):
    """What a pair is for: choosing the linker's weights, or measuring it."""

    CHOOSE = "choose"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class TriggerPlace:
    """Where a telling stands; `start` and `end` of the trigger count from its sentence's start."""

    report: str
    sentence: int
    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two tellings and a reader's judgement.

    `weight` is how many compared pairs a pair drawn by score stands for, None for pairs drawn
    otherwise. `event` marks the one pair that was drawn of each linked event, `fresh` those of
    them of whose event no pair had been judged before. `second` is the judgement of a second
    reading, None where there was none.
    """

    part: Part
    one: TriggerPlace
    other: TriggerPlace
    judgement: Judgement
    reason: str
    weight: float | None = None
    event: bool = False
    fresh: bool = False
    second: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its count and its interval (Wilson, 95 %)."""

    part: float
    whole: float
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


def read_pairs(path: Path) -> tuple[JudgedPair, ...]:
    """Return the judged pairs of a file.

    Raises BadGold where there is no such file, or a line of it is no judged pair.
    """
    if not path.is_file():
        raise BadGold(f"{path}: there is no such file; name the file of judged pairs")
    with path.open(encoding="utf-8") as lines:
        return tuple(_pair(path, number, line) for number, line in enumerate(lines, start=1))


def wilson(part: float, whole: float, *, z: float = 1.96) -> Share:
    """Return a share with its interval.

    With `p` the share and `n` the whole, the interval is
    `(p + z²/2n ± z * sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n)`; 0 to 1 where n is 0.

    Reference: Wilson (1927), Probable inference, the law of succession, and statistical inference.

    >>> share = wilson(90, 100)
    >>> round(share.low, 3), round(share.high, 3)
    (0.826, 0.945)
    """
    if not whole:
        return Share(part, whole, 0.0, 1.0)
    share = part / whole
    middle = share + z * z / (2 * whole)
    spread = z * sqrt(share * (1 - share) / whole + (z / (2 * whole)) ** 2)
    scale = 1 + z * z / whole
    return Share(part, whole, (middle - spread) / scale, (middle + spread) / scale)


def kappa(readings: Iterable[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two readings: (observed - expected) / (1 - expected) agreement.

    It runs to 1, is 0 where readings agree as chance would, and None where both readings say one
    thing throughout.

    Reference: Cohen (1960), A coefficient of agreement for nominal scales.

    >>> kappa([("same", "same"), ("same", "different"), ("different", "different")])
    0.4
    """
    both = list(readings)
    first, second = (Counter(pair[side] for pair in both) for side in (0, 1))
    chance = sum(first[name] * second[name] for name in first) / len(both) ** 2 if both else 1.0
    observed = sum(one == other for one, other in both) / len(both) if both else 1.0
    return None if chance == 1 else round((observed - chance) / (1 - chance), 4)


def score_pairs(
    pairs: Sequence[JudgedPair], events: Mapping[TriggerPlace, str | None]
) -> tuple[Share, Share]:
    """Return precision and recall: of pairs that are linked, and of pairs that are one event.

    `events` gives the linked event of each telling; None where the coder tells it no more, and
    then it is linked to nothing. Unsure pairs do not count.
    """
    sure = [pair for pair in pairs if pair.judgement is not Judgement.UNSURE]
    linked = [pair for pair in sure if are_linked(pair, events)]
    same = [pair for pair in sure if pair.judgement is Judgement.SAME]
    right = sum(pair.judgement is Judgement.SAME for pair in linked)
    return wilson(right, len(linked)), wilson(right, len(same))


def weighted_recall(
    pairs: Sequence[JudgedPair], events: Mapping[TriggerPlace, str | None]
) -> float | None:
    """Return the share of all compared pairs of one event that are linked, as drawn pairs tell it.

    Each drawn pair counts for as many as it stands for (Horvitz & Thompson 1952). None where
    no drawn pair is of one event.
    """
    same = [p for p in pairs if p.weight and p.judgement is Judgement.SAME]
    whole = sum(pair.weight or 0 for pair in same)
    linked = sum(pair.weight or 0 for pair in same if are_linked(pair, events))
    return linked / whole if whole else None


def are_linked(pair: JudgedPair, events: Mapping[TriggerPlace, str | None]) -> bool:
    """Say whether both tellings are of one linked event."""
    event = events[pair.one]
    return event is not None and event == events[pair.other]


def _pair(path: Path, number: int, line: str) -> JudgedPair:
    try:
        row: dict[str, Any] = json.loads(line)
        return JudgedPair(
            Part(row["part"]),
            TriggerPlace(**row["one"]),
            TriggerPlace(**row["other"]),
            Judgement(row["judgement"]),
            row["reason"],
            row["weight"],
            row["event"],
            row["fresh"],
            row["second"] and Judgement(row["second"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BadGold(
            f"{path}:{number}: {error!r} where a judged pair is read; see the README beside it"
        ) from error
