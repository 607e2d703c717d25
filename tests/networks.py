"""Signed networks for tests: made from a few words, or at random."""

from itertools import combinations, product

import numpy as np
from hypothesis import strategies as st

from tatanan.terms.network import Dyad, SignedNetwork, Tie


def network(friends="", foes="", alone=""):
    """Return a network of ties given as pairs of one-letter names ("AB BC")."""
    ties = [Tie(Dyad.of(*pair), weight)
            for pairs, weight in ((friends, 1.0), (foes, -1.0)) for pair in pairs.split()]
    return SignedNetwork.of([*alone, *(code for tie in ties for code in tie.dyad)], ties)


@st.composite
def networks(draw, most=7):
    """Draw a signed network of up to so many actors, some ties missing."""
    actors = "ABCDEFGHIJ"[: draw(st.integers(1, most))]
    weights = st.sampled_from([None, -1.0, 1.0])
    ties = [
        Tie(Dyad(one, other), weight)
        for one, other in combinations(actors, 2)
        if (weight := draw(weights)) is not None
    ]
    return SignedNetwork.of(actors, ties)


@st.composite
def matrices(draw, least=3, most=6, whole=False):
    """Draw a symmetric table of weights, some of them 0."""
    count = draw(st.integers(least, most))
    values = st.sampled_from([-1.0, 0.0, 1.0]) if whole else st.floats(-3, 3).map(
        lambda x: round(x, 3))
    cells = draw(st.lists(values, min_size=count**2, max_size=count**2))
    table = np.triu(np.array(cells).reshape(count, count), 1)
    return table + table.T


def groupings(count, most):
    """Return the labels of every grouping."""
    return [np.array(labels) for labels in product(range(most), repeat=count)]


def camps(*sizes, wrong=0, seed=1):
    """Return a complete network of camps, so many ties turned the wrong way, with its labels."""
    labels = np.repeat(np.arange(len(sizes)), sizes)
    matrix = np.where(labels[:, None] == labels, 1.0, -1.0)
    random = np.random.default_rng(seed)
    pairs = list(combinations(range(len(labels)), 2))
    for place in random.choice(len(pairs), wrong, replace=False):
        i, j = pairs[place]
        matrix[i, j] = matrix[j, i] = -matrix[i, j]
    np.fill_diagonal(matrix, 0)
    return matrix, labels


# Alliances (rova, "+") and enmities (hina, "-") among sixteen tribes of the Gahuku-Gama: Read
# (1954), Cultures of the Central Highlands, New Guinea, Southwestern Journal of Anthropology 10:
# 1-43, as a matrix in Hage & Harary (1983), Structural Models in Anthropology, pages 56-60.
TRIBES = {
    "Gavev": "",
    "Kotun": "+",
    "Ove": "--",
    "Alika": "-.+",
    "Nagam": "--..",
    "Gahuk": "--+..",
    "Masil": "..+.++",
    "Ukudz": "..++.++",
    "Notoh": ".-..+-..",
    "Kohik": ".-......+",
    "Geham": ".....+++--",
    "Asaro": "-....+++..+",
    "Uheto": ".....-+.++-.",
    "Seuve": "....+..-...-+",
    "Nagad": "++..-...-----.",
    "Gama": "++..--....----+",
}


def highland_tribes():
    """Return the signed network of Read's tribes: 29 alliances and 29 enmities."""
    names = list(TRIBES)
    ties = [
        Tie(Dyad.of(name, names[place]), 1.0 if mark == "+" else -1.0)
        for name, marks in TRIBES.items() for place, mark in enumerate(marks) if mark != "."
    ]
    return SignedNetwork.of(names, ties)
