"""The rules by which findings are made: what each says, and whether it is active."""

from dataclasses import dataclass
from functools import lru_cache

from tatanan.lexicons.load import load_data


@dataclass(frozen=True, slots=True)
class FindingRule:
    """A rule of `world/findings.yaml`.

    `right` of `read` findings were right when they were read by hand; both are 0 where none
    has been read.
    """

    id: str
    says: str
    active: bool
    right: int
    read: int


@lru_cache(maxsize=1)
def load_finding_rules() -> tuple[FindingRule, ...]:
    """Return the rules in the order in which their findings are shown."""
    return tuple(
        FindingRule(
            row["id"], row["says"], row["active"], row["measured"]["right"], row["measured"]["read"]
        )
        for row in load_data("world", "findings")["rules"]
    )
