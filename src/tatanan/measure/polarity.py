"""How many centres of power there are, and how unequal: all states apart, or blocs as one pole.

Capabilities are shares s_i of what all poles have together:

    effective poles   1 / sum_i s_i^2                               Laakso & Taagepera 1979
    CON               sqrt((sum_i s_i^2 - 1/n) / (1 - 1/n))         Ray & Singer 1973

Both ask the same of the shares; CON also asks among how many, n, so that the same powers are more
concentrated among all states than among the major ones. Which are counted is an argument.

References: Laakso & Taagepera (1979), "Effective" Number of Parties, Comparative Political Studies
12: 3-27; Ray & Singer (1973), Measuring the Concentration of Power in the International System,
Sociological Methods & Research 1: 403-437; Singer, Bremer & Stuckey (1972), Capability
Distribution, Uncertainty, and Major Power War, in Russett (ed.), Peace, War, and Numbers, for the
capabilities.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tatanan.terms.network import Period
from tatanan.terms.note import Note
from tatanan.terms.reference import StateValues

Reals = NDArray[np.float64]
Blocs = Mapping[str, Collection[str]]

_NO_BLOCS: Final[Blocs] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pole:
    """A state, or a bloc taken as one, and its share of what all poles have (0 to 1)."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Polarity:
    """How many poles there are, and how unequal, by one measure of capability.

    `poles` are all that were counted, the strongest first. `effective` is how many equal poles
    would be as concentrated (1 to their number), `concentration` is CON (0 equal, 1 one has
    all), None for a single pole; both None where nobody has anything, and `note` says so.
    `as_one` are the blocs that count as one pole, `without` who was left out, `unknown` the
    states of which the capability is not known: they are in no share.
    """

    measure: str
    period: Period
    poles: tuple[Pole, ...]
    effective: float | None
    concentration: float | None
    as_one: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    note: Note | None = None

    @property
    def lead(self) -> float | None:
        """How many times the strongest pole is as strong as the second; None where none is."""
        if len(self.poles) < 2 or not self.poles[1].share:
            return None
        return self.poles[0].share / self.poles[1].share


def measure_polarity(
    capabilities: StateValues, *, as_one: Blocs = _NO_BLOCS, without: Collection[str] = (),
    among: Collection[str] | None = None,
) -> Polarity:
    """Return how many poles there are, and how concentrated capability is among them.

    `as_one` names blocs whose members count as one pole, `without` states that are left out,
    `among` those that alone are counted (the major powers, say; with blocs, their members
    among them). A bloc without a member that is counted is no pole.

    >>> powers = StateValues("cinc", Period.year(2022), ("A", "B", "C"), np.array([0.2, 0.2, 0.4]))
    >>> round(measure_polarity(powers).effective, 3)
    2.667
    >>> round(measure_polarity(powers, as_one={"AB": ("A", "B")}).effective, 3)
    2.0

    Raises KeyError for a state without an entry, ValueError for a state in two blocs and for
    capabilities below 0.
    """
    _require_entries(capabilities, [*chain(*as_one.values()), *without, *(among or ())])
    bloc_of = _by_member(as_one)
    kept = capabilities.states if among is None else among
    counted = [state for state in sorted(set(kept)) if state not in set(without)]
    known = {state: value for state in counted if (value := capabilities.of(state)) is not None}
    poles = _poles(known, bloc_of)
    shares = np.array([pole.share for pole in poles])
    return Polarity(
        capabilities.measure, capabilities.period, poles,
        effective=_effective(shares), concentration=concentration_of(shares),
        as_one=tuple(sorted(name for name in as_one if name in {p.name for p in poles})),
        without=tuple(sorted(set(without))),
        unknown=tuple(state for state in counted if state not in known),
        note=None if poles else Note("no state that is counted has a known weight above 0"))


def compare_polarity(
    capabilities: StateValues, blocs: Blocs, *, among: Collection[str] | None = None
) -> tuple[Polarity, ...]:
    """Return the polarity of all states apart, and of every choice of blocs taken as one pole.

    None of the blocs, each alone, every two, and so on up to all: what a bloc adds is the
    difference. Blocs that share a member are never taken together, for it would have to stand
    in two poles; what is in it for each alone is told all the same.

    >>> powers = StateValues("cinc", Period.year(2022), ("A", "B", "C"), np.array([0.2, 0.2, 0.4]))
    >>> [polarity.as_one for polarity in compare_polarity(powers, {"AB": ("A", "B")})]
    [(), ('AB',)]
    """
    names = sorted(blocs)
    choices = chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))
    return tuple(
        measure_polarity(capabilities, as_one={name: blocs[name] for name in chosen}, among=among)
        for chosen in choices if _are_apart([blocs[name] for name in chosen])
    )


def concentration_of(shares: Reals) -> float | None:
    """Return CON, 0 (equal shares) to 1 (one has all); None for fewer than two shares.

    sqrt((sum_i s_i^2 - 1/n) / (1 - 1/n)): the standard deviation of the shares as a part of
    the largest that n shares can have.

    >>> concentration_of(np.array([0.5, 0.5])), concentration_of(np.array([1.0, 0.0]))
    (0.0, 1.0)

    Reference: Ray & Singer (1973).
    """
    count = len(shares)
    if count < 2:
        return None
    excess = float(((shares - 1 / count) ** 2).sum())  # as in the formula: shares sum up to 1
    return float(np.sqrt(excess / (1 - 1 / count)))


def _effective(shares: Reals) -> float | None:
    return 1 / float((shares**2).sum()) if shares.size else None


def _poles(known: Mapping[str, float], bloc_of: Mapping[str, str]) -> tuple[Pole, ...]:
    """Return the poles by strength; none where nobody has anything."""
    strengths: dict[str, float] = {}
    for state, value in known.items():
        if value < 0:
            raise ValueError(f"{state} has a capability of {value}; it cannot be below 0")
        name = bloc_of.get(state, state)
        strengths[name] = strengths.get(name, 0.0) + value
    total = sum(strengths.values())
    if not total:
        return ()
    ordered = sorted(strengths.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Pole(name, strength / total) for name, strength in ordered)


def _by_member(blocs: Blocs) -> dict[str, str]:
    bloc_of: dict[str, str] = {}
    for name in sorted(blocs):
        for state in sorted(blocs[name]):
            if state in bloc_of:
                raise ValueError(
                    f"{state} is a member of {bloc_of[state]} and of {name} and cannot stand in"
                    " two poles; compare the blocs one at a time, or leave it out of one")
            bloc_of[state] = name
    return bloc_of


def _are_apart(blocs: list[Collection[str]]) -> bool:
    members = [state for bloc in blocs for state in set(bloc)]
    return len(members) == len(set(members))


def _require_entries(capabilities: StateValues, wanted: list[str]) -> None:
    for state in wanted:
        capabilities.of(state)
