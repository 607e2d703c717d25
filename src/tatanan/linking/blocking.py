"""Which tellings are compared at all: those that share a block, so that cost stays near linear.

A block holds tellings of one family of types, of one code, told within a few days of one another
or dated alike. A block that would grow large is cut by the rarest words of the sentences; what
is still large is left out. So every telling is in a bounded number of blocks of bounded size.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

import numpy as np

from tatanan.linking.overlaps import Mask
from tatanan.linking.shingles import Numbers
from tatanan.linking.tellings import Telling

_Key = tuple[str | int, ...]
_LEAST_SORTED: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class BlockBounds:
    """How blocks are cut.

    `days` is how far apart, at most twice, reports are published that tell one event; `largest`
    how many tellings are compared all with all; `rare_words` by how many words, rarest first, a
    larger block is cut; `widest` how many days wide a date may be to say when.
    """

    days: int = 4
    largest: int = 64
    rare_words: int = 8
    widest: int = 31


def candidate_pairs(
    tellings: Sequence[Telling],
    *,
    published: Sequence[date | None],
    words: Sequence[Sequence[int]],
    families: Mapping[str, Sequence[str]],
    bounds: BlockBounds,
) -> tuple[Numbers, Numbers]:
    """Return the pairs of tellings to compare, by their numbers, each once and in order.

    `published` and `words` (rarest first) belong to the tellings one by one; `families` says
    which families a type is of; one of none is a family of its own.
    """
    blocks: dict[_Key, list[int]] = {}
    for number, telling in enumerate(tellings):
        for key in _keys(telling, published[number], families=families, bounds=bounds):
            blocks.setdefault(key, []).append(number)
    cut = [part for block in blocks.values() for part in _cut(block, words, bounds)]
    one, other = np.divmod(_each_once(_keys_of_pairs(cut, tellings)), max(len(tellings), 1))
    return one, other


def _keys_of_pairs(
    blocks: Sequence[Sequence[int]], tellings: Sequence[Telling]
) -> Iterator[Numbers]:
    """Yield the pairs of blocks that may be one event, as `one * size + other`."""
    may_be_one = _different_reports(tellings)
    for one, other in _pairs(blocks):
        kept = may_be_one(one, other)
        yield one[kept] * len(tellings) + other[kept]


def _each_once(parts: Iterable[Numbers]) -> Numbers:
    """Return the numbers of all parts, sorted and each once.

    Repeats are cast out whenever as many have come in as were kept: memory stays within twice of
    what is returned, and each number is sorted a few times only.
    """
    kept, waiting, size = np.empty(0, np.int64), [], 0
    for part in parts:
        waiting.append(part)
        size += part.size
        if size > max(kept.size, _LEAST_SORTED):
            kept, waiting, size = np.unique(np.concatenate([kept, *waiting])), [], 0
    return np.unique(np.concatenate([kept, *waiting]))


def _keys(
    telling: Telling,
    published: date | None,
    *,
    families: Mapping[str, Sequence[str]],
    bounds: BlockBounds,
) -> Iterator[_Key]:
    """Yield the blocks of a telling: by when it was told, and by when it happened."""
    times: list[_Key] = []
    if published is not None:
        window = published.toordinal() // bounds.days
        times += [("told", window), ("told", window + 1)]
    if telling.first and telling.last and (telling.last - telling.first).days < bounds.widest:
        window = telling.first.toordinal() // bounds.widest
        times += [("dated", window), ("dated", window + 1)]
    for family in families.get(telling.type, (telling.type,)):
        for code in telling.codes:
            for time in times:
                yield (family, code, *time)


def _cut(
    block: list[int], words: Sequence[Sequence[int]], bounds: BlockBounds
) -> Iterator[list[int]]:
    """Yield a block, or where it is too large its parts that share a rare word."""
    if len(block) <= bounds.largest:
        yield block
        return
    parts: dict[int, list[int]] = {}
    for number in block:
        for word in words[number][: bounds.rare_words]:
            parts.setdefault(word, []).append(number)
    yield from (part for part in parts.values() if len(part) <= bounds.largest)


def _pairs(blocks: Sequence[Sequence[int]]) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield all pairs of each block, the first of a pair with the lower number.

    Blocks are taken together: each with its next, then each with its next but one, and so on.
    """
    members = np.fromiter(chain.from_iterable(blocks), np.int64)
    sizes = np.fromiter(map(len, blocks), np.int64, len(blocks))
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(members.size) - 1
    for step in range(1, int(sizes.max(initial=0))):
        places = np.flatnonzero(left >= step)
        yield members[places], members[places + step]


def _different_reports(tellings: Sequence[Telling]) -> Callable[[Numbers, Numbers], Mask]:
    """Return what says of pairs whether they could be of one event, whatever their words.

    Not of one event are two tellings of one report (its coder has told them apart), and one that
    is denied, planned or conditional and one that is not.
    """
    numbers = {name: number for number, name in enumerate(sorted({t.report for t in tellings}))}
    reports = np.array([numbers[telling.report] for telling in tellings], np.int64)
    factualities = np.array([telling.factuality.value for telling in tellings])

    def different(one: Numbers, other: Numbers) -> Mask:
        apart: Mask = reports[one] != reports[other]
        same: Mask = factualities[one] == factualities[other]
        return apart & same

    return different
