"""An isolation profile as a figure: every yardstick by its place in its own history."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tatanan.plots.paper import sheet
from tatanan.terms.network import Yardstick

_COLOURS: Final = ("#2166ac", "#b2182b", "#1b7837", "#e08214", "#762a83", "#878787")
_MARKS: Final = ("o", "s", "^", "D", "v", "P")
_INCHES_A_LINE: Final = 0.42


def plot_profiles(
    profiles: Mapping[str, Sequence[Yardstick]], path: Path, *, source: str = ""
) -> None:
    """Draw the profiles of states into an .svg or .png file: a line a yardstick, a mark a state.

    Yardsticks have several units, so the scale is each one's percentile among its own earlier
    values: left lower than ever, right higher than ever. The value itself, with its interval,
    stands beside. A yardstick without a history is marked in the middle by a cross.

    Raises ValueError without any value that is known.
    """
    measures = list(dict.fromkeys(
        each.measure for profile in profiles.values() for each in profile
        if each.value is not None))
    if not measures:
        raise ValueError("there is no value to draw; add data (`tatanan data list`)")
    told = [each for profile in profiles.values() for each in profile
            if each.until and each.value is not None]
    first = min((each.period.first for each in told if each.period), default=None)
    last = max((each.until for each in told if each.until), default=None)
    note = (f"Percentile of each yardstick among its own earlier values; data of {first} to"
            f" {last};\n{sum(each.count or 0 for each in told)} observations."
            f" Source: {source or 'given data'}.")
    with sheet(path, size=(8.0, 1.2 + _INCHES_A_LINE * len(measures)), note=note) as axes:
        for number, (state, profile) in enumerate(profiles.items()):
            of_measure = {each.measure: each for each in profile}
            colour = _COLOURS[number % len(_COLOURS)]
            axes.plot([], [], _MARKS[number % len(_MARKS)], color=colour, label=state)
            for row, measure in enumerate(reversed(measures)):
                own = of_measure.get(measure)
                if own is None or own.value is None:
                    continue
                at = 0.5 if own.percentile is None else own.percentile
                mark = "x" if own.percentile is None else _MARKS[number % len(_MARKS)]
                axes.plot(at, row, color=colour, marker=mark)
                step = (number - (len(profiles) - 1) / 2) * 0.26
                axes.text(1.04, row - step, f"{state} {_written(own)}", fontsize=7, color=colour,
                          va="center")
        axes.set_yticks(range(len(measures)), list(reversed(measures)))
        axes.set_xlim(-0.03, 1.03)
        axes.set_ylim(-0.6, len(measures) - 0.4)
        axes.set_xticks([0, 0.5, 1], ["lowest so far", "median", "highest so far"])
        axes.grid(axis="x", linewidth=0.4, color="#cccccc")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(profiles), frameon=False)


def _written(own: Yardstick) -> str:
    interval = "" if own.low is None or own.high is None else f" ({own.low:.2f}–{own.high:.2f})"
    return f"{own.value:.2f}{interval}"
