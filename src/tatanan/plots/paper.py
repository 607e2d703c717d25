"""What all figures share: a sheet that is drawn the same way every time, and its file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tatanan.errors import BadFigure, MissingExtra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SUFFIXES: Final = (".svg", ".png")
_STYLE: Final[dict[str, Any]] = {
    "svg.hashsalt": "tatanan",  # ids of an SVG are random without it
    "svg.fonttype": "none",
    "font.size": 9,
    "backend": "Agg",  # no screen is asked for
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_NOTE: Final = {"fontsize": 7, "color": "#555555", "ha": "left", "va": "bottom"}


@contextmanager
def sheet(path: Path, *, size: tuple[float, float], note: str) -> Iterator["Axes"]:
    """Give axes to draw on; the figure is written when they are left. `size` is in inches.

    `note` stands below the figure: where its numbers come from, of when, and how many.
    Raises MissingExtra without matplotlib, BadFigure for a file of another kind.
    """
    if path.suffix.lower() not in _SUFFIXES:
        raise BadFigure(f"{path} is no figure; name a file that ends in .svg or .png")
    try:
        import matplotlib
    except ModuleNotFoundError as error:
        raise MissingExtra(
            "a figure needs matplotlib, which is not here; pip install 'tatanan[plot]'") from error
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        for name, value in _STYLE.items():
            matplotlib.rcParams[name] = value  # type: ignore[index]
        from matplotlib.figure import Figure

        figure = Figure(figsize=size, layout="constrained")
        yield figure.add_subplot()
        figure.supxlabel(note, x=0.01, **_NOTE)
        metadata = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": "tatanan"}
        figure.savefig(path, metadata=metadata, dpi=160)
