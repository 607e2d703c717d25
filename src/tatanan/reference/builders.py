"""Tables of reference data turned into the arrays that measures take.

States are called by ISO 3166-1 alpha-3 (`codes="iso3"`), so that a state which changes its number
goes on (Germany, Yemen), or by Correlates of War number (`codes="cow"`).
"""

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tatanan.errors import BadReference
from tatanan.reference.places import Codes, Places, held_at_year_end, known, labels
from tatanan.terms.reference import COMPONENTS, Capabilities, IdealPoints, Outputs, Votes

_OF_DYADIC_EVENTS = ("event", "day", "actor", "recipient", "type", "quad", "intensity",
                     "confidence", "outlets")
_Whole = TypeVar("_Whole", bound=np.integer[Any])
_QUANTILES = 2 * 1.6448536269514722  # between the 5 % and the 95 % quantile of a normal curve


def votes_of(table: pa.Table, *, codes: Codes = "iso3") -> Votes:
    """Return roll-call votes from the table of `un-votes`.

    Raises BadReference where two rows give one state's vote on one roll call.
    """
    called = labels(table, number="state", iso3="iso3", codes=codes)
    rows = known(called)
    placed = Places.of(called[rows])
    rollcall = _numbers(table, "rollcall", np.int64)[rows]
    _require_one_vote(placed, rollcall)
    return Votes(
        states=placed.states,
        state=placed.places,
        rollcall=rollcall,
        day=_days(table)[rows],
        session=_numbers(table, "session", np.int16)[rows],
        year=_numbers(table, "year", np.int16)[rows],
        vote=_numbers(table, "vote", np.int8)[rows],
    )


def capabilities_of(table: pa.Table, *, codes: Codes = "iso3") -> Capabilities:
    """Return capabilities from the table of `cinc`.

    In a year in which a state changes its number (Germany, 1990) the row of the number that it
    holds at the end of the year stands.
    """
    rows = _one_a_year(table, codes)
    components = np.column_stack([_reals(table, name) for name in COMPONENTS])
    return Capabilities(
        states=rows.placed.states,
        year=rows.year,
        state=rows.placed.places,
        cinc=_reals(table, "cinc")[rows.chosen],
        components=components[rows.chosen],
    )


def outputs_of(table: pa.Table, *, codes: Codes = "iso3") -> Outputs:
    """Return gross domestic product from the table of `wdi-gdp` or `maddison`."""
    rows = _one_a_year(table, codes)
    return Outputs(
        series=" ".join(sorted(set(table["series"].to_pylist()))), states=rows.placed.states,
        year=rows.year, state=rows.placed.places, output=_reals(table, "output")[rows.chosen])


def ideal_points_of(
    table: pa.Table, *, series: str = "all", codes: Codes = "iso3"
) -> IdealPoints:
    """Return ideal points from the table of `ideal-points`, of one series of the three.

    `series` is `all` votes, votes on `final` passage, or the `legacy` series. The standard
    deviation is that of a normal curve with the quantiles told. Rows without a value are left out.
    """
    if series not in ("all", "final", "legacy"):
        raise KeyError(f"there is no series {series!r}; there are all, final and legacy")
    value = f"value_{series}"
    told = table.filter(table[value].is_valid())
    rows = _one_a_year(told, codes)
    if series == "legacy":
        sd, votes = None, None
    else:
        spread = _reals(told, f"high_{series}") - _reals(told, f"low_{series}")
        sd = spread[rows.chosen] / _QUANTILES
        votes = _numbers(told, f"votes_{series}", np.int32)[rows.chosen]
    return IdealPoints(
        states=rows.placed.states,
        year=rows.year,
        state=rows.placed.places,
        value=_reals(told, value)[rows.chosen],
        sd=sd,
        votes=votes,
    )


def dyadic_events_of(table: pa.Table) -> pa.Table:
    """Return the events of `icews`, `gdelt` or `polecat` between two states, as a store gives them.

    The columns are event, day, actor, recipient, type, quad, intensity, confidence and outlets.
    What a state does to itself, events without a state on either side, and events whose
    intensity is not told, are left out.
    """
    between = pc.and_(
        pc.and_(table["actor"].is_valid(), table["recipient"].is_valid()),
        pc.and_(pc.not_equal(table["actor"], table["recipient"]), table["intensity"].is_valid()),
    )
    return table.filter(between).select([*_OF_DYADIC_EVENTS])


@dataclass(frozen=True, slots=True)
class _YearRows:
    """The rows of a table by state and year that are taken, with their states and years."""

    chosen: NDArray[np.int64]
    placed: Places
    year: NDArray[np.int16]


def _one_a_year(table: pa.Table, codes: Codes) -> _YearRows:
    """Return one row a label and year: of two numbers, the one held when the year ends."""
    called = labels(table, number="state", iso3="iso3", codes=codes)
    year = _numbers(table, "year", np.int64)
    number = _numbers(table, "state", np.int64)
    placed = Places.of(called)
    keys = placed.places.astype(np.int64) * 10_000 + year
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    double = counts[inverse] > 1
    keep = ~double
    keep[double] = held_at_year_end(number[double], year[double])
    chosen = np.flatnonzero(keep)
    kept = Places.of(called[chosen])
    return _YearRows(chosen, kept, year[chosen].astype(np.int16))


def _require_one_vote(placed: Places, rollcall: NDArray[np.int64]) -> None:
    order = np.lexsort((placed.places, rollcall))
    same = (np.diff(rollcall[order]) == 0) & (np.diff(placed.places[order]) == 0)
    if same.any():
        row = order[int(np.flatnonzero(same)[0])]
        raise BadReference(
            f"un-votes: {placed.states[placed.places[row]]} votes twice on roll call"
            f" {rollcall[row]}; tell states apart with codes='cow', or add the data again"
        )


def _numbers(table: pa.Table, name: str, kind: type[_Whole]) -> NDArray[_Whole]:
    """Return a column of whole numbers, 0 where the record allows an empty cell."""
    filled = table[name].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
    numbers: NDArray[_Whole] = filled.astype(kind)
    return numbers


def _reals(table: pa.Table, name: str) -> NDArray[np.float64]:
    values: NDArray[np.float64] = table[name].combine_chunks().to_numpy(zero_copy_only=False)
    return values.astype(np.float64)


def _days(table: pa.Table) -> NDArray[np.datetime64]:
    days: NDArray[np.datetime64] = table["day"].combine_chunks().to_numpy(zero_copy_only=False)
    return days.astype("datetime64[D]")
