"""Words cut into the pieces that the encoder knows.

A word is cut where its pieces are likeliest together (Kudo 2018, "Subword Regularization",
the unigram model); what no piece covers is unknown. The pieces and their likelihoods are those
of XLM-RoBERTa that our languages use.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

START = "▁"
"""Before the first piece of each word."""
_UNLIKELY = -1e30
# Beneath the rarest piece by so much is what no piece covers.
_UNKNOWN_BELOW = 10.0
_KNOWN = 65_536  # words whose pieces are remembered


class WordPieces:
    """The pieces of a vocabulary: their places in it, and the logarithm of how likely each is."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], *, unknown: int) -> None:
        self._places = {piece: place for place, piece in enumerate(pieces)}
        self._scores = scores
        self._unknown = unknown
        self._longest = max(map(len, pieces))
        self._score_unknown = min(scores) - _UNKNOWN_BELOW
        self._known = lru_cache(maxsize=_KNOWN)(self._likeliest)

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the places of a word's pieces in the vocabulary, in order; at least one."""
        return self._known(START + unicodedata.normalize("NFKC", word))

    def _likeliest(self, text: str) -> tuple[int, ...]:
        best = [0.0, *[_UNLIKELY] * len(text)]
        ways: list[tuple[int, int]] = [(0, 0)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                place = self._places.get(text[start:end])
                if place is not None:
                    score = best[start] + self._scores[place]
                elif end == start + 1:
                    place, score = self._unknown, best[start] + self._score_unknown
                else:
                    continue
                if score > best[end]:
                    best[end], ways[end] = score, (place, start)
        found = []
        end = len(text)
        while end:
            place, end = ways[end]
            found.append(place)
        return tuple(reversed(found))
