"""How much a word says: the rarer, the more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tatanan.linking.bags import Bags, Values, bags_of


@dataclass(frozen=True, slots=True)
class Rarity:
    """How common words are before any report is read: the share of sentences that have them.

    `reading` is how many sentences of that kind count as read. So a handful of reports is
    compared by what is common in the language, and many reports by what is common in them.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    reading: float = 1000.0
    unlisted: float = 0.0005

    def bags(self, things: Sequence[Iterable[str]]) -> Bags:
        """Return the words of things, each with the weight -log of its share.

        >>> rarity = Rarity({"the": 0.5})
        >>> one, two = np.array([0]), np.array([1])
        >>> rarity.bags([["the", "treaty"], ["the", "attack"]]).cosine(one, two).round(2).tolist()
        [0.01]
        """
        return bags_of(things, weigh=self._weights)

    def _weights(self, names: Sequence[str], counts: Values, things: int) -> Values:
        before = np.array([self.shares.get(name, self.unlisted) for name in names])
        weights: Values = -np.log((counts + self.reading * before) / (things + self.reading))
        return weights


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words, in all languages together.

    `standing` gives the state of affairs that a word names: a war, a ceasefire. `put_off` are
    words that say of a deed that it has not happened.
    """

    rarity: Rarity
    standing: Mapping[str, str]
    put_off: frozenset[str]
