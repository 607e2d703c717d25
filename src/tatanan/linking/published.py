"""A text, and who printed it when: what the linker needs to know of a report."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PublishedText:
    """What a report prints.

    `published` is the first day of publication, None where nobody knows. `outlets` are those that
    are known to have published it.
    """

    id: str
    text: str
    published: date | None = None
    outlets: frozenset[str] = frozenset()
