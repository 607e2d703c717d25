"""Union-find: what is joined to what, through however many links."""

from collections.abc import Iterable, Sequence


class Forest:
    """Things numbered from 0 and the sets that links have joined them into.

    >>> forest = Forest(4)
    >>> forest.join(0, 2), forest.join(2, 0)
    (True, False)
    >>> forest.sets()
    [[0, 2], [1], [3]]
    """

    def __init__(self, size: int) -> None:
        """Let every thing be a set of its own."""
        self._parents = list(range(size))

    def root(self, thing: int) -> int:
        """Return the least number of the set that a thing is in."""
        parents = self._parents
        while parents[thing] != thing:
            parents[thing] = parents[parents[thing]]
            thing = parents[thing]
        return thing

    def join(self, one: int, other: int) -> bool:
        """Join the sets of two things; False where they are in one set already."""
        first, last = sorted((self.root(one), self.root(other)))
        self._parents[last] = first
        return first != last

    def sets(self) -> list[list[int]]:
        """Return the sets, each sorted, in the order of their least members."""
        found: dict[int, list[int]] = {}
        for thing in range(len(self._parents)):
            found.setdefault(self.root(thing), []).append(thing)
        return [*found.values()]


def strongest(size: int, links: Iterable[tuple[int, int]]) -> Sequence[int]:
    """Return the places of those links that join something, taken in the order given.

    With the strongest link first, these are a maximum spanning forest (Kruskal 1956): every set
    is held together by its strongest links, and by no more than it needs.

    >>> strongest(3, [(0, 1), (1, 0), (2, 1)])
    [0, 2]
    """
    forest = Forest(size)
    return [place for place, (one, other) in enumerate(links) if forest.join(one, other)]
