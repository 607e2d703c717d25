"""The PLOVER ontology: types of event, their modes, quad category and score."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tatanan.lexicons.load import load_data

# The quads of what is done by words alone.
VERBAL = ("verbal-cooperation", "verbal-conflict")


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's sixteen types; `modes` gives the score of each mode.

    `lies_ahead` says that the act is one of words about what is yet to come, `takes_two` that
    nobody does it alone, `by_negation` that "not" may make a word tell it ("will not allow").
    """

    name: str
    quad: str
    score: float
    needs_recipient: bool
    lies_ahead: bool
    takes_two: bool
    by_negation: bool
    modes: Mapping[str, float]

    @property
    def leaning(self) -> str:
        """Whether it is an act of cooperation or of conflict.

        >>> load_plover()["SANCTION"].leaning
        'conflict'
        """
        return self.quad.rsplit("-", 1)[-1]

    def intensity(self, mode: str | None) -> float:
        """Return the score of conflict and cooperation, from -10 to 10.

        >>> load_plover()["ACCUSE"].intensity(None)
        -3.0
        """
        return float(self.modes.get(mode, self.score) if mode else self.score)


@lru_cache(maxsize=1)
def load_plover() -> Mapping[str, EventType]:
    """Return the types by name."""
    return {row["name"]: EventType(**row) for row in load_data("world", "plover")["types"]}
