"""The heat map: blocs stand together, and the figure says of when, of how many, and from where."""

import numpy as np
import pytest

from tatanan.plots.matrix import order_of, plot_matrix
from tatanan.terms.network import DyadMatrix, Period

pytest.importorskip("matplotlib")
STATES = ("CHN", "FRA", "RUS", "USA")
ALIKE = np.array([[1, -.5, .8, -.6], [-.5, 1, -.4, .7], [.8, -.4, 1, -.7], [-.6, .7, -.7, 1]])
KAPPA = DyadMatrix("kappa of votes", Period.year(2022), STATES, ALIKE, np.full((4, 4), 90))
BLOCS = (("CHN", "RUS"), ("FRA", "USA"))


def drawn(path, **given):
    """Return the text of a drawn figure, the labels of the states in their order."""
    plot_matrix(KAPPA, path, source="un-votes", **given)
    text = path.read_text("utf-8")
    return text, [text.index(f">{state}<") for state in STATES]


def test_source_dates_and_counts_stand_in_the_figure(tmp_path):
    """Whoever sees it alone can tell what it is."""
    text, _ = drawn(tmp_path / "m.svg", blocs=BLOCS)

    for words in ("kappa of votes", "2022-01-01 to 2022-12-31", "4 states in 2 blocs",
                  "90 observations", "Source: un-votes."):
        assert words in text


def test_members_of_a_bloc_stand_together(tmp_path):
    """Also where their values alone would part them."""
    crossed = (("CHN", "USA"), ("FRA", "RUS"))
    _, (chn, fra, rus, usa) = drawn(tmp_path / "m.svg", blocs=crossed)

    assert max(chn, usa) < min(fra, rus)


def test_without_blocs_who_is_alike_stands_together(tmp_path):
    """The leading component of the values parts the camps."""
    text, _ = drawn(tmp_path / "m.svg")

    assert "4 states, 90" in text
    assert {frozenset({0, 2}), frozenset({1, 3})} == {
        frozenset(half) for half in (order_of(ALIKE)[:2], order_of(ALIKE)[2:])}


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_same_matrix_gives_the_same_bytes(tmp_path, ending):
    """No clock, and no chance, is in a figure."""
    one, other = (tmp_path / f"{n}{ending}" for n in (1, 2))
    for path in (one, other):
        plot_matrix(KAPPA, path, blocs=BLOCS)

    assert one.read_bytes() == other.read_bytes()
