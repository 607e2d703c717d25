"""The linker's settings: how much each component counts, and from which score on tellings are one.

The score is the probability that two tellings are of one event, as a logistic regression on
judged pairs gives it: 1 / (1 + exp(-(bias + sum of weight * (value - neutral)))). A component that
is not known adds nothing. The families say which types may tell one event. Tellings whose sides
share nobody, whose days do not meet, or which name two countries, are not of one event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from tatanan.errors import BadLexicon
from tatanan.lexicons.load import read_data
from tatanan.linking.bags import Values
from tatanan.linking.blocking import BlockBounds
from tatanan.linking.components import EXCLUDING, NAMES
from tatanan.linking.rarity import Rarity, Vocabulary

_EXCLUDING = [NAMES.index(name) for name in EXCLUDING]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a component counts, and the value at which it speaks neither for nor against."""

    component: str
    weight: float
    neutral: float


@dataclass(frozen=True, slots=True)
class Linker:
    """All that decides which tellings are of one event.

    `threshold` is the least score of a link, `least_mean` the least mean score of all compared
    tellings of two clusters that are to be joined; both from 0 to 1.
    """

    weights: tuple[Weight, ...]
    bias: float
    threshold: float
    least_mean: float
    families: Mapping[str, tuple[str, ...]]
    blocks: BlockBounds
    words: Vocabulary

    def grounds(self, components: Values) -> Values:
        """Return what each component adds to a pair's score, in log odds; 0 where not known."""
        weights = np.array([each.weight for each in self.weights])
        neutral = np.array([each.neutral for each in self.weights])
        return np.asarray(np.nan_to_num(weights * (components - neutral), nan=0.0))

    def scores(self, components: Values) -> Values:
        """Return the probability that the two tellings of each pair are of one event.

        It is 0 where sides, days or places exclude it.
        """
        odds = self.bias + self.grounds(components).sum(axis=1)
        excluded = (components[:, _EXCLUDING] == 0).any(axis=1)
        scores: Values = np.where(excluded, 0.0, 1 / (1 + np.exp(-odds)))
        return scores


@lru_cache(maxsize=1)
def load_linker() -> Linker:
    """Return the linker that ships, with weights fitted to judged pairs.

    >>> load_linker().families["AID"]
    ('giving',)

    Raises BadLexicon where its data do not name each component once.
    """
    data = _data("linker")
    if tuple(data["components"]) != NAMES:
        raise BadLexicon(
            f"linking/data/linker.yaml weighs {', '.join(data['components'])}; "
            f"weigh {', '.join(NAMES)}, in this order"
        )
    return Linker(
        tuple(Weight(name, **row) for name, row in data["components"].items()),
        data["bias"],
        data["threshold"],
        data["least_mean"],
        _families(data["families"]),
        BlockBounds(**data["blocks"]),
        _vocabulary(),
    )


def _data(name: str) -> Mapping[str, Any]:
    return read_data(
        files("tatanan.linking") / "data" / f"{name}.yaml", f"linking/data/{name}.yaml")


def _vocabulary() -> Vocabulary:
    standing = _data("standing")
    return Vocabulary(
        Rarity(_shares(_data("frequent_words")["languages"])),
        _standing(standing["concepts"]),
        frozenset(word for words in standing["put_off"].values() for word in words),
    )


def _families(families: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the families that each type is of."""
    types = sorted({name for members in families.values() for name in members})
    return {
        name: tuple(family for family, members in families.items() if name in members)
        for name in types
    }


def _shares(languages: Mapping[str, Mapping[int, Sequence[str]]]) -> Mapping[str, float]:
    """Return the share of sentences that have a word, in the language where it is commonest."""
    shares: dict[str, float] = {}
    for rows in languages.values():
        for hundredths, words in rows.items():
            for word in words:
                shares[word] = max(shares.get(word, 0.0), hundredths / 100)
    return shares


def _standing(concepts: Mapping[str, Mapping[str, Sequence[str]]]) -> Mapping[str, str]:
    """Return the state of affairs that each word names."""
    return {
        word: concept
        for concept, languages in concepts.items()
        for words in languages.values()
        for word in words
    }
