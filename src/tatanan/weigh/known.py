"""What is known when a claim is weighed: reference data and events, with what they give by year.

Everything is given as an argument; what is not there is None, and `lacking` says how to get it.
What is worked out once (the kappa of a year) is kept, since reports claim the same again and again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, TypeVar

import pyarrow as pa

from tatanan.measure.change import stand
from tatanan.measure.similarity import compare_votes
from tatanan.reference.bodies import members_of
from tatanan.terms.network import DyadMatrix, Period, Yardstick
from tatanan.terms.note import Note
from tatanan.terms.reference import Capabilities, IdealPoints, Outputs, Ties, VoteMatrix, Votes
from tatanan.terms.weighing import Lacking

T = TypeVar("T")

VOTES: Final = "un-votes"
POINTS: Final = "ideal-points"
POWER: Final = "cinc"
MAJORS: Final = "cow-majors"
PACTS: Final = "atop"
SANCTIONS: Final = "gsdb"
OUTPUT: Final = "wdi-gdp"
OLDER_OUTPUT: Final = "maddison"
EVENTS: Final = "events"
_STATE: Final = len("USA")
_NO_STATES: Final = frozenset({"IGO", "NGO", "WST", "UNK", "MNC"})


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All that claims are held against; None is what is not here.

    `output` is gross domestic product, `output_from` the id of the data set that it is of.
    `majors` is the table of `cow-majors`; `events` are dyadic events as a store gives them,
    `events_from` the id of the data set that they are of (`events` for a store's own).
    `lacking` has the data sets that are not here, by id. Histories begin with the year `since`
    (None: with the data). Intervals come from so many `draws` of roll calls, which begin with
    the number `seed`.
    """

    votes: Votes | None = None
    points: IdealPoints | None = None
    power: Capabilities | None = None
    output: Outputs | None = None
    output_from: str = OUTPUT
    pacts: Ties | None = None
    sanctions: Ties | None = None
    majors: pa.Table | None = None
    events: pa.Table | None = None
    events_from: str = EVENTS
    lacking: Mapping[str, Lacking] = field(default_factory=dict)
    since: int | None = None
    draws: int = 200
    seed: int = 0
    _kept: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False)

    def kept(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what was worked out under a key before, or work it out now."""
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def years_to(self, years: Sequence[int], day: date | None) -> tuple[int, ...]:
        """Return the years of some data up to that of a day, from `since` on; the last is now.

        >>> Known(since=2000).years_to((1999, 2001, 2003, 2005), date(2004, 7, 3))
        (2001, 2003)
        """
        first = self.since if self.since is not None else years[0] if years else 0
        last = day.year if day else max(years, default=0)
        return tuple(year for year in years if first <= year <= last)

    def kappa(self, year: int) -> DyadMatrix:
        """Return the kappa of the votes of a year."""
        return self.kept(("kappa", year), lambda: compare_votes(self.cast(year)))

    def cast(self, year: int) -> VoteMatrix:
        """Return the votes of a year. Raises KeyError where there are none."""
        votes = self.votes
        if votes is None:
            raise KeyError("no votes are given")
        return self.kept(("votes", year), lambda: votes.in_year(year))


@dataclass(frozen=True, slots=True)
class Draft:
    """A yardstick, the same of others, and the data that both are made of; not in words yet."""

    yardstick: Yardstick
    beside: tuple[Yardstick, ...]
    data: tuple[str, ...]


def states_of(code: str, day: date) -> frozenset[str]:
    """Return the states that a code stands for on a day: a body's members, or the state itself.

    A body goes by its code, or by its id where several share a code (`csto`). Empty for whoever
    has no list of members (`IGO`, `WST`, `UNK`), and for a body of later days.

    >>> len(states_of("IGOSCO", date(2022, 12, 31))), states_of("IDN", date(2022, 12, 31))
    (8, frozenset({'IDN'}))
    """
    if is_state(code):
        return frozenset({code})
    roster = members_of(code, day)
    return frozenset() if roster is None else frozenset(m for m in roster.members if is_state(m))


def is_state(code: str) -> bool:
    """Say whether a code is one of a state.

    >>> is_state("RUS"), is_state("IGONAT"), is_state("WST"), is_state("gcc")
    (True, False, False, False)
    """
    return len(code) == _STATE and code.isupper() and code not in _NO_STATES


def placed(values: Sequence[Yardstick | None], known: Known) -> Yardstick:
    """Return the last of a yardstick's values with its percentile among those before.

    None is a year in which there was none. The last is never None.
    """
    last = values[-1]
    if last is None:
        raise ValueError("the last value is that of now, and stands in place of none")
    standing = stand([each.value if each else None for each in values], seed=known.seed)
    return replace(last, percentile=standing.percentile) if standing else last


def unknown(measure: str, about: str, year: int, why: Note) -> Yardstick:
    """Return a yardstick that data of a year do not give, with the reason."""
    period = Period.year(year)
    return Yardstick(measure, about, None, period=period, until=period.last, note=why)


def moment(year: int, day: date | None) -> date:
    """Return the day of a year on which members are counted: its last, or an earlier one."""
    return min(date(year, 12, 31), day or date.max)
