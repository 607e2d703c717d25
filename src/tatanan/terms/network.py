"""States and the ties between them: periods, dyads, alignments, networks, blocs.

Silence is not neutrality: a dyad of which nothing is known has no tie, never one of 0.
"""

import calendar
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tatanan.terms.note import Note


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of days, the first and the last included.

    >>> Period.quarter(2024, 1)
    Period(first=datetime.date(2024, 1, 1), last=datetime.date(2024, 3, 31))
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.first > self.last:
            raise ValueError(
                f"a period cannot run from {self.first} to {self.last}; give the earlier day first"
            )

    @classmethod
    def year(cls, year: int) -> "Period":
        """Return a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, year: int, number: int) -> "Period":
        """Return a quarter, 1 to 4, of a calendar year."""
        if not 1 <= number <= 4:
            raise ValueError(f"a year has quarters 1 to 4, not {number}")
        last = cls.month(year, 3 * number).last
        return cls(date(year, 3 * number - 2, 1), last)

    @classmethod
    def month(cls, year: int, number: int) -> "Period":
        """Return a calendar month, 1 to 12."""
        if not 1 <= number <= 12:
            raise ValueError(f"a year has months 1 to 12, not {number}")
        return cls(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies in the period."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, order=True)
class Dyad:
    """Two actors, by their codes, in no direction. `Dyad.of` sorts them.

    >>> Dyad.of("RUS", "CHN")
    Dyad(one='CHN', other='RUS')
    """

    one: str
    other: str

    def __post_init__(self) -> None:
        """Refuse a dyad of one actor, or one whose actors are not in order."""
        if not self.one < self.other:
            raise ValueError(
                f"a dyad holds two actors in order, not {self.one!r} and {self.other!r};"
                " make it with Dyad.of"
            )

    @classmethod
    def of(cls, one: str, other: str) -> "Dyad":
        """Return the dyad of two actors, in whichever order they are named."""
        return cls(min(one, other), max(one, other))

    def __iter__(self) -> Iterator[str]:
        """Yield the two codes."""
        yield self.one
        yield self.other


@dataclass(frozen=True, slots=True, order=True)
class DirectedDyad:
    """Who acts, and toward whom, by their codes."""

    actor: str
    recipient: str

    def __post_init__(self) -> None:
        """Refuse a dyad of one actor."""
        if self.actor == self.recipient:
            raise ValueError(f"a dyad holds two actors, not {self.actor!r} twice")

    @property
    def undirected(self) -> Dyad:
        """The same two actors in no direction."""
        return Dyad.of(self.actor, self.recipient)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How far two actors stood together in a period: -1 against, 1 with one another.

    `low` and `high` bound the interval that the measure names; None where too little is
    known for one. `events` are the ids of the events behind the value, `count` their number
    (where the ids are not kept, `events` is empty and the count still stands).
    """

    dyad: Dyad | DirectedDyad
    period: Period
    value: float
    low: float | None
    high: float | None
    count: int
    events: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a value out of range, and an interval that is no interval."""
        if not -1 <= self.value <= 1:
            raise ValueError(f"an alignment lies between -1 and 1, not at {self.value}")
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval is known at both ends or at neither")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval cannot run from {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class AlignmentNetwork:
    """The alignments of a period, among actors of whom some may have none."""

    period: Period
    actors: tuple[str, ...]
    alignments: tuple[Alignment, ...]
    _by_dyad: dict[Dyad | DirectedDyad, Alignment] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Index the alignments, and refuse two of one dyad."""
        self._by_dyad.update((each.dyad, each) for each in self.alignments)
        if len(self._by_dyad) != len(self.alignments):
            raise ValueError("a network holds one alignment a dyad; join them first")

    def between(self, one: str, other: str) -> Alignment | None:
        """Return the alignment of two actors (of the first toward the other, where directed)."""
        return self._by_dyad.get(DirectedDyad(one, other)) or self._by_dyad.get(Dyad.of(one, other))

    def signed(self, *, least: float = 0.0) -> "SignedNetwork":
        """Return the undirected ties whose alignment is above `least` or below minus `least`."""
        ties = [
            Tie(each.dyad, each.value)
            for each in self.alignments
            if isinstance(each.dyad, Dyad) and abs(each.value) > least
        ]
        return SignedNetwork.of(self.actors, ties)


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A tie between two actors: friendly above 0, hostile below, its strength the distance."""

    dyad: Dyad
    weight: float

    def __post_init__(self) -> None:
        """Refuse a tie without a sign."""
        if self.weight == 0 or math.isnan(self.weight):
            raise ValueError(f"a tie has a sign: {self.dyad} has the weight {self.weight}")


@dataclass(frozen=True, slots=True)
class SignedNetwork:
    """Actors, and the friendly and hostile ties between them. `SignedNetwork.of` sorts both.

    >>> allies, foes = Tie(Dyad.of("A", "B"), 1.0), Tie(Dyad.of("A", "C"), -1.0)
    >>> SignedNetwork.of(["C", "B", "A"], [foes, allies]).between("B", "A")
    1.0
    """

    actors: tuple[str, ...]
    ties: tuple[Tie, ...]
    _by_dyad: dict[Dyad, float] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Index the ties; refuse two of one dyad, and ties of actors who are not named."""
        self._by_dyad.update((tie.dyad, tie.weight) for tie in self.ties)
        if len(self._by_dyad) != len(self.ties):
            raise ValueError("a network holds one tie a dyad; join them first")
        strangers = {code for tie in self.ties for code in tie.dyad} - set(self.actors)
        if strangers:
            raise ValueError(f"ties of actors that the network lacks: {sorted(strangers)}")

    @classmethod
    def of(cls, actors: Iterable[str], ties: Iterable[Tie]) -> "SignedNetwork":
        """Return the network of these actors and ties, in order."""
        return cls(tuple(sorted(set(actors))), tuple(sorted(ties)))

    def between(self, one: str, other: str) -> float | None:
        """Return the weight of the tie between two actors, None where there is none."""
        return self._by_dyad.get(Dyad.of(one, other))

    def matrix(self) -> NDArray[np.float64]:
        """Return the weights, n x n in the order of `actors`; 0 where there is no tie."""
        place = {code: number for number, code in enumerate(self.actors)}
        weights = np.zeros((len(place), len(place)))
        for tie in self.ties:
            i, j = place[tie.dyad.one], place[tie.dyad.other]
            weights[i, j] = weights[j, i] = tie.weight
        return weights


@dataclass(frozen=True, slots=True, eq=False)
class DyadMatrix:
    """A measure of every two actors of a period.

    `values` is n x n in the order of `actors`, NaN where nothing is known; `counts` is n x n,
    of how many observations (roll calls, events, allies compared) each value is made.
    """

    measure: str
    period: Period
    actors: tuple[str, ...]
    values: NDArray[np.float64]
    counts: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Refuse tables whose shape does not fit the actors."""
        shape = (len(self.actors), len(self.actors))
        if self.values.shape != shape or self.counts.shape != shape:
            raise ValueError(
                f"{len(self.actors)} actors need tables of {shape}, not of"
                f" {self.values.shape} and {self.counts.shape}"
            )

    def between(self, one: str, other: str) -> float | None:
        """Return the value of two actors, None where nothing is known of them together.

        Raises KeyError for an actor that is not in the matrix.
        """
        value = float(self.values[self._place(one), self._place(other)])
        return None if np.isnan(value) else value

    def count(self, one: str, other: str) -> int:
        """Return of how many observations the value of two actors is made."""
        return int(self.counts[self._place(one), self._place(other)])

    def _place(self, actor: str) -> int:
        try:
            return self.actors.index(actor)
        except ValueError:
            raise KeyError(
                f"{actor!r} is not among the {len(self.actors)} actors of {self.measure} in"
                f" {self.period.first} to {self.period.last}; they are {', '.join(self.actors)}"
            ) from None


@dataclass(frozen=True, slots=True)
class Bloc:
    """Actors that stand together. `cohesion` is their mean tie, -1 to 1; None for one alone."""

    members: tuple[str, ...]
    cohesion: float | None


@dataclass(frozen=True, slots=True)
class BlocStructure:
    """The blocs of a network, each actor in one of them.

    `frustration` is the weight of the ties that contradict the blocs, `share` that weight as a
    share of all ties (0 to 1, None where there are none). `bound` is what no structure can go
    below, as far as it is proven: it equals `frustration` where the structure is the best there
    is. `belonging` gives, where draws were compared, the share of draws (0 to 1) in which an
    actor stands with its bloc.
    """

    blocs: tuple[Bloc, ...]
    frustration: float
    bound: float
    share: float | None
    method: str
    seed: int | None = None
    period: Period | None = None
    belonging: tuple[tuple[str, float], ...] = ()

    def bloc_of(self, actor: str) -> Bloc | None:
        """Return the bloc that an actor stands in, None for an actor that is not in the network."""
        return next((bloc for bloc in self.blocs if actor in bloc.members), None)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One measured number, with all that a reader needs to weigh it.

    `measure` is its name in the glossary, `value` None where it cannot be told and `note` says
    why. `low` and `high` bound its interval, `percentile` is its rank, 0 to 1, in its own
    history; None where there is none. `until` is the last day of its data, `count` how many
    observations stand behind it.
    """

    measure: str
    about: str
    value: float | None
    low: float | None = None
    high: float | None = None
    percentile: float | None = None
    period: Period | None = None
    until: date | None = None
    count: int | None = None
    note: Note | None = None
