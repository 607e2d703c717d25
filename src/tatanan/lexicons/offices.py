"""What may be concluded from an office that somebody holds."""

from functools import lru_cache
from typing import Literal

from tatanan.lexicons.load import load_data

Trait = Literal["sole", "known", "head", "abroad"]
"""What an office may be: held by one at a time, listed for most states or for all, sent abroad."""


@lru_cache(maxsize=4)
def offices_that_are(trait: Trait) -> frozenset[str]:
    """Return the offices of which something holds, as `world/offices.yaml` explains it.

    >>> sorted(offices_that_are("abroad"))
    ['ambassador', 'envoy']
    """
    rows = load_data("world", "offices")["offices"]
    return frozenset(row["name"] for row in rows if row[trait])
