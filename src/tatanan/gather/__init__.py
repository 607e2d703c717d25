"""Sources become items: each one thing that should give one report, not read yet.

Files, folders, exports, feeds, sitemaps, lists of addresses, WARC, and all of these packed.
Nothing is fetched from the web but by robots.txt, at a pace, and never from a private net.
"""

from tatanan.gather.columns import parse_columns
from tatanan.gather.fetch import FetchRules
from tatanan.gather.items import Gathered, Item, Missed, RecordLine
from tatanan.gather.kinds import SourceKind
from tatanan.gather.meter import Meter
from tatanan.gather.sources import STANDARD_INPUT, Gathering, gather
from tatanan.gather.streams import Limits

__all__ = [
    "STANDARD_INPUT", "FetchRules", "Gathered", "Gathering", "Item", "Limits", "Meter", "Missed",
    "RecordLine", "SourceKind", "gather", "parse_columns",
]
