"""What if: a network, what is assumed to change in it, and what follows in draw after draw."""

from dataclasses import dataclass

from tatanan.terms.network import Dyad


@dataclass(frozen=True, slots=True)
class Leaves:
    """An actor leaves a bloc: what tied it to the members, above or below 0, is gone."""

    actor: str
    bloc: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joins:
    """An actor joins a bloc.

    It stands to the members as they do to one another, on the mean, and to everybody else as
    they do.
    """

    actor: str
    bloc: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """The propensity of two actors becomes a given one, from -1 to 1."""

    dyad: Dyad
    to: float


@dataclass(frozen=True, slots=True)
class Sanctions:
    """Senders sanction a target: their propensities to it fall by so much, to -1 at the least."""

    senders: tuple[str, ...]
    target: str
    by: float = 0.5


@dataclass(frozen=True, slots=True)
class Shock:
    """An actor's capability is multiplied: 0.8 takes a fifth of it away."""

    actor: str
    factor: float


Assumption = Leaves | Joins | Turns | Sanctions | Shock
"""All that can be assumed; nothing else is."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Actors as they stand: their sizes, and how they are inclined to one another.

    `sizes` are above 0, in any unit. `propensities` gives dyads with a mean from -1 to 1 and
    a standard deviation; a dyad that is not given is indifferent, which the baseline says of
    it and no measure.
    """

    actors: tuple[str, ...]
    sizes: tuple[float, ...]
    propensities: tuple[tuple[Dyad, float, float], ...]

    def __post_init__(self) -> None:
        """Refuse sizes that do not fit the actors, and propensities that cannot be."""
        if len(self.sizes) != len(self.actors) or len(set(self.actors)) != len(self.actors):
            raise ValueError("a baseline needs actors, each once, and a size for each")
        dyads = {dyad for dyad, _, _ in self.propensities}
        if len(dyads) != len(self.propensities):
            raise ValueError("a baseline holds one propensity a dyad; join them first")
        strangers = {code for dyad in dyads for code in dyad} - set(self.actors)
        if strangers:
            raise ValueError(f"propensities of actors that are not there: {sorted(strangers)}")
        for dyad, mean, spread in self.propensities:
            if not -1 <= mean <= 1 or not spread >= 0:
                raise ValueError(
                    f"the propensity of {dyad.one} and {dyad.other} is {mean}, give or take"
                    f" {spread}; it lies between -1 and 1, and no spread is below 0")


@dataclass(frozen=True, slots=True)
class Scenario:
    """A baseline, and what is assumed to change in it, one after the other."""

    name: str
    baseline: Baseline
    assumptions: tuple[Assumption, ...]
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of one draw: the two sides of lowest energy, and each actor's frustration.

    `frustrations` are in the order of the baseline's actors. `minima` is how many stable
    divisions the draw had, None where they were not counted.
    """

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    energy: float
    frustrations: tuple[float, ...]
    minima: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of draws, with the bounds of its interval: what many more draws would tell."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Change:
    """A share of draws before and after, and the difference with the bounds of its interval.

    The draws are the same before and after, so that the difference is surer than either share.
    """

    before: Share
    after: Share
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """The mean of a number over draws, and what nineteen in twenty draws lie between."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario before and after its assumptions, draw by draw: the same draws on both sides."""

    scenario: Scenario
    before: tuple[Drawn, ...]
    after: tuple[Drawn, ...]
