"""Dyads as figures: alignments with their intervals, and one dyad's history."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from tatanan.plots.paper import sheet
from tatanan.terms.network import Alignment, AlignmentNetwork, Dyad

_MOST: Final = 40
"""So many dyads are drawn, those with most events; more could not be read."""
_FRIEND, _FOE = "#2166ac", "#b2182b"


def plot_alignments(
    network: AlignmentNetwork, path: Path, *, states: Sequence[str] | None = None
) -> None:
    """Draw the alignments of dyads, the most told ones, with intervals and counts of events."""
    wanted = set(states or network.actors)
    chosen = [each for each in network.alignments if wanted & set(_codes(each))]
    chosen = sorted(chosen, key=lambda each: (-each.count, _codes(each)))[:_MOST]
    chosen.sort(key=lambda each: (each.value, _codes(each)))
    first, last = network.period.first, network.period.last
    note = (f"Alignment from events, {first} to {last}; interval 95 %;"
            f" {sum(each.count for each in chosen)} events in {len(chosen)} dyads. Source: store.")
    with sheet(path, size=(6.0, 0.9 + 0.22 * max(len(chosen), 2)), note=note) as axes:
        for place, each in enumerate(chosen):
            colour = _FRIEND if each.value >= 0 else _FOE
            if each.low is not None and each.high is not None:
                axes.plot([each.low, each.high], [place, place], color=colour, linewidth=1.2)
            axes.plot(each.value, place, "o", color=colour, markersize=4)
        names = [f"{'–'.join(_codes(each))} ({each.count})" for each in chosen]
        axes.set_yticks(range(len(chosen)), names)
        axes.axvline(0, color="#999999", linewidth=0.6)
        axes.set_xlim(-1.05, 1.05)
        axes.set_xlabel("against – with one another")


def plot_history(
    dyad: Dyad, history: Sequence[Alignment | None], path: Path, *, source: str = "store"
) -> None:
    """Draw one dyad's alignments, period after period, with the interval; a gap where none is.

    Raises ValueError where no period has an alignment.
    """
    known = [each for each in history if each is not None]
    if not known:
        raise ValueError(f"{dyad.one} and {dyad.other} have no alignment in any period")
    note = (f"{dyad.one}–{dyad.other}, {known[0].period.first} to {known[-1].period.last};"
            f" {sum(each.count for each in known)} events. Source: {source}.")
    with sheet(path, size=(7.0, 3.2), note=note) as axes:
        for run in _runs(history):
            days = np.array([each.period.first for each in run], dtype="datetime64[D]")
            axes.plot(days, [each.value for each in run], "o-", color=_FRIEND, markersize=3)
            axes.fill_between(
                days, [each.value if each.low is None else each.low for each in run],
                [each.value if each.high is None else each.high for each in run],
                color=_FRIEND, alpha=0.2, linewidth=0)
        axes.axhline(0, color="#999999", linewidth=0.6)
        axes.set_ylim(-1.05, 1.05)
        axes.set_ylabel("alignment")


def _runs(history: Sequence[Alignment | None]) -> list[list[Alignment]]:
    """Return the stretches of periods that follow one another without a gap."""
    runs: list[list[Alignment]] = [[]]
    for each in history:
        if each is None:
            runs.append([])
        else:
            runs[-1].append(each)
    return [run for run in runs if run]


def _codes(each: Alignment) -> tuple[str, str]:
    dyad = each.dyad
    return (dyad.one, dyad.other) if isinstance(dyad, Dyad) else (dyad.actor, dyad.recipient)
