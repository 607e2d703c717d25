"""Texts as sets of word 5-grams ("shingles"), each a number of 64 bits.

Reference: Broder (1997), On the resemblance and containment of documents.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
import numpy.typing as npt

WORDS_IN_SHINGLE: Final = 5

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

_WORD = re.compile(r"\w+")
# An odd factor near 2^64 divided by the golden ratio spreads neighbouring numbers (Knuth, TAOCP 3).
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(32)
_PARTS: Final = 16
_MOST_KNOWN: Final = 500_000


@dataclass(frozen=True, slots=True)
class ShingleSets:
    """The shingles of many texts in one row, each text's sorted and without repeats.

    Those of text `i` are `hashes[starts[i]:starts[i + 1]]`.
    """

    hashes: Hashes
    starts: Numbers

    @property
    def sizes(self) -> Numbers:
        """How many shingles each text has."""
        return np.diff(self.starts)

    def of(self, text: int) -> Hashes:
        """Return the shingles of one text."""
        return self.hashes[self.starts[text] : self.starts[text + 1]]


def shingle_sets(texts: Iterable[str]) -> ShingleSets:
    """Return the word 5-grams of texts; case, punctuation and spacing make no difference.

    A text of fewer than five words is one shingle of all its words; one without words has none.

    >>> sets = shingle_sets(["Xi met Putin in Astana on Wednesday.", "XI MET PUTIN, IN ASTANA"])
    >>> sets.sizes.tolist()
    [3, 1]
    >>> bool(sets.of(1)[0] in sets.of(0))
    True
    """
    known: dict[str, int] = {}
    rows = [_shingles(text, known) for text in texts]
    sizes = np.fromiter((row.size for row in rows), np.int64, len(rows))
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    return ShingleSets(np.concatenate([np.empty(0, np.uint64), *rows]), starts)


def chosen(sets: ShingleSets, texts: Numbers) -> ShingleSets:
    """Return the shingles of some texts, which are numbered anew in the order given."""
    sizes = sets.sizes[texts]
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    return ShingleSets(sets.hashes[ranges(sets.starts[texts], sizes)], starts)


def frequencies(hashes: Hashes) -> npt.NDArray[np.int32]:
    """Return for each shingle of a row in how many places of the row it stands.

    >>> frequencies(np.array([7, 23, 7], np.uint64)).tolist()
    [2, 1, 2]
    """
    counts = np.empty(hashes.size, np.int32)
    for places in parts_of(hashes):
        _, which, found = np.unique(hashes[places], return_inverse=True, return_counts=True)
        counts[places] = found[which]
    return counts


def parts_of(hashes: Hashes) -> Iterator[Numbers]:
    """Yield the places of a row in sixteen parts by the last bits of what stands there.

    Equal shingles are in one part, so that no more than a part need be sorted at once.
    """
    last = hashes.astype(np.uint8) & np.uint8(_PARTS - 1)
    for part in range(_PARTS):
        yield np.flatnonzero(last == part)


def ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return the ranges of numbers that begin at `starts`, one after another.

    >>> ranges(np.array([5, 9]), np.array([2, 3])).tolist()
    [5, 6, 9, 10, 11]
    """
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if ends.size else 0
    numbers: Numbers = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return numbers


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, in small letters.

    >>> words_of("Rusia “menyerang” Kyiv (24/2)!")
    ['rusia', 'menyerang', 'kyiv', '24', '2']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _shingles(text: str, known: dict[str, int]) -> Hashes:
    """Return one text's shingles, sorted; `known` keeps the numbers of words met before."""
    words = words_of(text)
    row = np.fromiter((_number(word, known) for word in words), np.uint64, len(words))
    width = min(WORDS_IN_SHINGLE, row.size)
    if not width:
        return row
    mixed = np.zeros(row.size - width + 1, np.uint64)
    for place in range(width):
        mixed = mixed * _FACTOR + row[place : place + mixed.size]
        mixed ^= mixed >> _SHIFT
    return np.unique(mixed * _FACTOR)


def _number(word: str, known: dict[str, int]) -> int:
    """Return a word's number: the same in every run and on every machine."""
    number = known.get(word)
    if number is None:
        if len(known) >= _MOST_KNOWN:  # names and numbers never end; most words come back soon
            known.clear()
        number = int.from_bytes(blake2b(word.encode("utf-8"), digest_size=8).digest(), "big")
        known[word] = number
    return number
