"""Ribbons of blocs: a ribbon a state, the same bytes every time, a note of what is drawn."""

from dataclasses import replace

import pytest

from tatanan.plots.blocs import plot_blocs
from tatanan.terms.network import Bloc, BlocStructure, Period

pytest.importorskip("matplotlib")


def structure(period, *blocs, share=0.1):
    """Return blocs of a period, each written as names between blanks."""
    return BlocStructure(tuple(Bloc(tuple(each.split()), None) for each in blocs), 1, 1, share,
                         "made", period=period)


YEARS = [structure(Period.year(2020), "USA GBR", "RUS CHN IDN"),
         structure(Period.year(2021), "RUS CHN", "USA GBR IDN", share=0.2)]


def test_a_figure_names_states_periods_blocs_and_source(tmp_path):
    """The words of an SVG can be read."""
    path = tmp_path / "blocs.svg"
    plot_blocs(YEARS, path, source="votes")
    text = path.read_text()

    assert all(f">{word}<" in text for word in ("USA", "IDN", "2020", "2021", "bloc 1", "bloc 2"))
    assert "5 states, 2 periods; 20% of ties contradict at most. Source: votes." in text


@pytest.mark.parametrize(
    ("period", "name"),
    [(Period.year(2020), "2020"), (Period.quarter(2020, 2), "2020-04"),
     (Period.month(2020, 5), "2020-05")],
)
def test_a_period_is_named_by_its_length(tmp_path, period, name):
    """A year is a number, a month has one of its own."""
    path = tmp_path / "blocs.svg"
    plot_blocs([structure(period, "USA GBR", share=None)], path)

    assert f">{name}<" in path.read_text()


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_same_blocs_give_the_same_bytes(tmp_path, ending):
    """Whichever order they are given in within a period."""
    turned = [YEARS[0], replace(YEARS[1], blocs=YEARS[1].blocs[::-1])]
    paths = [tmp_path / f"{n}{ending}" for n in (1, 2)]
    plot_blocs(YEARS, paths[0])
    plot_blocs(turned, paths[1])

    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_many_states_are_drawn_without_their_names(tmp_path):
    """They could not be read."""
    path = tmp_path / "blocs.svg"
    plot_blocs([structure(Period.year(2020), " ".join(f"S{n:02}" for n in range(80)))], path)
    text = path.read_text()

    assert ">S01<" not in text
    assert "80 states" in text


@pytest.mark.parametrize("structures", [[], [replace(YEARS[0], period=None)]])
def test_blocs_without_a_period_cannot_be_drawn(tmp_path, structures):
    """There is no time to draw them over."""
    with pytest.raises(ValueError, match="need structures that name their periods"):
        plot_blocs(structures, tmp_path / "blocs.svg")
