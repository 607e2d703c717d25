"""Events as reports tell them: what the linker compares."""

from dataclasses import dataclass
from datetime import date

from tatanan.terms.coding import Factuality


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one report tells it.

    `actors` and `recipients` are codes, without `UNK`; a reciprocal event has no recipients.
    `parties` are the ids of the actors on both sides, which tell a minister from a state. `first`
    and `last` are the days that the report gives the event, both None where it gives none;
    `place` and `country` are where it happened. The trigger is `sentence[start:end]`.
    """

    id: str
    report: str
    type: str
    sentence: str
    start: int
    end: int
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    mode: str | None = None
    factuality: Factuality = Factuality.ASSERTED
    first: date | None = None
    last: date | None = None
    place: str | None = None
    country: str | None = None

    @property
    def codes(self) -> frozenset[str]:
        """The codes of both sides."""
        return self.actors | self.recipients

    @property
    def has_happened(self) -> bool:
        """Whether the event lies behind its report: it is told, or denied, as having happened."""
        return self.factuality in (Factuality.ASSERTED, Factuality.DENIED)
