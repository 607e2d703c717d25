"""Events that are asked for, counted by what they have."""

from typing import Final

from tatanan.serve.catalogue import Catalogue
from tatanan.serve.columns import SIDES, WORDS
from tatanan.serve.counting import count_values
from tatanan.serve.desk import Desk
from tatanan.serve.filters import Filters
from tatanan.serve.shapes_events import Facets

_MOST: Final = 200  # values of one facet


def count_facets(desk: Desk, filters: Filters) -> Facets:
    """Return how many events have each value.

    What is asked about one thing is left out of its own counts, so that another value can be
    chosen.
    """

    def make(catalogue: Catalogue) -> Facets:
        counts = {
            about: count_values(
                catalogue.columns, about, catalogue.chosen(filters, but=about), most=_MOST)
            for about in (*WORDS, *SIDES)
        }
        counts["country"] = counts.pop("where")
        return Facets(snapshot=catalogue.snapshot, **counts)

    found: Facets = desk.once(("facets", repr(filters)), make)
    return found
