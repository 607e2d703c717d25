"""The profile of isolation: a line a yardstick, a mark a state, the value beside."""

import pytest

from tatanan.plots.profile import plot_profiles
from tatanan.terms.network import Period, Yardstick

pytest.importorskip("matplotlib")
YEAR = Period.year(2022)


def yardstick(measure, about, value, percentile=0.4, **more):
    """Return a yardstick of the year 2022 with nine observations."""
    return Yardstick(measure, about, value, percentile=percentile, period=YEAR, until=YEAR.last,
                     count=9, **more)


def test_values_intervals_dates_and_counts_stand_in_the_figure(tmp_path):
    """The words of an SVG can be read."""
    path = tmp_path / "profile.svg"
    plot_profiles({
        "RUS": [yardstick("kappa with all others", "RUS", 0.04, low=0.01, high=0.08),
                yardstick("states voting alike", "RUS", 0.49, percentile=None)],
        "USA": [yardstick("kappa with all others", "USA", 0.06),
                yardstick("states voting alike", "USA", None)],
    }, path, source="un-votes")
    text = path.read_text()

    assert ">RUS 0.04 (0.01–0.08)<" in text
    assert ">USA 0.06<" in text
    assert all(f">{name}<" in text for name in ("kappa with all others", "states voting alike"))
    assert "data of 2022-01-01 to 2022-12-31;" in text
    assert "27 observations. Source: un-votes." in text


def test_a_yardstick_that_is_not_known_has_no_line(tmp_path):
    """Nothing is drawn where nothing is known."""
    path = tmp_path / "profile.svg"
    plot_profiles({"RUS": [yardstick("kappa with all others", "RUS", 0.04),
                           yardstick("states voting alike", "RUS", None)]}, path)

    assert "states voting alike" not in path.read_text()


@pytest.mark.parametrize("profiles", [{}, {"RUS": [yardstick("states voting alike", "RUS", None)]}])
def test_a_profile_without_values_cannot_be_drawn(tmp_path, profiles):
    """The error says what to do."""
    with pytest.raises(ValueError, match="add data"):
        plot_profiles(profiles, tmp_path / "profile.svg")
