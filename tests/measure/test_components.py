"""Components: who hangs together, however far apart."""

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tatanan.measure.components import components_of


def test_a_chain_is_one_component():
    """Two ends are together by way of those between; who has no link is alone."""
    linked = np.zeros((5, 5), bool)
    for one, other in ((0, 3), (3, 4)):
        linked[one, other] = linked[other, one] = True

    assert [0, 1, 2, 0, 0] == components_of(linked).tolist()
    assert [] == components_of(np.zeros((0, 0), bool)).tolist()


@given(st.integers(1, 9), st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8))))
def test_components_are_those_of_networkx(count, pairs):
    """Any graph falls into the same parts."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pair for pair in pairs if max(pair) < count)
    numbers = components_of(networkx.to_numpy_array(graph) > 0)

    assert {frozenset(part) for part in networkx.connected_components(graph)} == {
        frozenset(np.flatnonzero(numbers == number).tolist()) for number in set(numbers.tolist())}
