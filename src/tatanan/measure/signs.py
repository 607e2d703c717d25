"""A similarity of every two states as friendly and hostile ties: above the mean, or below.

Most states vote alike, and most have no alliance with most others, so that nearly every
similarity is high. What ties two states is to be more alike than states are on the mean:

    w_ij = k_ij - mean over all i < j of k_ij

with k any similarity; a tie is friendly above 0, hostile below, and there is none where the two
were not compared.
"""

import numpy as np

from tatanan.terms.network import Dyad, DyadMatrix, SignedNetwork, Tie


def signed_by_mean(matrix: DyadMatrix) -> SignedNetwork:
    """Return the ties that a similarity gives: how far it lies above or below the mean of all.

    >>> from tatanan.terms.network import Period
    >>> table = np.array([[1.0, 0.8, 0.2], [0.8, 1.0, 0.2], [0.2, 0.2, 1.0]])
    >>> kappa = DyadMatrix("kappa of votes", Period.year(2022), ("A", "B", "C"), table,
    ...                    np.full((3, 3), 90))
    >>> network = signed_by_mean(kappa)
    >>> round(network.between("A", "B"), 2), round(network.between("A", "C"), 2)
    (0.4, -0.2)
    """
    off = ~np.eye(len(matrix.actors), dtype=bool)
    known = off & ~np.isnan(matrix.values)
    mean = float(matrix.values[known].mean()) if known.any() else 0.0
    pairs = zip(*np.nonzero(np.triu(known)), strict=True)
    return SignedNetwork.of(matrix.actors, [
        Tie(Dyad.of(matrix.actors[i], matrix.actors[j]), float(matrix.values[i, j]) - mean)
        for i, j in pairs if matrix.values[i, j] != mean])
