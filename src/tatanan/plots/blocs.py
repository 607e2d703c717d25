"""Blocs over time as a figure: each state is a ribbon, its colour the bloc that it stands in."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tatanan.measure.tracing import follow_blocs
from tatanan.plots.paper import sheet
from tatanan.terms.network import BlocStructure, Period

_COLOURS: Final = ("#2166ac", "#b2182b", "#1b7837", "#e08214", "#762a83", "#878787", "#01665e",
                   "#8c510a")
_MOST_LABELS: Final = 70
_INCHES_A_STATE: Final = 0.15
_FEWEST_PERIODS: Final = 8


def plot_blocs(structures: Sequence[BlocStructure], path: Path, *, source: str = "") -> None:
    """Draw the blocs of successive periods into an .svg or .png file, a ribbon a state.

    Blocs keep their colours as `measure.tracing` follows them. States are ordered by the bloc in
    which they are most often, then by code; a period that lacks a state leaves a gap.

    Raises ValueError without a structure, and for one without a period.
    """
    if not structures or any(each.period is None for each in structures):
        raise ValueError("blocs over time need structures that name their periods; give one a year")
    traced = follow_blocs(structures)
    place = _places(traced)
    order = sorted(place, key=lambda state: (_home(place[state]), state), reverse=True)
    periods = [each.period for each in traced if each.period is not None]
    size = (2.2 + 0.28 * max(len(traced), _FEWEST_PERIODS),
            1.2 + _INCHES_A_STATE * max(min(len(order), _MOST_LABELS), 4))
    with sheet(path, size=size, note=_note(traced, periods, len(order), source)) as axes:
        for row, state in enumerate(order):
            for column, number in place[state].items():
                axes.barh(row, 1, left=column - 0.5, height=0.8, linewidth=0,
                          color=_COLOURS[number % len(_COLOURS)])
        for number in sorted({n for columns in place.values() for n in columns.values()}):
            axes.barh([-9], [0], color=_COLOURS[number % len(_COLOURS)], label=f"bloc {number + 1}")
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False)
        names = [_named(each.first.isoformat(), each.days) for each in periods]
        axes.set_xticks(range(len(periods)), names, rotation=90)
        axes.set_yticks(*(([], []) if len(order) > _MOST_LABELS else (range(len(order)), order)))
        axes.set_ylabel(f"{len(order)} states")
        axes.set_xlim(-0.5, len(periods) - 0.5)
        axes.set_ylim(-0.6, len(order) - 0.4)


def _places(traced: Sequence[BlocStructure]) -> dict[str, dict[int, int]]:
    """Return for every state in which bloc it stands, by the number of the period."""
    place: dict[str, dict[int, int]] = {}
    for column, each in enumerate(traced):
        for number, bloc in enumerate(each.blocs):
            for member in bloc.members:
                place.setdefault(member, {})[column] = number
    return place


def _note(
    traced: Sequence[BlocStructure], periods: Sequence[Period], states: int, source: str
) -> str:
    shares = [each.share for each in traced if each.share is not None]
    contradict = f"; {max(shares):.0%} of ties contradict at most" if shares else ""
    return (f"Blocs of least frustration, {periods[0].first} to {periods[-1].last}; {states}"
            f" states, {len(traced)} periods{contradict}. Source: {source or 'given data'}.")


def _home(columns: dict[int, int]) -> tuple[int, int]:
    """Return the bloc that a state is in most often, and how seldom it is elsewhere."""
    number, times = min(Counter(columns.values()).items(), key=lambda item: (-item[1], item[0]))
    return number, len(columns) - times


def _named(first: str, days: int) -> str:
    """Return a period in few signs: a year by its number, anything else by its first day."""
    return first[:4] if days > 360 else first[:7] if days > 27 else first
