"""The field's reference data as arrays: votes, ties, capabilities, ideal points, memberships.

Every table names its states once, in `states`, and points to them by their place there. Absence
is told apart from zero: a state that did not vote has 0 in a matrix of votes, where no vote is 0;
a number that nobody knows is NaN; a year outside the data raises, it is never a year of nothing.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tatanan.terms.arrays import distinct_years, require_parallel, require_shape, require_year
from tatanan.terms.network import DyadMatrix, Period

YES, ABSTAIN, NO = 1, 2, 3
NOT_VOTED = 0
_BEFORE_THE_FIRST = 1945  # the first session of the General Assembly is that of 1946 here
COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop")

Places = NDArray[np.int32]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class VoteMatrix:
    """The votes of a period: one row a state, one column a roll call.

    `matrix` is n x k: 1 yes, 2 abstain, 3 no, and 0 where a state cast no vote (absent, or no
    member on that day). 0 is never a choice.
    """

    period: Period
    states: tuple[str, ...]
    rollcalls: tuple[int, ...]
    matrix: NDArray[np.int8]

    def __post_init__(self) -> None:
        """Refuse a table whose shape does not fit, and values that are no vote."""
        require_shape(self.matrix, (len(self.states), len(self.rollcalls)), "votes")
        if self.matrix.size and not 0 <= int(self.matrix.min()) <= int(self.matrix.max()) <= NO:
            raise ValueError("a vote is 1 yes, 2 abstain or 3 no, and 0 where none was cast")

    def compared(self) -> DyadMatrix:
        """Return on how many roll calls every two states both voted, as values and counts."""
        cast = (self.matrix != NOT_VOTED).astype(np.float64)
        both = cast @ cast.T
        counts = both.astype(np.int64)
        return DyadMatrix("roll calls compared", self.period, self.states, both, counts)


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Votes on roll calls, one entry a state and roll call; parallel arrays.

    `state` is a place in `states`, `rollcall` the publisher's id, `day` the day of the vote as
    the publisher dates it, `session` the number of the session and `year` the year that the
    publisher files it under, `vote` 1 yes, 2 abstain, 3 no.
    """

    states: tuple[str, ...]
    state: Places
    rollcall: NDArray[np.int64]
    day: NDArray[np.datetime64]
    session: NDArray[np.int16]
    year: NDArray[np.int16]
    vote: NDArray[np.int8]

    def __post_init__(self) -> None:
        """Refuse columns of several lengths."""
        columns = self.rollcall, self.day, self.session, self.year, self.vote
        require_parallel(self.state, *columns)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have votes."""
        return distinct_years(self.year)

    def in_year(self, year: int) -> VoteMatrix:
        """Return the votes filed under a year. Raises KeyError for a year without votes."""
        require_year(year, self.years, "votes")
        return self._matrix(self.year == year, Period.year(year))

    def by_session(self) -> "Votes":
        """Return the same votes, each under the year in which its session began (the 1st: 1946).

        A publisher may file a session under another year, or two under one. What belongs to no
        numbered session (an emergency one) stays under its year.
        """
        year = np.where(self.session > 0, self.session + _BEFORE_THE_FIRST, self.year)
        return replace(self, year=year.astype(np.int16))

    def in_period(self, period: Period) -> VoteMatrix:
        """Return the votes dated in a period. Raises KeyError where there are none."""
        first, last = np.datetime64(period.first), np.datetime64(period.last)
        chosen = (self.day >= first) & (self.day <= last)
        if not chosen.any():
            raise KeyError(f"no votes are dated {period.first} to {period.last}")
        return self._matrix(chosen, period)

    def _matrix(self, chosen: NDArray[np.bool_], period: Period) -> VoteMatrix:
        places, rows = np.unique(self.state[chosen], return_inverse=True)
        rollcalls, columns = np.unique(self.rollcall[chosen], return_inverse=True)
        matrix = np.zeros((len(places), len(rollcalls)), np.int8)
        matrix[rows, columns] = self.vote[chosen]
        states = tuple(self.states[place] for place in places)
        return VoteMatrix(period, states, tuple(rollcalls.tolist()), matrix)


@dataclass(frozen=True, slots=True, eq=False)
class TieMatrix:
    """The valued ties of a year among all states of the system, whether they have ties or not.

    `matrix` is n x n: the level of the tie from the row's state to the column's, 0 where there
    is none. On the diagonal stands `own`, the level that a state has with itself.
    """

    measure: str
    year: int
    states: tuple[str, ...]
    matrix: NDArray[np.float64]
    own: float

    def __post_init__(self) -> None:
        """Refuse a table whose shape does not fit the states."""
        require_shape(self.matrix, (len(self.states), len(self.states)), self.measure)


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Valued ties between two states in a year: alliances, disputes, sanctions, borders.

    One entry a pair and year, the highest level that held; `one` and `other` are places in
    `states`. Where `directed` is false every pair stands once, and the matrix is symmetric.
    `levels` says what each level above 0 means: for alliances 3 defence, 2 neutrality or
    non-aggression, 1 consultation. `roster_year` and `roster_state` list who was a state in
    which year, so that no tie is told apart from no state; who was none is in no matrix.
    `first` and `last` are the years that the data cover.
    """

    measure: str
    states: tuple[str, ...]
    year: NDArray[np.int16]
    one: Places
    other: Places
    level: NDArray[np.int8]
    levels: tuple[tuple[int, str], ...]
    roster_year: NDArray[np.int16]
    roster_state: Places
    first: int
    last: int
    directed: bool = False

    def __post_init__(self) -> None:
        """Refuse columns of several lengths."""
        require_parallel(self.year, self.one, self.other, self.level)
        require_parallel(self.roster_year, self.roster_state)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the data cover, those without any tie among them."""
        return tuple(range(self.first, self.last + 1))

    def in_year(self, year: int, *, own: float | None = None) -> TieMatrix:
        """Return the ties of a year among the states of that year.

        `own` is on the diagonal: without it, the highest level. Raises KeyError for a year that
        the data do not cover: what ends in 2018 says nothing of 2019.
        """
        require_year(year, self.years, self.measure)
        top = float(max(level for level, _ in self.levels)) if own is None else own
        places = np.unique(self.roster_state[self.roster_year == year])
        matrix = self._fill(year, places)
        np.fill_diagonal(matrix, top)
        names = tuple(self.states[place] for place in places)
        return TieMatrix(self.measure, year, names, matrix, top)

    def _fill(self, year: int, places: Places) -> Reals:
        chosen = (self.year == year) & np.isin(self.one, places) & np.isin(self.other, places)
        rows = np.searchsorted(places, self.one[chosen])
        columns = np.searchsorted(places, self.other[chosen])
        matrix = np.zeros((len(places), len(places)))
        np.maximum.at(matrix, (rows, columns), self.level[chosen])
        return matrix if self.directed else np.maximum(matrix, matrix.T)


@dataclass(frozen=True, slots=True, eq=False)
class StateValues:
    """One number a state at a time; NaN where it is not known, `errors` None where none is told."""

    measure: str
    period: Period
    states: tuple[str, ...]
    values: Reals
    errors: Reals | None = None

    def __post_init__(self) -> None:
        """Refuse arrays whose length does not fit the states."""
        require_shape(self.values, (len(self.states),), self.measure)
        if self.errors is not None:
            require_shape(self.errors, (len(self.states),), self.measure)

    def of(self, state: str) -> float | None:
        """Return the value of a state, None where it is not known.

        Raises KeyError for a state that is not among them.
        """
        if state not in self.states:
            raise KeyError(f"{state!r} is not among the {len(self.states)} states of {self.measure}"
                           f" in {self.period.first} to {self.period.last}")
        value = float(self.values[self.states.index(state)])
        return None if np.isnan(value) else value


@dataclass(frozen=True, slots=True, eq=False)
class Capabilities:
    """National material capabilities, one entry a state and year; parallel arrays.

    `cinc` is the mean of a state's shares of the world in six components (0 to 1);
    `components` is n x 6 in the order of `COMPONENTS` (thousand dollars, thousand persons,
    thousand tons, thousand tons of coal, thousand persons, thousand persons). NaN: not known.
    """

    states: tuple[str, ...]
    year: NDArray[np.int16]
    state: Places
    cinc: NDArray[np.float64]
    components: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse columns of several lengths."""
        require_parallel(self.year, self.state, self.cinc)
        require_shape(self.components, (len(self.year), len(COMPONENTS)), "capabilities")

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have entries."""
        return distinct_years(self.year)

    def in_year(self, year: int, *, component: str = "cinc") -> StateValues:
        """Return the index, or one component, of all states in a year."""
        require_year(year, self.years, "capabilities")
        chosen = self.year == year
        values = (self.cinc if component == "cinc" else self._component(component))[chosen]
        return _values(component, year, self.states, (self.state[chosen], values, None))

    def _component(self, name: str) -> NDArray[np.float64]:
        if name not in COMPONENTS:
            raise KeyError(f"{name!r} is no component; they are cinc, {', '.join(COMPONENTS)}")
        column: NDArray[np.float64] = self.components[:, COMPONENTS.index(name)]
        return column


@dataclass(frozen=True, slots=True, eq=False)
class Outputs:
    """Gross domestic product, one entry a state and year; parallel arrays.

    `series` says in what: the publisher's code (NY.GDP.MKTP.CD, current dollars) or `mpd`, dollars
    of 2011. Only shares of it are compared. Who has no entry is not known, and not without output.
    """

    series: str
    states: tuple[str, ...]
    year: NDArray[np.int16]
    state: Places
    output: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse columns of several lengths."""
        require_parallel(self.year, self.state, self.output)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have entries."""
        return distinct_years(self.year)

    def in_year(self, year: int) -> StateValues:
        """Return the output of all states in a year."""
        require_year(year, self.years, "output")
        chosen = self.year == year
        return _values("output", year, self.states, (self.state[chosen], self.output[chosen], None))


@dataclass(frozen=True, slots=True, eq=False)
class IdealPoints:
    """Ideal points on the first dimension of voting, one entry a state and year.

    `sd` is None where the publisher tells no uncertainty, `votes` None where no count.
    """

    states: tuple[str, ...]
    year: NDArray[np.int16]
    state: Places
    value: NDArray[np.float64]
    sd: NDArray[np.float64] | None = None
    votes: NDArray[np.int32] | None = None

    def __post_init__(self) -> None:
        """Refuse columns of several lengths."""
        told = [each for each in (self.sd, self.votes) if each is not None]
        require_parallel(self.year, self.state, self.value, *told)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have entries."""
        return distinct_years(self.year)

    def in_year(self, year: int) -> StateValues:
        """Return the ideal points of all states in a year."""
        require_year(year, self.years, "ideal points")
        chosen = self.year == year
        errors = None if self.sd is None else self.sd[chosen]
        columns = self.state[chosen], self.value[chosen], errors
        return _values("ideal point", year, self.states, columns)


@dataclass(frozen=True, slots=True)
class Roster:
    """Who belongs to a body on a day, by code.

    `members` are known to, `unsure` may (their days are not certain, the parties differ, or the
    list ends before that day); who stands in neither is known not to. `until` is its last day.
    """

    body: str
    day: date
    members: frozenset[str]
    unsure: frozenset[str]
    until: date


def _values(
    measure: str, year: int, states: tuple[str, ...], columns: tuple[Places, Reals, Reals | None]
) -> StateValues:
    places, values, errors = columns
    order = np.argsort(places, kind="stable")
    names = tuple(states[place] for place in places[order])
    of_values = None if errors is None else errors[order]
    return StateValues(measure, Period.year(year), names, values[order], of_values)
