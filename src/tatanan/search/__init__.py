"""Full-text search over reports, offline: words as written and by their roots, phrases, prefixes.

    parse_query      what a person types -> Query
    open_index       a sidecar file that can be thrown away and built again

What is found is marked by `query.hits_in`, in the text itself.
"""

from tatanan.search.index import SearchIndex, open_index
from tatanan.search.query import Query, parse_query

__all__ = ["Query", "SearchIndex", "open_index", "parse_query"]
