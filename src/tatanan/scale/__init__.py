"""Bulk: shards of items in, Parquet out, and all of it merged into a store.

The work on a shard is one pure function (`code_shard`), done by processes on this machine or by
a Ray cluster. A kill at any moment does no harm: what is done is found again by its name.
"""

from tatanan.scale.adding import Added, Labour, add, work_beside
from tatanan.scale.plan import Plan
from tatanan.scale.progress import Progress
from tatanan.scale.quarantine import Held, Quarantine
from tatanan.scale.shards import ShardSize

__all__ = [
    "Added", "Held", "Labour", "Plan", "Progress", "Quarantine", "ShardSize", "add",
    "work_beside",
]
