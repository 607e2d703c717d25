"""Ideal points: what made the votes is found again, and the published points come out."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tatanan.measure.ideal import fit_ideal_points
from tatanan.measure.normal import tail
from tatanan.reference.add import add_files
from tatanan.reference.builders import ideal_points_of, votes_of
from tatanan.reference.folder import DataFolder
from tatanan.terms.reference import Votes

COPIES = Path(__file__).parents[3] / "shared" / "reference"


def made_votes(points, *, years=1, rollcalls=60, seed=5):
    """Return votes that states of these points cast, year after year on new roll calls."""
    random = np.random.default_rng(seed)
    states = tuple(f"S{n:02d}" for n in range(len(points)))
    columns = {"state": [], "rollcall": [], "year": [], "vote": []}
    for year in range(years):
        slopes = random.normal(0, 2, rollcalls)
        z = random.normal(0, 1, rollcalls) + np.outer(points, slopes)
        z += random.normal(size=z.shape)
        vote = np.where(z > 0.4, 1, np.where(z < -0.4, 3, 2))
        for state in range(len(states)):
            columns["state"].extend([state] * rollcalls)
            columns["rollcall"].extend(range(year * rollcalls, (year + 1) * rollcalls))
            columns["year"].extend([2000 + year] * rollcalls)
            columns["vote"].extend(vote[state])
    count = len(columns["state"])
    return Votes(
        states, np.array(columns["state"], np.int32), np.array(columns["rollcall"], np.int64),
        np.full(count, np.datetime64("2000-01-01")), np.zeros(count, np.int16),
        np.array(columns["year"], np.int16), np.array(columns["vote"], np.int8))


def test_the_points_that_made_the_votes_are_found():
    """Points come back in their order, on a scale of mean 0 and standard deviation 1."""
    points = np.linspace(-2, 2, 25)
    found = fit_ideal_points(made_votes(points), high="S24").in_year(2000)

    assert np.corrcoef(points, found.values)[0, 1] > 0.98
    assert (pytest.approx(0, abs=1e-6), pytest.approx(1)) == (
        found.values.mean(), found.values.std())


def test_the_named_state_turns_the_scale():
    """The same votes, with the other end up."""
    votes = made_votes(np.linspace(-2, 2, 12))
    up, down = (fit_ideal_points(votes, high=high).value for high in ("S11", "S00"))

    assert np.allclose(up, -down, atol=1e-6)


def test_errors_shrink_with_the_number_of_votes():
    """A state's point is the surer, the more roll calls there are."""
    few, many = (
        fit_ideal_points(made_votes(np.linspace(-2, 2, 15), rollcalls=n), high="S14").sd
        for n in (10, 160))

    assert np.all(few > 0)
    assert np.median(many) < np.median(few) / 2


def test_a_scale_holds_through_the_years():
    """States that stay where they are get the same points year after year."""
    points = np.linspace(-2, 2, 15)
    found = fit_ideal_points(made_votes(points, years=4), high="S14")
    by_year = found.value.reshape(4, 15)

    assert all(np.corrcoef(points, row)[0, 1] > 0.97 for row in by_year)
    assert np.abs(by_year - by_year.mean(axis=0)).max() < 0.5


def test_who_casts_no_vote_has_no_point():
    """A year without a state's votes has no point of it."""
    votes = made_votes(np.linspace(-1, 1, 6), years=2)
    kept = ~((votes.state == 0) & (votes.year == 2001))
    fewer = Votes(votes.states, *(column[kept] for column in (
        votes.state, votes.rollcall, votes.day, votes.session, votes.year, votes.vote)))
    found = fit_ideal_points(fewer, high="S05")

    assert "S00" in found.in_year(2000).states
    assert "S00" not in found.in_year(2001).states


def test_a_state_that_does_not_vote_cannot_turn_the_scale():
    """The error names it, and says what to name instead."""
    with pytest.raises(KeyError, match="'USA' casts no vote in the first year; name a state"):
        fit_ideal_points(made_votes(np.linspace(-1, 1, 6)), high="USA")


def test_no_votes_are_no_points():
    """Without a vote there is nothing to place anybody by."""
    nothing = made_votes(np.linspace(-1, 1, 4), rollcalls=0)

    with pytest.raises(ValueError, match="there are no votes"):
        fit_ideal_points(nothing, high="S00")


@pytest.mark.parametrize(("x", "above"), [(0, 0.5), (1.2815515655, 0.1), (-1.6448536, 0.95),
                                          (8, 6.220960574e-16)])
def test_the_tail_of_the_normal_distribution(x, above):
    """Tabled probabilities, far out, too."""
    assert pytest.approx(above, rel=1e-6) == float(tail(np.array(float(x))))


@pytest.mark.slow
@pytest.mark.skipif(not COPIES.is_dir(), reason="the copies of data are missing")
def test_the_published_points_of_the_general_assembly(tmp_path):
    """In 72 of 76 years our points go along with Bailey, Strezhnev and Voeten's by 0.97 and more.

    Of the four others, 1955 has 37 roll calls, the copy of 1993 holds the votes of Monaco and
    Mongolia one for the other, and its 2022 holds two sessions.
    """
    folder = DataFolder(tmp_path)
    tables = [
        folder.table(add_files([COPIES / name], folder, today=date(2026, 1, 1)).id)
        for name in ("un_votes_1946_2022.parquet",
                     "un_idealpoints_bsv_jul2025_1946_2024.parquet")
    ]
    ours = fit_ideal_points(votes_of(tables[0]), high="USA")
    theirs = ideal_points_of(tables[1])
    found = {year: correlation(ours.in_year(year), theirs.in_year(year)) for year in ours.years}

    assert 76 == len(found)
    assert {1955, 1993, 2006, 2022} == {year for year, r in found.items() if r < 0.97}
    assert min(found.values()) > 0.93
    assert np.median([*found.values()]) > 0.985


def correlation(ours, theirs):
    """Return how far two placements of the states that both have go together."""
    pairs = [(ours.of(s), theirs.of(s)) for s in ours.states if s in theirs.states]
    known = np.array([pair for pair in pairs if None not in pair])
    return float(np.corrcoef(known.T)[0, 1])
