"""What several yardsticks say beside a claim about the international order: never a verdict.

A weighing has no score. It holds numbers that somebody who judges the claim would want to see,
each with its interval, its place in its own history, the same number of somebody else, the day
on which its data end, and a sentence that says what is and what is not measured.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tatanan.terms.coding import Claim
from tatanan.terms.network import Yardstick
from tatanan.terms.text import ReportId


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing said in English (`en`) and in Indonesian (`id`)."""

    en: str
    id: str

    def of(self, language: str) -> str:
        """Return it in a language; in English where it is not said in that one.

        >>> Wording("votes", "pemungutan suara").of("id")
        'pemungutan suara'
        """
        return self.id if language == "id" else self.en


class DayBasis(StrEnum):
    """How the day of a report is known: it was published then, or it names that day first."""

    PUBLISHED = "published"
    NAMED = "named"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Measurement:
    """A yardstick beside a claim, and the sentence that says what it is.

    `beside` is the same measure of others, at the same time: of the other side, never of an
    ideal. `data` names the data sets it is made of, by id (`events` are those of a store).
    `behind` is how many days the data end before the report's day, below 0 where they go on
    beyond it; None where either is not known. `words` say what is and what is not measured.
    """

    yardstick: Yardstick
    beside: tuple[Yardstick, ...]
    data: tuple[str, ...]
    behind: int | None
    words: Wording


@dataclass(frozen=True, slots=True)
class Lacking:
    """A data set that a yardstick would need and that is not here; `remedy` is how to get it."""

    data: str
    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ClaimsOfReport:
    """The claims of a report, and the day that they are held against.

    `day` is None, and `basis` `UNKNOWN`, where the report was published on no known day and
    names none.
    """

    report: ReportId
    record: str
    title: str | None
    language: str
    day: date | None
    basis: DayBasis
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """A claim, and what several yardsticks say beside it. There is no score and no verdict.

    `notes` say what cannot be measured about this claim, whatever the data; `lacking` which
    data would say more.
    """

    claim: Claim
    day: date | None
    measurements: tuple[Measurement, ...]
    notes: tuple[Wording, ...]
    lacking: tuple[Lacking, ...]
