"""The parts of a graph that hang together."""

import numpy as np
from numpy.typing import NDArray


def components_of(linked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the number of the component that each vertex is in, in the order of first vertices.

    >>> components_of(np.array([[0, 0, 1], [0, 0, 0], [1, 0, 0]], bool))
    array([0, 1, 0])
    """
    number = np.full(len(linked), -1, np.int64)
    for root in range(len(linked)):
        if number[root] >= 0:
            continue
        component = int(number.max()) + 1
        edge = np.zeros(len(linked), bool)
        edge[root] = True
        while edge.any():
            number[edge] = component
            edge = linked[edge].any(axis=0) & (number < 0)
    return number
